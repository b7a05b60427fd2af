/// Something that a trace says about one node at one point: its value or its derivative fails,
/// or a derivative is a choice.
///
/// Only causes are told: a node that is nan because an operand is nan has no warning of its own.
package struct TraceWarning: Hashable, Sendable {
  package let node: Int
  package let fault: Fault

  package init(node: Int, _ fault: Fault) {
    self.node = node
    self.fault = fault
  }

  /// What is wrong, or chosen, at the node.
  package enum Fault: Hashable, Sendable {
    /// The operand at `position` misses what the value needs.
    case value(position: Int, Requirement)
    /// nan from infinite operands: ∞ − ∞, 0·∞.
    case indeterminate
    /// The constant at `position` is itself nan or infinite; of a constant node, position 0.
    case constant(position: Int)
    /// The constant at `position` is too large for a double.
    case constantOverflow(position: Int)
    /// The value is too large for a double though its operands are finite and in the domain.
    case valueOverflow
    /// An operand lies beyond a double; the value was taken with wider exponents.
    case valueWidened
    /// The value is fine; the operand at `position` misses what its partial needs.
    case derivative(position: Int, Requirement)
    /// The partial to `position` is too large for a double though it exists.
    case partialOverflow(position: Int)
    /// The node's tangent or adjoint in a pass is too large for a double, its terms' factors
    /// are not.
    case sumOverflow(Pass)
    /// The node's tangent or adjoint in a pass is nan though no factor in it is: 0·∞, ∞ − ∞.
    case sumIndeterminate(Pass)
    /// The factors of the node's tangent or adjoint in a pass leave the range of doubles; the
    /// derivative was taken with wider exponents.
    case sumWidened(Pass)
    /// The derivative at a corner or a tie is the table's choice.
    case kink(Choice)
  }

  /// The kinds of `warnings` that `trace` prints.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case domain
    case derivative
    case kink
    case overflow
  }

  package var kind: Kind {
    switch fault {
    case .value, .indeterminate, .constant: .domain
    case .derivative, .sumIndeterminate: .derivative
    case .constantOverflow, .valueOverflow, .valueWidened, .partialOverflow, .sumOverflow,
      .sumWidened:
      .overflow
    case .kink: .kink
    }
  }

  /// The operand position that the warning is about, where it is about one.
  package var position: Int? {
    switch fault {
    case .value(let position, _), .derivative(let position, _), .constant(let position),
      .constantOverflow(let position), .partialOverflow(let position):
      position
    case .indeterminate, .valueOverflow, .valueWidened, .sumOverflow, .sumIndeterminate,
      .sumWidened, .kink:
      nil
    }
  }
}
