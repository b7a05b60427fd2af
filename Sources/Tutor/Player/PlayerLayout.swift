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
  /// Whether one pane shows at a time.
  let isSingle: Bool
  /// Whether the panes stand below each other, so that the words have much room.
  let isStacked: Bool

  init(_ model: PlayerModel, _ view: TraceView) {
    let size = model.size
    header = Rect(x: 0, y: 0, width: size.width, height: 1)
    footer = Rect(x: 0, y: size.height - 1, width: size.width, height: 1)
    let body = Rect(x: 0, y: 1, width: size.width, height: size.height - 2)
    let isGraph = model.settings.picture == .graph
    isSingle = model.isZoomed || size.width < 64 || size.height < 20
    isStacked = !isSingle && size.width >= Self.wide && body.height > Self.tall && !isGraph
    if isSingle {
      (panes, rules) = Self.single(model, body)
    } else if isStacked {
      (panes, rules) = Self.stacked(view, body)
    } else {
      (panes, rules) = Self.arranged(model, view, body)
    }
  }

  /// The panes that Tab goes through: all that show, and the words, which appear when it comes
  /// to them.
  var reachable: Set<PlayerModel.Pane> {
    isSingle ? Set(PlayerModel.Pane.allCases) : Set(panes.keys).union([.step, .jacobian, .words])
  }

  /// From these columns and rows on, what is read together stands together.
  private static let wide = 130
  private static let tall = 34

  private typealias Arrangement = ([PlayerModel.Pane: Rect], [Rect])

  private static func rule(_ y: Int, _ body: Rect) -> Rect {
    Rect(x: body.left, y: y, width: body.width, height: 1)
  }

  /// One pane, and the question below it while one is asked.
  private static func single(_ model: PlayerModel, _ body: Rect) -> Arrangement {
    let area = Rect(x: 1, y: body.top + 1, width: body.width - 2, height: body.height - 1)
    let asked = min(6, max(3, area.height / 2))
    guard model.prediction != nil, model.focus != .words else {
      return ([model.focus: area], [rule(body.top, body)])
    }
    let upper = Rect(x: 1, y: area.top, width: area.width, height: area.height - asked - 1)
    let lower = Rect(x: 1, y: upper.bottom + 1, width: area.width, height: asked)
    return (
      [model.focus: upper, .words: lower], [rule(body.top, body), rule(upper.bottom, body)]
    )
  }

  /// Table, step and words below each other on the left, graph and Jacobian on the right.
  private static func stacked(_ view: TraceView, _ body: Rect) -> Arrangement {
    let step = 8
    let leastWords = 10
    let leftWidth = body.width / 2
    let most = body.height - 3 - step - leastWords
    let table = Rect(
      x: 0, y: body.top + 1, width: leftWidth, height: min(most, TracePane.height(for: view.list)))
    let stepTop = table.bottom + 1
    let wordsTop = stepTop + step + 1
    let jacobian = min(14, view.list.outputCount + 3)
    let jacobianTop = body.bottom - jacobian
    let right = leftWidth + 2
    let rightWidth = body.width - right - 1
    let left = Rect(x: 0, y: 0, width: leftWidth, height: 1)
    return (
      [
        .trace: table,
        .step: Rect(x: 1, y: stepTop, width: leftWidth - 2, height: step),
        .words: Rect(
          x: 1, y: wordsTop, width: min(leftWidth - 2, 90), height: body.bottom - wordsTop),
        .graph: Rect(
          x: right, y: body.top + 1, width: rightWidth, height: jacobianTop - body.top - 2),
        .jacobian: Rect(x: right, y: jacobianTop, width: rightWidth, height: jacobian),
      ],
      [
        rule(body.top, body), rule(stepTop - 1, left), rule(wordsTop - 1, left),
        Rect(
          x: leftWidth + 1, y: jacobianTop - 1, width: body.width - leftWidth - 1, height: 1),
        Rect(x: leftWidth, y: body.top + 1, width: 1, height: body.height - 1),
      ]
    )
  }

  /// Table or graph above, step and Jacobian in the middle, words below; a wide terminal has the
  /// graph beside the table.
  private static func arranged(
    _ model: PlayerModel, _ view: TraceView, _ body: Rect
  ) -> Arrangement {
    let roomy = body.height > 30
    let isGraph = model.settings.picture == .graph
    let isSplit = body.width >= 100 && !isGraph
    let middle =
      isGraph && !roomy
      ? (body.height < 22 ? 4 : 5) : min(max(5, view.list.outputCount + 3), roomy ? 12 : 6)
    // Longer lines need fewer of them; the graph beside the table needs the row.
    let words = isGraph && !roomy ? 0 : roomy ? 7 : isSplit ? 4 : 5
    let most = body.height - 2 - middle - (words > 0 ? words + 1 : 0)
    let wanted = isSplit || isGraph ? most : TracePane.height(for: view.list)
    let top = min(most, max(wanted, 3))
    let upper = Rect(x: 0, y: body.top + 1, width: body.width, height: top)
    let middleTop = upper.bottom + 1
    var (panes, rules) =
      words > 0
      ? lower(body, middleTop, middle)
      : lowerWithoutWords(model, Rect(x: 0, y: middleTop, width: body.width, height: middle))
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

  private static func lower(_ body: Rect, _ top: Int, _ height: Int) -> Arrangement {
    var (panes, rules) = beside(Rect(x: 0, y: top, width: body.width, height: height))
    let wordsTop = top + height + 1
    rules.append(rule(wordsTop - 1, body))
    panes[.words] = Rect(
      x: 1, y: wordsTop, width: body.width - 2, height: body.bottom - wordsTop)
    return (panes, rules)
  }

  /// Step and Jacobian; words take their place while they are asked for.
  private static func lowerWithoutWords(_ model: PlayerModel, _ rect: Rect) -> Arrangement {
    if model.prediction != nil || model.focus == .words {
      return ([.words: rect.inset(x: 1)], [])
    }
    var (panes, rules) = beside(rect)
    if model.settings.showsPaper { panes[.words] = panes.removeValue(forKey: .step) }
    return (panes, rules)
  }

  private static func beside(_ rect: Rect) -> Arrangement {
    let stepWidth = rect.width * 56 / 100
    return (
      [
        .step: Rect(x: 1, y: rect.top, width: stepWidth - 2, height: rect.height),
        .jacobian: Rect(
          x: stepWidth + 2, y: rect.top, width: rect.width - stepWidth - 3, height: rect.height),
      ], [Rect(x: stepWidth, y: rect.top, width: 1, height: rect.height)]
    )
  }
}
