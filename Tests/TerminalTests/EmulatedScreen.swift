import CVTerm
import Canvas

/// What a person would see: a terminal emulator that reads what a program sent.
final class EmulatedScreen {
  private let terminal: OpaquePointer?
  private let screen: OpaquePointer?
  /// The terminal's switches, which the emulator reports as they change.
  private let switches = Switches()
  private let callbacks = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)

  fileprivate final class Switches {
    var isAlternate = false
    var isCursorShown = true
  }

  init(size: Size) {
    terminal = vterm_new(CInt(size.height), CInt(size.width))
    vterm_set_utf8(terminal, 1)
    screen = vterm_obtain_screen(terminal)
    callbacks.initialize(to: VTermScreenCallbacks())
    callbacks.pointee.settermprop = { property, value, switches in
      guard let value, let switches else { return 0 }
      Unmanaged<Switches>.fromOpaque(switches).takeUnretainedValue()
        .set(property, number: value.pointee.number)
      return 1
    }
    vterm_screen_set_callbacks(screen, callbacks, Unmanaged.passUnretained(switches).toOpaque())
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit {
    vterm_free(terminal)
    callbacks.deallocate()
  }

  func feed(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { piece in
      _ = vterm_input_write(
        terminal, piece.bindMemory(to: CChar.self).baseAddress, piece.count)
    }
  }

  func resize(_ size: Size) { vterm_set_size(terminal, CInt(size.height), CInt(size.width)) }

  var size: Size {
    var (height, width): (CInt, CInt) = (0, 0)
    vterm_get_size(terminal, &height, &width)
    return Size(width: Int(width), height: Int(height))
  }

  /// The rows as text, marks included, without trailing spaces.
  var rows: [String] {
    (0..<size.height).map { y in
      var row = ""
      var x = 0
      while x < size.width {
        let cell = cell(at: Point(x: x, y: y))
        row += cell.text
        x += max(1, Int(cell.width))
      }
      return String(row.reversed().drop { $0 == " " }.reversed())
    }
  }

  var text: String { rows.joined(separator: "\n") }

  func contains(_ text: String) -> Bool { rows.contains { $0.contains(text) } }

  func cell(at point: Point) -> VTermScreenCell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(
      screen, VTermPos(row: CInt(point.y), col: CInt(point.x)), &cell)
    return cell
  }

  var cursor: Point {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return Point(x: Int(position.col), y: Int(position.row))
  }

  var isAlternate: Bool { switches.isAlternate }
  var isCursorShown: Bool { switches.isCursorShown }
}

extension EmulatedScreen.Switches {
  fileprivate func set(_ property: VTermProp, number: CInt) {
    switch property {
    case VTERM_PROP_ALTSCREEN: isAlternate = number != 0
    case VTERM_PROP_CURSORVISIBLE: isCursorShown = number != 0
    default: break
    }
  }
}

extension VTermScreenCell {
  /// The characters of the cell; a space where nothing was drawn.
  var text: String {
    var text = String.UnicodeScalarView()
    withUnsafeBytes(of: chars) { bytes in
      for value in bytes.bindMemory(to: UInt32.self) {
        guard value != 0, let scalar = Unicode.Scalar(value) else { break }
        text.append(scalar)
      }
    }
    return text.isEmpty ? " " : String(text)
  }

  /// The number of the colour of the text, or nil where it is the terminal's own.
  var foreground: Int? {
    let isOwn = fg.type & UInt8(VTERM_COLOR_DEFAULT_FG.rawValue) != 0
    return isOwn ? nil : Int(fg.indexed.idx)
  }
}
