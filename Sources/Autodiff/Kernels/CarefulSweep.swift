/// The sweeps again, edge by edge, for the rare points where a partial is infinite or nan.
///
/// The quick sweeps multiply every partial, also where no seed reaches, and 0·∞ is nan. Where they
/// end in nan, these decide: an edge that no nonzero seed reaches contributes exactly nothing, as
/// in the stepped passes. A nan never gets lost on its way to the result, so none is overlooked.
struct CarefulSweep {
  private let edges: [SlotEdge]
  private let slotCount: Int

  /// The edges of a program at its stored values and partials.
  init(_ program: Program, values: [Double], partials: [Double]) {
    let collector = EdgeCollector(walking: program, values, partials)
    edges = collector.edges.filter { $0.source >= program.inputStart }
    slotCount = collector.slotCount
  }

  /// The edges of a program at no particular point, for what depends on what.
  init(structureOf program: Program) {
    self.init(
      program, values: Array(repeating: 0, count: program.slotCount),
      partials: Array(repeating: 0, count: program.partialCount))
  }

  /// By slot: whether it depends on one of some slots (forward), or one of them on it (reverse).
  func reach(of slots: [Int], _ mode: Mode) -> [Bool] {
    var isReached = Array(repeating: false, count: slotCount)
    for slot in slots { isReached[slot] = true }
    switch mode {
    case .forward:
      for edge in edges where isReached[edge.source] { isReached[edge.target] = true }
    case .reverse:
      for edge in edges.reversed() where isReached[edge.target] { isReached[edge.source] = true }
    }
    return isReached
  }

  /// The tangents of all slots for seeds at some.
  func tangents(_ seeds: [(slot: Int, value: Double)]) -> [Double] {
    var state = Derivatives(slotCount, seeds)
    for edge in edges { state.carry(from: edge.source, to: edge.target, edge.partial) }
    return state.derivatives
  }

  /// The adjoints of all slots for seeds at some.
  func adjoints(_ seeds: [(slot: Int, value: Double)]) -> [Double] {
    var state = Derivatives(slotCount, seeds)
    for edge in edges.reversed() { state.carry(from: edge.target, to: edge.source, edge.partial) }
    return state.derivatives
  }

  private struct Derivatives {
    var derivatives: [Double]
    private var isReached: [Bool]

    init(_ count: Int, _ seeds: [(slot: Int, value: Double)]) {
      derivatives = Array(repeating: 0, count: count)
      isReached = Array(repeating: false, count: count)
      for (slot, value) in seeds where value != 0 {
        derivatives[slot] += value
        isReached[slot] = true
      }
    }

    mutating func carry(from: Int, to: Int, _ partial: Double) {
      guard isReached[from] else { return }
      derivatives[to] += derivatives[from] * partial
      isReached[to] = true
    }
  }
}
