/// The letters and numbers of one timeline in a script: w₃, ẇ₃, ∂y₁/∂x₂, −0.5.
package struct Letters: Sendable {
  package let list: WengertList
  package let script: Script

  package init(_ list: WengertList, _ script: Script) {
    self.list = list
    self.script = script
  }

  package var writer: ExpressionText { ExpressionText(script: script, inputs: list.inputs) }

  package var times: String { choice("·", "*", " \\cdot ") }
  package var ellipsis: String { choice("…", "...", "\\dots") }
  package var transposed: String { choice("ᵀ", "'", "^\\top") }
  package var partialSign: String { choice("∂", "d", "\\partial ") }

  private func choice(_ unicode: String, _ ascii: String, _ latex: String) -> String {
    switch script {
    case .unicode: unicode
    case .ascii: ascii
    case .latex: latex
    }
  }

  package func primal(_ node: Int) -> String { script.primal(node) }

  package func input(_ index: Int) -> String { script.name(list.inputs[index]) }

  package func output(_ index: Int) -> String { script.name(list.outputs[index].name) }

  /// wᵢ, ẇᵢ or w̄ᵢ, as the pass computes it.
  package func symbol(_ node: Int, _ mode: Mode?) -> String {
    switch mode {
    case nil: script.primal(node)
    case .forward: script.tangent(node)
    case .reverse: script.adjoint(node)
    }
  }

  package func derivativeSymbol(_ node: Int, _ mode: Mode) -> Symbol {
    mode == .forward ? .tangent(node) : .adjoint(node)
  }

  /// ∂y₁/∂x₂
  package func entry(_ output: Int, _ input: Int) -> String {
    quotient(self.output(output), self.input(input))
  }

  /// ∂a/∂b
  package func quotient(_ above: String, _ below: String) -> String {
    script == .latex
      ? "\\frac{\(partialSign)\(above)}{\(partialSign)\(below)}"
      : "\(partialSign)\(above)/\(partialSign)\(below)"
  }

  /// A number to six digits: `−0.5`.
  package func number(_ value: Double, digits: Int = 6) -> String {
    let text = NumberText.significant(value, digits)
    return script == .unicode && text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  /// The seed of a pass: `ẋ₁ = 1`, or `ẋ = (1, −2)` where it is no unit seed.
  package func seed(_ pass: Pass) -> String {
    guard let mode = pass.mode else { return "" }
    if let index = pass.unitIndex { return "\(seedEntry(index, mode)) = 1" }
    let entries = pass.seed.prefix(4).map { number($0) } + (pass.seed.count > 4 ? [ellipsis] : [])
    return "\(seedVector(mode)) = (\(entries.joined(separator: ", ")))"
  }

  /// ẋⱼ or ȳᵢ.
  package func seedEntry(_ index: Int, _ mode: Mode) -> String {
    mode == .forward
      ? script.seedDot(list.inputs[index]) : script.seedBar(list.outputs[index].name)
  }

  /// ẋ or ȳ, the whole vector.
  package func seedVector(_ mode: Mode) -> String {
    mode == .forward ? script.seedDot("x") : script.seedBar("y")
  }

  /// What an entry of a pass's result is called: ∂y₁/∂x₂, or an entry of Jac·ẋ or ȳᵀ·Jac.
  package func result(_ index: Int, of pass: Pass) -> String {
    switch (pass.mode, pass.unitIndex) {
    case (.forward, let input?): return entry(index, input)
    case (.reverse, let output?): return entry(output, index)
    case (.forward, nil):
      return "(\(jacobian)\(times)\(seedVector(.forward)))\(place)\(output(index))"
    default:
      return "(\(seedVector(.reverse))\(transposed)\(times)\(jacobian))\(place)\(input(index))"
    }
  }

  private var jacobian: String { choice("Jac", "Jac", "\\mathrm{Jac}") }
  private var place: String { choice(" at ", " at ", " \\text{ at } ") }

  /// A pass in words: `forward, seed ẋ₁ = 1`.
  package func name(_ pass: Pass) -> String {
    guard let mode = pass.mode else { return "primal" }
    return "\(mode.rawValue), seed \(seed(pass))"
  }

  /// Names in a row: `w₃`, `w₃ and w₄`, `w₃, w₄ and w₅`, `w₃, w₄, w₅ and 7 more`.
  package func sequence(_ names: [String], limit: Int = 6) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    if names.count > limit {
      let shown = names.prefix(limit - 1).joined(separator: ", ")
      return "\(shown) and \(names.count - limit + 1) more"
    }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A small number as a word.
  package func count(_ number: Int) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return words.indices.contains(number) ? words[number] : "\(number)"
  }
}
