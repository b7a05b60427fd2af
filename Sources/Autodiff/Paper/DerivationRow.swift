/// One row of a pass on paper: the chain of equalities behind ẇᵢ or w̄ᵢ.
package struct DerivationRow: Hashable, Sendable {
  package let node: Int
  /// What stands between the equals signs, without the left side.
  package let lines: [Line]
  /// Why formulas are left out, where they are.
  package let stop: PaperStop?

  package struct Line: Hashable, Sendable {
    package let stage: Stage
    package let content: Content
  }

  /// The stages of the chain, in order; those that would repeat the line before are left out.
  package enum Stage: String, Hashable, Sendable, CaseIterable {
    /// In the neighbours' letters: ẇ₃ + ẇ₄.
    case rule
    /// Written along the list to the inputs or to the seeds: cos(w₁)·ẇ₁ + ẇ₁·w₂ + w₁·ẇ₂.
    case expanded
    /// With the seed's numbers and the inputs put in: cos(x₁)·1 + 1·x₂ + x₁·0.
    case substituted
    /// x₂ + cos(x₁)
    case simplified
    /// The number, where the formula is too large.
    case numeric
    /// What the pass computes there: ∂y₁/∂x₁.
    case named
  }

  package enum Content: Hashable, Sendable {
    case formula(Expression)
    /// Entry number `entry` of the pass's result: an output in forward, an input in reverse.
    case entry(Int, of: Pass)
  }
}

/// Why a formula was not written.
package enum PaperStop: Hashable, Sendable {
  /// The formula would have more than `limit` nodes: expression swell.
  case swell(limit: Int)
  /// The list is longer than anybody reads formulas of.
  case longList(count: Int, limit: Int)
}

extension DerivationRow.Line {
  package func text(_ list: WengertList, script: Script) -> String {
    switch content {
    case .entry(let entry, let pass): return Letters(list, script).result(entry, of: pass)
    case .formula(let expression):
      var writer = ExpressionText(
        script: script, inputs: list.inputs, outputs: list.outputs.map(\.name))
      if stage == .numeric { writer.number = { NumberText.significant($0) } }
      return writer.text(expression)
    }
  }
}

extension DerivationRow {
  /// The lines as text, a line that reads like the one before left out.
  package func texts(_ list: WengertList, script: Script) -> [String] {
    lines.map { $0.text(list, script: script) }.reduce(into: []) { texts, text in
      if texts.last != text { texts.append(text) }
    }
  }
}

extension PaperStop: CustomStringConvertible {
  /// The reason in a sentence.
  package var description: String {
    switch self {
    case .swell(let limit):
      "a formula here would have more than \(limit) parts, or all together too many, so a number "
        + "stands in its place: formulas swell along the list, numbers do not"
    case .longList(let count, let limit):
      "the list has \(count) nodes, and formulas are written for \(limit) at most, so only "
        + "numbers are given"
    }
  }
}
