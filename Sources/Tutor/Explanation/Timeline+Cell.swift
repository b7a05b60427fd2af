import Autodiff

extension Timeline {
  /// What a step computes, as a cell that can be asked for; nil for seeds.
  package func cell(of step: Step) -> Cell? {
    let pass = passes[step.pass]
    switch step.event {
    case .seed: return nil
    case .value(let node): return .value(node: node)
    case .term(let edge):
      let operand = list.operand(edge)
      return pass.mode == .forward
        ? .term(of: edge.node, from: operand, pass) : .term(of: operand, from: edge.node, pass)
    case .total(let node): return derivative(node, pass)
    case .entry(let index):
      switch (pass.mode, pass.unitIndex) {
      case (.forward, let input?): return .entry(output: index, input: input)
      case (.reverse, let output?): return .entry(output: output, input: index)
      case (.forward, nil): return derivative(list.outputs[index].node, pass)
      default: return derivative(index, pass)
      }
    }
  }

  private func derivative(_ node: Int, _ pass: Pass) -> Cell {
    pass.mode == .forward
      ? .tangent(node: node, seed: pass.seed) : .adjoint(node: node, seed: pass.seed)
  }
}
