import Autodiff
import TestKit
import Testing

@Suite("Damaged texts")
struct FuzzTests {
  private static let seeds = [
    "f(x1, x2) = (x1 x2 + sin x1, e^(x1 - x2))",
    "f(x, y) = xy + exp(xy)",
    "y1 = x1 x2 + x1 x3; y2 = ln(x1 + x2)",
    "a = x1 x2\ny = a + exp(a)  # note",
    "w3 = sin w1; w4 = w1 w2\nw5 = w3 + w4\nf(x1, x2) = (w5, w4)",
    "f(x^1, x^2) = ||x^1|-x^2| + √x₁² − π·τ",
    #"f(x_1, x_2) = (x_1 x_2 + \sin^{2} x_1, \frac{e^{x_1 - x_2}}{\sqrt[3]{x_2}})"#,
    "sin^2 x cos -x^2 / 2max(x, pow(y, 2)) 1e-3",
    #"\left| \dot{w}_3 \right| + \begin{aligned} \bar w_1 \\ \end{aligned}"#,
    "ẇ₃ w̄₁ dot w3 bar w1 θ é",
    "f(x, y) = (x/(1+exp(-y)), ln(1+exp(x^3)), atan2(y,x)^0.5)",
    #"f(\phi, ϵ) = \begin{pmatrix} \varphi^{2} \\ |\epsilon - 2|\cdot\phi \end{pmatrix}"#,
    "u := 2x1 - 3x2; v = u²/4 + tg u\ny = [v - sinh(u)]·relu(v)^(1/3)",
    "-2^-x^2 + 1/2x + x(y+1) sin 2x cos y − log10 |x|",
  ].map { Array($0.utf8) }

  private static let pieces: [[UInt8]] =
    [
      "(", ")", "[", "{", "}", "|", "^", "**", "-", "+", ",", ";", "\n", "=", "x", "y1", "w3", "e^",
      "sin", "log ", "√", "²", "⁻", "₁", "_", "_{", "\\", "\\frac", "\\left", "\\sqrt[", "\\dot{",
      "1.",
      "1e9", "..", " ", "#", "\u{202E}", "\u{304}", "f(", "$", "π", "max(", "\\\\", "0",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80]]

  private func damaged(_ random: inout SplitMix) -> [UInt8] {
    var text = random.pick(Self.seeds, else: [])
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...text.count, using: &random)
      let end = min(text.count, place + Int.random(in: 0...4, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: text.removeSubrange(place..<end)
      case 1: text.insert(contentsOf: text[place..<end], at: place)
      case 2:
        let other = random.pick(Self.seeds, else: [])
        text.replaceSubrange(place..., with: other.suffix(Int.random(in: 0...30, using: &random)))
      default: text.insert(contentsOf: random.pick(Self.pieces, else: []), at: place)
      }
    }
    return text
  }

  /// Rounds of each part; `WENGERT_SOAK` sets another number.
  private static let rounds = Soak.rounds(usually: 2_000)

  @Test("no damage to a text is more than an error in it", arguments: 0..<4)
  func damage(_ part: Int) {
    let seed = UInt64(2_000 + part)
    var random = SplitMix(seed: seed)
    var read = 0
    for round in 0..<Self.rounds {
      let text = damaged(&random)
      do throws(ReadingError) {
        let function = try Function(reading: text)
        read += 1
        #expect(
          readsBack(function),
          "seed \(seed) round \(round): \(String(decoding: text, as: UTF8.self))")
        let sweeps = sweepsAgree(function, &random)
        #expect(sweeps, "seed \(seed) round \(round): \(String(decoding: text, as: UTF8.self))")
      } catch {
        let isSound = isSound(error, in: text)
        #expect(isSound, "seed \(seed) round \(round): \(String(decoding: text, as: UTF8.self))")
      }
    }
    #expect(read > Self.rounds / 20)
  }

  /// Whether kernels are nan and infinite where the steps are, at a point that is hard on them.
  private func sweepsAgree(_ function: Function, _ random: inout SplitMix) -> Bool {
    let list = WengertList(function)
    let hard = [0, -0.0, 1, -1, 2, 0.5, 800, -750, 1e-300, 1e200, .pi]
    let point = list.inputs.map { _ in random.pick(hard, else: 0) }
    var kernel = Kernel(list)
    kernel.replay(point)
    let seed = list.outputs.map { _ in 1.0 }
    let row = kernel.push(.reverse, seed, count: list.inputCount)
    let sweep = Sweep(.reverse(seed), of: list, values: list.values(at: point))
    return zip(sweep.result(of: list), row).allSatisfy { $0.isFinite == $1.isFinite }
  }

  /// Whether each problem lies in the text and can be shown without a control character.
  private func isSound(_ error: ReadingError, in text: [UInt8]) -> Bool {
    !error.problems.isEmpty
      && error.problems.allSatisfy { problem in
        let shown = [problem.message] + problem.excerpt(of: text)
        return (0...text.count).contains(problem.offset) && problem.line > 0 && problem.column > 0
          && shown.allSatisfy {
            $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E }
          }
      }
  }

  private func readsBack(_ function: Function) -> Bool {
    let canonical = function.canonical
    let outputs = canonical.count == 1 ? canonical[0] : "(\(canonical.joined(separator: ",")))"
    let head = "f(\(function.inputs.joined(separator: ","))) = "
    guard let again = try? Function(reading: head + outputs) else { return false }
    return again.canonical == canonical && again.inputs == function.inputs
  }

  @Test("damage to an answer or a point is no more either")
  func answers() {
    var random = SplitMix(seed: 77)
    let names = Vocabulary(
      inputs: ["x1", "x2"], nodeCount: 5, hasTangents: true, hasAdjoints: true)
    let reader = PointReader(inputs: ["x1", "x2"])
    var failures = 0
    for _ in 0..<3_000 {
      let text = String(decoding: damaged(&random), as: UTF8.self)
      do { _ = try Expression(reading: text, names: names) } catch { failures += 1 }
      do { _ = try reader.point(text) } catch { failures += 1 }
    }
    #expect(failures > 3_000)
  }
}
