import Autodiff
import Canvas

/// The text of a configuration file, read: lines of `key: value`, comments from `#` on.
///
/// A line that can't be read is a problem and says nothing; the others hold.
package struct ChoicesText: Hashable, Sendable {
  /// What is wrong with a line; line and column count from 1, the column in characters.
  package struct Problem: Hashable, Sendable {
    package let line: Int
    package let column: Int
    /// Safe to show.
    package let message: String
  }

  package private(set) var choices = Choices()
  package private(set) var problems: [Problem] = []
  /// The line that each key stands in.
  private var lines: [String: Int] = [:]

  /// The most bytes that are read.
  package static let longest = 1 << 14

  package init(reading bytes: [UInt8]) {
    guard bytes.count <= Self.longest else {
      let message = "the file is longer than \(Self.longest >> 10) KiB, and none of it is used"
      problems = [Problem(line: 1, column: 1, message: message)]
      return
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    let rows = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, row) in rows.enumerated() { read(row, line: index + 1) }
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>, line: Int) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let shown = String(decoding: bytes, as: UTF8.self)
      let place = shown.unicodeScalars.firstIndex(of: "\u{FFFD}") ?? shown.startIndex
      return report("the line is not UTF-8", line, shown[..<place].count + 1)
    }
    let content = text.prefix { $0 != "#" }
    let all = Word(content)
    if all.text.isEmpty { return }
    guard let colon = content.firstIndex(of: ":") else {
      return report("a line is 'key: value', such as 'ascii: yes'", line, all.column)
    }
    set(Word(content[..<colon]), Word(content[content.index(after: colon)...]), line: line)
  }

  private mutating func set(_ name: Word, _ value: Word, line: Int) {
    guard let key = ChoiceKey.all.first(where: { $0.name == name.text }) else {
      return report(Self.unknown(name), line, name.column)
    }
    if let first = lines[key.name] {
      return report("'\(key.name)' stands in line \(first) already", line, name.column)
    }
    lines[key.name] = line
    guard key.words.contains(value.text) else {
      return report(Self.unfit(value, for: key), line, value.column)
    }
    key.set(&choices, value.text)
  }

  private mutating func report(_ message: String, _ line: Int, _ column: Int) {
    problems.append(Problem(line: line, column: column, message: message))
  }
}

extension ChoicesText {
  /// A part of a line without the blanks around it, and where it stands.
  private struct Word {
    let text: String
    let column: Int

    init(_ part: Substring) {
      let inner = part.drop(while: \.isWhitespace)
      let end = inner.lastIndex { !$0.isWhitespace }
      text = end.map { String(inner[...$0]) } ?? ""
      column = part.base.distance(from: part.base.startIndex, to: inner.startIndex) + 1
    }

    /// The word as a message quotes it.
    var quoted: String { "'" + TextWidth.truncated(Sanitiser.line(text), to: 40) + "'" }
  }

  private static func unknown(_ name: Word) -> String {
    let names = ChoiceKey.all.map(\.name)
    let hint =
      NearestName.of(name.text, among: names).map { "did you mean '\($0)'?" }
      ?? "the settings are \(names.joined(separator: ", "))"
    return "there is no setting \(name.quoted): \(hint)"
  }

  private static func unfit(_ value: Word, for key: ChoiceKey) -> String {
    let words = key.words.dropLast().joined(separator: ", ") + " or " + (key.words.last ?? "")
    return "'\(key.name)' is \(words)" + (value.text.isEmpty ? "" : ", not \(value.quoted)")
  }
}
