import Glibc

/// The lines of standard input as bytes, one at a time, so that a batch has no size.
struct LineReader {
  /// A line without its end, or one that is longer than is read.
  enum Line: Equatable {
    case bytes([UInt8])
    case tooLong
  }

  private let descriptor: CInt
  private let longest: Int
  private var piece = [UInt8](repeating: 0, count: 1 << 16)
  private var waiting: ArraySlice<UInt8> = []
  private var isAtEnd = false

  init(descriptor: CInt, longest: Int) {
    self.descriptor = descriptor
    self.longest = longest
  }

  /// The next line; nil at the end. An end of line before the end of input starts no further line.
  mutating func next() throws(InputFault) -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    var hasAny = false
    while try fill() {
      hasAny = true
      let end = waiting.firstIndex(of: UInt8(ascii: "\n"))
      let part = waiting[..<(end ?? waiting.endIndex)]
      if line.count + part.count > longest { isTooLong = true }
      if !isTooLong { line.append(contentsOf: part) }
      waiting = end.map { waiting[($0 + 1)...] } ?? []
      if end != nil { break }
    }
    guard hasAny else { return nil }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return isTooLong ? .tooLong : .bytes(line)
  }

  /// Whether a line has begun to come within a time; at the end of input it waits all the same.
  mutating func isReady(within milliseconds: Int) -> Bool {
    if waiting.isEmpty && !isAtEnd {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, CInt(clamping: milliseconds)) > 0 else { return false }
    }
    if (try? fill()) == true { return true }
    _ = poll(nil, 0, CInt(clamping: milliseconds))
    return false
  }

  /// Whether bytes are waiting; reads on where none are.
  private mutating func fill() throws(InputFault) -> Bool {
    if !waiting.isEmpty { return true }
    if isAtEnd { return false }
    let count = try FileReader.read(descriptor, into: &piece)
    isAtEnd = count == 0
    waiting = piece[..<count]
    return !isAtEnd
  }
}
