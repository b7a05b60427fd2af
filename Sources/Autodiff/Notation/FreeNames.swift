// Without a head, the inputs are the names that nothing defines.
extension Declarations {
  mutating func declareFreeNames(_ outline: Outline, _ lexed: inout LexedText) {
    guard inputs.isEmpty else { return }
    var free = FreeNames(count: lexed.names.count)
    for statement in outline.statements {
      for index in statement.body where lexed.tokens[index].kind == .name {
        let id = lexed.tokens[index].payload
        if bindings[Int(id)].isUnknown { free.note(id, before: lexed.tokens[index + 1].kind) }
      }
    }
    var names: [String] = []
    for id in free.order {
      guard let parts = free.inputs(for: id, lexed.names, upperBases) else { continue }
      names += parts
    }
    free.dropProducts(&names)
    for name in NaturalOrder.sorted(names) { declareInput(intern(name, &lexed)) }
  }
}

/// The names that nothing defines, and how they are used.
private struct FreeNames {
  /// Each name once, in the order of the text.
  private(set) var order: [Int32] = []
  private var uses: [Use]

  /// What has been seen behind a name.
  private struct Use: OptionSet {
    let rawValue: UInt8

    static let seen = Use(rawValue: 1)
    /// Something else than a bracket.
    static let withoutBracket = Use(rawValue: 2)
    /// Something else than a power.
    static let withoutPower = Use(rawValue: 4)
    /// Another operand, without an operator between.
    static let beforeOperand = Use(rawValue: 8)
  }

  init(count: Int) { uses = Array(repeating: [], count: count) }

  mutating func note(_ id: Int32, before next: TokenKind) {
    if uses[Int(id)].isEmpty { order.append(id) }
    uses[Int(id)].insert(.seen)
    if next != .open { uses[Int(id)].insert(.withoutBracket) }
    if next != .power { uses[Int(id)].insert(.withoutPower) }
    if next == .open || next == .name { uses[Int(id)].insert(.beforeOperand) }
  }

  /// The inputs that a name stands for: itself, the parts of `x1x2`, or nil where it is no input
  /// but a mistake, which is reported where the name is read.
  func inputs(for id: Int32, _ names: NameTable, _ upperBases: Set<Int32>) -> [String]? {
    let bytes = names.utf8(of: id)
    let name = names[id]
    if bytes.contains(UInt8(ascii: " ")) || ListName(bytes) != nil || upperBases.contains(id) {
      return nil
    }
    let use = uses[Int(id)]
    if !use.contains(.withoutBracket) && Self.looksLikeFunction(name) { return nil }
    if use.contains(.beforeOperand) && name.count > 2
      && NearestName.of(name, among: KnownNames.functions) != nil
    {
      return nil
    }
    if GluedName.functionApplication(name) != nil { return nil }
    return GluedName.indexedParts(name) ?? [name]
  }

  /// A name that only ever stands before a bracket: `f(x)`, `foo(x)`, but not `a(x + 1)`.
  private static func looksLikeFunction(_ name: String) -> Bool {
    let letters = name.prefix { !$0.isNumber }
    return letters.count > 1 || ["f", "g", "h", "F", "G", "H"].contains(name)
  }

  /// Takes out the names that are products of others: `xy` beside x and y.
  func dropProducts(_ names: inout [String]) {
    let known = Set(names)
    names = known.filter { name in
      GluedName.splits(name, into: { $0 != name && known.contains($0) }).isEmpty
    }
  }
}
