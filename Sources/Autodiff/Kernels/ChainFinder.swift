/// Finds the chains in a window of a tape: long sums, sums of products, and products whose
/// partial results nobody else reads.
struct ChainFinder {
  let tape: Tape
  /// How often each node is read, once more if it is an output.
  let uses: [Int32]
  /// The operations in view.
  private var window = 0..<0
  private var links: [Link] = []
  private(set) var roles: [Role] = []

  /// What an operation of the window is to its chain.
  enum Role: UInt8 {
    /// Belongs to no chain.
    case single
    /// The last of a chain: its value is the chain's.
    case head
    /// A partial result or a product inside a chain; has no slot.
    case inside
  }

  private struct Link {
    var length: Int32 = 0
    var kind = ChainKind.sum
    /// The operand that the chain comes from, and the item that it takes in.
    var previous: Int32 = 0
    var item: Int32 = 0
  }

  init(_ tape: Tape, uses: [Int32]) {
    self.tape = tape
    self.uses = uses
  }

  mutating func search(_ window: Range<Int>) {
    self.window = window
    links = window.map { _ in Link() }
    roles = window.map { _ in .single }
    for operation in window { links[operation - window.lowerBound] = link(operation) }
    for operation in window.reversed() where roles[operation - window.lowerBound] == .single {
      markChain(endingAt: operation)
    }
  }

  /// The place in the window of the operation that a reference names, if it is there and nobody
  /// else reads it.
  private func privatePlace(_ reference: Int32) -> Int? {
    let place = Int(reference) - tape.inputCount - window.lowerBound
    guard reference >= 0, place >= 0, uses[Int(reference)] == 1 else { return nil }
    return place
  }

  private func link(_ operation: Int) -> Link {
    let (primitive, left, right) = tape[operation]
    guard primitive == .add || primitive == .mul else { return Link() }
    let straight = link(primitive, previous: left, item: right)
    let swapped = link(primitive, previous: right, item: left)
    if straight.length > 1 { return straight }
    if swapped.length > 1 { return swapped }
    return straight.kind != .dot && swapped.kind == .dot ? swapped : straight
  }

  private func link(_ primitive: Primitive, previous: Int32, item: Int32) -> Link {
    let kind: ChainKind = primitive == .mul ? .product : isProduct(item) ? .dot : .sum
    var link = Link(length: 1, kind: kind, previous: previous, item: item)
    if let place = privatePlace(previous), links[place].length > 0, links[place].kind == kind {
      link.length += links[place].length
    }
    return link
  }

  /// Whether an item is a product that can be formed inside a sum.
  private func isProduct(_ item: Int32) -> Bool {
    guard let place = privatePlace(item) else { return false }
    return links[place].kind == .product && links[place].length < ProgramBuilder.shortestBlock
  }

  private mutating func markChain(endingAt operation: Int) {
    var place = operation - window.lowerBound
    guard links[place].length >= ProgramBuilder.shortestBlock else { return }
    roles[place] = .head
    while true {
      if links[place].kind == .dot, let product = privatePlace(links[place].item) {
        roles[product] = .inside
      }
      guard links[place].length > 1, let previous = privatePlace(links[place].previous) else {
        return
      }
      place = previous
      roles[place] = .inside
    }
  }

  /// The kind, base and items, in order, of the chain that ends at an operation.
  func chain(endingAt operation: Int) -> (kind: ChainKind, base: Int32, items: [Int32]) {
    var link = links[operation - window.lowerBound]
    var items = [link.item]
    while link.length > 1, let previous = privatePlace(link.previous) {
      link = links[previous]
      items.append(link.item)
    }
    return (link.kind, link.previous, items.reversed())
  }
}

extension Tape {
  subscript(operation: Int) -> (primitive: Primitive, left: Int32, right: Int32) {
    let entry = operations[operation]
    return (entry.primitive, entry.left, entry.right)
  }
}
