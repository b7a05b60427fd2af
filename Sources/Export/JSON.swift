import Autodiff

/// A JSON value whose members keep their order, written the same way every time.
///
/// Numbers are shortest round-trip decimals; one that is not finite is the string `"nan"`, `"inf"`
/// or `"-inf"`, because JSON has no such numbers; −0 is `-0.0`.
package enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Equatable, Sendable {
    package let name: String
    package let value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }
}

extension JSON {
  /// The value on one line: `{"node": "w3", "value": 1}`.
  package var text: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes UTF-8: appending to a string costs several times as much.
  private func write(to result: inout [UInt8]) {
    switch self {
    case .null: result += "null".utf8
    case .bool(let value): result += (value ? "true" : "false").utf8
    case .integer(let value): result += "\(value)".utf8
    case .number(let value):
      let text = NumberText.roundTrip(value)
      result += (value.isFinite ? text : "\"" + text + "\"").utf8
    case .string(let text): Self.quote(text, into: &result)
    case .array(let elements):
      Self.list(elements, "[", "]", into: &result) { $0.write(to: &$1) }
    case .object(let members):
      Self.list(members, "{", "}", into: &result) { member, result in
        Self.quote(member.name, into: &result)
        result += ": ".utf8
        member.value.write(to: &result)
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element], _ open: String, _ close: String, into result: inout [UInt8],
    _ write: (Element, inout [UInt8]) -> Void
  ) {
    result += open.utf8
    for (index, element) in elements.enumerated() {
      if index > 0 { result += ", ".utf8 }
      write(element, &result)
    }
    result += close.utf8
  }

  /// Writes a string literal: RFC 8259, section 7.
  ///
  /// Line and paragraph separators are escaped as well: old JavaScript ends a line there. So are
  /// bidirectional controls, noncharacters, private characters and others that a terminal should
  /// not get raw.
  private static func quote(_ text: String, into result: inout [UInt8]) {
    result.append(UInt8(ascii: "\""))
    defer { result.append(UInt8(ascii: "\"")) }
    // Almost every text is plain: names, formulas.
    if text.utf8.allSatisfy(isPlain) {
      result += text.utf8
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\"".utf8
      case "\\": result += "\\\\".utf8
      case "\n": result += "\\n".utf8
      case "\t": result += "\\t".utf8
      case "\r": result += "\\r".utf8
      case _ where needsEscape(scalar): result += escape(scalar).utf8
      default: result += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x20 { return true }
    if scalar.value < 0x7F { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      return true
    default: return false
    }
  }

  /// A character as `\uXXXX`, in two halves beyond U+FFFF.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    UTF16.encode(scalar).map { units in
      units.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    } ?? ""
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .string(text) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// The members in the order of the literal.
  package init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }

  package static func numbers(_ values: [Double]) -> JSON { .array(values.map { .number($0) }) }

  package static func matrix(_ rows: [[Double]]) -> JSON { .array(rows.map { .numbers($0) }) }

  /// An object of numbers under names, in the order given.
  package static func numbers(_ values: [Double], named names: [String]) -> JSON {
    .object(zip(names, values).map { Member($0, .number($1)) })
  }
}
