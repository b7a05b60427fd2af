import Foundation
import Testing

@Suite("House rules")
struct HouseRuleTests {
  @Test("no file is longer than 400 lines", arguments: ["Sources", "Tests"])
  func fileLength(folder: String) throws {
    for file in try Repository.files(folder) {
      #expect(file.lines.count <= 401, "\(file): \(file.lines.count) lines")
    }
  }

  @Test("no function is longer than 40 lines", arguments: ["Sources", "Tests"])
  func functionLength(folder: String) throws {
    for file in try Repository.files(folder) {
      for function in FunctionScanner.functions(in: file.lines) {
        #expect(
          function.length <= 40,
          "\(file):\(function.line) \(function.name): \(function.length) lines")
      }
    }
  }

  @Test(
    "nothing that can trap or stay undone",
    arguments: [
      "fatal" + "Error(", "try" + "!", " as" + "! ", "@un" + "checked", "nonisolated(" + "unsafe)",
      "TO" + "DO", "FIX" + "ME",
    ])
  func forbidden(word: String) throws {
    for folder in ["Sources", "Tests"] {
      for file in try Repository.files(folder) {
        #expect(!file.text.contains(word), "\(file) has \(word)")
      }
    }
  }

  @Test("no source names a lesson")
  func lessonNames() throws {
    let lessons = try Repository.files("Lessons", suffix: ".md")
    let ids = lessons.compactMap { file in
      file.lines.first { $0.hasPrefix("id:") }?.dropFirst(3).trimmingCharacters(in: .whitespaces)
    }
    #expect(ids.count == lessons.count)
    for file in try Repository.files("Sources") {
      for id in ids {
        // A plain word may stand in a sentence; as a literal, or with its hyphen, it is the id.
        #expect(!file.text.contains("\"\(id)\""), "\(file) names \(id)")
        #expect(!id.contains("-") || !file.text.contains(id), "\(file) names \(id)")
      }
    }
  }

  @Test("the scanner measures functions and passes over calls")
  func scanner() {
    let text = """
      struct A {
        init(b: Int) {
          self.init(
            b)
        }

        func c(
          d: Int
        ) {
          _ = d
        }
      }
      """
    let found = FunctionScanner.functions(
      in: text.split(separator: "\n", omittingEmptySubsequences: false))
    #expect(found.map(\.line) == [2, 7])
    #expect(found.map(\.length) == [4, 5])
  }

  @Test("the top level has no folders but sources, tests and lessons")
  func topLevel() throws {
    let manager = FileManager.default
    let entries = try manager.contentsOfDirectory(atPath: Repository.root.path)
    let folders = entries.filter { name in
      var isFolder: ObjCBool = false
      let path = Repository.root.appendingPathComponent(name).path
      return !name.hasPrefix(".") && manager.fileExists(atPath: path, isDirectory: &isFolder)
        && isFolder.boolValue
    }
    #expect(Set(folders).isSubset(of: ["Sources", "Tests", "Lessons"]), "\(folders)")
  }
}

/// Finds where functions begin and end, by the indentation that the formatter holds.
enum FunctionScanner {
  struct Function {
    let name: String
    /// From 1.
    let line: Int
    let length: Int
  }

  static func functions(in lines: [Substring]) -> [Function] {
    lines.indices.compactMap { start in
      let indentation = lines[start].prefix { $0 == " " }
      let words = lines[start].split(separator: " ")
      let isFunction = words.contains { word in
        word == "func" || word.hasPrefix("init(") || word.hasPrefix("init?(")
      }
      let isCall = words.first.map { $0.hasPrefix("self") || $0 == "return" || $0 == "try" } ?? true
      guard isFunction, !isCall, !lines[start].hasSuffix("}"), words.first != "///" else {
        return nil
      }
      let end = lines[(start + 1)...].firstIndex { line in
        line == indentation + "}"
          || (!line.isEmpty && line.prefix { $0 == " " }.count < indentation.count)
      }
      guard let end, lines[end] == indentation + "}" else { return nil }
      let name = words.prefix(5).joined(separator: " ")
      return Function(name: name, line: start + 1, length: end - start + 1)
    }
  }
}
