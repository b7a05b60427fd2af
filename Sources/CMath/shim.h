#ifndef CMATH_SHIM_H
#define CMATH_SHIM_H

// What <math.h> only shows to programs that ask for the GNU extensions.

extern void sincos(double angle, double *sine, double *cosine);

#endif
