import Autodiff
import Canvas

/// A function of one's own, asked for in plain lines: the function, then each input's value.
package struct LinearTry: LinearScreen {
  private var model: TryModel
  /// The inputs that still have to be asked for; nil while the function is.
  private var waiting: [String]?
  private var point: [String] = []

  package init(_ model: TryModel) { self.model = model }

  package var settings: Settings {
    get { model.settings }
    set { model.settings = newValue }
  }

  package var prompt: String { waiting?.first.map { "\($0) = " } ?? "function > " }

  package var opening: [String] {
    ["Type a function, such as f(x1, x2) = (x1 x2 + sin x1, e^(x1 - x2)); quit leaves."]
  }

  package mutating func take(_ line: String) -> LinearAnswer {
    if ["quit", "q", "exit"].contains(line) { return LinearAnswer([], effects: [.leave]) }
    return waiting == nil ? takeFunction(line) : takeValue(line)
  }

  private mutating func takeFunction(_ line: String) -> LinearAnswer {
    let form = FunctionForm(text: line)
    model = TryModel(settings: model.settings, size: model.size, form: form)
    switch form.reading {
    case .failure(let error):
      return LinearAnswer(
        error.problems.prefix(1).flatMap { $0.excerpt(of: line) + [$0.message] })
    case .success(let function):
      let read = zip(function.outputs, function.canonical).map { "\($0.name) = \($1)" }
      waiting = function.inputs
      point = []
      return LinearAnswer(
        ["read as: " + read.joined(separator: "; ")] + function.remarks.map(\.message)
          + (function.inputs.isEmpty ? [] : ["Now the point; an empty line takes the proposal."]),
        effects: function.inputs.isEmpty ? play : [])
    }
  }

  private mutating func takeValue(_ line: String) -> LinearAnswer {
    guard let name = waiting?.first else { return LinearAnswer(opening) }
    var form = model.form
    if !line.allSatisfy(\.isWhitespace) { form.set(name, to: line) }
    guard case .success(let value) = form.value(of: name) else {
      return LinearAnswer(["That is no number: write one such as 0.5, or pi/4."])
    }
    model = TryModel(settings: model.settings, size: model.size, form: form)
    waiting?.removeFirst()
    let said = ["\(name) is \(NumberText.significant(value))"]
    guard waiting?.isEmpty == true else { return LinearAnswer(said) }
    waiting = nil
    return LinearAnswer(said, effects: play)
  }

  private var play: [Effect] {
    guard case .success(let trace) = model.form.trace else { return [] }
    return [.play(TryModel.content(trace))]
  }
}
