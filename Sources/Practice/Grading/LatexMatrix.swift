/// Matrices as LaTeX writes them: `\begin{pmatrix} a & b \\ c & d \end{pmatrix}`.
enum LatexMatrix {
  private static let environments = ["pmatrix", "bmatrix", "Bmatrix", "matrix", "smallmatrix"]

  /// The same in plain brackets, `[a , b ; c , d]`, padded so that every place stays where it was.
  static func plain(_ text: String) -> String {
    guard text.contains("\\begin") else { return text }
    var result = text
    for environment in environments {
      replace("\\begin{\(environment)}", by: "[", in: &result)
      replace("\\end{\(environment)}", by: "]", in: &result)
    }
    guard result != text else { return text }
    replace("\\\\", by: ";", in: &result)
    replace("&", by: ",", in: &result)
    replace("$", by: " ", in: &result)
    return result
  }

  private static func replace(_ sign: String, by plain: Character, in text: inout String) {
    let padding = String(repeating: " ", count: sign.count - 1)
    text = text.split(separator: sign, omittingEmptySubsequences: false)
      .joined(separator: "\(plain)\(padding)")
  }
}
