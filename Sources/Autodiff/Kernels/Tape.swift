/// A recorded evaluation in its barest form: operations in order, constants, outputs.
///
/// `Scheduler` turns it into the `Program` that a `Kernel` sweeps.
public struct Tape: Sendable {
  package let inputCount: Int
  package let operations: [Operation]
  package let constants: [Double]
  /// The constants by index that were computed and came out as 0, subnormal or not finite.
  var wideConstants: [Int: WideNumber] = [:]
  /// References of y₁ … yₘ.
  package let outputs: [Int32]

  /// One operation in 12 bytes. A reference ≥ 0 is a node, inputs first, then operations; a
  /// reference < 0 is ~index into `constants`. A unary operation repeats its operand.
  public struct Operation: Sendable {
    /// The reference of the first operand.
    public let left: Int32
    /// The reference of the second operand.
    public let right: Int32
    /// What the operation computes.
    public let primitive: Primitive

    @inlinable
    init(_ primitive: Primitive, _ left: Int32, _ right: Int32) {
      self.left = left
      self.right = right
      self.primitive = primitive
    }
  }

  package var outputCount: Int { outputs.count }
}

extension Tape {
  /// The operations of a Wengert list, in its order.
  package init(_ list: WengertList) {
    inputCount = list.inputCount
    constants = list.constants.map(\.value)
    operations = list.operations.map { node in
      Operation(list.primitives[node], list.left[node], list.right[node])
    }
    for (index, constant) in list.constants.enumerated() where !constant.value.isNormal {
      wideConstants[index] = constant.expression.wideValue
    }
    outputs = list.outputs.map { output in
      // A constant output is a node after all operations whose left operand is the constant.
      output.node < list.operations.upperBound ? Int32(output.node) : list.left[output.node]
    }
  }
}
