import Glibc

/// Notices that a file was saved, in whichever way an editor does it.
struct FileWatch {
  let path: String
  private var mark: Mark?

  /// What changes when a file is written in place or replaced by another.
  private struct Mark: Equatable {
    let inode: UInt
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  /// A lesson is at most 1 MiB; a file that has grown beyond is read far enough to be refused.
  private static let longest = 2 << 20

  init(path: String) {
    self.path = path
    mark = Self.mark(path)
  }

  /// The new bytes, once per change; nil while nothing changed. A file that is gone, or is no
  /// plain file just now, counts as unchanged: editors delete before they write.
  mutating func change() -> [UInt8]? {
    guard let now = Self.mark(path), now != mark else { return nil }
    guard let bytes = try? FileReader.bytes(ofFile: path, limit: Self.longest) else { return nil }
    // Written to while it was read: look again next time.
    guard Self.mark(path) == now else { return nil }
    mark = now
    return bytes
  }

  private static func mark(_ path: String) -> Mark? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Mark(
      inode: UInt(status.st_ino), size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec)
  }
}
