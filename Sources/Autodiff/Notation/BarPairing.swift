/// Decides of each `|` whether it opens or closes.
///
/// `|x||y|` and `||x|-1|` can be read in one way only; `|x|y|z|` in two, and is refused, unless
/// spaces say what is meant: `|x| y |z|`. All ways are counted at once, by the number of bars that
/// are open: after each bar, how many ways lead to each such number.
struct BarPairing {
  private let text: SourceText
  private let bindings: [Binding]

  init(_ text: SourceText, _ bindings: [Binding]) {
    self.text = text
    self.bindings = bindings
  }

  /// A bar and what its neighbours allow.
  private struct Bar {
    let token: Int
    /// Whether what stands before it ends an operand; nil where that is another bar.
    let followsOperand: Bool?
    /// Whether what stands behind it can begin an operand.
    let precedesOperand: Bool
    let precedesBar: Bool
    /// The side that the text gives it: `bar` if none.
    let forced: TokenKind
    /// The side that spaces round it suggest.
    let suggested: TokenKind
  }

  /// How many bars are open, and whether the last one closed.
  private struct State: Hashable {
    var open: Int
    var closed: Bool
  }

  /// The states after a bar, with the number of ways that lead there, counted up to 2.
  private typealias Ways = [State: Int]

  /// Marks every bar in a range of tokens.
  func pair(_ tokens: inout [Token], in range: Range<Int>) throws(Fault) {
    var levels: [[Bar]] = [[]]
    for index in range {
      switch tokens[index].kind {
      case .bar, .barOpen, .barClose:
        levels[levels.count - 1].append(bar(index, tokens, range))
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

  private func resolve(_ bars: [Bar], _ tokens: inout [Token]) throws(Fault) {
    guard let first = bars.first else { return }
    let final = State(open: 0, closed: true)
    for usesSpaces in [false, true] {
      let history = try ways(bars, usesSpaces: usesSpaces, tokens)
      switch history[bars.count][final] {
      case nil: if !usesSpaces { throw unbalanced(bars, tokens) }
      case 1?: return mark(bars, history, final, usesSpaces: usesSpaces, &tokens)
      default: break
      }
    }
    throw Fault(
      .ambiguous("|", readings: []), at: tokens[first.token].offset, suggestion: "abs( )")
  }

  /// The ways before the first bar and after each one.
  private func ways(
    _ bars: [Bar], usesSpaces: Bool, _ tokens: [Token]
  ) throws(Fault) -> [Ways] {
    var history: [Ways] = [[State(open: 0, closed: false): 1]]
    var work = 0
    for bar in bars {
      var after: Ways = [:]
      for (state, count) in history[history.count - 1] {
        for next in Self.successors(of: state, bar, usesSpaces) {
          after[next] = min(2, (after[next] ?? 0) + count)
        }
      }
      work += after.count
      let limit = ReadingProblem.Limit.bars
      if work > limit.maximum { throw Fault(.limit(limit), at: tokens[bar.token].offset) }
      if after.isEmpty && !usesSpaces { throw unbalanced(bars, tokens) }
      history.append(after)
    }
    return history
  }

  private static func successors(of state: State, _ bar: Bar, _ usesSpaces: Bool) -> [State] {
    let followsOperand = bar.followsOperand ?? state.closed
    let side = usesSpaces && bar.forced == .bar ? bar.suggested : bar.forced
    var result: [State] = []
    // x||y| is x·|y| to nobody.
    let isProduct = bar.precedesOperand && !(usesSpaces && bar.precedesBar)
    if side != .barClose, !followsOperand || isProduct,
      state.open < ReadingProblem.Limit.nesting.maximum
    {
      result.append(State(open: state.open + 1, closed: false))
    }
    if side != .barOpen, followsOperand, state.open > 0 {
      result.append(State(open: state.open - 1, closed: true))
    }
    return result
  }

  /// Marks the bars along the one way that leads to a state.
  private func mark(
    _ bars: [Bar], _ history: [Ways], _ final: State, usesSpaces: Bool, _ tokens: inout [Token]
  ) {
    var state = final
    for (index, bar) in bars.enumerated().reversed() {
      tokens[bar.token].kind = state.closed ? .barClose : .barOpen
      let earlier = history[index].keys.first {
        Self.successors(of: $0, bar, usesSpaces).contains(state)
      }
      state = earlier ?? state
    }
  }

  /// The bar that stays alone when each bar closes as soon as it can.
  private func unbalanced(_ bars: [Bar], _ tokens: [Token]) -> Fault {
    var open: [Int] = []
    var closed = false
    for bar in bars {
      closed = (bar.followsOperand ?? closed) && !open.isEmpty
      if closed { open.removeLast() } else { open.append(bar.token) }
    }
    return Fault(.unbalanced("|"), at: tokens[open.last ?? bars[0].token].offset)
  }
}

// What the neighbours of a bar allow.
extension BarPairing {
  private func bar(_ index: Int, _ tokens: [Token], _ range: Range<Int>) -> Bar {
    let next = index + 1 < range.upperBound ? tokens[index + 1].kind : .end
    return Bar(
      token: index, followsOperand: followsOperand(index, tokens, range),
      precedesOperand: Self.beginsOperand(next), precedesBar: next == .bar || next == .barOpen,
      forced: tokens[index].kind, suggested: suggestion(at: tokens[index].offset))
  }

  private func followsOperand(_ index: Int, _ tokens: [Token], _ range: Range<Int>) -> Bool? {
    guard index > range.lowerBound else { return false }
    let before = tokens[index - 1]
    switch before.kind {
    case .number, .close: return true
    case .name: return !bindings[Int(before.payload)].isFunction
    case .bar, .barOpen, .barClose: return nil
    case .plus, .minus, .times, .over, .power, .comma, .equals, .semicolon, .newline, .open,
      .root, .fraction, .end:
      return false
    }
  }

  private static func beginsOperand(_ kind: TokenKind) -> Bool {
    switch kind {
    case .number, .name, .open, .bar, .barOpen, .root, .fraction: true
    case .plus, .minus, .times, .over, .power, .comma, .equals, .semicolon, .newline, .close,
      .barClose, .end:
      false
    }
  }

  /// A bar that touches its left neighbour alone closes, one that touches its right one opens.
  private func suggestion(at offset: Int) -> TokenKind {
    let isBlankBefore = offset == 0 || SourceText.isBlank(text.bytes[offset - 1])
    let isBlankBehind = offset + 1 >= text.count || SourceText.isBlank(text.bytes[offset + 1])
    if isBlankBefore == isBlankBehind { return .bar }
    return isBlankBefore ? .barOpen : .barClose
  }
}
