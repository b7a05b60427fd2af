extension TraceWarning {
  /// The warning as a sentence that names node, operand, its value and the reason:
  /// `w5 = ln(w4) is not defined at w4 = -1: it needs a positive operand`.
  package func message(
    _ list: WengertList, values: [Double], script: Script = .ascii
  ) -> String {
    let words = WarningWords(list: list, values: values, script: script, node: node)
    switch fault {
    case .value(_, .notZeroToTheZero), .value(_, .notBothZero):
      return "\(words.equation) is not defined at \(words.place): "
        + "\(Self.need(fault)); the value shown is a convention"
    case .value:
      return "\(words.equation) is not defined at \(words.place): it needs \(Self.need(fault))"
    case .indeterminate:
      return "\(words.equation) has no value at \(words.place): "
        + "infinite operands leave it open"
    case .constant(let position):
      return words.constant(position) + "it lies outside the domain of its operation"
    case .constantOverflow(let position):
      return words.constant(position) + "it is too large for a double"
    case .valueOverflow:
      return "\(words.equation) overflows at \(words.place): "
        + "the value is too large for a double"
    case .valueWidened:
      return "\(words.equation) has operands beyond a double at \(words.place): "
        + "its value is computed with a wider exponent"
    case .derivative(let position, _):
      return "\(words.equation) has a value but no finite derivative to "
        + "\(words.operand(position)) at \(words.place): that needs \(Self.need(fault))"
    case .partialOverflow(let position):
      return "the partial of \(words.equation) to \(words.operand(position)) overflows at "
        + "\(words.place): it is too large for a double"
    case .sumOverflow(let pass), .sumIndeterminate(let pass), .sumWidened(let pass):
      return sumMessage(words.derivative(pass), seed: words.seed(pass))
    case .kink(let choice):
      return "\(words.equation) has a kink at \(words.place): \(Self.choice(choice))"
    }
  }

  private func sumMessage(_ derivative: String, seed: String) -> String {
    switch fault {
    case .sumOverflow:
      "\(derivative) overflows with the seed \(seed): it is too large for a double"
    case .sumIndeterminate:
      "\(derivative) is nan with the seed \(seed): "
        + "its sum holds 0*inf or inf - inf, which leave it open"
    default:
      "\(derivative) with the seed \(seed) has factors beyond a double: "
        + "its value is computed with a wider exponent"
    }
  }

  private static func need(_ fault: Fault) -> String {
    switch fault {
    case .value(_, let requirement), .derivative(_, let requirement): need(requirement)
    default: ""
    }
  }

  private static func need(_ requirement: Requirement) -> String {
    switch requirement {
    case .positive: "a positive operand"
    case .nonnegative: "an operand that is not negative"
    case .nonnegativeBase: "a base that is not negative, or a whole exponent"
    case .positiveBase: "a positive base"
    case .nonzero: "an operand other than 0"
    case .nonzeroDivisor: "a divisor other than 0"
    case .nonzeroBase: "a base other than 0, or an exponent that is not negative"
    case .exponentAtLeastOne: "a base other than 0, or an exponent of at least 1"
    case .atLeastOne: "an operand of at least 1"
    case .aboveOne: "an operand above 1"
    case .withinUnit: "an operand from -1 to 1"
    case .insideUnit: "an operand strictly between -1 and 1"
    case .notBothZero: "the angle of the origin is undetermined"
    case .notZeroToTheZero: "0 to the power 0 is undetermined where both vary"
    }
  }

  private static func choice(_ choice: Choice) -> String {
    switch choice {
    case .zeroAtCorner: "the derivative there is a choice, 0"
    case .firstAtTie: "the derivative there is a choice, that of the first operand"
    }
  }
}

/// The names and numbers that a warning's sentence is made of.
private struct WarningWords {
  let list: WengertList
  let values: [Double]
  let script: Script
  let node: Int

  private var text: ExpressionText { ExpressionText(script: script, inputs: list.inputs) }

  /// `w5 = ln(w4)`
  var equation: String { "\(script.primal(node)) = \(text.text(list.expression(of: node)))" }

  /// `w4 = -1`, for each operand once.
  var place: String {
    var seen: Set<Int> = []
    let operands = list.operands(of: node).filter { seen.insert($0).inserted }
    return operands.map { "\(script.primal($0)) = \(number(values[$0]))" }
      .joined(separator: ", ")
  }

  func operand(_ position: Int) -> String {
    let positions = list.positions(of: node)
    return positions.indices.contains(position) ? text.text(positions[position].expression) : ""
  }

  func derivative(_ pass: Pass) -> String {
    pass.mode == .forward ? script.tangent(node) : script.adjoint(node)
  }

  func seed(_ pass: Pass) -> String {
    "(" + pass.seed.map(number).joined(separator: ", ") + ")"
  }

  func constant(_ position: Int) -> String {
    let found: WengertList.Constant? =
      switch list.kind(of: node) {
      case .constant(let constant): constant
      case .input, .operation:
        if case .constant(let constant) = list.positions(of: node)[position] {
          constant
        } else {
          nil
        }
      }
    guard let found else { return "" }
    let shown = text.text(found.expression)
    let value = number(found.value)
    let what = shown == value ? "a constant part" : "the constant \(shown)"
    return "\(what) in \(equation) is \(value): "
  }

  private func number(_ value: Double) -> String { text.text(.number(value)) }
}
