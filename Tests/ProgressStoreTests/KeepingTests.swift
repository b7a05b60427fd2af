import Foundation
import Practice
import ProgressStore
import Testing

@Suite("Keeping progress")
struct KeepingTests {
  let folder: Folder
  let store: ProgressStore

  init() throws {
    folder = try Folder()
    store = try ProgressStore.open(folder.file)
  }

  @Test("an attempt reads back as it was, whatever it says")
  func attempt() throws {
    try store.keep(Sample.attempt)
    var read = try store.attempts()
    #expect(read.count == 1)
    #expect(read[0].identity.count == 32)
    read[0].identity = ""
    #expect(read == [Sample.attempt])
    #expect(try store.attempts(lesson: "other").isEmpty)
  }

  @Test("a place is the latest one, and a finished lesson stays finished")
  func place() throws {
    try store.keep(PlaceRecord(lesson: "a", section: 0, position: 71, isFinished: true, time: 10))
    try store.keep(PlaceRecord(lesson: "a", section: 1, position: 3, time: 20))
    try store.keep(PlaceRecord(lesson: "a", section: 9, position: 9, time: 5))
    #expect(
      try store.place(inLesson: "a")
        == PlaceRecord(lesson: "a", section: 1, position: 3, isFinished: true, time: 20))
    #expect(try store.place(inLesson: "b") == nil)
  }

  @Test("skills come in the order in which they are due")
  func skills() throws {
    for (skill, due) in [(Skill.adjoint, 30.0), (.seed, 10), (.value, 20)] {
      let state = SkillState(
        skill: skill, stability: 2.5, difficulty: 5, due: due, reviewed: 1, reviews: 1, lapses: 0)
      try store.keep(state)
    }
    #expect(try store.skills().map(\.skill) == [.seed, .value, .adjoint])
  }

  @Test("of two states of a skill the later review stays")
  func laterReview() throws {
    var state = SkillState(
      skill: .adjoint, stability: 2.5, difficulty: 5, due: 90, reviewed: 9, reviews: 3, lapses: 1)
    try store.keep(state)
    let latest = state
    state.reviewed = 8
    state.reviews = 2
    try store.keep(state)
    #expect(try store.skills() == [latest])
  }

  @Test("resetting a lesson forgets it and nothing else")
  func reset() throws {
    try store.keep(Sample.attempt)
    var other = Sample.attempt
    other.lesson = "other"
    try store.keep(other)
    try store.keep(PlaceRecord(lesson: "chain", section: 0, position: 1, time: 1))
    try store.keep(PlaceRecord(lesson: "other", section: 0, position: 1, time: 1))
    try store.reset(lesson: "chain")
    #expect(try store.attempts().map(\.lesson) == ["other"])
    #expect(try store.places().map(\.lesson) == ["other"])
  }

  @Test("an export added twice to another store is there once")
  func export() throws {
    try Sample.filled(folder.file, attempts: 20)
    let contents = try store.contents()
    let elsewhere = try Folder()
    let other = try ProgressStore.open(elsewhere.file)
    try other.keep(Sample.attempt)
    try other.add(contents)
    try other.add(contents)
    #expect(try other.attempts().count == 21)
    #expect(Set(try other.attempts()).isSuperset(of: contents.attempts))
    #expect(try other.places() == contents.places)
  }

  @Test("only the learner can look into the folder")
  func permissions() throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/state")
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }
}
