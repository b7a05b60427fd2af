/// The list of lessons as plain lines: a number opens one.
package struct LinearBrowser: LinearScreen {
  private var model: BrowserModel

  package init(_ model: BrowserModel) { self.model = model }

  package var settings: Settings {
    get { model.settings }
    set { model.settings = newValue }
  }

  mutating func renew(progress: [String: String], due: [String]) {
    model.renew(progress: progress, due: due)
  }

  package var prompt: String { "number, help > " }

  package var opening: [String] {
    ["Lessons"]
      + model.entries.enumerated().map { index, entry in
        let progress = entry.progress.map { ", \($0)" } ?? ""
        return "\(index + 1). \(entry.title), \(entry.detail)\(progress)"
      } + (model.dueWords.map { [$0] } ?? [])
  }

  package mutating func take(_ line: String) -> LinearAnswer {
    let word = line.split(whereSeparator: \.isWhitespace).first.map { $0.lowercased() } ?? ""
    if let number = Int(word) {
      guard model.entries.indices.contains(number - 1) else {
        return LinearAnswer(["There are lessons 1 to \(model.entries.count)."])
      }
      return LinearAnswer(
        [], effects: [.openLesson(model.entries[number - 1].id, replacing: false)])
    }
    switch word {
    case "": return LinearAnswer(opening)
    case "help", "?":
      return LinearAnswer([
        "a number: opens that lesson", "own: a function of your own", "an empty line: the list",
        "quit: leave",
      ])
    case "own": return LinearAnswer([], effects: [.tryFunction])
    case "quit", "q", "exit": return LinearAnswer([], effects: [.quit])
    default: return LinearAnswer([LinearWords.unknown(word)])
    }
  }
}
