/// How many wrong answers point to a mistake, or to one of several.
///
/// An answer that several mistakes give is no proof of each: it counts once, for all of them
/// together. What is always another mistake as well is told as that one: an overwritten adjoint
/// keeps one successor's contribution only (B1 is always also B2).
package struct MistakeCount: Hashable, Sendable {
  /// The mistakes that give the answers, in catalogue order; one where there is no doubt.
  package let mistakes: [Mistake]
  package let count: Int

  /// The mistake, where the answers leave no doubt.
  package var sure: Mistake? { mistakes.count == 1 ? mistakes.first : nil }

  /// The counts over the mistakes named for each answer: those without doubt first, then most
  /// often first.
  package static func counts(of answers: [[Mistake]]) -> [MistakeCount] {
    let named = answers.map(distinct).filter { !$0.isEmpty }
    let counts = named.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return counts.map { MistakeCount(mistakes: $0.key, count: $0.value) }
      .sorted { $0.rank.lexicographicallyPrecedes($1.rank) }
  }

  private var rank: [Int] { [sure == nil ? 1 : 0, -count] + mistakes.map(\.rawValue) }

  private static func distinct(_ mistakes: [Mistake]) -> [Mistake] {
    let isOther = { (mistake: Mistake) in
      mistake != .adjointOverwritten || !mistakes.contains(.oneSuccessorOnly)
    }
    return Set(mistakes).filter(isOther).sorted()
  }

  /// `B23`; `B2, B3, …`
  package var ids: String {
    let shown = mistakes.prefix(Self.shownLimit).map(\.id)
    return (shown + (isCut ? ["…"] : [])).joined(separator: ", ")
  }

  /// `one successor only, or paths multiplied`
  package var names: String {
    let shown = mistakes.prefix(Self.shownLimit).map { Catalogue.name(of: $0) }
    return (shown + (isCut ? ["another"] : [])).joined(separator: ", or ")
  }

  private var isCut: Bool { mistakes.count > Self.shownLimit }
  private static let shownLimit = 3
}
