/// ∂(target)/∂(source) between two slots.
struct SlotEdge {
  let target: Int
  let source: Int
  let partial: Double
}

/// Walks a program and writes down each instruction's edges, those of what it reads first.
struct EdgeCollector {
  private let values: [Double]
  private let partials: [Double]
  private let program: Program
  private var word = 0
  private var partial = 0
  private var slot: Int
  private(set) var edges: [SlotEdge] = []
  /// The slots of the program, and those that the results inside statements get here.
  private(set) var slotCount: Int

  init(walking program: Program, _ values: [Double], _ partials: [Double]) {
    self.values = values
    self.partials = partials
    self.program = program
    slot = program.inputSlots.upperBound
    slotCount = program.slotCount
    for instruction in program.instructions { collect(instruction) }
  }

  private var words: [Int32] { program.words }

  private mutating func collect(_ instruction: Instruction) {
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
    case .sumChain: sumChain()
    case .dotBlock: dots()
    case .productChain: productChain()
    case .statementBlock: statements()
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

  private mutating func sumChain() {
    edge(Int(words[word + 1]), 1)
    eachItem { walker, item in walker.edge(item.left, 1) }
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

  private mutating func dots() {
    let dots = words.withUnsafeBufferPointer { $0.baseAddress.map { DotWords($0 + word) } }
    guard let dots else { return }
    for row in 0..<dots.rows.count {
      let (base, left, right) = dots.row(row)
      edge(base, 1)
      for k in 0..<dots.itemCount {
        let (i, j) = (left + k * dots.leftStride, right + k * dots.rightStride)
        edge(i, values[j])
        edge(j, values[i])
      }
      slot += 1
    }
    slot -= 1
  }

  private mutating func statements() {
    let body = program.bodies.operations[Int(words[word + 1])]
    eachItem { walker, item in
      walker.statement(body, [item.left, item.right])
      walker.slot += 1
    }
    slot -= 1
  }

  /// The edges inside a statement: its results get slots beyond the program's, but the last.
  private mutating func statement(_ body: [BodyOperation], _ inputs: [Int]) {
    let constantCount = program.inputStart
    var slots = Array(0..<constantCount) + inputs
    var numbers = slots.map { values[$0] }
    for (index, operation) in body.enumerated() {
      let target = index == body.count - 1 ? slot : slotCount + index
      let (left, right) = (Int(operation.left), Int(operation.right))
      let row = KernelFunction.row(Int32(operation.primitive.rawValue))
      let (a, b) = (numbers[left], numbers[right])
      let value = row.value(a, b)
      for (partial, operand) in zip(row.partials, [left, right]) where operand >= constantCount {
        edges.append(
          SlotEdge(target: target, source: slots[operand], partial: partial.value(a, b, value)))
      }
      slots.append(target)
      numbers.append(value)
    }
    slotCount += body.count - 1
    partial += 2
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
