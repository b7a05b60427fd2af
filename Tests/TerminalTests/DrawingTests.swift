import CVTerm
import Canvas
import Foundation
import TestKit
import Testing

@Suite("What a terminal shows of a canvas")
struct DrawingTests {
  @Test("text, marks, wide characters, styles and the cursor stand where they were drawn")
  func picture() throws {
    let probe = try startProbe()
    #expect(probe.screen.rows[0].hasPrefix("┌─ 80x24 ─"))
    #expect(probe.screen.rows[0].hasSuffix("─┐"))
    #expect(probe.screen.rows[1] == "│ w̄₁ 漢字 tangent" + String(repeating: " ", count: 62) + "│")
    #expect(probe.screen.rows[23].hasSuffix("─┘"))
    #expect(probe.screen.cell(at: Point(x: 2, y: 1)).text == "w\u{304}")
    #expect(probe.screen.cell(at: Point(x: 2, y: 1)).foreground == 14)
    #expect(probe.screen.cell(at: Point(x: 3, y: 0)).attrs.bold == 1)
    #expect(probe.screen.cursor == Point(x: 2, y: 1))
    #expect(probe.screen.isCursorShown)
  }

  @Test("without colour no colour is sent, and attributes stay")
  func noColour() throws {
    let probe = try startProbe(["mono"])
    #expect(probe.screen.contains("colour: false"))
    #expect(probe.screen.cell(at: Point(x: 3, y: 0)).attrs.bold == 1)
    let colours = probe.session.text.matches(of: /\u{1B}\[[0-9;]*\b(3[0-7]|9[0-7]|4[0-7])[;m]/)
    #expect(colours.isEmpty)
  }

  @Test("eight colours show bright ones in bold")
  func eightColours() throws {
    let probe = try startProbe(environment: ["TERM": "linux"])
    let cell = probe.screen.cell(at: Point(x: 2, y: 1))
    #expect(cell.foreground == 6)
    #expect(cell.attrs.bold == 1)
  }

  @Test("a locale without Unicode gets ASCII", arguments: ["C", "xx_XX.broken"])
  func ascii(locale: String) throws {
    let probe = try startProbe(environment: ["LC_ALL": locale])
    #expect(probe.screen.contains("unicode: false"))
    #expect(probe.screen.rows[0].hasPrefix("+- 80x24 -"))
    #expect(probe.screen.rows[1].hasPrefix("| w1 ? ?  tangent"))
    #expect(probe.session.output.allSatisfy { $0 < 0x80 })
  }

  @Test("a frame without a change sends almost nothing, one with a line sends little more than it")
  func difference() throws {
    let probe = try startProbe()
    try probe.send("n")
    try probe.waitUntilShown("1 key")
    let before = probe.session.output.count
    try probe.send("n")
    try probe.waitUntilShown("2 key")
    #expect(probe.session.output.count - before < 100)
  }

  @Test("another theme shows at once")
  func theme() throws {
    let probe = try startProbe()
    try probe.send("t")
    try probe.session.wait(for: "the light theme") {
      probe.screen.cell(at: Point(x: 2, y: 1)).foreground == 6
    }
    try probe.send("t")
    try probe.session.wait(for: "no colour") {
      probe.screen.cell(at: Point(x: 2, y: 1)).foreground == nil
    }
  }

  @Test(
    "a new size is drawn, however small or large",
    arguments: [
      Size(width: 100, height: 30), Size(width: 200, height: 60), Size(width: 7, height: 3),
      Size(width: 1, height: 1), Size(width: 500, height: 500), Size(width: 2, height: 40),
    ])
  func resize(size: Size) throws {
    let probe = try startProbe()
    probe.resize(size)
    let corner = Point(x: size.width - 1, y: size.height - 1)
    let expected = size.width < 2 ? " " : "┘"
    try probe.session.wait(for: "a frame of the new size") {
      probe.screen.cell(at: corner).text == expected
    }
    probe.resize(Size(width: 80, height: 24))
    try probe.waitUntilShown("2 resize(Canvas.Size(width: 80, height: 24))")
    try probe.send("q")
    #expect(try probe.session.waitForEnd() == .exited(0))
    #expect(probe.leftovers.isEmpty)
  }

  @Test("a storm of sizes ends on the last one's picture")
  func storm() throws {
    let probe = try startProbe()
    for step in 0..<200 { probe.resize(Size(width: 20 + step % 97, height: 5 + step % 31)) }
    probe.resize(Size(width: 60, height: 20))
    try probe.waitUntilShown("┌─ 60x20 ─")
    try probe.session.wait(for: "the last frame") { probe.screen.rows[19].hasSuffix("┘") }
    #expect(probe.screen.rows[0].count == 60)
  }

  @Test("a terminal that claims a huge size gets a bounded screen")
  func hugeClaim() throws {
    let probe = try startProbe()
    probe.session.resize(Size(width: 65535, height: 2))
    try probe.session.wait(for: "a bounded size") { probe.session.text.contains("1000x2") }
  }

  @Test("stale LINES and COLUMNS in the environment do not count")
  func staleSize() throws {
    let probe = try startProbe(environment: ["LINES": "10", "COLUMNS": "20"])
    #expect(probe.screen.rows[23].hasSuffix("┘"))
  }
}
