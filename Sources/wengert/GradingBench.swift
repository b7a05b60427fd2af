import Autodiff
import Practice

/// Judges answers about one list at one point; keeps the last cell's key, because answers to the
/// same question come in a row.
final class GradingBench {
  let list: WengertList
  let point: [Double]
  private let grader: Grader
  private var last: (cell: Cell, key: CellKey)?

  init(_ list: WengertList, at point: [Double], script: Script) {
    self.list = list
    self.point = point
    grader = Grader(list, point: point, script: script)
  }

  /// The judgement of an answer to a cell in words; `pass` holds where the cell names none.
  func judge(
    _ cellText: String, _ answer: String, in pass: Pass?
  ) throws(InputError) -> Judgement {
    let cell: Cell
    do throws(CellProblem) {
      cell = try Cell(reading: cellText, for: list, in: pass)
    } catch {
      throw InputError(error, in: cellText)
    }
    if let last, last.cell == cell { return last.key.judge(answer) }
    let key = grader.key(for: cell)
    last = (cell, key)
    return key.judge(answer)
  }
}
