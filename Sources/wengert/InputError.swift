import Autodiff
import Canvas
import Export

/// What is wrong with a text that was typed or read: for people with a caret, for programs as
/// `wengert-error-1`.
struct InputError: Error {
  struct Item {
    /// One of the kinds of the command line's contract.
    let kind: String
    /// The UTF-8 offset in the text; nil where the text is part of a file.
    let offset: Int?
    let line: Int
    let column: Int
    let message: String
    let suggestion: String?
    /// The line of the text with a caret below, safe to show.
    let excerpt: [String]
  }

  let items: [Item]
  /// The file that the text came from, or nil where it was typed.
  let file: String?

  init(_ items: [Item], file: String? = nil) {
    self.items = items
    self.file = file
  }

  /// The problems of a text that was read.
  init(_ error: ReadingError, in text: [UInt8], file: String? = nil) {
    let items = error.problems.map { problem in
      Item(
        kind: problem.kind.code, offset: problem.offset, line: problem.line,
        column: problem.column, message: problem.message, suggestion: problem.suggestion,
        excerpt: Self.isBlank(text) ? [] : problem.excerpt(of: text))
    }
    self.init(items, file: file)
  }

  /// Whether there is nothing to point at.
  private static func isBlank(_ text: [UInt8]) -> Bool {
    text.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  init(_ error: ReadingError, in text: String) { self.init(error, in: Array(text.utf8)) }

  /// One problem with a short text as a whole.
  init(kind: String, _ message: String, in text: String = "") {
    let shown = Sanitiser.line(text)
    let excerpt =
      shown.isEmpty || message.contains(shown) ? [] : [TextWidth.truncated(shown, to: 72)]
    self.init([
      Item(
        kind: kind, offset: 0, line: 1, column: 1, message: message, suggestion: nil,
        excerpt: excerpt)
    ])
  }

  /// One problem at a place in a line.
  init(kind: String, offset: Int, _ message: String, in line: [UInt8]) {
    let before = String(decoding: line.prefix(offset), as: UTF8.self)
    let column = before.count + 1
    self.init([
      Item(
        kind: kind, offset: offset, line: 1, column: column, message: message, suggestion: nil,
        excerpt: [])
    ])
  }

  init(_ problem: CellProblem, in text: String) {
    self.init(kind: problem.code, problem.description, in: text)
  }
}

/// An error that `--format json` prints on standard output.
protocol ErrorObject: Error {
  var json: JSON { get }
}

extension InputError: ErrorObject {
  /// The object that `--format json` prints.
  var json: JSON {
    let errors = items.map { item -> JSON in
      var members: [JSON.Member] = [
        .init("kind", .string(item.kind)), .init("line", .integer(item.line)),
        .init("column", .integer(item.column)), .init("message", .string(item.message)),
      ]
      if let offset = item.offset { members.insert(.init("offset", .integer(offset)), at: 1) }
      if let suggestion = item.suggestion {
        members.append(.init("suggestion", .string(suggestion)))
      }
      return .object(members)
    }
    return ["format": "wengert-error-1", "errors": .array(errors)]
  }

  /// The lines for people.
  var lines: [String] {
    items.flatMap { item in
      let place = file.map { Sanitiser.line($0) + ":\(item.line):\(item.column): " } ?? ""
      return [place + "error: " + Sanitiser.line(item.message)]
        + item.excerpt.map { "  " + Sanitiser.line($0) }
    }
  }
}

extension CellProblem {
  /// The kind in `wengert-error-1`.
  var code: String {
    switch self {
    case .unreadable: "syntax"
    case .unknownNode, .unknownInput, .unknownOutput, .unknownSeed: "unknownName"
    case .badNumber: "badNumber"
    case .repeatedName: "duplicateName"
    case .missingSeed: "missingValue"
    case .notConnected: "undefinedName"
    }
  }
}
