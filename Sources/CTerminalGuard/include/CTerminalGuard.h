#ifndef C_TERMINAL_GUARD_H
#define C_TERMINAL_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/// What the guard needs to know to give a terminal back from inside a signal handler.
typedef struct {
  /// The terminal: its settings are saved now and set again later, the bytes below go to it.
  int descriptor;
  /// What leaves the alternate screen, shows the cursor, and so on.
  const char *restore;
  size_t restore_length;
  /// The first word of the lines that the handler writes.
  const char *program;
  /// The last line after a fault of the program, and after a signal that somebody sent.
  const char *after_fault;
  const char *after_request;
} terminal_guard_options;

/// What has happened since the last call of `terminal_guard_take_notices`, as bits.
enum {
  TERMINAL_GUARD_RESIZED = 1,
  TERMINAL_GUARD_STOP_ASKED = 2,
  TERMINAL_GUARD_CONTINUED = 4
};

/// Saves the terminal's settings and installs the signal handlers. Signals that are ignored stay
/// so. Returns false if a guard is there already or the descriptor is no terminal.
bool terminal_guard_install(const terminal_guard_options *options);

/// Puts everything back as it was before `terminal_guard_install`. Harmless without a guard.
void terminal_guard_remove(void);

/// From now on the terminal is not in the state that the shell knows: a signal gives it back first.
/// What is written to standard error is held until then, if it would go to a terminal.
void terminal_guard_enter(void);

/// The program has written what leaves its screen: sets the saved settings again and shows what
/// standard error held. Harmless when nothing was entered.
void terminal_guard_leave(void);

/// Stops the process as Ctrl-Z does; returns when it goes on. The terminal must have been left.
void terminal_guard_stop(void);

/// A descriptor that becomes readable when there are notices.
int terminal_guard_wake_descriptor(void);

/// Returns the notices and forgets them.
int terminal_guard_take_notices(void);

#endif
