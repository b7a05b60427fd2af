import Autodiff
import Practice
import Testing

@Suite("What a point tells apart")
struct IdentifiabilityTests {
  @Test("the lecture's point tells mistakes apart")
  func lecturePoint() throws {
    let found = Identifiability(try list(lectureText), at: [0.5, 2])
    #expect(found.warnings.isEmpty)
  }

  @Test("the homework's point tells mistakes apart")
  func homeworkPoint() throws {
    let homework = try list("f(x1, x2, x3) = (x1 x2 + x1 x3, ln(x1 + x2))")
    #expect(Identifiability(homework, at: [2, 3, 5]).warnings.isEmpty)
  }

  @Test(
    "points with a 1 and points with equal inputs do not",
    arguments: [([2.0, 1.0], 27), ([1.0, 2.0], 8), ([1.3, 1.3], 15)])
  func poorPoints(_ point: [Double], _ id: Int) throws {
    let found = Identifiability(try list(lectureText), at: point)
    let hidden = found.warnings.compactMap { warning -> Int? in
      if case .hidden(let mistake) = warning.kind { mistake.rawValue } else { nil }
    }
    #expect(hidden.contains(id), "\(found.warnings.map(\.kind.message))")
  }

  @Test("at (2, 1) the argument of exp and the power rule give the same everywhere")
  func samePair() throws {
    let found = Identifiability(try list(lectureText), at: [2, 1])
    #expect(
      found.warnings.contains {
        $0.kind == .confused(.exponentialIsArgument, .powerRuleOnExponential)
      })
  }

  @Test("a chosen point is inside the domain, has no 0, no 1 and no equal inputs, and costs little")
  func chosenPoints() throws {
    let texts = [lectureText, "f(x1, x2, x3) = (x1 x2 + x1 x3, ln(x1 + x2))", "sqrt(x y) + x/y"]
    for text in texts {
      let list = try list(text)
      let known = list.inputs.indices.map { Double($0) + 0.5 }
      for seed in UInt64(1)...3 {
        var chance = Chance(seed: seed)
        let point = PointChooser(list, known: known).point(using: &chance)
        #expect(Set(point.map(\.magnitude)).count == point.count)
        #expect(point.allSatisfy { $0 != 0 && $0.magnitude != 1 })
        #expect(list.values(at: point).allSatisfy { $0.isFinite })
        #expect(Identifiability(list, at: point).warnings.count <= 2, "\(point), seed \(seed)")
      }
    }
  }

  @Test("the same seed chooses the same point, and nothing else does")
  func repeatable() throws {
    let list = try list(lectureText)
    func point(_ seed: UInt64) -> [Double] {
      var chance = Chance(seed: seed)
      return PointChooser(list, known: [0.5, 2]).point(using: &chance)
    }
    #expect(point(4) == point(4))
    #expect(Set((0..<6).map { point($0) }).count > 3)
  }

  @Test("a list whose domain is a point falls back to the known point")
  func narrowDomain() throws {
    let list = try list("f(x) = sqrt(x) + sqrt(-x)")
    var chance = Chance(seed: 1)
    #expect(PointChooser(list, known: [0]).point(using: &chance) == [0])
  }
}
