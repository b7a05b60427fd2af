import Autodiff
import Canvas

extension Letters {
  /// A number with as many of six digits as the width lets it have.
  package func fitted(_ value: Double, width: Int) -> String {
    for digits in stride(from: 6, through: 2, by: -1) {
      let text = number(value, digits: digits)
      if TextWidth.columns(of: text) <= width { return text }
    }
    return number(value, digits: 1)
  }
}
