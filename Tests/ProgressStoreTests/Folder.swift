import Foundation
import ProgressStore

/// A folder that is gone when the test is over.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("wengert-progress-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var file: String { path + "/state/progress.sqlite" }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path + "/state").sorted() }
  }
}

/// Records that tests keep.
enum Sample {
  static let attempt = AttemptRecord(
    time: 1_000.25, lesson: "chain", question: "adjoint-x1", cell: "bar w1 @ y1",
    function: "6f1a", point: [0.5, -2e-300], answer: "1,5 'x'; DROP TABLE attempts",
    verdict: "wrong", misconceptions: ["B1", "B2"], seconds: 12.5, hints: 2)

  static func filled(_ file: String, attempts: Int = 200) throws {
    let store = try ProgressStore.open(file)
    for index in 0..<attempts {
      var attempt = attempt
      attempt.time = Double(index)
      try store.keep(attempt)
    }
    try store.keep(PlaceRecord(lesson: "chain", section: 0, position: 9, time: 5))
  }
}
