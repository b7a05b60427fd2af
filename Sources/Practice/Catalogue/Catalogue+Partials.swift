import Autodiff

/// Mistakes about local partials, one function for each family of operations.
extension MistakeRule {
  private static let partialCells: Set<CellFamily> = [
    .partial, .tangent, .adjoint, .term, .entry, .along, .pull,
  ]

  /// A row whose variants each replace local partials: nil keeps the true one.
  private static func partials(
    _ mistake: Mistake, _ name: String,
    _ variants: [@Sendable (LocalEdge) -> Double?],
    words: @escaping @Sendable (MistakeCase) -> String = Words.localPartial
  ) -> MistakeRule {
    MistakeRule(mistake, name, touches: partialCells, words: words).with { rule in
      rule.habits = { workings in variants.map { SweepRules(partials: workings.partials($0)) } }
    }
  }

  /// A row about tangents of one operation, from the tangents ȧ, ḃ of its positions.
  private static func tangents(
    _ primitive: Primitive, _ tangent: @escaping @Sendable (Double, Double) -> Double?
  ) -> SweepRules {
    SweepRules(
      modes: [.forward],
      tangent: { node, tangents, workings in
        guard workings.primitive(of: node) == primitive else { return nil }
        let pair = workings.list.positions(of: node).map { operand in
          switch operand {
          case .node(let index): tangents[index]
          case .constant: 0.0
          }
        }
        return tangent(pair[0], pair[1])
      })
  }

  /// A one-operand node is 3·w₁ and w₁² as well as sin w₁; both readings are held.
  static let arguments: [MistakeRule] = [
    MistakeRule(
      .partialAtInput, "partial at an input", touches: partialCells, words: Words.localPartial
    ).with { rule in
      rule.habits = { workings in
        [false, true].flatMap { isUnary in
          (0..<workings.comparedInputs).map { input in
            let x = workings.values[input]
            return SweepRules(
              partials: workings.partials { isUnary && !$0.isUnary ? nil : $0.partial(at: x) })
          }
        }
      }
    },
    partials(
      .partialAtOutput, "partial at the output",
      [
        { edge in edge.partial(at: edge.output) },
        { edge in edge.isUnary ? edge.partial(at: edge.output) : nil },
      ]),
  ]

  static let exponentials: [MistakeRule] = [
    partials(
      .exponentialIsArgument, "derivative of exp is its argument",
      [{ edge in edge.primitive == .exp ? edge.a : nil }]),
    partials(
      .powerRuleOnExponential, "power rule on exp",
      [
        { edge in powerRuleOnExponential(edge, isConstantBase: true) },
        { edge in powerRuleOnExponential(edge, isConstantBase: false) },
      ]),
    partials(
      .powerRuleWrong, "power rule wrong",
      powerRules.map { atPowers($0, isConstantExponent: true) }
        + powerRules.map { atPowers($0, isConstantExponent: false) }),
  ]

  @Sendable private static func powerRuleOnExponential(
    _ edge: LocalEdge, isConstantBase: Bool
  ) -> Double? {
    if edge.primitive == .exp { return edge.a * ElementaryMath.exp(edge.a - 1) }
    guard edge.primitive == .pow, edge.position == 1 else { return nil }
    if isConstantBase && !edge.isOnlyOperand { return nil }
    return edge.b * ElementaryMath.pow(edge.a, edge.b - 1)
  }

  private static func atPowers(
    _ rule: @escaping @Sendable (Double, Double) -> Double?, isConstantExponent: Bool
  ) -> @Sendable (LocalEdge) -> Double? {
    { edge in
      guard edge.primitive == .pow, edge.position == 0 else { return nil }
      return isConstantExponent && !edge.isOnlyOperand ? nil : rule(edge.a, edge.b)
    }
  }

  /// n·xⁿ; xⁿ⁻¹; n·xⁿ⁻¹ + xⁿ·ln x where x > 0.
  private static let powerRules: [@Sendable (Double, Double) -> Double?] = [
    { x, n in n * ElementaryMath.pow(x, n) },
    { x, n in ElementaryMath.pow(x, n - 1) },
    { x, n in
      guard x > 0 else { return nil }
      return n * ElementaryMath.pow(x, n - 1) + ElementaryMath.pow(x, n) * ElementaryMath.ln(x)
    },
  ]

  static let products: [MistakeRule] = [
    partials(
      .productOwnFactor, "product: own factor",
      [{ edge in edge.primitive == .mul ? edge.own : nil }]),
    MistakeRule(
      .productOfDerivatives, "product of derivatives", touches: [.tangent, .term, .entry, .along],
      words: Words.productOfDerivatives
    ).with { rule in rule.habits = { _ in [tangents(.mul) { $0 * $1 }] } },
    partials(
      .productOneTerm, "product: one term",
      [0, 1].map { dropped in
        { edge in edge.primitive == .mul && edge.position == dropped ? 0 : nil }
      }, words: Words.productOneTerm),
    partials(
      .quotient, "quotient",
      [
        { edge in edge.primitive == .div ? -edge.partial : nil },
        { edge in
          guard edge.primitive == .div else { return nil }
          return edge.position == 0 ? 1 : -edge.a / edge.b
        },
      ], words: Words.quotient
    ).with { rule in
      let partials = rule.habits
      rule.habits = { partials($0) + [tangents(.div) { $1 == 0 ? nil : $0 / $1 }] }
    },
  ]

  static let signs: [MistakeRule] = [
    partials(
      .minusLost, "minus lost",
      [[Primitive.sub, .neg], [.sub], [.neg]].map { primitives in
        { edge in
          guard primitives.contains(edge.primitive) else { return nil }
          return edge.primitive == .neg || edge.position == 1 ? 1 : nil
        }
      }),
    partials(
      .minusTurned, "minus turned",
      [{ edge in edge.primitive == .sub ? -edge.partial : nil }]),
  ]

  static let functions: [MistakeRule] = [
    partials(.commonLogarithm, "ln taken as log₁₀", []).with { rule in
      rule.replaceValues(
        OtherValues.commonLogarithm, partial: OtherValues.commonLogarithmPartial)
    },
    MistakeRule(
      .logarithmDerivative, "derivative of ln", touches: partialCells, words: Words.localPartial
    ).with { rule in
      rule.habits = { workings in
        let inputs = (0..<workings.comparedInputs).map { input in
          let x = workings.values[input]
          return workings.partials { $0.primitive == .ln && x > 0 ? 1 / x : nil }
        }
        let own = workings.partials { $0.primitive == .ln ? ElementaryMath.ln($0.a) : nil }
        return ([own] + inputs).map { SweepRules(partials: $0) }
      }
    },
    partials(
      .circularDerivative, "derivatives of sin and cos",
      [
        { edge in circular(edge, sine: { -ElementaryMath.cos($0) }, isCosine: false) },
        { edge in circular(edge, sine: { ElementaryMath.sin($0) }, isCosine: false) },
        { edge in circular(edge, sine: nil, isCosine: true) },
        { edge in circular(edge, sine: { -ElementaryMath.cos($0) }, isCosine: true) },
        { edge in circular(edge, sine: { ElementaryMath.sin($0) }, isCosine: true) },
      ]),
    partials(.degrees, "degrees", []).with { rule in
      rule.replaceValues(OtherValues.degrees, partial: OtherValues.degreesPartial)
    },
  ]

  @Sendable private static func circular(
    _ edge: LocalEdge, sine: ((Double) -> Double)?, isCosine: Bool
  ) -> Double? {
    if edge.primitive == .sin { return sine?(edge.a) }
    return edge.primitive == .cos && isCosine ? ElementaryMath.sin(edge.a) : nil
  }
}
