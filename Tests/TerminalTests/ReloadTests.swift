import Foundation
import TestKit
import Testing

@Suite("A lesson is saved while it is open")
struct ReloadTests {
  /// What editors do to a file, as a script over `$f`, the file, and `$n`, the new text's file.
  static let patterns = [
    "cat \"$n\" > \"$f\"",
    "cp \"$n\" \"$f.new\"; mv \"$f.new\" \"$f\"",
    "mv \"$f\" \"$f~\"; sleep 0.6; cp \"$n\" \"$f\"",
    "rm \"$f\"; sleep 0.6; cp \"$n\" \"$f\"",
    "head -c 60 \"$n\" > \"$f\"; sleep 0.6; tail -c +61 \"$n\" >> \"$f\"",
    "rm \"$f\"; mkdir \"$f\"; sleep 0.6; rmdir \"$f\"; cp \"$n\" \"$f\"",
    "rm \"$f\"; mkfifo \"$f\"; sleep 0.6; rm \"$f\"; cp \"$n\" \"$f\"",
    "cp \"$n\" \"$f.far\"; ln -sf \"$f.far\" \"$f\"",
    "rm \"$f\"; ln -s \"$f\" \"$f\"; sleep 0.6; rm \"$f\"; cp \"$n\" \"$f\"",
    "head -c 3000000 /dev/zero > \"$f\"; sleep 0.6; cp \"$n\" \"$f\"",
  ]

  @Test("whichever way an editor writes, the new text shows")
  func patterns() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (file, draft) = (folder.appending(path: "own.md"), folder.appending(path: "draft"))
    try text("Before").write(to: file, atomically: true, encoding: .utf8)
    let tutor = try EmulatedSession(
      BuiltProgram(named: "wengert"), ["learn", file.path], limit: .seconds(60))
    try tutor.waitUntilShown("Before")
    for (index, pattern) in Self.patterns.enumerated() {
      try text("Version \(index)").write(to: draft, atomically: true, encoding: .utf8)
      let run = try ProgramRun(
        .shell, ["-c", pattern], environment: ["f": file.path, "n": draft.path])
      #expect(run.status == .exited(0), "\(pattern): \(run.errors)")
      try tutor.waitUntilShown("Version \(index)")
    }
    try tutor.send("q")
    #expect(try tutor.session.waitForEnd() == .exited(0))
    #expect(tutor.leftovers.isEmpty)
  }

  private func text(_ title: String) -> String {
    "---\nid: own\ntitle: \(title)\n---\n\n# Page\n\nWords.\n\n```function\nf(x) = x^2\n"
      + "at x = 3\n```\n"
  }
}
