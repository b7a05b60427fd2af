/// Why progress can't be read or kept; lessons go on without it.
package enum ProgressProblem: Error, Hashable, Sendable {
  /// There is no home folder, so no place to keep anything.
  case noHome
  /// The file or its folder can't be opened or made.
  case cannotOpen(path: String, reason: String)
  /// The file may be read and not written: a read-only disk or folder.
  case readOnly(path: String)
  /// A later version of the program wrote the file.
  case newer(path: String, version: Int, known: Int)
  /// Something went wrong on the way: a full disk, a fault of the device.
  case failed(path: String, reason: String)
}

extension ProgressProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noHome: "progress can't be kept: there is no home folder; set HOME or XDG_STATE_HOME"
    case .cannotOpen(let path, let reason):
      "progress can't be kept in \(path): \(reason); lessons go on without it"
    case .readOnly(let path):
      "progress in \(path) can be read but not changed: check who may write there"
    case .newer(let path, let version, let known):
      "progress in \(path) was written by a later wengert (version \(version), this one knows "
        + "\(known)): it is shown and not changed"
    case .failed(let path, let reason):
      "progress in \(path) could not be read or kept just now: \(reason)"
    }
  }
}

/// Something that opening a store found out and a learner should know once.
package enum ProgressNotice: Hashable, Sendable {
  /// The file was damaged and stands aside under another name; progress begins anew.
  case damaged(keptAs: String)
  /// Nothing will be kept, for this reason.
  case notKept(ProgressProblem)
}

extension ProgressNotice: CustomStringConvertible {
  package var description: String {
    switch self {
    case .damaged(let path):
      "the file of your progress was damaged: it is kept as \(path), and a new one is begun"
    case .notKept(let problem): problem.description
    }
  }
}
