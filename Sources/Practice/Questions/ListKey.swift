import Autodiff

/// Judges a Wengert list that a learner wrote for a function.
///
/// Any numbering and any way of splitting the function into single operations is right, as long
/// as every output is the value of some node at all compared points.
struct ListKey: Sendable {
  let subject: Subject

  func judge(_ text: String) -> Judgement {
    let written: WengertList
    do throws(ReadingError) {
      written = WengertList(try Function(reading: completed(text)))
    } catch {
      let problem = error.problems.first
      return Judgement(
        verdict: .unreadable, message: (problem?.message ?? "This can't be read.").capitalisedFirst,
        offset: problem.map { min($0.offset, text.utf8.count) })
    }
    guard written.inputs == subject.list.inputs else {
      return Judgement(
        verdict: .notAnAnswer,
        message: "The inputs are \(subject.list.inputs.joined(separator: ", ")), in this order.")
    }
    return compared(written)
  }

  private func compared(_ written: WengertList) -> Judgement {
    let points = [subject.point] + SamplePoints.around(subject.point, subject.list)
    let theirs = points.map { written.values(at: $0) }
    let missing = subject.list.outputs.filter { output in
      let truth = points.map { subject.list.values(at: $0)[output.node] }
      return !written.nodes.contains { node in
        zip(theirs, truth).allSatisfy { Self.isSame($0[node], $1) }
      }
    }
    let reading = written.operations.map { row($0, written) }.joined(separator: "; ")
    guard missing.isEmpty else {
      let names = missing.map { Script.unicode.name($0.name) }
      let isOne = names.count == 1
      return Judgement(
        verdict: .wrong, reading: reading,
        message: "No row gives \(names.joined(separator: ", ")): follow "
          + "\(isOne ? "its formula" : "their formulas") from inside to outside, one operation "
          + "a row.")
    }
    let (theirCount, ours) = (written.operations.count, subject.list.operations.count)
    let note =
      theirCount > ours
      ? " It can be done in \(ours) operations: equal subexpressions need one row only." : ""
    return Judgement(
      verdict: .correct, reading: reading, message: "Right: every output has its row.\(note)")
  }

  private static func isSame(_ a: Double, _ b: Double) -> Bool {
    a == b || (a.isNaN && b.isNaN)
      || (a - b).magnitude <= Tolerance.relative * max(a.magnitude, b.magnitude)
  }

  private func row(_ node: Int, _ list: WengertList) -> String {
    let letters = Letters(list, .ascii)
    return "\(letters.primal(node)) = \(letters.writer.text(list.expression(of: node)))"
  }

  /// The text with a head behind it where it has none: every row is an output.
  private func completed(_ text: String) -> String {
    guard !text.contains("f(") && !text.contains("f (") else { return text }
    let statements = text.split { $0 == ";" || $0 == "\n" }
      .filter { $0.contains("=") }.count
    let first = subject.list.inputCount + 1
    let rows = (first..<first + max(statements, 1)).map { "w\($0)" }
    let inputs = subject.list.inputs.joined(separator: ", ")
    return text + "\nf(\(inputs)) = (\(rows.joined(separator: ", ")))"
  }
}
