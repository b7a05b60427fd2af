/// The keys of a page or a step: `predict: yes`, `pause: 6`.
struct SectionKeys {
  private(set) var predict = false
  private(set) var pause: Double?

  init(_ section: Section, _ source: LessonSource, _ problems: inout ProblemList) {
    var seen: Set<String> = []
    for case .key(let key) in section.parts {
      guard seen.insert(key.name).inserted else {
        problems.add(.key(.repeatedKey(key.name)), at: key.namePlace)
        continue
      }
      switch KeyName(rawValue: key.name) {
      case .predict: readPredict(key, &problems)
      case .pause: readPause(key, &problems)
      case .answer, .hint, .wrong, .form, .generate, nil: break
      }
    }
  }

  private mutating func readPredict(_ key: KeyLine, _ problems: inout ProblemList) {
    switch key.value.text {
    case "yes": predict = true
    case "no": predict = false
    default: key.refuse(.words(["yes", "no"]), &problems)
    }
  }

  private mutating func readPause(_ key: KeyLine, _ problems: inout ProblemList) {
    pause = Double(key.value.text).flatMap { $0 > 0 && $0 <= LessonLimits.pause ? $0 : nil }
    if pause == nil { key.refuse(.seconds, &problems) }
  }
}

extension KeyLine {
  /// Reports that the value is not what the key needs.
  func refuse(_ expected: LessonProblem.Expectation, _ problems: inout ProblemList) {
    let place = value.bytes.isEmpty ? namePlace : value.place
    problems.add(.key(.badValue(key: name, value: value.text, expected)), at: place)
  }
}
