import Autodiff

/// A number that a mistake gives at one place.
struct MistakeValue: Hashable, Sendable {
  /// Which of a mistake's ways gives the number; the same way has the same key at every point.
  struct Key: Hashable, Sendable {
    let mistake: Mistake
    let way: Way
    /// The number of the variant among those of the way.
    let variant: Int
  }

  enum Way: Hashable, Sendable {
    /// The mistake at every place of a pass.
    case habit(Mode?)
    /// The mistake at the asked cell only.
    case slip(Mode?)
    /// A pass of the mistake's own, or a number looked up in another place.
    case own
  }

  let key: Key
  let value: Double

  var mistake: Mistake { key.mistake }

  var isHabit: Bool {
    switch key.way {
    case .habit, .own: true
    case .slip: false
    }
  }
}

extension MistakeRule {
  /// The numbers that this mistake gives at places, true ones included.
  func values(at atoms: [Atom], _ scene: Scene) -> [[MistakeValue]] {
    var result = [[MistakeValue]](repeating: [], count: atoms.count)
    let touched = atoms.indices.filter { families.contains(atoms[$0].family) }
    guard !touched.isEmpty else { return result }
    let asked = AskedPlaces(
      touched.map { ($0, atoms[$0]) }, scene.list, limit: 2 * scene.workings.passLimit)
    func add(_ index: Int, _ way: MistakeValue.Way, _ variant: Int, _ value: Double) {
      let key = MistakeValue.Key(mistake: mistake, way: way, variant: variant)
      result[index].append(MistakeValue(key: key, value: value))
    }
    let variants = scene.variants[mistake] ?? Scene.Variants(self, scene.workings)
    for variant in variants.habits {
      asked.habits(variant.rules, scene) { add($0, .habit($1), variant.number, $2) }
    }
    for variant in variants.slips {
      asked.slips(variant.rules, scene) { add($0, .slip($1), variant.number, $2) }
    }
    for (pass, places) in asked.byPass {
      for (variant, derivatives) in passes(pass, scene.workings).enumerated() {
        for place in places {
          let values = PassValues(replacing: derivatives, in: scene.pass(pass))
          let number = place.read(SweepRules(), pass, values, scene.workings)
          add(place.index, .habit(pass.mode), variant, number)
        }
      }
    }
    for index in touched {
      for (variant, number) in numbers(atoms[index], scene).enumerated() {
        add(index, .own, variant, number)
      }
    }
    return result
  }
}

extension PassValues {
  /// The pass with other derivatives; what is not 0 in them was reached.
  init(replacing derivatives: [Double], in pass: PassValues) {
    self = pass
    self.derivatives = derivatives
    isReached = zip(isReached, derivatives).map { $0 || $1 != 0 }
  }
}

/// Places sorted by what computes them, so that each pass is swept once per variant.
private struct AskedPlaces {
  struct InPass {
    let index: Int
    /// The node whose derivative is asked, or which adds up the asked term.
    let node: Int
    let termSource: Int?

    /// The asked number where a pass went by some rules.
    func read(
      _ rules: SweepRules, _ pass: Pass, _ values: PassValues, _ workings: Workings
    ) -> Double {
      guard let termSource else { return values.derivatives[node] }
      return rules.term(of: node, from: termSource, pass, values, workings)
    }
  }

  private(set) var byPass: [(Pass, [InPass])] = []
  private var local: [(Int, Atom.Place)] = []

  init(_ atoms: [(Int, Atom)], _ list: WengertList, limit: Int) {
    var passes: [Pass: [InPass]] = [:]
    var order: [Pass] = []
    func add(_ pass: Pass, _ place: InPass) {
      if passes[pass] == nil { order.append(pass) }
      passes[pass, default: []].append(place)
    }
    for (index, atom) in atoms {
      switch atom.place {
      case .value, .partial: local.append((index, atom.place))
      case .tangent(let node, let seed):
        add(.forward(seed), InPass(index: index, node: node, termSource: nil))
      case .adjoint(let node, let seed):
        add(.reverse(seed), InPass(index: index, node: node, termSource: nil))
      case .term(let node, let source, let pass):
        add(pass, InPass(index: index, node: node, termSource: source))
      case .entry(let output, let input):
        let node = list.outputs[output].node
        add(list.unitPass(.forward, input), InPass(index: index, node: node, termSource: nil))
        add(list.unitPass(.reverse, output), InPass(index: index, node: input, termSource: nil))
      }
    }
    // Where there are too many passes, those that give most of the asked numbers.
    let byUse = order.enumerated().sorted {
      let (a, b) = (passes[$0.element]?.count ?? 0, passes[$1.element]?.count ?? 0)
      return (b, $0.offset) < (a, $1.offset)
    }
    byPass = byUse.prefix(limit).map { ($0.element, passes[$0.element] ?? []) }
  }

  func habits(_ rules: SweepRules, _ scene: Scene, _ add: (Int, Mode?, Double) -> Void) {
    for (index, place) in local {
      if case .value(let node) = place, let values = rules.values { add(index, nil, values[node]) }
      if let partial = partial(place, rules, scene) { add(index, nil, partial) }
    }
    for (pass, places) in byPass {
      guard let mode = pass.mode, rules.modes.contains(mode) else { continue }
      let values = rules.sweep(pass, scene.workings)
      for place in places {
        add(place.index, mode, place.read(rules, pass, values, scene.workings))
      }
    }
  }

  func slips(_ rules: SweepRules, _ scene: Scene, _ add: (Int, Mode?, Double) -> Void) {
    // A seed is of a whole pass: there is no mistake about it at one cell.
    guard rules.seed == nil else { return }
    for (index, place) in local {
      if let partial = partial(place, rules, scene) { add(index, nil, partial) }
    }
    for (pass, places) in byPass {
      guard let mode = pass.mode, rules.modes.contains(mode) else { continue }
      let values = scene.pass(pass)
      for place in places {
        let number =
          place.termSource == nil
          ? rules.total(of: place.node, mode, values, scene.workings)
          : place.read(rules, pass, values, scene.workings)
        add(place.index, mode, number)
      }
    }
  }

  private func partial(_ place: Atom.Place, _ rules: SweepRules, _ scene: Scene) -> Double? {
    guard case .partial(let node, let source) = place, let partials = rules.partials else {
      return nil
    }
    return scene.workings.edges.total(between: source, and: node) { partials[$0] }
  }
}
