import Practice
import ProgressStore
import Tutor

/// Remembers places, answers and skills; without a store lessons go on, and it says so once.
final class Notebook {
  private let store: ProgressStore?
  /// The place noted last, and whether it is still to be written down.
  private var latest: PlaceRecord?
  private var isWritten = true
  private var trouble: String?
  /// When the last answer was given, or the program started.
  private var lastAnswer = WallClock.now

  /// The notebook over a progress file; nil keeps nothing.
  init(path: String?) {
    do throws(ProgressProblem) {
      store = try path.map { path throws(ProgressProblem) in try ProgressStore.open(path) }
      trouble = store?.notices.first?.description
    } catch {
      store = nil
      trouble = error.description
    }
  }

  /// What went wrong since this was last asked, in a sentence.
  func takeTrouble() -> String? {
    defer { trouble = nil }
    return trouble
  }

  private func write(_ change: (ProgressStore) throws(ProgressProblem) -> Void) {
    guard let store else { return }
    do throws(ProgressProblem) {
      try change(store)
    } catch {
      trouble = trouble ?? error.description
    }
  }
}

// Where lessons were left.
extension Notebook {
  func place(of lesson: String) -> PlaceRecord? {
    if let latest, latest.lesson == lesson { return latest }
    return try? store?.place(inLesson: lesson)
  }

  /// Whether no lesson was ever opened.
  var isNew: Bool { ((try? store?.places()) ?? []).isEmpty }

  /// The lesson that was open last.
  var latestLesson: String? {
    ((try? store?.places()) ?? []).max { $0.time < $1.time }?.lesson
  }

  /// `you were at part 2, step 31`; nil where the lesson was never opened.
  func words(for lesson: String) -> String? {
    place(of: lesson).map { place in
      let step = place.position > 0 ? ", step \(place.position)" : ""
      return place.isFinished
        ? "played to the end" : "you were at part \(place.section + 1)\(step)"
    }
  }

  /// Notes a place; `settle` writes it down. A lesson that was played to its end stays so.
  func note(_ lesson: String, section: Int, position: Int, isEnd: Bool) {
    let isFinished = isEnd || place(of: lesson)?.isFinished ?? false
    if latest?.lesson != lesson { settle() }
    latest = PlaceRecord(
      lesson: lesson, section: section, position: position, isFinished: isFinished,
      time: WallClock.now)
    isWritten = false
  }

  /// Writes the noted place down.
  func settle() {
    guard let place = latest, !isWritten else { return }
    isWritten = true
    write { store throws(ProgressProblem) in try store.keep(place) }
  }
}

// Answers and skills.
extension Notebook {
  func keep(_ note: AttemptNote) {
    let now = WallClock.now
    let attempt = AttemptRecord(
      time: now, lesson: note.lesson, question: note.question, cell: note.cell,
      function: note.function, point: note.point, answer: note.answer, verdict: note.verdict,
      misconceptions: note.misconceptions, seconds: now - lastAnswer, hints: note.hints)
    lastAnswer = now
    write { store throws(ProgressProblem) in try store.keep(attempt) }
  }

  func keep(_ skill: Skill, _ recall: Recall) {
    let state = skills.first { $0.skill == skill }
    let next = Schedule.reviewed(skill, state, recall, at: WallClock.now)
    write { store throws(ProgressProblem) in try store.keep(next) }
  }

  /// How well each skill is remembered, as far as it was ever asked.
  var skills: [SkillState] {
    (try? store?.skills()) ?? []
  }

  /// The names of the skills that are due by now, the longest due first.
  var due: [String] {
    skills.filter { Schedule.isDue($0, at: WallClock.now) }.map(\.skill.name)
  }

  /// What a quiz should ask more or less of, by now.
  var needs: [Skill: Double] { Schedule.needs(skills, at: WallClock.now) }
}
