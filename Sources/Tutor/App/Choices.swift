import Autodiff
import Canvas

/// What was asked for in one place, by flags or by the configuration file; nil where nothing was.
package struct Choices: Hashable, Sendable {
  package var ascii: Bool?
  package var theme: Theme?
  package var colour: ColourChoice?
  package var animation: Bool?
  package var mouse: Bool?
  package var notes: Bool?
  package var stride: Stride?
  package var telling: Telling?
  package var showing: Showing?
  package var picture: Picture?
  package var paper: Bool?
  package var predict: Predicting?
  package var speed: Pace?

  package init() {}
}

extension Choices {
  /// These choices, completed by others where nothing was chosen.
  package func over(_ others: Choices) -> Choices {
    ChoiceKey.all.reduce(into: self) { $1.complete(&$0, others) }
  }

  /// The settings to begin with, where the terminal can or cannot show Unicode.
  package func settings(unicode: Bool) -> Settings {
    var settings = Settings()
    if ascii == true || !unicode { settings.script = .ascii }
    settings.theme = theme ?? settings.theme
    settings.stride = stride ?? settings.stride
    settings.telling = telling ?? settings.telling
    settings.showing = showing ?? settings.showing
    settings.picture = picture ?? settings.picture
    settings.showsPaper = paper ?? settings.showsPaper
    settings.showsNotes = notes ?? settings.showsNotes
    settings.animates = animation ?? settings.animates
    settings.predicting = predict ?? settings.predicting
    settings.pace = speed ?? settings.pace
    return settings
  }
}

/// A setting by the name that its flag and the configuration file share.
package struct ChoiceKey {
  package let name: String
  /// The words that it can have in the file.
  package let words: [String]
  /// Sets it by one of its words.
  let set: (inout Choices, String) -> Void
  /// Takes it from other choices where it has none.
  let complete: (inout Choices, Choices) -> Void

  private init<Value: NamedChoice>(
    _ name: String, _ place: WritableKeyPath<Choices, Value?>
  ) {
    self.name = name
    words = Value.choices.map(\.word)
    set = { $0[keyPath: place] = Value(word: $1) }
    complete = { $0[keyPath: place] = $0[keyPath: place] ?? $1[keyPath: place] }
  }

  /// Every setting of the screens.
  package static var all: [ChoiceKey] {
    [
      ChoiceKey("ascii", \.ascii), ChoiceKey("theme", \.theme), ChoiceKey("color", \.colour),
      ChoiceKey("animation", \.animation), ChoiceKey("mouse", \.mouse),
      ChoiceKey("notes", \.notes), ChoiceKey("stride", \.stride),
      ChoiceKey("telling", \.telling), ChoiceKey("showing", \.showing),
      ChoiceKey("picture", \.picture), ChoiceKey("paper", \.paper),
      ChoiceKey("predict", \.predict), ChoiceKey("speed", \.speed),
    ]
  }
}
