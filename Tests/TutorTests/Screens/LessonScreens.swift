import Autodiff
import Canvas
import Foundation
import LessonKit
import TestKit
import Testing
import Tutor

/// The lessons that come with the program.
enum ShippedLessons {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Lessons")

  static var names: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0.hasSuffix(".md") }.sorted()
  }

  static func lesson(_ name: String) throws -> Lesson {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return try #require(Lesson.read(text, file: name).lesson)
  }
}

/// A player without animation, so that a screen is a function of the place.
private func player(
  _ lesson: Lesson, _ size: Size, section: Int, position: Int = 0, script: Script = .unicode,
  picture: Picture = .table
) -> PlayerModel {
  var settings = Settings()
  settings.animates = false
  settings.script = script
  settings.picture = picture
  return PlayerModel(
    PlayerContent(lesson), settings: settings, size: size, section: section, position: position)
}

private let sizes = [
  Size(width: 80, height: 24), Size(width: 100, height: 30), Size(width: 200, height: 60),
  Size(width: 40, height: 10),
]

@Suite("Screens of the lessons")
struct LessonScreens {
  @Test("named steps look as recorded", arguments: ["01-sin-exp.md", "02-homework.md"], sizes)
  func steps(name: String, size: Size) throws {
    let lesson = try ShippedLessons.lesson(name)
    let content = PlayerContent(lesson)
    let trace = try #require(
      content.sections.lastIndex { if case .trace = $0 { true } else { false } })
    let places = [("first page", 0, 0), ("second adjoint pass", trace, Int.max)]
    for (place, section, position) in places {
      let model = player(lesson, size, section: section, position: position)
      expectSnapshot(
        of: model.screen, named: "\(lesson.id) \(place) \(size.width)x\(size.height)")
    }
    let middle = player(lesson, size, section: trace, position: 51)
    expectSnapshot(of: middle.screen, named: "\(lesson.id) step 51 \(size.width)x\(size.height)")
  }

  @Test("the README shows the screen as it is")
  func readme() throws {
    let lesson = try ShippedLessons.lesson("01-sin-exp.md")
    let model = player(lesson, Size(width: 80, height: 24), section: 6, position: 51)
    let page = ShippedLessons.folder.deletingLastPathComponent().appending(path: "README.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text.contains("```\n" + model.screen.glyphs.joined(separator: "\n") + "\n```"))
  }

  @Test("ASCII notation carries a step whole", arguments: ["01-sin-exp.md", "02-homework.md"])
  func ascii(name: String) throws {
    let lesson = try ShippedLessons.lesson(name)
    let model = player(
      lesson, Size(width: 80, height: 24), section: 6, position: 51, script: .ascii)
    expectSnapshot(of: model.screen, named: "\(lesson.id) step 51 ascii")
    let isASCII = model.screen.glyphs.joined().allSatisfy(\.isASCII)
    #expect(isASCII)
  }

  @Test(
    "every screen on the way back equals the one on the way there, pages included",
    arguments: ["01-sin-exp.md", "02-homework.md"])
  func thereAndBack(name: String) throws {
    let lesson = try ShippedLessons.lesson(name)
    var model = player(lesson, Size(width: 80, height: 24), section: 0)
    var screens = [model.screen]
    for _ in 0..<400 {
      let before = (model.section, model.position)
      _ = model.update(.key(.right))
      if model.prediction != nil { _ = model.update(.key(.escape)) }
      if before == (model.section, model.position) { break }
      screens.append(model.screen)
    }
    _ = model.update(.key(.insert))
    #expect(screens.count > 60)
    for screen in screens.dropLast().reversed() {
      _ = model.update(.key(.left))
      #expect(model.screen.glyphs == screen.glyphs)
    }
  }

  @Test(
    "every printed substitution evaluates to the value that is printed",
    arguments: ShippedLessons.names)
  func substitutions(name: String) throws {
    for trace in try ShippedLessons.lesson(name).traces {
      let timeline = trace.timeline()
      for position in 1...timeline.count {
        guard let step = StepExplanation(timeline, at: position, script: .ascii),
          let numbers = step.text(.numbers)?.replacing("...", with: "0"),
          let result = step.text(.result)
        else { continue }
        let printed = try #require(Self.number(result))
        let function = try Function(reading: String(numbers.dropFirst(2)))
        let list = WengertList(function)
        let value = list.values(at: [])[list.outputs[0].node]
        #expect(
          NumberText.significant(value) == NumberText.significant(printed),
          "step \(position): \(numbers) is printed as \(result)")
      }
    }
  }

  /// The number of `= 2.87758  (3 of 3 in)`.
  private static func number(_ result: String) -> Double? {
    result.split(separator: " ").dropFirst().first.flatMap { Double($0) }
  }
}
