/// What all sweeps of a program share: the values by slot, and the partials that the value sweep
/// stores for the others.
struct StoredNumbers {
  let values: UnsafeMutablePointer<Double>
  let partials: UnsafeMutablePointer<Double>
}

extension Program {
  /// Calls a body with the stored numbers as pointers; nil for a program without slots. Asked for
  /// as mutable by all sweeps, because that leaves the arrays' reference counts alone.
  @inline(__always) @discardableResult
  func withStored<Result>(
    _ values: inout [Double], _ partials: inout [Double], _ body: (StoredNumbers) -> Result
  ) -> Result? {
    values.withUnsafeMutableBufferPointer { values in
      partials.withUnsafeMutableBufferPointer { partials in
        guard let values = values.baseAddress, let partials = partials.baseAddress else {
          return nil
        }
        return body(StoredNumbers(values: values, partials: partials))
      }
    }
  }

  /// Runs the value sweep over `slotCount` values and `partialCount` partials, with room for the
  /// statements' bodies.
  func sweepValues(_ stored: StoredNumbers, _ duals: inout [Dual], _ point: [Double]) {
    point.withUnsafeBufferPointer { point in
      guard let point = point.baseAddress else { return }
      (stored.values + inputStart).update(from: point, count: inputSlots.count)
    }
    withCode { instructions, words in
      withStatements(&duals) { statements in
        var sweep = ValueSweep(
          values: stored.values, partials: stored.partials, words: words,
          slot: inputSlots.upperBound, statements: statements)
        for instruction in instructions { sweep.perform(instruction) }
      }
    }
  }

  /// Room for the partials. Never empty, nor are the duals: an empty array is not its owner's
  /// alone, and would be replaced by another at each sweep.
  var emptyPartials: [Double] { Array(repeating: 0, count: max(1, partialCount)) }

  /// Room for the statements' bodies, with the constants in place.
  var emptyDuals: [Dual] {
    guard bodies.resultCount > 0 else { return [Dual(0, .zero)] }
    return constants.map { Dual($0, .zero) }
      + Array(repeating: Dual(0, .zero), count: 2 + bodies.resultCount)
  }

  @inline(__always)
  private func withStatements(_ duals: inout [Dual], _ body: (StatementSweep) -> Void) {
    duals.withUnsafeMutableBufferPointer { duals in
      bodies.steps.withUnsafeBufferPointer { steps in
        bodies.starts.withUnsafeBufferPointer { starts in
          body(StatementSweep(duals: duals, steps: steps, starts: starts, inputStart: inputStart))
        }
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
