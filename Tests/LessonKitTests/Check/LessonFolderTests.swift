import Foundation
import LessonKit
import Testing

/// The lessons that ship with the program.
enum LessonFolder {
  static let files: [(name: String, bytes: [UInt8])] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("Lessons")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
      let data = try? Data(contentsOf: folder.appendingPathComponent(name))
      return data.map { (name, Array($0)) }
    }
  }()

  static let library = LessonLibrary(files)
}

@Suite("The lessons that ship with the program")
struct LessonFolderTests {
  @Test("every lesson passes the check without a warning")
  func check() {
    let text = ProblemText(clean: { $0 }, width: { $0.count })
    let problems = LessonCheck(measure: .plain).problems(LessonFolder.library)
    #expect(problems.map { text.lines($0).joined(separator: "\n") } == [])
  }

  @Test("the lecture's example and its homework are there, in this order")
  func order() {
    #expect(LessonFolder.library.lessons.prefix(2).map(\.id) == ["sin-exp", "homework"])
  }
}

extension TextMeasure {
  /// One column per character, words wrapped greedily.
  static let plain = TextMeasure(
    columns: { $0.count },
    lines: { text, width in
      var lines = 1
      var column = 0
      for word in text.split(separator: " ") {
        if column > 0, column + 1 + word.count > width {
          lines += 1
          column = word.count
        } else {
          column += (column > 0 ? 1 : 0) + word.count
        }
      }
      return lines
    })
}
