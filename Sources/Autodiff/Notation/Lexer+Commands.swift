// LaTeX as it stands in lecture notes.
extension Lexer {
  mutating func lexCommand() {
    let start = position
    position += 1
    let nameStart = position
    while Self.isLetter(byte()) { position += 1 }
    if position == nameStart { return lexCommandSign(from: start) }
    let name = String(decoding: text.bytes[nameStart..<position], as: UTF8.self)
    guard let command = Command.named(name) else {
      let nearest = NearestName.of(name, among: Command.names)
      return faults.append(
        .unknownName("\\" + name), at: start, suggestion: nearest.map { "\\" + $0 })
    }
    apply(command, name: name, from: start)
  }

  private mutating func apply(_ command: Command, name: String, from start: Int) {
    switch command {
    case .space: break
    case .lineBreak: lineBreak(length: 0)
    case .sign(let kind): append(kind, from: start)
    case .name: lexFunctionName(from: start)
    case .letter(let scalar): lexGreek(scalar, from: start)
    case .constant(let id): append(.name, from: start, payload: id)
    case .size: lexSized(name)
    case .bar(let kind): append(kind, from: start)
    case .fraction: lexFraction(from: start)
    case .accent(let accent): lexAccentedName(accent, from: start)
    case .roman: lexRomanName(from: start)
    case .environment: lexEnvironment(from: start)
    case .note: skipNote(from: start, name)
    case .transposition: lexTransposition(from: start)
    }
  }

  /// A backslash before something else than a letter: a space, or a bracket.
  private mutating func lexCommandSign(from start: Int) {
    switch byte() {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "$"):
      position += 1
    case UInt8(ascii: "\\"): lexRowEnd()
    case UInt8(ascii: "{"):
      position = start
      open(length: 2)
    case UInt8(ascii: "}"):
      position = start
      close(UInt8(ascii: "}"), length: 2)
    default:
      faults.append(.badCharacter("\\"), at: start)
    }
  }

  /// `\log_2` goes on like any name.
  private mutating func lexFunctionName(from start: Int) {
    let word = text.bytes[start + 1..<position]
    if byte() == UInt8(ascii: "_") {
      position = start + 1
      return lexSpelledName(from: start)
    }
    append(name: word, from: start)
  }

  /// `\theta_1` is θ₁; the letter is the name, not its LaTeX.
  private mutating func lexGreek(_ scalar: Unicode.Scalar, from start: Int) {
    let letter = Array(String(scalar).utf8)
    let hasIndex = byte() == UInt8(ascii: "_")
    hasIndex ? lexSpelledName(from: start, base: letter) : append(name: letter, from: start)
  }

  /// `\left` and its kin change the size of what follows; `\right.` stands for no bracket.
  private mutating func lexSized(_ command: String) {
    if byte() == UInt8(ascii: ".") {
      position += 1
      return
    }
    guard byte() == UInt8(ascii: "|") else { return }
    let isLeft = command == "left" || command.hasSuffix("l")
    let isRight = command == "right" || command.hasSuffix("r")
    append(isLeft ? .barOpen : isRight ? .barClose : .bar)
  }

  /// `\frac12` takes one digit for each part.
  private mutating func lexFraction(from start: Int) {
    append(.fraction, from: start)
    for _ in 0..<2 {
      while byte() == UInt8(ascii: " ") { position += 1 }
      guard Self.isDigit(byte()) else { return }
      numbers.append(Double(byte() - UInt8(ascii: "0")))
      append(.number, payload: Int32(numbers.count - 1))
    }
  }

  /// `\operatorname{erf}`: the word in braces is a name.
  private mutating func lexRomanName(from start: Int) {
    if byte() == UInt8(ascii: "*") { position += 1 }
    guard byte() == UInt8(ascii: "{") else { return }
    var length = 0
    while Self.isWordByte(byte(1 + length)) { length += 1 }
    guard length > 0, byte(1 + length) == UInt8(ascii: "}") else {
      return faults.append(.syntax(.name, found: nil), at: position + 1)
    }
    let word = text.bytes[position + 1..<position + 1 + length]
    position += length + 2
    append(name: word, from: start)
  }
}

/// What a LaTeX command means in a function.
enum Command {
  case space
  case lineBreak
  case sign(TokenKind)
  case bar(TokenKind)
  case name
  case letter(Unicode.Scalar)
  case constant(Int32)
  case size
  case fraction
  case accent(Accent)
  case roman
  case environment
  /// A label, a number or a width in braces, which is no part of the function.
  case note
  /// The mark on a tuple that stands as a row: (x, y)^\top.
  case transposition

  static func named(_ name: String) -> Command? { table[name] }

  static let names: [String] = table.keys.sorted()

  /// Environments that are a vector in brackets.
  static let vectors: Set<String> = ["pmatrix", "bmatrix", "Bmatrix"]

  /// Environments of rows that may stand in brackets of their own.
  static let rows: Set<String> = ["array", "matrix", "smallmatrix"]

  static let environments: Set<String> = [
    "aligned", "align", "align*", "cases", "gather", "gather*", "gathered", "equation", "equation*",
    "split",
  ]

  private static let table: [String: Command] = {
    var result: [String: Command] = [
      "cdot": .sign(.times), "times": .sign(.times), "ast": .sign(.times), "star": .sign(.times),
      "div": .sign(.over), "sqrt": .sign(.root), "frac": .fraction, "dfrac": .fraction,
      "tfrac": .fraction, "cfrac": .fraction,
      "lvert": .bar(.barOpen), "rvert": .bar(.barClose), "vert": .bar(.bar), "mid": .bar(.bar),
      "pi": .constant(KnownNames.pi), "tau": .constant(KnownNames.tau),
      "dot": .accent(.dot), "bar": .accent(.bar), "overline": .accent(.bar),
      "begin": .environment, "end": .environment, "newline": .lineBreak,
      "label": .note, "tag": .note, "hspace": .note, "top": .transposition,
      "intercal": .transposition, "coloneqq": .sign(.equals),
    ]
    for name in [
      "operatorname", "mathrm", "mathit", "mathsf", "mathbf", "mathtt", "mathcal", "boldsymbol",
      "bm",
      "text", "textrm", "textit", "vec",
    ] {
      result[name] = .roman
    }
    for size in ["big", "Big", "bigg", "Bigg"] {
      for side in ["", "l", "r"] { result[size + side] = .size }
    }
    for name in ["left", "right"] { result[name] = .size }
    for name in [
      "quad", "qquad", "thinspace", "displaystyle", "textstyle", "rm", "limits", "nonumber",
      "notag",
    ] {
      result[name] = .space
    }
    for name in KnownNames.functions where result[name] == nil { result[name] = .name }
    for (name, letter) in greek where result[name] == nil { result[name] = .letter(letter) }
    return result
  }()

  private static let greek: [(String, Unicode.Scalar)] = [
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"),
    ("varepsilon", "ε"), ("zeta", "ζ"), ("eta", "η"), ("theta", "θ"), ("vartheta", "θ"),
    ("iota", "ι"), ("kappa", "κ"), ("varkappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"),
    ("xi", "ξ"),
    ("rho", "ρ"), ("varrho", "ρ"), ("sigma", "σ"), ("varsigma", "σ"), ("upsilon", "υ"),
    ("phi", "φ"), ("varphi", "φ"), ("chi", "χ"),
    ("psi", "ψ"), ("omega", "ω"), ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"),
    ("Lambda", "Λ"), ("Xi", "Ξ"), ("Sigma", "Σ"), ("Upsilon", "Υ"), ("Phi", "Φ"), ("Psi", "Ψ"),
    ("Omega", "Ω"), ("Pi", "Π"),
  ]
}
