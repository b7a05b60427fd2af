import Foundation
import TestKit
import Testing

@Suite("wengert grade")
struct GradeTests {
  private func grade(_ cell: String, _ answer: String) throws -> ProgramRun {
    try Wengert.run(
      "grade", "sin-exp", "--ask", cell, "--answer", answer, "--format", "json")
  }

  @Test(
    "a right answer in any spelling exits 0",
    arguments: [
      ("w3", "0.479426"), ("partial w3/w1", "cos(x1)"), ("dot w3 @ x1", "0.8776"),
      ("bar w1 @ y1", "cos(x1)+x2"), ("term w1 from w4 @ y1", "2"), ("jacobian y1/x2", "1/2"),
      ("jacobian y1", "(cos(x1)+x2, x1)"), ("jacobian /x2", "(0.5, -0.22313)"),
      ("jacobian", "[[2.877583, 0.5], [0.22313, -0.22313]]"),
      ("along x1=1,x2=-2", "(1.877583, 0.66939)"),
      ("pull y1=1,y2=1", "(3.100713, 0.27687)"), ("passes forward", "2"),
      ("seed y1/x2 forward", "(0, 1)"),
      ("seed y1/x2 reverse", "(1, 0)"), ("jacobian y2/x2", "-exp(-3/2)"),
    ])
  func right(cell: String, answer: String) throws {
    let run = try grade(cell, answer)
    #expect(try run.object["verdict"] as? String == "correct", "\(run.output)")
    #expect(try run.object["cell"] as? String == cell)
    #expect(run.status == .exited(0))
  }

  @Test("any other verdict exits 1, and a wrong answer lists its mistakes")
  func others() throws {
    for (answer, verdict) in [
      ("2", "wrong"), ("2.9", "imprecise"), ("(1, 2)", "notAnAnswer"), ("q", "notAnAnswer"),
      ("2+", "unreadable"), ("", "unreadable"),
    ] {
      let run = try grade("bar w1 @ y1", answer)
      #expect(try run.object["verdict"] as? String == verdict, "\(answer): \(run.output)")
      #expect(run.status == .exited(1))
      let mistakes = try #require(try run.object["misconceptions"] as? [String])
      #expect(mistakes.isEmpty == (verdict != "wrong"))
    }
  }

  @Test("an answer may begin with a minus")
  func minus() throws {
    let run = try Wengert.run(
      "grade", "x - 3x", "--at", "x=1", "--ask", "jacobian y/x", "--answer", "-2")
    #expect(run.status == .exited(0))
    #expect(run.output.hasPrefix("correct\n"))
  }

  @Test("a question that makes no sense is an error of the input")
  func questions() throws {
    for (cell, kind) in [
      ("w9", "unknownName"), ("partial w6/w1", "undefinedName"), ("dot w3", "missingValue"),
      ("hello there", "syntax"), ("dot w3 @ x9", "unknownName"), ("jacobian y9/x1", "unknownName"),
    ] {
      let run = try grade(cell, "1")
      #expect(run.status == .exited(1))
      #expect(try run.errorKinds == [kind], "\(cell): \(run.output)")
    }
    #expect(try Wengert.run("grade", "sin-exp", "--ask", "w3").status == .exited(2))
    #expect(try Wengert.run("grade", "sin-exp", "--answer", "3").status == .exited(2))
  }

  @Test("with --batch every line is answered, and only unreadable JSON exits 1")
  func batch() throws {
    let lines = [
      #"{"function": "x1*x2", "point": {"x1": 2, "x2": 3}, "cell": "jacobian y/x1", "answer": "3"}"#,
      #"{"function": "x1*x2", "point": {"x1": 2, "x2": 3}, "cell": "jacobian y/x1", "answer": "2"}"#,
      #"{"function": "sinn(x)", "point": {"x": 2}, "cell": "w1", "answer": "2"}"#,
      #"{"function": "x1*x2", "point": {"x1": 5, "x2": 3}, "cell": "w3", "answer": "15"}"#,
      #"{"cell": "w3", "answer": "15"}"#,
    ]
    let run = try Wengert.run("grade", "--batch", input: lines.joined(separator: "\n"))
    #expect(run.status == .exited(0))
    let objects = try run.objects
    #expect(objects.map { $0["verdict"] as? String } == ["correct", "wrong", nil, "correct", nil])
    #expect(
      objects.map { ProgramRun.errorKinds($0) } == [[], [], ["unknownName"], [], ["missingValue"]])
    #expect(objects[1]["misconceptions"] as? [String] == ["B15", "B33"])
    #expect(try Wengert.run("grade", "--batch", input: lines[0] + "\nno JSON").status == .exited(1))
  }

  @Test("the verdict is the same alone and in a batch")
  func sameVerdict() throws {
    let alone = try Wengert.run(
      "grade", "x1*x2", "--at", "x1=2,x2=3", "--ask", "bar w1 @ y", "--answer", "x1", "--format",
      "json")
    let line =
      #"{"function": "x1*x2", "point": {"x1": 2, "x2": 3}, "cell": "bar w1 @ y", "answer": "x1"}"#
    #expect(try Wengert.run("grade", "--batch", input: line).output == alone.output)
  }

  @Test(
    "a character that shows nothing reaches no error raw, and is named as it was typed",
    arguments: [0xE000, 0xFFFF, 0xFDD0, 0x10FF00, 0x10FE41, 0x202E] as [UInt32])
  func invisible(value: UInt32) throws {
    let character = String(try #require(Unicode.Scalar(value)))
    let question = try Wengert.run(
      "grade", "sin-exp", "--ask", "w\(character)", "--answer", "1", "--format", "json")
    let answer = try grade("w3", "1\(character)")
    let words = try Wengert.run(
      "grade", "sin-exp", "--ask", "w1 \(character)", "--answer", "1")
    for run in [question, answer, words] {
      #expect(!(run.output + run.errors).contains(character), "\(run)")
    }
    let number = String(value, radix: 16, uppercase: true)
    #expect(words.errors.contains("<U+\(number)>"), "\(words)")
    #expect(answer.output.contains("U+\(number)"), "\(answer)")
  }
}
