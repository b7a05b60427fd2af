import CPseudoTerminal
import Glibc

/// The built program on a pseudo terminal, used as a person uses it: keys in, frames out.
final class PlayedProgram {
  /// What one key, or the start, led to on the terminal.
  struct Frame {
    /// Milliseconds from the cause to the last byte.
    var milliseconds = 0.0
    /// The program's own processor time in that span, in milliseconds.
    var ownMilliseconds = 0.0
    var bytes = 0
  }

  enum Fault: Error {
    /// `wengert` was not built beside this program, or no terminal could be opened for it.
    case notStarted
  }

  private let master: CInt
  private let process: pid_t
  private let clock: clockid_t
  /// A home of its own, so that nobody's progress is touched.
  private let home: TemporaryFolder
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  /// What the start led to.
  private(set) var firstFrame = Frame()

  /// A program that is silent and idle for so many milliseconds has drawn its frame.
  private static let rest: CInt = 3
  /// A key that leads to no frame is given up after so many rests: 60 ms, far less than the half
  /// second after which the program looks at its lesson's file by itself.
  private static let mostRests = 20

  /// Starts `wengert` beside this program and waits for its first frame.
  init(_ arguments: [String], columns: Int, rows: Int) throws(Fault) {
    guard let program = Self.path, let home = TemporaryFolder() else { throw .notStarted }
    self.home = home
    var name = [CChar](repeating: 0, count: 128)
    master = pseudo_terminal_open(CInt(rows), CInt(columns), &name, name.count)
    guard master >= 0 else { throw .notStarted }
    let variables = [
      "HOME=\(home.path)", "XDG_STATE_HOME=\(home.path)", "TERM=xterm-256color", "LC_ALL=C.UTF-8",
      "SWIFT_BACKTRACE=enable=no",
    ]
    let start = Self.now(CLOCK_MONOTONIC)
    let spawned = Self.withStrings([program] + arguments) { arguments in
      Self.withStrings(variables) { variables in
        pseudo_terminal_spawn(program, arguments, variables, name, [-1, -1, -1])
      }
    }
    process = spawned
    var clock = clockid_t()
    guard spawned > 0, clock_getcpuclockid(spawned, &clock) == 0 else {
      close(master)
      throw .notStarted
    }
    self.clock = clock
    firstFrame = frame(since: start, own: 0)
  }

  deinit {
    close(master)
    kill(process, SIGKILL)
    var status: CInt = 0
    waitpid(process, &status, 0)
  }

  /// Types a key and waits for the frame that it leads to.
  func press(_ key: String) -> Frame {
    let (start, own) = (Self.now(CLOCK_MONOTONIC), Self.now(clock))
    _ = key.withCString { write(master, $0, strlen($0)) }
    return frame(since: start, own: own)
  }

  /// Reads until the program has drawn something and rests.
  private func frame(since start: Double, own: Double) -> Frame {
    var frame = Frame()
    var used = own
    var rests = 0
    while rests < Self.mostRests {
      var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      if poll(&ready, 1, Self.rest) > 0 {
        let count = read(master, &buffer, buffer.count)
        guard count > 0 else { return frame }
        frame.bytes += count
        frame.milliseconds = (Self.now(CLOCK_MONOTONIC) - start) / 1e6
        frame.ownMilliseconds = (Self.now(clock) - own) / 1e6
        continue
      }
      let now = Self.now(clock)
      let isResting = now == used && isAsleep
      if isResting && frame.bytes > 0 { return frame }
      rests = isResting ? rests + 1 : 0
      used = now
    }
    return frame
  }
}

extension PlayedProgram {
  /// Whether the program waits for a key: neither at work, nor in line for a processor or a disk.
  private var isAsleep: Bool {
    let descriptor = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return true }
    defer { close(descriptor) }
    let count = read(descriptor, &buffer, buffer.count)
    // `1234 (wengert) S …`
    let state = buffer.prefix(max(0, count)).lastIndex(of: UInt8(ascii: ")")).map { $0 + 2 }
    return state.map { buffer[$0] == UInt8(ascii: "S") } ?? true
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  /// `wengert` in the folder that this program stands in.
  private static var path: String? {
    guard let own = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(own) }
    let folder = String(cString: own).split(separator: "/").dropLast().joined(separator: "/")
    let path = "/\(folder)/wengert"
    return access(path, X_OK) == 0 ? path : nil
  }

  private static func withStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
