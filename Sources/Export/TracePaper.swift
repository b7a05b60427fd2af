import Autodiff

/// The symbolic side of a printed trace: the same passes with x₁, x₂, … kept as letters.
struct TracePaper {
  let document: TraceDocument
  private let values: PaperValues

  /// The symbolic side of a document; nil where none is asked for.
  init?(_ document: TraceDocument) {
    guard document.isOnPaper else { return nil }
    self.document = document
    values = PaperValues(document.list)
  }

  func derivation(of pass: Pass) -> Derivation { Derivation(pass, of: values) }

  /// The Jacobian in letters.
  ///
  /// Entries without a formula need its numbers; a list too long for formulas, of which no pass
  /// gave the whole Jacobian, has none to show.
  func jacobian(_ results: TraceDocument.Results) -> SymbolicJacobian? {
    let list = document.list
    let known =
      results.jacobian(by: .forward, of: list) ?? results.jacobian(by: .reverse, of: list)
    if let known { return SymbolicJacobian(values, numbers: known) }
    guard list.count <= PaperValues.longestList,
      case .matrix(let numbers) = Cell.jacobian.value(in: list, values: document.values)
    else { return nil }
    return SymbolicJacobian(values, numbers: numbers)
  }
}
