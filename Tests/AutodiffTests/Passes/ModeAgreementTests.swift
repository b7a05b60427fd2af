import Autodiff
import TestKit
import Testing

@Suite("The laws of the modes")
struct ModeAgreementTests {
  @Test("forward, reverse and central differences agree over 1,000 random functions")
  func jacobians() throws {
    for random in RandomFunction.first(1000) {
      let timeline = Timeline(WengertList(random.function), at: random.point)
      let forward = try #require(timeline.jacobian(by: .forward))
      let reverse = try #require(timeline.jacobian(by: .reverse))
      let differences = timeline.list.differences(at: random.point)
      for (row, columns) in forward.enumerated() {
        for (column, value) in columns.enumerated() {
          let scale = max(1, abs(value))
          let place = "seed \(random.seed), entry \(row), \(column)"
          #expect(abs(value - reverse[row][column]) <= 1e-10 * scale, "\(place)")
          #expect(abs(value - differences[row][column]) <= 1e-5 * scale, "\(place)")
        }
      }
    }
  }

  @Test("a pass with any seed is the Jacobian times the seed, and the seed times the Jacobian")
  func generalSeeds() throws {
    for random in RandomFunction.first(300) {
      let list = WengertList(random.function)
      let (n, m) = (list.inputCount, list.outputCount)
      let along = random.vector(count: n, salt: 1)
      let pull = random.vector(count: m, salt: 2)
      let values = list.values(at: random.point)
      let jacobian = try #require(Timeline(list, at: random.point).jacobian(by: .forward))
      let column = Sweep(.forward(along), of: list, values: values).result(of: list)
      let row = Sweep(.reverse(pull), of: list, values: values).result(of: list)
      for i in 0..<m {
        let expected = (0..<n).reduce(0.0) { $0 + jacobian[i][$1] * along[$1] }
        #expect(abs(column[i] - expected) <= 1e-9 * max(1, abs(expected)), "seed \(random.seed)")
      }
      for j in 0..<n {
        let expected = (0..<m).reduce(0.0) { $0 + pull[$1] * jacobian[$1][j] }
        #expect(abs(row[j] - expected) <= 1e-9 * max(1, abs(expected)), "seed \(random.seed)")
      }
    }
  }

  @Test("gather and scatter give the same numbers bit for bit, at every position")
  func tellings() {
    for random in RandomFunction.first(60) {
      let gather = Timeline(WengertList(random.function), at: random.point)
      var scatter = gather
      scatter.telling = .scatter
      #expect(gather.count == scatter.count)
      for position in 1...gather.count {
        for timeline in [gather, scatter] {
          guard let step = timeline.step(at: position) else { continue }
          #expect(timeline.position(of: step) == position, "seed \(random.seed)")
        }
      }
    }
  }
}
