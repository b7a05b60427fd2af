// All English about texts that can't be read. Each message names the thing and a way on; the
// place is the problem's own, and is shown by whoever prints it.
extension ReadingProblem {
  package var message: String { Self.message(kind, suggestion) }

  private static func message(_ kind: Kind, _ suggestion: String?) -> String {
    switch kind {
    case .empty: "there is no function here: write one, such as f(x, y) = x y + sin x"
    case .syntax(let expectation, let found): syntax(expectation, found, suggestion)
    case .unbalanced(let bracket): unbalanced(bracket)
    case .unknownName(let name): "'\(shown(name))' is no known name" + advice(suggestion)
    case .unknownInput(let name, let inputs): unknownInput(shown(name), inputs, suggestion)
    case .duplicateName(let name):
      "'\(shown(name))' is defined twice: give one of them another name"
    case .reservedName(let name, let reservation): reserved(shown(name), reservation)
    case .undefinedName(let name):
      "'\(shown(name))' is used here but defined further down: move its definition up"
    case .cycle(let names): cycle(names.map(shown))
    case .badNumber(let typed, let fault): number(shown(typed), fault)
    case .badCharacter(let scalar): character(scalar, suggestion)
    case .ambiguous(let typed, let readings): ambiguous(shown(typed), readings)
    case .arity(let function, let expected, let given):
      "'\(function)' takes \(count(expected, "argument")), not \(given): write "
        + (expected == 1 ? "\(function)(x)" : "\(function)(x, y)")
    case .limit(let limit): Self.limit(limit)
    case .missingValue(let names):
      "\(quoted(names)) \(names.count == 1 ? "has" : "have") no value: write "
        + names.prefix(3).map { "\($0)=0.5" }.joined(separator: ",")
    case .encoding(let byte):
      "the byte 0x\(hexadecimal(UInt32(byte), width: 2)) is not UTF-8 text: save the text as UTF-8"
    }
  }

  private static func advice(_ suggestion: String?) -> String {
    suggestion.map { ": did you mean '\($0)'?" }
      ?? ": declare it as an input, f(x, …), or define it above"
  }

  private static func unknownInput(
    _ name: String, _ inputs: [String], _ suggestion: String?
  ) -> String {
    if let suggestion { return "'\(name)' is no input: did you mean '\(suggestion)'?" }
    if inputs.isEmpty { return "'\(name)' is no input: the function has none" }
    return "'\(name)' is no input: the \(inputs.count == 1 ? "input is" : "inputs are") "
      + quoted(inputs)
  }

  private static func unbalanced(_ bracket: String) -> String {
    switch bracket {
    case "(", "[", "{", "\\begin": "'\(bracket)' is never closed: add its partner, or take it out"
    case "|": "this '|' has no partner: write abs(x), or add the other bar"
    default: "'\(bracket)' closes nothing: open it first, or take it out"
    }
  }

  private static func reserved(_ name: String, _ reservation: Reservation) -> String {
    switch reservation {
    case .function:
      "'\(name)' is a function and can't be given another meaning: choose another name"
    case .constant: "'\(name)' is a constant and can't be given another value: choose another name"
    case .listInput(let count):
      "'\(name)' is an input here: the first \(count) w's are the inputs, and the list goes on at w\(count + 1)"
    case .listNode:
      "'\(name)' belongs to stated lists alone, where w's are defined one by one: choose another "
        + "name, such as u\(name.filter { $0.isNumber })"
    }
  }

  private static func cycle(_ names: [String]) -> String {
    guard names.count > 1, let first = names.first else {
      return "\(quoted(names)) is defined by itself: break the circle"
    }
    return "these definitions need each other: \((names + [first]).joined(separator: " → ")): "
      + "break the circle"
  }

  private static func number(_ typed: String, _ fault: NumberFault) -> String {
    switch fault {
    case .malformed: "'\(typed)' is no number: write it like 0.5, 12 or 1e-3"
    case .tooLarge: "'\(typed)' is too large for a double: the largest is about 1.8e308"
    case .tooSmall: "'\(typed)' is too small for a double: write 0, or a number above 5e-324"
    case .notFinite: "'\(typed)' is no finite number, and only finite ones can be used"
    }
  }

  private static func ambiguous(_ typed: String, _ readings: [String]) -> String {
    if readings.isEmpty { return "these bars can be read in more than one way: write abs( )" }
    return "'\(typed)' may mean \(readings.joined(separator: " or ")): write the one you mean"
  }

  private static func limit(_ limit: Limit) -> String {
    switch limit {
    case .bytes: "the text is longer than 16 MiB"
    case .nesting:
      "more than \(limit.maximum) levels stand inside each other here: define parts first"
    case .nodes: "the function has more than 10 million operations"
    case .memory: "the function is too large for the memory that this program may use"
    case .nameLength: "a name may have \(limit.maximum) characters, not more"
    case .expression: "the expression is too large: it may nest \(limit.maximum) operations"
    case .bars: "there are too many '|' here to pair them: write abs( )"
    }
  }
}

// What was expected.
extension ReadingProblem {
  private static func syntax(
    _ expectation: Expectation, _ found: String?, _ suggestion: String?
  ) -> String {
    let found = found.map { "'\(shown($0))'" } ?? "the end"
    switch expectation {
    case .operand(let before):
      return "a number, a name or a bracket was expected"
        + (before.map { " after '\(shown($0))'" } ?? "") + ", not \(found)"
    case .argument(let function): return "'\(function)' has no argument: write \(function)(x)"
    case .operatorBetween: return "an operator was expected before \(found), such as * or +"
    case .endOrOperator: return "an operator or the end was expected, not \(found)"
    case .name: return "a name was expected, not \(found)"
    case .wholeNumber: return "a whole number was expected, not \(found)"
    case .rootIndex:
      return "only square and cube roots are known: write the power \(suggestion ?? "")"
    case .group(let command): return "'{' was expected after '\(command)', not \(found)"
    case .decimalPoint:
      return "decimals are written with a point" + (suggestion.map { ": \($0)" } ?? "")
    case .tupleBrackets: return "several outputs stand in brackets: f(x, y) = (x y, x + y)"
    case .singleExpression: return "one expression was expected here, not a list"
    case .lastStatement:
      return "an expression without a name may only come last, and not beside a head: write y = …"
    case .singleHead: return "a text has one head f(x, …) = …: this is the second"
    case .listStatement(let name):
      return "a stated list counts on without a gap: \(name) comes next"
    case .oneOperation:
      return "in a stated list each w is one operation, and every operation is a w: w3 = w1*w2"
    case .assignment: return "a name and its value were expected, such as x1=0.5, not \(found)"
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  private static func quoted(_ names: [String]) -> String {
    let head = names.prefix(8).map { "'\(shown($0))'" }.joined(separator: ", ")
    return names.count > 8 ? "\(head) and \(names.count - 8) more" : head
  }
}

// Characters, shown so that they can do no harm.
extension ReadingProblem {
  private static func character(_ scalar: Unicode.Scalar, _ suggestion: String?) -> String {
    let name = scalar.properties.name.map { " (\($0.lowercased()))" } ?? ""
    let code = "U+\(hexadecimal(scalar.value, width: 4))"
    let thing = Glyphs.isUnseen(scalar) || !scalar.isASCII ? "\(code)\(name)" : "'\(scalar)'"
    let sight = Glyphs.isUnseen(scalar) || scalar.isASCII ? "" : "'\(scalar)' "
    let way = suggestion.map { "write \($0)" } ?? "take it out"
    return "\(sight)\(thing) has no meaning in a function: \(way)"
  }

  /// A piece of the text, cut to a length that fits a message.
  private static func shown(_ text: String) -> String {
    let safe = TextExcerpt.escaped(text)
    return safe.count > 40 ? safe.prefix(39) + "…" : safe
  }

  static func hexadecimal(_ value: UInt32, width: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
