import Autodiff

extension Student {
  /// The wrong local partials that a mistake takes, one for each variant of the table.
  func partials(_ id: Int) -> [Partial] {
    switch id {
    case 5: repeatedOperands
    case 10: list.inputs.indices.map { input in { self.derivative($0, $1, at: self.w[input]) } }
    case 11: [{ self.derivative($0, $1, at: self.w[$0]) }]
    case 12...14: powers(id)
    case 15, 17...20: arithmetic(id)
    case 21, 22: logarithms(id)
    case 23, 24: circular(id)
    default: []
    }
  }

  private func changing(
    _ change: @escaping (_ primitive: Primitive, _ node: Int, _ position: Int) -> Double?
  ) -> Partial {
    { node, position in
      guard let primitive = self.operation(node) else { return .nan }
      return change(primitive, node, position) ?? self.truePartial(node, position)
    }
  }

  private var repeatedOperands: [Partial] {
    let twice = list.nodes.filter { node in
      let operands = places(node).map(\.operand)
      return operands.count == 2 && operands[0] == operands[1]
    }
    guard !twice.isEmpty else { return [] }
    return [0, 1].map { side in
      changing { _, node, position in twice.contains(node) && position == side ? 0 : nil }
    }
  }

  /// φ′(x) of an operation with one operand.
  private func derivative(_ node: Int, _ position: Int, at x: Double) -> Double {
    let truth = truePartial(node, position)
    guard let primitive = operation(node), places(node).count == 1 else { return truth }
    var (a, b) = arguments(node, w)
    if position == 0 { a = x } else { b = x }
    for finding in primitive.row.domain(a, b) {
      if case .value = finding { return truth }
      if case .derivative(position, _) = finding { return truth }
    }
    let slope = primitive.row.partials[position].value(a, b, primitive.row.value(a, b))
    return slope.isFinite ? slope : truth
  }

  private func powers(_ id: Int) -> [Partial] {
    func at(_ node: Int) -> (a: Double, b: Double) { arguments(node, w) }
    func isAlone(_ node: Int) -> Bool { places(node).count == 1 }
    switch id {
    case 12: return [changing { primitive, node, _ in primitive == .exp ? at(node).a : nil }]
    case 13:
      return [
        changing { primitive, node, position in
          let (a, b) = at(node)
          if primitive == .exp { return a * ElementaryMath.exp(a - 1) }
          guard primitive == .pow, position == 1, isAlone(node) else { return nil }
          return b * ElementaryMath.pow(a, b - 1)
        }
      ]
    case 14:
      let slips: [(Double, Double) -> Double?] = [
        { x, n in n * ElementaryMath.pow(x, n) }, { x, n in ElementaryMath.pow(x, n - 1) },
        { x, n in
          x > 0
            ? n * ElementaryMath.pow(x, n - 1) + ElementaryMath.pow(x, n) * ElementaryMath.ln(x)
            : nil
        },
      ]
      return slips.map { slip in
        changing { primitive, node, position in
          guard primitive == .pow, position == 0, isAlone(node) else { return nil }
          return slip(at(node).a, at(node).b)
        }
      }
    default: return []
    }
  }

  private func arithmetic(_ id: Int) -> [Partial] {
    func at(_ node: Int) -> (a: Double, b: Double) { arguments(node, w) }
    switch id {
    case 15:
      return [
        changing { primitive, node, position in
          primitive == .mul ? (position == 0 ? at(node).a : at(node).b) : nil
        }
      ]
    case 17:
      return [0, 1].map { lost in
        changing { primitive, _, position in primitive == .mul && position == lost ? 0 : nil }
      }
    case 18:
      return [
        changing { primitive, node, position in
          let (a, b) = at(node)
          return primitive == .div ? (position == 0 ? -1 / b : a / (b * b)) : nil
        },
        changing { primitive, node, position in
          let (a, b) = at(node)
          return primitive == .div ? (position == 0 ? 1 : -a / b) : nil
        },
      ]
    case 19:
      return [
        changing { primitive, _, position in
          primitive == .neg || (primitive == .sub && position == 1) ? 1 : nil
        }
      ]
    case 20:
      return [
        changing { primitive, _, position in
          primitive == .sub ? (position == 0 ? -1 : 1) : nil
        }
      ]
    default: return []
    }
  }

  private func logarithms(_ id: Int) -> [Partial] {
    func a(_ node: Int) -> Double { arguments(node, w).a }
    switch id {
    case 21:
      return [
        changing { primitive, node, _ in
          primitive == .ln ? 1 / (a(node) * ElementaryMath.ln(10)) : nil
        }
      ]
    case 22:
      let own = changing { primitive, node, _ in
        primitive == .ln ? ElementaryMath.ln(a(node)) : nil
      }
      return [own]
        + list.inputs.indices.filter { w[$0] > 0 }.map { input in
          changing { primitive, _, _ in primitive == .ln ? 1 / self.w[input] : nil }
        }
    default: return []
    }
  }

  private func circular(_ id: Int) -> [Partial] {
    func a(_ node: Int) -> Double { arguments(node, w).a }
    switch id {
    case 23:
      return [
        changing { primitive, node, _ in
          primitive == .sin ? -ElementaryMath.cos(a(node)) : nil
        },
        changing { primitive, node, _ in
          primitive == .sin ? ElementaryMath.sin(a(node)) : nil
        },
        changing { primitive, node, _ in
          primitive == .cos ? ElementaryMath.sin(a(node)) : nil
        },
      ]
    case 24:
      return [
        changing { primitive, node, _ in
          let degrees = a(node) * .pi / 180
          switch primitive {
          case .sin: return ElementaryMath.cos(degrees)
          case .cos: return -ElementaryMath.sin(degrees)
          case .tan: return 1 / (ElementaryMath.cos(degrees) * ElementaryMath.cos(degrees))
          default: return nil
          }
        }
      ]
    default: return []
    }
  }

  /// The value of an operation by a mistaken reading (B21, B24); nil where it doesn't act.
  func reading(_ id: Int, _ node: Int, _ values: [Double]) -> Double? {
    guard let primitive = operation(node) else { return nil }
    let (a, b) = arguments(node, values)
    switch (id, primitive) {
    case (21, .ln): return ElementaryMath.log10(a)
    case (24, .sin): return ElementaryMath.sin(a * .pi / 180)
    case (24, .cos): return ElementaryMath.cos(a * .pi / 180)
    case (24, .tan): return ElementaryMath.tan(a * .pi / 180)
    case (24, .asin), (24, .acos), (24, .atan), (24, .atan2):
      return primitive.row.value(a, b) * 180 / .pi
    default: return nil
    }
  }
}
