import Canvas
import Practice

/// The self-check as plain lines: a line is an answer, a few words are commands.
package struct LinearQuiz: LinearScreen {
  package private(set) var model: QuizModel

  package init(_ model: QuizModel) { self.model = model }

  package var settings: Settings {
    get { model.settings }
    set { model.settings = newValue }
  }

  package var prompt: String { model.isOver ? "done, quit > " : "answer, hint, solution, next > " }

  package var opening: [String] {
    ["Self-check: \(model.title), seed \(model.seed)"] + current
  }

  private var current: [String] {
    if model.isOver {
      let again = model.session.summary.again.map {
        "again: " + QuizWords.again($0, settings.script)
      }
      return QuizWords.summary(model.session).map(\.plain).filter { !$0.isEmpty } + again
    }
    let number = "question \(model.session.current + 1) of \(model.session.exercises.count)"
    return [number] + QuizWords.question(model.session).map(\.plain).filter { !$0.isEmpty }
  }

  package mutating func take(_ line: String) -> LinearAnswer {
    let word = line.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    switch word {
    case "quit", "q", "exit": return LinearAnswer([], effects: [.leave])
    case "done": return model.isOver ? LinearAnswer([], effects: [.leave]) : end()
    case "help", "?": return LinearAnswer(Self.help)
    case "hint": return say(.hint)
    case "solution": return say(.solution)
    case "again": return LinearAnswer(current)
    case "step": return LinearAnswer([], effects: model.perform(.step))
    case "next", "n": return goOn()
    case "": return model.session.canGoOn ? goOn() : LinearAnswer(current)
    default: return answer(line)
    }
  }

  private mutating func end() -> LinearAnswer {
    _ = model.perform(.leave)
    return LinearAnswer(current)
  }

  private mutating func goOn() -> LinearAnswer {
    let effects = model.goOn()
    return LinearAnswer(current, effects: effects)
  }

  private mutating func answer(_ line: String) -> LinearAnswer {
    guard !model.isOver else { return LinearAnswer(["The quiz is over: quit leaves."]) }
    model.type(line)
    let row = model.session.exam?.current
    let effects = model.submit()
    let isNextRow = model.session.exam.map { $0.current != row && !$0.isComplete } ?? false
    let rest =
      isNextRow ? Array(current.suffix(1)) : model.session.canGoOn ? ["next goes on"] : []
    return LinearAnswer(model.remarks.map(\.plain) + rest, effects: effects)
  }

  private mutating func say(_ command: QuizModel.Command) -> LinearAnswer {
    let effects = model.perform(command)
    return LinearAnswer(model.remarks.map(\.plain), effects: effects)
  }

  private static let help = [
    "an answer: a number, an expression, a vector (0, 1), a matrix [[1, 2], [3, 4]]",
    "hint: point, rule, numbers in, answer", "solution: the answer; it earns nothing",
    "step: the trace at the very step", "next: the next question", "again: the question once more",
    "done: end the quiz and say what it came to", "quit: leave",
  ]
}
