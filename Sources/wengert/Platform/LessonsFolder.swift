/// Where the lessons are: the first folder there is, in this order: `--lessons`,
/// `WENGERT_LESSONS`, beside the program, `./Lessons`.
///
/// A folder that was asked for is used or an error: another one would only confuse.
struct LessonsFolder {
  /// The folders that are looked at, best first.
  let candidates: [String]
  /// Whether the folder was asked for.
  let isAskedFor: Bool

  init(option: String?, surroundings: Surroundings) {
    let asked = option ?? surroundings["WENGERT_LESSONS"]
    isAskedFor = asked != nil
    if let asked {
      candidates = [asked]
    } else {
      let beside = surroundings.programFolder.map {
        [$0 + "/wengert_wengert.resources/Lessons", $0 + "/Lessons"]
      }
      candidates = (beside ?? []) + ["Lessons"]
    }
  }

  /// The folder, nil where there is none; throws where the one that was asked for is none.
  func findIfAny() throws(Trouble) -> String? { isAskedFor ? try find() : try? find() }

  /// The folder; throws where none of the candidates is one.
  func find() throws(Trouble) -> String {
    guard let found = candidates.first(where: { FileKind(path: $0) == .folder }) else {
      throw .noLessons(lookedAt: candidates)
    }
    return found
  }
}
