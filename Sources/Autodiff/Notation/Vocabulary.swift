/// The names that an expression may use, and what each stands for.
package struct Vocabulary: Hashable, Sendable {
  /// The names of x₁ … xₙ.
  package let inputs: [String]
  /// How many nodes may be named: w1, w2, …
  package let nodeCount: Int
  /// Whether tangents may be named: ẇ₃, `dot w3`, `wdot3`.
  package let hasTangents: Bool
  /// Whether adjoints may be named: w̄₃, `bar w3`, `wbar3`.
  package let hasAdjoints: Bool
  private let indices: [String: Int]

  package init(
    inputs: [String], nodeCount: Int = 0, hasTangents: Bool = false, hasAdjoints: Bool = false
  ) {
    self.inputs = inputs
    self.nodeCount = nodeCount
    self.hasTangents = hasTangents
    self.hasAdjoints = hasAdjoints
    indices = Dictionary(inputs.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The inputs and nodes of a list.
  package init(_ list: WengertList, hasTangents: Bool = false, hasAdjoints: Bool = false) {
    self.init(
      inputs: list.inputs, nodeCount: list.count, hasTangents: hasTangents,
      hasAdjoints: hasAdjoints)
  }

  /// No names at all: numbers and constants only.
  package static let none = Vocabulary(inputs: [])

  /// What a name stands for. An input may be called by its own name or as w₁ … wₙ.
  func symbol(named name: String) -> Symbol? {
    if let input = indices[name] { return .input(input) }
    if let node = node(named: name) { return .node(node) }
    return hasTangents || hasAdjoints ? derivative(named: name) : nil
  }

  private func node(named name: String) -> Int? {
    guard let number = ListName(name.utf8)?.number, number <= nodeCount else { return nil }
    return number - 1
  }

  /// The lexer spells ẇ₃ and `\dot w_3` as `dot w3`; `wdot3` and `w_dot3` are left to this place.
  private func derivative(named name: String) -> Symbol? {
    let letters = Array(name)
    for accent in Accent.allCases {
      let word = String(accent.word)
      if let base = name.removing(prefix: word + " ") { return derivative(accent, of: base) }
      guard letters.count > word.count, let first = letters.first else { continue }
      for infix in [word, "_" + word, "_" + word + "_"] {
        guard let rest = String(letters.dropFirst()).removing(prefix: infix) else { continue }
        return derivative(accent, of: String(first) + rest)
      }
    }
    return nil
  }

  private func derivative(_ accent: Accent, of base: String) -> Symbol? {
    guard accent == .dot ? hasTangents : hasAdjoints,
      let index = node(named: base) ?? indices[base]
    else { return nil }
    return accent == .dot ? .tangent(index) : .adjoint(index)
  }

  /// Names to look among for the nearest one; of many nodes, the first.
  var candidates: [String] {
    inputs.prefix(1000) + (0..<min(nodeCount, 100)).map { "w\($0 + 1)" }
  }
}

extension String {
  fileprivate func removing(prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
