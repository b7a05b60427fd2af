import CNcurses
import Glibc

/// Input that comes faster than anybody types, read many bytes at a time: ncurses asks the system
/// twice for each, which takes seconds for a megabyte.
struct Flood {
  enum Piece {
    case byte(UInt8)
    case code(CInt)
  }

  /// Whether input has come so fast and has not fallen silent since.
  private(set) var isRunning = false
  private var bytes: ArraySlice<UInt8> = []
  /// How many plain bytes ncurses has handed out in a row; after `least` it holds none back.
  private var plainCount = 0
  /// Whether ncurses has said that nothing is there, and so holds nothing back.
  private var isDrained = true

  /// Fewer bytes than this that wait are left to ncurses, which knows more keys.
  static let least = 64
  private static let longestSequence = 8
  /// How long the rest of a sequence may take that began with Escape, in milliseconds.
  private static let sequenceDelay: CInt = 25

  /// Takes note of what ncurses has read, nil for nothing, and goes past it where much waits
  /// behind a plain byte.
  mutating func note(_ piece: Piece?) {
    switch piece {
    case nil:
      isDrained = true
      plainCount = 0
    case .byte(0x1B): (isDrained, plainCount) = (false, 0)
    case .code: plainCount = 0
    case .byte:
      plainCount += 1
      if plainCount >= Self.least { isDrained = true }
      isRunning = isDrained && Self.waitingCount >= Self.least
    }
  }

  /// The next byte or key of a flood; nil where there is none.
  mutating func next() -> Piece? {
    guard isRunning else { return nil }
    if bytes.isEmpty {
      guard Self.waitingCount > 0 else {
        isRunning = false
        return nil
      }
      readMore()
    }
    if bytes.first == 0x1B {
      if bytes.count < Self.longestSequence { readRest() }
      if let code = takeSequence() { return .code(code) }
    }
    return bytes.popFirst().map(Piece.byte)
  }

  private mutating func takeSequence() -> CInt? {
    let known = KeyTable.sequences.first { bytes.starts(with: $0.bytes.utf8) }
    guard let known else { return nil }
    bytes.removeFirst(known.bytes.utf8.count)
    return known.code
  }

  private static var waitingCount: Int {
    var count: CInt = 0
    return ioctl(STDIN_FILENO, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  private mutating func readRest() {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    if poll(&input, 1, Self.sequenceDelay) > 0, Self.waitingCount > 0 { readMore() }
  }

  private mutating func readMore() {
    let count = 1 << 16
    bytes += Array(unsafeUninitializedCapacity: count) { buffer, used in
      used = max(0, Glibc.read(STDIN_FILENO, buffer.baseAddress, count))
    }
  }
}
