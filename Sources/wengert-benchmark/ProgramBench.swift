/// The program itself, played on a pseudo terminal at two sizes: how fast it starts, how fast a
/// key becomes a frame, and how much it sends.
final class ProgramBench: Workbench {
  static let name = "lessons"

  /// What each session starts the program with.
  private let subjects: [[String]]
  private let folder: TemporaryFolder?
  private let script: [Keystroke]
  private var frames: [(key: Keystroke, frame: PlayedProgram.Frame)] = []
  /// The session that single evaluations press keys in, and how many they have pressed.
  private var session: PlayedProgram?
  private var pressed = 0

  private static let sizes = [(columns: 80, rows: 24), (columns: 200, rows: 60)]
  /// The starts whose median is the time to the first frame, for each subject.
  private static let starts = 3

  /// A key, and whether it is a step of the trace.
  struct Keystroke {
    let text: String
    var isStep = false

    static let next = Keystroke(text: "\r", isStep: true)
    static let back = Keystroke(text: "h", isStep: true)
  }

  /// Walks, jumps to `places` and walks from there, with the table and with the graph.
  ///
  /// `folder` holds what the subjects read.
  init(_ subjects: [[String]], jumpingTo places: [Int], in folder: TemporaryFolder? = nil) {
    self.subjects = subjects
    self.folder = folder
    let walk =
      Array(repeating: Keystroke.next, count: 16) + Array(repeating: .back, count: 4)
    let jumps = places.flatMap { place in
      "\(place)".map { Keystroke(text: "\($0)") } + [Keystroke(text: "g")] + walk.prefix(4)
    }
    let tour = walk + ["n", "n", "p", "w", "w", "G", "h", "g"].map { Keystroke(text: $0) } + jumps
    script = tour + [Keystroke(text: "g"), Keystroke(text: "t")] + tour
  }

  /// The first lessons of the folder.
  convenience init(lessons count: Int) {
    self.init((1...count).map { ["learn", "\($0)"] }, jumpingTo: [5, 17])
  }

  enum Metric: String, CaseIterable, BenchMetric {
    case firstFrame = "first_frame"
    case keyToFrameMedian = "key_to_frame_p50"
    case keyToFrameMost = "key_to_frame_p99"
    case bytesPerStep = "bytes_per_step"

    var name: String { rawValue }
    var unit: String { self == .bytesPerStep ? "bytes" : "ms" }
    var nanoseconds: Double? { nil }
  }

  var metrics: [Metric] { Metric.allCases }

  /// Starts the program anew, or presses the next key of the script in a program that runs.
  func evaluate(_ metric: Metric) throws(PlayedProgram.Fault) {
    if metric == .firstFrame {
      _ = try start(subjects[0], Self.sizes[0])
      return
    }
    if session == nil { session = try start(subjects[0], Self.sizes[0]) }
    _ = session?.press(script[pressed % script.count].text)
    pressed += 1
  }

  func reading(of metric: Metric) throws(PlayedProgram.Fault) -> Double {
    if metric == .firstFrame { return try firstFrame() }
    if frames.isEmpty { try play() }
    let times = frames.map(\.frame.ownMilliseconds).sorted()
    switch metric {
    case .firstFrame: return try firstFrame()
    case .keyToFrameMedian: return times[times.count / 2]
    case .keyToFrameMost: return times[times.count * 99 / 100]
    case .bytesPerStep:
      let sent = frames.filter(\.key.isStep).map(\.frame.bytes)
      return Double(sent.reduce(0, +)) / Double(sent.count)
    }
  }

  /// The median over starts of all subjects.
  private func firstFrame() throws(PlayedProgram.Fault) -> Double {
    var times: [Double] = []
    for subject in subjects {
      for _ in 0..<Self.starts {
        times.append(try start(subject, Self.sizes[0]).firstFrame.milliseconds)
      }
    }
    return times.sorted()[times.count / 2]
  }

  private func play() throws(PlayedProgram.Fault) {
    for subject in subjects {
      for size in Self.sizes {
        let session = try start(subject, size)
        for key in script {
          let frame = session.press(key.text)
          if frame.bytes > 0 { frames.append((key, frame)) }
        }
      }
    }
  }

  /// A still screen: what moves would go on being drawn after the frame that a key leads to.
  private func start(
    _ subject: [String], _ size: (columns: Int, rows: Int)
  ) throws(PlayedProgram.Fault) -> PlayedProgram {
    try PlayedProgram(subject + ["--no-animation"], columns: size.columns, rows: size.rows)
  }
}
