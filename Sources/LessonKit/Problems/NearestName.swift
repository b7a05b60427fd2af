/// The known name that somebody probably meant.
enum NearestName {
  /// The nearest of the known names: at most two edits away, and fewer than half the letters.
  static func of(_ name: String, among known: [String]) -> String? {
    let limit = min(2, max(1, name.count / 2))
    let ranked = known.compactMap { candidate -> (name: String, distance: Int)? in
      let distance = distance(Array(name.prefix(40)), Array(candidate))
      return distance <= limit ? (candidate, distance) : nil
    }
    return ranked.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }

  /// The number of letters to insert, remove, replace or swap with a neighbour (optimal string
  /// alignment).
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var older: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        var best = min(last[j + 1] + 1, current[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, older[j - 1] + 1) }
        current.append(best)
      }
      (older, last) = (last, current)
    }
    return last[b.count]
  }
}
