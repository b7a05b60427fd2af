/// The operand words of a dot block: rows of base + Σ left·right, each with one result slot.
///
/// A matrix times a vector is one block: the rows' items lie at constant strides, and so do the
/// rows. No row reads another's result.
struct DotWords {
  /// The rows as operations of a block: their number, bases and first items.
  let rows: BlockWords
  let itemCount: Int
  let leftStride: Int
  let rightStride: Int
  let baseStride: Int

  @inline(__always)
  init(_ words: UnsafePointer<Int32>) {
    rows = BlockWords(words)
    itemCount = Int(words[6])
    leftStride = Int(words[7])
    rightStride = Int(words[8])
    baseStride = Int(words[9])
  }

  /// The slots of a row's base and first items.
  @inline(__always)
  func row(_ row: Int) -> (base: Int, left: Int, right: Int) {
    (
      rows.base &+ row &* baseStride, rows.left &+ row &* rows.leftStride,
      rows.right &+ row &* rows.rightStride
    )
  }
}

/// The values of a dot block. Not inlined, for the reason given at `ValueBlock`.
struct ValueDots {
  let words: DotWords
  let values: UnsafeMutablePointer<Double>

  /// Fills the results from a slot on; returns their number. Each sum is rounded in its own order,
  /// but four are on their way at once: one alone waits for itself at every item.
  @inline(never)
  func fill(_ slot: Int) -> Int {
    var row = 0
    while row &+ 4 <= words.rows.count {
      let (base, left, right) = words.row(row)
      let (a, b) = (values + left, values + right)
      let (da, db, dc) = (words.rows.leftStride, words.rows.rightStride, words.baseStride)
      var sums = (
        values[base], values[base &+ dc], values[base &+ 2 &* dc], values[base &+ 3 &* dc]
      )
      for k in 0..<words.itemCount {
        let (i, j) = (k &* words.leftStride, k &* words.rightStride)
        sums.0 += a[i] * b[j]
        sums.1 += a[i &+ da] * b[j &+ db]
        sums.2 += a[i &+ 2 &* da] * b[j &+ 2 &* db]
        sums.3 += a[i &+ 3 &* da] * b[j &+ 3 &* db]
      }
      let results = values + (slot &+ row)
      (results[0], results[1], results[2], results[3]) = sums
      row &+= 4
    }
    while row < words.rows.count {
      values[slot &+ row] = sum(row)
      row &+= 1
    }
    return words.rows.count
  }

  @inline(__always)
  private func sum(_ row: Int) -> Double {
    let (base, left, right) = words.row(row)
    var sum = values[base]
    for k in 0..<words.itemCount {
      sum += values[left &+ k &* words.leftStride] * values[right &+ k &* words.rightStride]
    }
    return sum
  }
}

/// The tangents of a dot block.
struct TangentDots<Lane: Lanes> {
  let words: DotWords
  let values: UnsafePointer<Double>
  let tangents: UnsafeMutablePointer<Lane>

  /// Fills the results from a slot on; returns their number.
  @inline(never)
  func fill(_ slot: Int) -> Int {
    for row in 0..<words.rows.count {
      let (base, left, right) = words.row(row)
      var sum = tangents[base]
      for k in 0..<words.itemCount {
        let (i, j) = (left &+ k &* words.leftStride, right &+ k &* words.rightStride)
        sum = sum + (tangents[i] * values[j] + tangents[j] * values[i])
      }
      tangents[slot &+ row] = sum
    }
    return words.rows.count
  }
}

/// What the results of a dot block pay to their operands.
struct AdjointDots<Lane: Lanes> {
  let words: DotWords
  let values: UnsafePointer<Double>
  let adjoints: UnsafeMutablePointer<Lane>

  /// Pays for the results from a slot on, and clears their adjoints.
  @inline(never)
  func pay(_ slot: Int) {
    let isDense = Lane.laneCount == 1 && words.leftStride == 1 && words.rightStride == 1
    for row in 0..<words.rows.count {
      let (base, left, right) = words.row(row)
      let bar = adjoints[slot &+ row]
      adjoints[slot &+ row] = .zero
      adjoints[base] = adjoints[base] + bar
      if isDense { payPairs(bar, left, right) } else { payItems(0, bar, left, right) }
    }
  }

  /// Not inlined, like `payPairs`, so that the sweep over a row has the registers for itself.
  @inline(never)
  private func payItems(_ first: Int, _ bar: Lane, _ left: Int, _ right: Int) {
    for k in first..<words.itemCount {
      let (i, j) = (left &+ k &* words.leftStride, right &+ k &* words.rightStride)
      adjoints[i] = adjoints[i] + bar * values[j]
      adjoints[j] = adjoints[j] + bar * values[i]
    }
  }

  /// Single numbers in neighbouring slots, two at a time: written as vectors, because a compiler
  /// that doesn't know how operands overlap would test for it at every row. Here it doesn't
  /// matter: each payment is read, added and written before the next.
  @inline(never)
  private func payPairs(_ bar: Lane, _ left: Int, _ right: Int) {
    let bars = SIMD2(repeating: bar[0])
    var (a, b) = (UnsafeRawPointer(values + left), UnsafeRawPointer(values + right))
    var (aBars, bBars) = (
      UnsafeMutableRawPointer(adjoints + left), UnsafeMutableRawPointer(adjoints + right)
    )
    let size = MemoryLayout<SIMD2<Double>>.size
    for _ in 0..<words.itemCount &>> 1 {
      Self.add(bars * Self.pair(b), to: aBars)
      Self.add(bars * Self.pair(a), to: bBars)
      (a, b, aBars, bBars) = (a + size, b + size, aBars + size, bBars + size)
    }
    let isOdd = words.itemCount & 1 == 1
    if isOdd { payItems(words.itemCount &- 1, bar, left, right) }
  }

  @inline(__always)
  private static func pair(_ place: UnsafeRawPointer) -> SIMD2<Double> {
    place.loadUnaligned(as: SIMD2<Double>.self)
  }

  @inline(__always)
  private static func add(_ amounts: SIMD2<Double>, to place: UnsafeMutableRawPointer) {
    place.storeBytes(of: pair(place) + amounts, as: SIMD2<Double>.self)
  }
}
