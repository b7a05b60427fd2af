import Foundation
import GRDB

extension ProgressStore {
  /// Opens the store in a file, which is made where there is none.
  ///
  /// - A damaged file is set aside under a dated name and a new one is begun.
  /// - A file of a later version, and one that may only be read, is opened for reading.
  /// - `pause` waits between tries while other instances make the file: given by tests.
  package static func open(
    _ path: String, now: Date = Date(),
    pause: (Int) -> Void = { usleep(UInt32($0) * 1_000) }
  ) throws(ProgressProblem) -> ProgressStore {
    try makeFolder(of: path)
    let lock = FileLock(path + ".lock", pause: pause)
    defer { lock.release() }
    do {
      return try openRetrying(path, pause: pause)
    } catch {
      guard isDamage(error) else { return try openForReading(path, after: error) }
    }
    let kept = try setAside(path, now: now)
    do {
      let fresh = try openRetrying(path, pause: pause)
      return ProgressStore(
        path: path, notices: [.damaged(keptAs: kept)], queue: fresh.queue, obstacle: nil)
    } catch {
      throw .cannotOpen(path: path, reason: reason(error))
    }
  }

  private static func makeFolder(of path: String) throws(ProgressProblem) {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      // Nobody else's business: the XDG specification asks for 0700.
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw .cannotOpen(path: path, reason: error.localizedDescription)
    }
  }

  /// Two instances that make the same file fail at once on the change to a write-ahead log, busy
  /// timeout or not: the opening is tried again, with growing pauses of up to a second in all.
  private static func openRetrying(
    _ path: String, pause: (Int) -> Void
  ) throws -> ProgressStore {
    var wait = 1
    while true {
      do {
        return try openOnce(path)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && wait < 600 {
        pause(wait)
        wait *= 2
      }
    }
  }

  private static func openOnce(_ path: String) throws -> ProgressStore {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.label = "progress"
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let version = try queue.inDatabase { database in
      try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }
    guard version <= Schema.version else {
      try queue.close()
      return try openForReading(path, version: version)
    }
    try queue.inDatabase { database in
      try check(database)
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    }
    try queue.write(Schema.migrate)
    return ProgressStore(path: path, notices: [], queue: queue, obstacle: nil)
  }

  /// Pages beyond this are not all looked at: opening has to stay quick.
  private static let mostPagesChecked = 4_000

  private static func check(_ database: Database) throws {
    let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    guard pages <= mostPagesChecked else { return }
    let finding = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
    guard finding == "ok" else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: finding)
    }
  }

  private static func isDamage(_ error: any Error) -> Bool {
    guard let code = (error as? DatabaseError)?.resultCode else { return false }
    return code == .SQLITE_CORRUPT || code == .SQLITE_NOTADB
  }
}

// Files that can't be written.
extension ProgressStore {
  private static func openForReading(_ path: String, version: Int) throws -> ProgressStore {
    let problem = ProgressProblem.newer(path: path, version: version, known: Schema.version)
    return ProgressStore(
      path: path, notices: [.notKept(problem)], queue: try readingQueue(path), obstacle: problem)
  }

  private static func openForReading(
    _ path: String, after error: any Error
  ) throws(ProgressProblem) -> ProgressStore {
    let problem = obstacle(error, path)
    do {
      let queue = try readingQueue(path)
      return ProgressStore(
        path: path, notices: [.notKept(problem)], queue: queue, obstacle: problem)
    } catch _ {
      throw .cannotOpen(path: path, reason: reason(error))
    }
  }

  private static func obstacle(_ error: any Error, _ path: String) -> ProgressProblem {
    switch (error as? DatabaseError)?.resultCode {
    case .SQLITE_READONLY?, .SQLITE_CANTOPEN?, .SQLITE_PERM?: .readOnly(path: path)
    default: .failed(path: path, reason: reason(error))
    }
  }

  /// Even a reader of a write-ahead log makes a file beside it. Where that can't be, the log's index
  /// is kept in memory, for which SQLite asks that it has the file to itself; where not even that
  /// goes, the file is read as it stands, without the log. Nothing is locked either way: who may
  /// not write could not lock.
  private static func readingQueue(_ path: String) throws -> DatabaseQueue {
    do {
      return try plainReadingQueue(path)
    } catch let error as DatabaseError
      where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
    {
      let address = URL(fileURLWithPath: path).absoluteString
      let whole = try? plainReadingQueue(address + "?vfs=unix-none", isAlone: true)
      return try whole ?? plainReadingQueue(address + "?immutable=1")
    }
  }

  private static func plainReadingQueue(
    _ path: String, isAlone: Bool = false
  ) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    if isAlone {
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
    }
    configuration.busyMode = .timeout(10)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    _ = try queue.inDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
    return queue
  }

  /// Moves a damaged file and its log to a dated name that is free.
  private static func setAside(_ path: String, now: Date) throws(ProgressProblem) -> String {
    let base = path + "-damaged-" + date(now)
    let names = [base] + (2...99).map { "\(base)-\($0)" }
    let manager = FileManager.default
    guard let name = names.first(where: { !manager.fileExists(atPath: $0) }) else {
      throw .cannotOpen(path: path, reason: "the damaged file can't be set aside")
    }
    do {
      try manager.moveItem(atPath: path, toPath: name)
      for suffix in ["-wal", "-shm"] where manager.fileExists(atPath: path + suffix) {
        try manager.moveItem(atPath: path + suffix, toPath: name + suffix)
      }
    } catch {
      throw .cannotOpen(path: path, reason: error.localizedDescription)
    }
    return name
  }

  /// 2031-05-17, UTC.
  private static func date(_ now: Date) -> String {
    String(now.formatted(.iso8601.year().month().day()))
  }
}

/// A lock that holds back other instances while one opens, mends or makes the file.
private struct FileLock {
  private let descriptor: Int32

  /// Waits a second or two for the lock; goes on without one where it can't be had, because the
  /// holder may have been stopped.
  init(_ path: String, pause: (Int) -> Void) {
    descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    var wait = 1
    while descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, wait < 1_200 {
      pause(wait)
      wait *= 2
    }
  }

  func release() {
    if descriptor >= 0 { close(descriptor) }
  }
}
