/// Lines of a file put together, quote marks and indents taken off, with the way back to the file.
struct RunText: Sendable {
  private(set) var bytes: [UInt8] = []
  /// The offset in `bytes` at which each line begins, and that line's offset in the file.
  private var pieces: [(start: Int, source: Int)] = []

  var isEmpty: Bool { pieces.isEmpty }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether nothing but blanks stands in it.
  var isBlank: Bool {
    bytes.allSatisfy { LessonSource.isBlank($0) || $0 == UInt8(ascii: "\n") }
  }

  /// Whether another line may be added; past that the run is refused anyway.
  var hasRoom: Bool { bytes.count <= LessonLimits.prose && pieces.count <= LessonLimits.prose }

  init() {}

  init(_ range: Range<Int>, of source: LessonSource) { append(range, of: source) }

  /// Adds a line, or a part of one.
  mutating func append(_ range: Range<Int>, of source: LessonSource) {
    if !pieces.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    pieces.append((bytes.count, range.lowerBound))
    bytes += source.bytes[range]
  }

  /// The offset in the file of an offset in the text.
  func sourceOffset(_ offset: Int) -> Int {
    guard !pieces.isEmpty else { return 0 }
    let piece = pieces[pieceIndex(of: offset)]
    return piece.source + offset - piece.start
  }

  /// The range in the file of a range in the text, at most to the end of the first line.
  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    guard !pieces.isEmpty else { return 0..<0 }
    let index = pieceIndex(of: range.lowerBound)
    let lineEnd = index + 1 < pieces.count ? pieces[index + 1].start - 1 : bytes.count
    let start = sourceOffset(min(range.lowerBound, lineEnd))
    return start..<max(start, sourceOffset(min(range.upperBound, lineEnd)))
  }

  /// The place in the file of the whole: its first line.
  var place: Range<Int> { sourceRange(0..<bytes.count) }

  private func pieceIndex(of offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
