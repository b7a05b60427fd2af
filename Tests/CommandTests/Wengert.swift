import Foundation
import TestKit
import Testing

/// The built program, run without a terminal.
enum Wengert {
  /// Runs the program; lessons are those of the package.
  static func run(
    _ arguments: String..., input: String = "", environment: [String: String?] = [:],
    limit: Duration = .seconds(30)
  ) throws -> ProgramRun {
    try run(arguments, input: input, environment: environment, limit: limit)
  }

  static func run(
    _ arguments: [String], input: String = "", environment: [String: String?] = [:],
    limit: Duration = .seconds(30)
  ) throws -> ProgramRun {
    try ProgramRun(
      try BuiltProgram(named: "wengert"), arguments, input: input,
      environment: ["WENGERT_LESSONS": lessons].merging(environment) { $1 }, limit: limit)
  }

  /// Runs a script of the shell in which `$W` is the program.
  static func shell(
    _ script: String, input: String = "", environment: [String: String?] = [:],
    limit: Duration = .seconds(30)
  ) throws -> ProgramRun {
    let program = try BuiltProgram(named: "wengert")
    return try ProgramRun(
      .shell, ["-c", script], input: input,
      environment: ["W": program.path, "WENGERT_LESSONS": lessons].merging(environment) { $1 },
      limit: limit)
  }

  static let lessons = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Lessons").path
}

extension ProgramRun {
  /// The output as JSON objects, one a line.
  var objects: [NSDictionary] {
    get throws {
      try output.split(separator: "\n").map { line in
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary)
      }
    }
  }

  /// The output as one JSON object.
  var object: NSDictionary {
    get throws {
      try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? NSDictionary)
    }
  }

  /// The kinds of the errors that a `wengert-error-1` object lists.
  var errorKinds: [String] {
    get throws { Self.errorKinds(try object) }
  }

  static func errorKinds(_ object: NSDictionary) -> [String] {
    guard object["format"] as? String == "wengert-error-1" else { return [] }
    return (object["errors"] as? [NSDictionary])?.compactMap { $0["kind"] as? String } ?? []
  }
}
