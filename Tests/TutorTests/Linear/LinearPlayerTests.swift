import Autodiff
import Canvas
import Testing
import Tutor

@Suite("The linear player")
struct LinearPlayerTests {
  private var player: LinearPlayer {
    var settings = Settings()
    settings.script = .ascii
    return LinearPlayer(
      PlayerModel(Lecture.content, settings: settings, size: Size(width: 80, height: 24)))
  }

  @Test("steps are told label before value")
  func step() {
    var player = player
    let answer = player.take("go 52")
    #expect(answer.lines.first == "step 52 of 71, pass 4 of 5: reverse, seed ybar1 = 1")
    #expect(answer.lines.contains("wbar1 = wbar3*cos(w1) + wbar4*w2 + wbar5*1"))
    #expect(answer.lines.contains("= 1*0.877583 + 1*2 + 0*1"))
  }

  @Test("an empty line steps on, back steps back, and the words are the same")
  func thereAndBack() {
    var player = player
    let first = player.take("").lines
    let second = player.take("next").lines
    #expect(first != second)
    #expect(player.take("back").lines == first)
  }

  @Test("the end of a pass reads its entries out")
  func passEnd() {
    var player = player
    let lines = player.take("go 23").lines
    #expect(lines.contains("dy1/dx1 = 2.87758"))
    #expect(lines.contains("dy2/dx1 = 0.22313"))
  }

  @Test(
    "a word that is no command says what to do", arguments: ["hello", "go", "go x", "\u{1B}[2J"])
  func unknown(word: String) {
    var player = player
    let answer = player.take(word)
    #expect(!answer.lines.isEmpty)
    #expect(!answer.isOver)
    #expect(!answer.lines.joined().contains("\u{1B}"))
  }

  @Test("playing goes on by itself, holds a value until a line comes, and pauses at a step")
  func playing() {
    var model = PlayerModel(
      Lecture.content, settings: Settings(), size: Size(width: 80, height: 24), position: 2,
      holds: true)
    model.play(looping: false)
    var player = LinearPlayer(model)
    #expect(player.rest == Pace.normal.rest)
    #expect(!player.proceed().lines.joined().contains("0.479"))
    #expect(player.rest == nil)
    #expect(player.prompt.hasPrefix("Enter shows it"))
    #expect(player.take("").lines.contains { $0.contains("0.479426") })
    #expect(player.rest != nil)
    _ = player.take("back")
    #expect(player.rest == nil)
  }

  @Test("quit ends it")
  func quit() {
    var player = player
    #expect(player.take("quit").isOver)
  }
}
