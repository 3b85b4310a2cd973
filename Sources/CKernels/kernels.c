#include "kernels.h"
#include <math.h>

#if defined(__x86_64__) && defined(__linux__)
#define BUILDS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#define BUILDS_OF_INTEGERS                                                                                             \
    __attribute__((target_clones("arch=icelake-server", "arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define BUILDS
#define BUILDS_OF_INTEGERS
#endif

// The largest number that the network keeps; see Network.swift.
#define LARGEST 16383.0f

#if defined(__x86_64__) && defined(__linux__)
#include <immintrin.h>

// The same products with one instruction for two products and two sums (AVX-512 VNNI). Compilers do not find it, and the
// clones above are chosen by the maker of the processor, not by what it can do.
#define WIDE __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

// Up to `places` places by four rows: sixteen sums stay in registers.
WIDE static inline __attribute__((always_inline)) void multiply_four_rows(const int16_t *x, int64_t step, int places,
                                                                          const int16_t *w, int64_t rows,
                                                                          int64_t width, int32_t *y) {
    __m512i sums[16];
    for (int i = 0; i < 4 * places; i++) sums[i] = _mm512_setzero_si512();
    for (int64_t k = 0; k < width; k += 32) {
        __mmask32 mask = width - k >= 32 ? 0xFFFFFFFFu : (1u << (width - k)) - 1;
        __m512i a = _mm512_maskz_loadu_epi16(mask, w + k);
        __m512i b = _mm512_maskz_loadu_epi16(mask, w + width + k);
        __m512i c = _mm512_maskz_loadu_epi16(mask, w + 2 * width + k);
        __m512i d = _mm512_maskz_loadu_epi16(mask, w + 3 * width + k);
        for (int i = 0; i < places; i++) {
            __m512i u = _mm512_maskz_loadu_epi16(mask, x + i * step + k);
            sums[4 * i] = _mm512_dpwssd_epi32(sums[4 * i], u, a);
            sums[4 * i + 1] = _mm512_dpwssd_epi32(sums[4 * i + 1], u, b);
            sums[4 * i + 2] = _mm512_dpwssd_epi32(sums[4 * i + 2], u, c);
            sums[4 * i + 3] = _mm512_dpwssd_epi32(sums[4 * i + 3], u, d);
        }
    }
    for (int i = 0; i < 4 * places; i++) y[(i / 4) * rows + i % 4] = _mm512_reduce_add_epi32(sums[i]);
}

WIDE static void multiply_wide(const int16_t *x, int64_t step, int64_t count, const int16_t *w, int64_t rows,
                               int64_t width, int32_t *y) {
    int64_t whole = rows - rows % 4;
    int64_t t = 0;
    for (; t + 4 <= count; t += 4)
        for (int64_t r = 0; r < whole; r += 4)
            multiply_four_rows(x + t * step, step, 4, w + r * width, rows, width, y + t * rows + r);
    for (; t < count; t++)
        for (int64_t r = 0; r < whole; r += 4)
            multiply_four_rows(x + t * step, step, 1, w + r * width, rows, width, y + t * rows + r);
    for (t = 0; t < count; t++) {
        for (int64_t r = whole; r < rows; r++) {
            const int16_t *p = x + t * step, *a = w + r * width;
            int32_t sum = 0;
            for (int64_t k = 0; k < width; k++) sum += (int32_t)p[k] * a[k];
            y[t * rows + r] = sum;
        }
    }
}
#endif

// Two places by four rows at a time: each number that is loaded is used twice or four times.
BUILDS_OF_INTEGERS static void multiply_plain(const int16_t *x, int64_t step, int64_t count, const int16_t *w, int64_t rows,
                                          int64_t width, int32_t *y) {
    int64_t t = 0;
    for (; t + 2 <= count; t += 2) {
        const int16_t *p = x + t * step, *q = p + step;
        int32_t *out = y + t * rows, *next = out + rows;
        int64_t r = 0;
        for (; r + 4 <= rows; r += 4) {
            const int16_t *a = w + r * width, *b = a + width, *c = b + width, *d = c + width;
            int32_t pa = 0, pb = 0, pc = 0, pd = 0, qa = 0, qb = 0, qc = 0, qd = 0;
            for (int64_t k = 0; k < width; k++) {
                int32_t u = p[k], v = q[k];
                pa += u * a[k];
                pb += u * b[k];
                pc += u * c[k];
                pd += u * d[k];
                qa += v * a[k];
                qb += v * b[k];
                qc += v * c[k];
                qd += v * d[k];
            }
            out[r] = pa;
            out[r + 1] = pb;
            out[r + 2] = pc;
            out[r + 3] = pd;
            next[r] = qa;
            next[r + 1] = qb;
            next[r + 2] = qc;
            next[r + 3] = qd;
        }
        for (; r < rows; r++) {
            const int16_t *a = w + r * width;
            int32_t pa = 0, qa = 0;
            for (int64_t k = 0; k < width; k++) {
                pa += (int32_t)p[k] * a[k];
                qa += (int32_t)q[k] * a[k];
            }
            out[r] = pa;
            next[r] = qa;
        }
    }
    for (; t < count; t++) {
        const int16_t *p = x + t * step;
        int32_t *out = y + t * rows;
        int64_t r = 0;
        for (; r + 4 <= rows; r += 4) {
            const int16_t *a = w + r * width, *b = a + width, *c = b + width, *d = c + width;
            int32_t pa = 0, pb = 0, pc = 0, pd = 0;
            for (int64_t k = 0; k < width; k++) {
                int32_t u = p[k];
                pa += u * a[k];
                pb += u * b[k];
                pc += u * c[k];
                pd += u * d[k];
            }
            out[r] = pa;
            out[r + 1] = pb;
            out[r + 2] = pc;
            out[r + 3] = pd;
        }
        for (; r < rows; r++) {
            const int16_t *a = w + r * width;
            int32_t pa = 0;
            for (int64_t k = 0; k < width; k++) pa += (int32_t)p[k] * a[k];
            out[r] = pa;
        }
    }
}

void chancery_multiply(const int16_t *x, int64_t step, int64_t count, const int16_t *w, int64_t rows, int64_t width,
                       int32_t *y) {
#if defined(__x86_64__) && defined(__linux__)
    // Two threads that come here first find the same.
    static _Atomic int is_wide = -1;
    if (is_wide < 0) {
        __builtin_cpu_init();
        is_wide = __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")
                  && __builtin_cpu_supports("avx512vl");
    }
    if (is_wide) {
        multiply_wide(x, step, count, w, rows, width, y);
        return;
    }
#endif
    multiply_plain(x, step, count, w, rows, width, y);
}

// Rounding by truncation after adding a half, without fused multiply-add: the same on every processor.
static inline int16_t kept(float v) {
    v = v > LARGEST ? LARGEST : v < -LARGEST ? -LARGEST : v;
    return (int16_t)(int32_t)(v < 0 ? v - 0.5f : v + 0.5f);
}

BUILDS void chancery_activate(const int32_t *restrict sums, int64_t count, int64_t rows, const float *restrict scales,
                              const float *restrict bias, int16_t *restrict states) {
#pragma clang fp contract(off)
    for (int64_t t = 0; t < count; t++) {
        for (int64_t r = 0; r < rows; r++) {
            float v = (float)sums[t * rows + r] * scales[r] + bias[r];
            states[t * rows + r] = kept((float)states[t * rows + r] + (v > 0 ? v : 0));
        }
    }
}

BUILDS void chancery_scale(const int32_t *restrict sums, int64_t count, int64_t rows, const float *restrict scales,
                           int16_t *restrict out) {
#pragma clang fp contract(off)
    for (int64_t t = 0; t < count; t++) {
        for (int64_t r = 0; r < rows; r++) out[t * rows + r] = kept((float)sums[t * rows + r] * scales[r]);
    }
}

BUILDS void chancery_rectify(const int32_t *restrict x, int64_t count, int16_t *restrict out) {
    for (int64_t i = 0; i < count; i++) {
        int32_t v = x[i];
        out[i] = (int16_t)(v < 0 ? 0 : v > (int32_t)LARGEST ? (int32_t)LARGEST : v);
    }
}

BUILDS void chancery_add(const int16_t *x, int64_t count, int32_t *y) {
    for (int64_t i = 0; i < count; i++) y[i] += x[i];
}

BUILDS float chancery_dot(const float *a, const float *b, int64_t count) {
#pragma clang fp reassociate(on) contract(fast)
    float sum = 0;
    for (int64_t i = 0; i < count; i++) sum += a[i] * b[i];
    return sum;
}

BUILDS void chancery_scaled_add(float factor, const float *x, int64_t count, float *y) {
#pragma clang fp contract(fast)
    for (int64_t i = 0; i < count; i++) y[i] += factor * x[i];
}

BUILDS void chancery_forward(const float *x, int64_t inputs, const float *w, int64_t outputs, float *restrict y) {
#pragma clang fp contract(fast)
    for (int64_t i = 0; i < inputs; i++) {
        float v = x[i];
        if (v == 0) continue;
        const float *row = w + i * outputs;
        for (int64_t o = 0; o < outputs; o++) y[o] += v * row[o];
    }
}

BUILDS void chancery_backward(const float *x, int64_t inputs, const float *w, int64_t outputs, const float *dy,
                              float *dx, float *restrict dw) {
#pragma clang fp reassociate(on) contract(fast)
    for (int64_t i = 0; i < inputs; i++) {
        const float *row = w + i * outputs;
        if (dx) {
            float sum = 0;
            for (int64_t o = 0; o < outputs; o++) sum += row[o] * dy[o];
            dx[i] += sum;
        }
        float v = x[i];
        if (v == 0) continue;
        float *drow = dw + i * outputs;
        for (int64_t o = 0; o < outputs; o++) drow[o] += v * dy[o];
    }
}

BUILDS void chancery_adam(float *values, float *gradients, float *first, float *second, int64_t count, float rate,
                          float correction1, float correction2) {
#pragma clang fp contract(fast)
    for (int64_t i = 0; i < count; i++) {
        float g = gradients[i];
        first[i] = 0.9f * first[i] + 0.1f * g;
        second[i] = 0.999f * second[i] + 0.001f * g * g;
        values[i] -= rate * (first[i] * correction1) / (sqrtf(second[i] * correction2) + 1e-8f);
        gradients[i] = 0;
    }
}
