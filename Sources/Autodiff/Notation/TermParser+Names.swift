// Names.
extension TermParser {
  mutating func readName() throws(Fault) {
    let id = tokens[index].payload
    if case .function(let callable) = bindings[Int(id)] { return try readFunction(callable) }
    if bindings[Int(id)].isUnknown, try readUpperIndex(id) { return }
    if bindings[Int(id)].isUnknown { try bindProduct(id) }
    if case .product(let parts) = bindings[Int(id)] { return try readProduct(parts) }
    let start = index
    index += 1
    if let term = try nameTerm(id, at: start) {
      try push(term, from: start)
    } else {
      try push(standIn(), from: start)
    }
  }

  /// The term that a name stands for; nil where the name is at fault, which is reported.
  mutating func nameTerm(_ id: Int32, at token: Int) throws(Fault) -> Int32? {
    let isFirstUse = !isUsed[Int(id)]
    isUsed[Int(id)] = true
    if termOfName[Int(id)] >= 0 { return termOfName[Int(id)] }
    switch bindings[Int(id)] {
    case .input(let input):
      termOfName[Int(id)] = try emit(.input(input), at: token)
      return termOfName[Int(id)]
    case .constant(let constant): return try emit(.named(constant), at: token)
    case .defined(let definition):
      forwardUses.append(
        ForwardUse(statement: statement, definition: Int(definition), token: token))
    case .unknown, .function, .product: if isFirstUse { reportUnknown(id, at: token) }
    }
    return nil
  }

  /// `x^2` where the head has x^1, x^2 as inputs and x itself is none.
  private mutating func readUpperIndex(_ id: Int32) throws(Fault) -> Bool {
    guard upperBases.contains(id), let upper = UpperIndex(lexed, at: index),
      let indexed = lexed.names.id(of: upper.name), let term = try knownTerm(indexed, at: index)
    else { return false }
    let start = index
    index = upper.end
    try push(term, from: start)
    return true
  }

  private mutating func knownTerm(_ id: Int32, at token: Int) throws(Fault) -> Int32? {
    bindings[Int(id)].isUnknown ? nil : try nameTerm(id, at: token)
  }
}

// Letters that stand together.
extension TermParser {
  /// Binds a name to the product that its letters are, where there is one such product.
  private mutating func bindProduct(_ id: Int32) throws(Fault) {
    if isUsed[Int(id)] || splitWork > GluedName.maximumWork { return }
    splitWork += GluedName.work(lexed.names.utf8(of: id))
    let name = lexed.names[id]
    let splits = GluedName.splits(name) { part in
      guard let id = lexed.names.id(of: part), case .input = bindings[Int(id)] else { return false }
      return true
    }
    let typed = lexed.typed(index)
    if splits.count > 1 {
      let readings = splits.map { $0.joined(separator: "*") }
      throw Fault(
        .ambiguous(typed, readings: readings), at: tokens[index].offset, suggestion: readings[0])
    }
    guard let parts = splits.first ?? exponentialParts(name) else { return }
    bindings[Int(id)] = .product(parts.compactMap { lexed.names.id(of: $0) })
    remark(.split(typed: typed, reading: parts.joined(separator: "*")), at: index)
  }

  /// `xe^…` is x·e^….
  private func exponentialParts(_ name: String) -> [String]? {
    guard kind(index + 1) == .power, name.count > 1, name.hasSuffix("e") else { return nil }
    let stem = String(name.dropLast())
    guard let id = lexed.names.id(of: stem), case .input = bindings[Int(id)] else { return nil }
    return [stem, "e"]
  }

  private mutating func readProduct(_ parts: [Int32]) throws(Fault) {
    for (position, part) in parts.enumerated() {
      if position > 0 && !expectsOperand { try multiply(splitPlace(parts, position)) }
      if let term = try nameTerm(part, at: index) { try push(term, from: index) }
    }
    index += 1
  }
}

extension TermParser {
  private func splitPlace(_ parts: [Int32], _ position: Int) -> SplitPlace {
    let names = parts.map { lexed.names[$0] }
    return SplitPlace(
      before: names[..<position].joined(separator: "*"),
      behind: names[position...].joined(separator: "*"))
  }
}

// Unknown names.
extension TermParser {
  private mutating func reportUnknown(_ id: Int32, at token: Int) {
    if faults.isFull { return }
    let name = lexed.names[id]
    let offset = tokens[token].offset
    if reservesListNames && ListName(lexed.names.utf8(of: id)) != nil {
      return faults.append(.reservedName(name, .listNode), at: offset)
    }
    if ["nan", "inf", "infinity"].contains(name.lowercased()) {
      return faults.append(.badNumber(name, .notFinite), at: offset)
    }
    faults.append(.unknownName(name), at: offset, suggestion: suggestion(for: name, at: token))
  }

  private func isVariable(_ name: String) -> Bool {
    guard let id = lexed.names.id(of: name) else { return false }
    switch bindings[Int(id)] {
    case .input, .defined: return true
    case .unknown, .function, .constant, .product: return false
    }
  }

  /// How many names of the text are looked at in search of the nearest one.
  private static let maximumCandidates = 2000

  private func suggestion(for name: String, at token: Int) -> String? {
    if let application = GluedName.functionApplication(name) { return application }
    if let product = GluedName.factorOfFunction(name, isName: isVariable) { return product }
    let own = bindings.indices.lazy.filter { index in
      switch bindings[index] {
      case .input, .defined, .constant: true
      case .unknown, .function, .product: false
      }
    }
    let names = own.prefix(Self.maximumCandidates).map { lexed.names[Int32($0)] } + candidates
    let isCalled = token + 1 < end && tokens[token + 1].kind == .open
    if isCalled, name == "σ" { return Primitive.sigmoid.row.name }
    return NearestName.of(
      name, among: isCalled ? KnownNames.functions + names : names + KnownNames.functions)
  }
}
