/// Writes a problem as lines for people: `file:line:column: error: …`, the line, a caret.
package struct ProblemText: Sendable {
  private let clean: @Sendable (String) -> String
  private let width: @Sendable (String) -> Int

  /// `clean` makes text from a file safe to show on one line, `width` counts its columns.
  package init(
    clean: @escaping @Sendable (String) -> String, width: @escaping @Sendable (String) -> Int
  ) {
    self.clean = clean
    self.width = width
  }

  /// Three lines; one where the line of the file is empty.
  package func lines(_ problem: LessonProblem) -> [String] {
    let head =
      "\(clean(problem.file)):\(problem.line):\(problem.column): "
      + "\(problem.severity.rawValue): \(clean(problem.message))"
    let (before, marked) = (clean(problem.excerpt.before), clean(problem.excerpt.marked))
    let line = before + marked + clean(problem.excerpt.after)
    if line.isEmpty { return [head] }
    let rest = String(repeating: "~", count: max(0, width(marked) - 1))
    return [head, "  " + line, "  " + String(repeating: " ", count: width(before)) + "^" + rest]
  }
}
