import Glibc

/// Measures process CPU time.
struct Stopwatch {
  /// The least time of a block in nanoseconds.
  let blockTime: Double

  /// Block time from `BENCH_MIN_TIME`, in seconds; 0.12 without it.
  static func fromEnvironment() -> Stopwatch {
    let text = getenv("BENCH_MIN_TIME").map { String(cString: $0) }
    return Stopwatch(blockTime: 1e9 * (text.flatMap(Double.init) ?? 0.12))
  }

  /// The median of five blocks, in nanoseconds an evaluation.
  func median<Fault: Error>(_ evaluation: () throws(Fault) -> Void) throws(Fault) -> Double {
    var blocks: [Double] = []
    for _ in 0..<5 { blocks.append(try block(evaluation)) }
    return blocks.sorted()[2]
  }

  /// Evaluates until the block's time is over, looking at the clock ever less often.
  private func block<Fault: Error>(
    _ evaluation: () throws(Fault) -> Void
  ) throws(Fault) -> Double {
    let start = Self.now()
    var count = 0
    var batch = 1
    while true {
      for _ in 0..<batch { try evaluation() }
      count += batch
      let elapsed = Self.now() - start
      if elapsed >= blockTime { return elapsed / Double(count) }
      if elapsed < blockTime / 16 { batch *= 2 }
    }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}
