#ifndef CMATH_SHIM_H
#define CMATH_SHIM_H

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

#endif
