import Autodiff

/// How mathematics and numbers in prose are written.
package enum MathStyle: String, Hashable, Sendable, CaseIterable {
  /// ẇ₃, w̄₁, ∂w₄/∂w₁
  case unicode
  /// wdot3, wbar1, dw4/dw1
  case ascii
  /// As typed in the file, with its dollar signs.
  case latex
  /// w dot 3, w bar 1, partial w 4 over partial w 1: for ears.
  case words

  package init(_ script: Script) {
    switch script {
    case .unicode: self = .unicode
    case .ascii: self = .ascii
    case .latex: self = .latex
    }
  }

  /// The script whose letters this style uses.
  var script: Script {
    switch self {
    case .unicode: .unicode
    case .ascii, .words: .ascii
    case .latex: .latex
    }
  }
}
