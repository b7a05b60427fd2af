/// The values of a list with the inputs kept as letters.
///
/// Each formula may grow exponentially along the list (expression swell), while a number never
/// does; past a limit a node has no formula.
package struct PaperValues: Sendable {
  package let list: WengertList
  /// The most nodes that a formula may have.
  package let limit: Int
  /// wᵢ written through to the inputs, in the letters w₁ … wₙ: exp(w₁ − w₂).
  package private(set) var through: [Expression?] = []
  /// wᵢ in the letters x₁ … xₙ, simplified.
  private(set) var inInputs: [Expression?] = []

  package static let defaultLimit = 400
  /// Longer lists have no formulas at all: nobody reads them.
  package static let longestList = 2_000

  /// The most nodes that all formulas of a list, or of a pass over it, may have together before
  /// they are simplified.
  package static let mostWork = 40_000

  package init(_ list: WengertList, limit: Int = PaperValues.defaultLimit) {
    self.list = list
    self.limit = limit
    guard list.count <= Self.longestList else { return }
    var rest = Self.mostWork
    for node in list.nodes {
      let isInput = node < list.inputCount
      let expression = isInput ? Expression.node(node) : list.expression(of: node)
      through.append(written(expression, with: through))
      let inLetters = isInput ? .input(node) : written(expression, with: inInputs)
      inInputs.append(bounded(inLetters?.simplified(within: &rest)))
    }
  }

  var isTooLong: Bool { list.count > Self.longestList }

  /// A formula in its neighbours' letters with formulas put in for them; nil past the limit.
  ///
  /// Every formula put in is within the limit, so the result can be built before it is measured.
  func written(_ expression: Expression, with formulas: [Expression?]) -> Expression? {
    var isWhole = true
    let result = expression.replacing { symbol in
      guard case .node(let node) = symbol, formulas.indices.contains(node) else {
        return .symbol(symbol)
      }
      isWhole = isWhole && formulas[node] != nil
      return formulas[node] ?? .symbol(symbol)
    }
    return isWhole ? bounded(result) : nil
  }

  /// The formula, where it is within the limit.
  func bounded(_ expression: Expression?) -> Expression? {
    expression.flatMap { $0.size(upTo: limit) == nil ? nil : $0 }
  }
}

extension Expression {
  /// The formula simplified, its size taken from what is left of the work allowed; nil where
  /// nothing is left or it is too large.
  func simplified(within rest: inout Int) -> Expression? {
    guard rest > 0, let size = size(upTo: Self.simplifiedLimit) else { return nil }
    rest -= size
    return simplified
  }
}
