import Canvas
import Foundation
import TestKit
import Testing

@Suite("Saving a screen")
struct SaveTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  /// The tutor in an empty folder; `limit` is a command of the shell that comes first.
  private func start(_ limit: String = ":") throws -> EmulatedSession {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let program = try BuiltProgram(named: "wengert")
    return try EmulatedSession(
      .shell, ["-c", "cd \"$FOLDER\" && \(limit) && exec \"$W\" learn sin-exp --no-animation"],
      environment: ["LC_ALL": "C.UTF-8", "W": program.path, "FOLDER": folder.path])
  }

  private var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  private func quit(_ tutor: EmulatedSession) throws {
    try tutor.send("Q")
    #expect(try tutor.session.waitForEnd() == .exited(0))
    #expect(tutor.leftovers.isEmpty)
  }

  @Test("it is there as text and as a drawing, the next one under the next number")
  func saved() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let tutor = try start()
    try tutor.waitUntilShown("part 1 of")
    for number in 1...2 {
      try tutor.send("S")
      try tutor.waitUntilShown("Saved as wengert-screen-\(number).txt")
    }
    try quit(tutor)
    #expect(try files.count == 4)
    let text = try String(
      contentsOf: folder.appending(path: "wengert-screen-1.txt"), encoding: .utf8)
    #expect(text.contains("part 1 of"))
  }

  @Test("where one of the two can't be written whole, it is said, neither is left, and it goes on")
  func full() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    // The text has room in a file of eight blocks, the drawing has not, as on a disk that is full.
    let tutor = try start("ulimit -f 8")
    // Progress has no room either, which is said first.
    try tutor.waitUntilShown("lessons go on without it")
    // The drawing of the first table is twice as long as the file may be.
    for place in ["part 2 of", "step 0 of"] {
      try tutor.send("\u{1B}OC")
      try tutor.waitUntilShown(place)
    }
    try tutor.send("S")
    try tutor.waitUntilShown("wengert-screen-1.svg")
    #expect(tutor.screen.contains("file too large"))
    #expect(try files == [])
    try tutor.send("\u{1B}OC")
    try tutor.waitUntilShown("step 1 of")
    try quit(tutor)
  }
}
