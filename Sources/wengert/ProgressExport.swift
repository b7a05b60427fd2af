import Export
import Practice
import ProgressStore

/// All that a store holds as JSON, `wengert-progress-export-1`, and back.
enum ProgressExport {
  static let format = "wengert-progress-export-1"

  /// Writes the contents, a record a line.
  static func write(_ contents: ProgressContents, to output: FileWriter) throws {
    try output.write("{\"format\": \"\(format)\",\n\"attempts\": [")
    try list(contents.attempts.map(\.json), output)
    try output.write("],\n\"places\": [")
    try list(contents.places.map(\.json), output)
    try output.write("],\n\"skills\": [")
    try list(contents.skills.map { JSON.object($0.stored) }, output)
    try output.write("]}\n")
  }

  private static func list(_ objects: [JSON], _ output: FileWriter) throws {
    for (index, object) in objects.enumerated() {
      try output.write((index == 0 ? "\n" : ",\n") + object.text)
    }
  }

  /// Reads what `write` wrote. Unknown members are passed over, so that later versions can add.
  static func read(_ bytes: [UInt8]) throws(InputError) -> ProgressContents {
    let object: JSON
    do throws(JSONProblem) {
      object = try JSON(reading: bytes)
    } catch {
      throw InputError(kind: "syntax", offset: error.offset, error.description, in: [])
    }
    guard object["format"] == .string(format) else {
      throw InputError(kind: "syntax", "this is no file of progress: its format is not \(format)")
    }
    return ProgressContents(
      attempts: try records(object, "attempts", AttemptRecord.init),
      places: try records(object, "places", PlaceRecord.init),
      skills: try records(object, "skills", SkillState.init))
  }

  private static func records<Record>(
    _ object: JSON, _ name: String, _ make: (JSON) -> Record?
  ) throws(InputError) -> [Record] {
    guard case .array(let elements) = object[name] ?? .array([]) else {
      throw InputError(kind: "syntax", "\"\(name)\" is no list")
    }
    var records: [Record] = []
    for (index, element) in elements.enumerated() {
      guard let record = make(element) else {
        throw InputError(
          kind: "syntax", "entry \(index + 1) of \"\(name)\" is no record of progress")
      }
      records.append(record)
    }
    return records
  }
}

extension AttemptRecord {
  fileprivate var json: JSON {
    [
      "identity": .string(identity), "time": .number(time),
      "lesson": lesson.map { .string($0) } ?? .null, "question": .string(question),
      "cell": .string(cell), "function": .string(function), "point": .numbers(point),
      "answer": .string(answer), "verdict": .string(verdict),
      "misconceptions": .array(misconceptions.map { .string($0) }), "seconds": .number(seconds),
      "hints": .integer(hints),
    ]
  }

  fileprivate init?(_ json: JSON) {
    guard let identity = json.text("identity"), identity.utf8.count <= 100,
      let time = json.number("time"), let question = json.text("question"),
      let answer = json.text("answer"), let verdict = json.text("verdict")
    else { return nil }
    self.init(
      time: time, lesson: json.text("lesson"), question: question, cell: json.text("cell") ?? "",
      function: json.text("function") ?? "", point: json.list("point").compactMap(\.finite),
      answer: answer, verdict: verdict,
      misconceptions: json.list("misconceptions").compactMap(\.plain),
      seconds: json.number("seconds") ?? 0, hints: json.integer("hints") ?? 0)
    self.identity = identity
  }
}

extension PlaceRecord {
  fileprivate init?(_ json: JSON) {
    guard let lesson = json.text("lesson"), let section = json.integer("section"),
      let position = json.integer("position"), let time = json.number("time")
    else { return nil }
    self.init(
      lesson: lesson, section: section, position: position,
      isFinished: json["finished"] == .bool(true), time: time)
  }
}

extension SkillState {
  fileprivate init?(_ json: JSON) {
    guard let skill = json.text("skill").flatMap(Skill.init(rawValue:)),
      let stability = json.number("stability"), let difficulty = json.number("difficulty"),
      let due = json.number("due"), let reviewed = json.number("reviewed"),
      let reviews = json.integer("reviews"), let lapses = json.integer("lapses")
    else { return nil }
    self.init(
      skill: skill, stability: stability, difficulty: difficulty, due: due, reviewed: reviewed,
      reviews: reviews, lapses: lapses)
  }
}

extension JSON {
  fileprivate func text(_ name: String) -> String? { self[name]?.plain }

  fileprivate func number(_ name: String) -> Double? { self[name]?.finite }

  /// A whole number that is not negative and far from the end of the range.
  fileprivate func integer(_ name: String) -> Int? {
    self[name]?.finite.flatMap { Int32(exactly: $0) }.flatMap { $0 >= 0 ? Int($0) : nil }
  }

  fileprivate func list(_ name: String) -> [JSON] {
    guard case .array(let elements) = self[name] else { return [] }
    return elements
  }

  fileprivate var plain: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  fileprivate var finite: Double? {
    guard case .number(let value) = self, value.isFinite else { return nil }
    return value
  }
}
