import Practice
import Testing

@Suite("The schedule")
struct ScheduleTests {
  private let day = 86_400.0

  @Test(
    "a skill solved at once comes later than one solved with help, and that than one not solved")
  func firstReview() {
    let dues = Recall.allCases.map { Schedule.reviewed(.adjoint, nil, $0, at: 0).due }
    #expect(dues == dues.sorted())
    #expect(Set(dues).count == 3)
  }

  @Test("the interval grows with each success and shrinks with a lapse")
  func growth() {
    var state = Schedule.reviewed(.adjoint, nil, .good, at: 0)
    var intervals = [state.due]
    for _ in 0..<4 {
      let time = state.due
      state = Schedule.reviewed(.adjoint, state, .good, at: time)
      intervals.append(state.due - time)
    }
    #expect(intervals == intervals.sorted())
    let time = state.due
    let lapsed = Schedule.reviewed(.adjoint, state, .again, at: time)
    #expect(lapsed.due - time < intervals[4] / 2)
    #expect(lapsed.lapses == 1)
    #expect(lapsed.reviews == 6)
    #expect(lapsed.difficulty > state.difficulty)
  }

  @Test("when a review is due, the skill is remembered with the probability aimed at")
  func retention() {
    let state = Schedule.reviewed(.seed, nil, .good, at: 10 * day)
    let remembered = Schedule.retrievability(of: state, at: state.due)
    #expect((remembered - Schedule.retention).magnitude < 1e-12)
    #expect(Schedule.retrievability(of: state, at: state.reviewed) == 1)
    #expect(!Schedule.isDue(state, at: state.due - 1))
    #expect(Schedule.isDue(state, at: state.due))
  }

  @Test("a clock that goes backwards does no harm")
  func clockBackwards() {
    let state = Schedule.reviewed(.seed, nil, .good, at: 100 * day)
    let earlier = Schedule.reviewed(.seed, state, .good, at: 50 * day)
    #expect(earlier.stability.isFinite && earlier.due.isFinite)
    #expect(earlier.stability >= state.stability)
  }

  @Test("hundreds of reviews keep every number within its bounds")
  func bounds() {
    var state: SkillState?
    var time = 0.0
    for index in 0..<500 {
      let recall = Recall.allCases[index % 7 % 3]
      let next = Schedule.reviewed(.value, state, recall, at: time)
      #expect(next.stability.isFinite && next.stability > 0)
      #expect((1...10).contains(next.difficulty))
      #expect(next.due > time && next.due <= time + 366 * day)
      state = next
      time += Double(index % 11) * day
    }
  }

  @Test("what was forgotten is needed more than what is fresh")
  func needs() {
    let fresh = Schedule.reviewed(.value, nil, .good, at: 0)
    let lapsed = Schedule.reviewed(.adjoint, nil, .again, at: 0)
    let needs = Schedule.needs([fresh, lapsed], at: day)
    #expect((needs[.adjoint] ?? 0) > (needs[.value] ?? 0))
    #expect(needs[.seed] == 1)
  }
}
