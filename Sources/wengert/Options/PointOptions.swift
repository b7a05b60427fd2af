import ArgumentParser
import Autodiff
import Canvas

/// The point: `--at x1=0.5,x2=pi/4`.
struct PointOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The point, such as x1=0.5,x2=pi/4; an input left out is asked for on a terminal.",
      valueName: "point"))
  var at: [TypedText] = []
}

extension PointOptions {
  /// A value for every input: those given, else those of `fallback`, else asked for.
  func point(
    inputs: [String], fallback: [Double]?, colour: ColourChoice
  ) throws -> [Double] {
    if at.isEmpty {
      if let fallback { return fallback }
      return try Self.complete([Double?](repeating: nil, count: inputs.count), inputs, colour)
    }
    let text = at.map(\.text).joined(separator: "\n")
    let values = try reading(text) { () throws(ReadingError) in
      try PointReader(inputs: inputs).values(text)
    }
    return try Self.complete(values, inputs, colour)
  }

  private static func complete(
    _ values: [Double?], _ inputs: [String], _ colour: ColourChoice
  ) throws -> [Double] {
    guard values.contains(nil) else { return values.compactMap(\.self) }
    guard Descriptors.canAsk else { return try refuse(values, inputs) }
    return try zip(inputs, values).map { try $1 ?? asked($0, Messages.standard(colour)) }
  }

  /// Fails with the names that have no value, in the point reader's words.
  static func refuse(_ values: [Double?], _ inputs: [String]) throws(InputError) -> [Double] {
    let known = zip(inputs, values).compactMap { $1 == nil ? nil : "\($0)=0" }
      .joined(separator: ",")
    return try reading(known) { () throws(ReadingError) in
      try PointReader(inputs: inputs).point(known)
    }
  }

  /// Asks until the answer is a number; the end of input is an error.
  private static func asked(_ name: String, _ messages: Messages) throws(InputError) -> Double {
    while true {
      messages.ask("\(name) = ")
      guard let line = readLine() else {
        throw InputError(kind: "missingValue", "'\(name)' has no value: write --at \(name)=0.5")
      }
      do throws(ReadingError) {
        return try PointReader.number(line)
      } catch {
        messages.write(InputError(error, in: line).lines)
      }
    }
  }
}

/// Runs a reader and names the text in its error.
func reading<Result>(
  _ text: String, _ body: () throws(ReadingError) -> Result
) throws(InputError) -> Result {
  do throws(ReadingError) {
    return try body()
  } catch {
    throw InputError(error, in: text)
  }
}
