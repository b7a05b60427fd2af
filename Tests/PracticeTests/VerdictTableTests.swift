import Autodiff
import Foundation
import Practice
import TestKit
import Testing

/// The table of verdicts in the target's README is the one that the tests hold grading against.
@Suite("The README's table of verdicts")
struct VerdictTableTests {
  private static let begin = "<!-- verdicts: written by VerdictTableTests -->"
  private static let end = "<!-- end of verdicts -->"

  private static var readme: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Practice/README.md")
  }

  /// A row for each answer of `GradingTests`, with what grading says of it now.
  private static func table() throws -> String {
    let list = try list(lectureText)
    let grader = Grader(list, point: [0.5, 2])
    var rows = ["| asked | answer | verdict | named |", "|---|---|---|---|"]
    for row in GradingTests.table {
      let judgement = grader.grade(try Cell(reading: row.cell, for: list), row.answer)
      let ids = judgement.misconceptions.map(\.id).joined(separator: " ")
      let answer = row.answer.isEmpty ? "(nothing)" : "`\(row.answer)`"
      rows.append("| `\(row.cell)` | \(answer) | \(judgement.verdict.rawValue) | \(ids) |")
    }
    return rows.joined(separator: "\n")
  }

  @Test("the README shows what grading says")
  func upToDate() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let start = try #require(text.range(of: Self.begin))
    let stop = try #require(text.range(of: Self.end))
    let shown = text[start.upperBound..<stop.lowerBound]
    let table = "\n" + (try Self.table()) + "\n"
    guard shown != table else { return }
    if isRecordingSnapshots {
      let whole = text[..<start.upperBound] + table + text[stop.lowerBound...]
      try String(whole).write(to: Self.readme, atomically: true, encoding: .utf8)
    }
    Issue.record("the table differs; WENGERT_RECORD_SNAPSHOTS=1 writes it anew:\n\(table)")
  }
}
