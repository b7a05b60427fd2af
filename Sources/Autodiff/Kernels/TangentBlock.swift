/// The tangents of a block or a chain. Not inlined, for the reason given at `ValueBlock`.
struct TangentBlock<Lane: Lanes> {
  private let words: BlockWords
  private let values: UnsafePointer<Double>
  private let tangents: UnsafeMutablePointer<Lane>
  private let slot: Int
  private let inputStart: Int

  @inline(__always)
  init(
    _ words: BlockWords, values: UnsafePointer<Double>, tangents: UnsafeMutablePointer<Lane>,
    slot: Int, inputStart: Int
  ) {
    self.words = words
    self.values = values
    self.tangents = tangents
    self.slot = slot
    self.inputStart = inputStart
  }

  // Blocks return the number of their results.
  @inline(never)
  func add() -> Int { fill { left, right, _ in left + right } }

  @inline(never)
  func sub() -> Int { fill { left, right, _ in left - right } }

  @inline(never)
  func mul() -> Int { fill { left, right, at in left * at.right + right * at.left } }

  @inline(never)
  func div() -> Int { fill { left, right, at in (left - right * at.result) / at.right } }

  @inline(never)
  func neg() -> Int { fill { left, _, _ in -left } }

  /// Computes each result's tangent from the operands' tangents and the values.
  @inline(__always)
  private func fill(
    _ rule: (Lane, Lane, (left: Double, right: Double, result: Double)) -> Lane
  ) -> Int {
    let (a, b, y) = (values + words.left, values + words.right, values + slot)
    let (left, right, results) = (tangents + words.left, tangents + words.right, tangents + slot)
    let strides = (words.leftStride, words.rightStride)
    // A constant has no tangent: none is read.
    if words.left < inputStart {
      strided(Lane.self, words.count, strides) { k, i, j in
        results[k] = rule(.zero, right[j], (a[i], b[j], y[k]))
      }
    } else if words.right < inputStart {
      strided(Lane.self, words.count, strides) { k, i, j in
        results[k] = rule(left[i], .zero, (a[i], b[j], y[k]))
      }
    } else {
      strided(Lane.self, words.count, strides) { k, i, j in
        results[k] = rule(left[i], right[j], (a[i], b[j], y[k]))
      }
    }
    return words.count
  }

  @inline(never)
  func function(_ partials: UnsafePointer<Double>) -> Int {
    let (left, results) = (tangents + words.left, tangents + slot)
    strided(Lane.self, words.count, (words.leftStride, 0)) { k, i, _ in
      results[k] = left[i] * partials[k]
    }
    return words.count
  }
}

// Statements.
extension TangentBlock {
  /// Each may read the tangent of the one before, which stays in a register.
  @inline(never)
  func statement(_ partials: UnsafePointer<Double>) -> Int {
    let isCarried = words.isCarried(slot)
    var carry = tangents[slot &- 1]
    for k in 0..<words.count {
      let left = isCarried ? carry : tangents[words.left &+ k &* words.leftStride]
      let right = tangents[words.right &+ k &* words.rightStride]
      carry = left * partials[2 &* k] + right * partials[2 &* k &+ 1]
      tangents[slot &+ k] = carry
    }
    return words.count
  }
}

// Chains.
extension TangentBlock {
  @inline(never)
  func sum() -> Lane {
    var result = tangents[words.base]
    for k in 0..<words.count { result = result + tangents[words.left &+ k &* words.leftStride] }
    return result
  }

  @inline(never)
  func product(_ partials: UnsafePointer<Double>) -> (Lane, Int) {
    var result = tangents[words.base]
    for k in 0..<words.count {
      let item = words.left &+ k &* words.leftStride
      result = result * values[item] + tangents[item] * partials[k]
    }
    return (result, words.count)
  }
}
