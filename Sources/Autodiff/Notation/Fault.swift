/// A problem before its line and column are known.
struct Fault: Error {
  let kind: ReadingProblem.Kind
  let offset: Int
  var suggestion: String?

  init(_ kind: ReadingProblem.Kind, at offset: Int, suggestion: String? = nil) {
    self.kind = kind
    self.offset = offset
    self.suggestion = suggestion
  }
}

/// The faults found so far; past the first few, more would not help anybody.
struct FaultList {
  private(set) var faults: [Fault]

  static let maximum = 20

  init(_ faults: [Fault] = []) { self.faults = faults }

  var isEmpty: Bool { faults.isEmpty }
  var isFull: Bool { faults.count >= Self.maximum }

  mutating func append(_ fault: Fault) {
    if !isFull { faults.append(fault) }
  }

  mutating func append(_ kind: ReadingProblem.Kind, at offset: Int, suggestion: String? = nil) {
    append(Fault(kind, at: offset, suggestion: suggestion))
  }

  /// The error that holds these faults, in the order of the text.
  func error(in text: SourceText) -> ReadingError {
    let sorted = faults.enumerated().sorted {
      ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
    }
    return ReadingError(
      problems: sorted.map { _, fault in
        let place = text.place(of: fault.offset)
        return ReadingProblem(
          kind: fault.kind, offset: fault.offset, line: place.line, column: place.column,
          suggestion: fault.suggestion)
      })
  }

  func check(in text: SourceText) throws(ReadingError) {
    if !isEmpty { throw error(in: text) }
  }
}

extension SourceText {
  /// The result of reading, or every fault that was found on the way to it.
  func reading<Result>(
    _ body: (inout FaultList) throws(Fault) -> Result
  ) throws(ReadingError) -> Result {
    var faults = FaultList()
    do throws(Fault) {
      let result = try body(&faults)
      if faults.isEmpty { return result }
    } catch {
      faults.append(error)
    }
    throw faults.error(in: self)
  }
}
