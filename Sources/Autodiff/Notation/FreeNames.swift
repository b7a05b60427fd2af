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
    let inputs = free.inputs(&lexed.names, upperBases)
    extendBindings(lexed)
    for id in inputs { declareInput(id) }
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

  /// The names that are inputs, in natural order; `x1x2` stands for its parts.
  func inputs(_ names: inout NameTable, _ upperBases: Set<Int32>) -> [Int32] {
    let isShort = order.count <= GluedName.manyNames
    var inputs: [Int32] = []
    var isListed = [Bool](repeating: false, count: names.count)
    for id in order where !upperBases.contains(id) && !isMistake(id, names, isShort: isShort) {
      for part in parts(of: id, &names) {
        if Int(part) >= isListed.count { isListed.append(false) }
        if !isListed[Int(part)] { inputs.append(part) }
        isListed[Int(part)] = true
      }
    }
    if isShort { dropProducts(&inputs, names) }
    let order = NaturalOrder.sortedIndices(count: inputs.count) { names.utf8(of: inputs[$0]) }
    return order.map { inputs[$0] }
  }

  private func parts(of id: Int32, _ names: inout NameTable) -> [Int32] {
    guard let parts = GluedName.indexedParts(names.utf8(of: id)) else { return [id] }
    return parts.map { names.intern($0) }
  }

  /// Whether a name is no input but a mistake, which is reported where the name is read.
  private func isMistake(_ id: Int32, _ names: NameTable, isShort: Bool) -> Bool {
    let bytes = names.utf8(of: id)
    if bytes.contains(UInt8(ascii: " ")) || ListName(bytes) != nil { return true }
    if let parts = GluedName.indexedParts(bytes), parts.contains(where: { ListName($0) != nil }) {
      return true
    }
    let use = uses[Int(id)]
    if !use.contains(.withoutBracket) && Self.looksLikeFunction(names[id]) { return true }
    guard isShort, bytes.count > 2 else { return false }
    let name = names[id]
    let isMisspelt =
      use.contains(.beforeOperand) && NearestName.of(name, among: KnownNames.functions) != nil
    return isMisspelt || GluedName.functionApplication(name) != nil
  }

  /// A name that only ever stands before a bracket: `f(x)`, `foo(x)`, `σ(x)`, but not `a(x + 1)`.
  private static func looksLikeFunction(_ name: String) -> Bool {
    let letters = name.prefix { !$0.isNumber }
    return letters.count > 1 || ["f", "g", "h", "F", "G", "H", "σ", "φ", "ψ"].contains(name)
  }

  /// Takes out the names that are products of others: `xy` beside x and y.
  private func dropProducts(_ inputs: inout [Int32], _ names: NameTable) {
    let known = Set(inputs.map { names[$0] })
    inputs.removeAll { id in
      let name = names[id]
      return !GluedName.splits(name) { $0 != name && known.contains($0) }.isEmpty
    }
  }
}
