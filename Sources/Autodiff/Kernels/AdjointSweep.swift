/// The reverse sweep: each result pays its adjoint times the local partial to its operands.
///
/// Before the sweep every adjoint but the seeds' is zero; after it every adjoint but the inputs'
/// and the constants'. Griewank & Walther, section 3.2 (incremental reverse). Unsafe pointers for
/// the reason given at `ValueSweep`.
struct AdjointSweep<Lane: Lanes> {
  let values: UnsafePointer<Double>
  let adjoints: UnsafeMutablePointer<Lane>
  /// The partials, words and slots of the instructions to come end here.
  var partials: UnsafePointer<Double>
  var words: UnsafePointer<Int32>
  var slot: Int
  let inputStart: Int
  /// What the instruction just swept pays to the slot before its own, kept in a register.
  var pending = Lane.zero

  @inline(__always)
  mutating func perform(_ instruction: Instruction) {
    words -= instruction.wordCount
    slot &-= 1
    let bar = adjoints[slot] + pending
    adjoints[slot] = .zero
    pending = .zero
    switch instruction {
    case .add: pay(bar, bar)
    case .addCarry: pay(bar, carry: bar)
    case .sub: pay(bar, -bar)
    case .subFromCarry: pay(-bar, carry: bar)
    case .subCarry: pay(bar, carry: -bar)
    case .mul: pay(bar * operand(1), bar * operand(0))
    case .mulCarry: pay(bar * values[slot &- 1], carry: bar * operand(0))
    case .squareCarry: pending = bar * (2 * values[slot &- 1])
    case .div: payQuotient(bar / operand(1))
    case .divCarry: payQuotient(ofCarry: bar / operand(0))
    case .divByCarry: payQuotient(byCarry: bar / values[slot &- 1])
    case .neg: pay(-bar)
    case .negCarry: pending = -bar
    case .exp: pay(bar * values[slot])
    case .expCarry: pending = bar * values[slot]
    case .function, .functionOfLeft: pay(bar * takePartial())
    case .functionOfCarry: pending = bar * takePartial()
    case .functionOfRight: pay(bar * takePartial(), at: 1)
    case .functionOfBoth: payBoth(bar)
    case .addBlock: open(bar).add()
    case .subBlock: open(bar).sub()
    case .mulBlock: open(bar).mul()
    case .divBlock: open(bar).div()
    case .negBlock: open(bar).neg()
    case .functionBlock: openStoring(bar).function(partials)
    case .sumChain: chain.sum(bar)
    case .dotBlock: payDots(bar)
    case .productChain: storingChain.product(bar, partials)
    case .statementBlock: openStoring(bar, partialsPerItem: 2).statement(partials)
    case .skip: skip()
    }
  }

  @inline(__always)
  private func operand(_ position: Int) -> Double { values[Int(words[position])] }

  @inline(__always)
  private mutating func takePartial() -> Double {
    partials -= 1
    return partials[0]
  }

  @inline(__always)
  private func pay(_ amount: Lane, at position: Int = 0) {
    let slot = Int(words[position])
    adjoints[slot] = adjoints[slot] + amount
  }

  @inline(__always)
  private func pay(_ left: Lane, _ right: Lane) {
    pay(left)
    pay(right, at: 1)
  }

  @inline(__always)
  private mutating func pay(_ amount: Lane, carry: Lane) {
    pay(amount)
    pending = carry
  }

  /// The partials were stored left, then right.
  @inline(__always)
  private mutating func payBoth(_ bar: Lane) {
    pay(bar * takePartial(), at: 1)
    pay(bar * takePartial())
  }

  // y = a/b: ā += ȳ/b, b̄ −= (ȳ/b)·y.
  @inline(__always)
  private func payQuotient(_ share: Lane) { pay(share, -(share * values[slot])) }

  @inline(__always)
  private mutating func payQuotient(ofCarry share: Lane) {
    pay(-(share * values[slot]), carry: share)
  }

  @inline(__always)
  private mutating func payQuotient(byCarry share: Lane) {
    pay(share, carry: -(share * values[slot]))
  }
}

extension AdjointSweep {
  /// What is left out has the adjoint zero and pays nothing.
  @inline(__always)
  private mutating func skip() {
    slot &-= Int(words[0]) &- 1
    partials -= Int(words[1])
  }

  @inline(__always)
  private var chain: AdjointBlock<Lane> {
    AdjointBlock(
      BlockWords(words), values: values, adjoints: adjoints, slot: slot, inputStart: inputStart)
  }

  @inline(__always)
  private var storingChain: AdjointBlock<Lane> {
    mutating get {
      partials -= Int(words[0])
      return chain
    }
  }

  /// Moves to the first slot of a block whose last result has the adjoint `lastBar`.
  @inline(__always)
  private mutating func open(_ lastBar: Lane) -> AdjointBlock<Lane> {
    moveToFirst(lastBar)
    return chain
  }

  @inline(__always)
  private mutating func moveToFirst(_ lastBar: Lane) {
    adjoints[slot] = lastBar
    slot &-= Int(words[0]) &- 1
  }

  @inline(__always)
  private mutating func payDots(_ lastBar: Lane) {
    moveToFirst(lastBar)
    AdjointDots(words: DotWords(words), values: values, adjoints: adjoints).pay(slot)
  }

  @inline(__always)
  private mutating func openStoring(
    _ lastBar: Lane, partialsPerItem: Int = 1
  ) -> AdjointBlock<Lane> {
    partials -= Int(words[0]) &* partialsPerItem
    return open(lastBar)
  }
}
