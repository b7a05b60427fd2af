import Autodiff

// `at x1 = 0.5, x2 = pi/4`
extension FunctionBlock {
  /// The point of a function, one finite value per input.
  mutating func point(_ line: Range<Int>, of function: Function) -> [Double]? {
    let whole = source.trimmed(line)
    var values = [Double?](repeating: nil, count: function.inputs.count)
    var isGood = true
    for part in assignments(whole.lowerBound + 2..<whole.upperBound) where !part.isEmpty {
      if !assign(part, function, &values) { isGood = false }
    }
    let missing = zip(function.inputs, values).filter { $0.1 == nil }.map(\.0)
    if isGood && !missing.isEmpty { problems.add(.trace(.pointLacks(missing)), at: whole) }
    return isGood && missing.isEmpty ? values.compactMap { $0 } : nil
  }

  /// The parts between commas that stand outside brackets: `x1 = max(1, 2)` is one.
  private func assignments(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var depth = 0
    var start = range.lowerBound
    for index in range {
      switch source.bytes[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ",") where depth <= 0:
        parts.append(source.trimmed(start..<index))
        start = index + 1
      default: break
      }
    }
    return parts + [source.trimmed(start..<range.upperBound)]
  }

  /// Takes one `x1 = 0.5`; false where something is wrong with it.
  private mutating func assign(
    _ part: Range<Int>, _ function: Function, _ values: inout [Double?]
  ) -> Bool {
    guard let sign = part.first(where: { source.bytes[$0] == UInt8(ascii: "=") }) else {
      problems.add(.trace(.badAssignment(source.string(part))), at: part)
      return false
    }
    let nameRange = source.trimmed(part.lowerBound..<sign)
    let name = source.string(nameRange)
    guard let input = function.inputs.firstIndex(of: name) else {
      let nearest = NearestName.of(name, among: function.inputs)
      problems.add(
        .trace(.pointOfNoInput(name, nearest: nearest, known: function.inputs)), at: nameRange)
      return false
    }
    guard values[input] == nil else {
      problems.add(.trace(.repeatedAssignment(name)), at: nameRange)
      return false
    }
    values[input] = value(source.trimmed(sign + 1..<part.upperBound), of: name)
    return values[input] != nil
  }

  /// The value of a constant expression.
  private mutating func value(_ range: Range<Int>, of name: String) -> Double? {
    do throws(ReadingError) {
      let function = try Function(reading: Array(source.bytes[range]))
      guard function.inputs.isEmpty, function.outputs.count == 1 else {
        problems.add(.trace(.notConstant(name)), at: range)
        return nil
      }
      let list = WengertList(function)
      let value = list.values(at: [])[list.outputs[0].node]
      if value.isFinite { return value }
      problems.add(.trace(.pointNotFinite(name)), at: range)
    } catch {
      for problem in error.problems {
        let place = source.word(at: range.lowerBound + problem.offset)
        problems.add(.trace(.point(problem)), at: place)
      }
    }
    return nil
  }
}
