#ifndef CMATH_SHIM_H
#define CMATH_SHIM_H

#ifdef __SSE2__
#include <xmmintrin.h>
#else
#include <fenv.h>
#endif

// What <math.h> only shows to programs that ask for the GNU extensions.
extern void sincos(double angle, double *sine, double *cosine);

/// Two numbers in one register: SIMD2<Double> in Swift.
typedef double double_pair __attribute__((ext_vector_type(2)));

/// Both in one call, without the two zeros that Swift would write first.
static inline double_pair sine_and_cosine(double angle) {
  double sine, cosine;
  sincos(angle, &sine, &cosine);
  return (double_pair){sine, cosine};
}

/// a·b + c·d in both lanes, each product rounded. Written in Swift, the optimiser takes the lanes
/// apart and puts them together again.
static inline double_pair sum_of_products(
    double_pair a, double_pair b, double_pair c, double_pair d) {
#pragma STDC FP_CONTRACT OFF
  return a * b + c * d;
}

/// Whether arithmetic has left the range of doubles since this was last asked, by an infinity or a
/// nan or, if asked for, an underflow: the processor notes that by itself.
static inline int took_range_exception(int with_underflow) {
#ifdef __SSE2__
  // Doubles are the work of these units alone; <fenv.h> asks the older ones as well, and is slow.
  const unsigned range = _MM_EXCEPT_OVERFLOW | _MM_EXCEPT_DIV_ZERO | _MM_EXCEPT_INVALID
      | (with_underflow ? _MM_EXCEPT_UNDERFLOW : 0);
  const unsigned state = _mm_getcsr();
  if (!(state & range)) return 0;
  _mm_setcsr(state & ~range);
#else
  const int range = FE_OVERFLOW | FE_DIVBYZERO | FE_INVALID | (with_underflow ? FE_UNDERFLOW : 0);
  if (!fetestexcept(range)) return 0;
  feclearexcept(range);
#endif
  return 1;
}

#endif
