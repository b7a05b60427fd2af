import Autodiff
import LessonKit
import TestKit
import Testing

/// Lesson texts with random damage, the same for the same seed.
struct LessonMutation {
  private var random: SplitMix
  private var bytes: [UInt8]
  private let donor: [UInt8]

  private static let pieces = [
    "---\n", "```function\n", "```\n", "```passes\n", "# ", "## ", "## primal at w1\n", "> ",
    "> note: ", "- [x] a\n", "- [ ] ", "1. ", "$", "{", "}", "{w3}", "{dot w3 @ x1}", "\\", "`",
    "*", "_", "[", "](", "![", "<", "<!--", "answer: ", "wrong: w1\n", "hint: ", "generate: 3\n",
    "predict: yes\n", "pause: 1\n", "form: factored\n", "at x1 = 1\n", "forward x1=1,x2=2",
    "\r\n", "\n\n", "\t", "    ", "\u{0}", "\u{FEFF}", "\u{E000}0\u{E001}", "é", "w̄", "\\frac{",
    "\\bar w_", "^", "999999999999999999999", "1e999", "-0.0", "nan", ":", ",", "=", "@",
    "jacobian y1/x1", "term w6 from w3 @ x1", "id: a\n", "&a", "*a", "\"",
  ]

  init(_ text: [UInt8], donor: [UInt8], seed: UInt64) {
    random = SplitMix(seed: seed)
    bytes = text
    self.donor = donor
  }

  /// The text after one to six edits.
  mutating func mutated() -> [UInt8] {
    for _ in 0..<Int.random(in: 1...6, using: &random) { edit() }
    return bytes
  }

  private mutating func edit() {
    switch Int.random(in: 0..<7, using: &random) {
    case 0: bytes.removeSubrange(range(upTo: 40))
    case 1: bytes.removeSubrange(range(upTo: 2000))
    case 2: bytes.insert(contentsOf: piece(), at: place())
    case 3: bytes.insert(contentsOf: bytes[range(upTo: 300)], at: place())
    case 4: bytes.insert(contentsOf: donated(), at: place())
    case 5:
      let range = range(upTo: 3)
      bytes.replaceSubrange(range, with: piece())
    default:
      guard !bytes.isEmpty else { return }
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
  }

  private mutating func place() -> Int { Int.random(in: 0...bytes.count, using: &random) }

  private mutating func range(upTo length: Int) -> Range<Int> {
    let start = place()
    return start..<min(bytes.count, start + Int.random(in: 0...length, using: &random))
  }

  private mutating func piece() -> [UInt8] {
    let text = Self.pieces.randomElement(using: &random) ?? "x"
    let count = random.oneIn(20) ? 50 : 1
    return Array(String(repeating: text, count: count).utf8)
  }

  private mutating func donated() -> ArraySlice<UInt8> {
    let start = Int.random(in: 0..<max(donor.count, 1), using: &random)
    return donor[min(start, donor.count)..<min(donor.count, start + 200)]
  }
}

@Suite("Damaged lessons")
struct LessonMutationTests {
  /// Reads a text and, where it is a lesson after all, does with it what the program does.
  private func exercise(_ bytes: [UInt8], seed: UInt64) {
    let library = LessonLibrary([("fuzz.md", bytes)])
    let reading = library.entries[0].reading
    #expect((reading.lesson == nil) == !reading.errors.isEmpty, "seed \(seed)")
    let writer = ProblemText(clean: { $0 }, width: { $0.count })
    for problem in LessonCheck(measure: .plain).problems(library) {
      #expect(writer.lines(problem).count <= 3, "seed \(seed)")
    }
    guard let lesson = reading.lesson else { return }
    for (index, trace) in lesson.traces.enumerated() {
      let text = ProseText(style: .words, trace: trace)
      let timeline = trace.timeline()
      for position in 1...max(1, min(timeline.count, 200)) {
        guard let step = timeline.step(at: position) else { continue }
        _ = text.lines(lesson.words(trace: index, step: step))
        _ = lesson.asked(trace: index, before: step)
      }
    }
  }

  @Test("no damage to a lesson traps or hangs", arguments: 0..<8)
  func lessons(part: Int) {
    let files = LessonFolder.files.map(\.bytes)
    for count in 0..<25 {
      let seed = UInt64(part * 1000 + count)
      let text = files[count % files.count]
      var mutation = LessonMutation(text, donor: files[(count + 1) % files.count], seed: seed)
      exercise(mutation.mutated(), seed: seed)
    }
  }

  @Test("no damage to a small lesson traps or hangs", arguments: 0..<8)
  func skeletons(part: Int) {
    let text = Array(LessonSkeleton(name: "Small").text.utf8)
    let donor = LessonFolder.files.first?.bytes ?? []
    for count in 0..<150 {
      let seed = UInt64(1_000_000 + part * 1000 + count)
      var mutation = LessonMutation(text, donor: donor, seed: seed)
      exercise(mutation.mutated(), seed: seed)
    }
  }

  @Test("a lesson cut off at any place is read without a trap")
  func truncated() {
    let text = Array(LessonSkeleton(name: "Small").text.utf8)
    for end in stride(from: 0, to: text.count, by: 7) {
      exercise(Array(text[..<end]), seed: UInt64(end))
    }
  }
}
