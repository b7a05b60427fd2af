import ProgressStore

/// The learner's progress on this machine.
enum ProgressFile {
  /// Opens the store, making it where there is none.
  static func open(in surroundings: Surroundings) throws(ProgressProblem) -> ProgressStore {
    guard let path = surroundings.progressFile else { throw .noHome }
    return try ProgressStore.open(path)
  }

  /// What is kept; nothing where no store was ever made. Says once what opening found out.
  static func contents(
    in surroundings: Surroundings, _ messages: Messages
  ) throws(ProgressProblem) -> ProgressContents {
    guard let path = surroundings.progressFile, FileKind(path: path) != nil else {
      return ProgressContents()
    }
    let store = try ProgressStore.open(path)
    messages.write(store.notices.map { "warning: " + $0.description })
    return try store.contents()
  }
}
