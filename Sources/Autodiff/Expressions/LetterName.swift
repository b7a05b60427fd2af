/// Letters beyond ASCII, by name: what stands for them in LaTeX and in plain ASCII.
package enum LetterName {
  /// The name of a Greek letter, a capital one with a capital: `alpha`, `Delta`.
  package static func greek(_ scalar: Unicode.Scalar) -> String? {
    guard let words = scalar.properties.name?.split(separator: " "), words.count == 4,
      words[0] == "GREEK", words[2] == "LETTER"
    else { return nil }
    // Unicode spells this one without its b.
    let name = words[3] == "LAMDA" ? "lambda" : words[3].lowercased()
    return words[1] == "CAPITAL" ? name.prefix(1).uppercased() + name.dropFirst() : name
  }

  /// Greek letters without a command of LaTeX: they look like Latin ones.
  private static let latinTwins: [String: String] = [
    "omicron": "o", "Alpha": "A", "Beta": "B", "Epsilon": "E", "Zeta": "Z", "Eta": "H",
    "Iota": "I", "Kappa": "K", "Mu": "M", "Nu": "N", "Omicron": "O", "Rho": "P", "Tau": "T",
    "Chi": "X",
  ]

  /// A Greek letter in mathematics: `\alpha`; nil for any other letter.
  package static func latex(_ scalar: Unicode.Scalar) -> String? {
    greek(scalar).map { latinTwins[$0] ?? "\\" + $0 }
  }

  /// A name of letters in mathematics: `x`, `\alpha`, `\mathrm{rate\_of}`.
  static func latex(_ stem: String) -> String {
    let pieces = stem.unicodeScalars.map { scalar in
      scalar == "_" ? "\\_" : latex(scalar) ?? String(scalar)
    }
    guard pieces.count > 1 else { return pieces.first ?? "" }
    // A command ends where a letter follows; groups keep the two apart.
    let grouped = pieces.map { $0.hasPrefix("\\") && $0 != "\\_" ? "{\($0)}" : $0 }
    return "\\mathrm{\(grouped.joined())}"
  }
}
