/// What reaches a screen from outside.
package enum InputEvent: Hashable, Sendable {
  case key(Key)
  case mouse(Mouse)
  case resize(Size)
  /// Text that was pasted, as one event: it triggers no commands. Not yet sanitised.
  case paste(String)
  /// Time that has passed; made by the program's loop, never by a terminal.
  case tick(milliseconds: Int)
  /// The input is gone: nothing will come any more.
  case end
}

/// A key as a person sees it.
package enum Key: Hashable, Sendable {
  case character(Character)
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  case insert
  case enter
  case escape
  case tab
  case backtab
  case backspace
  case delete
  /// F1 is 1.
  case function(Int)

  package static let space = Key.character(" ")
}

/// A click or a turn of the wheel, and where.
package enum Mouse: Hashable, Sendable {
  case click(Point)
  case wheelUp(Point)
  case wheelDown(Point)
}
