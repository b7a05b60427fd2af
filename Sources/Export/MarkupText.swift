import Autodiff
import Canvas

/// Text made safe for a markup language; a control character shows as the sanitiser shows it.
enum MarkupText {
  /// HTML and XML, in text and in quoted attributes.
  static func xml(_ text: String) -> String {
    replaced(text) { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }

  /// CommonMark with GitHub's tables, in a paragraph, a heading or a cell.
  static func markdown(_ text: String) -> String {
    replaced(text) { character in
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "$", "~", "#", "!": "\\\(character)"
      case "&": "&amp;"
      default: nil
      }
    }
  }

  /// LaTeX, outside of mathematics; its fonts of text have no Greek letters.
  static func latex(_ text: String) -> String {
    replaced(text) { character in
      switch character {
      case "\\": "\\textbackslash{}"
      case "{", "}", "$", "&", "#", "_", "%": "\\\(character)"
      case "^": "\\textasciicircum{}"
      case "~": "\\textasciitilde{}"
      case "<": "\\textless{}"
      case ">": "\\textgreater{}"
      case "|": "\\textbar{}"
      case "\"": "\\textquotedbl{}"
      case "…": "\\dots{}"
      default: LetterName.latex(character).map { "\\ensuremath{\($0)}" }
      }
    }
  }

  /// A string of the DOT language, with its quotes.
  static func dot(_ text: String) -> String {
    let inside = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      replaced(String(line)) { $0 == "\"" ? "\\\"" : $0 == "\\" ? "\\\\" : nil }
    }
    return "\"" + inside.joined(separator: "\\n") + "\""
  }

  private static func replaced(
    _ text: String, _ replacement: (Unicode.Scalar) -> String?
  ) -> String {
    var result = ""
    for scalar in Sanitiser.line(text).unicodeScalars {
      if let text = replacement(scalar) {
        result += text
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
