#ifndef CHANCERY_KERNELS_H
#define CHANCERY_KERNELS_H

#include <stdint.h>
#include "training_kernels.h"

// Inner loops of training. Each is plain C in several builds (baseline, AVX2, AVX-512), of which the loader chooses one by
// the processor. Those of the models that are shipped are in products.h.

/// The sum of a[i] * b[i]; for training.
float chancery_dot(const float *a, const float *b, int64_t count);

/// y[i] += factor * x[i]; for training.
void chancery_scaled_add(float factor, const float *x, int64_t count, float *y);

/// y += x * w, with w row by row for each input; for training.
void chancery_forward(const float *x, int64_t inputs, const float *w, int64_t outputs, float *y);

/// What chancery_forward passes back: dx += w * dy and dw += x outer dy; for training.
void chancery_backward(const float *x, int64_t inputs, const float *w, int64_t outputs, const float *dy, float *dx,
                       float *dw);

/// One step of Adam over values with their gradients, which are then cleared; for training.
void chancery_adam(float *values, float *gradients, float *first, float *second, int64_t count, float rate,
                   float correction1, float correction2);

#endif
