import Glibc

/// A folder of its own that goes when it is no longer needed, with the files in it.
final class TemporaryFolder {
  let path: String

  init?() {
    guard let made = mkdtemp(strdup("/tmp/wengert-benchmark-XXXXXX")) else { return nil }
    defer { free(made) }
    path = String(cString: made)
  }

  deinit { Self.removeAll(path) }

  /// Removes a file, or a folder after what is in it; a link is removed, not followed.
  private static func removeAll(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if descriptor >= 0, let folder = fdopendir(descriptor) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { removeAll(path + "/" + name) }
      }
      closedir(folder)
    }
    remove(path)
  }

  /// Writes a file; returns its path, or nil.
  func write(_ text: String, to name: String) -> String? {
    let file = path + "/" + name
    guard let stream = fopen(file, "w") else { return nil }
    let isWritten = fputs(text, stream) >= 0
    return fclose(stream) == 0 && isWritten ? file : nil
  }
}
