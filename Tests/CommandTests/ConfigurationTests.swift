import TestKit
import Testing

@Suite("The configuration file")
struct ConfigurationTests {
  /// Runs the first steps of a lesson in lines, beside a file that `make` writes to `$F`.
  private func learn(_ make: String, _ flags: String = "") throws -> ProgramRun {
    try Wengert.shell(
      """
      F="$HOME/.config/wengert/config"; mkdir -p "$HOME/.config/wengert"
      \(make)
      printf '\\n\\n\\n\\nquit\\n' | "$W" learn sin-exp --linear \(flags)
      """)
  }

  @Test("it changes how a lesson shows, and a flag overrules it")
  func overruled() throws {
    let plain = try learn(":")
    let ascii = try learn("echo 'ascii: yes' > \"$F\"")
    let flagged = try learn(":", "--ascii")
    let overruled = try learn("echo 'ascii: yes' > \"$F\"", "--no-ascii")
    #expect(plain.errors.isEmpty)
    #expect(ascii.errors.isEmpty)
    #expect(!plain.output.allSatisfy { $0.isASCII })
    #expect(ascii.output.allSatisfy { $0.isASCII })
    #expect(ascii.output == flagged.output)
    #expect(overruled.output == plain.output)
  }

  @Test("it is looked for where XDG_CONFIG_HOME says, and 'paths' names it")
  func place() throws {
    let run = try Wengert.shell(
      """
      export XDG_CONFIG_HOME="$HOME/elsewhere"; mkdir -p "$HOME/elsewhere/wengert"
      echo 'ascii: yes' > "$HOME/elsewhere/wengert/config"
      printf 'quit\\n' | "$W" learn sin-exp --linear; "$W" paths
      """)
    #expect(run.output.allSatisfy { $0.isASCII })
    #expect(run.output.contains("/elsewhere/wengert/config\n"))
  }

  @Test("a bad line is told with its place, and the lesson goes on with the others")
  func badLine() throws {
    let run = try learn("printf 'ascii: yes\\ntheme: drak\\nstrid: row\\n' > \"$F\"")
    let expected = try learn(":", "--ascii")
    #expect(run.status == .exited(0))
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 2, "\(run.errors)")
    #expect(run.errors.contains("/wengert/config:2:8: error: 'theme' is dark, light or mono"))
    #expect(run.errors.contains("/wengert/config:3:1: error: there is no setting 'strid'"))
    #expect(run.output == expected.output)
  }

  @Test(
    "what can't be read is said in one line, and the lesson goes on",
    arguments: ["mkdir \"$F\"", "mkfifo \"$F\"", "ln -s config \"$F\""])
  func unreadable(make: String) throws {
    let run = try learn(make)
    let expected = try learn(":")
    #expect(run.status == .exited(0))
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    #expect(run.errors.contains("/wengert/config can't be read: "))
    #expect(run.output == expected.output)
  }

  @Test("without a file nothing is said and none is made")
  func missing() throws {
    let run = try Wengert.shell(
      "printf 'stride term\\nquit\\n' | \"$W\" learn sin-exp --linear; ls -A \"$HOME\"")
    #expect(run.errors.isEmpty)
    #expect(!run.output.contains(".config"))
  }

  @Test("every setting has a flag of its name on every screen")
  func flags() throws {
    let file =
      """
      printf '%s\\n' 'theme: mono' 'color: never' 'animation: no' 'mouse: no' 'notes: yes' \
      'stride: pass' 'telling: scatter' 'showing: symbols' 'picture: graph' 'paper: yes' \
      'predict: all' 'speed: fast' > "$F"
      """
    let flags =
      """
      --theme mono --color never --no-animation --no-mouse --notes --stride pass \
      --telling scatter --showing symbols --picture graph --paper --predict all --speed fast
      """
    let byFile = try learn(file)
    let byFlags = try learn(":", flags)
    let plain = try learn(":")
    #expect(byFile.errors.isEmpty)
    #expect(byFlags.errors.isEmpty)
    #expect(byFile.output == byFlags.output)
    #expect(byFile.output != plain.output)
  }

  @Test("its color holds for the messages of every command, and a flag overrules it")
  func colour() throws {
    let commands = [
      "trace 'sinn(x)' --at x=1", "grade sin-exp --ask w3", "check none.md", "nothing",
      "progress reset nothing", "learn nothing", "list --no-such-option",
    ]
    for command in commands {
      let run = try Wengert.shell(
        """
        mkdir -p "$HOME/.config/wengert"; echo 'color: always' > "$HOME/.config/wengert/config"
        "$W" \(command)
        """)
      #expect(run.errors.contains("\u{1B}[1;31merror:"), "\(command): \(run.errors)")
    }
    let overruled = try Wengert.shell(
      """
      mkdir -p "$HOME/.config/wengert"; echo 'color: always' > "$HOME/.config/wengert/config"
      "$W" trace 'sinn(x)' --at x=1 --color never
      """)
    #expect(overruled.errors.hasPrefix("error: "))
  }
}
