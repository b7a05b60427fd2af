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
    let token: Int32
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
  private struct State: Equatable {
    var open: Int
    var closed: Bool
  }

  /// The number of ways that lead to each state after a bar, counted up to 2.
  private struct Ways {
    private let lowest: Int
    /// By the number of open bars from `lowest` on; first of those that end with an opening bar.
    private var counts: [UInt8]

    /// No way to any state with a number of open bars in a range.
    init(_ open: ClosedRange<Int>) {
      lowest = open.lowerBound
      counts = Array(repeating: 0, count: 2 * open.count)
    }

    subscript(state: State) -> Int {
      get { counts.indices.contains(index(state)) ? Int(counts[index(state)]) : 0 }
      set { counts[index(state)] = UInt8(min(2, newValue)) }
    }

    /// How many states can be reached.
    var size: Int { counts.count { $0 > 0 } }

    /// The states that can be reached.
    var states: [State] {
      counts.indices.filter { counts[$0] > 0 }.map {
        State(open: lowest + $0 / 2, closed: $0 % 2 == 1)
      }
    }

    private func index(_ state: State) -> Int { 2 * (state.open - lowest) + (state.closed ? 1 : 0) }
  }

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
    let limit = ReadingProblem.Limit.bars
    if bars.count > limit.maximum {
      throw Fault(.limit(limit), at: tokens[Int(first.token)].offset)
    }
    let final = State(open: 0, closed: true)
    for usesSpaces in [false, true] {
      let history = try ways(bars, usesSpaces: usesSpaces, tokens)
      switch history[bars.count][final] {
      case 0: if !usesSpaces { throw unbalanced(bars, tokens) }
      case 1: return mark(bars, history, final, usesSpaces: usesSpaces, &tokens)
      default: break
      }
    }
    throw Fault(
      .ambiguous("|", readings: []), at: tokens[Int(first.token)].offset, suggestion: "abs( )")
  }

  /// The ways before the first bar and after each one.
  private func ways(
    _ bars: [Bar], usesSpaces: Bool, _ tokens: [Token]
  ) throws(Fault) -> [Ways] {
    var start = Ways(0...0)
    start[State(open: 0, closed: false)] = 1
    var history = [start]
    var work = 0
    for bar in bars {
      let after = Self.ways(after: history[history.count - 1], bar, usesSpaces)
      work += after.size
      let limit = ReadingProblem.Limit.bars
      if work > limit.maximum { throw Fault(.limit(limit), at: tokens[Int(bar.token)].offset) }
      if after.size == 0 && !usesSpaces { throw unbalanced(bars, tokens) }
      history.append(after)
    }
    return history
  }

  private static func ways(after before: Ways, _ bar: Bar, _ usesSpaces: Bool) -> Ways {
    let states = before.states
    guard let first = states.first, let last = states.last else { return before }
    var after = Ways(max(0, first.open - 1)...last.open + 1)
    for state in states {
      for next in successors(of: state, bar, usesSpaces) { after[next] += before[state] }
    }
    return after
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
      tokens[Int(bar.token)].kind = state.closed ? .barClose : .barOpen
      let earlier = history[index].states.first {
        Self.successors(of: $0, bar, usesSpaces).contains(state)
      }
      state = earlier ?? state
    }
  }

  /// The bar that stays alone when each bar closes as soon as it can.
  private func unbalanced(_ bars: [Bar], _ tokens: [Token]) -> Fault {
    var open: [Int32] = []
    var closed = false
    for bar in bars {
      closed = (bar.followsOperand ?? closed) && !open.isEmpty
      if closed { open.removeLast() } else { open.append(bar.token) }
    }
    return Fault(.unbalanced("|"), at: tokens[Int(open.last ?? bars[0].token)].offset)
  }
}

// What the neighbours of a bar allow.
extension BarPairing {
  private func bar(_ index: Int, _ tokens: [Token], _ range: Range<Int>) -> Bar {
    let next = index + 1 < range.upperBound ? tokens[index + 1].kind : .end
    return Bar(
      token: Int32(index), followsOperand: followsOperand(index, tokens, range),
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
