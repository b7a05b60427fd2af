import Foundation
import TestKit
import Testing

@Suite("wengert list, check and paths")
struct LessonCommandTests {
  @Test("the lessons come in order, as text and as JSON")
  func list() throws {
    let text = try Wengert.run("list")
    #expect(text.status == .exited(0))
    let lines = text.output.split(separator: "\n")
    #expect(lines.first?.contains("sin-exp") == true)
    let lessons = try Wengert.run("list", "--json").object["lessons"] as? [NSDictionary]
    #expect(lessons?.count == lines.count)
    #expect(lessons?.first?["number"] as? Int == 1)
  }

  @Test("the lessons of the package are sound")
  func sound() throws {
    let run = try Wengert.shell("\"$W\" check \"$WENGERT_LESSONS\"/*.md")
    #expect(run.status == .exited(0))
    #expect(run.errors.isEmpty)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.hasSuffix(".md: ok") })
  }

  private static let faulty = """
    ---
    id: faulty
    title: A faulty lesson
    ---

    ```function
    f(x) = sinn(x)
    at x = 1
    ```

    ## forwards x
    """

  @Test("a faulty lesson gets every error with its place, and exits 1")
  func check() throws {
    let run = try Wengert.shell("cat > $HOME/a.md; cd $HOME; \"$W\" check a.md", input: Self.faulty)
    #expect(run.status == .exited(1))
    #expect(run.output.isEmpty)
    #expect(
      run.errors.hasPrefix(
        """
        a.md:7:8: error: 'sinn' is no known name: did you mean 'sin'?
          f(x) = sinn(x)
                 ^
        """))
    #expect(run.errors.contains("a.md:11:"))
  }

  @Test("--json lists the same problems on standard output")
  func checkJSON() throws {
    let run = try Wengert.shell(
      "cat > $HOME/a.md; cd $HOME; \"$W\" check a.md --json", input: Self.faulty)
    #expect(run.status == .exited(1))
    let problems = try run.object["problems"] as? [NSDictionary]
    #expect(problems?.first?["line"] as? Int == 7)
    #expect(problems?.first?["column"] as? Int == 8)
    #expect(problems?.first?["severity"] as? String == "error")
  }

  @Test("a point that hides mistakes is a warning at its line, and no error")
  func hidingPoint() throws {
    let lesson = """
      ---
      id: hiding
      title: A point that hides mistakes
      ---

      ```function
      f(x1, x2) = x1 x2
      at x1 = 2, x2 = 2
      ```

      # A page
      """
    let run = try Wengert.shell("cat > $HOME/a.md; cd $HOME; \"$W\" check a.md", input: lesson)
    #expect(run.status == .exited(0), "\(run)")
    #expect(run.errors.hasPrefix("a.md:8:1: warning: the point hides "), "\(run)")
    #expect(run.errors.contains("B15 (product: own factor)"))
    let sound = lesson.replacing("x2 = 2", with: "x2 = 3")
    let other = try Wengert.shell("cat > $HOME/a.md; cd $HOME; \"$W\" check a.md", input: sound)
    #expect(!other.errors.contains("B15"), "\(other)")
  }

  @Test("a warning about the point stands at its line, however lines end")
  func carriageReturns() throws {
    let lesson = "---\r\nid: a\r\ntitle: b\r\n---\r\n```function\r\nf(x1, x2) = x1 x2\r\n"
    let run = try Wengert.shell(
      "cat > $HOME/a.md; cd $HOME; \"$W\" check a.md",
      input: lesson + "at x1 = 2, x2 = 2\r\n```\r\n")
    #expect(run.errors.hasPrefix("a.md:7:1: warning: "), "\(run)")
    #expect(run.errors.contains("\n  at x1 = 2, x2 = 2\n"), "\(run)")
  }

  @Test(
    "a faulty lesson of the folder is found by id and number, and its errors are told",
    arguments: ["learn faulty", "learn 3", "trace faulty", "trace 3", "quiz faulty", "demo 3"])
  func faultyByName(command: String) throws {
    let run = try Wengert.shell(
      "mkdir $HOME/l; cat > $HOME/l/03-x.md; cd $HOME; \"$W\" \(command) --lessons l",
      input: Self.faulty)
    #expect(run.status == .exited(1), "\(run)")
    #expect(run.errors.hasPrefix("l/03-x.md:7:8: error: 'sinn'"), "\(run)")
  }

  @Test("a slip in a lesson's id or in a command gets the nearest one, and exits 2")
  func nearest() throws {
    for (words, nearest) in [
      (["learn", "sin-epx"], "'sin-exp'"), (["quiz", "homwork"], "'homework'"),
      (["trcae"], "'trace'"), (["help", "lern"], "'learn'"), (["progress", "exprot"], "'export'"),
      (["sin-exp"], "'wengert learn LESSON'"), (["-v"], "no command '-v'"),
    ] {
      let run = try Wengert.run(words)
      #expect(run.status == .exited(2), "\(run)")
      #expect(run.errors.hasPrefix("error: there is no "), "\(run)")
      #expect(run.errors.contains(nearest), "\(run)")
    }
  }

  @Test("a faulty lesson can't be traced, in words or JSON")
  func traceFaulty() throws {
    let run = try Wengert.shell(
      "cat > $HOME/a.md; cd $HOME; \"$W\" trace a.md --format json", input: Self.faulty)
    #expect(run.status == .exited(1))
    #expect(try run.errorKinds.first == "unknownName")
  }

  @Test("files that can't be read exit 3, and the others are still checked")
  func unreadable() throws {
    let run = try Wengert.run("check", Wengert.lessons + "/01-sin-exp.md", "/no/such", "/tmp")
    #expect(run.status == .exited(3))
    #expect(run.output.hasSuffix("01-sin-exp.md: ok\n"))
    #expect(run.errors.contains("/no/such can't be read: no such file or directory"))
    #expect(run.errors.contains("/tmp can't be read: is a directory"))
  }

  @Test("the folder of lessons: option, variable, beside the program, here; else an error")
  func folders() throws {
    let cases: [(command: String, answer: String)] = [
      ("bin/wengert list --lessons far/Lessons", "7  sin-exp"),
      ("WENGERT_LESSONS=far/Lessons bin/wengert list", "7  sin-exp"),
      ("cd far; ../bin/wengert list", "7  sin-exp"), ("bin/wengert list", "status 3"),
      ("bin/wengert list --lessons nowhere", "status 3"),
      ("WENGERT_LESSONS=nowhere bin/wengert list", "status 3"), ("\"$W\" list", "1  sin-exp"),
      ("bin/wengert trace 'x*x' --at x=1 --format csv | tail -1", "jacobian,entry,y,x,,2"),
    ]
    let commands = cases.map { "echo '|'; ( \($0.command) ) || echo \"status $?\"" }
    let run = try Wengert.shell(
      """
      mkdir -p $HOME/far/Lessons $HOME/bin
      cp "$WENGERT_LESSONS/01-sin-exp.md" $HOME/far/Lessons/07-sin-exp.md
      cp "$W" $HOME/bin/wengert
      cd $HOME
      unset WENGERT_LESSONS
      \(commands.joined(separator: "\n"))
      """)
    let answers = run.output.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
    #expect(answers.count == cases.count)
    for (answer, (command, expected)) in zip(answers, cases) {
      #expect(answer.contains(expected), "\(command): \(answer)")
    }
  }

  @Test("a lesson folder can't reach outside itself, and no pipe in it blocks")
  func traversal() throws {
    let run = try Wengert.shell(
      """
      mkdir $HOME/in; cd $HOME/in
      cp "$WENGERT_LESSONS/01-sin-exp.md" 03-own.md
      cp "$WENGERT_LESSONS/02-homework.md" ../02-outside.md
      ln -s ../02-outside.md 02-link.md; mkfifo 04-pipe.md; mkdir 05-folder.md
      ln -s 06-loop.md 06-loop.md; ln -s /etc/passwd 07-passwd.md
      "$W" list --lessons .
      """)
    #expect(run.output.contains("3  sin-exp") && !run.output.contains("homework"), "\(run)")
    #expect(run.status == .exited(0))
  }

  @Test("the places follow the XDG variables, and relative ones count as unset")
  func paths() throws {
    let run = try Wengert.shell(
      "HOME=/somewhere \"$W\" paths; XDG_STATE_HOME=/s \"$W\" paths; XDG_STATE_HOME=s HOME=/h \"$W\" paths"
    )
    #expect(run.output.contains("/somewhere/.local/state/wengert/progress.sqlite"))
    #expect(run.output.contains(" /s/wengert/progress.sqlite"))
    #expect(run.output.contains(" /h/.local/state/wengert/progress.sqlite"))
  }

  @Test("a path where a lesson or a command stands is told how to open it")
  func misplacedPaths() throws {
    let folder = Wengert.lessons
    let cases: [([String], String)] = [
      (["learn", folder], "is a folder and no lesson: 'wengert --lessons \(folder)'"),
      ([folder], "is no command: 'wengert --lessons \(folder)' opens it"),
      (["\(folder)/01-sin-exp.md"], "'wengert learn \(folder)/01-sin-exp.md' opens it"),
    ]
    for (arguments, words) in cases {
      let run = try Wengert.run(arguments)
      #expect(run.status == .exited(2))
      #expect(run.errors.contains(words), "\(run.errors)")
    }
  }

  @Test("a lesson folder that was asked for and is none is an error, whatever is asked of it")
  func noFolder() throws {
    for arguments in [["learn", "1"], ["learn"], ["quiz", "1"], ["trace", "sin-exp"]] {
      let run = try Wengert.run(arguments + ["--lessons", "/nowhere/at-all"])
      #expect(run.status == .exited(3), "\(arguments)")
      #expect(run.errors.contains("looked at /nowhere/at-all"), "\(run.errors)")
    }
  }
}
