extension JSON {
  /// Reads one JSON text: RFC 8259, nothing more.
  ///
  /// Members keep their order; of a name that stands twice, both stay. A number beyond a double
  /// is infinite, which no JSON text can say otherwise, so that the caller may name it. Brackets
  /// deeper than `JSONProblem.deepest` are refused.
  package init(reading bytes: some Collection<UInt8>) throws(JSONProblem) {
    var reader = JSONReader(bytes: Array(bytes))
    self = try reader.document()
  }

  /// The member with a name; the last one where it stands twice, as most readers have it.
  package subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }
}

/// Why a text is no JSON, and where.
package struct JSONProblem: Error, Hashable, Sendable {
  package let fault: Fault
  /// The offset of the byte that can't be read.
  package let offset: Int

  package enum Fault: Hashable, Sendable {
    case unexpectedEnd
    case unexpectedCharacter
    case badNumber
    case badEscape
    case badEncoding
    case tooDeep
    case trailingText
  }

  package static let deepest = 100
}

extension JSONProblem: CustomStringConvertible {
  package var description: String {
    let what =
      switch fault {
      case .unexpectedEnd: "the text ends too early"
      case .unexpectedCharacter: "this character is not expected here"
      case .badNumber: "this is no number of JSON"
      case .badEscape: "there is no such escape in a JSON string"
      case .badEncoding: "this byte is not UTF-8"
      case .tooDeep: "brackets are nested deeper than \(Self.deepest)"
      case .trailingText: "something follows the value"
      }
    return "no JSON at byte \(offset): \(what)"
  }
}

/// A reader of JSON over bytes that counts its depth.
private struct JSONReader {
  let bytes: [UInt8]
  var index = 0
  var depth = 0

  mutating func document() throws(JSONProblem) -> JSON {
    let value = try value()
    skipSpace()
    guard index == bytes.count else { throw problem(.trailingText) }
    return value
  }

  private mutating func value() throws(JSONProblem) -> JSON {
    skipSpace()
    guard let byte = peek else { throw problem(.unexpectedEnd) }
    switch byte {
    case UInt8(ascii: "{"):
      return .object(
        try nested { reader throws(JSONProblem) in
          try reader.members()
        })
    case UInt8(ascii: "["):
      return .array(
        try nested { reader throws(JSONProblem) in
          try reader.elements()
        })
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func nested<Result>(
    _ body: (inout JSONReader) throws(JSONProblem) -> Result
  ) throws(JSONProblem) -> Result {
    guard depth < JSONProblem.deepest else { throw problem(.tooDeep) }
    depth += 1
    index += 1
    let result = try body(&self)
    depth -= 1
    return result
  }

  private mutating func members() throws(JSONProblem) -> [JSON.Member] {
    var members: [JSON.Member] = []
    if take("}") { return members }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw unexpected }
      let name = try string()
      guard take(":") else { throw unexpected }
      members.append(JSON.Member(name, try value()))
    } while take(",")
    guard take("}") else { throw unexpected }
    return members
  }

  private mutating func elements() throws(JSONProblem) -> [JSON] {
    var elements: [JSON] = []
    if take("]") { return elements }
    repeat { elements.append(try value()) } while take(",")
    guard take("]") else { throw unexpected }
    return elements
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSONProblem) -> JSON {
    guard bytes[index...].starts(with: word.utf8) else { throw problem(.unexpectedCharacter) }
    index += word.utf8.count
    return value
  }

  /// -?(0|[1-9]digit*)(.digit+)?([eE][+-]?digit+)?
  private mutating func number() throws(JSONProblem) -> Double {
    let start = index
    if peek == UInt8(ascii: "-") { index += 1 }
    let whole = digits()
    guard whole > 0 else { throw JSONProblem(fault: .unexpectedCharacter, offset: start) }
    let hasLeadingZero = whole > 1 && bytes[index - whole] == UInt8(ascii: "0")
    var isSound = !hasLeadingZero
    if peek == UInt8(ascii: ".") {
      index += 1
      isSound = digits() > 0 && isSound
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      index += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { index += 1 }
      isSound = digits() > 0 && isSound
    }
    guard isSound, let value = Double(String(decoding: bytes[start..<index], as: UTF8.self))
    else { throw JSONProblem(fault: .badNumber, offset: start) }
    return value
  }

  private mutating func digits() -> Int {
    let start = index
    while let byte = peek, (0x30...0x39).contains(byte) { index += 1 }
    return index - start
  }
}

extension JSONReader {
  private mutating func string() throws(JSONProblem) -> String {
    index += 1
    var result: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: result, as: UTF8.self) else {
          throw problem(.badEncoding)
        }
        index += 1
        return text
      case UInt8(ascii: "\\"):
        result.append(contentsOf: Array(String(try escape()).utf8))
      case 0..<0x20: throw problem(.unexpectedCharacter)
      default:
        result.append(byte)
        index += 1
      }
    }
    throw problem(.unexpectedEnd)
  }

  private mutating func escape() throws(JSONProblem) -> Unicode.Scalar {
    let plain: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    let start = index
    index += 1
    guard let byte = peek else { throw problem(.unexpectedEnd) }
    index += 1
    if let scalar = plain[byte] { return scalar }
    guard byte == UInt8(ascii: "u"), let first = unit() else {
      throw JSONProblem(fault: .badEscape, offset: start)
    }
    if let scalar = Unicode.Scalar(first) { return scalar }
    // A surrogate counts only as the first of a pair.
    guard bytes[index...].starts(with: Array("\\u".utf8)) else {
      throw JSONProblem(fault: .badEscape, offset: start)
    }
    index += 2
    guard let second = unit(), UTF16.isLeadSurrogate(first), UTF16.isTrailSurrogate(second) else {
      throw JSONProblem(fault: .badEscape, offset: start)
    }
    return UTF16.decode(UTF16.EncodedScalar([first, second]))
  }

  private mutating func unit() -> UInt16? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = bytes[index..<(index + 4)]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    index += 4
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }

  private func problem(_ fault: JSONProblem.Fault) -> JSONProblem {
    JSONProblem(fault: fault, offset: index)
  }

  private var unexpected: JSONProblem {
    problem(index < bytes.count ? .unexpectedCharacter : .unexpectedEnd)
  }
}
