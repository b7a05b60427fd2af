extension Program {
  /// Runs the value sweep over `slotCount` values and `partialCount` partials, with room for the
  /// statements' bodies.
  func sweepValues(
    _ values: inout [Double], _ partials: inout [Double], _ duals: inout [Dual], _ point: [Double]
  ) {
    withStored(&values, &partials) { values, partials in
      point.withUnsafeBufferPointer { point in
        guard let point = point.baseAddress else { return }
        (values + inputStart).update(from: point, count: inputSlots.count)
      }
      withCode { instructions, words in
        withStatements(&duals) { statements in
          var sweep = ValueSweep(
            values: values, partials: partials, words: words, slot: inputSlots.upperBound,
            statements: statements)
          for instruction in instructions { sweep.perform(instruction) }
        }
      }
    }
  }

  /// Room for the statements' bodies, with the constants in place; empty without statements.
  var emptyDuals: [Dual] {
    guard bodies.resultCount > 0 else { return [] }
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
    _ tangents: inout [Lane], _ values: inout [Double], _ partials: inout [Double]
  ) {
    tangents.withUnsafeMutableBufferPointer { tangents in
      withStored(&values, &partials) { values, partials in
        guard let tangents = tangents.baseAddress else { return }
        withCode { instructions, words in
          var sweep = TangentSweep(
            values: values, tangents: tangents, partials: partials, words: words,
            slot: inputSlots.upperBound, inputStart: inputStart)
          for instruction in instructions { sweep.perform(instruction) }
        }
      }
    }
  }

  /// Runs the reverse sweep: adjoints hold the seeds and are zero elsewhere.
  func sweepAdjoints<Lane: Lanes>(
    _ adjoints: inout [Lane], _ values: inout [Double], _ partials: inout [Double]
  ) {
    adjoints.withUnsafeMutableBufferPointer { adjoints in
      withStored(&values, &partials) { values, partials in
        guard let adjoints = adjoints.baseAddress else { return }
        withCode { instructions, words in
          var sweep = AdjointSweep(
            values: values, adjoints: adjoints, partials: partials + partialCount,
            words: words + self.words.count, slot: slotCount, inputStart: inputStart)
          for instruction in instructions.reversed() { sweep.perform(instruction) }
        }
      }
    }
  }

  /// The stored numbers as pointers. Asked for as mutable by all sweeps, because that leaves the
  /// arrays' reference counts alone.
  @inline(__always)
  private func withStored(
    _ values: inout [Double], _ partials: inout [Double],
    _ body: (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  ) {
    values.withUnsafeMutableBufferPointer { values in
      partials.withUnsafeMutableBufferPointer { partials in
        guard let values = values.baseAddress else { return }
        // A program that stores no partials never follows the pointer.
        body(values, partials.baseAddress ?? values)
      }
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
