import TestKit
import Testing

@Suite("Pipes, descriptors, locales, memory")
struct PipeTests {
  @Test("a reader that stops is no trouble", arguments: ["text", "json", "csv", "html"])
  func head(format: String) throws {
    let run = try Wengert.shell(
      """
      ( "$W" trace - --at x=1.5 --format \(format) < "$HOME/f"; echo "status $?" >&2 ) | head -c 100
      """.afterWritingFunction(operations: 20_000))
    #expect(run.errors == "status 0\n")
    #expect(run.output.utf8.count == 100)
  }

  @Test("standard output that can't be written exits 3 and says so")
  func fullOutput() throws {
    for command in ["trace sin-exp", "list", "learn 1 --linear", "quiz 1 --linear", "--help"] {
      for target in ["> /dev/full", ">&-"] {
        let run = try Wengert.shell("\"$W\" \(command) \(target); echo \"status $?\"")
        #expect(run.output == "status 3\n", "\(command) \(target)")
        #expect(run.errors.hasPrefix("error: standard output can't be written: "), "\(command)")
      }
    }
  }

  @Test("closed descriptors are not written into by mistake")
  func closed() throws {
    let run = try Wengert.shell(
      "\"$W\" trace - --at x=1 <&- >&- 2>&-; echo \"status $?\"; \"$W\" list <&- 2>&- > /dev/null; echo \"status $?\""
    )
    #expect(run.output == "status 1\nstatus 0\n")
  }

  @Test("no escape byte goes into a pipe, whatever TERM says")
  func noEscapes() throws {
    for words in [["trace", "sin-exp"], ["trace", "sinn(x)"], ["list"], ["--help"], ["paths"]] {
      let run = try Wengert.run(words, environment: ["TERM": "xterm-256color"])
      #expect(!(run.output + run.errors).contains("\u{1B}"), "\(words)")
    }
    let asked = try Wengert.run("trace", "sinn(x)", "--color", "always")
    #expect(asked.errors.hasPrefix("\u{1B}[1;31merror:\u{1B}[0m "))
  }

  @Test("same input, same bytes, in every locale and with every hash seed")
  func locales() throws {
    let plain = try Wengert.run("trace", "sin-exp", "--format", "json", "--on-paper").output
    #expect(plain.contains("0.479425538604203"))
    for locale in ["C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "no_SUCH", ""] {
      let run = try Wengert.run(
        "trace", "sin-exp", "--format", "json", "--on-paper",
        environment: ["LC_ALL": locale, "LANG": locale, "SWIFT_DETERMINISTIC_HASHING": nil])
      #expect(run.output == plain, "\(locale)")
    }
  }

  @Test("a long trace is printed in little memory")
  func memory() throws {
    let run = try Wengert.shell(
      """
      ulimit -v 1500000
      "$W" trace - --at x=1.5 --format json < "$HOME/f" | wc -l
      """.afterWritingFunction(operations: 30_000))
    #expect(run.errors.isEmpty)
    #expect((Int(run.output.filter(\.isNumber)) ?? 0) > 90_000)
  }

  @Test(
    "what will not fit into the memory that is allowed is refused, not begun",
    arguments: ["x*", "x+", "1;", "x,", "("])
  func bomb(piece: String) throws {
    let run = try Wengert.shell(
      """
      ulimit -v 524288
      yes '\(piece)' | tr -d '\\n' | head -c 9000000 | "$W" trace - --at x=1 --format json
      """)
    #expect(run.output.contains(#""kind": "limit""#), "\(run.errors)")
  }
}

extension String {
  /// The script after one that writes a function of so many operations to `$HOME/f`.
  fileprivate func afterWritingFunction(operations: Int) -> String {
    """
    awk 'BEGIN { print "a1 = sin(x)"; for (i = 2; i <= \(operations); i++) \
    print "a" i " = sin(a" i - 1 ")" }' > "$HOME/f"
    \(self)
    """
  }
}
