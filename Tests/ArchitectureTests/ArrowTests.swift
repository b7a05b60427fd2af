import Testing

@Suite("Arrows between targets")
struct ArrowTests {
  /// What each target may import; arrows point one way, down this table.
  static let allowed: [String: Set<String>] = [
    "Autodiff": ["CMath"],
    "Canvas": [],
    "LessonKit": ["Autodiff", "CCMark", "Yams"],
    "Practice": ["Autodiff", "LessonKit"],
    "Export": ["Autodiff", "Canvas"],
    "CursesTerminal": ["Canvas", "CNcurses", "CTerminalGuard"],
    "ProgressStore": ["Practice", "GRDB"],
    "Tutor": ["Autodiff", "LessonKit", "Practice", "Canvas", "Export"],
    "wengert": [
      "Autodiff", "LessonKit", "Practice", "Export", "Canvas", "CursesTerminal", "ProgressStore",
      "Tutor", "ArgumentParser",
    ],
    "wengert-benchmark": ["Autodiff", "CPseudoTerminal"],
  ]

  /// The system's modules, only where effects or the C library are the subject.
  static let system: [String: Set<String>] = [
    "CursesTerminal": ["Glibc"],
    "ProgressStore": ["Foundation", "Glibc"],
    "wengert": ["Foundation", "Glibc"],
    "wengert-benchmark": ["Glibc"],
  ]

  @Test("every import follows the arrows")
  func imports() throws {
    for file in try Repository.files("Sources") {
      let allowed = try #require(Self.allowed[file.target], "\(file) belongs to no known target")
      let system = Self.system[file.target] ?? []
      let isMathDoor = file.path == "Sources/Autodiff/Primitives/ElementaryMath.swift"
      for module in file.imports where !(isMathDoor && module == "Glibc") {
        #expect(allowed.union(system).contains(module), "\(file) imports \(module)")
      }
    }
  }

  @Test("the manifest declares the same arrows")
  func manifest() throws {
    let declared = ManifestReader.dependencies(in: try Repository.manifest)
    for (target, modules) in Self.allowed {
      let dependencies = try #require(declared[target], "\(target) is not in the manifest")
      #expect(Set(dependencies) == modules, "\(target)")
    }
  }

  @Test("every declared arrow is used")
  func used() throws {
    for (target, modules) in Self.allowed {
      let imports = Set(try Repository.files("Sources/" + target).flatMap(\.imports))
      #expect(modules.isSubset(of: imports), "\(target): \(modules.subtracting(imports))")
    }
  }

  @Test("every target has its page")
  func pages() throws {
    for target in Self.allowed.keys {
      let page = try Repository.files("Sources/" + target, suffix: "README.md")
      #expect(page.count == 1, "\(target)")
    }
  }

  @Test("the engine's screens and rules know no file, clock, terminal or process")
  func pureTargets() throws {
    let doors = ["Foundation", "Glibc", "CNcurses", "CursesTerminal", "GRDB", "Dispatch"]
    for target in ["Canvas", "Tutor", "Practice"] {
      for file in try Repository.files("Sources/" + target) {
        #expect(Set(doors).isDisjoint(with: file.imports), "\(file)")
      }
    }
    let users = try Repository.files("Sources/Autodiff").filter { !$0.imports.isEmpty }
    #expect(users.map(\.path) == ["Sources/Autodiff/Primitives/ElementaryMath.swift"])
  }
}

/// Reads the arrows out of the manifest's text: asking SwiftPM would wait for the build that runs
/// this test.
enum ManifestReader {
  static func dependencies(in manifest: String) -> [String: [String]] {
    let products = ["argumentParser": "ArgumentParser", "yams": "Yams", "grdb": "GRDB"]
    var result: [String: [String]] = [:]
    for part in manifest.split(separator: "arget(").dropFirst() {
      guard let name = quoted(part).first else { continue }
      var list = ""
      if let start = part.firstRange(of: "dependencies: [") {
        list = String(part[start.upperBound...].prefix { $0 != "]" })
      }
      let words = list.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
      result[name] = words.map { products[String($0)] ?? String($0) }
    }
    return result
  }

  private static func quoted(_ text: Substring) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
