#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

// ncurses with wide characters, and what Swift cannot import of it: macros with arguments or
// casts, and global variables.

#define NCURSES_WIDECHAR 1
#include <ncurses.h>

// From <term.h>, whose hundreds of macros would come along.
extern int setupterm(const char *name, int descriptor, int *error);
extern char *tigetstr(const char *name);

/// The bytes that move the cursor to the last line, or NULL where the terminal cannot do that.
/// Rows beyond the last count as the last.
static inline const char *curses_last_line(void) {
  char *move = tigetstr("cup");
  return move == NULL || move == (char *)-1 ? NULL : tparm(move, 998, 0, 0, 0, 0, 0, 0, 0, 0);
}

extern int wcwidth(wchar_t character);

static inline SCREEN *curses_open(const char *terminal) {
  return newterm(terminal, stdout, stdin);
}

static inline WINDOW *curses_window(void) { return stdscr; }
static inline void curses_repaint_all(void) { clearok(curscr, TRUE); }
static inline int curses_width(void) { return getmaxx(stdscr); }
static inline int curses_height(void) { return getmaxy(stdscr); }
static inline int curses_colours(void) { return COLORS; }
static inline int curses_pairs(void) { return COLOR_PAIRS; }
static inline int curses_function_key(int number) { return KEY_F(number); }

static const attr_t curses_bold = A_BOLD;
static const attr_t curses_dim = A_DIM;
static const attr_t curses_underline = A_UNDERLINE;
static const attr_t curses_reverse = A_REVERSE;

static const mmask_t curses_click = BUTTON1_PRESSED;
static const mmask_t curses_wheel_up = BUTTON4_PRESSED;
static const mmask_t curses_wheel_down = BUTTON5_PRESSED;

#endif
