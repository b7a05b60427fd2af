import Autodiff
import CCMark

/// Reads prose: Markdown by cmark, with the lesson's formulas and cells in it.
struct ProseReader {
  /// The trace that cells belong to; nil where it could not be read, and cells are not looked at.
  let list: WengertList?
  /// The pass of the heading, for cells that name none.
  let pass: Pass?

  /// Blocks of prose; what is wrong goes to `problems`.
  func blocks(_ run: RunText, _ problems: inout ProblemList) -> [Block] {
    guard !run.isBlank, isWithinLimit(run, &problems) else { return [] }
    var tree = ProseTree(marks: marks(run, &problems), reader: self)
    let blocks = tree.read(isHeading: false)
    for fault in tree.faults { problems.add(fault.kind, at: fault.place) }
    return blocks
  }

  /// Text inside a line: a title, a hint, a choice.
  func inlines(_ run: RunText, _ problems: inout ProblemList) -> [Inline] {
    guard !run.isBlank, isWithinLimit(run, &problems) else { return [] }
    var tree = ProseTree(marks: marks(run, &problems), reader: self)
    let blocks = tree.read(isHeading: true)
    for fault in tree.faults { problems.add(fault.kind, at: fault.place) }
    guard case .heading(_, let inlines)? = blocks.first else { return [] }
    return inlines
  }

  private func isWithinLimit(_ run: RunText, _ problems: inout ProblemList) -> Bool {
    let size = run.bytes.count
    if size <= LessonLimits.prose { return true }
    problems.add(.file(.tooMuchProse(bytes: size)), at: run.place)
    return false
  }

  private func marks(_ run: RunText, _ problems: inout ProblemList) -> InlineMarks {
    let marks = InlineMarks(run)
    for fault in marks.faults { problems.add(fault.kind, at: run.sourceRange(fault.range)) }
    return marks
  }

  /// What a formula or a cell says, or what is wrong with it.
  func inline(
    _ token: InlineMarks.Token, _ marks: InlineMarks
  ) -> Result<Inline, ProseFault> {
    let text = marks.text(token.content)
    switch token.kind {
    case .formula:
      do throws(MathProblem) {
        return .success(.math(try Formula.read(text)))
      } catch {
        let start = token.content.lowerBound
        let range = start + error.range.lowerBound..<start + error.range.upperBound
        return .failure(
          ProseFault(kind: .prose(.formula(error.kind)), place: marks.run.sourceRange(range)))
      }
    case .cell:
      guard let list else { return .success(.text(text)) }
      do throws(CellProblem) {
        return .success(.cell(try Cell(reading: text, for: list, in: pass), text))
      } catch {
        let place = marks.run.sourceRange(token.range)
        return .failure(ProseFault(kind: .prose(.cell(error)), place: place))
      }
    }
  }
}

/// What is wrong with prose, and where in the file.
struct ProseFault: Error {
  let kind: LessonProblem.Kind
  let place: Range<Int>
}

/// Walks the tree that cmark makes of one run of prose.
private struct ProseTree {
  let marks: InlineMarks
  let reader: ProseReader
  private(set) var faults: [ProseFault] = []
  /// The open nodes, the document first; its depth is bounded before the blocks nest.
  private var stack: [Frame] = []
  private var place = 0..<0

  /// A node whose children are being collected.
  private struct Frame {
    var blocks: [Block] = []
    var inlines: [Inline] = []
    var items: [[Block]] = []
  }

  init(marks: InlineMarks, reader: ProseReader) {
    self.marks = marks
    self.reader = reader
  }

  mutating func read(isHeading: Bool) -> [Block] {
    var bytes = marks.marked
    if isHeading {
      // As the text of a heading, `1. First` is no list.
      bytes = Array("# ".utf8) + bytes.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
    }
    let root = bytes.withUnsafeBytes { buffer in
      // The pointer is used during the call only.
      cmark_parse_document(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
    }
    guard let root else { return [] }
    defer { cmark_node_free(root) }
    cmark_consolidate_text_nodes(root)
    guard let walk = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(walk) }
    stack = [Frame()]
    while true {
      let event = cmark_iter_next(walk)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(walk) else { break }
      if event == CMARK_EVENT_ENTER { enter(node) } else { leave(node) }
      if stack.count > LessonLimits.depth {
        faults.append(ProseFault(kind: .file(.tooDeep), place: place))
        return []
      }
    }
    return stack.first?.blocks ?? []
  }

  private mutating func enter(_ node: OpaquePointer) {
    let type = cmark_node_get_type(node)
    if type.rawValue <= CMARK_NODE_LAST_BLOCK.rawValue { setPlace(node) }
    switch type {
    case CMARK_NODE_TEXT, CMARK_NODE_HTML_INLINE:
      addText(literal(node), isHTML: type == CMARK_NODE_HTML_INLINE)
    case CMARK_NODE_CODE: add(Inline.code(restored(literal(node))))
    case CMARK_NODE_SOFTBREAK: add(.text(" "))
    case CMARK_NODE_LINEBREAK: add(.lineBreak)
    case CMARK_NODE_CODE_BLOCK: add(Block.code(code(node)))
    case CMARK_NODE_HTML_BLOCK:
      let text = restored(literal(node))
      if !Self.isComment(text) { add(Block.code(text)) }
    case CMARK_NODE_THEMATIC_BREAK: add(.rule)
    case CMARK_NODE_IMAGE:
      faults.append(ProseFault(kind: .prose(.image), place: place))
      stack.append(Frame())
    case CMARK_NODE_DOCUMENT: break
    default: stack.append(Frame())
    }
  }

  private mutating func leave(_ node: OpaquePointer) {
    let type = cmark_node_get_type(node)
    guard type != CMARK_NODE_DOCUMENT, stack.count > 1, let frame = stack.popLast() else { return }
    switch type {
    case CMARK_NODE_PARAGRAPH: add(.paragraph(frame.inlines))
    case CMARK_NODE_HEADING:
      add(.heading(level: Int(cmark_node_get_heading_level(node)), frame.inlines))
    case CMARK_NODE_BLOCK_QUOTE: add(.quote(frame.blocks))
    case CMARK_NODE_ITEM: stack[stack.count - 1].items.append(frame.blocks)
    case CMARK_NODE_LIST:
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      let start = isOrdered ? Int(cmark_node_get_list_start(node)) : nil
      add(.list(start: start, items: frame.items))
    case CMARK_NODE_EMPH: add(.emphasis(frame.inlines))
    case CMARK_NODE_STRONG: add(.strong(frame.inlines))
    case CMARK_NODE_LINK:
      let address = cmark_node_get_url(node).map { restored(String(cString: $0)) } ?? ""
      add(.link(frame.inlines, address: address))
    default: break
    }
  }

  private mutating func add(_ block: Block) { stack[stack.count - 1].blocks.append(block) }

  private mutating func add(_ inline: Inline) { stack[stack.count - 1].inlines.append(inline) }

  /// Keeps the line of the file on which a block begins.
  private mutating func setPlace(_ node: OpaquePointer) {
    let line = Int(cmark_node_get_start_line(node)) - 1
    guard marks.lineStarts.indices.contains(line) else { return }
    place = marks.run.sourceRange(marks.lineStarts[line]..<marks.run.bytes.count)
  }

  private func literal(_ node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private func code(_ node: OpaquePointer) -> String {
    let text = restored(literal(node))
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private static func isComment(_ text: String) -> Bool {
    let text = text.drop { $0.isWhitespace }
    return text.hasPrefix("<!--")
  }
}

// Marks back into what they stand for.
extension ProseTree {
  /// Adds a literal, its marks read as formulas and cells.
  private mutating func addText(_ literal: String, isHTML: Bool) {
    if isHTML && Self.isComment(literal) { return }
    for piece in Self.pieces(literal) {
      switch piece {
      case .text(let text):
        // A character may be written as `&#x1B;`.
        if let scalar = text.unicodeScalars.first(where: ForbiddenCharacters.isForbidden) {
          faults.append(ProseFault(kind: .file(.forbiddenCharacter(scalar)), place: place))
        }
        add(.text(text))
      case .mark(let index):
        guard marks.tokens.indices.contains(index) else { continue }
        switch reader.inline(marks.tokens[index], marks) {
        case .success(let inline): add(inline)
        case .failure(let fault): faults.append(fault)
        }
      }
    }
  }

  /// A literal with its marks as they were typed.
  private func restored(_ literal: String) -> String {
    Self.pieces(literal).map { piece in
      switch piece {
      case .text(let text): return text
      case .mark(let index):
        guard marks.tokens.indices.contains(index) else { return "" }
        return marks.text(marks.tokens[index].range)
      }
    }.joined()
  }

  private enum Piece {
    case text(String)
    case mark(Int)
  }

  private static func pieces(_ literal: String) -> [Piece] {
    var pieces: [Piece] = []
    var text = String.UnicodeScalarView()
    for scalar in literal.unicodeScalars {
      switch scalar {
      case InlineMarks.opening:
        if !text.isEmpty { pieces.append(.text(String(text))) }
        text = String.UnicodeScalarView()
      case InlineMarks.closing:
        if let index = Int(String(text)) { pieces.append(.mark(index)) }
        text = String.UnicodeScalarView()
      default: text.append(scalar)
      }
    }
    if !text.isEmpty { pieces.append(.text(String(text))) }
    return pieces
  }
}
