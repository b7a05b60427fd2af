import Foundation
import ProgressStore
import TestKit
import Testing

@Suite("Many instances, and their sudden ends")
struct InstanceTests {
  private let probe: BuiltProgram
  private let folder: Folder

  init() throws {
    probe = try BuiltProgram(named: "progress-probe")
    folder = try Folder()
  }

  private func shell(_ script: String) throws -> ProgramRun {
    try ProgramRun(
      .shell, ["-c", script],
      environment: ["PROBE": probe.path, "FILE": folder.file, "OUT": folder.path + "/out"],
      limit: .seconds(60))
  }

  @Test("eight writers that start at once on a new file lose nothing")
  func writers() throws {
    let run = try shell(
      """
      for tag in 1 2 3 4 5 6 7 8; do "$PROBE" "$FILE" 150 "$tag" & done
      wait
      """)
    #expect(!run.output.contains("problem"), "\(run.output)")
    let attempts = try ProgressStore.open(folder.file).attempts()
    #expect(attempts.count == 8 * 150)
    for tag in 1...8 {
      #expect(Set(attempts.filter { $0.lesson == "\(tag)" }.map(\.question)).count == 150)
    }
  }

  @Test("what was kept is there after kill -9, and the file is sound")
  func kills() throws {
    let run = try shell(
      """
      for round in 1 2 3 4 5 6 7 8 9 10; do
        : > "$OUT$round"
        "$PROBE" "$FILE" 100000 "$round" > "$OUT$round" &
        writer=$!
        while [ "$(wc -l < "$OUT$round")" -lt $((round * 7)) ]; do
          kill -0 $writer || exit 1
        done
        kill -9 $writer
        wait $writer 2> /dev/null
      done
      true
      """)
    #expect(run.status == .exited(0), "\(run.output) \(run.errors)")
    let store = try ProgressStore.open(folder.file)
    #expect(store.notices.isEmpty)
    for round in 1...10 {
      let said = try String(contentsOfFile: folder.path + "/out\(round)", encoding: .utf8)
        .split(separator: "\n").count
      let kept = try store.attempts(lesson: "\(round)").count
      #expect(kept >= said && said >= round * 7, "round \(round)")
    }
  }

  @Test("a full disk is a problem with words, and what was kept before stays")
  func fullDisk() throws {
    // A limit on the size of files stands in for a disk that is full.
    let run = try shell("trap '' XFSZ; ulimit -f 120; \"$PROBE\" \"$FILE\" 5000 full")
    #expect(run.status == .exited(1))
    let said = run.output.split(separator: "\n").count - 1
    #expect(run.output.contains("problem: progress in"), "\(run.output.suffix(200))")
    #expect(said > 0)
    #expect(try ProgressStore.open(folder.file).attempts().count >= said)
  }
}
