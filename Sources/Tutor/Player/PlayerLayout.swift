import Canvas

/// Where the parts of the player stand at a size.
struct PlayerLayout {
  /// Below this, one line says what size is needed.
  static let smallest = Size(width: 40, height: 10)

  let header: Rect
  let footer: Rect
  let panes: [PlayerModel.Pane: Rect]
  /// Rows and columns of the lines between the panes.
  let rules: [Rect]

  init(_ model: PlayerModel, _ view: TraceView) {
    let size = model.size
    header = Rect(x: 0, y: 0, width: size.width, height: 1)
    footer = Rect(x: 0, y: size.height - 1, width: size.width, height: 1)
    let body = Rect(x: 0, y: 1, width: size.width, height: size.height - 2)
    let isSmall = size.width < 64 || size.height < 20
    if model.isZoomed || isSmall {
      (panes, rules) = Self.single(model.focus, body)
    } else {
      (panes, rules) = Self.arranged(model, view, body)
    }
  }

  private typealias Arrangement = ([PlayerModel.Pane: Rect], [Rect])

  private static func rule(_ y: Int, _ body: Rect) -> Rect {
    Rect(x: body.left, y: y, width: body.width, height: 1)
  }

  private static func single(_ pane: PlayerModel.Pane, _ body: Rect) -> Arrangement {
    let area = Rect(x: 1, y: body.top + 1, width: body.width - 2, height: body.height - 1)
    return ([pane: area], [rule(body.top, body)])
  }

  /// Table or graph above, step and Jacobian in the middle, words below; a wide terminal has the
  /// graph beside the table.
  private static func arranged(
    _ model: PlayerModel, _ view: TraceView, _ body: Rect
  ) -> Arrangement {
    let roomy = body.height > 30
    let isGraph = model.settings.picture == .graph
    let isSplit = body.width >= 100 && !isGraph
    let middle = isGraph && !roomy ? 4 : min(max(5, view.list.outputCount + 3), roomy ? 12 : 6)
    // Longer lines need fewer of them; the graph beside the table needs the row.
    let words = isGraph && !roomy ? 0 : roomy ? 7 : isSplit ? 4 : 5
    let most = body.height - 2 - middle - (words > 0 ? words + 1 : 0)
    let wanted = isSplit || isGraph ? most : TracePane.height(for: view.list)
    let top = min(most, max(wanted, 3))
    let upper = Rect(x: 0, y: body.top + 1, width: body.width, height: top)
    let middleTop = upper.bottom + 1
    var (panes, rules) = lower(body, middleTop, middle, hasWords: words > 0)
    rules += [rule(body.top, body), rule(middleTop - 1, body)]
    if isSplit {
      let tableWidth = max(54, body.width / 2)
      panes[.trace] = Rect(x: 0, y: upper.top, width: tableWidth, height: top)
      panes[.graph] = Rect(
        x: tableWidth + 2, y: upper.top, width: body.width - tableWidth - 3, height: top)
      rules.append(Rect(x: tableWidth, y: upper.top, width: 1, height: top))
    } else {
      panes[isGraph ? .graph : .trace] = isGraph ? upper.inset(x: 1) : upper
    }
    return (panes, rules)
  }

  private static func lower(
    _ body: Rect, _ top: Int, _ height: Int, hasWords: Bool
  ) -> Arrangement {
    let stepWidth = body.width * 56 / 100
    var panes: [PlayerModel.Pane: Rect] = [
      .step: Rect(x: 1, y: top, width: stepWidth - 2, height: height),
      .jacobian: Rect(
        x: stepWidth + 2, y: top, width: body.width - stepWidth - 3, height: height),
    ]
    var rules = [Rect(x: stepWidth, y: top, width: 1, height: height)]
    if hasWords {
      let wordsTop = top + height + 1
      rules.append(rule(wordsTop - 1, body))
      panes[.words] = Rect(
        x: 1, y: wordsTop, width: body.width - 2, height: body.bottom - wordsTop)
    }
    return (panes, rules)
  }
}
