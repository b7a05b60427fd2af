import CPseudoTerminal
import Canvas
import Foundation

/// A built program that runs in a terminal which the test holds the other end of.
package final class PseudoTerminalSession {
  /// All bytes that the program has sent to the terminal.
  package private(set) var output: [UInt8] = []
  /// Gets each new piece of output as it is read.
  package var onOutput: ([UInt8]) -> Void = { _ in }
  /// Describes what can be seen, for the message of a test that waited in vain.
  package var describe: () -> String = { "" }

  /// The terminal's settings before the program started.
  package let settingsBefore: [UInt8]

  private var master: CInt
  /// Held open, so that the terminal's settings can be asked for after the program has ended.
  private var slave: CInt
  private let child: ChildProcess
  private let surroundings: TestEnvironment
  private let deadline: ContinuousClock.Instant

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - environment: changes to the few variables that are set; nil unsets one.
  ///   - descriptors: what standard input, output and error are: −1 for the terminal.
  ///   - limit: the time that all waiting together may take.
  package init(
    _ program: BuiltProgram, _ arguments: [String] = [], environment: [String: String?] = [:],
    size: Size = Size(width: 80, height: 24), descriptors: [CInt] = [-1, -1, -1],
    limit: Duration = .seconds(30)
  ) throws {
    var path = [CChar](repeating: 0, count: 128)
    master = pseudo_terminal_open(CInt(size.height), CInt(size.width), &path, path.count)
    guard master >= 0 else { throw ProgramError.noPseudoTerminal(errno: errno) }
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    settingsBefore = PseudoTerminalSession.settings(of: slave)
    deadline = .now + limit
    surroundings = try TestEnvironment(environment)
    let name = String(decoding: path.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    child = try ChildProcess(
      program, arguments, environment: surroundings.variables, terminal: name,
      descriptors: descriptors)
  }

  deinit {
    hangUp()
    surroundings.remove()
  }

  package var processIdentifier: CInt { child.identifier }
  package var home: String { surroundings.home.path }

  /// The output as text.
  package var text: String { String(decoding: output, as: UTF8.self) }

  /// The terminal's settings: flags and control characters.
  package var settings: [UInt8] { PseudoTerminalSession.settings(of: slave) }

  private static func settings(of terminal: CInt) -> [UInt8] {
    var settings = termios()
    guard tcgetattr(terminal, &settings) == 0 else { return [] }
    let flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
    let characters = withUnsafeBytes(of: settings.c_cc) { Array($0) }
    return flags.flatMap { flag in withUnsafeBytes(of: flag) { Array($0) } } + characters
  }

  /// Types a text; control characters and escape sequences are keys.
  package func send(_ text: String) throws { try send(bytes: Array(text.utf8)) }

  /// Types bytes; reads the program's output meanwhile, so that neither side blocks the other.
  package func send(bytes: [UInt8]) throws {
    var rest = bytes[...]
    try wait(for: "room for \(bytes.count) bytes of input") {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      return rest.isEmpty
    }
  }

  package func resize(_ size: Size) {
    _ = pseudo_terminal_resize(master, CInt(size.height), CInt(size.width))
  }

  package func signal(_ number: CInt) { kill(child.identifier, number) }

  /// The process group that the terminal's keys go to.
  package var foregroundGroup: CInt { pseudo_terminal_foreground(master) }

  /// Takes the terminal away, as closing its window does.
  package func hangUp() {
    for descriptor in [master, slave] where descriptor >= 0 { close(descriptor) }
    (master, slave) = (-1, -1)
  }

  /// Reads output until the condition holds, or fails the test when the limit is reached.
  package func wait(for purpose: String, until condition: () throws -> Bool) throws {
    while try !condition() {
      guard ContinuousClock.now < deadline else {
        let seen = describe()
        throw ProgramError.tooSlow(waitingFor: purpose, seen: seen.isEmpty ? text : seen)
      }
      read(milliseconds: 20)
    }
  }

  /// Reads output until the program has ended; returns how it did.
  package func waitForEnd() throws -> ExitStatus {
    var status: ExitStatus?
    try wait(for: "the end of the program") {
      status = child.wait(milliseconds: 0)
      return status != nil
    }
    read(milliseconds: 0)
    guard let status else { throw ProgramError.tooSlow(waitingFor: "a status", seen: text) }
    return status
  }

  /// Returns how the program ended if it does so within the time, without reading its output.
  package func waitForEnd(milliseconds: Int) -> ExitStatus? {
    child.wait(milliseconds: milliseconds)
  }

  /// Waits, without reading, until the program has filled the terminal's buffer and is stuck.
  package func waitUntilBlocked() throws {
    var unread: (before: CInt, now: CInt) = (-1, 0)
    while unread.now == 0 || unread.now != unread.before {
      guard ContinuousClock.now < deadline else {
        throw ProgramError.tooSlow(waitingFor: "a full buffer", seen: "\(unread.now) bytes unread")
      }
      _ = child.wait(milliseconds: 50)
      unread.before = unread.now
      _ = ioctl(master, UInt(FIONREAD), &unread.now)
    }
  }

  /// Waits a while for output and reads what there is.
  private func read(milliseconds: CInt) {
    guard master >= 0 else {
      _ = child.wait(milliseconds: Int(milliseconds))
      return
    }
    var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, milliseconds) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = Foundation.read(master, &buffer, buffer.count), count > 0 {
      let piece = Array(buffer.prefix(count))
      output += piece
      onOutput(piece)
    }
  }
}
