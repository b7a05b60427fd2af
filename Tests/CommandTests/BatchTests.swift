import Foundation
import TestKit
import Testing

@Suite("wengert trace --batch")
struct BatchTests {
  @Test("a trace or an error a line, in order, and exit 1 where a line has errors")
  func lines() throws {
    let run = try Wengert.run(
      "trace", "--batch", "--mode", "reverse",
      input: """
        {"function": "x1*x2", "point": {"x1": 2, "x2": "pi/4"}}
        {"function": "sinn(x)", "point": {"x": 1}}
        {"point": {"x_1": 3}, "function": "x1^2"}
        """)
    #expect(run.status == .exited(1))
    #expect(run.errors.isEmpty)
    let objects = try run.objects
    #expect(
      objects.map { $0["format"] as? String } == [
        "wengert-trace-1", "wengert-error-1", "wengert-trace-1",
      ])
    #expect(objects[0]["jacobian"] as? [[Double]] == [[Double.pi / 4, 2]])
    #expect(objects[2]["jacobian"] as? [[Double]] == [[6]])
  }

  @Test("lines without errors exit 0, and no line at all does too")
  func sound() throws {
    let line = #"{"function": "x", "point": {"x": 1}}"#
    #expect(try Wengert.run("trace", "--batch", input: line + "\n" + line).status == .exited(0))
    let none = try Wengert.run("trace", "--batch", input: "")
    #expect(none.status == .exited(0))
    #expect(none.output.isEmpty)
  }

  @Test(
    "whatever a line is, it is answered with its error's kind",
    arguments: [
      ("", "syntax"), ("x*y", "syntax"), ("[]", "syntax"), ("{\"function\": 3}", "syntax"),
      ("{}", "missingValue"), (#"{"function": "x"}"#, "missingValue"),
      (#"{"function": "x", "point": [1]}"#, "syntax"),
      (#"{"function": "x", "point": {"x": 1e999}}"#, "badNumber"),
      (#"{"function": "x", "point": {"x": true}}"#, "badNumber"),
      (#"{"function": "x", "point": {"x": "1+"}}"#, "syntax"),
      (#"{"function": "x", "point": {"x": 1, "z": 2}}"#, "unknownName"),
      (#"{"function": "x", "point": {"x": 1, "x": 2}}"#, "duplicateName"),
      (#"{"function": "x", "point": {"x=1": 2}}"#, "syntax"),
      (#"{"function": "x", "point": {"x": "1, z=3"}}"#, "syntax"),
      (#"{"function": "", "point": {}}"#, "empty"),
      (String(repeating: "[", count: 100_000), "syntax"),
    ])
  func errors(line: String, kind: String) throws {
    let run = try Wengert.run("trace", "--batch", input: line + "\n")
    #expect(run.status == .exited(1))
    #expect(try run.objects.map(ProgramRun.errorKinds) == [[kind]], "\(run.output)")
  }

  @Test("bytes that are not UTF-8 are answered too")
  func encoding() throws {
    let run = try Wengert.shell(
      "printf '{\"function\": \"x\\377\", \"point\": {\"x\": 1}}\\n' | \"$W\" trace --batch")
    #expect(try run.objects.map(ProgramRun.errorKinds) == [["encoding"]])
  }

  @Test("a line is answered as soon as it is there")
  func coprocess() throws {
    let run = try Wengert.shell(
      """
      mkfifo "$HOME/in"
      "$W" trace --batch < "$HOME/in" > "$HOME/out" &
      exec 3> "$HOME/in"
      for number in 1 2 3; do
        echo '{"function": "x", "point": {"x": '$number'}}' >&3
        until [ "$(wc -l < "$HOME/out")" -eq $number ]; do :; done
      done
      exec 3>&-
      wait
      cat "$HOME/out"
      """)
    #expect(try run.objects.count == 3)
  }

  @Test("a thousand lines keep their order")
  func order() throws {
    let input = (1...1_000).map { "{\"function\": \"x^2\", \"point\": {\"x\": \($0)}}\n" }.joined()
    let run = try Wengert.run("trace", "--batch", "--mode", "forward", input: input)
    #expect(
      try run.objects.map { ($0["point"] as? NSDictionary)?["x"] as? Int } == Array(1...1_000))
  }
}
