import GRDB
import Practice

// How records stand in rows. Lists of words and numbers are joined by spaces: none holds one.

extension AttemptRecord {
  init(_ row: Row) {
    self.init(
      time: row.read("time", 0), lesson: row.read("lesson"), question: row.read("question", ""),
      cell: row.read("cell", ""), function: row.read("function", ""),
      point: Self.numbers(row.read("point", "")), answer: row.read("answer", ""),
      verdict: row.read("verdict", ""),
      misconceptions: Self.words(row.read("misconceptions", "")),
      seconds: row.read("seconds", 0), hints: row.read("hints", 0))
    identity = row.read("identity", "")
  }

  /// The row's values; a new attempt gets its identity from the database.
  func insert(_ database: Database) throws {
    let columns =
      "time, lesson, question, cell, function, point, answer, verdict, misconceptions, "
      + "seconds, hints"
    var arguments: StatementArguments = [
      time, lesson, question, cell, function, point.map { "\($0)" }.joined(separator: " "), answer,
      verdict, misconceptions.joined(separator: " "), seconds, hints,
    ]
    let marks = String(repeating: ", ?", count: 10)
    if identity.isEmpty {
      let sql = "INSERT INTO attempts (\(columns)) VALUES (?\(marks))"
      try database.execute(sql: sql, arguments: arguments)
    } else {
      arguments += [identity]
      let sql = "INSERT OR IGNORE INTO attempts (\(columns), identity) VALUES (?\(marks), ?)"
      try database.execute(sql: sql, arguments: arguments)
    }
  }

  private static func numbers(_ text: String) -> [Double] { words(text).compactMap { Double($0) } }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}

extension PlaceRecord {
  init(_ row: Row) {
    self.init(
      lesson: row.read("lesson", ""), section: row.read("section", 0),
      position: row.read("position", 0), isFinished: row.read("finished", false),
      time: row.read("time", 0))
  }

  /// Keeps the later of two places; a lesson once finished stays so.
  func insert(_ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO places (lesson, section, position, finished, time) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (lesson) DO UPDATE SET
          section = iif(excluded.time >= time, excluded.section, section),
          position = iif(excluded.time >= time, excluded.position, position),
          finished = max(excluded.finished, finished),
          time = max(excluded.time, time)
        """,
      arguments: [lesson, section, position, isFinished, time])
  }
}

extension SkillState {
  /// The state in a row; nil where this program doesn't know the skill.
  init?(_ row: Row) {
    guard let skill = Skill(rawValue: row.read("skill", "")) else { return nil }
    self.init(
      skill: skill, stability: row.read("stability", 0), difficulty: row.read("difficulty", 0),
      due: row.read("due", 0), reviewed: row.read("reviewed", 0),
      reviews: row.read("reviews", 0), lapses: row.read("lapses", 0))
  }

  /// Keeps the later of two reviews.
  func insert(_ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO skills (skill, stability, difficulty, due, reviewed, reviews, lapses)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (skill) DO UPDATE SET
          stability = excluded.stability, difficulty = excluded.difficulty, due = excluded.due,
          reviewed = excluded.reviewed, reviews = excluded.reviews, lapses = excluded.lapses
        WHERE excluded.reviewed >= reviewed
        """,
      arguments: [skill.rawValue, stability, difficulty, due, reviewed, reviews, lapses])
  }
}

extension Row {
  /// A column's value; nil where it is missing, null or of another type, as in a damaged file.
  fileprivate func read<Value: DatabaseValueConvertible>(_ column: String) -> Value? {
    let value: DatabaseValue? = self[column]
    return value.flatMap(Value.fromDatabaseValue)
  }

  fileprivate func read<Value: DatabaseValueConvertible>(
    _ column: String, _ fallback: Value
  ) -> Value {
    read(column) ?? fallback
  }
}
