#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

int pseudo_terminal_resize(int master, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(master, TIOCSWINSZ, &size);
}

int pseudo_terminal_open(int rows, int columns, char *path, size_t room) {
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (master < 0) return -1;
  if (grantpt(master) == 0 && unlockpt(master) == 0 && ptsname_r(master, path, room) == 0 &&
      pseudo_terminal_resize(master, rows, columns) == 0 &&
      fcntl(master, F_SETFL, O_NONBLOCK) == 0)
    return master;
  close(master);
  return -1;
}

pid_t pseudo_terminal_foreground(int master) { return tcgetpgrp(master); }

static void give_descriptors(posix_spawn_file_actions_t *actions, const char *terminal,
                             const int descriptors[3]) {
  // Opened without O_NOCTTY by the leader of a session, it becomes the session's terminal.
  enum { SPARE = 100 };
  if (terminal != NULL) posix_spawn_file_actions_addopen(actions, SPARE, terminal, O_RDWR, 0);
  for (int i = 0; i < 3; i++)
    posix_spawn_file_actions_adddup2(actions, descriptors[i] < 0 ? SPARE : descriptors[i], i);
  posix_spawn_file_actions_addclosefrom_np(actions, 3);
}

pid_t pseudo_terminal_spawn(const char *path, char *const arguments[], char *const environment[],
                            const char *terminal, const int descriptors[3]) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  give_descriptors(&actions, terminal, descriptors);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  pid_t process = -1;
  int error = posix_spawn(&process, path, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error == 0) return process;
  errno = error;
  return -1;
}

int pseudo_terminal_wait(pid_t process, int milliseconds, int *status) {
  int descriptor = pidfd_open(process, 0);
  if (descriptor < 0) return -1;
  struct pollfd ended = {descriptor, POLLIN, 0};
  int count = poll(&ended, 1, milliseconds);
  close(descriptor);
  if (count <= 0) return count == 0 || errno == EINTR ? 0 : -1;
  return waitpid(process, status, 0) == process ? 1 : -1;
}

int pseudo_terminal_memory_file(void) { return memfd_create("test", MFD_CLOEXEC); }
