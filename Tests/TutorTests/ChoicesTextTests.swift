import Autodiff
import Canvas
import Testing

@testable import Tutor

@Suite("The text of a configuration file")
struct ChoicesTextTests {
  private func read(_ text: String) -> ChoicesText { ChoicesText(reading: Array(text.utf8)) }

  private func places(_ text: String) -> [[Int]] {
    read(text).problems.map { [$0.line, $0.column] }
  }

  @Test("every setting is read by each of its words, and reaches the choices")
  func everySetting() {
    for key in ChoiceKey.all {
      let readings = key.words.map { read("\(key.name): \($0)") }
      #expect(readings.allSatisfy { $0.problems.isEmpty }, "\(key.name)")
      #expect(Set(readings.map(\.choices)).count == key.words.count, "\(key.name)")
      #expect(readings.allSatisfy { $0.choices != Choices() }, "\(key.name)")
    }
  }

  @Test("every choice but those of the terminal changes the settings")
  func everyChoice() {
    let outside: Set = ["color", "mouse"]
    for key in ChoiceKey.all where !outside.contains(key.name) {
      let settings = key.words.map { read("\(key.name): \($0)").choices.settings(unicode: true) }
      #expect(Set(settings).count == key.words.count, "\(key.name)")
    }
  }

  @Test("comments, blanks, blank lines, a byte order mark and ends of lines of any kind")
  func form() {
    let text = read("\u{FEFF}# mine\r\n\r\n  theme :  light  # by day\r\nascii:yes\n\tstride: term")
    #expect(text.problems.isEmpty)
    #expect(text.choices.theme == .light)
    #expect(text.choices.ascii == true)
    #expect(text.choices.stride == .term)
    #expect(read("").choices == Choices())
  }

  @Test("a name that is near is offered, and the other lines hold")
  func unknownName() {
    let text = read("tehme: dark\nascii: yes\n  qqqq: 1")
    #expect(text.choices.ascii == true)
    #expect(text.choices.theme == nil)
    #expect(text.problems.map(\.line) == [1, 3])
    #expect(text.problems.map(\.column) == [1, 3])
    #expect(text.problems.first?.message.hasSuffix("did you mean 'theme'?") == true)
    #expect(text.problems.last?.message.contains("ascii, theme, color") == true)
  }

  @Test("a value that does not fit, none, no colon and a second line are told where they stand")
  func faults() {
    let text = read("theme: drak\nmouse:\nascii yes\nstride: row\nstride: term\n: yes")
    #expect(text.problems.map(\.line) == [1, 2, 3, 5, 6])
    #expect(text.problems.map(\.column) == [8, 7, 1, 1, 1])
    #expect(text.problems[0].message == "'theme' is dark, light or mono, not 'drak'")
    #expect(text.problems[1].message == "'mouse' is yes or no")
    #expect(text.problems[3].message == "'stride' stands in line 4 already")
    #expect(text.choices.stride == .row)
  }

  @Test("bytes that are no text, control characters and a file without end do no harm")
  func hostile() {
    let bad = ChoicesText(reading: Array("ascii: yes\nthé: ".utf8) + [0xFF, 0x0A])
    #expect(bad.problems.map { [$0.line, $0.column] } == [[2, 6]])
    #expect(bad.choices.ascii == true)
    let escape = read("theme: \u{1B}]0;x\u{7}" + String(repeating: "z", count: 900))
    #expect(escape.problems.count == 1)
    #expect(escape.problems.allSatisfy { !$0.message.contains("\u{1B}") && $0.message.count < 120 })
    let long = read(String(repeating: "ascii: yes\n", count: 2000))
    #expect(places(String(repeating: "\n", count: 1 << 14) + "x") == [[1, 1]])
    #expect(long.choices == Choices())
  }

  @Test("a choice overrules another's, also one that says no")
  func over() {
    var flags = Choices()
    flags.ascii = false
    let choices = flags.over(read("ascii: yes\ntheme: mono").choices)
    #expect(choices.ascii == false)
    #expect(choices.theme == .mono)
    #expect(choices.settings(unicode: true).script == .unicode)
    #expect(choices.settings(unicode: false).script == .ascii)
  }
}
