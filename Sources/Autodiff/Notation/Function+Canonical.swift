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

  /// A text at most this many times longer than the function is written without definitions.
  private static let maximumGrowth = 4
  private static let shortText = 200
  /// Definitions keep levels this low, well under the reader's limit.
  private static let maximumDepth: Int32 = 100

  init(_ function: Function) {
    self.function = function
    uses = Array(repeating: 0, count: function.terms.count)
    sizes = uses.map { _ in 0 }
    depths = uses
    definitions = uses
    letter = Self.freeLetter(function.inputs)
  }

  /// What definitions are called, so that none is an input's name.
  private static func freeLetter(_ inputs: [String]) -> String {
    let stems = Set(inputs.map { $0.prefix { !$0.isNumber } })
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
      for operand in operands(needed[next]) {
        if uses[operand] == 0 { needed.append(operand) }
        uses[operand] += 1
      }
      next += 1
    }
    return needed.sorted()
  }

  private func operands(_ index: Int) -> [Int] {
    switch function.terms[index] {
    case .input, .number, .named: []
    case .unary(_, let a): [Int(a)]
    case .binary(_, let a, let b): [Int(a), Int(b)]
    }
  }

  private static let largestSize = Int(Int32.max)

  /// Finds a term's size and levels from its operands'. Without `inline`, makes it a definition
  /// where it is shared or too deep, which leaves a name of size 1.
  private mutating func measure(_ index: Int, isLast: Bool, inline: Bool) {
    var size = 1
    var depth: Int32 = 0
    for operand in operands(index) {
      size = min(Self.largestSize, size + sizes[operand])
      depth = max(depth, depths[operand])
    }
    depth += levels(function.terms[index])
    let isLeaf = operands(index).isEmpty
    if !inline && !isLeaf && !isLast && (uses[index] > 1 || depth >= Self.maximumDepth) {
      definitionCount += 1
      definitions[index] = definitionCount
      size = 1
      depth = 0
    }
    sizes[index] = size
    depths[index] = depth
  }

  private var definitionCount: Int32 = 0

  /// The levels of nesting that the reader counts for a term by itself.
  private func levels(_ term: Term) -> Int32 {
    switch term {
    case .number(let value): value.sign == .minus ? 2 : 0
    case .input, .named: 0
    case .unary(.neg, _), .binary(.pow, _, _): 2
    case .unary, .binary: 1
    }
  }

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
    case term(Int)
    case text(String)
  }

  private func written(_ index: Int) -> String {
    var result = ""
    var stack: [Piece] = [.term(index)]
    while let piece = stack.popLast() {
      switch piece {
      case .text(let text): result += text
      case .term(let term) where definitions[term] > 0: result += "\(letter)\(definitions[term])"
      case .term(let term): stack += pieces(function.terms[term]).reversed()
      }
    }
    return result
  }

  private func pieces(_ term: Term) -> [Piece] {
    switch term {
    case .input(let index): [.text(function.inputs[Int(index)])]
    case .named(let constant): [.text(constant.rawValue)]
    case .number(let value): [.text(Self.number(value))]
    case .unary(.neg, let a): [.text("(-"), .term(Int(a)), .text(")")]
    case .unary(let primitive, let a):
      [.text(primitive.name + "("), .term(Int(a)), .text(")")]
    case .binary(let primitive, let a, let b): pieces(primitive, Int(a), Int(b))
    }
  }

  private func pieces(_ primitive: Primitive, _ a: Int, _ b: Int) -> [Piece] {
    switch primitive.row.form {
    case .infix(let sign, _): [.text("("), .term(a), .text(sign), .term(b), .text(")")]
    case .power: [.text("("), .term(a), .text("^"), .term(b), .text(")")]
    case .prefix, .function:
      [.text(primitive.name + "("), .term(a), .text(","), .term(b), .text(")")]
    }
  }

  private static func number(_ value: Double) -> String {
    let text = NumberText.roundTrip(value)
    return value.sign == .minus ? "(\(text))" : text
  }
}
