/// One step of a trace: a pass and what happens in it.
package struct Step: Hashable, Sendable {
  /// The index of the pass in the timeline; 0 is the primal one.
  package let pass: Int
  package let event: Event

  package init(pass: Int, event: Event) {
    self.pass = pass
    self.event = event
  }

  package enum Event: Hashable, Sendable {
    /// Primal: the value of a node.
    case value(Int)
    /// The seed of a pass is set.
    case seed
    /// One product of a sum: into the edge's node in forward, into its operand in reverse.
    case term(Edge)
    /// The sum of a node is complete.
    case total(Int)
    /// One entry of the pass's result is read off: output i in forward, input j in reverse.
    case entry(Int)
  }
}

/// How far one press of a key goes.
package enum Stride: String, Hashable, Sendable, CaseIterable {
  /// Every step.
  case term
  /// Whole rows; terms only where a sum has two or more.
  case row
  /// Whole passes.
  case pass
}

/// The two ways of telling a reverse pass; the numbers are the same bit for bit.
package enum Telling: String, Hashable, Sendable, CaseIterable {
  /// Each node collects from its successors, as the formula says.
  case gather
  /// Each node pays its operands, as programs do.
  case scatter
}

/// A place in the trace that some step fills.
package enum TraceCell: Hashable, Sendable {
  case value(node: Int)
  /// A tangent or an adjoint.
  case derivative(node: Int, pass: Int)
  case term(Edge, pass: Int)
  /// An entry of a pass's result.
  case entry(Int, pass: Int)
}
