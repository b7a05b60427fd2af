import Foundation
import TestKit
import Testing

@Suite("wengert trace")
struct TraceTests {
  @Test("the lecture's example and the homework have the lecture's Jacobians")
  func lessons() throws {
    let lecture = try Wengert.run("trace", "sin-exp", "--format", "json")
    for name in ["jacobian", "jacobianReverse"] {
      #expect(
        lecture.output.contains(
          """
            "\(name)": [
              [2.8775825618903728, 0.5],
              [0.22313016014842982, -0.22313016014842982]
            ]
          """))
    }
    let homework = try Wengert.run("trace", "2", "--format", "json").object
    #expect(homework["jacobian"] as? [[Double]] == [[8, 2, 2], [0.2, 0.2, 0]])
  }

  @Test("a lesson is found by id, number and path, and anything else is a function")
  func lookup() throws {
    let byID = try Wengert.run("trace", "sin-exp")
    #expect(byID.status == .exited(0))
    #expect(try Wengert.run("trace", "1").output == byID.output)
    #expect(try Wengert.run("trace", Wengert.lessons + "/01-sin-exp.md").output == byID.output)
    #expect(try Wengert.run("trace", "17", "--format", "json").object["nodes"] != nil)
    let missing = try Wengert.run("trace", "no-such.md")
    #expect(missing.status == .exited(3))
    #expect(missing.errors.contains("no-such.md can't be read"))
  }

  @Test("a function comes from the words, from standard input or from a file")
  func sources() throws {
    let words = try Wengert.run("trace", "x1*x2", "--at", "x1=2,x2=3")
    #expect(
      try Wengert.run("trace", "-", "--at", "x1=2,x2=3", input: "x1*x2\n").output == words.output)
    let file = try Wengert.shell(
      "echo 'x1*x2' > $HOME/f && \"$W\" trace @$HOME/f --at x1=2,x2=3")
    #expect(file.output == words.output)
    let folder = try Wengert.run("trace", "@/")
    #expect(folder.status == .exited(3))
    #expect(folder.errors == "error: / can't be read: is a directory: name a file in it\n")
  }

  @Test("a point may be given in parts")
  func parts() throws {
    let whole = try Wengert.run("trace", "x1*x2", "--at", "x1=2,x2=3")
    #expect(
      try Wengert.run("trace", "x1*x2", "--at", "x1=2", "--at", "x2=3").output == whole.output)
    let twice = try Wengert.run("trace", "x1*x2", "--at", "x1=2,x2=3", "--at", "x1=4")
    #expect(twice.status == .exited(1))
    #expect(twice.errors.contains("x1"))
  }

  @Test("a function may begin with a minus, an answer of the shell's way of quoting")
  func minus() throws {
    let run = try Wengert.run("trace", "-x^2", "--at", "x=3", "--format", "json")
    #expect(try run.object["jacobian"] as? [[Double]] == [[-6]])
  }

  @Test("values of the point may be expressions")
  func point() throws {
    let run = try Wengert.run("trace", "sin x", "--at", "x=pi/2", "--format", "json")
    #expect((try run.object["point"] as? NSDictionary)?["x"] as? Double == Double.pi / 2)
  }

  @Test("one mode and chosen seeds")
  func seeds() throws {
    let run = try Wengert.run(
      "trace", "sin-exp", "--forward-seed", "x1=1,x2=-2", "--mode", "forward", "--format", "json")
    let passes = try #require(try run.object["passes"] as? [NSDictionary])
    #expect(passes.map { $0["seed"] as? [String: Double] } == [["x1": 1, "x2": -2]])
    #expect(try run.object["jacobian"] == nil)
    let both = try Wengert.run("trace", "sin-exp", "--reverse-seed", "y2", "--format", "json")
      .object
    #expect(
      (both["passes"] as? [NSDictionary])?.map { $0["mode"] as? String ?? "" }
        == ["forward", "forward", "reverse"])
    #expect(both["jacobian"] != nil && both["jacobianReverse"] == nil)
  }

  @Test("equal subexpressions are one node, or two on request")
  func sharing() throws {
    let count = { (arguments: [String]) in
      let run = try Wengert.run(
        ["trace", "sin(x)*sin(x)", "--at", "x=1", "--format", "json"] + arguments)
      return (try run.object["nodes"] as? [NSDictionary])?.count
    }
    #expect(try count([]) == 3)
    #expect(try count(["--no-sharing"]) == 4)
  }

  @Test("on paper, the symbolic Jacobian is the lecture's")
  func onPaper() throws {
    let object = try Wengert.run("trace", "sin-exp", "--format", "json", "--on-paper").object
    let symbolic = object["symbolic"] as? NSDictionary
    #expect(
      symbolic?["jacobian"] as? [[String]]
        == [["x2 + cos(x1)", "x1"], ["exp(x1 - x2)", "-exp(x1 - x2)"]])
    let passes = try #require(object["passes"] as? [NSDictionary])
    let rows = passes[0]["derivation"] as? [NSDictionary]
    #expect(rows?.map { $0["node"] as? String } == (1...7).map { "w\($0)" })
  }

  @Test(
    "warnings carry their kind, and the place in the text where they are about it",
    arguments: [
      ("ln(x)", "x=-1", "domain"), ("sqrt(x)", "x=0", "derivative"), ("abs(x)", "x=0", "kink"),
      ("exp(x)", "x=800", "overflow"), ("1/2x", "x=1", "precedence"),
      ("xy + x + y", "x=1,y=1", "split"),
      ("log x", "x=1", "log"), ("f(x) = x; a = 2", "x=1", "unused"),
    ])
  func warnings(function: String, point: String, kind: String) throws {
    let run = try Wengert.run("trace", function, "--at", point, "--format", "json")
    let warnings = try #require(try run.object["warnings"] as? [NSDictionary], "\(run)")
    let warning = try #require(warnings.first { $0["kind"] as? String == kind }, "\(run)")
    let isAboutText = ["precedence", "split", "log", "unused"].contains(kind)
    #expect((warning["offset"] != nil) == isAboutText)
    #expect((warning["node"] != nil) == !isAboutText)
    #expect(run.status == .exited(0))
  }

  @Test(
    "every format prints the lesson and ends well",
    arguments: [
      "text", "json", "csv", "markdown", "latex", "dot", "svg", "html", "cast",
    ])
  func formats(name: String) throws {
    let run = try Wengert.run("trace", "sin-exp", "--format", name, "--ascii", "--digits", "9")
    #expect(run.status == .exited(0))
    #expect(run.errors.isEmpty)
    #expect(
      run.output.contains("0.877583") || run.output.contains("877582562")
        || run.output.contains("8775825618903728"))
  }

  @Test("a recording is asciicast of the player, with a lesson's own words unless it is changed")
  func recording() throws {
    let lesson = try Wengert.run("trace", "sin-exp", "--format", "cast", "--ascii")
    let lines = lesson.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix(#"{"version": 2, "width": 80, "height": 24"#) == true)
    #expect(lines.count > 50)
    let events = try lines.dropFirst().map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [Any])
    }
    let times = events.compactMap { $0[0] as? Double }
    #expect(times == times.sorted() && events.allSatisfy { $0[1] as? String == "o" })
    let changed = try Wengert.run("trace", "sin-exp", "--at", "x1=1,x2=3", "--format", "cast")
    #expect(changed.status == .exited(0))
    #expect(changed.output.split(separator: "\n").count < lines.count)
  }
}
