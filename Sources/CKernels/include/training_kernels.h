#ifndef CHANCERY_TRAINING_KERNELS_H
#define CHANCERY_TRAINING_KERNELS_H

#include <stdint.h>

// Products of floating point matrices for training: sums stay in registers, so that a sentence's words are worked on
// together. Rows of `x` and `y` are `x_step` and `y_step` numbers apart.

/// y[t][o] += sum over i of x[t][i] * w[i][o], for `count` rows t, `inputs` numbers i and `outputs` numbers o.
void chancery_product(const float *x, int64_t x_step, int64_t count, int64_t inputs, const float *w, int64_t outputs,
                      float *y, int64_t y_step);

/// w[i][o] += sum over t of x[t][i] * y[t][o]: the gradient of the weights of `chancery_product`.
void chancery_outer(const float *x, int64_t x_step, int64_t count, int64_t inputs, const float *y, int64_t y_step,
                    int64_t outputs, float *w);

/// to[o][i] = from[i][o].
void chancery_transpose(const float *from, int64_t rows, int64_t columns, float *to);

#endif
