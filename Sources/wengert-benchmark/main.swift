import Glibc

/// Bad usage ends with this line and status 2.
let usage = "usage: wengert-benchmark FUNCTION N [--count METRIC K]\n"

do {
  try Request(CommandLine.arguments.dropFirst()).run()
} catch {
  _ = usage.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  exit(2)
}
