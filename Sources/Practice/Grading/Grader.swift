import Autodiff

/// Judges answers to any cell of a list at a point.
package struct Grader: Sendable {
  package let list: WengertList
  package let point: [Double]
  /// The letters of messages.
  package var script: Script
  let scene: Scene

  package init(
    _ list: WengertList, point: [Double], values: [Double]? = nil, script: Script = .unicode
  ) {
    self.list = list
    self.point = point
    self.script = script
    scene = Scene(Workings(list, values: values ?? list.values(at: point)))
  }

  /// What answers to a cell are held against; keep it where several answers are judged.
  package func key(for cell: Cell) -> CellKey {
    CellKey(cell, scene, point: point, script: script)
  }

  /// The judgement of one answer to a cell.
  package func grade(_ cell: Cell, _ text: String) -> Judgement {
    key(for: cell).judge(text)
  }
}

extension CellKey {
  /// The judgement of one answer.
  ///
  /// - Parameter remark: An author's words, said where the answer is wrong.
  package func judge(_ text: String, remark: String? = nil) -> Judgement {
    do {
      let answer = try AnswerReader(scalars: ScalarReader(list)).read(text)
      if let name = itself(answer) { throw AnswerProblem.namesItself(name) }
      return CellJudge(key: self, remark: remark).judge(answer)
    } catch let problem as AnswerProblem {
      return Judgement(
        verdict: problem.isReadable ? .notAnAnswer : .unreadable, reading: nil, expected: truth,
        message: problem.message, offset: problem.offset)
    } catch {
      return Judgement(verdict: .unreadable, expected: truth, message: "\(error)")
    }
  }

  /// The name of the asked node where the answer is that name and nothing else.
  private func itself(_ answer: Answer) -> String? {
    guard case .value(let node) = cell, node >= list.inputCount, case .scalar(let entry) = answer,
      entry.expression == .node(node)
    else { return nil }
    return letters.primal(node)
  }
}
