#ifndef CHANCERY_KERNELS_H
#define CHANCERY_KERNELS_H

#include <stdint.h>

// Inner loops of the language models. Each is plain C in several builds (baseline, AVX2, AVX-512), of which the loader
// chooses one by the processor; the products of whole numbers also with AVX-512 VNNI where there is any. The integer kernels give the same result on every processor.

/// y[t * rows + r] = sum over k of x[t * step + k] * w[r * width + k], for `count` places t and all rows r.
/// The products of a row must not exceed 31 bits in sum.
void chancery_multiply(const int16_t *x, int64_t step, int64_t count, const int16_t *w, int64_t rows, int64_t width,
                       int32_t *y);

/// states[t * rows + r] += the positive part of sums[t * rows + r] * scales[r] + bias[r], rounded and kept within 14 bits.
void chancery_activate(const int32_t *sums, int64_t count, int64_t rows, const float *scales, const float *bias,
                       int16_t *states);

/// out[t * rows + r] = sums[t * rows + r] * scales[r], rounded and kept within 14 bits.
void chancery_scale(const int32_t *sums, int64_t count, int64_t rows, const float *scales, int16_t *out);

/// out[i] = the positive part of x[i], kept within 14 bits.
void chancery_rectify(const int32_t *x, int64_t count, int16_t *out);

/// y[i] += x[i].
void chancery_add(const int16_t *x, int64_t count, int32_t *y);

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
