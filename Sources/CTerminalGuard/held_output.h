#ifndef HELD_OUTPUT_H
#define HELD_OUTPUT_H

#include <stddef.h>

// What is written to standard error while a screen is up would be drawn over it and be gone with
// it. So it goes to memory meanwhile, if it would go to a terminal, and is shown afterwards.

/// Holds standard error from now on. Does nothing where it does not go to a terminal.
void held_output_begin(void);

/// Lets standard error go where it went before. Async-signal-safe.
void held_output_release(void);

/// Writes the end of what was held to standard error, without control characters, and forgets it.
/// Async-signal-safe if the writer is.
void held_output_show(void (*write_bytes)(int descriptor, const char *bytes, size_t length));

#endif
