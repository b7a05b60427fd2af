import Autodiff
import Canvas

/// What decides how large the pieces of a graph are: with another notation it is laid out anew.
package struct GraphNotation: Hashable, Sendable {
  package var script: Script
  /// What stands on the edges: the local partials as symbols, as numbers, or both.
  package var labels: Showing
  /// The columns up to which a local partial is written out on its edge.
  var longestSymbol = 18

  package init(script: Script = .unicode, labels: Showing = .both) {
    self.script = script
    self.labels = labels
  }

  /// The notation, and what to do with where its labels leave no room for the whole graph:
  /// symbols alone, then short ones alone. More nodes tell more than longer labels.
  var alternatives: [GraphNotation] {
    if labels == .numbers { return [self] }
    var symbols = self
    symbols.labels = .symbols
    return (labels == .both ? [self, symbols] : [self]) + [symbols.shortened]
  }

  /// Symbols alone, the longer ones by name.
  var shortened: GraphNotation {
    var short = self
    if labels == .both { short.labels = .symbols }
    short.longestSymbol = 11
    return short
  }
}

/// The words of a graph: titles, operations, labels, in a script.
struct GraphTexts: Sendable {
  let letters: Letters
  private let longestSymbol: Int
  private let writer: ExpressionText

  init(_ letters: Letters, longestSymbol: Int = GraphNotation().longestSymbol) {
    self.letters = letters
    self.longestSymbol = longestSymbol
    writer = ExpressionText(
      script: letters.script, inputs: letters.list.inputs,
      number: { NumberText.significant($0) })
  }

  private var list: WengertList { letters.list }
  private var script: Script { letters.script }

  /// w₆ = y₁, w₁ = x₁, or just w₃.
  func title(of node: Int) -> String {
    var names = [letters.primal(node)]
    if node < list.inputCount { names.append(letters.input(node)) }
    names += list.outputs(at: node).map(letters.output)
    return names.joined(separator: " = ")
  }

  /// The longest operation whose constants are written out.
  private static let longestOperation = 18

  /// w₃ + w₄; empty for an input, whose title says it all.
  func operation(of node: Int) -> String {
    if node < list.inputCount { return "" }
    let whole = writer.text(list.expression(of: node))
    if TextWidth.columns(of: whole) <= Self.longestOperation { return whole }
    return writer.text(list.expression(of: node).withConstantsAsNumbers)
  }

  /// The local partial in letters; its name ∂w₆/∂w₃ where the formula is too long for an edge,
  /// unless two edges would have the same name.
  func symbol(of edge: Edge) -> String {
    let formula = writer.text(list.partialExpression(edge))
    let operands = list.operands(of: edge.node)
    let isRepeated = operands.count > Set(operands).count
    if isRepeated || TextWidth.columns(of: formula) <= longestSymbol { return formula }
    let d = letters.partialSign
    return "\(d)\(letters.primal(edge.node))/\(d)\(letters.primal(list.operand(edge)))"
  }

  /// The letter of a pass's quantity: ẇ, w̄; a mere = in the primal one.
  private func letter(_ mode: Mode?) -> String {
    switch (mode, script) {
    case (nil, _): "="
    case (.forward, .unicode): "ẇ"
    case (.reverse, .unicode): "w̄"
    case (.forward, _): "dot"
    case (.reverse, _): "bar"
    }
  }

  /// What stands before a node's number in a box.
  func prefix(_ mode: Mode?, _ node: Int, _ boxes: GraphForm.Boxes) -> String {
    boxes == .roomy ? letters.symbol(node, mode) + " = " : letter(mode) + " "
  }

  func columns(_ text: String) -> Int { TextWidth.columns(of: text) }
}

extension Expression {
  /// The expression with each constant part as one number.
  fileprivate var withConstantsAsNumbers: Expression {
    guard case .apply(let primitive, let operands) = self else { return self }
    return .apply(primitive, operands.map { $0.isConstant ? .number($0.value { _ in 0 }) : $0 })
  }

  private var isConstant: Bool { symbols.isEmpty }
}
