import Glibc

/// Where a demo is, for a second terminal that follows it: one small file beside the progress.
struct Stage {
  struct Mark: Equatable {
    let lesson: String
    let section: Int
    let position: Int
  }

  private let path: String?

  init(_ surroundings: Surroundings) {
    path = surroundings.stateFolder.map { $0 + "/demo" }
  }

  /// Says where the demo is; a demo that can't say so goes on.
  func write(_ mark: Mark) {
    guard let path else { return }
    let text = "\(mark.section) \(mark.position) \(mark.lesson)\n"
    let draft = path + ".new"
    guard (try? NewFile.write(text, to: draft, replacing: true)) != nil else { return }
    // Replaced in one go, so that a reader never sees half of it.
    _ = rename(draft, path)
  }

  /// Where the demo is; nil where there is none.
  func read() -> Mark? {
    guard let path, let bytes = try? FileReader.bytes(ofFile: path, limit: 4096) else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 3, let section = Int(words[0]), let position = Int(words[1]) else {
      return nil
    }
    return Mark(lesson: String(words[2]), section: section, position: position)
  }
}
