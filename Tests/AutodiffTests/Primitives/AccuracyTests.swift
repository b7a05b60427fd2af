import Autodiff
import Testing

/// One line of the reference tables.
private struct Reference {
  let primitive: Primitive
  let operands: [Double]
  let value: Double
  /// nil where it is not asked.
  let partials: [Double?]

  init?(_ line: Substring) {
    let words = line.split(separator: " ")
    guard words.count == 6,
      let primitive = Primitive.allCases.first(where: { $0.name == words[0] }),
      let a = Double(words[1]), let b = Double(words[2]), let value = Double(words[3])
    else { return nil }
    self.primitive = primitive
    operands = [a, b]
    self.value = value
    partials = words[4...].map { Double($0) }
  }

  static let all: [Reference] = [AlgebraicReferences.rows, TranscendentalReferences.rows]
    .flatMap { $0.split(separator: "\n").compactMap(Reference.init) }
}

/// How many doubles lie between two; huge where one is nan or has the other sign.
private func ulps(_ a: Double, _ b: Double) -> UInt64 {
  if a == b || (a.isNaN && b.isNaN) { return 0 }
  if a.isNaN || b.isNaN || (a.sign != b.sign && a != 0 && b != 0) { return .max }
  let (x, y) = (a.magnitude.bitPattern, b.magnitude.bitPattern)
  return x > y ? x - y : y - x
}

@Suite("Accuracy of the primitive table")
struct AccuracyTests {
  @Test("the reference tables are whole")
  func whole() {
    let lines = [AlgebraicReferences.rows, TranscendentalReferences.rows]
      .map { $0.split(separator: "\n").count }.reduce(0, +)
    #expect(Reference.all.count == lines)
    #expect(Set(Reference.all.map(\.primitive)) == Set(Primitive.allCases))
  }

  @Test("values are right to 2 ulps over the whole range", arguments: Primitive.allCases)
  func values(primitive: Primitive) {
    for reference in Reference.all where reference.primitive == primitive {
      let value = primitive.row.value(reference.operands[0], reference.operands[1])
      let error = ulps(value, reference.value)
      #expect(error <= 2, "\(primitive) at \(reference.operands): \(value), \(error) ulps off")
    }
  }

  @Test("partials are right to 4 ulps over the whole range", arguments: Primitive.allCases)
  func partials(primitive: Primitive) {
    let row = primitive.row
    for reference in Reference.all where reference.primitive == primitive {
      let (a, b) = (reference.operands[0], reference.operands[1])
      let value = row.value(a, b)
      for (position, expected) in reference.partials.enumerated() {
        guard let expected else { continue }
        let partial = row.partials[position].value(a, b, value)
        let error = ulps(partial, expected)
        #expect(
          error <= 4, "\(primitive) at \(a), \(b) to \(position): \(partial), \(error) ulps off")
      }
    }
  }
}
