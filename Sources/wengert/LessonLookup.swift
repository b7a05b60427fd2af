import LessonKit

/// Finds a lesson by its id, its number or its path, in that order.
struct LessonLookup {
  private let folder: LessonsFolder

  init(_ folder: LessonsFolder) { self.folder = folder }

  /// The lesson that a word names; nil where it names none, its errors where it has any.
  ///
  /// A word that ends in `.md` is a path even where nothing stands there, so that a slip in it is
  /// not taken for a function.
  func lesson(_ word: String) throws -> Lesson? {
    if Self.mayBeName(word), let folder = try folder.findIfAny() {
      let files = LessonShelf.files(in: folder)
      if let reading = LessonLibrary.reading(named: word, in: files) {
        return try LessonShelf.lesson(from: reading)
      }
    }
    let isPath = word.hasSuffix(".md") || FileKind(path: word).map { $0 != .folder } ?? false
    return isPath ? try LessonShelf.lesson(atPath: word) : nil
  }

  /// The id that somebody probably meant.
  func nearestID(to word: String) -> String? {
    (try? folder.find()).flatMap { LessonShelf.library(in: $0).nearestID(to: word) }
  }

  /// Whether a word may be an id or a number, so that the folder is worth a look.
  private static func mayBeName(_ word: String) -> Bool {
    !word.isEmpty && word.utf8.count <= 100
      && word.unicodeScalars.allSatisfy { scalar in
        ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "-"
      }
  }
}
