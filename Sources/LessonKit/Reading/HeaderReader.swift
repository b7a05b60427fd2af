import Autodiff
import Yams

/// Reads the flat header between `---` lines.
///
/// Every line must be `key: value` before the YAML parser sees it, by itself: aliases would arrive
/// expanded, so anchors, tags and nesting are refused by their first character, and one bad line
/// hides no other.
struct HeaderReader {
  private let source: LessonSource
  private(set) var faults: [(kind: LessonProblem.Kind, place: Range<Int>)] = []
  private var places: [String: Place] = [:]
  private var values: [String: String] = [:]

  private struct Place {
    let key: Range<Int>
    let value: Range<Int>
  }

  private static let keys = [
    "id", "title", "level", "minutes", "needs", "author", "licence", "lang",
  ]

  init(_ source: LessonSource) { self.source = source }

  /// The header, nil where it has errors, and the index of the first line behind it.
  mutating func read() -> (header: LessonHeader?, end: Int) {
    let first = source.trimmed(source.lines[0])
    guard source.string(first) == "---" else {
      faults.append((.header(.missing), first))
      return (nil, 0)
    }
    let rest = source.lines.indices.dropFirst()
    guard let end = rest.first(where: { source.string(source.trimmed(source.lines[$0])) == "---" })
    else {
      faults.append((.header(.unclosed), first))
      return (nil, source.lines.count)
    }
    scan(1..<end)
    let header = header(first)
    return (faults.isEmpty ? header : nil, end + 1)
  }

  /// Checks the shape of every line.
  private mutating func scan(_ lines: Range<Int>) {
    let size = lines.reduce(0) { $0 + source.lines[$1].count }
    if size > LessonLimits.prose {
      faults.append((.file(.tooMuchProse(bytes: size)), source.lines[0]))
      return
    }
    for index in lines where !source.isBlankLine(index) {
      let line = source.trimmed(source.lines[index])
      if source.bytes[line.lowerBound] == UInt8(ascii: "#") { continue }
      scan(line, isIndented: line.lowerBound > source.lines[index].lowerBound)
    }
  }

  private mutating func scan(_ line: Range<Int>, isIndented: Bool) {
    guard !isIndented, let colon = line.first(where: { source.bytes[$0] == UInt8(ascii: ":") }),
      colon > line.lowerBound,
      colon + 1 == line.upperBound || LessonSource.isBlank(source.bytes[colon + 1]),
      source.bytes[line.lowerBound..<colon].allSatisfy({
        LessonSource.isNamePart($0) || $0 == UInt8(ascii: "-")
      })
    else {
      faults.append((.header(.badLine(source.string(line))), line))
      return
    }
    let key = line.lowerBound..<colon
    let value = source.trimmed(colon + 1..<line.upperBound)
    let name = source.string(key)
    if !Self.keys.contains(name) {
      let nearest = NearestName.of(name, among: Self.keys)
      faults.append((.key(.unknownKey(name, nearest: nearest, known: Self.keys)), key))
      return
    }
    guard places[name] == nil else {
      faults.append((.key(.repeatedKey(name)), key))
      return
    }
    places[name] = Place(key: key, value: value)
    if let sign = source.bytes[value].first, "&*!|>[{%@`".utf8.contains(sign) {
      faults.append(
        (.header(.badSign(String(Unicode.Scalar(sign)))), value.lowerBound..<value.lowerBound + 1))
    } else {
      parse(line, name, value)
    }
  }

  /// Lets the YAML parser unquote the value of one line.
  private mutating func parse(_ line: Range<Int>, _ name: String, _ place: Range<Int>) {
    do {
      let root = try Parser(yaml: source.string(line), resolver: .basic).singleRoot()
      let value = root?.mapping?.first?.value.scalar?.string ?? ""
      if let scalar = value.unicodeScalars.first(where: Self.isForbidden) {
        faults.append((.file(.forbiddenCharacter(scalar)), place))
      } else {
        values[name] = value
      }
    } catch {
      faults.append(fault(of: error, line, place))
    }
  }

  /// Whether a value may not hold a character, however it was written.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    ForbiddenCharacters.isForbidden(scalar) || "\t\n\r".unicodeScalars.contains(scalar)
  }

  private func fault(
    of error: any Error, _ line: Range<Int>, _ value: Range<Int>
  ) -> (kind: LessonProblem.Kind, place: Range<Int>) {
    let sign = source.bytes[value].first
    if sign == UInt8(ascii: "\"") || sign == UInt8(ascii: "'") {
      return (.header(.badQuote), value)
    }
    switch error as? YamlError {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      return (.header(.unreadable(problem)), line)
    default: return (.header(.unreadable("")), line)
    }
  }
}

// From words to values.
extension HeaderReader {
  private mutating func header(_ place: Range<Int>) -> LessonHeader {
    // A key that is missing may be the one that a faulty line was meant to be.
    let isWhole = faults.isEmpty
    for key in ["id", "title"] {
      if let known = places[key] {
        if values[key] == "" { faults.append((.header(.missingKey(key)), known.key)) }
      } else if isWhole {
        faults.append((.header(.missingKey(key)), place))
      }
    }
    return LessonHeader(
      id: text("id", .id, Self.isID) ?? "", title: values["title"] ?? "",
      level: level(), minutes: minutes(), needs: needs(),
      author: values["author"], licence: values["licence"],
      lang: text("lang", .languageTag, Self.isLanguageTag))
  }

  private mutating func refuse(_ key: String, _ expected: LessonProblem.Expectation) {
    let place = places[key]
    let kind = LessonProblem.Kind.key(
      .badValue(key: key, value: values[key] ?? "", expected))
    faults.append((kind, place.map { $0.value.isEmpty ? $0.key : $0.value } ?? 0..<0))
  }

  private mutating func text(
    _ key: String, _ expected: LessonProblem.Expectation, _ isGood: (String) -> Bool
  ) -> String? {
    guard let value = values[key], !value.isEmpty else { return nil }
    if !isGood(value) { refuse(key, expected) }
    return value
  }

  private mutating func level() -> LessonHeader.Level? {
    guard let value = values["level"] else { return nil }
    let level = LessonHeader.Level(rawValue: value)
    let names = LessonHeader.Level.allCases.map(\.rawValue)
    if level == nil { refuse("level", .words(names)) }
    return level
  }

  private mutating func minutes() -> Int? {
    guard let value = values["minutes"] else { return nil }
    let range = 1...600
    let minutes = Int(value).flatMap { range.contains($0) ? $0 : nil }
    if minutes == nil { refuse("minutes", .wholeNumber(range)) }
    return minutes
  }

  private mutating func needs() -> [String] {
    let ids = (values["needs"] ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init)
    if !ids.allSatisfy(Self.isID) { refuse("needs", .ids) }
    return ids
  }

  /// Lower-case letters, digits and hyphens, at most 64.
  static func isID(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 64, first != UInt8(ascii: "-") else {
      return false
    }
    return text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
    }
  }

  private static func isLanguageTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (2...3).contains(parts.first?.count ?? 0)
      && parts.allSatisfy { part in
        (1...8).contains(part.count)
          && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
  }
}
