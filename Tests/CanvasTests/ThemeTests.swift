import Canvas
import Testing

@Suite("Themes")
struct ThemeTests {
  @Test(
    "red and green never stand against each other: green is not used", arguments: Theme.allCases)
  func noGreen(theme: Theme) {
    for role in Role.allCases {
      let look = theme.look(role)
      for colour in [look.foreground, look.background] {
        #expect(colour != .green && colour != .brightGreen, "\(role)")
      }
    }
  }

  @Test("the mono theme uses no colour")
  func mono() {
    for role in Role.allCases {
      #expect(Theme.mono.look(role).foreground == nil && Theme.mono.look(role).background == nil)
    }
  }

  @Test(
    "what must stand out does so without colour",
    arguments: [
      Role.current, .feeder, .changed, .active, .selection, .wrong, .warning, .key, .field,
    ])
  func attributes(role: Role) {
    for theme in Theme.allCases { #expect(!theme.look(role).attributes.isEmpty) }
  }

  @Test("a style's own attributes come on top of its role's")
  func added() {
    let look = Theme.dark.look(Style(.changed, .underline))
    #expect(look.attributes == [.reverse, .underline])
  }

  @Test("no two roles share a letter")
  func letters() {
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
  }

  @Test("asking for the next theme goes through all of them")
  func cycle() {
    #expect(Theme.dark.next.next.next == .dark)
    #expect(Set([Theme.dark, .dark.next, .dark.next.next]).count == Theme.allCases.count)
  }
}
