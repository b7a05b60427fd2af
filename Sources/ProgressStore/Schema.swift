import GRDB

/// The tables, and how each version of them came about.
enum Schema {
  /// The version that this program writes; `PRAGMA user_version` holds a file's.
  static let version = 1

  /// Brings a file up to `version`, each step in a transaction.
  static func migrate(_ database: Database) throws {
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    for step in steps.dropFirst(max(0, found)) { try database.execute(sql: step) }
    if found < version { try database.execute(sql: "PRAGMA user_version = \(version)") }
  }

  /// The step that leads to version 1, to version 2, …
  private static let steps = [
    """
    CREATE TABLE attempts (
      identity TEXT PRIMARY KEY NOT NULL DEFAULT (lower(hex(randomblob(16)))),
      time REAL NOT NULL,
      lesson TEXT,
      question TEXT NOT NULL,
      cell TEXT NOT NULL,
      function TEXT NOT NULL,
      point TEXT NOT NULL,
      answer TEXT NOT NULL,
      verdict TEXT NOT NULL,
      misconceptions TEXT NOT NULL,
      seconds REAL NOT NULL,
      hints INTEGER NOT NULL
    );
    CREATE INDEX attempts_by_lesson ON attempts (lesson, time);
    CREATE TABLE places (
      lesson TEXT PRIMARY KEY NOT NULL,
      section INTEGER NOT NULL,
      position INTEGER NOT NULL,
      finished INTEGER NOT NULL,
      time REAL NOT NULL
    );
    CREATE TABLE skills (
      skill TEXT PRIMARY KEY NOT NULL,
      stability REAL NOT NULL,
      difficulty REAL NOT NULL,
      due REAL NOT NULL,
      reviewed REAL NOT NULL,
      reviews INTEGER NOT NULL,
      lapses INTEGER NOT NULL
    );
    """
  ]
}
