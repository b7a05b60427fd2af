import Canvas
import Foundation
import TestKit
import Testing

@Suite("Keys, mouse and paste")
struct KeyTests {
  @Test(
    "what a terminal sends arrives as the key that was pressed",
    arguments: [
      ("j", "character(\"j\")"), ("ä", "character(\"ä\")"), ("漢", "character(\"漢\")"),
      ("\r", "enter"), ("\n", "enter"), ("\t", "tab"), ("\u{1B}[Z", "backtab"),
      ("\u{7F}", "backspace"), ("\u{8}", "backspace"), ("\u{1B}[3~", "delete"),
      ("\u{1B}[2~", "insert"), (" ", "character(\" \")"), ("\u{1B}", "escape"),
      ("\u{1B}[A", "up"), ("\u{1B}[B", "down"), ("\u{1B}[C", "right"), ("\u{1B}[D", "left"),
      ("\u{1B}OA", "up"), ("\u{1B}OB", "down"), ("\u{1B}OC", "right"), ("\u{1B}OD", "left"),
      ("\u{1B}[H", "home"), ("\u{1B}[F", "end"), ("\u{1B}OH", "home"), ("\u{1B}OF", "end"),
      ("\u{1B}[1~", "home"), ("\u{1B}[4~", "end"), ("\u{1B}[5~", "pageUp"),
      ("\u{1B}[6~", "pageDown"), ("\u{1B}OP", "function(1)"), ("\u{1B}OQ", "function(2)"),
      ("\u{1B}OR", "function(3)"), ("\u{1B}[15~", "function(5)"), ("\u{1B}[24~", "function(12)"),
    ])
  func keys(bytes: String, key: String) throws {
    try expect(bytes, shows: "1 key(Canvas.Key.\(key))")
  }

  @Test(
    "the same keys arrive on a terminal of another kind", arguments: ["vt100", "linux", "tmux"])
  func otherKinds(kind: String) throws {
    try expect("\u{1B}[A", shows: "1 key(Canvas.Key.up)", kind: kind)
    try expect("\u{1B}[6~", shows: "1 key(Canvas.Key.pageDown)", kind: kind)
  }

  @Test("a click and the wheel arrive with their place")
  func mouse() throws {
    let probe = try startProbe(environment: ["TERM": "xterm-256color"])
    try probe.send("\u{1B}[<0;5;24M\u{1B}[<0;5;24m\u{1B}[<64;1;1M\u{1B}[<65;80;24M")
    try probe.waitUntilShown("1 mouse(Canvas.Mouse.click(Canvas.Point(x: 4, y: 23)))")
    try probe.waitUntilShown("2 mouse(Canvas.Mouse.wheelUp(Canvas.Point(x: 0, y: 0)))")
    try probe.waitUntilShown("3 mouse(Canvas.Mouse.wheelDown(Canvas.Point(x: 79, y: 23)))")
  }

  @Test("so do they in the older encoding")
  func olderMouse() throws {
    let probe = try startProbe(environment: ["TERM": "screen-256color"])
    try probe.send("\u{1B}[M %8\u{1B}[M`!!")
    try probe.waitUntilShown("1 mouse(Canvas.Mouse.click(Canvas.Point(x: 4, y: 23)))")
    try probe.waitUntilShown("2 mouse(Canvas.Mouse.wheelUp(Canvas.Point(x: 0, y: 0)))")
  }

  @Test("without the mouse the terminal keeps it")
  func noMouse() throws {
    let probe = try startProbe(["no-mouse"])
    #expect(!probe.isMouseOn)
    #expect(probe.screen.contains("mouse: false"))
  }

  @Test("pasted text is one event and presses no keys")
  func paste() throws {
    let probe = try startProbe()
    try probe.send("\u{1B}[200~q x1\u{1B}[A\r漢\u{1B}[201~j")
    try probe.waitUntilShown("1 paste(\"q x1\\n漢\")")
    try probe.waitUntilShown("2 key(Canvas.Key.character(\"j\"))")
  }

  @Test("a megabyte of pasted text passes without pressing a key")
  func longPaste() throws {
    let probe = try startProbe()
    let text = String(repeating: "q", count: 1 << 20)
    try probe.send("\u{1B}[200~" + text + "\u{1B}[201~" + "j")
    try probe.waitUntilShown("2 key(Canvas.Key.character(\"j\"))")
    try probe.waitUntilShown("1 paste(\"qqqqqqqq")
  }

  @Test("a paste that never ends does not keep the keys")
  func openPaste() throws {
    let probe = try startProbe()
    try probe.send("\u{1B}[200~abc")
    try probe.waitUntilShown("1 paste(\"abc\")")
    try probe.send("j")
    try probe.waitUntilShown("2 key")
  }

  @Test("a paste that never ends hears of a new size")
  func openPasteResized() throws {
    let probe = try startProbe()
    try probe.send("\u{1B}[200~abc")
    probe.resize(Size(width: 70, height: 20))
    try probe.waitUntilShown("paste(\"abc\")")
    try probe.waitUntilShown("resize(")
  }

  @Test(
    "a megabyte that no terminal said was pasted presses no keys, however it is cut",
    arguments: [
      "q Quit the lesson, x1*x2 + sin(x1)\n", "q", "no \u{1B}q\u{1B}[3mcolours\u{1B}[0m\r",
    ])
  func flood(piece: String) throws {
    let probe = try startProbe()
    try probe.send(String(repeating: piece, count: (1 << 20) / piece.utf8.count))
    try probe.waitUntilShown("1 paste(")
    // A letter might still belong to the text, where this process had to pause.
    try probe.send("\u{1B}[15~")
    try probe.waitUntilShown("key(Canvas.Key.function(5))")
    #expect(probe.screen.text.split(separator: " key(").count == 2)
  }

  @Test("a function key in the midst of a flood of text arrives as itself")
  func keyInFlood() throws {
    let probe = try startProbe()
    let text = "f(x1, x2) = (x1 x2 + sin x1, e^(x1 - x2)), and so on for a long while"
    try probe.send(text + "\u{1B}[15~" + "q x1")
    try probe.waitUntilShown("1 paste(\"f(x1")
    try probe.waitUntilShown("2 key(Canvas.Key.function(5))")
    try probe.waitUntilShown("3 paste(\"q x1\")")
  }

  @Test("Enter behind a long line that a program types is a key of its own")
  func typedLine() throws {
    let probe = try startProbe()
    try probe.send("f(x1, x2) = (x1 x2 + sin x1, e^(x1 - x2)) as typed by another program\r")
    try probe.waitUntilShown("1 paste(\"f(x1")
    try probe.waitUntilShown("2 key(Canvas.Key.enter)")
  }

  @Test("the repeats of a held letter are keys, none of them lost")
  func heldLetter() throws {
    let probe = try startProbe()
    try probe.send(String(repeating: "l", count: 300))
    try probe.waitUntilShown("300 key(Canvas.Key.character(\"l\"))")
  }

  @Test(
    "a sequence that no key sends presses none",
    arguments: ["\u{1B}[I", "\u{1B}[9;9;9u", "\u{1B}[?62;c", "\u{1B}[1;2;3;4x"])
  func unknownSequences(bytes: String) throws {
    try expect(bytes + "j", shows: "1 key(Canvas.Key.character(\"j\"))")
  }

  @Test("bytes that are not UTF-8 press no key and swallow none")
  func invalidBytes() throws {
    let probe = try startProbe()
    try probe.session.send(bytes: [0xFF, 0xC3, 0x6A, 0xE2, 0x82, 0x6B, 0x80, 0xF8, 0xC0, 0xAF])
    try probe.send("l")
    for (number, key) in ["j", "k", "l"].enumerated() {
      try probe.waitUntilShown("\(number + 1) key(Canvas.Key.character(\"\(key)\"))")
    }
  }

  @Test("a character whose bytes arrive apart is one key")
  func splitCharacter() throws {
    let probe = try startProbe()
    try probe.session.send(bytes: [0x6A, 0xE6])
    try probe.waitUntilShown("1 key")
    try probe.session.send(bytes: [0xBC])
    try probe.session.send(bytes: [0xA2])
    try probe.waitUntilShown("2 key(Canvas.Key.character(\"漢\"))")
  }

  @Test("a held key is drawn in few frames, and none of its presses is lost")
  func repeating() throws {
    let probe = try startProbe()
    try probe.send(String(repeating: "\u{1B}[C", count: 5000))
    try probe.waitUntilShown("5000 key(Canvas.Key.right)")
    let frames = probe.session.text.components(separatedBy: "Key.right").count
    #expect(frames < 5000)
  }

  @Test("Ctrl-L draws a screen that something else has written to once more")
  func redraw() throws {
    let probe = try startProbe()
    probe.screen.feed(Array("\u{1B}[2J".utf8))
    #expect(!probe.screen.contains("tangent"))
    try probe.send("\u{C}")
    try probe.waitUntilShown("tangent")
    #expect(!probe.screen.contains("1 "))
  }

  private func expect(_ bytes: String, shows text: String, kind: String = "xterm-256color") throws {
    let probe = try startProbe(environment: ["TERM": kind])
    try probe.send(bytes)
    try probe.waitUntilShown(text)
    #expect(!probe.screen.contains("2 key"))
  }
}
