import Foundation
import TestKit
import Testing

@Suite("The tutor in plain lines, from a pipe")
struct LinearTests {
  @Test("the homework is walked to its end, every entry of the Jacobian read out")
  func homework() throws {
    let lines = Array(repeating: "", count: 400).joined(separator: "\n")
    let run = try ProgramRun(
      BuiltProgram(named: "wengert"), ["learn", "homework", "--linear", "--ascii"],
      input: lines, limit: .seconds(60))
    #expect(run.status == .exited(0))
    for entry in ["dy1/dx1 = 8", "dy1/dx2 = 2", "dy1/dx3 = 2", "dy2/dx1 = 0.2", "dy2/dx3 = 0"] {
      #expect(run.output.contains(entry), "\(entry)")
    }
    #expect(run.output.contains("This is the end of the lesson."))
    #expect(run.output.allSatisfy { $0.isASCII })
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test("a quiz is taken by lines, and says what it came to")
  func quiz() throws {
    let run = try ProgramRun(
      BuiltProgram(named: "wengert"), ["quiz", "homework", "--linear", "--ascii", "--seed", "2"],
      input: "12345.678\nhint\nsolution\ndone\nquit\n", limit: .seconds(60))
    #expect(run.status == .exited(0))
    #expect(run.output.contains("Not yet"))
    #expect(run.output.contains("points"))
  }

  @Test("a first run's lesson is left for the list, which says where one was each time it shows")
  func list() throws {
    let run = try Wengert.shell(
      """
      printf '\\nnext\\nquit\\n2\\nnext\\nnext\\nquit\\nquit\\n' | "$W" --linear
      """)
    #expect(run.status == .exited(0))
    let said = run.output.split(separator: "\n").filter { $0.contains(", beginner, ") }
    let places = said.map { $0.split(separator: ", ").last }
    #expect(places.count == 6, "\(run)")
    #expect(places.prefix(2) == ["you were at part 2", "20 minutes"])
    #expect(places.dropFirst(3).prefix(1) == ["you were at part 2"])
    #expect(said.dropFirst(4).first?.contains("you were at part 2, step 1") == true, "\(said)")
  }

  @Test("a damaged progress file is told of once, and the lines go on")
  func damagedProgress() throws {
    let run = try Wengert.shell(
      """
      mkdir -p $HOME/.local/state/wengert
      printf 'no database at all, and long enough' > $HOME/.local/state/wengert/progress.sqlite
      printf '1\\n2\\nquit\\n' | "$W" quiz homework --linear --ascii --seed 2
      """)
    #expect(run.status == .exited(0))
    #expect(run.output.components(separatedBy: "progress.sqlite-damaged-").count == 2, "\(run)")
    #expect(run.output.contains("question 1 of"))
  }

  @Test("a demo in lines plays by itself to the end, though nobody types")
  func demo() throws {
    let run = try ProgramRun(
      BuiltProgram(named: "wengert"),
      ["demo", "homework", "--linear", "--ascii", "--stride", "pass", "--speed", "fastest"],
      input: "", limit: .seconds(60))
    #expect(run.status == .exited(0))
    #expect(run.output.contains("dy1/dx1 = 8"))
    #expect(run.output.contains("This is the end of the lesson."))
  }

  @Test("a demo in lines follows no other, and says so")
  func follower() throws {
    let run = try ProgramRun(
      BuiltProgram(named: "wengert"), ["demo", "homework", "--linear", "--follow"], input: "",
      limit: .seconds(30))
    #expect(run.status == .exited(2))
    #expect(run.errors.contains("--follow") && run.errors.contains("--linear"))
    #expect(run.output.isEmpty)
  }

  @Test("a lesson that is saved while it is open says its new text, or what is wrong with it")
  func reload() throws {
    let run = try Wengert.shell(
      """
      cd $HOME; "$W" new lesson.md > /dev/null
      { sleep 2; echo; sleep 1; sed -i '1,/^title:/s/^title:.*/title: Renamed/' lesson.md
        sleep 1; echo; sleep 1; printf 'no lesson' > lesson.md; sleep 1; echo; echo quit
      } | "$W" learn ./lesson.md --linear --ascii
      """)
    #expect(run.status == .exited(0), "\(run)")
    #expect(run.output.contains("The lesson was saved: this is its new text."), "\(run)")
    #expect(run.output.contains("The file has errors; this is the lesson as it was:"), "\(run)")
  }

  @Test("without a terminal and without --linear it says what there is instead")
  func noTerminal() throws {
    let run = try ProgramRun(
      BuiltProgram(named: "wengert"), ["learn", "sin-exp"], input: "", limit: .seconds(30))
    #expect(run.status == .exited(2))
    #expect(run.errors.contains("--linear"))
    #expect(!run.output.contains("\u{1B}"))
  }
}
