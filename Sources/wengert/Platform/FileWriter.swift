import Glibc

/// Writes text to a descriptor, in large pieces.
final class FileWriter {
  private let descriptor: CInt
  private var buffer: [UInt8] = []

  private static let pieceSize = 1 << 16

  init(descriptor: CInt) { self.descriptor = descriptor }

  static var standardOutput: FileWriter { FileWriter(descriptor: STDOUT_FILENO) }

  /// Adds text; it is written when a piece is full, or by `flush`.
  func write(_ text: String) throws(OutputFault) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.pieceSize { try flush() }
  }

  /// Writes what is waiting.
  func flush() throws(OutputFault) {
    var start = 0
    defer { buffer.removeAll(keepingCapacity: true) }
    while start < buffer.count {
      let (written, code) = buffer[start...].withUnsafeBytes { bytes in
        (Glibc.write(descriptor, bytes.baseAddress, bytes.count), errno)
      }
      switch (written, code) {
      case (0..., _): start += written
      case (_, EINTR): continue
      case (_, EAGAIN): waitUntilWritable()
      case (_, EPIPE): throw .closedPipe
      default: throw .failed(code)
      }
    }
  }

  /// Writes a text that is all there is to write.
  func finish(_ text: String) throws(OutputFault) {
    try write(text)
    try flush()
  }

  /// A terminal that another program left non-blocking takes its time.
  private func waitUntilWritable() {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }
}

/// Why output could not be written.
enum OutputFault: Error, Equatable {
  /// The reader stopped, as `head` does: no fault of ours and nothing to say.
  case closedPipe
  case failed(CInt)
}
