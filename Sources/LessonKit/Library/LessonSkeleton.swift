/// The text of a new lesson that passes the check, with a line of each kind to change.
package struct LessonSkeleton: Hashable, Sendable {
  /// The title as its author typed it, on one line.
  package let title: String
  /// Made from the title: lower-case letters, digits and hyphens.
  package let id: String

  /// The skeleton of a lesson with a name; a name without letters gives the id `lesson`, one whose
  /// id is taken gets a number behind it.
  package init(name: String, taken: Set<String> = []) {
    let visible = name.unicodeScalars.filter {
      !ForbiddenCharacters.isForbidden($0) && !"\t\n\r".unicodeScalars.contains($0)
    }
    let shown = String(String.UnicodeScalarView(visible.prefix(PageLimits.title)))
    let parts = shown.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let id = String(parts.joined(separator: "-").prefix(64))
    let isBlank = shown.allSatisfy(\.isWhitespace)
    title = isBlank ? "A new lesson" : shown
    let whole = id.isEmpty ? "lesson" : id.hasSuffix("-") ? String(id.dropLast()) : id
    let others = (2...max(2, taken.count + 2)).lazy.map { "\(whole.prefix(58))-\($0)" }
    self.id = taken.contains(whole) ? others.first { !taken.contains($0) } ?? whole : whole
  }

  /// The name of its file: `03-chain.md`, or `chain.md` without a number.
  package func fileName(number: Int?) -> String {
    guard let number else { return "\(id).md" }
    return (number < 10 ? "0" : "") + "\(number)-\(id).md"
  }

  /// The title as a quoted value of the header.
  private var quotedTitle: String {
    let escaped = title.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }
    return "\"" + escaped.joined() + "\""
  }

  package var text: String { Self.header(id: id, title: quotedTitle) + Self.body }

  private static func header(id: String, title: String) -> String {
    """
    ---
    id: \(id)
    title: \(title)
    level: beginner
    minutes: 10
    ---

    """
  }

  private static let body = #"""

    # What this lesson is about

    A page of prose: a few lines of text with mathematics, $\dot w_3$, and with
    values, {w3}, that are computed from the function and the point below. Change
    either and the text stays right.

    ```function
    f(x1, x2) = x1 x2 + exp(x1 x2)
    at x1 = 1.5, x2 = 2
    ```

    > note: Only the presenter sees this.

    ## primal

    Words for the start of the pass that computes the values.

    ## primal at w3

    Words for one step: here the product, {x1} times {x2}.

    ## forward x1

    Words for the start of a forward pass.

    ## forward x1 at w3
    predict: yes

    The learner is asked for this value before it shows.

    ## reverse y

    Words for the start of the reverse pass.

    ## reverse y at w3 from w4

    Words for one term of a sum: {term w3 from w4}.

    ## reverse y at end

    The row is {jacobian y}: the gradient, from one pass.

    ## quiz product-adjoint

    Two lines use $w_3$. What is $\bar w_3$?

    answer: bar w3 @ y
    > What the two lines hand back is added.

    hint: Which lines use $w_3$?

    ## quiz passes

    How many forward passes fill the gradient of this function?

    - [x] {passes forward}
      > One for each input.
    - [ ] {passes reverse}
      > That is the number for reverse mode.

    ## quiz practice

    generate: 4

    """#
}
