/// The words for one place of one pass: `## forward x1 at w3`.
package struct Narration: Hashable, Sendable {
  package let key: Key
  package let blocks: [Block]
  /// For the presenter only.
  package let notes: [[Block]]
  /// Whether the learner is asked for the value before it is shown.
  package let predict: Bool
  /// The seconds that `demo` rests here.
  package let pause: Double?
  /// The line of the heading in the file, from 1.
  package let line: Int

  package struct Key: Hashable, Sendable {
    /// The index among the passes of the trace; 0 is the primal one.
    package let pass: Int
    package let place: Place

    package init(pass: Int, place: Place) {
      self.pass = pass
      self.place = place
    }
  }

  /// Where in a pass. Nodes count from 0.
  package enum Place: Hashable, Sendable {
    /// `## forward x1`
    case start
    /// `at seed`
    case seed
    /// `at w3`: the step that fills the node's value, tangent or adjoint.
    case node(Int)
    /// `at w6 from w3` (forward), `at w1 from w4` (reverse): one term of a sum.
    case term(of: Int, from: Int)
    /// `at end`
    case end
  }
}
