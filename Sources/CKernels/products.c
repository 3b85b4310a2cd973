// The products of the network that tags, parses and knows names: states in bytes without sign times weights in bytes.
//
// Weights are packed: sixteen rows make a group, and inside it four values of each row stand side by side, so that one
// instruction (AVX-512 VNNI, `vpdpbusd`) takes four products of sixteen rows, and no sum across a register is needed. Where
// there is no such instruction, AVX2 takes products of sixteen bits, which are exact too.
#include "products.h"
#include <string.h>

#if defined(__x86_64__) && defined(__linux__)
#define BUILDS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#include <immintrin.h>
#define WIDE __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
#define TILE WIDE static inline __attribute__((always_inline))
#define HALF __attribute__((target("avx2")))
#define HALF_TILE HALF static inline __attribute__((always_inline))
#else
#define BUILDS
#endif

enum { GROUP = CHANCERY_GROUP };

void chancery_pack(const int8_t *w, int64_t step, int64_t rows, int64_t width, int8_t *packed) {
    for (int64_t first = 0; first < rows; first += GROUP) {
        for (int64_t k = 0; k < width; k += 4) {
            int8_t *out = packed + first * width + k * GROUP;
            for (int64_t r = 0; r < GROUP; r++) {
                if (first + r < rows) {
                    memcpy(out + 4 * r, w + (first + r) * step + k, 4);
                } else {
                    memset(out + 4 * r, 0, 4);
                }
            }
        }
    }
}

#if defined(__x86_64__) && defined(__linux__)
// `places` places by `groups` groups of rows; all sums stay in registers. Both numbers are constants where it is called.
TILE void tile(const uint8_t *x, int64_t step, const int places, const int8_t *w, const int groups, int64_t size,
               int64_t width, int32_t *y, int64_t rows) {
    __m512i sums[24];
#pragma unroll
    for (int i = 0; i < places * groups; i++) sums[i] = _mm512_setzero_si512();
    for (int64_t k = 0; k < width; k += 4) {
        __m512i weights[4];
#pragma unroll
        for (int g = 0; g < groups; g++) weights[g] = _mm512_loadu_si512(w + g * size + k * GROUP);
#pragma unroll
        for (int t = 0; t < places; t++) {
            int32_t four;
            memcpy(&four, x + t * step + k, 4);
            __m512i u = _mm512_set1_epi32(four);
#pragma unroll
            for (int g = 0; g < groups; g++)
                sums[t * groups + g] = _mm512_dpbusd_epi32(sums[t * groups + g], u, weights[g]);
        }
    }
#pragma unroll
    for (int t = 0; t < places; t++) {
#pragma unroll
        for (int g = 0; g < groups; g++) _mm512_storeu_si512(y + t * rows + g * GROUP, sums[t * groups + g]);
    }
}

// One place by one group: the sum is taken in four parts, so that no instruction waits for the one before.
TILE void line(const uint8_t *x, const int8_t *w, int64_t width, int32_t *y) {
    __m512i sums[4];
#pragma unroll
    for (int i = 0; i < 4; i++) sums[i] = _mm512_setzero_si512();
    int64_t k = 0;
    for (; k + 16 <= width; k += 16) {
#pragma unroll
        for (int i = 0; i < 4; i++) {
            int32_t four;
            memcpy(&four, x + k + 4 * i, 4);
            sums[i] = _mm512_dpbusd_epi32(sums[i], _mm512_set1_epi32(four), _mm512_loadu_si512(w + (k + 4 * i) * GROUP));
        }
    }
    for (; k < width; k += 4) {
        int32_t four;
        memcpy(&four, x + k, 4);
        sums[0] = _mm512_dpbusd_epi32(sums[0], _mm512_set1_epi32(four), _mm512_loadu_si512(w + k * GROUP));
    }
    _mm512_storeu_si512(y, _mm512_add_epi32(_mm512_add_epi32(sums[0], sums[1]), _mm512_add_epi32(sums[2], sums[3])));
}

WIDE static void multiply_wide(const uint8_t *x, int64_t step, int64_t count, const int8_t *w, int64_t rows,
                               int64_t size, int64_t width, int32_t *y) {
    int64_t r = 0;
    for (; r + 4 * GROUP <= rows; r += 4 * GROUP) {
        const int8_t *p = w + r / GROUP * size;
        int64_t t = 0;
        for (; t + 6 <= count; t += 6) tile(x + t * step, step, 6, p, 4, size, width, y + t * rows + r, rows);
        x += t * step;
        int32_t *out = y + t * rows + r;
        switch (count - t) {
        case 5: tile(x, step, 5, p, 4, size, width, out, rows); break;
        case 4: tile(x, step, 4, p, 4, size, width, out, rows); break;
        case 3: tile(x, step, 3, p, 4, size, width, out, rows); break;
        case 2: tile(x, step, 2, p, 4, size, width, out, rows); break;
        case 1: tile(x, step, 1, p, 4, size, width, out, rows); break;
        default: break;
        }
        x -= t * step;
    }
    for (; r < rows; r += GROUP) {
        const int8_t *p = w + r / GROUP * size;
        int64_t t = 0;
        for (; t + 6 <= count; t += 6) tile(x + t * step, step, 6, p, 1, size, width, y + t * rows + r, rows);
        for (; t < count; t++) line(x + t * step, p, width, y + t * rows + r);
    }
}

// `places` places by one group. The four values of a row are widened in two halves, the first and third and the second and
// fourth, so that no product is cut off, as it would be in sums of two products in sixteen bits (`vpmaddubsw`).
HALF_TILE void half_tile(const uint8_t *x, int64_t step, const int places, const int8_t *w, int64_t width, int32_t *y,
                         int64_t rows) {
    const __m256i low = _mm256_set1_epi32(0x00FF00FF);
    __m256i sums[8];
#pragma unroll
    for (int i = 0; i < 2 * places; i++) sums[i] = _mm256_setzero_si256();
    for (int64_t k = 0; k < width; k += 4) {
        __m256i even[2], odd[2];
#pragma unroll
        for (int h = 0; h < 2; h++) {
            __m256i weights = _mm256_loadu_si256((const __m256i *)(w + k * GROUP + 32 * h));
            even[h] = _mm256_srai_epi16(_mm256_slli_epi16(weights, 8), 8);
            odd[h] = _mm256_srai_epi16(weights, 8);
        }
#pragma unroll
        for (int t = 0; t < places; t++) {
            int32_t four;
            memcpy(&four, x + t * step + k, 4);
            __m256i u = _mm256_set1_epi32(four);
            __m256i first = _mm256_and_si256(u, low), second = _mm256_srli_epi16(u, 8);
#pragma unroll
            for (int h = 0; h < 2; h++) {
                sums[2 * t + h] = _mm256_add_epi32(sums[2 * t + h], _mm256_madd_epi16(even[h], first));
                sums[2 * t + h] = _mm256_add_epi32(sums[2 * t + h], _mm256_madd_epi16(odd[h], second));
            }
        }
    }
#pragma unroll
    for (int i = 0; i < 2 * places; i++)
        _mm256_storeu_si256((__m256i *)(y + i / 2 * rows + i % 2 * (GROUP / 2)), sums[i]);
}

HALF static void multiply_half(const uint8_t *x, int64_t step, int64_t count, const int8_t *w, int64_t rows, int64_t size,
                               int64_t width, int32_t *y) {
    for (int64_t r = 0; r < rows; r += GROUP) {
        const int8_t *p = w + r / GROUP * size;
        int64_t t = 0;
        for (; t + 4 <= count; t += 4) half_tile(x + t * step, step, 4, p, width, y + t * rows + r, rows);
        const uint8_t *rest = x + t * step;
        int32_t *out = y + t * rows + r;
        switch (count - t) {
        case 3: half_tile(rest, step, 3, p, width, out, rows); break;
        case 2: half_tile(rest, step, 2, p, width, out, rows); break;
        case 1: half_tile(rest, step, 1, p, width, out, rows); break;
        default: break;
        }
    }
}
#endif

BUILDS static void multiply_plain(const uint8_t *x, int64_t step, int64_t count, const int8_t *w, int64_t rows,
                                  int64_t size, int64_t width, int32_t *y) {
    for (int64_t t = 0; t < count; t++) {
        const uint8_t *p = x + t * step;
        for (int64_t r = 0; r < rows; r += GROUP) {
            const int8_t *q = w + r / GROUP * size;
            int32_t sums[GROUP] = {0};
            for (int64_t k = 0; k < width; k += 4, q += 4 * GROUP) {
                int32_t a = p[k], b = p[k + 1], c = p[k + 2], d = p[k + 3];
                for (int i = 0; i < GROUP; i++)
                    sums[i] += a * q[4 * i] + b * q[4 * i + 1] + c * q[4 * i + 2] + d * q[4 * i + 3];
            }
            memcpy(y + t * rows + r, sums, sizeof sums);
        }
    }
}

void chancery_multiply_bytes(const uint8_t *x, int64_t step, int64_t count, const int8_t *w, int64_t rows, int64_t size,
                             int64_t width, int32_t *y) {
#if defined(__x86_64__) && defined(__linux__)
    enum { PLAIN, HALF_WIDTH, FULL_WIDTH };
    // Two threads that come here first find the same.
    static _Atomic int kind = -1;
    if (kind < 0) {
        __builtin_cpu_init();
        int is_wide = __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")
                      && __builtin_cpu_supports("avx512vl");
        kind = is_wide ? FULL_WIDTH : __builtin_cpu_supports("avx2") ? HALF_WIDTH : PLAIN;
    }
    switch (kind) {
    case FULL_WIDTH: multiply_wide(x, step, count, w, rows, size, width, y); return;
    case HALF_WIDTH: multiply_half(x, step, count, w, rows, size, width, y); return;
    default: break;
    }
#endif
    multiply_plain(x, step, count, w, rows, size, width, y);
}

// Everything below is worked out number by number, without fused multiply-add: the same on every processor.

typedef float floats __attribute__((vector_size(4 * GROUP)));
typedef int32_t integers __attribute__((vector_size(4 * GROUP)));
typedef int16_t shorts __attribute__((vector_size(2 * GROUP)));
typedef int16_t long_shorts __attribute__((vector_size(4 * GROUP)));
typedef uint8_t octets __attribute__((vector_size(GROUP)));
typedef int8_t signed_octets __attribute__((vector_size(GROUP)));

// Bytes for `width` numbers that are not negative: the largest is 255. Returns what 1 stands for.
static inline __attribute__((always_inline)) float to_bytes(const float *v, int64_t width, uint8_t *bytes) {
#pragma clang fp contract(off)
    // Numbers that are not negative are in the order of their bits.
    integers largest = {0};
    for (int64_t k = 0; k < width; k += GROUP) {
        integers x;
        memcpy(&x, v + k, sizeof x);
        largest = __builtin_elementwise_max(largest, x);
    }
    int32_t bits = __builtin_reduce_max(largest);
    float most;
    memcpy(&most, &bits, sizeof most);
    most = most > 1e-6f ? most : 1e-6f;
    float factor = 255.0f / most;
    for (int64_t k = 0; k < width; k += GROUP) {
        floats x;
        memcpy(&x, v + k, sizeof x);
        octets b = __builtin_convertvector(__builtin_convertvector(x * factor + 0.5f, integers), octets);
        memcpy(bytes + k, &b, sizeof b);
    }
    return most / 255.0f;
}

// The largest number that a word's state holds.
static inline __attribute__((always_inline)) float limited(float v) { return v > 32.0f ? 32.0f : v; }

BUILDS void chancery_convolve(const int32_t *restrict sums, const float *restrict factors, int64_t count, int64_t width,
                              int64_t reach, const float *restrict scales, const float *restrict bias,
                              float *restrict states, uint8_t *restrict bytes, float *restrict next) {
#pragma clang fp contract(off)
    for (int64_t t = 0; t < count; t++) {
        // Beyond the ends of the sentence there is nothing.
        int64_t before = t >= reach ? t - reach : t, after = t + reach < count ? t + reach : t;
        float a = t >= reach ? factors[before] : 0, b = factors[t], c = t + reach < count ? factors[after] : 0;
        const int32_t *p = sums + before * 3 * width, *q = sums + t * 3 * width + width,
                      *s = sums + after * 3 * width + 2 * width;
        float *state = states + t * width;
        for (int64_t r = 0; r < width; r++) {
            float v = ((float)p[r] * a + (float)q[r] * b + (float)s[r] * c) * scales[r] + bias[r];
            state[r] = limited(state[r] + (v > 0 ? v : 0));
        }
        next[t] = to_bytes(state, width, bytes + t * width);
    }
}

BUILDS void chancery_begin(const float *const *restrict rows, int64_t count, int64_t width, int64_t reach,
                           const float *restrict scales, const float *restrict bias, float *restrict states,
                           uint8_t *restrict bytes, float *restrict next) {
#pragma clang fp contract(off)
    for (int64_t t = 0; t < count; t++) {
        float *state = states + t * width;
        const float *q = rows[t] + width;
        if (t >= reach && t + reach < count) {
            const float *p = rows[t - reach], *s = rows[t + reach] + 2 * width;
            for (int64_t r = 0; r < width; r++) state[r] = p[r] + q[r] + s[r];
        } else if (t >= reach) {
            const float *p = rows[t - reach];
            for (int64_t r = 0; r < width; r++) state[r] = p[r] + q[r];
        } else if (t + reach < count) {
            const float *s = rows[t + reach] + 2 * width;
            for (int64_t r = 0; r < width; r++) state[r] = q[r] + s[r];
        } else {
            for (int64_t r = 0; r < width; r++) state[r] = q[r];
        }
        for (int64_t r = 0; r < width; r++) {
            float v = state[r] * scales[r] + bias[r];
            state[r] = limited(v > 0 ? v : 0);
        }
        next[t] = to_bytes(state, width, bytes + t * width);
    }
}

BUILDS void chancery_widen(const int32_t *restrict sums, const int32_t *restrict shifts, float factor, int64_t count,
                           float *restrict y) {
#pragma clang fp contract(off)
    for (int64_t i = 0; i < count; i++) y[i] += (float)(sums[i] - shifts[i]) * factor;
}

// The largest number that the parser keeps of a word.
#define LARGEST 16383.0f

BUILDS void chancery_scale_bytes(const int32_t *restrict sums, const float *restrict factors, int64_t count,
                                 int64_t rows, const float *restrict scales, int16_t *restrict out) {
#pragma clang fp contract(off)
    for (int64_t t = 0; t < count; t++) {
        for (int64_t r = 0; r < rows; r++) {
            float v = (float)sums[t * rows + r] * factors[t] * scales[r];
            v = v > LARGEST ? LARGEST : v < -LARGEST ? -LARGEST : v;
            out[t * rows + r] = (int16_t)(int32_t)(v < 0 ? v - 0.5f : v + 0.5f);
        }
    }
}

BUILDS float chancery_hidden(const int16_t *const *restrict rows, int64_t count, const int16_t *restrict bias,
                             int64_t size, uint8_t *restrict bytes) {
#pragma clang fp contract(off)
    float active[CHANCERY_HIDDEN];
    int64_t k = 0;
    for (; k + 4 * GROUP <= size; k += 4 * GROUP) {
        // Sixty-four sums stay in registers while the rows go by.
        long_shorts sums[2];
        memcpy(sums, bias + k, sizeof sums);
        for (int64_t n = 0; n < count; n++) {
            long_shorts row[2];
            memcpy(row, rows[n] + k, sizeof row);
            sums[0] = __builtin_elementwise_add_sat(sums[0], row[0]);
            sums[1] = __builtin_elementwise_add_sat(sums[1], row[1]);
        }
        shorts parts[4];
        memcpy(parts, sums, sizeof parts);
        for (int i = 0; i < 4; i++) {
            floats x = __builtin_convertvector(__builtin_elementwise_max(parts[i], (shorts){0}), floats);
            memcpy(active + k + i * GROUP, &x, sizeof x);
        }
    }
    for (; k < size; k += GROUP) {
        shorts sums;
        memcpy(&sums, bias + k, sizeof sums);
        for (int64_t n = 0; n < count; n++) {
            shorts row;
            memcpy(&row, rows[n] + k, sizeof row);
            sums = __builtin_elementwise_add_sat(sums, row);
        }
        floats x = __builtin_convertvector(__builtin_elementwise_max(sums, (shorts){0}), floats);
        memcpy(active + k, &x, sizeof x);
    }
    return to_bytes(active, size, bytes);
}

BUILDS int64_t chancery_best(const int32_t *restrict sums, int64_t count, float factor, const float *restrict scales,
                             const float *restrict bias) {
#pragma clang fp contract(off)
    integers highest = {0}, where = {0};
    for (int64_t k = 0; k < count; k += GROUP) {
        integers sum;
        floats scale, shift;
        memcpy(&sum, sums + k, sizeof sum);
        memcpy(&scale, scales + k, sizeof scale);
        memcpy(&shift, bias + k, sizeof shift);
        floats v = __builtin_convertvector(sum, floats) * factor * scale + shift;
        // Whole numbers in the order of the floating point ones.
        integers order;
        memcpy(&order, &v, sizeof order);
        order ^= (order >> 31) & 0x7FFFFFFF;
        if (k == 0) {
            highest = order;
            continue;
        }
        integers is_higher = order > highest;
        where = (where & ~is_higher) | (is_higher & (int32_t)k);
        highest = __builtin_elementwise_max(highest, order);
    }
    // The first of equals.
    int32_t most = __builtin_reduce_max(highest);
    integers lanes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    integers is_best = highest == most;
    return __builtin_reduce_min(((where + lanes) & is_best) | (~is_best & (int32_t)0x7FFFFFFF));
}

BUILDS float chancery_rectify_bytes(const int32_t *restrict sums, const int32_t *restrict shifts, int64_t count,
                                    const float *restrict scales, const float *restrict bias, uint8_t *restrict bytes) {
#pragma clang fp contract(off)
    float active[CHANCERY_HIDDEN];
    for (int64_t i = 0; i < count; i++) {
        float v = (float)(sums[i] - shifts[i]) * scales[i] + bias[i];
        active[i] = limited(v > 0 ? v : 0);
    }
    return to_bytes(active, count, bytes);
}

// Rows of models over hashed features.

BUILDS void chancery_sum_rows(const uint64_t *restrict features, int64_t count, int32_t shift, const int8_t *restrict w,
                              int64_t classes, int32_t *restrict sums) {
    if (classes <= GROUP) {
        // Sixteen at a time, whatever stands behind the row.
        integers all = {0};
        for (int64_t n = 0; n < count; n++) {
            signed_octets row;
            memcpy(&row, w + (int64_t)(features[n] >> shift) * classes, sizeof row);
            all += __builtin_convertvector(row, integers);
        }
        for (int64_t i = 0; i < classes; i++) sums[i] = all[i];
        return;
    }
    for (int64_t i = 0; i < classes; i++) sums[i] = 0;
    for (int64_t n = 0; n < count; n++) {
        const int8_t *row = w + (int64_t)(features[n] >> shift) * classes;
        for (int64_t i = 0; i < classes; i++) sums[i] += row[i];
    }
}

int64_t chancery_unpack(const int8_t *packed, int64_t count, int8_t *out, int64_t room) {
    int64_t position = 0, written = 0;
    while (position < count) {
        int8_t byte = packed[position++];
        if (byte == 0 && position < count) {
            written += (uint8_t)packed[position++] + 1;
        } else if (written < room) {
            out[written++] = byte;
        } else {
            return -1;
        }
    }
    return written;
}
