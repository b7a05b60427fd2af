import Autodiff
import Glibc

/// The memory that this process may use, where a limit is set (`ulimit -v`, `ulimit -d`).
///
/// The runtime ends a program that gets no more memory, so that what will not fit is refused
/// before it is begun.
enum MemoryLimit {
  /// How large a function may be.
  static var allowance: ReadingAllowance {
    bytes.map { ReadingAllowance(memory: $0) } ?? .standard
  }

  /// What the program and its libraries take before any work.
  private static let ownBytes = 128 << 20

  private static var bytes: Int? {
    let limits = [softLimit(RLIMIT_AS), softLimit(RLIMIT_DATA)].compactMap(\.self)
    return limits.min().map { max($0 - ownBytes, $0 / 16) }
  }

  /// The limit on a resource; nil where there is none.
  private static func softLimit(_ resource: __rlimit_resource) -> Int? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else { return nil }
    return Int(exactly: limit.rlim_cur)
  }
}
