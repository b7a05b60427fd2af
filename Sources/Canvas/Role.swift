/// What a piece of the screen is; screens name roles, only a `Theme` knows colours.
package enum Role: UInt8, CaseIterable, Sendable {
  case text
  /// Set back: finished passes, secondary words.
  case dim
  /// Lines and frames between panes.
  case frame
  case title
  case heading
  /// The row or node that the step is about.
  case current
  /// A row or node that feeds the current one.
  case feeder
  /// The cell that the step has just filled.
  case changed
  /// The edge or term at work.
  case active
  case primal
  case tangent
  case adjoint
  case jacobian
  case seed
  case ok
  case wrong
  case warning
  case hint
  /// A key's name in the bottom line and in the help.
  case key
  /// A presenter's note.
  case note
  case code
  case emphasis
  /// A value that is not shown yet.
  case hidden
  /// The option or line that the focus is on.
  case selection
  /// A text field.
  case field

  /// Returns the character that stands for this role in `Canvas.styles`; no two roles share one.
  package var letter: Character {
    switch self {
    case .text: "."
    case .dim: "d"
    case .frame: "-"
    case .title: "t"
    case .heading: "H"
    case .current: "c"
    case .feeder: "f"
    case .changed: "x"
    case .active: "e"
    case .primal: "p"
    case .tangent: "g"
    case .adjoint: "a"
    case .jacobian: "j"
    case .seed: "s"
    case .ok: "o"
    case .wrong: "w"
    case .warning: "!"
    case .hint: "h"
    case .key: "k"
    case .note: "n"
    case .code: "C"
    case .emphasis: "m"
    case .hidden: "?"
    case .selection: "S"
    case .field: "F"
    }
  }
}
