import Canvas
import Export
import Foundation
import FoundationXML
import Testing

@Suite("Screens as files")
struct ScreenExportTests {
  private func screen(_ words: String) -> Canvas {
    var canvas = Canvas(width: 24, height: 3)
    canvas.write("Trace", at: .zero, style: Style(.title))
    canvas.write(words, at: Point(x: 2, y: 1), style: Style(.changed))
    canvas.write("中 w̄₃", at: Point(x: 0, y: 2))
    return canvas
  }

  @Test("a picture of a screen is well-formed and holds its text")
  func svg() {
    for theme in Theme.allCases {
      let text = CanvasSVG(screen("<&> \"it's\""), theme: theme, title: "a <b>").text
      let parser = XMLParser(data: Data(text.utf8))
      let reader = TextReader()
      parser.delegate = reader
      #expect(parser.parse())
      #expect(reader.text.contains("<&> \"it's\""))
      #expect(reader.text.contains("中 w̄₃"))
    }
  }

  @Test("a recording is a header and events, and sends only rows that change")
  func cast() throws {
    var output = ""
    let frames = ["one", "two", "two"].map { Asciicast.Frame(screen($0), seconds: 0.25) }
    try Asciicast(size: Size(width: 24, height: 3), title: "A \"title\"").write(frames) {
      output += $0
    }
    let lines = try output.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8))
    }
    let header = try #require(lines.first as? [String: Any])
    #expect(header["version"] as? Int == 2)
    #expect(header["width"] as? Int == 24)
    #expect(header["title"] as? String == "A \"title\"")
    let events = try lines.dropFirst().map { try #require($0 as? [Any]) }
    #expect(events.map { $0[0] as? Double } == [0, 0.25, 0.75])
    let texts = try events.map { try #require($0[2] as? String) }
    #expect(texts[0].contains("Trace") && texts[0].contains("one"))
    #expect(texts[1].contains("two") && !texts[1].contains("Trace"))
  }
}

private final class TextReader: NSObject, XMLParserDelegate {
  private(set) var text = ""

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
