/// The known name that a typing mistake was most likely meant to be.
package enum NearestName {
  /// The nearest of the candidates, if it is near: one slip in a short name, two in a longer one.
  /// Slips are a letter too many, too few, another one, or two neighbours swapped
  /// (optimal string alignment distance). The first of several that are equally near.
  package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(name.unicodeScalars.prefix(ReadingProblem.Limit.nameLength.maximum))
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let other = Array(candidate.unicodeScalars)
      let limit = min(letters.count, other.count) > 4 ? 2 : 1
      guard abs(letters.count - other.count) <= limit, letters.count + other.count > 2 else {
        continue
      }
      let distance = distance(letters, other)
      if distance <= limit && distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
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
