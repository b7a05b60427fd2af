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

  package var prompt: String {
    model.isOver ? "step 1, quit > " : "answer, hint, solution, next > "
  }

  package var opening: [String] {
    ["Self-check: \(model.title), seed \(model.seed)"] + current
  }

  private var current: [String] {
    if model.isOver {
      let again = model.session.summary.again.enumerated().map {
        "again \($0 + 1): " + QuizWords.again($1, settings.script)
      }
      let offer = again.isEmpty ? [] : ["step and a number shows that step in the trace"]
      return QuizWords.summary(model.session).map(\.plain).filter { !$0.isEmpty } + again + offer
    }
    let number = "question \(model.session.current + 1) of \(model.session.exercises.count)"
    let form = model.session.words.map { ["give " + $0.form] } ?? []
    let lines = QuizWords.question(model.session).map(\.plain).filter { !$0.isEmpty }
    // In a whole trace the row that is asked for stands last.
    return [number] + (model.session.exam == nil ? lines + form : form + lines)
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
    case "step" where !model.isOver: return step()
    case "next", "n": return goOn()
    case "": return model.session.canGoOn ? goOn() : LinearAnswer(current)
    default: return replay(word) ?? answer(line)
    }
  }

  private mutating func step() -> LinearAnswer {
    let effects = model.perform(.step)
    return LinearAnswer(effects.isEmpty ? [model.notice].compactMap { $0 } : [], effects: effects)
  }

  /// `step 2` after the end: the second step worth another look; nil for other words.
  private mutating func replay(_ words: String) -> LinearAnswer? {
    let again = model.session.summary.again
    guard model.isOver, words == "step" || words.hasPrefix("step "), !again.isEmpty else {
      return nil
    }
    let number = words == "step" ? 1 : Int(words.dropFirst("step ".count)) ?? 0
    guard again.indices.contains(number - 1) else {
      return LinearAnswer(["step needs a number from 1 to \(again.count), such as: step 1"])
    }
    let effects = model.replay(again[number - 1])
    return LinearAnswer(effects.isEmpty ? [model.notice].compactMap { $0 } : [], effects: effects)
  }

  private mutating func end() -> LinearAnswer {
    let effects = model.perform(.end)
    return effects.isEmpty
      ? LinearAnswer(current) : LinearAnswer(["Nothing was answered."], effects: effects)
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
    let offer = model.offer.map { ["step shows \($0)"] } ?? []
    return LinearAnswer(model.remarks.map(\.plain) + offer + rest, effects: effects)
  }

  private mutating func say(_ command: QuizModel.Command) -> LinearAnswer {
    let effects = model.perform(command)
    return LinearAnswer(model.remarks.map(\.plain), effects: effects)
  }

  private static let help = [
    "an answer: a number, an expression, a vector (0, 1), a matrix [[1, 2], [3, 4]]",
    "hint: point, rule, numbers in, answer", "solution: the answer; it earns nothing",
    "step: after a wrong answer, the trace at the very step, which gives the answer away",
    "next: the next question", "again: the question once more",
    "done: end the quiz and say what it came to", "quit: leave",
  ]
}
