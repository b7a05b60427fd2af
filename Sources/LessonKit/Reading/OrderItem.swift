import Autodiff

/// An item of an order that names a node's value or derivative: `$\bar w_6$`.
struct OrderItem: Hashable {
  let kind: Ordering.Quantity
  let node: Int

  /// nil where the item is anything but one such letter.
  init?(_ inlines: [Inline]) {
    guard inlines.count == 1, case .math(let formula) = inlines[0], formula.atoms.count == 1,
      case .scripted(let base, let below?, nil) = formula.atoms[0],
      below.count == 1, case .number(let digits) = below[0], let number = Int(digits), number > 0,
      let kind = Self.kind(base)
    else { return nil }
    self.kind = kind
    node = number - 1
  }

  private static func kind(_ base: [MathAtom]) -> Ordering.Quantity? {
    switch base {
    case [.letter("w")]: .value
    case [.accented(.dot, [.letter("w")])]: .tangent
    case [.accented(.bar, [.letter("w")])]: .adjoint
    default: nil
    }
  }

  /// The name as it is typed in a cell.
  var name: String {
    switch kind {
    case .value: "w\(node + 1)"
    case .tangent: "dot w\(node + 1)"
    case .adjoint: "bar w\(node + 1)"
    }
  }

  /// Which of the items needs which: along the graph for values and tangents, against it for
  /// adjoints.
  static func constraints(
    _ items: [OrderItem], _ list: WengertList
  ) -> Set<Ordering.Constraint> {
    var constraints: Set<Ordering.Constraint> = []
    for (index, item) in items.enumerated() {
      let above = ancestors(of: item.node, in: list)
      for (other, source) in items.enumerated() where above.contains(source.node) {
        let isAgainst = item.kind == .adjoint
        constraints.insert(
          Ordering.Constraint(before: isAgainst ? index : other, after: isAgainst ? other : index))
      }
    }
    return constraints
  }

  /// The nodes that a node is computed from, directly or not.
  private static func ancestors(of node: Int, in list: WengertList) -> Set<Int> {
    var found: Set<Int> = []
    var open = list.operands(of: node)
    while let next = open.popLast() {
      if found.insert(next).inserted { open += list.operands(of: next) }
    }
    return found
  }
}

extension Ordering {
  /// An order of items that the graph knows nothing of: as the author wrote it.
  static func asWritten(_ items: [[Inline]]) -> Ordering {
    let pairs = items.indices.dropFirst().map { Constraint(before: $0 - 1, after: $0) }
    return Ordering(items: items, constraints: Set(pairs), quantity: nil)
  }
}
