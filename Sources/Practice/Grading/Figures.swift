import Autodiff

/// A decimal number as it was written: its figures and the place of the last one.
struct Figures: Hashable, Sendable {
  let isNegative: Bool
  /// From the first nonzero digit to the last written one; empty for zero.
  let digits: [UInt8]
  /// The power of ten of the last digit.
  let place: Int
  /// Whether zeros at the end may only hold a place: an integer without a point.
  let hasLooseZeros: Bool

  /// The power of ten of the first digit.
  var leading: Int { place + digits.count - 1 }

  /// Reads `-2.870`, `.5`, `1e-3`, `1.5·10^-3`; nil for anything else.
  init?(_ text: String) {
    var rest = Substring(text.filter { !$0.isWhitespace }.map { $0 == "−" ? "-" : $0 })
    isNegative = rest.first == "-"
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    let whole = rest.prefix { $0.isDigit }
    rest = rest.dropFirst(whole.count)
    var fraction = Substring()
    hasLooseZeros = rest.first != "."
    if rest.first == "." {
      fraction = rest.dropFirst().prefix { $0.isDigit }
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard !(whole.isEmpty && fraction.isEmpty), let power = Self.power(rest) else { return nil }
    digits = (whole + fraction).utf8.map { $0 - 48 }.trimmingLeadingZeros
    place = power - fraction.count
  }

  private init(isNegative: Bool, digits: [UInt8], place: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.place = place
    hasLooseZeros = false
  }

  /// The digits of a finite number at so many significant figures, zeros at the end cut.
  init?(_ value: Double, figures: Int = 12) {
    self.init(NumberText.significant(value, figures))
    self = normalized
  }

  /// The power of ten that ends a number: nothing, `e-3`, `·10^-3`.
  private static func power(_ text: Substring) -> Int? {
    if text.isEmpty { return 0 }
    for start in ["e", "E", "*10^", "·10^", "×10^", "⋅10^"] where text.hasPrefix(start) {
      var digits = text.dropFirst(start.count)
      if digits.first == "(" && digits.last == ")" { digits = digits.dropFirst().dropLast() }
      guard let power = Int(digits), power.magnitude < 400 else { return nil }
      return power
    }
    return nil
  }

  /// The same number without zeros at the end.
  var normalized: Figures {
    let zeros = digits.reversed().prefix { $0 == 0 }.count
    return Figures(isNegative: isNegative, digits: digits.dropLast(zeros), place: place + zeros)
  }

  /// The number with its sign turned.
  var turned: Figures { Figures(isNegative: !isNegative, digits: digits, place: place) }

  func isSameNumber(as other: Figures) -> Bool {
    let (a, b) = (normalized, other.normalized)
    return a.digits == b.digits && (a.digits.isEmpty || a.place == b.place)
      && a.isNegative == b.isNegative
  }
}

extension Figures {
  /// What a number is to a longer one.
  enum Likeness: Hashable {
    case none
    /// The longer one rounded or cut to that many significant figures.
    case shortened(figures: Int)
  }

  /// Whether these figures are `full` rounded (either way at a tie) or truncated to the place of
  /// their last one. At least one figure must be nonzero, and zeros that only hold a place may
  /// stand for figures that were not given.
  func likeness(to full: Figures) -> Likeness {
    guard !digits.isEmpty, !full.digits.isEmpty else { return .none }
    let loose = hasLooseZeros ? digits.reversed().prefix { $0 == 0 }.count : 0
    for dropped in 0...loose {
      let count = digits.count - dropped
      let places = [place + dropped, full.leading - count + 1].filter { $0 <= full.leading }
      let isShort = places.contains { place in
        full.shortened(to: place).contains { $0.isSameNumber(as: self) }
      }
      if isShort { return .shortened(figures: count) }
    }
    return .none
  }

  /// The number truncated and rounded to a place; at a tie both ways.
  private func shortened(to place: Int) -> [Figures] {
    let cut = place - self.place
    guard cut > 0 else { return [self] }
    guard cut <= digits.count else { return [] }
    let kept = Array(digits.dropLast(cut))
    let next = digits[digits.count - cut]
    let truncated = Figures(isNegative: isNegative, digits: kept, place: place)
    guard next >= 5 else { return [truncated] }
    return [truncated, Figures(isNegative: isNegative, digits: kept.incremented, place: place)]
  }
}

extension Character {
  var isDigit: Bool { isASCII && isNumber }
}

extension [UInt8] {
  fileprivate var trimmingLeadingZeros: [UInt8] { Array(drop { $0 == 0 }) }

  /// The decimal digits of the next number.
  fileprivate var incremented: [UInt8] {
    var result = self
    for index in indices.reversed() {
      if result[index] < 9 {
        result[index] += 1
        return result
      }
      result[index] = 0
    }
    return [1] + result
  }
}
