/// Decides of each `|` whether it opens or closes.
///
/// `|x||y|` and `||x|-1|` can be read in one way only; `|x|y|z|` in two, and is refused. All ways
/// are counted at once, by the number of bars that are open: after each bar, how many ways lead
/// to each such number.
struct BarPairing {
  /// A bar and what its neighbours allow.
  private struct Bar {
    let token: Int
    /// Whether what stands before it ends an operand; nil where that is another bar.
    let followsOperand: Bool?
    /// Whether what stands behind it can begin an operand.
    let precedesOperand: Bool
    /// Which side it is where the text says so.
    let forced: TokenKind
  }

  /// How many bars are open, and whether the last one closed.
  private struct State: Hashable {
    var open: Int
    var closed: Bool
  }

  /// The states after a bar, with the number of ways that lead there, counted up to 2.
  private typealias Ways = [State: Int]

  /// Marks every bar in a range of tokens.
  static func pair(
    _ tokens: inout [Token], in range: Range<Int>, bindings: [Binding]
  ) throws(Fault) {
    var levels: [[Bar]] = [[]]
    for index in range {
      switch tokens[index].kind {
      case .bar, .barOpen, .barClose:
        levels[levels.count - 1].append(bar(index, tokens, range, bindings))
      case .open: levels.append([])
      case .close: if levels.count > 1 { try resolve(levels.removeLast(), &tokens) }
      case .comma, .semicolon:
        try resolve(levels[levels.count - 1], &tokens)
        levels[levels.count - 1] = []
      case .number, .name, .plus, .minus, .times, .over, .power, .equals, .newline, .root,
        .fraction, .end:
        break
      }
    }
    for level in levels { try resolve(level, &tokens) }
  }

  private static func bar(
    _ index: Int, _ tokens: [Token], _ range: Range<Int>, _ bindings: [Binding]
  ) -> Bar {
    let isFunction = { (token: Token) in
      token.kind == .name && bindings[Int(token.payload)].isFunction
    }
    var follows: Bool? = false
    if index > range.lowerBound {
      let before = tokens[index - 1]
      switch before.kind {
      case .number, .close: follows = true
      case .name: follows = !isFunction(before)
      case .bar, .barOpen, .barClose: follows = nil
      case .plus, .minus, .times, .over, .power, .comma, .equals, .semicolon, .newline, .open,
        .root, .fraction, .end:
        follows = false
      }
    }
    return Bar(
      token: index, followsOperand: follows,
      precedesOperand: index + 1 < range.upperBound && beginsOperand(tokens[index + 1].kind),
      forced: tokens[index].kind)
  }

  private static func beginsOperand(_ kind: TokenKind) -> Bool {
    switch kind {
    case .number, .name, .open, .bar, .barOpen, .root, .fraction: true
    case .plus, .minus, .times, .over, .power, .comma, .equals, .semicolon, .newline, .close,
      .barClose, .end:
      false
    }
  }

  private static func resolve(_ bars: [Bar], _ tokens: inout [Token]) throws(Fault) {
    guard let first = bars.first else { return }
    var history: [Ways] = [[State(open: 0, closed: false): 1]]
    var work = 0
    for bar in bars {
      let next = step(bar, history[history.count - 1])
      work += next.count
      let limit = ReadingProblem.Limit.bars
      if work > limit.maximum { throw Fault(.limit(limit), at: tokens[bar.token].offset) }
      if next.isEmpty { throw Fault(.unbalanced("|"), at: tokens[bar.token].offset) }
      history.append(next)
    }
    let final = State(open: 0, closed: true)
    switch history[bars.count][final] {
    case nil: throw unbalanced(bars, tokens)
    case 1?: mark(bars, history, final, &tokens)
    default:
      throw Fault(
        .ambiguous("|", readings: []), at: tokens[first.token].offset, suggestion: "abs( )")
    }
  }

  /// The states after a bar, from those before it.
  private static func step(_ bar: Bar, _ before: Ways) -> Ways {
    var after: Ways = [:]
    for (state, count) in before {
      for next in successors(of: state, bar) { after[next] = min(2, (after[next] ?? 0) + count) }
    }
    return after
  }

  private static func successors(of state: State, _ bar: Bar) -> [State] {
    let followsOperand = bar.followsOperand ?? state.closed
    var result: [State] = []
    if bar.forced != .barClose, !followsOperand || bar.precedesOperand,
      state.open < ReadingProblem.Limit.nesting.maximum
    {
      result.append(State(open: state.open + 1, closed: false))
    }
    if bar.forced != .barOpen, followsOperand, state.open > 0 {
      result.append(State(open: state.open - 1, closed: true))
    }
    return result
  }

  /// Marks the bars along the one way that leads to a state.
  private static func mark(
    _ bars: [Bar], _ history: [Ways], _ final: State, _ tokens: inout [Token]
  ) {
    var state = final
    for (index, bar) in bars.enumerated().reversed() {
      tokens[bar.token].kind = state.closed ? .barClose : .barOpen
      let earlier = history[index].keys.first { successors(of: $0, bar).contains(state) }
      state = earlier ?? state
    }
  }

  /// The bar that stays alone when each bar closes as soon as it can.
  private static func unbalanced(_ bars: [Bar], _ tokens: [Token]) -> Fault {
    var open: [Int] = []
    var closed = false
    for bar in bars {
      closed = (bar.followsOperand ?? closed) && !open.isEmpty
      if closed { open.removeLast() } else { open.append(bar.token) }
    }
    return Fault(.unbalanced("|"), at: tokens[open.last ?? bars[0].token].offset)
  }
}
