import Autodiff
import TestKit
import Testing

@Suite("Primitive table")
struct PrimitiveTableTests {
  @Test("each primitive finds its own row", arguments: Primitive.allCases)
  func rows(primitive: Primitive) {
    let row = primitive.row
    #expect(row.primitive == primitive)
    #expect(row.partials.count == row.arity)
    #expect((1...2).contains(row.arity))
    #expect(row.samples.count >= 2)
    #expect(row.samples.allSatisfy { $0.count == row.arity })
  }

  @Test("no two rows share a name or a spelling")
  func names() {
    let names = Primitive.allCases.map(\.name)
    #expect(Set(names).count == names.count)
    let spellings = Primitive.allCases.flatMap(\.row.spellings)
    #expect(Set(spellings).count == spellings.count)
    #expect(PrimitiveTable.spellings.count == spellings.count)
  }

  @Test("each row has a sentence that ends as one", arguments: Primitive.allCases)
  func sentences(primitive: Primitive) {
    let sentence = primitive.row.sentence
    #expect(sentence.count > 20)
    #expect(sentence.hasSuffix("."))
  }

  @Test(
    "the partial that is computed is the partial that is written", arguments: Primitive.allCases)
  func partials(primitive: Primitive) {
    for sample in primitive.row.samples {
      let (a, b) = operands(sample)
      let value = primitive.row.value(a, b)
      for partial in primitive.row.partials {
        let written = partial.expression.value { symbol in
          switch symbol {
          case .operand(0): a
          case .operand(1): b
          case .output: value
          default: .nan
          }
        }
        let computed = partial.value(a, b, value)
        #expect(
          abs(written - computed) <= 8 * max(computed.ulp, 1e-16), "\(primitive) at \(sample)")
      }
    }
  }

  @Test("the partial is what central differences say", arguments: Primitive.allCases)
  func differences(primitive: Primitive) {
    let row = primitive.row
    let step = 1e-5
    for sample in row.samples {
      let (a, b) = operands(sample)
      for (position, partial) in row.partials.enumerated() {
        let (da, db) = position == 0 ? (step, 0) : (0, step)
        let slope = (row.value(a + da, b + db) - row.value(a - da, b - db)) / (2 * step)
        let computed = partial.value(a, b, row.value(a, b))
        #expect(abs(slope - computed) <= 1e-7 * max(1, abs(computed)), "\(primitive) at \(sample)")
      }
    }
  }

  @Test("samples lie inside the domain, with finite values", arguments: Primitive.allCases)
  func samples(primitive: Primitive) {
    for sample in primitive.row.samples {
      let (a, b) = operands(sample)
      #expect(primitive.row.domain(a, b).isEmpty)
      #expect(primitive.row.value(a, b).isFinite)
    }
  }

  /// Magnitudes from the smallest double to the largest, and what lies between.
  static let magnitudes: [Double] = [
    0, .leastNonzeroMagnitude, 0x1p-1030, 1e-200, 1e-160, 1e-20, 1e-9, 0.3, 1, 1.0000000000000002,
    2, 3, 10, 36.5,
    100, 709, 745, 1e3, 1e9, 1e20, 1e155, 1e200, 1.7e308,
  ]

  /// Every pair of these and their negatives; 0 stands for an operand that a primitive hasn't.
  static func operandPairs(of primitive: Primitive) -> [(a: Double, b: Double)] {
    let range = magnitudes + magnitudes.map { -$0 }
    return range.flatMap { a in (primitive.arity == 1 ? [0] : range).map { (a, $0) } }
  }

  @Test("law: inside the domain nothing is nan", arguments: Primitive.allCases)
  func noNan(primitive: Primitive) {
    let row = primitive.row
    for (a, b) in Self.operandPairs(of: primitive) {
      let findings = row.domain(a, b)
      let isDefined = findings.allSatisfy { if case .value = $0 { false } else { true } }
      guard isDefined else { continue }
      let value = row.value(a, b)
      #expect(!value.isNaN, "\(primitive) at \(a), \(b)")
      for position in 0..<row.arity where !failsDerivative(findings, position) {
        let partial = row.partials[position].value(a, b, value)
        #expect(!partial.isNaN, "\(primitive) at \(a), \(b) to \(position)")
      }
    }
  }

  @Test("law: outside the domain the value is not finite, or a convention is named")
  func outside() {
    for primitive in Primitive.allCases {
      for (a, b) in Self.operandPairs(of: primitive) {
        for finding in primitive.row.domain(a, b) {
          guard case .value(_, let requirement) = finding,
            requirement != .notBothZero, requirement != .notZeroToTheZero
          else { continue }
          #expect(!primitive.row.value(a, b).isFinite, "\(primitive) at \(a), \(b)")
        }
      }
    }
  }

  @Test("law: a partial is not finite beside a value that is nan")
  func undefinedPartials() {
    for primitive in Primitive.allCases {
      for (a, b) in Self.operandPairs(of: primitive) {
        let value = primitive.row.value(a, b)
        guard value.isNaN else { continue }
        for partial in primitive.row.partials {
          #expect(!partial.value(a, b, value).isFinite, "\(primitive) at \(a), \(b)")
        }
      }
    }
  }

  @Test("where only the derivative fails, the value is finite and the partial is not")
  func derivativeFails() {
    let cases: [(Primitive, Double, Double)] = [
      (.sqrt, 0, 0), (.cbrt, 0, 0), (.asin, 1, 0), (.asin, -1, 0), (.acos, 1, 0), (.acosh, 1, 0),
      (.pow, 0, 0.5),
    ]
    for (primitive, a, b) in cases {
      let value = primitive.row.value(a, b)
      #expect(value.isFinite)
      #expect(!primitive.row.partials[0].value(a, b, value).isFinite)
      #expect(failsDerivative(primitive.row.domain(a, b), 0))
    }
  }

  @Test("at a kink the derivative is the stated choice")
  func kinks() {
    for primitive in [Primitive.abs, .relu, .sign, .step] {
      #expect(primitive.row.partials[0].value(0, 0, 0) == 0)
      #expect(primitive.row.domain(0, 0) == [.kink(.zeroAtCorner)])
    }
    for primitive in [Primitive.min, .max] {
      #expect(primitive.row.partials.map { $0.value(2, 2, 2) } == [1, 0])
      #expect(primitive.row.domain(2, 2) == [.kink(.firstAtTie)])
    }
  }

  private func failsDerivative(_ findings: [DomainFinding], _ position: Int) -> Bool {
    findings.contains { if case .derivative(position, _) = $0 { true } else { false } }
  }

  private func operands(_ sample: [Double]) -> (Double, Double) {
    (sample[0], sample.count > 1 ? sample[1] : 0)
  }
}
