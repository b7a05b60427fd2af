/// One of the terminal's sixteen colours; its user decides how they look.
package enum Colour: UInt8, CaseIterable, Sendable {
  case black
  case red
  case green
  case yellow
  case blue
  case magenta
  case cyan
  case white
  case brightBlack
  case brightRed
  case brightGreen
  case brightYellow
  case brightBlue
  case brightMagenta
  case brightCyan
  case brightWhite
}

/// How a role is shown: colours, or nil for the terminal's own, and attributes.
package struct Look: Hashable, Sendable {
  package let foreground: Colour?
  package let background: Colour?
  package let attributes: Attributes

  package init(
    _ foreground: Colour? = nil, on background: Colour? = nil, _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// How roles are shown on a dark or a light background, or without colour.
///
/// Red and green never carry a meaning against each other: green is not used at all. A colour never
/// stands alone: screens put a mark or a word beside it, and what stands out also has an attribute.
package enum Theme: String, CaseIterable, Sendable {
  case dark
  case light
  /// Attributes only.
  case mono

  /// The theme that follows this one when a person asks for another.
  package var next: Theme {
    switch self {
    case .dark: .light
    case .light: .mono
    case .mono: .dark
    }
  }

  /// Returns how a style is shown.
  package func look(_ style: Style) -> Look {
    let look = look(style.role)
    return Look(
      look.foreground, on: look.background, look.attributes.union(style.attributes))
  }

  /// Returns how a role is shown.
  package func look(_ role: Role) -> Look {
    let shape = Theme.shape(role)
    guard self != .mono, let hue = Theme.hue(role) else { return Look(nil, shape) }
    return Look(self == .dark ? hue.onDark : hue.onLight, shape)
  }

  /// The attributes of a role, in every theme.
  private static func shape(_ role: Role) -> Attributes {
    switch role {
    case .text, .primal, .tangent, .adjoint, .note, .ok, .hint: []
    case .dim, .frame, .hidden: .dim
    case .title, .heading, .current, .active, .key, .jacobian, .wrong, .warning, .seed: .bold
    case .feeder, .code, .emphasis, .field: .underline
    case .changed, .selection: .reverse
    }
  }

  /// The colour of a role on either background, or nil for the terminal's own.
  private static func hue(_ role: Role) -> (onDark: Colour, onLight: Colour)? {
    switch role {
    case .text, .dim, .frame, .title, .emphasis, .hidden, .selection: nil
    case .heading, .key, .code, .field: (.brightCyan, .blue)
    case .current, .changed, .active, .seed: (.brightYellow, .magenta)
    case .feeder, .tangent: (.brightCyan, .cyan)
    case .primal: nil
    case .adjoint, .note: (.brightMagenta, .magenta)
    case .jacobian, .ok: (.brightBlue, .blue)
    case .wrong: (.brightRed, .red)
    case .warning: (.brightYellow, .red)
    case .hint: (.brightYellow, .magenta)
    }
  }
}
