import Canvas
import Foundation
import TestKit
import Testing

/// The tutor in a terminal, on the lessons that come with it.
private func startTutor(
  _ arguments: [String], environment: [String: String?] = [:],
  size: Size = Size(width: 80, height: 24), limit: Duration = .seconds(30)
) throws -> EmulatedSession {
  let locale = ["LC_ALL": "C.UTF-8"].merging(environment) { $1 }
  return try EmulatedSession(
    BuiltProgram(named: "wengert"), arguments, environment: locale, size: size, limit: limit)
}

@Suite("The tutor in a terminal")
struct LessonWalkTests {
  @Test(
    "a lesson is walked by keys to its end and back, the same screen on both ways",
    arguments: ["sin-exp", "homework"])
  func thereAndBack(lesson: String) throws {
    let tutor = try startTutor(["learn", lesson, "--no-animation"], limit: .seconds(120))
    // The footer is drawn last.
    try tutor.waitUntilShown("q quit")
    var screens = [tutor.screen.text]
    while !tutor.screen.contains("This is the end of the lesson.") {
      try step(tutor, "\u{1B}OC")
      if tutor.screen.contains("your guess") {
        try step(tutor, "\u{1B}")
      }
      screens.append(tutor.screen.text)
    }
    #expect(screens.count > 60)
    // The last one is the end's notice over the last place.
    for expected in screens.dropLast(2).reversed() {
      try tutor.send("\u{1B}OD")
      try tutor.session.wait(for: "the screen before:\n\(expected)") {
        tutor.screen.text == expected
      }
    }
    try tutor.send("q")
    #expect(try tutor.session.waitForEnd() == .exited(0))
    #expect(tutor.leftovers.isEmpty)
  }

  /// Presses a key and waits until another screen is drawn in full: a frame may arrive in parts.
  private func step(_ tutor: EmulatedSession, _ key: String) throws {
    let before = tutor.screen.text
    var last = before
    var equalLooks = 0
    try tutor.send(key)
    try tutor.session.wait(for: "another screen") {
      let now = tutor.screen.text
      equalLooks = now == last && now != before ? equalLooks + 1 : 0
      last = now
      return equalLooks >= 4
    }
  }

  @Test("the first run greets and opens the first lesson, the list behind it; the second goes on")
  func runs() throws {
    let home = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    let environment: [String: String?] = ["XDG_STATE_HOME": home.path]
    let first = try startTutor([], environment: environment)
    try first.waitUntilShown("back a step")
    try first.send("\u{1B}OC")
    try first.waitUntilShown("part 1 of")
    try first.send("\u{1B}OC")
    try first.waitUntilShown("part 2 of")
    try first.send("q")
    try first.waitUntilShown("you were at part 2")
    try first.send("q")
    #expect(try first.session.waitForEnd() == .exited(0))
    let second = try startTutor([], environment: environment)
    try second.waitUntilShown("you were at part 2")
    try second.send("\r")
    try second.waitUntilShown("part 2 of")
    try second.send("q")
    try second.waitUntilShown("you were at part 2")
    try second.send("q")
    #expect(try second.session.waitForEnd() == .exited(0))
  }

  @Test("a typed function is walked, changed in place and given back")
  func ownFunction() throws {
    let tutor = try startTutor(["try", "x y + exp(x y)", "--at", "x=0.5,y=2", "--no-animation"])
    try tutor.waitUntilShown("A function of your own")
    try tutor.send("G")
    try tutor.waitUntilShown("Forward = reverse")
    try tutor.send("e")
    try tutor.waitUntilShown("f   x y + exp(x y)")
    try tutor.send("\t5\r")
    try tutor.waitUntilShown("changed")
    try tutor.waitUntilShown("0.55")
    try tutor.send("E")
    try tutor.session.wait(for: "the point it began with") { !tutor.screen.contains("0.55") }
  }

  @Test("a quiz names the mistake of a wrong answer and ends with what to look at again")
  func quiz() throws {
    let tutor = try startTutor(["quiz", "sin-exp", "--seed", "3"])
    try tutor.waitUntilShown("question 1 of")
    try tutor.send("12345.678\r")
    try tutor.waitUntilShown("Not yet")
    try tutor.send("\u{1B}")
    try tutor.waitUntilShown("Worth another look")
    try tutor.send("\r")
    try tutor.waitUntilShown("You wrote 12345.678  ")
    try tutor.send("q")
    try tutor.waitUntilShown("Worth another look")
    try tutor.send("q")
    #expect(try tutor.session.waitForEnd() == .exited(0))
  }

  @Test("every size shows something, and the last of a storm of sizes is the one that stays")
  func sizes() throws {
    let tutor = try startTutor(["learn", "sin-exp", "--no-animation"])
    try tutor.waitUntilShown("part 1 of")
    for size in [(20, 5), (300, 80), (1, 1), (40, 10), (100, 30)] {
      tutor.resize(Size(width: size.0, height: size.1))
    }
    try tutor.send("\u{1B}OC")
    try tutor.session.wait(for: "the last size") {
      tutor.screen.rows.count == 30 && tutor.screen.contains("part 2 of")
        && tutor.screen.rows.last?.contains("help") == true
    }
    try tutor.send("q")
    #expect(try tutor.session.waitForEnd() == .exited(0))
    #expect(tutor.leftovers.isEmpty)
  }

  @Test("a lesson that is saved while it is open shows its new text, or what is wrong with it")
  func reload() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "own.md")
    let text = { (title: String) in
      "---\nid: own\ntitle: \(title)\n---\n\n# Page\n\nWords.\n\n```function\nf(x) = x^2\n"
        + "at x = 3\n```\n"
    }
    try text("Before").write(to: file, atomically: true, encoding: .utf8)
    let tutor = try startTutor(["learn", file.path])
    try tutor.waitUntilShown("Before")
    try text("After").write(to: file, atomically: true, encoding: .utf8)
    try tutor.waitUntilShown("After")
    try Data("---\nid: own\n".utf8).write(to: file)
    try tutor.waitUntilShown("The file has errors")
    try tutor.send(" ")
    try tutor.waitUntilShown("After")
    try tutor.send("q")
    #expect(try tutor.session.waitForEnd() == .exited(0))
  }
}
