/// Writes a JSON document piece by piece, so that its size needs no memory.
///
/// Members come in the order written. In the layout `lines` each member, and each element of a
/// list of objects, starts a line; in `line` everything stands on one.
struct JSONStream {
  let layout: JSONLayout
  private let emit: TextSink
  /// Whether something stands already at each open level.
  private var isStarted: [Bool] = []

  init(_ layout: JSONLayout, _ emit: @escaping TextSink) {
    self.layout = layout
    self.emit = emit
  }

  mutating func begin(_ bracket: String) throws {
    try emit(bracket)
    isStarted.append(false)
  }

  mutating func end(_ bracket: String) throws {
    let wasStarted = isStarted.popLast() ?? false
    if wasStarted && layout == .lines { try emit("\n" + indent) }
    try emit(bracket)
    if isStarted.isEmpty { try emit("\n") }
  }

  /// Starts an element of the innermost list, or a member of the innermost object.
  mutating func next(_ name: String? = nil) throws {
    let isFirst = !(isStarted.last ?? false)
    if let last = isStarted.indices.last { isStarted[last] = true }
    switch layout {
    case .lines: try emit((isFirst ? "\n" : ",\n") + indent)
    case .line: if !isFirst { try emit(", ") }
    }
    if let name { try emit(JSON.string(name).text + ": ") }
  }

  mutating func member(_ name: String, _ value: JSON) throws {
    try next(name)
    try emit(value.text)
  }

  mutating func element(_ value: JSON) throws {
    try next()
    try emit(value.text)
  }

  /// Writes a member that is a list, an element at a time.
  mutating func list(
    _ name: String, _ body: (inout JSONStream) throws -> Void
  ) throws {
    try next(name)
    try begin("[")
    try body(&self)
    try end("]")
  }

  private var indent: String { String(repeating: "  ", count: isStarted.count) }
}

/// How a JSON document lies on the page.
package enum JSONLayout: Hashable, Sendable {
  /// A line a member or element.
  case lines
  /// The whole document on one line, for batches.
  case line
}

/// Where text goes, piece by piece; throws where it can't go on.
package typealias TextSink = (String) throws -> Void
