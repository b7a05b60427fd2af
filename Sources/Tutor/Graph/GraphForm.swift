/// How a graph is drawn: which way it flows and how much its boxes show.
package struct GraphForm: Hashable, Sendable {
  package enum Flow: Hashable, Sendable {
    /// From left to right: levels are columns.
    case right
    /// From top to bottom: levels are rows.
    case down
  }

  package enum Boxes: Hashable, Sendable, CaseIterable {
    /// Operation, value and derivative, each on a line of its own.
    case roomy
    /// Operation, and the quantity of the pass under way.
    case compact
    /// As compact, no wider than the numbers of this trace need.
    case snug
    /// As snug, without margins.
    case tight
    /// As tight, with fewer digits.
    case brief

    var margin: Int { self == .tight || self == .brief ? 0 : 1 }
    var quantityCount: Int { self == .roomy ? 2 : 1 }

    /// The columns that a node's number gets, whose widest is `number`.
    func numberWidth(_ number: Int) -> Int {
      switch self {
      case .roomy, .compact: GraphWidths.longestNumber
      case .snug, .tight: number
      case .brief: min(number, GraphWidths.briefNumber)
      }
    }
  }

  package enum Spacing: Hashable, Sendable {
    case airy
    /// Boxes of a level, and tracks of a channel, stand as near to each other as they can.
    case close
    /// As close, and labels touch their arrowheads, titles their corners: where nothing else shows
    /// the whole graph.
    case dense
  }

  package let flow: Flow
  package let boxes: Boxes
  package let spacing: Spacing
  /// Whether inputs stand right before their first use.
  package let pullsInputs: Bool

  /// The forms to try, from the most to the least generous; fewer digits come last.
  static func all(
    flows: [Flow] = [.right, .down], boxes: [Boxes] = Boxes.allCases,
    pullsInputs: [Bool] = [false, true]
  ) -> [GraphForm] {
    let brief = boxes.filter { $0 == .brief }
    return [boxes.filter { $0 != .brief }, brief].flatMap { boxes in
      pullsInputs.flatMap { pullsInputs in
        [Spacing.airy, .close].flatMap { spacing in
          boxes.flatMap { boxes in
            flows.map {
              GraphForm(flow: $0, boxes: boxes, spacing: spacing, pullsInputs: pullsInputs)
            }
          }
        }
      }
    }
  }

  /// The forms for a whole graph that none of `all` has room for.
  static let dense: [GraphForm] = [Boxes.tight, .brief].flatMap { boxes in
    [false, true].map {
      GraphForm(flow: .right, boxes: boxes, spacing: .dense, pullsInputs: $0)
    }
  }

  private var isClose: Bool { spacing != .airy }

  /// The distance between two boxes of a level, across the flow.
  var gap: Int {
    switch flow {
    case .right: isClose ? 0 : 1
    case .down: isClose ? 1 : 2
    }
  }

  /// The cells between a box and the first track after it: room for the arrowheads of reverse
  /// passes, which stand on the frame where there is none.
  var stub: Int { spacing == .dense || (flow == .down && isClose) ? 0 : 1 }

  /// The cells between the label of a rightward edge and its arrowhead: a blank, a piece of wire.
  var labelMargin: Int { spacing == .dense ? 0 : 2 }

  /// What stands around a title: corners, a mark, a blank.
  var titleMargin: Int { spacing == .dense ? 3 : 4 }

  /// The distance between two tracks of a channel, along the flow.
  var pitch: Int { flow == .right && !isClose ? 2 : 1 }
}
