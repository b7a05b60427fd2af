import Glibc

/// What the program finds around it: variables and folders. Looked up here and handed on.
struct Surroundings {
  let variables: [String: String]
  /// The folder that the program's file stands in.
  let programFolder: String?

  /// Those of this process.
  static var current: Surroundings {
    var variables: [String: String] = [:]
    var place = environ
    while let entry = place.pointee {
      let pair = String(cString: entry).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { variables[String(pair[0])] = String(pair[1]) }
      place += 1
    }
    return Surroundings(variables: variables, programFolder: ownFolder)
  }

  /// A variable that is set and not empty.
  subscript(name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private static var ownFolder: String? {
    guard let resolved = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved).split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
  }
}

extension Surroundings {
  /// The learner's home: `HOME`, else what the system's list of users says.
  var home: String? {
    if let home = self["HOME"], home.hasPrefix("/") { return home }
    guard let entry = getpwuid(getuid()), let folder = entry.pointee.pw_dir else { return nil }
    return String(cString: folder)
  }

  /// A folder of the XDG Base Directory Specification; a relative path counts as unset there.
  private func folder(_ variable: String, below home: String) -> String? {
    if let path = self[variable], path.hasPrefix("/") { return path + "/wengert" }
    return self.home.map { $0 + home + "/wengert" }
  }

  /// Where progress is kept; nil where there is no home.
  var stateFolder: String? { folder("XDG_STATE_HOME", below: "/.local/state") }

  /// Where settings are read from; nil where there is no home.
  var configurationFolder: String? { folder("XDG_CONFIG_HOME", below: "/.config") }

  /// The file that settings are read from.
  var configurationFile: String? { configurationFolder.map { $0 + "/config" } }

  /// The file that progress is kept in.
  var progressFile: String? { stateFolder.map { $0 + "/progress.sqlite" } }

  /// Whether colour may be used on a descriptor: on a terminal that has it, unless `NO_COLOR` is
  /// set (https://no-color.org).
  func wantsColour(isTerminal: Bool) -> Bool {
    isTerminal && self["NO_COLOR"] == nil && self["TERM"] != nil && self["TERM"] != "dumb"
  }
}
