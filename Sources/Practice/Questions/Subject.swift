import Autodiff
import LessonKit

/// The function and the point that questions are about, and the lesson they come from.
package struct Subject: Sendable {
  package let function: Function
  package let list: WengertList
  package let point: [Double]
  /// The lesson's id; nil for a function of one's own.
  package let lesson: String?
  /// The index of the lesson's trace.
  package let trace: Int?
  /// The passes to walk where a whole trace is asked for; all unit passes where left out.
  package let passes: [Pass]

  package init(
    function: Function, list: WengertList? = nil, point: [Double], lesson: String? = nil,
    trace: Int? = nil, passes: [Pass]? = nil
  ) {
    let list = list ?? WengertList(function)
    self.function = function
    self.list = list
    self.point = point
    self.lesson = lesson
    self.trace = trace
    self.passes = passes ?? list.unitPasses(.forward) + list.unitPasses(.reverse)
  }

  /// A trace of a lesson at its own point.
  package init(_ lesson: Lesson, trace: Int) {
    let source = lesson.traces[trace]
    self.init(
      function: source.function, list: source.list, point: source.point, lesson: lesson.id,
      trace: trace, passes: source.passes.filter { $0 != .primal })
  }

  /// The same function at another point.
  package func moved(to point: [Double]) -> Subject {
    Subject(
      function: function, list: list, point: point, lesson: lesson, trace: trace, passes: passes)
  }

  package func grader(_ script: Script) -> Grader { Grader(list, point: point, script: script) }

  /// Identifies the function in stored attempts, whatever its text.
  ///
  /// Worked out when an answer is kept, because that takes time in proportion to the function.
  package var functionHash: String { function.stableHash }

  /// The point as it is typed: `x1=0.5,x2=2`.
  package var pointText: String {
    zip(list.inputs, point).map { "\($0)=\(NumberText.roundTrip($1))" }.joined(separator: ",")
  }
}

extension Function {
  /// A hash of inputs and canonical outputs that is the same in every run: FNV-1a, 64 bits.
  package var stableHash: String {
    let text = inputs.joined(separator: ",") + "|" + canonical.joined(separator: "|")
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
