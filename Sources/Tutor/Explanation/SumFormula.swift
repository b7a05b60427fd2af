import Autodiff

/// The sum of a tangent or an adjoint, as far as its terms are in.
///
/// Forward: ẇ_k = Σ c(k,i)·ẇ_i. Reverse: w̄_i = ȳ_o + Σ w̄_k·c(k,i), printed by ascending
/// successors as the lecture prints it, though it is summed from the highest.
struct SumFormula {
  let letters: Letters
  let node: Int
  let mode: Mode
  let parts: [Part]

  /// One summand: the seed part, or a product.
  struct Part {
    let symbols: String
    let expression: Expression
    let isIn: Bool
    let isCurrent: Bool
  }

  /// Longer sums show this many terms around the current one.
  static let shownParts = 6

  private let numbers: [Symbol: Double]

  init(_ timeline: Timeline, node: Int, pass: Int, at position: Int, letters: Letters) {
    let mode = timeline.passes[pass].mode ?? .forward
    let builder = PartBuilder(
      timeline: timeline, node: node, pass: pass, position: position, letters: letters)
    self.letters = letters
    self.node = node
    self.mode = mode
    (parts, numbers) = builder.parts(mode)
  }

  /// `w̄₁ = w̄₃·cos w₁ + w̄₄·w₂ + w̄₅·1`
  var rule: String {
    let names = windowed(parts).map { $0.map(\.symbols) ?? letters.ellipsis }
    return "\(letters.symbol(node, mode)) = " + (names.isEmpty ? "0" : joined(names))
  }

  /// `… + 1·2 + 0·1`, with the digits that make it evaluate to `sum`.
  func numbersText(sum: Double) -> String {
    let arrived = parts.filter(\.isIn).map(\.expression)
    guard let first = arrived.first else { return letters.ellipsis }
    let whole = arrived.dropFirst().reduce(first) { $0 + $1 }
    let lookup = { (symbol: Symbol) in self.numbers[symbol] ?? 0 }
    let digits = Substitution(whole, result: sum, writer: letters.writer, value: lookup).digits
    var writer = letters.writer
    writer.number = { NumberText.significant($0, digits) }
    let texts = windowed(parts).map { part -> String in
      guard let part, part.isIn else { return letters.ellipsis }
      return writer.text(part.expression.replacing { .number(lookup($0)) }, atLeast: 2)
    }
    return joined(texts)
  }

  /// The parts to print, nil where some are left out.
  private func windowed(_ parts: [Part]) -> [Part?] {
    guard parts.count > Self.shownParts else { return parts }
    let current = parts.firstIndex(where: \.isCurrent) ?? 0
    let start = min(max(0, current - Self.shownParts / 2), parts.count - Self.shownParts)
    let window = start..<start + Self.shownParts
    let before: [Part?] = start > 0 ? [nil] : []
    let after: [Part?] = window.upperBound < parts.count ? [nil] : []
    return before + parts[window].map(Optional.some) + after
  }

  private func joined(_ texts: [String]) -> String { texts.joined(separator: " + ") }
}

/// Builds the summands of one node's sum with their letters and numbers.
private struct PartBuilder {
  let timeline: Timeline
  let node: Int
  let pass: Int
  let position: Int
  let letters: Letters

  func parts(_ mode: Mode) -> ([SumFormula.Part], [Symbol: Double]) {
    let sweep = timeline.sweeps[pass]
    var numbers: [Symbol: Double] = [:]
    var parts: [SumFormula.Part] = []
    if mode == .reverse, let seed = sweep.seedParts[node] {
      parts.append(seedPart(seed, &numbers))
    }
    let terms = sweep.terms(of: node, in: timeline.list, values: timeline.values)
    for term in mode == .reverse ? terms.reversed() : terms {
      parts.append(part(term, mode, &numbers))
    }
    return (parts, numbers)
  }

  private func seedPart(_ seed: Double, _ numbers: inout [Symbol: Double]) -> SumFormula.Part {
    let names = timeline.list.outputs(at: node).map { letters.seedEntry($0, .reverse) }
    let symbol = Symbol.name("seed")
    numbers[symbol] = seed
    return SumFormula.Part(
      symbols: names.joined(separator: " + "), expression: .symbol(symbol), isIn: true,
      isCurrent: false)
  }

  private func part(
    _ term: SumTerm, _ mode: Mode, _ numbers: inout [Symbol: Double]
  ) -> SumFormula.Part {
    let factor = letters.derivativeSymbol(term.source, mode)
    let partial = Symbol.name("c\(term.edge.node).\(term.edge.position)")
    let isReached = timeline.sweeps[pass].reached[term.source]
    numbers[factor] = term.factor
    // Where no seed arrives the product is 0 whatever the partial: 0·inf would print as nan.
    numbers[partial] = isReached || term.partial.isFinite ? term.partial : 0
    let expression: Expression =
      mode == .forward ? .symbol(partial) * .symbol(factor) : .symbol(factor) * .symbol(partial)
    let cell = TraceCell.term(term.edge, pass: pass)
    let filled = timeline.position(filling: cell)
    return SumFormula.Part(
      symbols: symbols(term, mode), expression: expression, isIn: filled <= position,
      isCurrent: filled == position)
  }

  private func symbols(_ term: SumTerm, _ mode: Mode) -> String {
    let partial = timeline.list.partialExpression(term.edge)
    let factor = letters.symbol(term.source, mode)
    // A bare function may end a product, cos w₁, and has its brackets in front: cos(w₁)·ẇ₁.
    return mode == .forward
      ? letters.writer.text(partial, atLeast: 4) + letters.times + factor
      : factor + letters.times + letters.writer.text(partial, atLeast: 3)
  }
}
