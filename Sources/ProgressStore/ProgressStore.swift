import GRDB
import Practice

/// What a learner has done, in one SQLite file that many instances may use at once.
///
/// Every change is a transaction of its own in a write-ahead log: what was kept is there after
/// kill −9, and writers wait for each other instead of failing.
package struct ProgressStore: Sendable {
  package let path: String
  /// What opening found out; to be told once.
  package let notices: [ProgressNotice]
  let queue: DatabaseQueue
  /// Why nothing can be written; nil where it can.
  let obstacle: ProgressProblem?
}

// Writing.
extension ProgressStore {
  /// Keeps an attempt.
  package func keep(_ attempt: AttemptRecord) throws(ProgressProblem) {
    try write { try attempt.insert($0) }
  }

  /// Keeps where a lesson was left.
  package func keep(_ place: PlaceRecord) throws(ProgressProblem) {
    try write { try place.insert($0) }
  }

  /// Keeps when a skill is due.
  package func keep(_ skill: SkillState) throws(ProgressProblem) {
    try write { try skill.insert($0) }
  }

  /// Adds what another store held; attempts that are here already stay single.
  package func add(_ contents: ProgressContents) throws(ProgressProblem) {
    try write { database in
      for attempt in contents.attempts { try attempt.insert(database) }
      for place in contents.places { try place.insert(database) }
      for skill in contents.skills { try skill.insert(database) }
    }
  }

  /// Forgets a lesson: its place and its attempts.
  package func reset(lesson: String) throws(ProgressProblem) {
    try write { database in
      for table in ["attempts", "places"] {
        try database.execute(
          sql: "DELETE FROM \(table) WHERE lesson = ?", arguments: [lesson])
      }
    }
  }

  private func write(_ change: (Database) throws -> Void) throws(ProgressProblem) {
    if let obstacle { throw obstacle }
    do {
      try queue.write(change)
    } catch {
      throw problem(error)
    }
  }
}

// Reading.
extension ProgressStore {
  /// The attempts in the order given, of one lesson or of all.
  package func attempts(lesson: String? = nil) throws(ProgressProblem) -> [AttemptRecord] {
    let filter = lesson == nil ? "" : " WHERE lesson = ?"
    return try read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT * FROM attempts\(filter) ORDER BY time, rowid",
        arguments: lesson.map { [$0] } ?? [])
      return try Array(rows.map(AttemptRecord.init))
    }
  }

  /// Where lessons were left, the latest first.
  package func places() throws(ProgressProblem) -> [PlaceRecord] {
    try read { database in
      try Array(
        Row.fetchCursor(database, sql: "SELECT * FROM places ORDER BY time DESC, lesson")
          .map(PlaceRecord.init))
    }
  }

  package func place(inLesson lesson: String) throws(ProgressProblem) -> PlaceRecord? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT * FROM places WHERE lesson = ?", arguments: [lesson]
      ).map(PlaceRecord.init)
    }
  }

  /// The skills, the one that is due first first.
  package func skills() throws(ProgressProblem) -> [SkillState] {
    try read { database in
      try Array(
        Row.fetchCursor(database, sql: "SELECT * FROM skills ORDER BY due, skill")
          .compactMap(SkillState.init))
    }
  }

  /// All there is, for an export.
  package func contents() throws(ProgressProblem) -> ProgressContents {
    ProgressContents(attempts: try attempts(), places: try places(), skills: try skills())
  }

  private func read<Result>(
    _ body: (Database) throws -> Result
  ) throws(ProgressProblem) -> Result {
    do {
      return try queue.read(body)
    } catch {
      throw problem(error)
    }
  }

  private func problem(_ error: any Error) -> ProgressProblem {
    .failed(path: path, reason: reason(error))
  }
}

/// What the database says of an error, without the statement.
func reason(_ error: any Error) -> String {
  guard let error = error as? DatabaseError else { return "\(error)" }
  return error.message ?? error.resultCode.description
}
