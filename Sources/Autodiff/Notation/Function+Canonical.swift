extension Function {
  /// Each output as it was read, fully parenthesised: `((x1*x2)+sin(x1))`.
  ///
  /// Reads back as the same function. Where shared definitions would make the text many times
  /// longer than the function, or where it would nest deeper than the reader allows, it is a
  /// list of definitions with the output's expression last: `v1 = …; v2 = …; (v1*v2)`.
  package var canonical: [String] {
    var printer = CanonicalPrinter(self)
    return outputs.map { printer.text(of: $0.term) }
  }
}

/// Prints terms in canonical form, in time linear in the terms that an output needs.
private struct CanonicalPrinter {
  private let function: Function
  /// How often each term is used by the terms that the output needs; kept 0 between outputs.
  private var uses: [Int32]
  /// The length of each term's text in words, and the levels in it.
  private var sizes: [Int]
  private var depths: [Int32]
  /// The number of the definition that stands for a term, or 0.
  private var definitions: [Int32]
  private let letter: String
  /// Numbers with their minus signs, which the reader takes as numbers.
  private var literals: [Int: Double] = [:]

  /// A text at most this many times longer than the function is written without definitions.
  private static let maximumGrowth = 4
  private static let shortText = 200
  /// Definitions keep levels this low, so that each can be taken in.
  private static let definitionDepth: Int32 = 100

  init(_ function: Function) {
    self.function = function
    uses = Array(repeating: 0, count: function.terms.count)
    sizes = uses.map { _ in 0 }
    depths = uses
    definitions = uses
    letter = Self.freeLetter(function.inputs)
    for (index, term) in function.terms.enumerated() {
      guard case .unary(.neg, let operand) = term, let value = literal(Int(operand)) else {
        continue
      }
      literals[index] = -value
    }
  }

  private func literal(_ index: Int) -> Double? {
    if case .number(let value) = function.terms[index] { return value }
    return literals[index]
  }

  /// What definitions are called, so that none is an input's name.
  private static func freeLetter(_ inputs: [String]) -> String {
    let stems = Set(inputs.filter { $0.utf8.first == 0x76 }.map { $0.prefix { !$0.isNumber } })
    var letter = "v"
    while stems.contains(letter[...]) { letter += "v" }
    return letter
  }

  mutating func text(of output: Int) -> String {
    let needed = neededTerms(output)
    defer { for index in needed { uses[index] = 0 } }
    for index in needed { measure(index, isLast: index == output, inline: true) }
    let isShort = sizes[output] <= max(Self.shortText, Self.maximumGrowth * needed.count)
    if isShort && depths[output] <= Self.maximumDepth { return written(output) }
    return definitionList(needed, output)
  }

  /// The terms that an output needs, in the order of the text; counts their uses.
  private mutating func neededTerms(_ output: Int) -> [Int] {
    var needed = [output]
    var next = 0
    uses[output] = 1
    while next < needed.count {
      if let (a, b) = operands(needed[next]) {
        use(a, &needed)
        if let b { use(b, &needed) }
      }
      next += 1
    }
    return needed.sorted()
  }

  private mutating func use(_ index: Int, _ needed: inout [Int]) {
    if uses[index] == 0 { needed.append(index) }
    uses[index] += 1
  }

  /// The operands of a term; nil for one without.
  private func operands(_ index: Int) -> (Int, Int?)? {
    switch function.terms[index] {
    case .input, .number, .named: nil
    case .unary(_, let a): literals[index] == nil ? (Int(a), nil) : nil
    case .binary(_, let a, let b): (Int(a), Int(b))
    }
  }

  private static let largestSize = Int(Int32.max)

  /// Finds a term's size and levels from its operands'. Without `inline`, makes it a definition
  /// where it is shared or too deep, which leaves a name of size 1.
  private mutating func measure(_ index: Int, isLast: Bool, inline: Bool) {
    var size = 1
    var depth: Int32 = 0
    let operands = operands(index)
    if let (a, b) = operands {
      size = min(Self.largestSize, size + sizes[a] + (b.map { sizes[$0] } ?? 0))
      depth = max(depths[a], b.map { depths[$0] } ?? 0)
    }
    depth += levels(function.terms[index])
    let isLeaf = operands == nil
    if !inline && !isLeaf && !isLast && (uses[index] > 1 || depth >= Self.definitionDepth) {
      definitionCount += 1
      definitions[index] = definitionCount
      size = 1
      depth = 0
    }
    sizes[index] = size
    depths[index] = depth
  }

  private var definitionCount: Int32 = 0

  /// The levels of nesting that the reader counts for a term by itself: a bracket, whatever
  /// stands before it.
  private func levels(_ term: Term) -> Int32 {
    switch term {
    case .input, .number, .named: 0
    case .unary, .binary: 1
    }
  }

  /// The reader's limit, less what a last negative number or power takes.
  private static let maximumDepth = ReadingProblem.Limit.nesting.maximum - 2

  private mutating func definitionList(_ needed: [Int], _ output: Int) -> String {
    definitionCount = 0
    var lines: [String] = []
    for index in needed {
      measure(index, isLast: index == output, inline: false)
      guard definitions[index] > 0 else { continue }
      let name = definitions[index]
      // The definition itself is written out; everything after it says its name.
      definitions[index] = 0
      lines.append("\(letter)\(name) = \(written(index))")
      definitions[index] = name
    }
    lines.append(written(output))
    for index in needed { definitions[index] = 0 }
    return lines.joined(separator: "; ")
  }
}

// Writing, with a stack of its own in place of recursion.
extension CanonicalPrinter {
  private enum Piece {
    case term(Int32)
    case sign(UInt8)
  }

  private func written(_ index: Int) -> String {
    var result: [UInt8] = []
    var stack: [Piece] = [.term(Int32(index))]
    while let piece = stack.popLast() {
      switch piece {
      case .sign(let sign): result.append(sign)
      case .term(let term) where definitions[Int(term)] > 0:
        result.append(contentsOf: "\(letter)\(definitions[Int(term)])".utf8)
      case .term(let term):
        if let value = literals[Int(term)] {
          result.append(contentsOf: Self.number(value).utf8)
        } else {
          write(function.terms[Int(term)], &result, &stack)
        }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Writes the beginning of a term, and leaves the rest on the stack.
  private func write(_ term: Term, _ result: inout [UInt8], _ stack: inout [Piece]) {
    let closing = Piece.sign(UInt8(ascii: ")"))
    switch term {
    case .input(let index): result.append(contentsOf: function.inputs[Int(index)].utf8)
    case .named(let constant): result.append(contentsOf: constant.rawValue.utf8)
    case .number(let value): result.append(contentsOf: Self.number(value).utf8)
    case .unary(let primitive, let a):
      result.append(contentsOf: (primitive == .neg ? "(-" : primitive.name + "(").utf8)
      stack += [closing, .term(a)]
    case .binary(let primitive, let a, let b):
      // (e^u) would be read as the exponential.
      let isPowerOfE = primitive == .pow && function.terms[Int(a)] == .named(.e)
      let sign = isPowerOfE ? nil : Self.sign(primitive)
      if sign == nil { result.append(contentsOf: primitive.name.utf8) }
      result.append(UInt8(ascii: "("))
      stack += [closing, .term(b), .sign(sign ?? UInt8(ascii: ",")), .term(a)]
    }
  }

  /// The sign between the operands, for what is written with one.
  private static func sign(_ primitive: Primitive) -> UInt8? {
    switch primitive.row.form {
    case .infix(let sign, _): sign.utf8.first
    case .power: UInt8(ascii: "^")
    case .prefix, .function: nil
    }
  }

  private static func number(_ value: Double) -> String {
    let text = NumberText.roundTrip(value)
    return value.sign == .minus ? "(\(text))" : text
  }
}
