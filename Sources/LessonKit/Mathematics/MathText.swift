import Autodiff

extension Formula {
  /// The formula as text in a style.
  package func text(_ style: MathStyle) -> String {
    style == .latex ? "$\(source)$" : MathText(style: style).text(atoms)
  }
}

/// Writes formulas on one line.
struct MathText {
  let style: MathStyle

  /// A piece of text and the room it takes beside its neighbours.
  private struct Piece {
    let text: String
    let spacing: Spacing

    enum Spacing: Hashable {
      case ordinary
      /// A letter with an index: in ASCII, what follows needs room (`x1 x2`).
      case indexed
      /// `sin`, `Jac`: room on both sides, but none before a bracket.
      case word
      case sign(MathSign.Spacing)
      case space
    }
  }

  func text(_ atoms: [MathAtom]) -> String { join(besideFractions(atoms.map(piece), atoms)) }

  /// A dot beside a fraction takes room, so that it is read after the fraction: `∂w₃/∂w₁ · ẇ₁`.
  private func besideFractions(_ pieces: [Piece], _ atoms: [MathAtom]) -> [Piece] {
    pieces.indices.map { index in
      guard pieces[index].spacing == .sign(.tight) else { return pieces[index] }
      let neighbours = [index - 1, index + 1].filter(atoms.indices.contains)
      let isBeside = neighbours.contains { if case .fraction = atoms[$0] { true } else { false } }
      return isBeside ? Piece(text: pieces[index].text, spacing: .sign(.binary)) : pieces[index]
    }
  }

  private func join(_ pieces: [Piece]) -> String {
    if style == .words {
      return pieces.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
        .replacingBracketRoom
    }
    var text = ""
    var last: Piece?
    for piece in pieces {
      // A sign without a left operand stands close to what follows: −1.
      let isUnary = piece.spacing == .sign(.binary) && !isOperand(last)
      let next = isUnary ? Piece(text: piece.text, spacing: .sign(.prefix)) : piece
      if next.spacing == .space && text.hasSuffix(" ") { continue }
      let isRoom = next.spacing == .space
      if !isRoom, let last, needsRoom(last, next), !text.hasSuffix(" ") { text += " " }
      text += next.text
      last = next
    }
    return text
  }

  private func isOperand(_ piece: Piece?) -> Bool {
    guard let piece else { return false }
    switch piece.spacing {
    case .ordinary, .indexed, .word, .space: return true
    case .sign(let spacing): return spacing == .close || spacing == .plain
    }
  }

  private func needsRoom(_ last: Piece, _ next: Piece) -> Bool {
    switch (last.spacing, next.spacing) {
    case (.space, _), (_, .space): true
    case (.sign(.relation), _), (_, .sign(.relation)): true
    case (.sign(.binary), _): true
    case (_, .sign(.binary)): isOperand(last)
    case (.sign(.comma), _): true
    case (.word, .sign(let spacing)): spacing == .prefix || spacing == .plain
    case (.word, _): true
    case (_, .word): isOperand(last)
    case (.indexed, .ordinary), (.indexed, .indexed): style == .ascii
    default: false
    }
  }

  private func piece(_ atom: MathAtom) -> Piece {
    switch atom {
    case .letter(let letter): return Piece(text: self.letter(letter), spacing: .ordinary)
    case .number(let text): return Piece(text: text, spacing: .ordinary)
    case .word(let text): return Piece(text: text, spacing: .word)
    case .function(let name): return Piece(text: name, spacing: .word)
    case .blackboard(let text): return Piece(text: blackboard(text), spacing: .ordinary)
    case .sign(let sign): return Piece(text: self.sign(sign), spacing: .sign(sign.spacing))
    case .space: return Piece(text: style == .words ? "" : " ", spacing: .space)
    case .group(let inner): return group(inner)
    case .accented(let accent, let inner):
      return Piece(text: accented(accent, inner), spacing: .ordinary)
    case .fraction(let a, let b): return Piece(text: fraction(a, b), spacing: .ordinary)
    case .root(let inner): return Piece(text: root(inner), spacing: .ordinary)
    case .scripted(let base, let below, let above): return scripted(base, below, above)
    }
  }

  private func group(_ inner: [MathAtom]) -> Piece {
    guard inner.count == 1 else { return Piece(text: text(inner), spacing: .ordinary) }
    return piece(inner[0])
  }

  private func sign(_ sign: MathSign) -> String {
    switch style {
    case .unicode: sign.unicode
    case .ascii, .latex: sign.ascii
    case .words: sign.words
    }
  }

  private func letter(_ letter: String) -> String {
    style == .unicode ? letter : MathSign.greekNames[letter] ?? letter
  }

  private func blackboard(_ text: String) -> String {
    let doubled = ["R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ"]
    return style == .unicode ? doubled[text] ?? text : text
  }

  private func accented(_ accent: MathAccent, _ inner: [MathAtom]) -> String {
    let base = text(inner)
    guard style != .words else {
      return accent == .vec ? "vector \(base)" : "\(base) \(accent.rawValue)"
    }
    switch accent {
    case .dot: return style.script.seedDot(base)
    case .bar: return style.script.seedBar(base)
    // The arrow and the hat have no narrow characters of their own.
    case .vec, .hat: return base
    }
  }

  private func fraction(_ a: [MathAtom], _ b: [MathAtom]) -> String {
    if style == .words { return "\(text(a)) over \(text(b))" }
    return "\(bracketed(a))/\(bracketed(b, isDivisor: true))"
  }

  private func root(_ inner: [MathAtom]) -> String {
    switch style {
    case .words: "the root of \(text(inner))"
    case .unicode: "√" + (inner.count == 1 ? text(inner) : "(\(text(inner)))")
    case .ascii, .latex: "sqrt(\(text(inner)))"
    }
  }

  /// The text, in brackets where it would fall apart.
  private func bracketed(_ atoms: [MathAtom], isDivisor: Bool = false) -> String {
    let inner = atoms.count == 1 ? atoms[0].unwrapped : atoms
    let text = text(inner)
    let breaks = inner.contains { atom in
      guard case .sign(let sign) = atom else { return false }
      return sign.spacing == .binary || sign.spacing == .relation
        || (isDivisor && sign.spacing == .tight)
    }
    return breaks ? "(\(text))" : text
  }

  private func scripted(
    _ base: [MathAtom], _ below: [MathAtom]?, _ above: [MathAtom]?
  ) -> Piece {
    let first = base.first.map(piece) ?? Piece(text: "", spacing: .ordinary)
    var text = first.text
    if style == .words {
      if let below { text += " " + self.text(below) }
      if let above { text += power(above) }
      return Piece(text: text, spacing: first.spacing)
    }
    text = text.hasSuffix(" ") ? String(text.dropLast()) : text
    if let below { text += index(below) }
    if let above { text += exponent(above) }
    switch first.spacing {
    case .word: return Piece(text: text, spacing: .word)
    case .sign(.prefix): return Piece(text: text + " ", spacing: .sign(.prefix))
    case .sign(let spacing): return Piece(text: text, spacing: .sign(spacing))
    case .ordinary, .indexed, .space: return Piece(text: text, spacing: .indexed)
    }
  }

  private func power(_ atoms: [MathAtom]) -> String {
    switch text(atoms) {
    case "2": " squared"
    case "3": " cubed"
    case "transposed": " transposed"
    case let other: " to the \(other)"
    }
  }

  private func index(_ atoms: [MathAtom]) -> String {
    let inner = text(atoms)
    if style == .unicode, let lowered = Self.mapped(inner, Self.lowered) { return lowered }
    let isNumber = inner.allSatisfy { $0.isASCII && $0.isNumber }
    if isNumber && style != .unicode { return inner }
    return inner.count == 1 ? "_" + inner : "_(\(inner))"
  }

  private func exponent(_ atoms: [MathAtom]) -> String {
    let inner = text(atoms)
    if style == .unicode, let raised = Self.mapped(inner, Self.raised) { return raised }
    if atoms == [.sign(MathSign(.plain, "′", "'", "prime"))] { return inner }
    let isPlain = inner.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." }
    return isPlain ? "^" + inner : "^(\(inner))"
  }

  private static func mapped(_ text: String, _ table: [Character: Character]) -> String? {
    var result = ""
    for character in text where character != " " {
      guard let other = table[character] else { return nil }
      result.append(other)
    }
    return result
  }

  private static let lowered: [Character: Character] = table(
    "0123456789+−=()ijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")

  private static let raised: [Character: Character] = table(
    "0123456789+−=()nmiᵀT′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿᵐⁱᵀᵀ′")

  private static func table(_ from: String, _ to: String) -> [Character: Character] {
    Dictionary(zip(from, to)) { first, _ in first }
  }
}

extension MathAtom {
  /// The atoms of a group; any other atom alone.
  fileprivate var unwrapped: [MathAtom] {
    if case .group(let inner) = self { return inner }
    return [self]
  }
}

extension String {
  /// The text without room inside brackets and before commas: `f ( x 1 , x 2 )` is `f (x 1, x 2)`.
  fileprivate var replacingBracketRoom: String {
    var result = ""
    for character in self {
      if ",;:)]".contains(character), result.hasSuffix(" ") { result.removeLast() }
      if character == " ", result.last.map({ "([".contains($0) }) == true { continue }
      result.append(character)
    }
    return result
  }
}
