/// What characters beyond ASCII mean in a function.
enum Glyphs {
  enum Meaning {
    case space
    case sign(TokenKind)
    /// π and τ, by the number of the name.
    case constant(Int32)
    case letter
    case superscript
    case other
  }

  static func meaning(of scalar: Unicode.Scalar) -> Meaning {
    switch scalar {
    case "−", "–", "‐", "‑": return .sign(.minus)
    case "·", "⋅", "∙", "×", "∗", "•": return .sign(.times)
    case "÷", "∕", "⁄": return .sign(.over)
    case "√": return .sign(.root)
    case "∣": return .sign(.bar)
    case "≔": return .sign(.equals)
    case "π": return .constant(KnownNames.pi)
    case "τ": return .constant(KnownNames.tau)
    // Spaces that differ by width alone, and the invisible product and application of
    // mathematics pasted from a page.
    case "\u{A0}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{205F}", "\u{2061}", "\u{2062}":
      return .space
    default:
      if superscriptDigit(scalar) != nil || superscriptSign(scalar) != nil { return .superscript }
      return isLetter(scalar) || Accent.precomposed(scalar) != nil ? .letter : .other
    }
  }

  /// Greek letters, and the Latin letters of European languages.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Latin-1 and Latin Extended-A; × and ÷ lie among them.
    case 0xC0...0x17F: scalar != "×" && scalar != "÷"
    case 0x391...0x3A9, 0x3B1...0x3C9: true
    // ϑ ϕ ϖ ϰ ϱ ϵ
    case 0x3D1, 0x3D5, 0x3D6, 0x3F0, 0x3F1, 0x3F5: true
    default: false
    }
  }

  /// The letter that a variant form of it stands for: ϕ is φ, as `\phi` is whatever font shows it.
  /// ϖ is none: π is a constant.
  static func letter(ofVariant scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "ϑ": "θ"
    case "ϕ": "φ"
    case "ϰ": "κ"
    case "ϱ": "ρ"
    case "ϵ": "ε"
    case "ς": "σ"
    default: nil
    }
  }

  static func isConstant(_ scalar: Unicode.Scalar) -> Bool { scalar == "π" || scalar == "τ" }

  static func subscriptDigit(_ scalar: Unicode.Scalar) -> UInt8? {
    guard (0x2080...0x2089).contains(scalar.value) else { return nil }
    return UInt8(ascii: "0") + UInt8(scalar.value - 0x2080)
  }

  static func superscriptDigit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0xB9: 1
    case 0xB2, 0xB3: Int(scalar.value - 0xB0)
    case 0x2070, 0x2074...0x2079: Int(scalar.value - 0x2070)
    default: nil
    }
  }

  static func superscriptSign(_ scalar: Unicode.Scalar) -> TokenKind? {
    switch scalar {
    case "⁻": .minus
    case "⁺": .plus
    default: nil
    }
  }

  /// Controls, directions and other characters that leave no mark, or not where they stand.
  static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar != "\t" && scalar != "\n" && scalar != "\r"
    case .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }

  /// The plain way to write a character that looks like one of a function's own.
  static func plainSpelling(_ scalar: Unicode.Scalar) -> String? {
    if let known = lookAlikes[scalar] { return known }
    switch scalar.value {
    // Full-width forms of ASCII.
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map { String($0) }
    // Letters in mathematical styles: 13 alphabets of A–Z a–z.
    case 0x1D400...0x1D6A3: return asciiLetter(Int(scalar.value - 0x1D400) % 52)
    // Five Greek alphabets of 58 signs; the small letters begin at the 27th.
    case 0x1D6A8...0x1D7C9: return greekLetter((scalar.value - 0x1D6A8) % 58)
    case 0x1D7CE...0x1D7FF: return String((scalar.value - 0x1D7CE) % 10)
    default: return nil
    }
  }

  private static func asciiLetter(_ index: Int) -> String {
    let base = index < 26 ? UInt8(ascii: "A") : UInt8(ascii: "a")
    return String(Unicode.Scalar(base + UInt8(index % 26)))
  }

  private static func greekLetter(_ index: UInt32) -> String? {
    let value = index < 25 ? 0x391 + index : 0x3B1 + index - 26
    guard let scalar = Unicode.Scalar(value), isLetter(scalar) else { return nil }
    return String(scalar)
  }

  /// Letters and signs of other scripts that are taken for those of a function.
  private static let lookAlikes: [Unicode.Scalar: String] = [
    "а": "a", "с": "c", "е": "e", "һ": "h", "і": "i", "ј": "j", "о": "o", "р": "p", "ѕ": "s",
    "у": "y", "х": "x", "ѵ": "v", "ԝ": "w", "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M",
    "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "Х": "X", "µ": "μ", "ℎ": "h", "ℯ": "e",
    "ⅇ": "e", "—": "-", "﹣": "-", "✕": "*", "✖": "*", "⨯": "*", "⋆": "*", "∶": "/",
    "∏": "Π", "∑": "Σ", "ⁿ": "^n", "½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3",
    "ˆ": "^", "∛": "cbrt", "、": ",",
  ]
}
