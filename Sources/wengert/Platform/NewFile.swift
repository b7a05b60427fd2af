import Glibc

/// Writes files that were not there before.
enum NewFile {
  /// Writes text to a new file; throws where something stands at the path already, unless it may
  /// be replaced.
  static func write(_ text: String, to path: String, replacing: Bool) throws(Trouble) {
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (replacing ? O_TRUNC : O_EXCL)
    let descriptor = open(path, flags, 0o644)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? .exists(path) : .output(.failed(errno), name: path)
    }
    defer { close(descriptor) }
    do throws(OutputFault) {
      try FileWriter(descriptor: descriptor).finish(text)
    } catch {
      throw .output(error, name: path)
    }
  }
}
