import Glibc

/// Writes files that were not there before.
enum NewFile {
  /// Writes new files, all of them or none: what was written before one failed is removed.
  static func write(_ files: [(path: String, text: String)]) throws(Trouble) {
    for (index, file) in files.enumerated() {
      do throws(Trouble) {
        try write(file.text, to: file.path, replacing: false)
      } catch {
        for written in files.prefix(index) { unlink(written.path) }
        throw error
      }
    }
  }

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
      if !replacing { unlink(path) }
      throw .output(error, name: path)
    }
  }
}
