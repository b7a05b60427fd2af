#ifndef C_PSEUDO_TERMINAL_H
#define C_PSEUDO_TERMINAL_H

#include <stddef.h>
#include <sys/types.h>

/// Opens a pseudo terminal of a size; returns the master, or -1. `path` receives the slave's name.
int pseudo_terminal_open(int rows, int columns, char *path, size_t room);

/// Gives a pseudo terminal another size; its foreground job gets SIGWINCH.
int pseudo_terminal_resize(int master, int rows, int columns);

/// The process group that owns the terminal's keys, or -1.
pid_t pseudo_terminal_foreground(int master);

/// Starts a program in a session of its own, with default signals and nothing open but 0, 1 and 2.
///
/// Each of the three descriptors is one of ours, or -1: then it is the terminal, which also becomes
/// the session's. Returns the process, or -1 with `errno`.
pid_t pseudo_terminal_spawn(const char *path, char *const arguments[], char *const environment[],
                            const char *terminal, const int descriptors[3]);

/// Waits for a process; returns 1 and its status when it has ended, 0 when the time is over, else -1.
int pseudo_terminal_wait(pid_t process, int milliseconds, int *status);

/// An empty file in memory, or -1.
int pseudo_terminal_memory_file(void);

#endif
