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

  package let flow: Flow
  package let boxes: Boxes
  /// Whether boxes of a level, and tracks of a channel, stand as near to each other as they can.
  package let isClose: Bool
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
        [false, true].flatMap { isClose in
          boxes.flatMap { boxes in
            flows.map {
              GraphForm(flow: $0, boxes: boxes, isClose: isClose, pullsInputs: pullsInputs)
            }
          }
        }
      }
    }
  }

  /// The distance between two boxes of a level, across the flow.
  var gap: Int {
    switch flow {
    case .right: isClose ? 0 : 1
    case .down: isClose ? 1 : 2
    }
  }

  /// The cells between a box and the first track after it: room for the arrowheads of reverse
  /// passes, which stand on the frame where there is none.
  var stub: Int { flow == .down && isClose ? 0 : 1 }

  /// The distance between two tracks of a channel, along the flow.
  var pitch: Int { flow == .right && !isClose ? 2 : 1 }
}
