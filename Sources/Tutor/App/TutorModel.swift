import Canvas

/// The whole program as a value: a stack of screens, the topmost has the keys.
package struct TutorModel: Sendable {
  package private(set) var screens: [any ScreenModel]

  package init(_ screen: any ScreenModel) { screens = [screen] }

  package var top: (any ScreenModel)? { screens.last }

  package var settings: Settings { top?.settings ?? Settings() }

  package var tickInterval: Int? { top?.tickInterval }

  /// Puts a screen on top.
  package mutating func push(_ screen: any ScreenModel) { screens.append(screen) }

  /// Puts a screen in place of the topmost.
  package mutating func replace(with screen: any ScreenModel) {
    screens.removeLast(min(1, screens.count))
    screens.append(screen)
  }

  /// Shows a line on the topmost screen.
  package mutating func tell(_ notice: String) {
    guard var screen = screens.popLast() else { return }
    screen.tell(notice)
    screens.append(screen)
  }

  /// Takes one event; effects that only concern the stack are done here.
  package mutating func update(_ event: InputEvent) -> [Effect] {
    guard var screen = screens.popLast() else { return [.quit] }
    let effects = screen.update(event)
    screens.append(screen)
    return effects.flatMap { settle($0) }
  }

  private mutating func settle(_ effect: Effect) -> [Effect] {
    guard effect.ends == .screen else { return [effect] }
    guard let left = screens.popLast(), var next = screens.popLast() else { return [.quit] }
    next.settings = left.settings
    next.size = left.size
    screens.append(next)
    return [.returned]
  }

  /// Shows progress as it is now, where the list of lessons is on top.
  package mutating func renewList(progress: [String: String], due: [String]) {
    guard var list = top as? BrowserModel else { return }
    list.renew(progress: progress, due: due)
    replace(with: list)
  }

  package func draw() -> Canvas {
    var canvas = Canvas(size: top?.size ?? .zero)
    top?.draw(on: &canvas)
    return canvas
  }
}
