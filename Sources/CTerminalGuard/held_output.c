#define _GNU_SOURCE
#include "held_output.h"

#include <fcntl.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <unistd.h>

/// The most that is shown: the end of a runtime's report says what went wrong.
enum { SHOWN_ROOM = 16 * 1024 };

static int memory = -1;
static int before = -1;
static char shown[SHOWN_ROOM];

void held_output_begin(void) {
  if (before >= 0 || !isatty(STDERR_FILENO)) return;
  if (memory < 0) memory = memfd_create("held standard error", MFD_CLOEXEC);
  if (memory < 0) return;
  before = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (before >= 0) dup2(memory, STDERR_FILENO);
}

void held_output_release(void) {
  if (before < 0) return;
  dup2(before, STDERR_FILENO);
  close(before);
  before = -1;
}

/// Replaces what could command a terminal: C0 but newline and tab, DEL, and C1 in UTF-8.
static void disarm(char *bytes, size_t length) {
  bool follows_c2 = false;
  for (size_t i = 0; i < length; i++) {
    unsigned char byte = (unsigned char)bytes[i];
    bool is_c0 = byte < 0x20 && byte != '\n' && byte != '\t';
    bool is_c1 = follows_c2 && byte >= 0x80 && byte < 0xA0;
    if (is_c1) bytes[i - 1] = '?';
    if (is_c0 || is_c1 || byte == 0x7F) bytes[i] = '?';
    follows_c2 = byte == 0xC2;
  }
}

void held_output_show(void (*write_bytes)(int descriptor, const char *bytes, size_t length)) {
  if (memory < 0) return;
  off_t end = lseek(memory, 0, SEEK_END);
  if (end <= 0) return;
  lseek(memory, end > SHOWN_ROOM ? end - SHOWN_ROOM : 0, SEEK_SET);
  ssize_t count = read(memory, shown, sizeof shown);
  if (count > 0) {
    disarm(shown, (size_t)count);
    write_bytes(STDERR_FILENO, shown, (size_t)count);
  }
  if (ftruncate(memory, 0) == 0) lseek(memory, 0, SEEK_SET);
}
