import Autodiff

/// Judges which row of a pass was found wrong.
struct WrongRowKey: Sendable {
  let subject: Subject
  let pass: FaultyPass
  let letters: Letters

  func judge(_ text: String) -> Judgement {
    guard let node = node(text), pass.rows.contains(where: { $0.node == node }) else {
      return Judgement(
        verdict: .unreadable,
        message: "Answer with the row's name, such as "
          + "\(letters.primal(subject.list.count - 1)).")
    }
    let name = letters.symbol(node, pass.pass.mode)
    guard node == pass.wrongNode else {
      return Judgement(
        verdict: .wrong, reading: letters.primal(node),
        message: "\(name) follows from the rows that it rests on. Take a row, put the numbers "
          + "above it into its rule, and see whether what stands there comes out.")
    }
    return Judgement(
      verdict: .correct, reading: letters.primal(node), message: "Right. \(explanation)")
  }

  /// What went wrong in the row.
  var explanation: String {
    let workings = Workings(subject.list, values: subject.list.values(at: subject.point))
    let cell: Cell =
      pass.pass.mode == .forward
      ? .tangent(node: pass.wrongNode, seed: pass.pass.seed)
      : .adjoint(node: pass.wrongNode, seed: pass.pass.seed)
    let wrong = pass.rows.first { $0.node == pass.wrongNode }?.value ?? .nan
    let atoms = cell.atoms(in: subject.list)
    let rules = [Catalogue.rule(pass.mistake)]
    let scene = Scene(workings, rules: rules).asking(cell)
    let values = CatalogueValues(cell, scene, rules: rules)
    let match = values.numbers.first?.first {
      !$0.key.isHabit && Tolerance(termSizes: 0).isSame($0.value, wrong)
    }
    return Catalogue.rule(pass.mistake).words(
      MistakeCase(
        cell: cell, place: atoms.first?.place, key: match?.key, answer: wrong,
        scene: scene, letters: letters))
  }

  /// `w5`, `5`, `w₅`, `ẇ5`, `bar w5`
  private func node(_ text: String) -> Int? {
    let digits = text.trailingDigits
    guard let number = Int(digits), number > 0 else {
      return subject.list.inputs.firstIndex(of: String(text.filter { !$0.isWhitespace }))
    }
    let stem = text.dropLast(digits.count).filter { $0.isASCII && $0.isLetter }
    if let input = subject.list.inputs.firstIndex(of: text.filter { !$0.isWhitespace }) {
      return input
    }
    return ["", "w", "row", "roww", "barw", "dotw", "wbar", "wdot"].contains(stem)
      ? number - 1 : nil
  }
}

extension String {
  /// The digits at the end, subscripts as plain digits.
  fileprivate var trailingDigits: String {
    let digits = reversed().prefix { $0.wholeNumberValue != nil }.reversed()
    return digits.compactMap { $0.wholeNumberValue.map { "\($0)" } }.joined()
  }
}
