extension Grapheme {
  /// Returns an ASCII character that can stand for this one where a terminal shows nothing else.
  ///
  /// A last resort, a character for a character; the tutor's ASCII notation says it in words.
  package var asciiForm: Unicode.Scalar {
    base.isASCII ? base : Grapheme.asciiForms[base] ?? "?"
  }

  private static let asciiForms: [Unicode.Scalar: Unicode.Scalar] = {
    let rows: [(Unicode.Scalar, String)] = [
      ("-", "─━╌┄‐‑–—−"), ("|", "│┃╎┆"), ("+", "┌┐└┘├┤┬┴┼╭╮╯╰"), (">", "→▸▶›⟶"), ("<", "←◂◀‹⟵"),
      ("^", "↑▴▲"), ("v", "↓▾▼"), ("*", "·•×●∗⋅"), ("/", "÷∕"), ("=", "≈"), ("o", "○◦"), ("_", "␣"),
      (".", "…"), ("#", "█▓▒░"), ("'", "‘’′"), ("\"", "“”"), ("d", "∂"), ("p", "π"),
      (" ", "\u{A0}"),
    ]
    var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (form, characters) in rows {
      for character in characters.unicodeScalars { forms[character] = form }
    }
    let digits = ["₀₁₂₃₄₅₆₇₈₉", "⁰¹²³⁴⁵⁶⁷⁸⁹"]
    for (index, form) in "0123456789".unicodeScalars.enumerated() {
      for row in digits { forms[Array(row.unicodeScalars)[index]] = form }
    }
    return forms
  }()
}
