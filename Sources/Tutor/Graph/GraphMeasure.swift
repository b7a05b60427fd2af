import Autodiff
import Canvas

/// The columns that the words of some nodes and of the edges among them take: measured once, used
/// for every form that is tried.
struct GraphWidths {
  struct Node {
    let title: Int
    /// 0 where there is none.
    let operation: Int
    /// What stands before the number, in roomy boxes and in others.
    let longPrefix: Int
    let shortPrefix: Int
    /// The widest of the node's numbers.
    let number: Int
  }

  struct Label {
    let symbol: Int
    let number: Int
  }

  /// A number is not shown wider than this: −0.877583.
  static let longestNumber = 9
  /// Nor than this, where digits cost a node its place: −0.238.
  static let briefNumber = 6

  private(set) var nodes: [Int: Node] = [:]
  private(set) var labels: [Edge: Label] = [:]

  private let texts: GraphTexts
  private let timeline: Timeline
  private let modes: [Mode?]

  init(_ timeline: Timeline, nodes: [Int], notation: GraphNotation) {
    texts = GraphTexts(
      Letters(timeline.list, notation.script), longestSymbol: notation.longestSymbol)
    self.timeline = timeline
    var modes: [Mode?] = []
    for mode in timeline.passes.map(\.mode) where !modes.contains(mode) { modes.append(mode) }
    self.modes = modes
    for node in nodes { add(node) }
  }

  /// Measures one node more, and the labels on the edges into it.
  mutating func add(_ node: Int) {
    guard nodes[node] == nil else { return }
    nodes[node] = measured(node)
    for edge in timeline.list.edges(into: node) {
      let number = timeline.list.partial(edge, values: timeline.values)
      labels[edge] = Label(
        symbol: TextWidth.columns(of: texts.symbol(of: edge)),
        number: TextWidth.columns(of: texts.letters.fitted(number, width: Self.longestNumber)))
    }
  }

  /// Forgets all that was measured.
  mutating func forget() {
    nodes = [:]
    labels = [:]
  }

  private func measured(_ node: Int) -> Node {
    func widest(_ words: [String]) -> Int { words.map { TextWidth.columns(of: $0) }.max() ?? 0 }
    return Node(
      title: widest([texts.title(of: node)]), operation: widest([texts.operation(of: node)]),
      longPrefix: widest(modes.map { texts.prefix($0, node, .roomy) }),
      shortPrefix: widest(modes.map { texts.prefix($0, node, .compact) }),
      number: numberWidth(node))
  }

  /// With more passes than this, some number of a node is long: none is measured.
  private static let mostMeasuredPasses = 12

  private func numberWidth(_ node: Int) -> Int {
    guard timeline.passes.count <= Self.mostMeasuredPasses else { return Self.longestNumber }
    let derivatives = timeline.sweeps.filter { $0.pass.mode != nil }.map { $0.derivatives[node] }
    let widths = ([timeline.values[node]] + derivatives)
      .map { TextWidth.columns(of: texts.letters.number($0)) }
    return min(Self.longestNumber, widths.max() ?? 1)
  }
}

/// The sizes of the pieces of a graph in one form.
struct GraphMeasure {
  let widths: GraphWidths
  let showing: Showing
  let form: GraphForm

  /// The size of a node's box; `labels` are the widths of those on the edges into it.
  func boxSize(_ node: Int, labels: [Int]) -> Size {
    guard let words = widths.nodes[node] else { return .zero }
    let prefix = form.boxes == .roomy ? words.longPrefix : words.shortPrefix
    let number = form.boxes.numberWidth(words.number)
    let line = max(words.operation, prefix + number)
    let width = max(words.title + form.titleMargin, line + 2 + 2 * form.boxes.margin)
    return Size(
      width: form.flow == .down ? max(width, Self.width(ofLabels: labels)) : width,
      height: (words.operation > 0 ? 1 : 0) + form.boxes.quantityCount + 2)
  }

  /// The columns that the label of an edge takes.
  func labelWidth(_ edge: Edge) -> Int {
    guard let label = widths.labels[edge] else { return 0 }
    switch showing {
    case .symbols: return label.symbol
    case .numbers: return label.number
    case .both where form.flow == .down: return max(label.symbol, label.number)
    case .both: return label.symbol + 3 + label.number
    }
  }

  /// The rows that labels take in a channel of a downward flow; the arrowhead shares the last.
  var labelRows: Int { showing == .both ? 2 : 1 }

  /// The length of a channel along the flow, without its tracks: arrowheads and labels.
  func channelLength(label width: Int) -> Int {
    switch form.flow {
    // Wire and a blank, the label, its margin, the arrowhead; a dense form has the blank only.
    case .right: form.stub + max(1, form.labelMargin) + width + form.labelMargin + 1
    case .down: form.stub + labelRows
    }
  }

  /// The least distance across the flow between two neighbours, each a box or a passage.
  func gap(between first: Bool, and second: Bool) -> Int {
    switch (first, second) {
    // Two wires side by side may run in neighbouring rows, but not in neighbouring columns.
    case (true, true): form.flow == .right ? 0 : 1
    case (true, false), (false, true): min(form.gap, 1)
    case (false, false): form.gap
    }
  }

  /// Where wires meet a box.
  func shape(_ size: Size, labels: [Int]) -> SlotShape {
    switch form.flow {
    case .right:
      let middle = (size.height - 1) / 2
      let inPorts = labels.count < 2 ? [middle] : [1, size.height - 2]
      return SlotShape(length: size.height, inPorts: inPorts, outPort: middle)
    case .down:
      return SlotShape(
        length: size.width, inPorts: Self.ports(labels, width: size.width),
        outPort: size.width / 2)
    }
  }

  /// The width that labels beside downward arrows need: `w₂ ▾ ▾ w₁`, `▾ cos w₁`.
  private static func width(ofLabels labels: [Int]) -> Int {
    switch labels.count {
    case 0: 0
    case 1: labels[0] + 4
    default: labels[0] + labels[1] + 6
    }
  }

  /// The columns of downward arrows: one label stands to the right of its arrow, of two the left
  /// one to the left.
  private static func ports(_ labels: [Int], width: Int) -> [Int] {
    guard labels.count > 1 else {
      return [min(width / 2, width - 2 - (labels.first ?? 0))]
    }
    let right = width - 3 - labels[1]
    let second = min(right, max(labels[0] + 3, width - 1 - width / 3))
    let first = max(labels[0] + 1, min(width / 3, second - 2))
    return [first, second]
  }
}
