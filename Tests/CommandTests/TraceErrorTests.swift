import Foundation
import TestKit
import Testing

@Suite("What wengert trace says of bad input")
struct TraceErrorTests {
  @Test(
    "an error is an object on standard output, exit 1",
    arguments: [
      ("", "x=1", "empty"), ("x +* y", "x=1,y=1", "syntax"), ("(x", "x=1", "unbalanced"),
      ("sinn(x)", "x=1", "unknownName"), ("f(x, x) = x", "x=1", "duplicateName"),
      ("sin = 3; y = sin", "", "reservedName"), ("a = a + x", "x=1", "cycle"),
      ("1e999", "", "badNumber"), ("x\u{7}", "x=1", "badCharacter"), ("atan2(x)", "x=1", "arity"),
      (String(repeating: "(", count: 2_000), "x=1", "limit"), ("x*y", "x=1", "missingValue"),
      ("x", "x=1,z=2", "unknownName"), ("x", "x=1e999", "badNumber"), ("x", "x=1/0", "badNumber"),
      ("x", "x=1,x=2", "duplicateName"),
    ])
  func kinds(function: String, point: String, kind: String) throws {
    let json = try Wengert.run("trace", function, "--at", point, "--format", "json")
    #expect(json.status == .exited(1))
    #expect(try json.errorKinds.contains(kind), "\(json.output)")
    let text = try Wengert.run("trace", function, "--at", point)
    #expect(text.status == .exited(1))
    #expect(text.output.isEmpty)
    #expect(text.errors.hasPrefix("error: "))
  }

  @Test("a caret stands under the place")
  func caret() throws {
    let run = try Wengert.run("trace", "x1 + sinn(x2)", "--at", "x1=1,x2=2")
    #expect(
      run.errors == """
        error: 'sinn' is no known name: did you mean 'sin'?
          x1 + sinn(x2)
               ^

        """)
  }

  @Test("a byte that is not UTF-8 is named with its offset, in words and in files")
  func encoding() throws {
    for script in [
      "\"$W\" trace \"$(printf 'x+\\377')\" --at x=1 --format json",
      "printf 'x+\\377' | \"$W\" trace - --at x=1 --format json",
    ] {
      let run = try Wengert.shell(script)
      #expect(run.status == .exited(1))
      #expect(try run.errorKinds == ["encoding"])
      #expect(run.output.contains("\"offset\": 2"))
    }
  }

  @Test(
    "a bad seed is an error of the input",
    arguments: [
      ("--forward-seed", "x9", "unknownName"), ("--forward-seed", "x1=nan", "badNumber"),
      ("--reverse-seed", "y1=1,y1=2", "duplicateName"), ("--reverse-seed", "x1", "unknownName"),
    ])
  func seeds(option: String, seed: String, kind: String) throws {
    let run = try Wengert.run("trace", "sin-exp", option, seed, "--format", "json")
    #expect(run.status == .exited(1))
    #expect(try run.errorKinds == [kind])
  }

  @Test(
    "wrong usage exits 2 and prints nothing on standard output",
    arguments: [
      ["trace"], ["trace", "x", "--format", "xml"], ["trace", "x", "--mode", "sideways"],
      ["trace", "x", "--at", "x=1", "--digits", "0"], ["trace", "x", "--digits", "99"],
      ["nonsense"],
      ["trace", "sin-exp", "--mode", "reverse", "--forward-seed", "x1"],
      ["trace", "x", "--function", "2"], ["trace", "sin-exp", "--function", "9"],
      ["trace", "x", "--batch"], ["trace", "--batch", "--format", "text"], ["trace", "x", "y"],
      ["trace", "--no-such-option"],
    ])
  func usage(arguments: [String]) throws {
    let run = try Wengert.run(arguments)
    #expect(run.status == .exited(2), "\(run)")
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: "), "\(run)")
  }

  @Test("of many marks on one letter two are shown")
  func marks() throws {
    let run = try Wengert.run("trace", "e" + String(repeating: "\u{301}", count: 20))
    #expect(run.errors.contains("\u{301}"))
    #expect(!run.errors.contains("\u{301}\u{301}\u{301}"), "\(run)")
  }

  @Test("a control sequence in the words comes out harmless, wherever it is shown")
  func controls() throws {
    let hostile = "x\u{1B}[31m\u{9B}\u{202E}"
    for arguments in [
      ["trace", hostile], ["trace", "x", "--at", hostile], ["trace", "x", "--at", "x=1", hostile],
      ["trace", "@" + hostile], ["trace", "x", "--format", hostile], [hostile],
      ["trace", "sin-exp", "--forward-seed", hostile], ["trace", "--lessons", hostile, "sin-exp"],
      ["trace", hostile, "--format", "json"],
    ] {
      let run = try Wengert.run(arguments)
      let shown = (run.output + run.errors).unicodeScalars
      #expect(!shown.contains { "\u{1B}\u{9B}\u{202E}".unicodeScalars.contains($0) }, "\(run)")
      #expect(run.status != .exited(0), "\(run)")
    }
  }

  @Test("too much to print is refused before any work, with a way on")
  func limit() throws {
    let names = (1...3_000).map { "x\($0)" }
    let run = try Wengert.run(
      "trace", "-", "--at", names.map { "\($0)=1" }.joined(separator: ","), "--format", "json",
      input: "f(\(names.joined(separator: ","))) = \(names.joined(separator: "*"))")
    #expect(run.status == .exited(1))
    #expect(try run.errorKinds == ["limit"])
    #expect(run.output.contains("--forward-seed x1"))
  }
}
