import Foundation
import ProgressStore
import Testing

@Suite("Damaged, newer and unwritable stores")
struct DamageTests {
  /// A sound file without a log, and its bytes.
  private func soundFile() throws -> (folder: Folder, bytes: [UInt8]) {
    let folder = try Folder()
    try Sample.filled(folder.file)
    return (folder, Array(try Data(contentsOf: URL(fileURLWithPath: folder.file))))
  }

  /// Opens a damaged file: either all that is read is sound, or the bytes stand aside as they were.
  private func check(_ bytes: [UInt8], _ name: String, mustBeSeen: Bool = false) throws {
    let folder = try Folder()
    let state = URL(fileURLWithPath: folder.file)
    try FileManager.default.createDirectory(
      at: state.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: state)
    let store = try ProgressStore.open(folder.file, now: Date(timeIntervalSince1970: 1e9))
    let kept = store.notices.compactMap { notice -> String? in
      guard case .damaged(let path) = notice else { return nil }
      return path
    }
    #expect(!mustBeSeen || kept.count == 1, "\(name)")
    if let aside = kept.first {
      #expect(aside.hasSuffix("progress.sqlite-damaged-2001-09-09"), "\(name)")
      #expect(Array(try Data(contentsOf: URL(fileURLWithPath: aside))) == bytes, "\(name)")
      try store.keep(Sample.attempt)
      #expect(try store.attempts().count == 1, "\(name)")
    } else {
      // What the file's checks let through may still fail to be read: an error, never a trap.
      _ = try? store.contents()
      #expect(throws: Never.self) { _ = try? store.keep(Sample.attempt) }
    }
  }

  @Test("a file cut off at any page is kept aside, never reset in silence")
  func truncation() throws {
    let bytes = try soundFile().bytes
    let page = 4096
    #expect(bytes.count > 4 * page)
    for size in stride(from: page, to: bytes.count, by: page) {
      try check(Array(bytes[..<size]), "cut at \(size)", mustBeSeen: true)
    }
    try check(Array(bytes[..<100]), "cut in the header", mustBeSeen: true)
  }

  @Test("no flipped bit traps")
  func flips() throws {
    let bytes = try soundFile().bytes
    for index in stride(from: 0, to: bytes.count, by: bytes.count / 60) {
      var damaged = bytes
      damaged[index] ^= 0x41
      try check(damaged, "byte \(index)")
    }
  }

  @Test("a text that is no database is kept aside")
  func otherFile() throws {
    try check(
      Array("# Notes\n".utf8) + [UInt8](repeating: 0x20, count: 5000), "notes", mustBeSeen: true)
  }

  @Test("a second damaged file on the same day gets another name")
  func twice() throws {
    let folder = try Folder()
    let now = Date(timeIntervalSince1970: 1e9)
    for _ in 0..<3 {
      _ = try ProgressStore.open(folder.file, now: now)
      try Data("no database at all, and long enough".utf8).write(
        to: URL(fileURLWithPath: folder.file))
    }
    _ = try ProgressStore.open(folder.file, now: now)
    let asides = try folder.names.filter {
      $0.contains("damaged") && !$0.hasSuffix("-shm") && !$0.hasSuffix("-wal")
    }
    #expect(asides.count == 3)
  }

  @Test("a file of a later version is read and never written")
  func newer() throws {
    let (folder, _) = try soundFile()
    try setVersion(99, folder.file)
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.file))
    let store = try ProgressStore.open(folder.file)
    #expect(try store.attempts().count == 200)
    #expect(throws: ProgressProblem.newer(path: folder.file, version: 99, known: 1)) {
      try store.keep(Sample.attempt)
    }
    #expect(store.notices.count == 1)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file)) == before)
  }

  /// The version stands in the header, big-endian, at byte 60: the SQLite file format, 1.3.
  private func setVersion(_ version: UInt8, _ file: String) throws {
    var data = try Data(contentsOf: URL(fileURLWithPath: file))
    data[63] = version
    try data.write(to: URL(fileURLWithPath: file))
  }

  @Test("a place where nothing can be made is a problem with words, not a trap")
  func noFolder() {
    let problem = #expect(throws: ProgressProblem.self) {
      try ProgressStore.open("/dev/null/wengert/progress.sqlite")
    }
    #expect(problem?.description.contains("lessons go on") == true)
  }

  @Test("a store in a folder where nothing can be made is read and never written")
  func noLog() throws {
    let (folder, bytes) = try soundFile()
    // What stands in the place of the log's index stops a reader as a read-only disk does, and
    // stops the superuser too.
    try FileManager.default.createDirectory(
      atPath: folder.file + "-shm", withIntermediateDirectories: false)
    try expectReadOnly(folder, bytes)
  }

  @Test(
    "a store in a folder that may not be changed is read and never written",
    .disabled(if: getuid() == 0, "the superuser may change every folder"))
  func readOnlyFolder() throws {
    let (folder, bytes) = try soundFile()
    let state = folder.path + "/state"
    chmod(state, 0o500)
    chmod(folder.file, 0o400)
    defer { chmod(state, 0o700) }
    try expectReadOnly(folder, bytes)
  }

  @Test("what a killed program left in the log is read, though no index of it can be made")
  func log() throws {
    let (folder, _) = try soundFile()
    let store = try ProgressStore.open(folder.file)
    try store.keep(Sample.attempt)
    // The file and its log as they stand while the other program runs.
    let copy = try Folder()
    let manager = FileManager.default
    try manager.createDirectory(atPath: copy.path + "/state", withIntermediateDirectories: true)
    for suffix in ["", "-wal"] {
      try manager.copyItem(atPath: folder.file + suffix, toPath: copy.file + suffix)
    }
    let names = try copy.names
    chmod(copy.path + "/state", 0o500)
    chmod(copy.file, 0o400)
    defer { chmod(copy.path + "/state", 0o700) }
    // The superuser may write there all the same.
    let read = try ProgressStore.open(copy.file)
    #expect(try read.attempts().count == 201)
    if getuid() != 0 {
      #expect(read.notices == [.notKept(.readOnly(path: copy.file))])
      #expect(try copy.names == names)
    }
  }

  private func expectReadOnly(_ folder: Folder, _ bytes: [UInt8]) throws {
    let store = try ProgressStore.open(folder.file)
    #expect(try store.attempts().count == 200)
    #expect(try store.place(inLesson: "chain")?.position == 9)
    #expect(store.notices == [.notKept(.readOnly(path: folder.file))])
    #expect(throws: ProgressProblem.readOnly(path: folder.file)) {
      try store.keep(Sample.attempt)
    }
    #expect(Array(try Data(contentsOf: URL(fileURLWithPath: folder.file))) == bytes)
  }
}
