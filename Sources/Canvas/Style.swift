/// How a cell looks, by what it means: a role, which the theme turns into colour, and attributes on top.
package struct Style: Hashable, Sendable {
  package var role: Role
  package var attributes: Attributes

  package init(_ role: Role, _ attributes: Attributes = []) {
    self.role = role
    self.attributes = attributes
  }

  /// Ordinary text: the terminal's own colours.
  package static let text = Style(.text)

  /// The same style with more attributes.
  package func adding(_ more: Attributes) -> Style { Style(role, attributes.union(more)) }
}

/// What a terminal can do to text besides colour.
package struct Attributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let bold = Attributes(rawValue: 1)
  package static let dim = Attributes(rawValue: 2)
  package static let underline = Attributes(rawValue: 4)
  package static let reverse = Attributes(rawValue: 8)
}
