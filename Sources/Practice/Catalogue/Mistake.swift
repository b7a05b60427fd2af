/// A mistake of the catalogue; its id (`B1` … `B36`) is stable: it is stored and reported.
package enum Mistake: Int, Hashable, Sendable, CaseIterable, Comparable {
  case adjointOverwritten = 1
  case oneSuccessorOnly
  case pathsMultiplied
  case passedOnTooEarly
  case repeatedOperandOnce
  case adjointsNotCleared
  case noUpstreamFactor
  case noLocalPartial
  case addedNotMultiplied
  case partialAtInput
  case partialAtOutput
  case exponentialIsArgument
  case powerRuleOnExponential
  case powerRuleWrong
  case productOwnFactor
  case productOfDerivatives
  case productOneTerm
  case quotient
  case minusLost
  case minusTurned
  case commonLogarithm
  case logarithmDerivative
  case circularDerivative
  case degrees
  case allInputsSeeded
  case allOutputsSeeded
  case valueAsSeed
  case dotForBar
  case transposed
  case passCountsSwapped
  case noSeed
  case valueForDerivative
  case otherPass
  case sign
  case passesByEntries
  case seedOnOtherSide

  /// `B1` … `B36`.
  package var id: String { "B\(rawValue)" }

  package init?(id: String) {
    guard let mistake = Self.allCases.first(where: { $0.id == id }) else { return nil }
    self = mistake
  }

  package static func < (a: Mistake, b: Mistake) -> Bool { a.rawValue < b.rawValue }
}
