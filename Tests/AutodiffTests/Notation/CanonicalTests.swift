import Autodiff
import TestKit
import Testing

@Suite("Canonical text")
struct CanonicalTests {
  /// The function whose outputs are the texts, by the head that the inputs make.
  private func read(_ canonical: [String], inputs: [String]) throws -> Function {
    let outputs = canonical.count == 1 ? canonical[0] : "(\(canonical.joined(separator: ", ")))"
    return try Function(reading: "f(\(inputs.joined(separator: ", "))) = \(outputs)")
  }

  @Test("law: what is printed reads back as the same function, with the same values")
  func law() throws {
    for random in RandomFunction.first(500) {
      let canonical = random.function.canonical
      guard !canonical.contains(where: { $0.contains(";") }) else { continue }
      let again = try read(canonical, inputs: random.function.inputs)
      #expect(again.canonical == canonical, "seed \(random.seed)")
      #expect(
        values(again, random.point) == values(random.function, random.point),
        "seed \(random.seed)")
    }
  }

  @Test("law: definitions read back as the same function, whatever their sharing")
  func definitionLaw() throws {
    for seed in 0..<UInt64(100) {
      let function = sharingFunction(seed: seed)
      let text = function.canonical[0]
      #expect(text.contains("; "), "seed \(seed)")
      let again = try Function(reading: text)
      #expect(again.canonical == [text], "seed \(seed)")
      let point = again.inputs.map { $0 == "x1" ? 0.3 : -0.7 }
      #expect(values(again, point) == values(function, [0.3, -0.7]), "seed \(seed)")
    }
  }

  /// A function whose terms use each other so much that its text without definitions would be
  /// longer than any memory.
  private func sharingFunction(seed: UInt64) -> Function {
    var random = SplitMix(seed: seed)
    var terms: [Term] = [.input(0), .input(1), .number(-0.5)]
    for index in Int32(3)..<Int32.random(in: 100...300, using: &random) {
      let a = index - 1
      let b = Int32.random(in: max(0, index - 4)..<index, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: terms.append(.binary(.add, a, b))
      case 1: terms.append(.binary(.mul, b, a))
      case 2: terms.append(.binary(.sub, a, b))
      default: terms.append(.unary(random.pick([.sin, .neg, .tanh], else: .cos), a))
      }
    }
    let output = Function.Output(name: "y", term: terms.count - 1)
    return Function(inputs: ["x1", "x2"], terms: terms, outputs: [output])
  }

  private func values(_ function: Function, _ point: [Double]) -> [UInt64] {
    let list = WengertList(function)
    let values = list.values(at: point)
    return list.outputs.map { values[$0.node].bitPattern }
  }

  @Test("a definition used again and again is printed as one, in linear size")
  func shared() throws {
    let steps = (2...200).map { "a\($0) = a\($0 - 1) a\($0 - 1)" }
    let text = "a1 = sin x; " + steps.joined(separator: "; ")
    let canonical = try Function(reading: text).canonical
    #expect(canonical.count == 1)
    #expect(canonical[0].hasPrefix("v1 = sin(x); v2 = (v1*v1); "))
    #expect(canonical[0].hasSuffix("; (v199*v199)"))
    #expect(canonical[0].utf8.count < 4000)
    #expect(try Function(reading: canonical[0]).canonical == canonical)
  }

  @Test("a sum of more terms than may nest is printed as definitions")
  func deep() throws {
    let function = try Function(
      reading: "f(x) = " + repeatElement("x", count: 5000).joined(separator: "+"))
    let canonical = function.canonical
    #expect(canonical[0].contains("; "))
    #expect(try Function(reading: canonical[0]).canonical == canonical)
  }

  @Test("definitions keep off the names of inputs")
  func names() throws {
    let steps = (2...40).map { "a\($0) = a\($0 - 1) a\($0 - 1)" }
    let text = "a1 = sin v1; " + steps.joined(separator: "; ")
    let canonical = try Function(reading: text).canonical
    #expect(canonical[0].hasPrefix("vv1 = sin(v1); vv2 = (vv1*vv1)"))
    #expect(try Function(reading: canonical[0]).canonical == canonical)
  }

  @Test(
    "numbers keep every digit",
    arguments: ["0.1", "1e-310", "5e-324", "1.7976931348623157e+308", "3", "123456789012345680"])
  func numbers(_ number: String) throws {
    let function = try Function(reading: "f(x) = x + \(number) + (-\(number))")
    let again = try read(function.canonical, inputs: ["x"])
    #expect(again.canonical == function.canonical)
    #expect(again.terms == function.terms)
  }
}
