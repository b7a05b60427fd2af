import Foundation
import TestKit
import Testing

@Suite("Values that are asked for")
struct AskingTests {
  @Test(
    "what is said to a value that can't be read has the colour that was asked for",
    arguments: [("always", true), ("never", false)])
  func colour(choice: String, isColoured: Bool) throws {
    let session = try PseudoTerminalSession(
      BuiltProgram(named: "wengert"),
      ["trace", "x1*x2", "--at", "x1=1", "--format", "json", "--color", choice],
      environment: ["LC_ALL": "C.UTF-8"])
    try session.wait(for: "a question") { session.text.contains("x2 = ") }
    try session.send("1..2\r")
    try session.wait(for: "an answer") { session.text.contains("error") }
    try session.send("2\r")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(session.text.contains("\u{1B}[1;31m") == isColoured)
  }
}
