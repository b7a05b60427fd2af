import Autodiff
import Testing

@testable import LessonKit

@Suite("Reading lessons")
struct LessonReadingTests {
  static let example = """
    ---
    id: example   # a comment
    title: "An example: two outputs"
    level: beginner
    minutes: 12
    needs: one, two
    lang: en
    ---
    # A page with $\\dot w_3$
    Look at this function at {x1}:

    ```function
    f(x1, x2) = (x1 x2 + sin x1, e^(x1 - x2))
    at x1 = pi/4, x2 = 2
    ```

    - first *point*
    - second **point**

    > note: Ask the room first.
    > Then wait.

    ## primal
    We begin.
    ## primal at w3
    The product is {w3}.
    ## primal at w5
    predict: yes
    pause: 2.5

    A difference.
    ## forward x1
    The pass begins.
    ## forward x1 at seed
    The seed is a 1.
    ## forward x1 at w3
    It is {dot w3}, not {dot w3 @ x2}.
    ## forward x1 at w6 from w3
    One term of two.
    ## forward x1 at end
    A column.
    # Before the reverse pass
    Stop here.
    ## reverse y1 at w1
    It is {bar w1}.
    ## quiz adjoint-x1
    After the pass with seed $\\bar y_1 = 1$: what is $\\bar w_1$?

    answer: bar w1 @ y1
    > Two successors of $w_1$ reach $y_1$; their contributions add.

    hint: Which nodes use $w_1$?
    hint: $\\bar w_1 = \\bar w_3 \\cdot \\partial w_3/\\partial w_1$ and
      so on.
    wrong: term w1 from w3 @ y1
    > That is one of them.

    ## quiz count
    How many reverse passes fill the whole Jacobian here?

    - [ ] 1
      > One row each: count the rows.
    - [x] 2
    - [ ] 3
      > That is the number for the other mode when there are three inputs.

    ## quiz order
    Put the reverse pass in an order that works.
    1. $\\bar w_6$
    2. $\\bar w_4$
    3. $\\bar w_1$

    ## quiz formula
    What is the first entry?
    answer: x2 + cos(x1)
    form: expanded

    ## quiz practice
    generate: 6
    # The end
    Done.
    """

  private func lesson() throws -> Lesson {
    let reading = Lesson.read(Self.example, file: "example.md")
    #expect(reading.problems.map(\.message) == [])
    return try #require(reading.lesson)
  }

  @Test("the header is read, quotes and comments taken off")
  func header() throws {
    let header = try lesson().header
    #expect(
      header
        == LessonHeader(
          id: "example", title: "An example: two outputs", level: .beginner, minutes: 12,
          needs: ["one", "two"], lang: "en"))
  }

  @Test("a function has its point, and every unit pass where none is listed")
  func trace() throws {
    let trace = try #require(try lesson().traces.first)
    #expect(trace.text == "f(x1, x2) = (x1 x2 + sin x1, e^(x1 - x2))")
    #expect(trace.line == 13)
    #expect(trace.point == [.pi / 4, 2])
    #expect(trace.list.count == 7)
    #expect(trace.passes.count == 5)
  }

  @Test("a page goes where it stands: before all passes, before the next one, behind the last")
  func pages() throws {
    let lesson = try lesson()
    let ascii = ProseText(style: .ascii, trace: lesson.traces[0])
    #expect(
      lesson.pages.map { ascii.text($0.title) } == [
        "A page with wdot3", "Before the reverse pass", "The end",
      ])
    #expect(lesson.pages.map(\.place) == [.beforePass(0), .beforePass(3), .afterTrace])
    #expect(lesson.pages[0].notes.count == 1)
  }

  @Test("prose becomes lines with values, lists and the function in its place")
  func prose() throws {
    let lesson = try lesson()
    let lines = ProseText(style: .unicode, trace: lesson.traces[0]).lines(lesson.pages[0].blocks)
    #expect(
      lines.map(\.text) == [
        "Look at this function at 0.785398:",
        "",
        "  f(x₁, x₂) = (x₁ x₂ + sin x₁, e^(x₁ − x₂))",
        "",
        "• first point",
        "• second point",
      ])
  }

  /// The words at a step of the first trace.
  private func words(_ lesson: Lesson, pass: Int, _ event: Step.Event) -> String {
    let blocks = lesson.words(trace: 0, step: Step(pass: pass, event: event))
    return ProseText(style: .ascii, trace: lesson.traces[0]).lines(blocks).map(\.text)
      .joined(separator: " ")
  }

  @Test("a step has its own words, else those of its row, and a seed step those of the start")
  func narration() throws {
    let lesson = try lesson()
    #expect(words(lesson, pass: 0, .value(0)) == "We begin.")
    #expect(words(lesson, pass: 0, .value(1)) == "")
    #expect(words(lesson, pass: 0, .value(2)) == "The product is 1.5708.")
    #expect(
      words(lesson, pass: 1, .seed)
        == "The pass begins. The seed is a 1.".replacing(". T", with: ".  T"))
    #expect(words(lesson, pass: 1, .total(2)) == "It is 2, not 0.785398.")
    #expect(words(lesson, pass: 1, .term(Edge(node: 2, position: 0))) == "It is 2, not 0.785398.")
    #expect(words(lesson, pass: 1, .term(Edge(node: 5, position: 0))) == "One term of two.")
    #expect(words(lesson, pass: 1, .term(Edge(node: 5, position: 1))) == "")
    #expect(words(lesson, pass: 1, .entry(0)) == "")
    #expect(words(lesson, pass: 1, .entry(1)) == "A column.")
    #expect(words(lesson, pass: 3, .total(0)) == "It is 2.70711.")
    #expect(words(lesson, pass: 3, .entry(0)) == "")
  }

  @Test("a value is predicted, and rested at, where the file says so")
  func keys() throws {
    let lesson = try lesson()
    let asked = Step(pass: 0, event: .value(4))
    #expect(lesson.asked(trace: 0, before: asked) == asked)
    #expect(lesson.pause(trace: 0, step: asked) == 2.5)
    #expect(lesson.asked(trace: 0, before: Step(pass: 0, event: .value(3))) == nil)
  }

  @Test("a sum of several terms is asked for before the first, a term where its words say so")
  func asked() throws {
    let body = """
      ## forward x1 at w3
      predict: yes
      ## forward x1 at w4
      predict: yes
      ## reverse y1 at w1
      predict: yes
      ## reverse y1 at w1 from w4
      predict: yes
      """
    let lesson = try #require(Lesson.read(MarkedLesson.body(body).text, file: "a.md").lesson)
    let timeline = lesson.traces[0].timeline()
    let asked = (1...timeline.count).compactMap { position -> [Step]? in
      guard let step = timeline.step(at: position) else { return nil }
      return lesson.asked(trace: 0, before: step).map { [step, $0] }
    }
    func forward(_ event: Step.Event) -> Step { Step(pass: 1, event: event) }
    func reverse(_ event: Step.Event) -> Step { Step(pass: 3, event: event) }
    // w3 = x1 x2 has two terms, w4 = sin x1 one; w1 feeds w5, w4 and w3.
    #expect(
      asked == [
        [forward(.term(Edge(node: 2, position: 0))), forward(.total(2))],
        [forward(.total(3)), forward(.total(3))],
        [reverse(.term(Edge(node: 4, position: 0))), reverse(.total(0))],
        [
          reverse(.term(Edge(node: 3, position: 0))), reverse(.term(Edge(node: 3, position: 0))),
        ],
      ])
  }

  @Test("questions of all kinds are read")
  func questions() throws {
    let lesson = try lesson()
    #expect(lesson.questions.map(\.id) == ["adjoint-x1", "count", "order", "formula", "practice"])
    guard case .answer(let key) = lesson.questions[0].kind, case .cell(let cell) = key.target else {
      Issue.record("the first question has an answer")
      return
    }
    #expect(cell == .adjoint(node: 0, seed: [1, 0]))
    #expect(key.wrong.count == 1)
    #expect(lesson.questions[0].hints.count == 2)
    guard case .choices(let choices) = lesson.questions[1].kind else {
      Issue.record("the second question has choices")
      return
    }
    #expect(choices.map(\.isRight) == [false, true, false])
    #expect(choices.map(\.feedback.isEmpty) == [false, true, false])
    guard case .order(let order) = lesson.questions[2].kind else {
      Issue.record("the third question has an order")
      return
    }
    #expect(order.accepts([0, 1, 2]))
    #expect(!order.accepts([1, 0, 2]))
    #expect(!order.accepts([0, 1]))
  }

  @Test("an expression is an answer too, and its value is computed")
  func expression() throws {
    let lesson = try lesson()
    let trace = lesson.traces[0]
    guard case .answer(let key) = lesson.questions[3].kind else {
      Issue.record("the question has an answer")
      return
    }
    #expect(key.form == .expanded)
    let values = trace.list.values(at: trace.point)
    let expected = Cell.entry(output: 0, input: 0).value(in: trace.list, values: values)
    #expect(key.target.value(in: trace.list, values: values) == expected)
  }
}
