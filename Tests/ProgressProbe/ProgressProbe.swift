import Foundation
import ProgressStore

/// Keeps attempts as fast as it can, and says of each when it is kept: `progress-probe FILE COUNT TAG`.
///
/// Lets tests run several writers at once, and end one at any moment.
@main
struct ProgressProbe {
  static func main() {
    let words = CommandLine.arguments
    guard words.count == 4, let count = Int(words[2]) else { exit(2) }
    do {
      let store = try ProgressStore.open(words[1])
      for index in 0..<count {
        try store.keep(
          AttemptRecord(
            time: Double(index), lesson: words[3], question: "\(index)", answer: "0.5",
            verdict: "correct"))
        // One write call a line: what stands there was kept before.
        try FileHandle.standardOutput.write(contentsOf: Data("\(index)\n".utf8))
      }
    } catch {
      print("problem: \(error)")
      exit(1)
    }
  }
}
