/// The sweeps again, edge by edge, for the rare points where a partial is infinite or nan.
///
/// The quick sweeps multiply every partial, also where no seed reaches, and 0·∞ is nan. Where they
/// end in nan, these decide: an edge that no nonzero seed reaches contributes exactly nothing, as
/// in the stepped passes. A nan never gets lost on its way to the result, so none is overlooked.
struct CarefulSweep {
  private let edges: [SlotEdge]
  private let slotCount: Int

  /// The edges of a program at its stored values and partials.
  init(_ program: Program, values: [Double], partials: [Double]) {
    var collector = EdgeCollector(program, values, partials)
    for instruction in program.instructions { collector.collect(instruction) }
    edges = collector.edges.filter { $0.source >= program.inputStart }
    slotCount = program.slotCount
  }

  /// The edges of a program at no particular point, for what depends on what.
  init(structureOf program: Program) {
    self.init(
      program, values: Array(repeating: 0, count: program.slotCount),
      partials: Array(repeating: 0, count: program.partialCount))
  }

  /// By slot: whether it depends on one of some slots (forward), or one of them on it (reverse).
  func reach(of slots: [Int], _ mode: Mode) -> [Bool] {
    var isReached = Array(repeating: false, count: slotCount)
    for slot in slots { isReached[slot] = true }
    switch mode {
    case .forward:
      for edge in edges where isReached[edge.source] { isReached[edge.target] = true }
    case .reverse:
      for edge in edges.reversed() where isReached[edge.target] { isReached[edge.source] = true }
    }
    return isReached
  }

  /// The tangents of all slots for seeds at some.
  func tangents(_ seeds: [(slot: Int, value: Double)]) -> [Double] {
    var state = Derivatives(slotCount, seeds)
    for edge in edges { state.carry(from: edge.source, to: edge.target, edge.partial) }
    return state.derivatives
  }

  /// The adjoints of all slots for seeds at some.
  func adjoints(_ seeds: [(slot: Int, value: Double)]) -> [Double] {
    var state = Derivatives(slotCount, seeds)
    for edge in edges.reversed() { state.carry(from: edge.target, to: edge.source, edge.partial) }
    return state.derivatives
  }

  private struct Derivatives {
    var derivatives: [Double]
    private var isReached: [Bool]

    init(_ count: Int, _ seeds: [(slot: Int, value: Double)]) {
      derivatives = Array(repeating: 0, count: count)
      isReached = Array(repeating: false, count: count)
      for (slot, value) in seeds where value != 0 {
        derivatives[slot] += value
        isReached[slot] = true
      }
    }

    mutating func carry(from: Int, to: Int, _ partial: Double) {
      guard isReached[from] else { return }
      derivatives[to] += derivatives[from] * partial
      isReached[to] = true
    }
  }
}

/// ∂(target)/∂(source) between two slots.
struct SlotEdge {
  let target: Int
  let source: Int
  let partial: Double
}

/// Walks a program and writes down each instruction's edges, by ascending target.
private struct EdgeCollector {
  private let values: [Double]
  private let partials: [Double]
  private let words: [Int32]
  private var word = 0
  private var partial = 0
  private var slot: Int
  private(set) var edges: [SlotEdge] = []

  init(_ program: Program, _ values: [Double], _ partials: [Double]) {
    self.values = values
    self.partials = partials
    words = program.words
    slot = program.inputSlots.upperBound
  }

  mutating func collect(_ instruction: Instruction) {
    switch instruction {
    case .add, .addCarry: binary(instruction) { _, _, _ in (1, 1) }
    case .sub, .subFromCarry, .subCarry: binary(instruction) { _, _, _ in (1, -1) }
    case .mul, .mulCarry, .squareCarry: binary(instruction) { a, b, _ in (b, a) }
    case .div, .divCarry, .divByCarry: binary(instruction) { _, b, y in (1 / b, -(y / b)) }
    case .neg, .negCarry: edge(source(instruction, 0), -1)
    case .exp, .expCarry: edge(source(instruction, 0), values[slot])
    case .function, .functionOfCarry, .functionOfLeft:
      edge(source(instruction, 0), takePartial())
    case .functionOfRight: edge(source(instruction, 1), takePartial())
    case .functionOfBoth:
      edge(source(instruction, 0), takePartial())
      edge(source(instruction, 1), takePartial())
    case .addBlock: block { _, _, _ in (1, 1) }
    case .subBlock: block { _, _, _ in (1, -1) }
    case .mulBlock: block { a, b, _ in (b, a) }
    case .divBlock: block { _, b, y in (1 / b, -(y / b)) }
    case .negBlock: unaryBlock { _ in -1 }
    case .functionBlock: unaryBlock { $0.takePartial() }
    case .sumChain: chain { _, item in [(item.left, 1)] }
    case .dotChain:
      chain { values, item in
        [(item.left, values[item.right]), (item.right, values[item.left])]
      }
    case .productChain: productChain()
    case .skip: skip()
    }
    slot += 1
    word += instruction.wordCount
  }

  private mutating func edge(_ source: Int, _ partial: Double) {
    edges.append(SlotEdge(target: slot, source: source, partial: partial))
  }

  private mutating func takePartial() -> Double {
    defer { partial += 1 }
    return partials[partial]
  }

  /// The slot of an operand; a carry is the slot before.
  private func source(_ instruction: Instruction, _ position: Int) -> Int {
    switch instruction.carry {
    case .none: Int(words[word + position])
    case .left: position == 0 ? slot - 1 : Int(words[word])
    case .right: position == 0 ? Int(words[word]) : slot - 1
    case .both: slot - 1
    }
  }

  private mutating func binary(
    _ instruction: Instruction, _ rule: (Double, Double, Double) -> (Double, Double)
  ) {
    let (left, right) = (source(instruction, 0), source(instruction, 1))
    let (leftPartial, rightPartial) = rule(values[left], values[right], values[slot])
    edge(left, leftPartial)
    edge(right, rightPartial)
  }

  private mutating func block(_ rule: (Double, Double, Double) -> (Double, Double)) {
    eachItem { walker, item in
      let partials = rule(
        walker.values[item.left], walker.values[item.right], walker.values[walker.slot])
      walker.edge(item.left, partials.0)
      walker.edge(item.right, partials.1)
      walker.slot += 1
    }
    slot -= 1
  }

  private mutating func unaryBlock(_ partial: (inout EdgeCollector) -> Double) {
    eachItem { walker, item in
      walker.edge(item.left, partial(&walker))
      walker.slot += 1
    }
    slot -= 1
  }

  private mutating func chain(
    _ rule: ([Double], (left: Int, right: Int)) -> [(source: Int, partial: Double)]
  ) {
    edge(Int(words[word + 1]), 1)
    eachItem { walker, item in
      for (source, partial) in rule(walker.values, item) { walker.edge(source, partial) }
    }
  }

  private mutating func productChain() {
    var items: [Int] = []
    eachItem { _, item in items.append(item.left) }
    var after = 1.0
    for (index, item) in items.enumerated().reversed() {
      edge(item, after * partials[partial + index])
      after *= values[item]
    }
    edge(Int(words[word + 1]), after)
    partial += items.count
  }

  private mutating func skip() {
    slot += Int(words[word]) - 1
    partial += Int(words[word + 1])
  }

  private mutating func eachItem(
    _ body: (inout EdgeCollector, (left: Int, right: Int)) -> Void
  ) {
    let run = words[word..<word + Instruction.addBlock.wordCount].map(Int.init)
    for k in 0..<run[0] { body(&self, (run[2] + k * run[3], run[4] + k * run[5])) }
  }
}
