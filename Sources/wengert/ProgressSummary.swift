import Canvas
import Export
import Practice
import ProgressStore

/// What has been learned, counted: lessons, skills, the mistakes made most, what is due.
struct ProgressSummary {
  let contents: ProgressContents
  /// Seconds since 1970, UTC.
  let now: Double

  /// Attempts that count as a try.
  private var tries: [AttemptRecord] {
    contents.attempts.filter { Judgement.Verdict(rawValue: $0.verdict)?.isTry ?? false }
  }

  private var correct: Int { tries.count { $0.verdict == Judgement.Verdict.correct.rawValue } }

  private var due: [SkillState] { contents.skills.filter { Schedule.isDue($0, at: now) } }

  /// The mistakes that the wrong answers point to: those without doubt first.
  private var mistakes: [MistakeCount] {
    MistakeCount.counts(of: contents.attempts.map { $0.misconceptions.compactMap(Mistake.init) })
  }

  private var sure: [JSON] {
    mistakes.compactMap { row in
      row.sure.map { ["id": .string($0.id), "count": .integer(row.count)] }
    }
  }

  private var ambiguous: [JSON] {
    mistakes.filter { $0.sure == nil }.map { row in
      ["ids": .array(row.mistakes.map { .string($0.id) }), "count": .integer(row.count)]
    }
  }
}

extension ProgressSummary {
  /// `wengert-progress-1`
  var json: JSON {
    [
      "format": "wengert-progress-1",
      "lessons": .array(contents.places.map(\.json)),
      "attempts": ["tries": .integer(tries.count), "correct": .integer(correct)],
      "skills": .array(contents.skills.map { $0.json(at: now) }),
      "mistakes": .array(sure),
      "ambiguous": .array(ambiguous),
      "due": .array(due.map { .string($0.skill.rawValue) }),
    ]
  }

  /// The lines for people.
  var text: String {
    if contents == ProgressContents() {
      return "Nothing is kept yet: play a lesson, or take a quiz.\n"
    }
    var lines = ["Answers: \(tries.count), right: \(correct)"]
    lines += table("Lessons", contents.places.map(\.row))
    lines += table("Skills", contents.skills.map(row))
    lines += table(
      "Mistakes made most",
      mistakes.prefix(10).map { row in
        ["\(row.count)×", row.ids, (row.sure == nil ? "perhaps " : "") + row.names]
      })
    return lines.map { $0 + "\n" }.joined()
  }

  private func row(_ state: SkillState) -> [String] {
    let remembered = Int((100 * Schedule.retrievability(of: state, at: now)).rounded())
    return [state.skill.name, "\(remembered) % remembered", when(state.due)]
  }

  private func when(_ time: Double) -> String {
    let days = ((time - now) / 86_400).rounded(.up)
    if days <= 0 { return "due now" }
    return days == 1 ? "due in a day" : "due in \(Int(clamping: Int64(min(days, 1e6)))) days"
  }

  private func table(_ heading: String, _ rows: [[String]]) -> [String] {
    guard let columns = rows.first?.count else { return [] }
    let flags = Array(repeating: false, count: columns)
    return ["", heading] + TextTable(rows: rows, isNumber: flags, width: 78).lines.map { "  " + $0 }
  }
}

extension PlaceRecord {
  fileprivate var row: [String] {
    [Sanitiser.line(lesson), isFinished ? "finished" : "left at step \(position)"]
  }

  var json: JSON {
    [
      "lesson": .string(lesson), "section": .integer(section), "position": .integer(position),
      "finished": .bool(isFinished), "time": .number(time),
    ]
  }
}

extension SkillState {
  fileprivate func json(at now: Double) -> JSON {
    var members = stored
    members.append(.init("remembered", .number(Schedule.retrievability(of: self, at: now))))
    return .object(members)
  }

  /// What the store holds of a skill.
  var stored: [JSON.Member] {
    [
      .init("skill", .string(skill.rawValue)), .init("stability", .number(stability)),
      .init("difficulty", .number(difficulty)), .init("due", .number(due)),
      .init("reviewed", .number(reviewed)), .init("reviews", .integer(reviews)),
      .init("lapses", .integer(lapses)),
    ]
  }
}
