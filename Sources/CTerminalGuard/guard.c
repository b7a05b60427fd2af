// Everything that runs inside a signal handler is async-signal-safe: tcsetattr, write, read, lseek,
// poll, fcntl, dup2, tcgetpgrp, sigprocmask and raise, on bytes that were prepared beforehand.

#define _GNU_SOURCE
#include "CTerminalGuard.h"
#include "held_output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { TEXT_ROOM = 1024, STACK_ROOM = 64 * 1024 };

typedef struct {
  int number;
  const char *name;
  /// Whether the program itself is to blame, and not somebody who asked it to end.
  bool is_fault;
} fatal_signal;

static const fatal_signal fatal_signals[] = {
    {SIGHUP, "SIGHUP: the terminal went away", false},
    {SIGINT, "SIGINT: interrupted", false},
    {SIGQUIT, "SIGQUIT: asked to quit", false},
    {SIGTERM, "SIGTERM: asked to end", false},
    {SIGABRT, "SIGABRT: the program gave up", true},
    {SIGSEGV, "SIGSEGV: memory out of reach", true},
    {SIGILL, "SIGILL: a check inside the program failed", true},
    {SIGBUS, "SIGBUS: memory out of reach", true},
    {SIGFPE, "SIGFPE: impossible arithmetic", true},
    {SIGTRAP, "SIGTRAP: a check inside the program failed", true},
    {SIGSYS, "SIGSYS: a call that the system forbids", true},
    {SIGALRM, "SIGALRM: asked to end", false},
    {SIGUSR1, "SIGUSR1: asked to end", false},
    {SIGUSR2, "SIGUSR2: asked to end", false},
    {SIGVTALRM, "SIGVTALRM: asked to end", false},
    {SIGPROF, "SIGPROF: asked to end", false},
    {SIGXCPU, "SIGXCPU: its time is used up", false},
    {SIGXFSZ, "SIGXFSZ: a file grew beyond its limit", false},
};
enum { FATAL_COUNT = sizeof fatal_signals / sizeof fatal_signals[0] };

static const int notice_signals[] = {SIGWINCH, SIGTSTP, SIGCONT};
enum { NOTICE_COUNT = sizeof notice_signals / sizeof notice_signals[0] };

static struct {
  bool is_installed;
  int descriptor;
  struct termios settings;
  char restore[TEXT_ROOM];
  size_t restore_length;
  char program[TEXT_ROOM], after_fault[TEXT_ROOM], after_request[TEXT_ROOM];
  struct sigaction fatal_before[FATAL_COUNT], notice_before[NOTICE_COUNT];
  stack_t stack_before;
  int wake_read, wake_write;
} guard;

/// Read and written by handlers.
static volatile sig_atomic_t has_entered;
static volatile sig_atomic_t was_resized, was_asked_to_stop, was_continued;

static char handler_stack[STACK_ROOM];

/// How often a write may still wait for a terminal that nobody reads, 50 ms each time.
static int patience;
enum { FULL_PATIENCE = 5 };

// MARK: Giving the terminal back

/// Writes, and waits no longer than the patience that is left.
static void write_patiently(int descriptor, const char *bytes, size_t length) {
  int flags = fcntl(descriptor, F_GETFL);
  if (flags >= 0) fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
  while (length > 0) {
    ssize_t written = write(descriptor, bytes, length);
    if (written > 0) {
      bytes += written;
      length -= (size_t)written;
    } else if (written < 0 && errno == EAGAIN && patience > 0) {
      struct pollfd wait = {descriptor, POLLOUT, 0};
      poll(&wait, 1, 50);
      patience -= 1;
    } else if (written == 0 || errno != EINTR) {
      break;
    }
  }
  if (flags >= 0) fcntl(descriptor, F_SETFL, flags);
}

static void say(const char *text) { write_patiently(STDERR_FILENO, text, strlen(text)); }

static void say_farewell(int number) {
  for (size_t i = 0; i < FATAL_COUNT; i++) {
    if (fatal_signals[i].number != number) continue;
    say(guard.program);
    say(" was ended by ");
    say(fatal_signals[i].name);
    say("\n");
    held_output_show(write_patiently);
    say(fatal_signals[i].is_fault ? guard.after_fault : guard.after_request);
    say("\n");
  }
}

/// Whether the terminal is in another job's hands, so that nothing may be written to it.
static bool is_in_background(void) {
  pid_t owner = tcgetpgrp(guard.descriptor);
  return owner > 0 && owner != getpgrp();
}

/// Ends the program as the signal would have done, after the terminal has been given back.
static void end_by_signal(int number) {
  if (has_entered) {
    has_entered = 0;
    if (!is_in_background()) {
      write_patiently(guard.descriptor, guard.restore, guard.restore_length);
      tcsetattr(guard.descriptor, TCSANOW, &guard.settings);
    }
    held_output_release();
  }
  say_farewell(number);
  // SA_RESETHAND has set the default action again.
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  sigprocmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
}

static void take_note(int number) {
  int before = errno;
  if (number == SIGWINCH) was_resized = 1;
  if (number == SIGTSTP) was_asked_to_stop = 1;
  if (number == SIGCONT) was_continued = 1;
  // A full pipe wakes as well as one more byte does.
  ssize_t ignored = write(guard.wake_write, "", 1);
  (void)ignored;
  errno = before;
}

// MARK: Handlers

static void handle(int number, void (*handler)(int), int flags, struct sigaction *before) {
  sigaction(number, NULL, before);
  if (before->sa_handler == SIG_IGN) return;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigfillset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

static void install_handlers(void) {
  stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
  sigaltstack(&stack, &guard.stack_before);
  for (size_t i = 0; i < FATAL_COUNT; i++)
    handle(fatal_signals[i].number, end_by_signal, SA_RESETHAND | SA_ONSTACK,
           &guard.fatal_before[i]);
  for (size_t i = 0; i < NOTICE_COUNT; i++)
    handle(notice_signals[i], take_note, SA_RESTART, &guard.notice_before[i]);
}

static void remove_handlers(void) {
  for (size_t i = 0; i < FATAL_COUNT; i++)
    sigaction(fatal_signals[i].number, &guard.fatal_before[i], NULL);
  for (size_t i = 0; i < NOTICE_COUNT; i++)
    sigaction(notice_signals[i], &guard.notice_before[i], NULL);
  sigaltstack(&guard.stack_before, NULL);
}

static void copy_text(char *room, const char *text) {
  strncpy(room, text, TEXT_ROOM - 1);
  room[TEXT_ROOM - 1] = 0;
}

bool terminal_guard_install(const terminal_guard_options *options) {
  static bool cleans_up_at_exit;
  int ends[2];
  if (guard.is_installed || options->restore_length > TEXT_ROOM) return false;
  if (tcgetattr(options->descriptor, &guard.settings) != 0) return false;
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  guard.wake_read = ends[0];
  guard.wake_write = ends[1];
  guard.descriptor = options->descriptor;
  guard.restore_length = options->restore_length;
  memcpy(guard.restore, options->restore, options->restore_length);
  copy_text(guard.program, options->program);
  copy_text(guard.after_fault, options->after_fault);
  copy_text(guard.after_request, options->after_request);
  was_resized = was_asked_to_stop = was_continued = 0;
  guard.is_installed = true;
  install_handlers();
  if (!cleans_up_at_exit) atexit(terminal_guard_remove);
  cleans_up_at_exit = true;
  return true;
}

void terminal_guard_remove(void) {
  if (!guard.is_installed) return;
  // Left through exit() while a screen was up.
  if (has_entered) write_patiently(guard.descriptor, guard.restore, guard.restore_length);
  terminal_guard_leave();
  remove_handlers();
  close(guard.wake_read);
  close(guard.wake_write);
  guard.is_installed = false;
}

void terminal_guard_enter(void) {
  if (!guard.is_installed || has_entered) return;
  held_output_begin();
  patience = FULL_PATIENCE;
  has_entered = 1;
}

void terminal_guard_leave(void) {
  if (!has_entered) return;
  has_entered = 0;
  // Setting a terminal from the background would stop the program.
  sigset_t only, before;
  sigemptyset(&only);
  sigaddset(&only, SIGTTOU);
  sigprocmask(SIG_BLOCK, &only, &before);
  tcsetattr(guard.descriptor, TCSANOW, &guard.settings);
  sigprocmask(SIG_SETMASK, &before, NULL);
  held_output_release();
  held_output_show(write_patiently);
}

void terminal_guard_stop(void) {
  // SIGTSTP and not SIGSTOP: the system refuses to stop what nobody could continue.
  struct sigaction ours, stop;
  memset(&stop, 0, sizeof stop);
  stop.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &stop, &ours);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

int terminal_guard_wake_descriptor(void) { return guard.wake_read; }

int terminal_guard_take_notices(void) {
  char ignored[64];
  while (read(guard.wake_read, ignored, sizeof ignored) > 0) continue;
  int notices = 0;
  if (was_resized) notices |= TERMINAL_GUARD_RESIZED;
  if (was_asked_to_stop) notices |= TERMINAL_GUARD_STOP_ASKED;
  if (was_continued) notices |= TERMINAL_GUARD_CONTINUED;
  was_resized = was_asked_to_stop = was_continued = 0;
  return notices;
}
