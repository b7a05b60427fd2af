import Autodiff

/// A list of n operations as text, one definition a line, such as Ac123=Ac122+Ac121.
struct ListBench: Workbench {
  static let name = "list"

  private let text: String
  private let function: Function
  private let list: WengertList
  private var sum = 0.0

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

  enum Metric: String, CaseIterable, BenchMetric {
    /// Reading the text.
    case read
    /// Merging, numbering and linking the nodes.
    case list
    /// Opening a timeline: the values, all forward and all reverse passes.
    case timeline
    /// The bytes of the list for each node.
    case bytesPerNode = "bytes_per_node"

    var name: String { rawValue }

    var unit: String {
      switch self {
      case .read, .list, .timeline: "ms"
      case .bytesPerNode: "bytes"
      }
    }

    var nanoseconds: Double? { self == .bytesPerNode ? nil : 1e6 }
  }

  var metrics: [Metric] { Metric.allCases }

  @inline(never)
  mutating func evaluate(_ metric: Metric) {
    switch metric {
    case .read: sum += Double((try? Function(reading: text))?.terms.count ?? 0)
    case .list: sum += Double(WengertList(function).count)
    case .timeline: sum += Double(Timeline(list, at: [0.5, 0.25]).count)
    case .bytesPerNode: break
    }
  }

  func reading(of metric: Metric) -> Double { Double(list.byteCount) / Double(list.count) }
}
