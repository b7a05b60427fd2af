import Glibc

/// Bad usage ends with this line and status 2.
let usage = "usage: wengert-benchmark FUNCTION N [--count METRIC K]\n"

/// The screens are measured on the built program, which is looked for beside this one.
let notStarted =
  "error: wengert, which should stand beside wengert-benchmark, can't be started on a pseudo "
  + "terminal; build it first\n"

do throws(Request.Fault) {
  try Request(CommandLine.arguments.dropFirst()).run()
} catch {
  let (text, status): (String, CInt) =
    switch error {
    case .badUsage: (usage, 2)
    case .program(.notStarted): (notStarted, 1)
    }
  _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  exit(status)
}
