import Canvas

/// The bottom line: the keys that work now, each clickable.
package struct Footer<Command: Hashable & Sendable>: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    let rect: Rect
    let key: String
    let label: String
    let command: Command
  }

  package let items: [Item]

  /// As many bindings as fit a width, in order.
  package init(
    _ bindings: [KeyBinding<Command>], width: Int, y: Int, unicode: Bool
  ) {
    var x = 1
    var items: [Item] = []
    for binding in bindings {
      guard let key = binding.keys.first?.name(unicode) else { continue }
      let columns = TextWidth.columns(of: key) + 1 + TextWidth.columns(of: binding.label)
      guard x + columns < width else { break }
      items.append(
        Item(
          rect: Rect(x: x, y: y, width: columns, height: 1), key: key, label: binding.label,
          command: binding.command))
      x += columns + 2
    }
    self.items = items
  }

  package func command(at point: Point) -> Command? {
    items.first { $0.rect.contains(point) }?.command
  }

  package func draw(on canvas: inout Canvas) {
    for item in items {
      let used = canvas.write(item.key, at: item.rect.origin, style: Style(.key))
      canvas.write(item.label, at: item.rect.origin.offset(x: used + 1), style: Style(.dim))
    }
  }
}
