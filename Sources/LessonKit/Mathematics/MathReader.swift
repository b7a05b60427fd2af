import Autodiff

/// A problem of a formula, with its UTF-8 range in it.
struct MathProblem: Error, Hashable, Sendable {
  let kind: FormulaProblem
  let range: Range<Int>
}

extension Formula {
  /// Reads the text between two dollar signs.
  static func read(_ source: String) throws(MathProblem) -> Formula {
    var reader = MathReader(source)
    let atoms = try reader.sequence(depth: 0)
    if !reader.isAtEnd { throw reader.problem(.unbalancedBrace) }
    let isEmpty = atoms.allSatisfy { $0 == .space }
    if isEmpty { throw MathProblem(kind: .empty, range: 0..<source.utf8.count) }
    return Formula(source: source, atoms: atoms)
  }
}

/// Reads the LaTeX subset, left to right.
private struct MathReader {
  private let characters: [Character]
  /// The UTF-8 offset of each character, and of the end.
  private let offsets: [Int]
  private var place = 0

  init(_ source: String) {
    characters = Array(source)
    var offset = 0
    var offsets = [0]
    for character in characters {
      offset += character.utf8.count
      offsets.append(offset)
    }
    self.offsets = offsets
  }

  var isAtEnd: Bool { place == characters.count }

  private var next: Character? { isAtEnd ? nil : characters[place] }

  func problem(_ kind: FormulaProblem, from start: Int? = nil) -> MathProblem {
    let start = min(start ?? place, max(0, characters.count - 1))
    let end = max(start + 1, start < place ? place : start + 1)
    return MathProblem(kind: kind, range: offsets[start]..<offsets[min(end, characters.count)])
  }

  /// Atoms up to the end or a closing brace.
  mutating func sequence(depth: Int) throws(MathProblem) -> [MathAtom] {
    if depth > LessonLimits.depth { throw problem(.tooDeep) }
    var atoms: [MathAtom] = []
    while let character = next, character != "}" {
      if character.isWhitespace || character == "~" {
        place += 1
        if character == "~" { atoms.append(.space) }
      } else if character == "_" || character == "^" {
        try script(of: &atoms, depth: depth)
      } else if let atom = try atom(depth: depth) {
        atoms.append(atom)
      }
    }
    return atoms
  }

  /// A subscript or superscript on the last atom.
  private mutating func script(of atoms: inout [MathAtom], depth: Int) throws(MathProblem) {
    let start = place
    let isBelow = next == "_"
    let sign = isBelow ? "_" : "^"
    place += 1
    guard let base = atoms.popLast() else { throw problem(.missingArgument(sign), from: start) }
    let argument = try argument(of: sign, from: start, depth: depth)
    guard case .scripted(let inner, let below, let above) = base else {
      atoms.append(
        .scripted([base], below: isBelow ? argument : nil, above: isBelow ? nil : argument))
      return
    }
    // As in LaTeX; and a chain of indices can't nest without end.
    guard (isBelow ? below : above) == nil else {
      throw problem(.secondScript(sign), from: start)
    }
    atoms.append(
      .scripted(inner, below: isBelow ? argument : below, above: isBelow ? above : argument))
  }

  /// A group in braces, or the next atom alone.
  private mutating func argument(
    of name: String, from start: Int, depth: Int
  ) throws(MathProblem) -> [MathAtom] {
    if depth > LessonLimits.depth { throw problem(.tooDeep) }
    while next?.isWhitespace == true { place += 1 }
    guard let character = next, character != "}", character != "_", character != "^" else {
      throw problem(.missingArgument(name), from: start)
    }
    if character == "{" { return try braced(depth: depth) }
    if let digit = character.wholeNumberValue, character.isASCII {
      // As in LaTeX, x_12 has the index 1; whoever means 12 writes braces.
      place += 1
      return [.number("\(digit)")]
    }
    guard let atom = try atom(depth: depth + 1) else {
      throw problem(.missingArgument(name), from: start)
    }
    return [atom]
  }

  private mutating func braced(depth: Int) throws(MathProblem) -> [MathAtom] {
    let start = place
    place += 1
    let inner = try sequence(depth: depth + 1)
    guard next == "}" else {
      place = start
      throw problem(.unbalancedBrace)
    }
    place += 1
    return inner
  }

  /// One atom; nil for a command that stands for nothing.
  private mutating func atom(depth: Int) throws(MathProblem) -> MathAtom? {
    guard let character = next else { return nil }
    if character == "{" { return .group(try braced(depth: depth)) }
    if character == "\\" { return try command(depth: depth) }
    if character.isASCII, character.isNumber { return number() }
    if let sign = MathSign.characters[character] {
      place += 1
      return .sign(sign)
    }
    guard character.isLetter || character == "∂" || character == "∇" else {
      throw problem(.unknownCharacter(String(character)))
    }
    place += 1
    if character == "∂", let sign = MathSign.commands["partial"] { return .sign(sign) }
    if character == "∇", let sign = MathSign.commands["nabla"] { return .sign(sign) }
    return .letter(String(character))
  }

  private mutating func number() -> MathAtom {
    var text = ""
    while let digit = next, digit.isASCII, digit.isNumber || digit == "." {
      let isPoint = digit == "."
      let follows = place + 1 < characters.count && characters[place + 1].isNumber
      if isPoint && (text.contains(".") || !follows) { break }
      text.append(digit)
      place += 1
    }
    return .number(text)
  }

  private mutating func command(depth: Int) throws(MathProblem) -> MathAtom? {
    let start = place
    place += 1
    var name = ""
    while let letter = next, letter.isASCII, letter.isLetter {
      name.append(letter)
      place += 1
    }
    if name.isEmpty, let sign = next {
      name = String(sign)
      place += 1
    }
    if let sign = MathSign.commands[name] { return .sign(sign) }
    if let letter = MathSign.greek[name] { return .letter(letter) }
    if MathSign.functions.contains(name) { return .function(name) }
    if let leavesRoom = MathSign.spaces[name] { return leavesRoom ? .space : nil }
    return try structure(name, from: start, depth: depth)
  }

  private mutating func structure(
    _ name: String, from start: Int, depth: Int
  ) throws(MathProblem) -> MathAtom {
    func unknown() -> MathProblem {
      let nearest = NearestName.of(name, among: MathSign.allCommands)
      return problem(.unknownCommand(name, nearest: nearest), from: start)
    }
    guard MathSign.structures.contains(name) else { throw unknown() }
    let first = try argument(of: "\\" + name, from: start, depth: depth + 1)
    switch name {
    case "frac", "dfrac", "tfrac":
      return .fraction(first, try argument(of: "\\" + name, from: start, depth: depth + 1))
    case "sqrt": return .root(first)
    case "overline": return .accented(.bar, first)
    case "mathbb": return .blackboard(first.letters)
    case "text", "mathrm", "mathbf", "mathit", "operatorname": return .word(first.letters)
    default:
      guard let accent = MathAccent(rawValue: name) else { throw unknown() }
      return .accented(accent, first)
    }
  }
}

extension [MathAtom] {
  /// The letters and numbers as they stand, for words and names.
  var letters: String {
    map { atom in
      switch atom {
      case .letter(let text), .number(let text), .word(let text), .blackboard(let text): text
      case .function(let text): text
      case .sign(let sign): sign.unicode
      case .space: " "
      case .group(let inner), .accented(_, let inner), .root(let inner): inner.letters
      case .scripted(let inner, let below, let above):
        inner.letters + (below?.letters ?? "") + (above?.letters ?? "")
      case .fraction(let a, let b): a.letters + "/" + b.letters
      }
    }.joined()
  }
}
