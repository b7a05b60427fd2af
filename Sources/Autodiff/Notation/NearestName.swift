/// The known name that a typing mistake was most likely meant to be.
package enum NearestName {
  /// The nearest of the candidates, if it is near: one slip in a short name, two in a longer one.
  ///
  /// Slips are a letter too many, too few, another one, or two neighbours swapped (optimal string
  /// alignment distance); capitals count as small letters. Of several that are equally near, the
  /// one that shares the longest beginning.
  package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let letters = folded(name)
    var best: (name: String, distance: Int, shared: Int)?
    for candidate in candidates where candidate != name {
      let other = folded(candidate)
      let shorter = min(letters.count, other.count)
      let limit = shorter > 4 ? 2 : 1
      guard abs(letters.count - other.count) <= limit else { continue }
      let distance = distance(letters, other)
      let shared = zip(letters, other).prefix { $0 == $1 }.count
      // Two short names that share nothing at their beginning are just two names.
      guard distance <= limit, shorter > 2 || shared > 0 else { continue }
      if let best, (best.distance, -best.shared) <= (distance, -shared) { continue }
      best = (candidate, distance, shared)
    }
    return best?.name
  }

  private static func folded(_ name: String) -> [Unicode.Scalar] {
    Array(name.lowercased().unicodeScalars.prefix(ReadingProblem.Limit.nameLength.maximum))
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...max(a.count, 1) where i <= a.count {
      var row = [i]
      for j in 1...max(b.count, 1) where j <= b.count {
        let isSame = a[i - 1] == b[j - 1]
        var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, beforeLast[j - 2] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
