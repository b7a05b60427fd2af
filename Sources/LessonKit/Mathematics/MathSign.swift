/// A sign of the LaTeX subset: how it is typed, and what stands for it in each style.
struct MathSign: Hashable, Sendable {
  /// How much room a sign takes.
  enum Spacing: Hashable, Sendable {
    /// a + b; without room where it has no left operand.
    case binary
    /// a·b
    case tight
    /// a = b
    case relation
    case open
    case close
    /// a, b
    case comma
    /// ∂w
    case prefix
    case plain
  }

  let spacing: Spacing
  let unicode: String
  let ascii: String
  let words: String

  init(_ spacing: Spacing, _ unicode: String, _ ascii: String, _ words: String) {
    self.spacing = spacing
    self.unicode = unicode
    self.ascii = ascii
    self.words = words
  }
}

extension MathSign {
  /// Signs typed as one character.
  static let characters: [Character: MathSign] = [
    "+": MathSign(.binary, "+", "+", "plus"),
    "-": MathSign(.binary, "−", "-", "minus"),
    "−": MathSign(.binary, "−", "-", "minus"),
    "*": MathSign(.tight, "·", "*", "times"),
    "·": MathSign(.tight, "·", "*", "times"),
    "×": MathSign(.tight, "×", "*", "times"),
    "/": MathSign(.tight, "/", "/", "over"),
    "=": MathSign(.relation, "=", "=", "equals"),
    "<": MathSign(.relation, "<", "<", "is less than"),
    ">": MathSign(.relation, ">", ">", "is greater than"),
    ":": MathSign(.comma, ":", ":", ":"),
    ",": MathSign(.comma, ",", ",", ","),
    ";": MathSign(.comma, ";", ";", ";"),
    ".": MathSign(.plain, ".", ".", "."),
    "!": MathSign(.plain, "!", "!", "factorial"),
    "?": MathSign(.plain, "?", "?", "?"),
    "'": MathSign(.plain, "′", "'", "prime"),
    "(": MathSign(.open, "(", "(", "("),
    ")": MathSign(.close, ")", ")", ")"),
    "[": MathSign(.open, "[", "[", "["),
    "]": MathSign(.close, "]", "]", "]"),
    "|": MathSign(.plain, "|", "|", "bar"),
  ]

  /// Signs typed as a command.
  static let commands: [String: MathSign] = [
    "cdot": MathSign(.tight, "·", "*", "times"),
    "times": MathSign(.tight, "×", "*", "times"),
    "circ": MathSign(.tight, "∘", " o ", "after"),
    "pm": MathSign(.binary, "±", "+-", "plus or minus"),
    "to": MathSign(.relation, "→", "->", "to"),
    "rightarrow": MathSign(.relation, "→", "->", "to"),
    "leftarrow": MathSign(.relation, "←", "<-", "from"),
    "mapsto": MathSign(.relation, "↦", "|->", "goes to"),
    "Rightarrow": MathSign(.relation, "⇒", "=>", "so"),
    "in": MathSign(.relation, "∈", "in", "in"),
    "neq": MathSign(.relation, "≠", "!=", "is not"),
    "ne": MathSign(.relation, "≠", "!=", "is not"),
    "approx": MathSign(.relation, "≈", "~", "is about"),
    "leq": MathSign(.relation, "≤", "<=", "is at most"),
    "le": MathSign(.relation, "≤", "<=", "is at most"),
    "geq": MathSign(.relation, "≥", ">=", "is at least"),
    "ge": MathSign(.relation, "≥", ">=", "is at least"),
    "ll": MathSign(.relation, "≪", "<<", "is much less than"),
    "gg": MathSign(.relation, "≫", ">>", "is much greater than"),
    "partial": MathSign(.prefix, "∂", "d", "partial"),
    "nabla": MathSign(.prefix, "∇", "grad ", "gradient of"),
    "sum": MathSign(.prefix, "Σ", "sum ", "sum of"),
    "prod": MathSign(.prefix, "Π", "prod ", "product of"),
    "infty": MathSign(.plain, "∞", "inf", "infinity"),
    "top": MathSign(.plain, "ᵀ", "T", "transposed"),
    "ldots": MathSign(.plain, "…", "...", "and so on"),
    "dots": MathSign(.plain, "…", "...", "and so on"),
    "cdots": MathSign(.plain, "⋯", "...", "and so on"),
    "colon": MathSign(.comma, ":", ":", ":"),
    "{": MathSign(.open, "{", "{", "{"),
    "}": MathSign(.close, "}", "}", "}"),
    "lbrace": MathSign(.open, "{", "{", "{"),
    "rbrace": MathSign(.close, "}", "}", "}"),
    "%": MathSign(.plain, "%", "%", "percent"),
    "#": MathSign(.plain, "#", "#", "number"),
    "$": MathSign(.plain, "$", "$", "dollar"),
    "|": MathSign(.plain, "‖", "||", "norm"),
  ]

  /// Functions, which take room before their argument.
  static let functions: Set<String> = [
    "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "exp", "ln", "log",
    "min", "max", "det", "sec", "csc", "cot",
  ]

  /// Greek letters by command.
  static let greek: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ",
  ]

  /// The ASCII name of a Greek letter.
  static let greekNames: [String: String] = {
    let pairs = greek.filter { !$0.key.hasPrefix("var") }.map { ($0.value, $0.key) }
    return Dictionary(pairs) { first, second in min(first, second) }
  }()

  /// Commands that leave room, or none.
  static let spaces: [String: Bool] = [
    ",": true, ";": true, ":": true, " ": true, "quad": true, "qquad": true, "!": false,
    "left": false, "right": false, "displaystyle": false, "limits": false, "\\": true,
  ]

  /// Commands with an argument.
  static let structures: Set<String> = [
    "frac", "dfrac", "tfrac", "sqrt", "mathbb", "text", "mathrm", "mathbf", "mathit",
    "operatorname", "dot", "bar", "vec", "hat", "overline",
  ]

  /// Every command that can be typed, for suggestions.
  static let allCommands: [String] =
    (Array(commands.keys) + Array(functions) + Array(greek.keys) + Array(spaces.keys)
    + Array(structures)).filter { $0.count > 1 }.sorted()
}
