import Autodiff
import Canvas

/// A function, its point and seeds under edit, read anew at every key.
package struct FunctionForm: Hashable, Sendable {
  package private(set) var function: TextField
  /// By the name of the input, so that a changed function keeps the values typed before.
  private var values: [String: TextField] = [:]
  package private(set) var seeds: TextField
  package private(set) var focus: Focus = .function
  package private(set) var reading: Result<Function, ReadingError>

  /// The help that lies over the form.
  private(set) var help: KeyHelp?

  package enum Focus: Hashable, Sendable {
    case function
    case value(String)
    case seeds
  }

  /// Distinct values that hide no mistake: none equal, none 0 or 1.
  private static let proposals = ["0.5", "2", "3", "5", "1.5", "0.7"]

  package init(text: String, point: [Double] = [], inputs: [String] = []) {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: "; ")
    function = TextField(line)
    seeds = TextField()
    reading = Self.read(line)
    for (name, value) in zip(inputs, point) {
      values[name] = TextField(NumberText.roundTrip(value))
    }
    propose()
  }

  private static func read(_ text: String) -> Result<Function, ReadingError> {
    Result { () throws(ReadingError) in try Function(reading: text) }
  }

  package var inputs: [String] {
    if case .success(let function) = reading { function.inputs } else { [] }
  }

  package func field(_ name: String) -> TextField { values[name] ?? TextField() }

  private mutating func propose() {
    for (index, name) in inputs.enumerated() where values[name] == nil {
      values[name] = TextField(Self.proposals[index % Self.proposals.count])
    }
  }

  // MARK: keys

  /// Takes an event that opens the help or is meant for it; false where the event is the form's.
  mutating func takeHelp(_ event: InputEvent, _ size: Size) -> Bool {
    if help.takes(event, size) { return true }
    guard event == .key(.function(1)) else { return false }
    help = FormKeys.help
    return true
  }

  private var order: [Focus] { [.function] + inputs.map { .value($0) } + [.seeds] }

  /// Takes a key; false where it is none of the form's.
  package mutating func take(_ key: Key) -> Bool {
    switch key {
    case .tab, .down: moveFocus(by: 1)
    case .backtab, .up: moveFocus(by: -1)
    case .pageUp: nudge(by: 1)
    case .pageDown: nudge(by: -1)
    default: return edit { $0.take(key) }
    }
    return true
  }

  package mutating func paste(_ text: String) {
    _ = edit { field in
      field.paste(text)
      return true
    }
  }

  private mutating func edit(_ change: (inout TextField) -> Bool) -> Bool {
    switch focus {
    case .function:
      let before = function.characters
      guard change(&function) else { return false }
      guard function.characters != before else { return true }
      reading = Self.read(function.text)
      propose()
      return true
    case .value(let name): return change(&values[name, default: TextField()])
    case .seeds: return change(&seeds)
    }
  }

  private mutating func moveFocus(by amount: Int) {
    let order = order
    let index = order.firstIndex(of: focus) ?? 0
    focus = order[(index + amount + order.count) % order.count]
  }

  /// The slider: moves a value by a tenth.
  private mutating func nudge(by amount: Double) {
    guard case .value(let name) = focus, case .success(let value) = value(of: name) else { return }
    let moved = ((value + amount / 10) * 1e6).rounded() / 1e6
    guard moved.isFinite else { return }
    values[name] = TextField(NumberText.roundTrip(moved))
  }

  /// Sets the text of an input's value.
  package mutating func set(_ name: String, to text: String) { values[name] = TextField(text) }

  // MARK: what it says

  /// What keeps the form from being used.
  package enum Problem: Error, Hashable, Sendable {
    case function(ReadingProblem)
    case value(name: String)
    case seed(CellProblem)
  }

  /// The value typed for an input: a number or an expression such as pi/4.
  package func value(of name: String) -> Result<Double, Problem> {
    guard let constant = try? Function(reading: field(name).text), constant.inputs.isEmpty,
      constant.outputs.count == 1
    else { return .failure(.value(name: name)) }
    let list = WengertList(constant)
    let value = list.values(at: [])[list.outputs[0].node]
    return value.isFinite ? .success(value) : .failure(.value(name: name))
  }

  /// The trace that the form describes, or the first thing that is wrong.
  package var trace: Result<TraceContent, Problem> {
    Result { () throws(Problem) in
      let function = try reading.mapError { Problem.function($0.problems[0]) }.get()
      var point: [Double] = []
      for name in function.inputs { point.append(try value(of: name).get()) }
      return TraceContent(
        text: self.function.text, function: function, point: point,
        passes: try passes(of: WengertList(function)))
    }
  }

  /// Every unit seed and after them the seeds typed, parted by semicolons; nil where none is.
  private func passes(of list: WengertList) throws(Problem) -> [Pass]? {
    var passes: [Pass] = []
    for text in seeds.text.split(separator: ";") where !text.allSatisfy(\.isWhitespace) {
      do throws(CellProblem) {
        passes.append(try list.pass(seededBy: String(text)))
      } catch {
        throw .seed(error)
      }
    }
    return passes.isEmpty ? nil : list.defaultPasses + passes
  }
}
