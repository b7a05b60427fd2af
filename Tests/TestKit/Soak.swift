import Foundation

/// How long tests that draw on chance go on.
package enum Soak {
  /// The usual number of rounds; with `WENGERT_SOAK=20000` in the environment that many.
  package static func rounds(usually count: Int) -> Int {
    ProcessInfo.processInfo.environment["WENGERT_SOAK"].flatMap { Int($0) } ?? count
  }
}
