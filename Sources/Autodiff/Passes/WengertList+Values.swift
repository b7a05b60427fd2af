extension WengertList {
  /// The primal values w₁ … w_N at a point x ∈ ℝⁿ.
  ///
  /// Outside a domain a value is nan or infinite and the evaluation goes on. Where one comes out
  /// so, or underflows, all are held against what doubles would give if their exponents had no
  /// end, and take that where it differs: ln(exp(x)) at 1000 is 1000.
  package func values(at point: [Double]) -> [Double] {
    precondition(point.count == inputCount, "a point has one value per input")
    var values = point
    values.reserveCapacity(count)
    for node in nodes.dropFirst(inputCount) { values.append(plainValue(of: node, values)) }
    guard hasDoubtfulValue(values) else { return values }
    return EvaluatedTape<Double>(Tape(self), at: point).values + values[constantStart...]
  }

  var rangeWatch: RangeWatch { RangeWatch(operationCount: operations.count) }

  /// Whether a value may owe something to the range of doubles.
  func hasDoubtfulValue(_ values: [Double]) -> Bool {
    let watch = rangeWatch
    return operations.contains { node in
      !values[node].isNormal
        && watch.doubts(
          values[node], of: primitives[node].row, operandValue(left[node], values),
          operandValue(right[node], values))
    }
  }

  /// What doubles give for a node at the stored values of its operands.
  @inline(__always)
  private func plainValue(of node: Int, _ values: [Double]) -> Double {
    let a = operandValue(left[node], values)
    guard node < constantStart else { return a }
    return primitives[node].row.value(a, operandValue(right[node], values))
  }

  /// Whether a node's value was taken with wider exponents: in doubles its operands don't give it.
  package func isWidened(_ node: Int, _ values: [Double]) -> Bool {
    guard operations.contains(node), !values[node].isNaN, hasExtremeOperand(node, values) else {
      return false
    }
    return plainValue(of: node, values) != values[node]
  }

  /// Doubles and wide numbers differ only where an operand is 0, subnormal or not finite.
  private func hasExtremeOperand(_ node: Int, _ values: [Double]) -> Bool {
    !operandValue(left[node], values).isNormal
      || (primitives[node].arity > 1 && !operandValue(right[node], values).isNormal)
  }
}
