/// What the results of a block or a chain pay to their operands.
///
/// Constants are skipped. Not inlined, for the reason given at `ValueBlock`.
struct AdjointBlock<Lane: Lanes> {
  private let words: BlockWords
  private let values: UnsafePointer<Double>
  private let adjoints: UnsafeMutablePointer<Lane>
  private let slot: Int
  private let inputStart: Int

  @inline(__always)
  init(
    _ words: BlockWords, values: UnsafePointer<Double>, adjoints: UnsafeMutablePointer<Lane>,
    slot: Int, inputStart: Int
  ) {
    self.words = words
    self.values = values
    self.adjoints = adjoints
    self.slot = slot
    self.inputStart = inputStart
  }

  @inline(never)
  func add() { pay({ bar, _, _ in bar }, { bar, _, _ in bar }) }

  @inline(never)
  func sub() { pay({ bar, _, _ in bar }, { bar, _, _ in -bar }) }

  @inline(never)
  func mul() { pay({ bar, other, _ in bar * other }, { bar, other, _ in bar * other }) }

  @inline(never)
  func div() {
    let (divisors, results) = (values + words.right, values + slot)
    pay(
      { bar, divisor, _ in bar / divisor },
      { bar, _, k in -(bar * (results[k] / divisors[k &* words.rightStride])) })
  }

  @inline(never)
  func neg() {
    payLeft { bar, _, _ in -bar }
    clear()
  }

  @inline(never)
  func function(_ partials: UnsafePointer<Double>) {
    payLeft { bar, _, k in bar * partials[k] }
    clear()
  }

  /// What a result pays, from its adjoint, the other operand and its number in the block.
  private typealias Share = (Lane, Double, Int) -> Lane

  /// Pays both operands. Single numbers have one loop per operand, each a stream of
  /// multiply-adds; numbers in lanes have one loop, which reads each adjoint once.
  @inline(__always)
  private func pay(_ left: Share, _ right: Share) {
    guard Lane.laneCount > 1, words.left >= inputStart, words.right >= inputStart else {
      payLeft(left)
      payRight(right)
      return clear()
    }
    let (leftValues, rightValues) = (values + words.left, values + words.right)
    let (leftBars, rightBars) = (adjoints + words.left, adjoints + words.right)
    for k in 0..<words.count {
      let (i, j) = (k &* words.leftStride, k &* words.rightStride)
      let bar = adjoints[slot &+ k]
      adjoints[slot &+ k] = .zero
      leftBars[i] = leftBars[i] + left(bar, rightValues[j], k)
      rightBars[j] = rightBars[j] + right(bar, leftValues[i], k)
    }
  }

  @inline(__always)
  private func payLeft(_ share: Share) {
    pay((words.left, words.leftStride), (words.right, words.rightStride), share)
  }

  @inline(__always)
  private func payRight(_ share: Share) {
    pay((words.right, words.rightStride), (words.left, words.leftStride), share)
  }

  @inline(__always)
  private func pay(
    _ own: (slot: Int, stride: Int), _ other: (slot: Int, stride: Int), _ share: Share
  ) {
    guard own.slot >= inputStart else { return }
    let (targets, bars, others) = (adjoints + own.slot, adjoints + slot, values + other.slot)
    strided(Lane.self, words.count, (own.stride, other.stride)) { k, i, j in
      targets[i] = targets[i] + share(bars[k], others[j], k)
    }
  }

  @inline(__always)
  private func clear() {
    for k in 0..<words.count { adjoints[slot &+ k] = .zero }
  }
}

// Statements.
extension AdjointBlock {
  /// From the last on, since each may read the result of the one before: what it pays there stays
  /// in a register.
  @inline(never)
  func statement(_ partials: UnsafePointer<Double>) {
    let isCarried = words.isCarried(slot)
    var pending = Lane.zero
    var right = adjoints + (words.right &+ (words.count &- 1) &* words.rightStride)
    for k in stride(from: words.count &- 1, through: 0, by: -1) {
      let bar = adjoints[slot &+ k] + pending
      adjoints[slot &+ k] = .zero
      right[0] = right[0] + bar * partials[2 &* k &+ 1]
      right -= words.rightStride
      pending = bar * partials[2 &* k]
      if !isCarried {
        pay(pending, to: words.left &+ k &* words.leftStride)
        pending = .zero
      }
    }
    if isCarried { pay(pending, to: words.left) }
  }

  @inline(__always)
  private func pay(_ amount: Lane, to slot: Int) { adjoints[slot] = adjoints[slot] + amount }
}

// Chains: all items meet the one adjoint of the result.
extension AdjointBlock {
  @inline(never)
  func sum(_ bar: Lane) {
    let targets = adjoints + words.left
    strided(Lane.self, words.count, (words.leftStride, 0)) { _, i, _ in
      targets[i] = targets[i] + bar
    }
    payBase(bar)
  }

  /// The stored partial is the product of all before an item; `bar` gathers those after it.
  @inline(never)
  func product(_ bar: Lane, _ partials: UnsafePointer<Double>) {
    var bar = bar
    let (targets, items) = (adjoints + words.left, values + words.left)
    for k in stride(from: words.count &- 1, through: 0, by: -1) {
      let i = k &* words.leftStride
      targets[i] = targets[i] + bar * partials[k]
      bar = bar * items[i]
    }
    payBase(bar)
  }

  @inline(__always)
  private func payBase(_ bar: Lane) { adjoints[words.base] = adjoints[words.base] + bar }
}
