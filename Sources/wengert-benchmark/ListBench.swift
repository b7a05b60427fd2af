import Autodiff

/// A list of n operations as text, one definition a line, such as Ac123=Ac122+Ac121.
struct ListBench: Workbench {
  static let name = "list"

  private let text: String
  private let function: Function
  private let list: WengertList
  private var sum = 0.0
  private var program: ProgramBench?

  init(_ size: Int) {
    text = Self.text(operations: size)
    // The text is our own; were it misread, the list would be empty and bytes_per_node would show it.
    function = (try? Function(reading: text)) ?? Function(inputs: [], terms: [], outputs: [])
    list = WengertList(function)
  }

  private static func text(operations: Int) -> String {
    var text = "\(name(0))=sin x1\n\(name(1))=cos x2\n"
    for index in 2..<max(operations, 3) {
      let (last, other) = (name(index - 1), name(index - 2))
      switch index % 4 {
      case 0: text += "\(name(index))=\(last)+\(other)\n"
      case 1: text += "\(name(index))=\(last)-2\n"
      default: text += "\(name(index))=sin \(last)\n"
      }
    }
    return text + "f(x1, x2)=\(name(max(operations, 3) - 1))\n"
  }

  /// Names of five letters and digits, so that a million definitions fit the reader's 16 MiB.
  private static func name(_ index: Int) -> String {
    let capitals = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let letters = capitals + Array("abcdefghijklmnopqrstuvwxyz")
    let (pair, number) = index.quotientAndRemainder(dividingBy: 1000)
    let digits = String(1000 + number).dropFirst()
    return "\(capitals[pair / letters.count % 26])\(letters[pair % letters.count])\(digits)"
  }

  enum TextMetric: String, CaseIterable {
    /// Reading the text.
    case read
    /// Merging, numbering and linking the nodes.
    case list
    /// Opening a timeline: the values, all forward and all reverse passes.
    case timeline
    /// The bytes of the list for each node.
    case bytesPerNode = "bytes_per_node"

    var unit: String {
      switch self {
      case .read, .list, .timeline: "ms"
      case .bytesPerNode: "bytes"
      }
    }
  }

  enum Metric: BenchMetric {
    case text(TextMetric)
    case program(ProgramBench.Metric)

    var name: String {
      switch self {
      case .text(let metric): metric.rawValue
      case .program(let metric): metric.name
      }
    }

    var unit: String {
      switch self {
      case .text(let metric): metric.unit
      case .program(let metric): metric.unit
      }
    }

    var nanoseconds: Double? {
      switch self {
      case .text(.bytesPerNode), .program: nil
      case .text(.read), .text(.list), .text(.timeline): 1e6
      }
    }
  }

  var metrics: [Metric] {
    TextMetric.allCases.map(Metric.text) + ProgramBench.Metric.allCases.map(Metric.program)
  }

  mutating func evaluate(_ metric: Metric) throws(PlayedProgram.Fault) {
    switch metric {
    case .text(let metric): evaluate(metric)
    case .program(let metric): try openProgram().evaluate(metric)
    }
  }

  mutating func reading(of metric: Metric) throws(PlayedProgram.Fault) -> Double {
    switch metric {
    case .text: Double(list.byteCount) / Double(list.count)
    case .program(let metric): try openProgram().reading(of: metric)
    }
  }

  @inline(never)
  private mutating func evaluate(_ metric: TextMetric) {
    switch metric {
    case .read: sum += Double((try? Function(reading: text))?.terms.count ?? 0)
    case .list: sum += Double(WengertList(function).count)
    case .timeline: sum += Double(Timeline(list, at: [0.5, 0.25]).count)
    case .bytesPerNode: break
    }
  }

  /// The program on the list as a file.
  private mutating func openProgram() throws(PlayedProgram.Fault) -> ProgramBench {
    if let program { return program }
    guard let folder = TemporaryFolder(), let file = folder.write(text, to: "list") else {
      throw .notStarted
    }
    let places = [list.count / 2, 3 * list.count, 5 * list.count]
    let program = ProgramBench(
      [["try", "@" + file, "--at", "x1=0.5,x2=0.25"]], jumpingTo: places, in: folder)
    self.program = program
    return program
  }
}
