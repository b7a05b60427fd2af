/// The values of a block or a chain.
///
/// Each operation has a function of its own, which is not inlined: so the sweep's loop stays small
/// enough for its state to live in registers.
struct ValueBlock {
  private let words: BlockWords
  private let left: UnsafeMutablePointer<Double>
  private let right: UnsafeMutablePointer<Double>
  private let results: UnsafeMutablePointer<Double>
  private let values: UnsafeMutablePointer<Double>

  @inline(__always)
  init(_ words: BlockWords, values: UnsafeMutablePointer<Double>, slot: Int) {
    self.words = words
    self.values = values
    left = values + words.left
    right = values + words.right
    results = values + slot
  }

  // Blocks return the number of their results.
  @inline(never)
  func add() -> Int { fill { $0 + $1 } }

  @inline(never)
  func sub() -> Int { fill { $0 - $1 } }

  @inline(never)
  func mul() -> Int { fill { $0 * $1 } }

  @inline(never)
  func div() -> Int { fill { $0 / $1 } }

  @inline(never)
  func neg() -> Int { fill { left, _ in -left } }

  @inline(__always)
  private func fill(_ operation: (Double, Double) -> Double) -> Int {
    strided(Double.self, words.count, (words.leftStride, words.rightStride)) { k, i, j in
      results[k] = operation(left[i], right[j])
    }
    return words.count
  }

  @inline(never)
  func function(_ partials: UnsafeMutablePointer<Double>) -> Int {
    for k in 0..<words.count {
      (results[k], partials[k]) = KernelFunction.linearized(
        words.extra, left[k &* words.leftStride])
    }
    return words.count
  }

  // Chains, from the base on: each sum and product is rounded, as in the stepped passes.
  @inline(never)
  func sum() -> Double {
    var result = values[words.base]
    for k in 0..<words.count { result += left[k &* words.leftStride] }
    return result
  }

  /// Stores the product before each item: times the items after it, that is the item's partial.
  @inline(never)
  func product(_ partials: UnsafeMutablePointer<Double>) -> (Double, Int) {
    var result = values[words.base]
    for k in 0..<words.count {
      partials[k] = result
      result *= left[k &* words.leftStride]
    }
    return (result, words.count)
  }
}
