/// Lists of elements, one per group, end to end in one array.
struct Grouped<Element: Sendable>: Sendable {
  private let elements: [Element]
  /// Where each group begins, and one end more.
  private let starts: [Int]

  init(_ groups: [[Element]]) {
    elements = Array(groups.joined())
    starts = groups.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// Calls a body for the elements of a group, in order.
  @inline(__always)
  func each(_ group: Int, _ body: (Element) -> Void) {
    for index in starts[group]..<starts[group + 1] { body(elements[index]) }
  }
}
