import Foundation

/// The package's own files, as the tests about its structure read them.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A source file: its path below the root, and its text.
  struct File: Sendable, CustomStringConvertible {
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var description: String { path }
    /// The folder below `Sources` or `Tests`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// The modules of its `import` lines.
    var imports: [String] {
      lines.compactMap { line in
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), keyword <= 2, words.count > keyword + 1,
          words[..<keyword].allSatisfy({ $0.hasPrefix("@") || Self.access.contains(String($0)) })
        else { return nil }
        let name = words[keyword + 1]
        let isKind = ["struct", "class", "enum", "func", "protocol", "var", "let"]
          .contains(String(name))
        return String(isKind ? words.last ?? name : name).split(separator: ".").first.map(
          String.init)
      }
    }

    private static let access = ["public", "package", "internal", "fileprivate", "private"]
  }

  /// The files below a folder that end in `suffix`, in order of their paths.
  static func files(_ folder: String, suffix: String = ".swift") throws -> [File] {
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: root.appendingPathComponent(folder).path)
    return try paths.filter { $0.hasSuffix(suffix) }.sorted().map { path in
      let full = root.appendingPathComponent(folder).appendingPathComponent(path)
      return File(
        path: folder + "/" + path, text: try String(contentsOf: full, encoding: .utf8))
    }
  }

  static var manifest: String {
    get throws {
      try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
    }
  }
}
