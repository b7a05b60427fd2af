/// Finds operands that lie at constant strides.
enum StrideRun {
  /// Code that treats a few things in turn (2·x₁, 2·x₂, 2·x₂, 2·x₃, …) weaves that many runs.
  private static let mostStrands = 4

  /// The least number of woven runs from a position on that are long enough for blocks, and how
  /// many operations each has.
  static func weave(
    _ operands: [ProgramBuilder.Operands], from start: Int
  ) -> (strands: Int, count: Int)? {
    for strands in 1...mostStrands {
      let count = count(operands, from: start, strands: strands)
      if count >= ProgramBuilder.shortestBlock { return (strands, count) }
    }
    return nil
  }

  /// How many rounds from a position on keep every strand's strides.
  static func count(
    _ operands: [ProgramBuilder.Operands], from start: Int, strands: Int
  ) -> Int {
    var index = start + 2 * strands
    while index < operands.count {
      let (first, second) = (operands[index - 2 * strands], operands[index - strands])
      let third = operands[index]
      guard third.left - second.left == second.left - first.left,
        third.right - second.right == second.right - first.right
      else { break }
      index += 1
    }
    return min(index, operands.count) < start + 2 * strands ? 1 : (index - start) / strands
  }
}
