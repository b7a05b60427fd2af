import Autodiff
import Export
import LessonKit

/// The function that a command is about, wherever it came from.
struct FunctionInput {
  /// The lesson that the function is one of.
  var lesson: Lesson?
  let function: Function
  /// The function as typed, where that is a line that a person may edit.
  var line: String?
  /// A lesson's point, which holds where no other is given.
  var point: [Double]?
}

extension FunctionInput {
  /// The most bytes of a function's text that are read; the reader itself says what is too long.
  static let longestText = 16 << 20

  /// Longer lines are written anew from the function where one may edit it.
  private static let longestLine = 1_000

  /// Finds out what a command is about.
  ///
  /// Where a lesson and a function may both stand, an existing lesson's id comes first, then a
  /// number, then a path; anything else is a function.
  init(_ options: FunctionOptions) throws {
    guard let typed = options.function else { throw Trouble.usage(.missingFunction) }
    switch typed.bytes.first {
    case UInt8(ascii: "-") where typed.bytes.count == 1:
      try self.init(text: FileReader.standardInput(limit: Self.longestText))
    case UInt8(ascii: "@"):
      try self.init(file: String(decoding: typed.bytes.dropFirst(), as: UTF8.self))
    default:
      if let lesson = try LessonLookup(options.lessons.folder).lesson(typed.text) {
        try self.init(lesson, number: options.number ?? 1)
        return
      }
      try self.init(text: typed.bytes)
    }
    if options.number != nil { throw Trouble.usage(.numberWithoutLesson) }
  }

  private init(_ lesson: Lesson, number: Int) throws(Trouble) {
    guard lesson.traces.indices.contains(number - 1) else {
      throw .usage(.noFunction(number: number, count: lesson.traces.count))
    }
    let trace = lesson.traces[number - 1]
    self.lesson = lesson
    function = trace.function
    line = trace.text
    point = trace.point
  }

  init(text: [UInt8], file: String? = nil) throws(InputError) {
    do throws(ReadingError) {
      function = try Function(reading: text, allowance: MemoryLimit.allowance)
    } catch {
      throw InputError(error, in: text, file: file)
    }
    if text.count <= Self.longestLine, !text.contains(UInt8(ascii: "\n")) {
      line = String(validating: text, as: UTF8.self)
    }
  }

  private init(file: String) throws {
    let bytes: [UInt8]
    do throws(InputFault) {
      bytes = try FileReader.bytes(ofFile: file, limit: Self.longestText)
    } catch {
      throw Trouble.input(error, name: file)
    }
    try self.init(text: bytes, file: file)
  }
}

extension Function {
  /// The reading's remarks as a printed trace carries them.
  var notices: [TraceNotice] {
    remarks.map { TraceNotice(kind: $0.kind.code, offset: $0.offset, message: $0.message) }
  }
}

extension Remark.Kind {
  /// The kind in the `warnings` of the command line's contract.
  fileprivate var code: String {
    switch self {
    case .precedence, .upperIndex: "precedence"
    case .split: "split"
    case .naturalLog: "log"
    case .unused: "unused"
    }
  }
}
