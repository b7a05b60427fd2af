import Autodiff
import Export
import Foundation
import FoundationXML
import Testing

/// Each language read back by a reader of that language.
@Suite("Escaping")
struct EscapingTests {
  private func text(_ format: String, _ document: TraceDocument) throws -> String {
    try #require(TraceFormat.named(format)).text(of: document)
  }

  @Test("HTML and SVG are well-formed and show the title as it is", arguments: Sample.hostileTitles)
  func xml(title: String) throws {
    for format in ["html", "svg"] {
      let reader = XMLReader(try text(format, Sample.titled(title)))
      #expect(reader.isWellFormed)
      let shown = title.replacing("\n", with: "^J").replacing("\u{1B}", with: "^[")
        .replacing("\u{202E}", with: "<U+202E>")
      #expect(reader.titles.allSatisfy { $0 == shown })
      #expect(!reader.elements.contains("script"))
      #expect(reader.elements.contains("path"))
    }
  }

  @Test("a drawn graph has a box a node and a line an edge")
  func graph() throws {
    for seed in 0..<20 as Range<UInt64> {
      let document = Sample.random(seed)
      let reader = XMLReader(try text("svg", document))
      #expect(reader.isWellFormed)
      #expect(reader.elements.count { $0 == "path" } == document.list.edgeCount)
      #expect(reader.elements.count { $0 == "rect" } == document.list.count + 1)
    }
  }

  @Test("CSV reads back with six fields a row")
  func csv() throws {
    let document = TraceDocument(
      canonical: [], list: Sample.lectureList, point: [0.5, 2], passes: [.forward([1, -2])])
    let rows = CSVReader.rows(try text("csv", document))
    #expect(rows.allSatisfy { $0.count == 6 })
    #expect(rows.contains(["forward x1=1,x2=-2", "entry", "y1", "", "", "1.8775825618903728"]))
    #expect(rows.contains(["primal", "partial", "w4", "w2", "w1", "0.5"]))
  }

  @Test("Markdown tables keep their columns", arguments: Sample.hostileTitles)
  func markdown(title: String) throws {
    let lines = try text("markdown", Sample.titled(title)).split(
      separator: "\n", omittingEmptySubsequences: false)
    let heading = try #require(lines.first)
    #expect(heading.hasPrefix("# "))
    #expect(Self.unescaped(heading.dropFirst(2), "`*_[]<>|$#~", escape: "\\").isEmpty)
    var columns: Int?
    for line in lines {
      let bars = Self.unescaped(line, "|", escape: "\\").count
      if bars > 0, let columns { #expect(bars == columns, "\(line)") }
      columns = bars > 0 ? bars : nil
    }
  }

  @Test(
    "LaTeX keeps its braces, dollars and environments balanced", arguments: Sample.hostileTitles)
  func latex(title: String) throws {
    for document in [Sample.titled(title), Sample.random(7), Sample.singular] {
      let text = try text("latex", document)
      #expect(Self.unescaped(text, "$", escape: "\\").count.isMultiple(of: 2))
      let braces = Self.unescaped(text, "{}", escape: "\\")
      #expect(braces.count { $0 == "{" } == braces.count { $0 == "}" })
      #expect(text.ranges(of: "\\begin{").count == text.ranges(of: "\\end{").count)
      #expect(!text.contains("\\write"))
      #expect(Self.unescaped(text, "%#~", escape: "\\").isEmpty)
      #expect(text.utf8.allSatisfy { $0 < 128 })
    }
  }

  @Test("DOT strings end where they should", arguments: Sample.hostileTitles)
  func dot(title: String) throws {
    let text = try text("dot", Sample.titled(title))
    for line in text.split(separator: "\n") {
      #expect(Self.unescaped(line, "\"", escape: "\\").count.isMultiple(of: 2), "\(line)")
    }
    #expect(text.ranges(of: " -> ").count == Sample.lectureList.edgeCount + 2)
  }

  /// The characters of a set that no escape stands before.
  private static func unescaped(
    _ text: some StringProtocol, _ set: String, escape: Unicode.Scalar
  ) -> [Unicode.Scalar] {
    var found: [Unicode.Scalar] = []
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if !isEscaped && set.unicodeScalars.contains(scalar) { found.append(scalar) }
      isEscaped = !isEscaped && scalar == escape
    }
    return found
  }
}

/// What Foundation's XML parser finds in a text.
private final class XMLReader: NSObject, XMLParserDelegate {
  private(set) var elements: [String] = []
  private(set) var titles: [String] = []
  private(set) var isWellFormed = false

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append(name)
    if name == "title" { titles.append("") }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if elements.last == "title" { titles[titles.count - 1] += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "title" { elements.append("/title") }
  }
}

/// A reader of comma-separated values, RFC 4180.
private enum CSVReader {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\n" where !isQuoted: rows.append([""])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
      }
    }
    return rows.dropLast()
  }
}
