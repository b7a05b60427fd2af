import ArgumentParser
import Canvas
import Export
import LessonKit

/// `wengert list`: the lessons of the folder, in order.
struct ListCommand: ParsableCommand, ColourChoosing {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the lessons.")

  @OptionGroup var lessons: LessonOptions
  @Flag(help: "Print the list as JSON.")
  var json = false
  @OptionGroup var colour: ColourOptions

  func run() throws {
    let library = LessonShelf.library(in: try lessons.folder.find())
    let output = FileWriter.standardOutput
    try output.write(json ? Self.json(library) : Self.text(library))
    try output.flush()
    let faulty = library.entries.filter { $0.reading.lesson == nil }.map(\.file)
    if !faulty.isEmpty {
      let names = faulty.map { Sanitiser.line($0) }.joined(separator: " ")
      Messages.standard(colour.choice).write([
        "warning: lessons with errors: wengert check \(names)"
      ])
    }
  }

  private static func text(_ library: LessonLibrary) -> String {
    let rows = library.entries.compactMap { entry in
      entry.reading.lesson.map { lesson in
        [
          entry.number.map { "\($0)" } ?? "", lesson.id, Sanitiser.line(lesson.title),
          lesson.header.level?.rawValue ?? "", lesson.header.minutes.map { "\($0) min" } ?? "",
        ]
      }
    }
    let table = TextTable(rows: rows, isNumber: [true, false, false, false, true], width: 80)
    return table.lines.map { $0 + "\n" }.joined()
  }

  private static func json(_ library: LessonLibrary) -> String {
    let lessons = library.entries.compactMap { entry -> JSON? in
      guard let lesson = entry.reading.lesson else { return nil }
      var members: [JSON.Member] = [.init("id", .string(lesson.id))]
      if let number = entry.number { members.append(.init("number", .integer(number))) }
      members.append(.init("title", .string(lesson.title)))
      if let level = lesson.header.level { members.append(.init("level", .string(level.rawValue))) }
      if let minutes = lesson.header.minutes { members.append(.init("minutes", .integer(minutes))) }
      members.append(.init("needs", .array(lesson.header.needs.map { .string($0) })))
      members.append(.init("file", .string(entry.file)))
      return .object(members)
    }
    let object: JSON = ["format": "wengert-lessons-1", "lessons": .array(lessons)]
    return object.text + "\n"
  }
}
