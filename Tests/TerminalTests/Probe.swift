import Canvas
import TestKit

/// The probe, started and showing its first screen.
func startProbe(
  _ arguments: [String] = [], environment: [String: String?] = [:],
  size: Size = Size(width: 80, height: 24)
) throws -> EmulatedSession {
  let probe = try EmulatedSession(
    BuiltProgram(named: "terminal-probe"), arguments, environment: environment, size: size)
  let lastCorner = Point(x: size.width - 1, y: size.height - 1)
  try probe.session.wait(for: "the first screen") {
    ["┘", "+"].contains(probe.screen.cell(at: lastCorner).text)
  }
  return probe
}
