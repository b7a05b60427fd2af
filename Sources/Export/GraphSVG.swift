import Autodiff
import Canvas

/// Draws the computational graph of a trace: operations and values in boxes, local partials on
/// edges, from the inputs on the left to the outputs on the right.
struct GraphSVG {
  let document: TraceDocument
  let formulas: TraceFormulas

  /// Width of a monospaced character and height of a line, in pixels, at 13 px.
  private static let character = 7.9
  private static let line = 17.0
  private static let boxHeight = 44.0
  private static let rowHeight = 84.0
  private static let margin = 20.0

  init(_ document: TraceDocument, script: Script, digits: Int) {
    self.document = document
    formulas = TraceFormulas(document, script: script, digits: digits)
  }

  private var list: WengertList { document.list }

  /// Writes the picture.
  ///
  /// Throws `GraphTooLarge` before anything is written.
  func write(to sink: TextSink) throws {
    guard let layout = GraphLayout(list) else { throw GraphTooLarge(nodes: list.count) }
    let places = Places(layout, widths: boxWidths(layout), gaps: gaps(layout))
    try sink(
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(px(places.width)) \
      \(px(places.height))" width="\(px(places.width))" height="\(px(places.height))" \
      font-family="ui-monospace, 'DejaVu Sans Mono', monospace" font-size="13">
      <title>\(MarkupText.xml(document.title ?? "Computational graph"))</title>
      <rect width="100%" height="100%" fill="#ffffff"/>

      """)
    for route in layout.routes { try sink(edge(route.edge, route.items, places)) }
    for node in list.nodes { try sink(box(node, places)) }
    try sink("</svg>\n")
  }

  private func label(_ node: Int) -> [String] {
    let names = list.outputs(at: node).prefix(4).map { formulas.name(list.outputs[$0].name) }
    let equation = ([formulas.equation(node)] + names).joined(separator: " = ")
    return [equation, formulas.value(node)]
  }

  private func boxWidths(_ layout: GraphLayout) -> [Double] {
    layout.levels.map { level in
      let texts = level.compactMap { layout.items[$0].node }.flatMap(label)
      return width(texts) + 16
    }
  }

  /// The room before each level: that of the longest label of an edge that ends there.
  private func gaps(_ layout: GraphLayout) -> [Double] {
    layout.levels.map { level in
      let nodes = level.compactMap { layout.items[$0].node }
      let texts = nodes.flatMap { list.edges(into: $0) }.map(formulas.partial)
      return max(60, width(texts) + 40)
    }
  }

  private func width(_ texts: [String]) -> Double {
    Double(texts.map { TextWidth.columns(of: $0) }.max() ?? 0) * Self.character
  }

  private func box(_ node: Int, _ places: Places) -> String {
    let place = places.items[node]
    let texts = label(node).enumerated().map { index, text in
      let y = place.y + Double(index) * Self.line - 4
      return "<text x=\"\(px(place.x + place.width / 2))\" y=\"\(px(y))\" "
        + "text-anchor=\"middle\">\(MarkupText.xml(text))</text>"
    }
    let top = place.y - Self.boxHeight / 2
    return "<rect x=\"\(px(place.x))\" y=\"\(px(top))\" width=\"\(px(place.width))\" "
      + "height=\"\(px(Self.boxHeight))\" rx=\"6\" fill=\"#f4f4f4\" stroke=\"#404040\"/>\n"
      + texts.joined(separator: "\n") + "\n"
  }

  private func edge(_ edge: Edge, _ route: [Int], _ places: Places) -> String {
    var path = ""
    for (left, right) in zip(route, route.dropFirst()) {
      let (a, b) = (places.items[left], places.items[right])
      let start = a.x + a.width
      let middle = (start + b.x) / 2
      path += path.isEmpty ? "M \(px(start)) \(px(a.y))" : " L \(px(start)) \(px(a.y))"
      path += " C \(px(middle)) \(px(a.y)) \(px(middle)) \(px(b.y)) \(px(b.x)) \(px(b.y))"
    }
    let last = route.suffix(2).map { places.items[$0] }
    // A repeated operand's two edges run together: the second label stands below the line.
    let shift = edge.position == 1 && list.operands(of: edge.node).first == list.operand(edge)
    let x = (last[0].x + last[0].width + last[1].x) / 2
    let y = (last[0].y + last[1].y) / 2 + (shift ? 14 : -6)
    return "<path d=\"\(path)\" fill=\"none\" stroke=\"#808080\"/>\n"
      + "<text x=\"\(px(x))\" y=\"\(px(y))\" text-anchor=\"middle\" font-size=\"12\" "
      + "fill=\"#1a4f8a\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">"
      + "\(MarkupText.xml(formulas.partial(edge)))</text>\n"
  }

  /// Pixels to a tenth.
  private func px(_ value: Double) -> String {
    NumberText.roundTrip((value * 10).rounded() / 10)
  }

  /// The picture's coordinates of every item.
  private struct Places {
    struct Place {
      var x: Double
      var y: Double
      var width: Double
    }

    var items: [Place]
    let width: Double
    let height: Double

    init(_ layout: GraphLayout, widths: [Double], gaps: [Double]) {
      items = layout.items.map { _ in Place(x: 0, y: 0, width: 0) }
      let rows = layout.levels.map(\.count).max() ?? 1
      height = Double(rows) * GraphSVG.rowHeight + 2 * GraphSVG.margin
      var x = GraphSVG.margin
      for (index, level) in layout.levels.enumerated() {
        if index > 0 { x += gaps[index] }
        let top = height / 2 - Double(level.count - 1) / 2 * GraphSVG.rowHeight
        for (row, item) in level.enumerated() {
          let y = top + Double(row) * GraphSVG.rowHeight
          items[item] = Place(x: x, y: y, width: widths[index])
        }
        x += widths[index]
      }
      width = x + GraphSVG.margin
    }
  }
}

/// A graph with too many nodes, or too long edges, to draw.
package struct GraphTooLarge: Error, Hashable, Sendable, CustomStringConvertible {
  package let nodes: Int

  package var description: String {
    "a graph of \(nodes) nodes is too large to draw: --format dot writes it for Graphviz"
  }
}
