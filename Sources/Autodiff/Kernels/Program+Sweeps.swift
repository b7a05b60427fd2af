extension Program {
  /// Runs the value sweep over `slotCount` values and `partialCount` partials.
  func sweepValues(_ stored: StoredNumbers, _ point: [Double]) {
    precondition(point.count == inputSlots.count, "a point has one value per input")
    point.withUnsafeBufferPointer { point in
      guard let point = point.baseAddress else { return }
      (stored.values + inputStart).update(from: point, count: inputSlots.count)
    }
    withCode { instructions, words in
      withStatements(stored.duals) { statements in
        var sweep = ValueSweep(
          values: stored.values, partials: stored.partials, words: words,
          slot: inputSlots.upperBound, statements: statements)
        for instruction in instructions { sweep.perform(instruction) }
      }
    }
  }

  @inline(__always)
  private func withStatements(
    _ duals: UnsafeMutablePointer<Dual>, _ body: (StatementSweep) -> Void
  ) {
    bodies.steps.withUnsafeBufferPointer { steps in
      bodies.starts.withUnsafeBufferPointer { starts in
        body(StatementSweep(duals: duals, steps: steps, starts: starts, inputStart: inputStart))
      }
    }
  }

  /// Runs the forward sweep: tangents of the inputs are given, of constants zero.
  func sweepTangents<Lane: Lanes>(
    _ tangents: UnsafeMutableBufferPointer<Lane>, _ stored: StoredNumbers
  ) {
    guard let tangents = tangents.baseAddress else { return }
    withCode { instructions, words in
      var sweep = TangentSweep(
        values: stored.values, tangents: tangents, partials: stored.partials, words: words,
        slot: inputSlots.upperBound, inputStart: inputStart)
      for instruction in instructions { sweep.perform(instruction) }
    }
  }

  /// Runs the reverse sweep: adjoints hold the seeds and are zero elsewhere.
  func sweepAdjoints<Lane: Lanes>(
    _ adjoints: UnsafeMutableBufferPointer<Lane>, _ stored: StoredNumbers
  ) {
    guard let adjoints = adjoints.baseAddress else { return }
    withCode { instructions, words in
      var sweep = AdjointSweep(
        values: stored.values, adjoints: adjoints, partials: stored.partials + partialCount,
        words: words + self.words.count, slot: slotCount, inputStart: inputStart)
      for instruction in instructions.reversed() { sweep.perform(instruction) }
    }
  }

  @inline(__always)
  private func withCode(
    _ body: (UnsafeBufferPointer<Instruction>, UnsafePointer<Int32>) -> Void
  ) {
    instructions.withUnsafeBufferPointer { instructions in
      words.withUnsafeBufferPointer { words in
        // A program without instructions has nothing to sweep.
        guard let words = words.baseAddress else { return }
        body(instructions, words)
      }
    }
  }
}
