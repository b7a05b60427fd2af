/// Computes statements: values and partials with respect to their two inputs, side by side.
///
/// Whole statements are preaccumulated (Griewank & Walther, section 10.2): only two partials are
/// stored however long the body, and a reverse sweep pays two operands instead of walking it.
/// Inside a body the partials go forward, because two of them fit one register. Values are those
/// of the operations one by one; a derivative is that of the same products, multiplied in
/// another order. Unsafe pointers for the reason given at `ValueSweep`.
struct StatementSweep {
  /// Room for the longest body: constants first, whose partials are zero.
  let duals: UnsafeMutablePointer<Dual>
  let steps: UnsafeBufferPointer<BodyStep>
  let starts: UnsafeBufferPointer<Int32>
  let inputStart: Int

  /// Fills the results of statements with one body, and two partials each; returns their number.
  @inline(never)
  func fill(
    _ block: BlockWords, _ values: UnsafeMutablePointer<Double>, _ slot: Int,
    _ partials: UnsafeMutablePointer<Double>
  ) -> Int {
    // There is no statement without steps.
    guard let steps = steps.baseAddress else { return 0 }
    let first = steps + Int(starts[Int(block.extra)])
    let inputs = duals + inputStart
    var stored = UnsafeMutableRawPointer(partials)
    let isCarried = block.isCarried(slot)
    var right = values + block.right
    var input = Dual(values[block.left], SIMD2(1, 0))
    inputs[0] = input
    inputs[1].partials = SIMD2(0, 1)
    for k in 0..<block.count {
      if !isCarried {
        input.values = SIMD2(repeating: values[block.left &+ k &* block.leftStride])
      }
      inputs[0].values = input.values
      inputs[1].values = SIMD2(repeating: right[0])
      let sweep = BodySweep(duals: UnsafeRawPointer(duals))
      let result = sweep.result(of: first, input, inputs + 2)
      input.values = result.values
      values[slot &+ k] = result.value
      // Not aligned as a vector is: functions store one partial each.
      stored.storeBytes(of: result.partials, as: SIMD2<Double>.self)
      stored += MemoryLayout<SIMD2<Double>>.size
      right += block.rightStride
    }
    return block.count
  }
}

/// The sweep over one body.
private struct BodySweep {
  let duals: UnsafeRawPointer

  /// The result of a body whose steps begin somewhere, its first input as the first carry.
  @inline(__always)
  func result(
    of first: UnsafePointer<BodyStep>, _ input: Dual, _ results: UnsafeMutablePointer<Dual>
  ) -> Dual {
    var (step, result) = (first, results)
    var carry = input
    while true {
      switch step.pointee.kind {
      case .add: carry = left(step) + right(step)
      case .addCarry: carry = carry + left(step)
      case .sub: carry = left(step) - right(step)
      case .subFromCarry: carry = carry - left(step)
      case .subCarry: carry = left(step) - carry
      case .mul: carry = left(step) * right(step)
      case .mulCarry: carry = carry * left(step)
      case .squareCarry: carry = carry.squared
      case .addProduct: carry = carry + left(step) * right(step)
      case .div: carry = left(step) / right(step)
      case .divCarry: carry = carry / left(step)
      case .divByCarry: carry = left(step) / carry
      case .divBySum: carry = carry / (left(step) + right(step))
      case .neg: carry = -left(step)
      case .negCarry: carry = -carry
      case .exp: carry = left(step).exponential
      case .expCarry: carry = carry.exponential
      case .expOfNegative: carry = (-left(step)).exponential
      case .expOfNegativeCarry: carry = (-carry).exponential
      case .sin: carry = left(step).sine
      case .sinCarry: carry = carry.sine
      case .function: carry = left(step).through(step.pointee.primitive)
      case .functionOfCarry: carry = carry.through(step.pointee.primitive)
      case .functionOfLeft: carry = function(step, (left: true, right: false))
      case .functionOfRight: carry = function(step, (left: false, right: true))
      case .functionOfBoth: carry = function(step, (left: true, right: true))
      case .end: return carry
      }
      result.pointee = carry
      result += 1
      step += 1
    }
  }

  @inline(__always)
  private func left(_ step: UnsafePointer<BodyStep>) -> Dual {
    duals.load(fromByteOffset: Int(step.pointee.left), as: Dual.self)
  }

  @inline(__always)
  private func right(_ step: UnsafePointer<BodyStep>) -> Dual {
    duals.load(fromByteOffset: Int(step.pointee.right), as: Dual.self)
  }

  @inline(__always)
  private func function(
    _ step: UnsafePointer<BodyStep>, _ isVariable: (left: Bool, right: Bool)
  ) -> Dual {
    Dual.applied(step.pointee.primitive, left(step), right(step), isVariable: isVariable)
  }
}
