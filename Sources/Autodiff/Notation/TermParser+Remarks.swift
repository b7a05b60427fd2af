// Readings that are worth a remark.
extension TermParser {
  static let maximumRemarks = 20

  /// A place between letters that stand together: what they are before it and behind it.
  struct SplitPlace {
    let before: String
    let behind: String
  }

  mutating func remark(_ kind: Remark.Kind, at token: Int) {
    if remarks.count < Self.maximumRemarks {
      remarks.append(Remark(kind, offset: tokens[token].offset))
    }
  }

  /// `1/2x` is (1/2)·x.
  mutating func remarkQuotient(_ split: SplitPlace?) {
    guard operands.count > 1 else { return }
    remarkProduct(from: operands[operands.count - 2].start, split)
  }

  /// `e^xy` is (e^x)·y where x and y are inputs.
  mutating func remarkPower(_ split: SplitPlace) {
    guard let top = pending.last, top.kind == .power, top.token == index - 1, operands.count > 1
    else { return }
    remarkProduct(from: operands[operands.count - 2].start, split)
  }

  /// `e^2x` is (e²)·x, if nothing separates the letters.
  mutating func remarkPowerOfE() {
    let left = index - 3
    guard left >= 0, kind(left) == .name, tokens[left].payload == KnownNames.e,
      kind(left + 1) == .power, !SourceText.isBlank(lexed.text.bytes[tokens[index].offset - 1]),
      kind(left + 2) == .number || kind(left + 2) == .name
    else { return }
    remarkProduct(from: left, nil)
  }

  private static let longestRemark = 100

  private mutating func remarkProduct(from start: Int, _ split: SplitPlace?) {
    let end = split == nil ? factorEnd(index) : index + 1
    if remarks.count >= Self.maximumRemarks { return }
    let length = tokens[min(end, tokens.count - 1)].offset - tokens[start].offset
    if length > Self.longestRemark { return }
    let left = lexed.typed(start..<index) + (split?.before ?? "")
    let right = split?.behind ?? lexed.typed(index..<end)
    let kind = Remark.Kind.precedence(
      typed: lexed.typed(start..<end), reading: "(\(left))*\(right)")
    remark(kind, at: start)
  }

  /// The token behind the factor that begins at an index.
  private func factorEnd(_ index: Int) -> Int {
    if index >= end { return end }
    let token = tokens[index]
    if token.kind == .open { return Int(token.payload) + 1 }
    let isFunction = token.kind == .name && bindings[Int(token.payload)].isFunction
    guard isFunction || token.kind == .root, index + 1 < end else { return index + 1 }
    let next = tokens[index + 1]
    return next.kind == .open ? Int(next.payload) + 1 : index + 2
  }
}
