#ifndef CHANCERY_PRODUCTS_H
#define CHANCERY_PRODUCTS_H

#include <stdint.h>

// The inner loops of the network that tags and parses, of the one that tells kinds of names, and of models over hashed
// features, in several builds of which the processor's is taken.
// All give the same result on every processor.

/// The number of rows that stand side by side in packed weights; numbers of rows are rounded up to it.
#define CHANCERY_GROUP 16
/// The longest hidden layer.
#define CHANCERY_HIDDEN 1024

/// Packs rows of bytes, `step` apart, for chancery_multiply_bytes: rows * width of them, rows rounded up to a whole number
/// of groups. `width` must be a multiple of four.
void chancery_pack(const int8_t *w, int64_t step, int64_t rows, int64_t width, int8_t *packed);

/// y[t * rows + r] = sum over k of x[t * step + k] * the weight of row r and k, for `count` places t. `rows` is a multiple of
/// CHANCERY_GROUP, `size` the distance of two groups in bytes, `width` a multiple of four.
void chancery_multiply_bytes(const uint8_t *x, int64_t step, int64_t count, const int8_t *w, int64_t rows, int64_t size,
                             int64_t width, int32_t *y);

/// One layer of convolution behind its products: `sums` holds for each place t what it gives to the place `reach` behind it,
/// to itself and to the one `reach` before it, in units of factors[t]. Adds the positive part to the states and writes them
/// as bytes too, in units of next[t]. `width` is a multiple of CHANCERY_GROUP.
void chancery_convolve(const int32_t *sums, const float *factors, int64_t count, int64_t width, int64_t reach,
                       const float *scales, const float *bias, float *states, uint8_t *bytes, float *next);

/// The same for the first layer, whose products are there as floating point, a row a place.
void chancery_begin(const float *const *rows, int64_t count, int64_t width, int64_t reach, const float *scales,
                    const float *bias, float *states, uint8_t *bytes, float *next);

/// y[i] += (sums[i] - shifts[i]) * factor.
void chancery_widen(const int32_t *sums, const int32_t *shifts, float factor, int64_t count, float *y);

/// out[t * rows + r] = sums[t * rows + r] * factors[t] * scales[r], rounded and kept within 14 bits.
void chancery_scale_bytes(const int32_t *sums, const float *factors, int64_t count, int64_t rows, const float *scales,
                          int16_t *out);

/// The positive part of the sum of a bias and some rows, each step kept within 16 bits, as bytes; returns what 1 stands for. `size` is a multiple of
/// CHANCERY_GROUP and at most CHANCERY_HIDDEN.
float chancery_hidden(const int16_t *const *rows, int64_t count, const int16_t *bias, int64_t size, uint8_t *bytes);

/// The first index with the largest sums[i] * factor * scales[i] + bias[i]. `count` is a multiple of CHANCERY_GROUP.
int64_t chancery_best(const int32_t *sums, int64_t count, float factor, const float *scales, const float *bias);
/// The positive part of (sums[i] - shifts[i]) * scales[i] + bias[i], as bytes; returns what 1 stands for. `count` is a
/// multiple of CHANCERY_GROUP and at most CHANCERY_HIDDEN.
float chancery_rectify_bytes(const int32_t *sums, const int32_t *shifts, int64_t count, const float *scales,
                             const float *bias, uint8_t *bytes);

/// sums[i] = the sum of w[row * classes + i] over the rows of some features, which are their bits from `shift` up. Behind the
/// last row at least sixteen more bytes must be readable.
void chancery_sum_rows(const uint64_t *features, int64_t count, int32_t shift, const int8_t *w, int64_t classes,
                       int32_t *sums);

/// Unpacks runs of zeros (a zero byte, then their number less one) into memory that holds zeros. Returns the number of
/// values, or -1 where there is no room for one.
int64_t chancery_unpack(const int8_t *packed, int64_t count, int8_t *out, int64_t room);

#endif
