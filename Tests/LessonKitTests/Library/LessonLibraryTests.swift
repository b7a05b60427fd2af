import LessonKit
import Testing

@Suite("A folder of lessons")
struct LessonLibraryTests {
  private func file(
    _ name: String, id: String, needs: String = ""
  ) -> (name: String, bytes: [UInt8]) {
    let text = """
      ---
      id: \(id)
      title: t
      needs: \(needs)
      ---
      ```function
      f(x) = x x
      at x = 1
      ```
      """
    return (name, Array(text.utf8))
  }

  @Test("lessons stand in the order of their numbers, those without behind")
  func order() {
    let library = LessonLibrary([
      file("d/10-ten.md", id: "ten"), file("d/2-two.md", id: "two"), file("d/z.md", id: "z"),
      file("d/01-one.md", id: "one"),
    ])
    #expect(library.lessons.map(\.id) == ["one", "two", "ten", "z"])
    #expect(library.lesson(number: 10)?.id == "ten")
    #expect(library.lesson(number: 3) == nil)
    #expect(library.lesson(id: "two")?.file == "d/2-two.md")
    #expect(library.next(after: "one")?.id == "two")
    #expect(library.next(after: "z") == nil)
    #expect(library.next(after: "nowhere") == nil)
    #expect(library.nearestID(to: "tow") == "two")
    #expect(library.problems == [])
  }

  @Test("a word names a lesson by its id before its number, a sound one before a broken one")
  func named() {
    let broken = Array("---\nid: two\ntitle: t\n---\n```function\nf(x) = )\n```".utf8)
    let files = [
      file("d/10-ten.md", id: "1"), file("d/2-two.md", id: "two"), ("d/02-a.md", broken),
      file("d/01-one.md", id: "one"), ("d/3-c.md", [0xFF]), ("d/4-d.md", broken),
    ]
    let found = { (word: String) in LessonLibrary.reading(named: word, in: files)?.lesson?.file }
    #expect(found("one") == "d/01-one.md")
    #expect(found("1") == "d/10-ten.md")
    #expect(found("10") == "d/10-ten.md")
    #expect(found("two") == "d/2-two.md")
    #expect(LessonLibrary.reading(named: "2", in: files)?.errors.isEmpty == false)
    #expect(LessonLibrary.reading(named: "3", in: files)?.errors.count == 1)
    #expect(LessonLibrary.reading(named: "5", in: files) == nil)
    #expect(LessonLibrary.reading(named: "three", in: files) == nil)
    #expect(LessonLibrary.reading(named: "two", in: [("4.md", broken)])?.lesson == nil)
    #expect(LessonLibrary.reading(named: "two", in: [("4.md", broken)])?.id == "two")
  }

  @Test("two lessons with one id are an error in the second")
  func shared() {
    let library = LessonLibrary([file("1-a.md", id: "a"), file("2-b.md", id: "a")])
    #expect(library.problems.map(\.kind) == [.check(.sharedID("a", otherFile: "1-a.md"))])
    #expect(library.problems.map(\.file) == ["2-b.md"])
    #expect(library.problems.map(\.line) == [2])
  }

  @Test("a need that no lesson has is an error with the nearest one")
  func unknown() {
    let library = LessonLibrary([
      file("1-a.md", id: "chain"), file("2-b.md", id: "b", needs: "chian"),
    ])
    #expect(library.problems.map(\.kind) == [.check(.unknownNeed("chian", nearest: "chain"))])
    #expect(library.problems.map(\.line) == [4])
    #expect(library.problems.map(\.excerpt.marked) == ["chian"])
  }

  @Test("needs in a circle are one error; a long chain is none")
  func cycle() {
    let library = LessonLibrary([
      file("1.md", id: "a", needs: "b"), file("2.md", id: "b", needs: "c"),
      file("3.md", id: "c", needs: "b"), file("4.md", id: "d", needs: "d"),
    ])
    #expect(
      library.problems.map(\.kind) == [
        .check(.needsCycle(["b", "c"])), .check(.needsCycle(["d"])),
      ])
    let chain = LessonLibrary(
      (0..<500).map { file("\($0).md", id: "l\($0)", needs: $0 > 0 ? "l\($0 - 1), l0" : "") })
    #expect(chain.problems == [])
  }

  @Test("a file that can't be read is in the list with its errors")
  func broken() {
    let library = LessonLibrary([
      ("1-a.md", [0x2D, 0x2D, 0x2D, 0x0A, 0xFF]), file("2-b.md", id: "b"),
    ])
    #expect(library.entries.map(\.reading.problems.count) == [1, 0])
    let problem = library.entries[0].reading.problems.first
    #expect(problem?.kind == .file(.notUTF8(offset: 4, byte: 0xFF)))
    #expect(problem?.line == 2)
    #expect(library.lesson(number: 1) == nil)
  }
}
