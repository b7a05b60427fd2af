import Autodiff

/// What a benchmark function computes with: plain doubles, or a recorder's variables. One
/// definition of a function thus serves the plain evaluation and the recording.
protocol Algebra: ~Copyable {
  associatedtype Number
  mutating func constant(_ value: Double) -> Number
  mutating func add(_ a: Number, _ b: Number) -> Number
  mutating func subtract(_ a: Number, _ b: Number) -> Number
  mutating func multiply(_ a: Number, _ b: Number) -> Number
  mutating func divide(_ a: Number, _ b: Number) -> Number
  mutating func negate(_ a: Number) -> Number
  mutating func sin(_ a: Number) -> Number
  mutating func exp(_ a: Number) -> Number
  mutating func tanh(_ a: Number) -> Number
}

/// Plain Swift doubles.
struct PlainAlgebra: Algebra {
  func constant(_ value: Double) -> Double { value }
  func add(_ a: Double, _ b: Double) -> Double { a + b }
  func subtract(_ a: Double, _ b: Double) -> Double { a - b }
  func multiply(_ a: Double, _ b: Double) -> Double { a * b }
  func divide(_ a: Double, _ b: Double) -> Double { a / b }
  func negate(_ a: Double) -> Double { -a }
  func sin(_ a: Double) -> Double { ElementaryMath.sin(a) }
  func exp(_ a: Double) -> Double { ElementaryMath.exp(a) }
  func tanh(_ a: Double) -> Double { ElementaryMath.tanh(a) }
}

extension Recorder: Algebra {
  mutating func add(_ a: Variable, _ b: Variable) -> Variable { apply(.add, a, b) }
  mutating func subtract(_ a: Variable, _ b: Variable) -> Variable { apply(.sub, a, b) }
  mutating func multiply(_ a: Variable, _ b: Variable) -> Variable { apply(.mul, a, b) }
  mutating func divide(_ a: Variable, _ b: Variable) -> Variable { apply(.div, a, b) }
  mutating func negate(_ a: Variable) -> Variable { apply(.neg, a) }
  mutating func sin(_ a: Variable) -> Variable { apply(.sin, a) }
  mutating func exp(_ a: Variable) -> Variable { apply(.exp, a) }
  mutating func tanh(_ a: Variable) -> Variable { apply(.tanh, a) }
}
