/// A formula between dollar signs: the text as typed, and what it says.
package struct Formula: Hashable, Sendable {
  /// Without the dollar signs.
  package let source: String
  let atoms: [MathAtom]
}

/// One part of a formula. Nesting is at most `LessonLimits.depth`.
indirect enum MathAtom: Hashable, Sendable {
  /// One letter, Greek ones as themselves.
  case letter(String)
  case number(String)
  /// `\text{Jac}`, `\mathrm{Jac}`
  case word(String)
  /// `\mathbb{R}`
  case blackboard(String)
  /// `\sin`
  case function(String)
  case sign(MathSign)
  /// `\dot w`
  case accented(MathAccent, [MathAtom])
  /// `w_3^2`
  case scripted([MathAtom], below: [MathAtom]?, above: [MathAtom]?)
  case fraction([MathAtom], [MathAtom])
  case root([MathAtom])
  case group([MathAtom])
  case space
}

/// A mark over a letter.
enum MathAccent: String, Hashable, Sendable, CaseIterable {
  case dot
  case bar
  case vec
  case hat
}
