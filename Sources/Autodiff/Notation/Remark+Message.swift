extension Remark {
  /// The remark in a sentence.
  package var message: String {
    switch kind {
    case .precedence(let typed, let reading): "\(typed) is read as \(reading)"
    case .split(let typed, let reading): "\(typed) is read as the product \(reading)"
    case .naturalLog: "log is the natural logarithm here; log10 and log2 are the others"
    case .unused(let name): "\(name) is defined but never used"
    case .upperIndex(let typed, let reading): "\(typed) is read as the name \(reading), not a power"
    }
  }
}
