import Canvas

/// The whole program as plain lines: a stack of linear screens.
package struct LinearTutor: Sendable {
  private var screens: [any LinearScreen]

  package init(_ screen: any ScreenModel) { screens = [screen.linear] }

  package var prompt: String { screens.last?.prompt ?? "" }

  package var opening: [String] { screens.last?.opening ?? [] }

  package var settings: Settings { screens.last?.settings ?? Settings() }

  /// Enters a screen, with one in place of the topmost below it, and says what it says.
  package mutating func enter(
    _ screen: any ScreenModel, over below: (any ScreenModel)? = nil
  ) -> [String] {
    if let below {
      screens.removeLast(min(1, screens.count))
      screens.append(below.linear)
    }
    screens.append(screen.linear)
    return opening
  }

  /// The player on top; nil where another screen is.
  package var player: PlayerModel? { (screens.last as? LinearPlayer)?.model }

  /// Takes the player on top with its lesson's new text or errors, and says them.
  package mutating func renew(_ player: PlayerModel) -> [String] {
    guard var top = screens.last as? LinearPlayer else { return [] }
    screens.removeLast()
    let lines = top.renew(player)
    screens.append(top)
    return lines
  }

  package var rest: Int? { screens.last?.rest }

  /// Takes one line of words.
  package mutating func take(_ line: String) -> LinearAnswer { answer { $0.take(line) } }

  /// Goes on by itself.
  package mutating func proceed() -> LinearAnswer { answer { $0.proceed() } }

  /// The topmost screen's answer; effects that only concern the stack are done here.
  private mutating func answer(
    _ change: (inout any LinearScreen) -> LinearAnswer
  ) -> LinearAnswer {
    guard var screen = screens.popLast() else { return LinearAnswer([], effects: [.quit]) }
    let answer = change(&screen)
    screens.append(screen)
    guard answer.effects.contains(where: { $0.ends == .screen }) else { return answer }
    let others = answer.effects.filter { $0.ends != .screen }
    screens.removeLast()
    guard var next = screens.popLast() else {
      return LinearAnswer(answer.lines, effects: others + [.quit])
    }
    next.settings = screen.settings
    screens.append(next)
    return LinearAnswer(answer.lines, effects: others + [.returned])
  }

  /// What a screen says that shows again; the list of lessons with progress as it is now.
  package mutating func resume(progress: [String: String], due: [String]) -> [String] {
    if var list = screens.last as? LinearBrowser {
      list.renew(progress: progress, due: due)
      screens[screens.count - 1] = list
    }
    return opening
  }
}
