import Canvas
import Foundation
import Testing

/// Compares a canvas with the recorded one: `Tests/<test target>/Snapshots/<name>.txt`.
///
/// A recording holds the size, the glyph plane and the style plane (`Canvas.glyphs`, `.styles`).
/// With `WENGERT_RECORD_SNAPSHOTS=1` the file is written instead and the test fails, so that no
/// recording run passes; where `CI` is set nothing is ever recorded.
package func expectSnapshot(
  of canvas: Canvas, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let snapshot = SnapshotFile(name: name, testFile: filePath)
  let text = SnapshotFile.text(of: canvas)
  if isRecordingSnapshots {
    snapshot.record(text, sourceLocation)
    return
  }
  guard let recorded = snapshot.recorded else {
    Issue.record(
      "There is no recording \(name).txt; \(recordHint) makes one of\n\(text)",
      sourceLocation: sourceLocation)
    return
  }
  guard recorded != text else { return }
  let difference = SnapshotFile.difference(recorded, text)
  Issue.record(
    "\(name) differs (- recorded, + drawn); \(recordHint) records anew\n\(difference)",
    sourceLocation: sourceLocation)
}

/// Whether this run writes recordings instead of comparing with them.
package var isRecordingSnapshots: Bool {
  let environment = ProcessInfo.processInfo.environment
  return environment["WENGERT_RECORD_SNAPSHOTS"] != nil && environment["CI"] == nil
}

private let recordHint = "WENGERT_RECORD_SNAPSHOTS=1"

/// A file of recorded planes beside the tests that draw them.
private struct SnapshotFile {
  let url: URL

  /// The folder is that of the test target: the one below `Tests`.
  init(name: String, testFile: String) {
    let parts = URL(filePath: testFile).pathComponents
    let depth = (parts.lastIndex(of: "Tests") ?? parts.count - 3) + 2
    let target = parts.prefix(depth).dropFirst().joined(separator: "/")
    url = URL(filePath: "/\(target)/Snapshots/\(name).txt")
  }

  var recorded: String? { try? String(contentsOf: url, encoding: .utf8) }

  func record(_ text: String, _ sourceLocation: SourceLocation) {
    let isNew = recorded != text
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    } catch {
      Issue.record("Recording \(url.path) failed: \(error)", sourceLocation: sourceLocation)
    }
    let verb = isNew ? "Recorded" : "Unchanged"
    Issue.record("\(verb): \(url.lastPathComponent)\n\(text)", sourceLocation: sourceLocation)
  }

  /// Both planes without blanks at the ends of lines, and where the cursor rests.
  static func text(of canvas: Canvas) -> String {
    let cursor = canvas.cursor.map { ", cursor \($0.x),\($0.y)" } ?? ""
    let head = "\(canvas.gridSize.width)x\(canvas.gridSize.height)\(cursor)"
    return ([head] + canvas.glyphs + ["styles"] + canvas.styles).joined(separator: "\n") + "\n"
  }

  /// The lines of both that differ, with their numbers.
  static func difference(_ recorded: String, _ drawn: String) -> String {
    let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let new = drawn.split(separator: "\n", omittingEmptySubsequences: false)
    return (0..<max(old.count, new.count)).flatMap { index -> [String] in
      let left = index < old.count ? old[index] : "(no line)"
      let right = index < new.count ? new[index] : "(no line)"
      return left == right ? [] : ["\(index + 1) - \(left)", "\(index + 1) + \(right)"]
    }.joined(separator: "\n")
  }
}
