import Autodiff
import Export
import Glibc

/// JSON lines in, JSON lines out: one answer a line, in order, as soon as it is known.
enum Batch {
  /// What a line of input is answered with.
  enum Answer {
    case trace(TraceDocument)
    case object(JSON)
  }

  /// The longest line: a function of the largest size, every character of it escaped.
  private static let longestLine = 6 * FunctionInput.longestText

  /// How a batch went.
  struct Outcome {
    /// Whether every line was a JSON object.
    var isReadable = true
    /// Whether no line had errors.
    var isSound = true
  }

  /// Answers every line of standard input.
  static func run(_ answer: (Request) throws -> Answer) throws -> Outcome {
    var lines = LineReader(descriptor: STDIN_FILENO, longest: longestLine)
    let output = FileWriter.standardOutput
    var outcome = Outcome()
    while let line = try lines.next() {
      do {
        try write(answer(try request(line, &outcome)), output)
      } catch let error as InputError {
        outcome.isSound = false
        try output.write(error.json.text + "\n")
      }
      try output.flush()
    }
    return outcome
  }

  private static func request(
    _ line: LineReader.Line, _ outcome: inout Outcome
  ) throws(InputError) -> Request {
    do throws(InputError) {
      switch line {
      case .bytes(let bytes): return try Request(bytes)
      case .tooLong:
        throw InputError(kind: "limit", "the line is longer than \(longestLine >> 20) MiB")
      }
    } catch {
      outcome.isReadable = false
      throw error
    }
  }

  private static func write(_ answer: Answer, _ output: FileWriter) throws {
    switch answer {
    case .object(let object): try output.write(object.text + "\n")
    case .trace(let document):
      guard let format = TraceFormat.named("json") else { return }
      try format.write(document, options: ExportOptions(layout: .line)) { try output.write($0) }
    }
  }
}

extension Batch {
  /// The JSON object of one line.
  struct Request {
    private let object: JSON

    init(_ line: [UInt8]) throws(InputError) {
      do throws(JSONProblem) {
        object = try JSON(reading: line)
      } catch {
        let kind = error.fault == .badEncoding ? "encoding" : "syntax"
        throw InputError(kind: kind, offset: error.offset, error.description, in: line)
      }
      guard case .object = object else {
        throw InputError(
          kind: "syntax", "a line is an object: {\"function\": \"x1*x2\", \"point\": {\"x1\": 0.5}}"
        )
      }
    }

    func text(_ name: String) throws(InputError) -> String {
      switch object[name] {
      case .string(let text): return text
      case nil: throw InputError(kind: "missingValue", "the object has no \"\(name)\"")
      case .null, .bool, .integer, .number, .array, .object:
        throw InputError(kind: "syntax", "\"\(name)\" is no text")
      }
    }

    /// A value for every input and nothing else.
    func point(inputs: [String]) throws(InputError) -> [Double] {
      var values = [Double?](repeating: nil, count: inputs.count)
      for member in try members {
        let index = try input(member.name, inputs)
        guard values[index] == nil else {
          throw InputError(
            kind: "duplicateName", "'\(member.name)' has two values", in: member.name)
        }
        values[index] = try number(member)
      }
      guard values.contains(nil) else { return values.compactMap(\.self) }
      return try PointOptions.refuse(values, inputs)
    }

    private var members: [JSON.Member] {
      get throws(InputError) {
        switch object["point"] {
        case .object(let members): return members
        case nil: return []
        case .null, .bool, .integer, .number, .array, .string:
          throw InputError(
            kind: "syntax", "\"point\" is an object: {\"x1\": 0.5, \"x2\": \"pi/4\"}")
        }
      }
    }

    /// The input that a name stands for, in any of its spellings.
    private func input(_ name: String, _ inputs: [String]) throws(InputError) -> Int {
      if let index = inputs.firstIndex(of: name) { return index }
      let values = try reading(name) { () throws(ReadingError) in
        try PointReader(inputs: inputs).values("\(name)=0")
      }
      let named = values.indices.filter { values[$0] != nil }
      guard named.count == 1, !name.contains("=") else {
        throw InputError(kind: "unknownName", "'\(name)' is no input", in: name)
      }
      return named[0]
    }

    private func number(_ member: JSON.Member) throws(InputError) -> Double {
      switch member.value {
      case .number(let value) where value.isFinite: return value
      case .number:
        throw InputError(
          kind: "badNumber", "the value of '\(member.name)' is too large for a double")
      case .string(let text):
        return try reading(text) { () throws(ReadingError) in try PointReader.number(text) }
      case .null, .bool, .integer, .array, .object:
        throw InputError(
          kind: "badNumber", "the value of '\(member.name)' is no number and no expression")
      }
    }
  }
}
