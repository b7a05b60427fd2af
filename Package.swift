// swift-tools-version: 6.1

import PackageDescription

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

let package = Package(
  name: "wengert",
  products: [
    .executable(name: "wengert", targets: ["wengert"]),
    .executable(name: "wengert-benchmark", targets: ["wengert-benchmark"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Layer 0: knows nothing of the other targets.
    .target(name: "Autodiff", dependencies: ["CMath"], exclude: ["README.md"]),
    .target(name: "Canvas", exclude: ["README.md"]),
    .systemLibrary(name: "CMath"),
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CCMark", providers: [.apt(["libcmark-dev"])]),
    .target(name: "CTerminalGuard"),
    // A terminal that a program holds the other end of: for the benchmark and the tests.
    .target(name: "CPseudoTerminal"),

    // Layer 1: one subject each.
    .target(
      name: "LessonKit", dependencies: ["Autodiff", "CCMark", yams], exclude: ["README.md"]),
    .target(
      name: "Practice", dependencies: ["Autodiff", "LessonKit"], exclude: ["README.md"]),
    .target(name: "Export", dependencies: ["Autodiff", "Canvas"], exclude: ["README.md"]),
    .target(
      name: "CursesTerminal", dependencies: ["Canvas", "CNcurses", "CTerminalGuard"],
      exclude: ["README.md"]),
    .target(
      name: "ProgressStore", dependencies: ["Practice", grdb], exclude: ["README.md"]),

    // Layer 2: screens, pure.
    .target(
      name: "Tutor", dependencies: ["Autodiff", "LessonKit", "Practice", "Canvas", "Export"],
      exclude: ["README.md"]),

    // Layer 3: the only places with effects.
    .executableTarget(
      name: "wengert",
      dependencies: [
        "Autodiff", "LessonKit", "Practice", "Export", "Canvas", "CursesTerminal",
        "ProgressStore", "Tutor", argumentParser,
      ],
      exclude: ["README.md"],
      resources: [.copy("../../Lessons")]),
    .executableTarget(
      name: "wengert-benchmark", dependencies: ["Autodiff", "CPseudoTerminal"],
      exclude: ["README.md"]),

    // Tests. Only TerminalTests needs libvterm, so that a plain build does not.
    .systemLibrary(
      name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
    .target(
      name: "TestKit", dependencies: ["Autodiff", "Canvas", "CPseudoTerminal"],
      path: "Tests/TestKit"),
    .executableTarget(
      name: "terminal-probe", dependencies: ["Canvas", "CursesTerminal"],
      path: "Tests/TerminalProbe"),
    .testTarget(name: "AutodiffTests", dependencies: ["Autodiff", "TestKit"]),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas", "TestKit"]),
    .testTarget(name: "LessonKitTests", dependencies: ["LessonKit", "Autodiff", "TestKit"]),
    .testTarget(
      name: "PracticeTests", dependencies: ["Practice", "LessonKit", "Autodiff", "TestKit"]),
    .testTarget(name: "ExportTests", dependencies: ["Export", "Autodiff", "Canvas", "TestKit"]),
    .executableTarget(
      name: "progress-probe", dependencies: ["ProgressStore"], path: "Tests/ProgressProbe"),
    .testTarget(
      name: "ProgressStoreTests",
      dependencies: ["ProgressStore", "Practice", "TestKit", "progress-probe"]),
    .testTarget(
      name: "TutorTests",
      dependencies: ["Tutor", "Autodiff", "LessonKit", "Practice", "Canvas", "Export", "TestKit"],
      exclude: ["Snapshots"]),
    .testTarget(name: "CommandTests", dependencies: ["TestKit", "wengert", "wengert-benchmark"]),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["TestKit", "Canvas", "CVTerm", "terminal-probe", "wengert"]),
    .testTarget(name: "ArchitectureTests"),
  ],
  swiftLanguageModes: [.v6]
)
