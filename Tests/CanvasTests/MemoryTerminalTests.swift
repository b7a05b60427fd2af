import Canvas
import Testing

@Suite("The terminal in memory")
struct MemoryTerminalTests {
  @Test("it hands in its script in order, then silence, or the end where one waits for ever")
  func script() {
    let terminal = MemoryTerminal(width: 80, height: 24, events: [.key(.right), .paste("x1")])
    #expect(terminal.nextEvent(timeoutMilliseconds: nil) == .key(.right))
    #expect(terminal.nextEvent(timeoutMilliseconds: 0) == .paste("x1"))
    #expect(terminal.nextEvent(timeoutMilliseconds: 0) == nil)
    terminal.send(.key(.enter))
    #expect(terminal.nextEvent(timeoutMilliseconds: nil) == .key(.enter))
    #expect(terminal.nextEvent(timeoutMilliseconds: nil) == .end)
  }

  @Test("its size follows the resize events of the script")
  func resize() {
    let size = Size(width: 100, height: 30)
    let terminal = MemoryTerminal(width: 80, height: 24, events: [.resize(size)])
    #expect(terminal.nextEvent(timeoutMilliseconds: nil) == .resize(size))
    #expect(terminal.size == size)
  }

  @Test("events that wait come together, of several sizes in a row only the last")
  func together() {
    let sizes = (1...9).map { Size(width: $0, height: $0) }
    let events: [InputEvent] = [.key(.right), .key(.right)] + sizes.map(InputEvent.resize)
    let terminal = MemoryTerminal(size: .zero, events: events)
    #expect(
      terminal.nextEvents(timeoutMilliseconds: nil)
        == [.key(.right), .key(.right), .resize(Size(width: 9, height: 9))])
    #expect(terminal.nextEvents(timeoutMilliseconds: 0).isEmpty)
  }

  @Test("endless input comes in portions")
  func portions() {
    let events = Array(repeating: InputEvent.key(.right), count: 700)
    let terminal = MemoryTerminal(size: .zero, events: events)
    let counts = (0..<3).map { _ in terminal.nextEvents(timeoutMilliseconds: 0, limit: 256).count }
    #expect(counts == [256, 256, 188])
  }

  @Test("it keeps what was presented")
  func presented() {
    let terminal = MemoryTerminal(width: 3, height: 1)
    var canvas = Canvas(size: terminal.size)
    terminal.present(canvas)
    canvas.write("abc", at: .zero)
    terminal.present(canvas)
    #expect(terminal.presented.map(\.glyphs) == [[""], ["abc"]])
  }
}
