import Autodiff

/// The text of a function as typed, with the letters of a style.
enum FunctionText {
  /// Names with their indices lowered, operators as printed; nothing is moved or left out.
  static func shown(_ text: String, _ style: MathStyle) -> String {
    guard style == .unicode else { return text }
    var result = ""
    var name = ""
    for character in text {
      if isNamePart(character, of: name) {
        name.append(character)
        continue
      }
      result += style.script.name(name)
      name = ""
      if isNamePart(character, of: "") { name.append(character) } else { result += sign(character) }
    }
    return result + style.script.name(name)
  }

  private static func isNamePart(_ character: Character, of name: String) -> Bool {
    character.isLetter
      || (!name.isEmpty && (character == "_" || (character.isASCII && character.isNumber)))
  }

  private static func sign(_ character: Character) -> String {
    switch character {
    case "-": "−"
    case "*": "·"
    default: String(character)
    }
  }
}
