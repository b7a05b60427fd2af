import Foundation
import TestKit
import Testing

@Suite("wengert progress and new")
struct ProgressTests {
  private static let export = """
    {"format": "wengert-progress-export-1",
     "attempts": [
      {"identity": "a1", "time": 1000, "lesson": "sin-exp", "question": "q", "answer": "2",
       "verdict": "wrong", "misconceptions": ["B2"], "point": [0.5, 2]},
      {"identity": "a2", "time": 2000, "lesson": "homework", "question": "r", "answer": "3",
       "verdict": "correct"}],
     "places": [{"lesson": "sin-exp", "section": 0, "position": 13, "time": 1000}],
     "skills": [{"skill": "adjoint", "stability": 2.5, "difficulty": 5, "due": 4000,
       "reviewed": 3000, "reviews": 3, "lapses": 1}]}
    """

  @Test("looking at progress makes no file")
  func nothing() throws {
    let run = try Wengert.shell("\"$W\" progress; \"$W\" progress --json; find $HOME -mindepth 1")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2, "\(run)")
    #expect(lines.last?.hasPrefix("{\"format\": \"wengert-progress-1\"") == true)
  }

  @Test("what is imported, twice, is shown, exported and reset by lesson")
  func roundTrip() throws {
    let run = try Wengert.shell(
      """
      cat > $HOME/e.json
      "$W" progress import $HOME/e.json > /dev/null; "$W" progress import - < $HOME/e.json > /dev/null
      "$W" progress --json
      "$W" progress reset sin-exp
      "$W" progress --json
      "$W" progress export > $HOME/f.json
      HOME=$HOME/other "$W" progress import $HOME/f.json > /dev/null
      HOME=$HOME/other "$W" progress export | cmp - $HOME/f.json && echo '{"same": true}'
      """, input: Self.export)
    let objects = try run.objects
    #expect(objects.count == 3, "\(run)")
    #expect((objects[0]["attempts"] as? [String: Int]) == ["tries": 2, "correct": 1])
    #expect((objects[0]["due"] as? [String]) == ["adjoint"])
    #expect((objects[0]["lessons"] as? [NSDictionary])?.count == 1)
    #expect((objects[1]["attempts"] as? [String: Int]) == ["tries": 1, "correct": 1])
    #expect((objects[1]["lessons"] as? [NSDictionary])?.isEmpty == true)
  }

  @Test("an answer that several mistakes give is counted once, apart from those without doubt")
  func ambiguous() throws {
    let attempts = [#"["B23"]"#, #"["B1", "B2"]"#, #"["B2", "B3"]"#, "[]"].enumerated().map {
      #"{"identity": "a\#($0)", "time": 1, "lesson": "l", "question": "q", "answer": "\#($0)", "#
        + #""verdict": "wrong", "misconceptions": \#($1), "point": [1]}"#
    }
    let export =
      #"{"format": "wengert-progress-export-1", "attempts": ["# + attempts.joined(separator: ",")
      + "]}"
    let run = try Wengert.shell(
      "\"$W\" progress import - >&2; \"$W\" progress --json; \"$W\" progress >&2", input: export)
    let object = try run.object
    let sure = try #require(object["mistakes"] as? [[String: Any]])
    #expect(sure.compactMap { $0["id"] as? String } == ["B2", "B23"])
    #expect(sure.compactMap { $0["count"] as? Int } == [1, 1])
    let ambiguous = try #require(object["ambiguous"] as? [[String: Any]])
    #expect(ambiguous.compactMap { $0["ids"] as? [String] } == [["B2", "B3"]])
    #expect(
      run.errors.contains("1×  B2, B3  perhaps one successor only, or paths multiplied"), "\(run)")
  }

  @Test(
    "a file that is no export is refused and changes nothing",
    arguments: [
      "", "{}", "[]", #"{"format": "wengert-progress-export-1", "attempts": [{"time": 1}]}"#,
      #"{"format": "wengert-progress-export-1", "places": {}}"#,
      String(repeating: "[", count: 5000),
      #"{"format": "wengert-progress-export-1", "places": [{"lesson": "a", "section": 1e300, "position": 0, "time": 0}]}"#,
    ])
  func noExport(text: String) throws {
    let run = try Wengert.shell(
      "\"$W\" progress import - || { s=$?; find $HOME -mindepth 1; exit $s; }", input: text)
    #expect(run.status == .exited(1), "\(run)")
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: "))
  }

  @Test("a place where nothing can be kept is said, and a missing home too")
  func noHome() throws {
    let run = try Wengert.run(
      "progress", "import", "-", input: Self.export, environment: ["XDG_STATE_HOME": "/dev/null"])
    #expect(run.status == .exited(3))
    #expect(run.errors.contains("progress can't be kept in /dev/null/wengert/progress.sqlite"))
    #expect(try Wengert.run("progress", "reset", "nothing").status == .exited(2))
  }

  @Test("a damaged store is set aside with a word, and shown empty")
  func damaged() throws {
    let run = try Wengert.shell(
      """
      mkdir -p $HOME/.local/state/wengert
      printf 'this is no database, and it is long enough' > $HOME/.local/state/wengert/progress.sqlite
      "$W" progress --json; ls $HOME/.local/state/wengert
      """)
    #expect(run.errors.hasPrefix("warning: the file of your progress was damaged"))
    #expect(run.output.contains("progress.sqlite-damaged-"))
  }

  @Test("a new lesson passes its check, takes the next number and replaces nothing")
  func new() throws {
    let run = try Wengert.shell(
      """
      mkdir $HOME/Lessons; cd $HOME; unset WENGERT_LESSONS
      "$W" new "The chain rule"; "$W" new 'Second "lesson"'; "$W" new own.md
      "$W" check Lessons/*.md own.md
      "$W" new own.md; echo "status $?"; "$W" new own.md --force
      """)
    #expect(
      run.output == """
        Lessons/01-the-chain-rule.md
        Lessons/02-second-lesson.md
        own.md
        Lessons/01-the-chain-rule.md: ok
        Lessons/02-second-lesson.md: ok
        own.md: ok
        status 3
        own.md

        """)
    #expect(run.errors.hasPrefix("error: own.md is there already"))
  }
}
