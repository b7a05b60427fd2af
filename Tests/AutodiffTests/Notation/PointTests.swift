import Autodiff
import Testing

@Suite("Points")
struct PointTests {
  private static let reader = PointReader(inputs: ["x1", "x2"])

  @Test(
    "values may be numbers or expressions, in any order",
    arguments: [
      ("x1=0.5,x2=2", [0.5, 2]),
      ("x2 = 2, x1 = 1/2", [0.5, 2]),
      ("x_1 = pi/4; x₂ = -e^2", [.pi / 4, -7.38905609893065]),
      ("x1=.5\nx2=2sin(0)", [0.5, 0]),
      (" x1 = -1e-3 , x2 = max(1, 2) ", [-0.001, 2]),
    ] as [(String, [Double])])
  func point(_ text: String, _ point: [Double]) throws {
    #expect(try Self.reader.point(text) == point)
  }

  @Test(
    "a point names every input, nothing else, and is finite",
    arguments: [
      Mistake("x1=0.5👉", "missingValue"),
      Mistake("👉", "missingValue"),
      Mistake("x1=0.5,👉x3=2", "unknownName", "x1"),
      Mistake("x1=0.5,x2=2,👉y=1", "unknownName"),
      Mistake("x1=1,👉x1=2,x2=1", "duplicateName"),
      Mistake("x1=👉,x2=1", "missingValue"),
      Mistake("x1=👉1e999,x2=1", "badNumber"),
      Mistake("x1=👉1/0,x2=1", "badNumber"),
      Mistake("x1=👉ln(-1),x2=1", "badNumber"),
      Mistake("x1=1,x2=👉x1", "unknownName"),
      Mistake("x1=1,x2=👉nan", "badNumber"),
      Mistake("x1=1 x2👉=2", "syntax"),
      Mistake("👉0.5", "syntax"),
      Mistake("x1=1,x2=2👉,", "syntax"),
    ])
  func mistake(_ mistake: Mistake) {
    do throws(ReadingError) {
      let point = try Self.reader.point(mistake.text)
      Issue.record("read as \(point)")
    } catch {
      mistake.check(error)
    }
  }

  @Test(
    "a Greek letter is the same name in every form, in functions and points",
    arguments: [
      ("φ", ["φ", "ϕ", #"\phi"#, #"\varphi"#]), ("ε", ["ε", "ϵ", #"\epsilon"#, #"\varepsilon"#]),
      ("θ", ["θ", "ϑ", #"\theta"#, #"\vartheta"#]), ("κ", ["κ", "ϰ", #"\kappa"#, #"\varkappa"#]),
      ("ρ", ["ρ", "ϱ", #"\rho"#, #"\varrho"#]), ("σ", ["σ", "ς", #"\sigma"#, #"\varsigma"#]),
    ])
  func greek(_ letter: String, _ forms: [String]) throws {
    for form in forms {
      let function = try Function(reading: "f(x, \(form)_2) = x \(letter)_2 + \(form)_2^2")
      #expect(function.inputs == ["x", letter + "2"])
      #expect(function.canonical == ["((x*\(letter)2)+(\(letter)2^2))"])
      for other in forms {
        #expect(try PointReader(inputs: function.inputs).point("x=3, \(other)_2=2") == [3, 2])
      }
    }
  }

  @Test("what a point leaves out is nil")
  func partial() throws {
    #expect(try Self.reader.values("x2=3") == [nil, 3])
    #expect(try Self.reader.values("") == [nil, nil])
  }

  @Test("a number alone may be an expression without names")
  func number() throws {
    #expect(try PointReader.number("pi/4") == .pi / 4)
    #expect(throws: ReadingError.self) { try PointReader.number("1/0") }
    #expect(throws: ReadingError.self) { try PointReader.number("x") }
    #expect(throws: ReadingError.self) { try PointReader.number("") }
  }
}
