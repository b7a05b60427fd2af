/// The characters that formulas are written in.
package enum Script: String, Hashable, Sendable, CaseIterable {
  /// w₃, ẇ₃, w̄₃, w₁·w₂, −
  case unicode
  /// w3, wdot3, wbar3, w1*w2, -: carries every lesson whole where U+0304 is dropped.
  case ascii
  /// w_3, \dot w_3, \bar w_3, w_1 \cdot w_2
  case latex
}

extension Script {
  /// A letter with its index from 1 on: `w₁₂`.
  package func letter(_ letter: String, _ number: Int) -> String {
    switch self {
    case .unicode: letter + Self.subscripts("\(number)")
    case .ascii: letter + "\(number)"
    case .latex: letter + Self.latexIndex("\(number)")
    }
  }

  /// The primal wᵢ of node `index`, counted from 0.
  package func primal(_ index: Int) -> String { letter("w", index + 1) }

  /// The tangent ẇᵢ.
  package func tangent(_ index: Int) -> String { letter(dotted("w"), index + 1) }

  /// The adjoint w̄ᵢ.
  package func adjoint(_ index: Int) -> String { letter(barred("w"), index + 1) }

  /// A name as a person typed it, in this script: `x1` and `x_1` are x₁, `alpha` stays.
  package func name(_ name: String) -> String {
    let (stem, digits) = Self.split(name)
    switch self {
    case .unicode: return digits.isEmpty ? name : stem + Self.subscripts(digits)
    case .ascii: return name
    case .latex: return LetterName.latex(stem) + (digits.isEmpty ? "" : Self.latexIndex(digits))
    }
  }

  /// The seed entry ẋⱼ of an input's name.
  package func seedDot(_ name: String) -> String { accented(name, dotted) }

  /// The seed entry ȳᵢ of an output's name.
  package func seedBar(_ name: String) -> String { accented(name, barred) }

  private func accented(_ name: String, _ accent: (String) -> String) -> String {
    let (stem, digits) = Self.split(name)
    switch self {
    case .unicode: return accent(stem) + Self.subscripts(digits)
    case .ascii: return accent(stem) + digits
    case .latex: return accent(stem) + (digits.isEmpty ? "" : Self.latexIndex(digits))
    }
  }

  private func dotted(_ stem: String) -> String {
    switch self {
    // w, x and y with a dot exist as single characters, which every terminal shows.
    case .unicode: stem == "w" ? "ẇ" : stem == "x" ? "ẋ" : stem == "y" ? "ẏ" : stem + "\u{307}"
    case .ascii: stem + "dot"
    case .latex: "\\dot " + LetterName.latex(stem).asArgument
    }
  }

  private func barred(_ stem: String) -> String {
    switch self {
    case .unicode: stem == "y" ? "ȳ" : stem + "\u{304}"
    case .ascii: stem + "bar"
    case .latex: "\\bar " + LetterName.latex(stem).asArgument
    }
  }

  /// A stem and the digits at its end, an underscore between them dropped.
  private static func split(_ name: String) -> (stem: String, digits: String) {
    let digits = String(name.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    var stem = String(name.dropLast(digits.count))
    if !digits.isEmpty && stem.last == "_" { stem.removeLast() }
    return stem.isEmpty ? (name, "") : (stem, digits)
  }

  static func subscripts(_ digits: String) -> String { mapped(digits, lowered) }

  static func superscripts(_ digits: String) -> String { mapped(digits, raised) }

  private static let lowered = Array("₀₁₂₃₄₅₆₇₈₉".unicodeScalars)
  private static let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars)

  private static func mapped(_ digits: String, _ alphabet: [Unicode.Scalar]) -> String {
    var result = String.UnicodeScalarView()
    for scalar in digits.unicodeScalars {
      switch scalar {
      case "0"..."9": result.append(alphabet[Int(scalar.value - 0x30)])
      case "-": result.append("⁻")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func latexIndex(_ digits: String) -> String {
    digits.count == 1 ? "_" + digits : "_{" + digits + "}"
  }
}

extension String {
  /// The text as the argument of a command of LaTeX: in braces where it is more than one letter.
  fileprivate var asArgument: String { count == 1 ? self : "{\(self)}" }
}
