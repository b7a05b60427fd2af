import Glibc

/// Reads files and descriptors to their end, or a byte beyond a limit.
enum FileReader {
  /// The bytes of a file, at most one more than `limit`: whoever asked sees that it is too long.
  ///
  /// A directory is refused; a pipe is read to its end.
  static func bytes(ofFile path: String, limit: Int) throws(InputFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw InputFault(code: errno) }
    defer { close(descriptor) }
    return try bytes(of: descriptor, limit: limit)
  }

  static func standardInput(limit: Int) throws(InputFault) -> [UInt8] {
    try bytes(of: STDIN_FILENO, limit: limit)
  }

  private static func bytes(of descriptor: CInt, limit: Int) throws(InputFault) -> [UInt8] {
    var result: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while result.count <= limit {
      let count = try read(descriptor, into: &piece)
      if count == 0 { return result }
      result.append(contentsOf: piece[..<count])
    }
    return Array(result[...limit])
  }

  /// Reads once; 0 is the end.
  static func read(_ descriptor: CInt, into piece: inout [UInt8]) throws(InputFault) -> Int {
    while true {
      let (count, code) = piece.withUnsafeMutableBytes { bytes in
        (Glibc.read(descriptor, bytes.baseAddress, bytes.count), errno)
      }
      switch (count, code) {
      case (0..., _): return count
      case (_, EINTR): continue
      case (_, EAGAIN):
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&request, 1, -1)
      default: throw InputFault(code: code)
      }
    }
  }
}

/// Why a file could not be read, as the system says it.
struct InputFault: Error, Equatable {
  let code: CInt

  static let folder = InputFault(code: EISDIR)
}
