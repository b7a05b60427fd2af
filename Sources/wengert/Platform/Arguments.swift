import ArgumentParser
import Glibc

/// The command line's words on their way through the argument parser, without loss.
///
/// A byte that is not UTF-8 travels as a private character, so that the reader of functions can
/// name it. So does the minus in front of `-x^2`: a word with a single minus and more than one
/// letter is a function or an answer, never options run together; this program has none.
enum Arguments {
  private static let firstByte: UInt32 = 0x10_FE00
  private static let minus: Unicode.Scalar = "\u{10FF00}"

  /// The words after the program's name.
  static var all: [String] {
    (1..<Int(max(1, CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { word in
        sealed(UnsafeBufferPointer(start: word, count: strlen(word)).map(UInt8.init(bitPattern:)))
      }
    }
  }

  static func sealed(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var index = 0
    while index < bytes.count {
      let end = min(bytes.count, index + width(bytes[index]))
      if let character = String(validating: bytes[index..<end], as: UTF8.self),
        !character.unicodeScalars.contains(where: isOurs)
      {
        text.append(contentsOf: character.unicodeScalars)
        index = end
      } else {
        Unicode.Scalar(firstByte + UInt32(bytes[index])).map { text.append($0) }
        index += 1
      }
    }
    return protectingMinus(String(text))
  }

  /// Whether a character stands for a byte or a minus; one that was typed travels as its bytes.
  private static func isOurs(_ scalar: Unicode.Scalar) -> Bool {
    (firstByte...minus.value).contains(scalar.value)
  }

  /// The bytes of a character, by its first one.
  private static func width(_ byte: UInt8) -> Int {
    max(1, min(4, (~byte).leadingZeroBitCount))
  }

  private static func protectingMinus(_ word: String) -> String {
    guard word.hasPrefix("-"), !word.hasPrefix("--"), word.count > 1, word != "-h",
      word != "-help"
    else { return word }
    return String(String.UnicodeScalarView([minus])) + word.dropFirst()
  }

  /// The bytes as they were typed.
  static func opened(_ word: String) -> [UInt8] {
    word.unicodeScalars.flatMap { scalar -> [UInt8] in
      if scalar == minus { return [UInt8(ascii: "-")] }
      let byte = scalar.value &- firstByte
      return byte < 0x100 ? [UInt8(byte)] : Array(String(scalar).utf8)
    }
  }
}

/// A word of the command line as it was typed, whatever bytes it has.
struct TypedText: ExpressibleByArgument, Hashable {
  let bytes: [UInt8]

  init(argument: String) { bytes = Arguments.opened(argument) }

  /// The text; what is not UTF-8 is U+FFFD.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
