#include "training_kernels.h"

#if defined(__x86_64__) && defined(__linux__)
#define BUILDS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define BUILDS
#endif

typedef float vector __attribute__((vector_size(64), aligned(4)));

#define VECTOR 16

// One tile of sums: `words` rows by `vectors` times sixteen numbers, all in registers.
#define TILE(words, vectors)                                                                                           \
    do {                                                                                                               \
        vector sums[words][vectors];                                                                                   \
        for (int t = 0; t < words; t++)                                                                                \
            for (int v = 0; v < vectors; v++) sums[t][v] = *(const vector *)(y + t * y_step + o + v * VECTOR);         \
        for (int64_t i = 0; i < inputs; i++) {                                                                         \
            const float *row = w + i * outputs + o;                                                                    \
            for (int v = 0; v < vectors; v++) {                                                                        \
                vector weights = *(const vector *)(row + v * VECTOR);                                                  \
                for (int t = 0; t < words; t++) sums[t][v] += weights * x[t * x_step + i];                             \
            }                                                                                                          \
        }                                                                                                              \
        for (int t = 0; t < words; t++)                                                                                \
            for (int v = 0; v < vectors; v++) *(vector *)(y + t * y_step + o + v * VECTOR) = sums[t][v];               \
    } while (0)

#define ROWS(words)                                                                                                    \
    do {                                                                                                               \
        int64_t o = 0;                                                                                                 \
        for (; o + 4 * VECTOR <= outputs; o += 4 * VECTOR) TILE(words, 4);                                             \
        for (; o + VECTOR <= outputs; o += VECTOR) TILE(words, 1);                                                     \
        if (o < outputs) {                                                                                             \
            for (int t = 0; t < words; t++)                                                                            \
                for (int64_t i = 0; i < inputs; i++)                                                                   \
                    for (int64_t c = o; c < outputs; c++) y[t * y_step + c] += x[t * x_step + i] * w[i * outputs + c]; \
        }                                                                                                              \
    } while (0)

BUILDS void chancery_product(const float *x, int64_t x_step, int64_t count, int64_t inputs, const float *w,
                             int64_t outputs, float *restrict y, int64_t y_step) {
#pragma clang fp contract(fast)
    int64_t left = count;
    for (; left >= 4; left -= 4, x += 4 * x_step, y += 4 * y_step) ROWS(4);
    for (; left > 0; left--, x += x_step, y += y_step) ROWS(1);
}

#define GRADIENT(rows, vectors)                                                                                        \
    do {                                                                                                               \
        vector sums[rows][vectors];                                                                                    \
        for (int r = 0; r < rows; r++)                                                                                 \
            for (int v = 0; v < vectors; v++) sums[r][v] = *(vector *)(w + (i + r) * outputs + o + v * VECTOR);        \
        for (int64_t t = 0; t < count; t++) {                                                                          \
            const float *row = y + t * y_step + o;                                                                     \
            for (int v = 0; v < vectors; v++) {                                                                        \
                vector values = *(const vector *)(row + v * VECTOR);                                                   \
                for (int r = 0; r < rows; r++) sums[r][v] += values * x[t * x_step + i + r];                           \
            }                                                                                                          \
        }                                                                                                              \
        for (int r = 0; r < rows; r++)                                                                                 \
            for (int v = 0; v < vectors; v++) *(vector *)(w + (i + r) * outputs + o + v * VECTOR) = sums[r][v];        \
    } while (0)

#define GRADIENT_ROWS(rows)                                                                                            \
    do {                                                                                                               \
        int64_t o = 0;                                                                                                 \
        for (; o + 4 * VECTOR <= outputs; o += 4 * VECTOR) GRADIENT(rows, 4);                                          \
        for (; o + VECTOR <= outputs; o += VECTOR) GRADIENT(rows, 1);                                                  \
        if (o < outputs) {                                                                                             \
            for (int r = 0; r < rows; r++)                                                                             \
                for (int64_t t = 0; t < count; t++)                                                                    \
                    for (int64_t c = o; c < outputs; c++)                                                              \
                        w[(i + r) * outputs + c] += x[t * x_step + i + r] * y[t * y_step + c];                         \
        }                                                                                                              \
    } while (0)

BUILDS void chancery_outer(const float *x, int64_t x_step, int64_t count, int64_t inputs, const float *y,
                           int64_t y_step, int64_t outputs, float *restrict w) {
#pragma clang fp contract(fast)
    int64_t i = 0;
    for (; i + 4 <= inputs; i += 4) GRADIENT_ROWS(4);
    for (; i < inputs; i++) GRADIENT_ROWS(1);
}

void chancery_transpose(const float *from, int64_t rows, int64_t columns, float *to) {
    for (int64_t r = 0; r < rows; r++)
        for (int64_t c = 0; c < columns; c++) to[c * rows + r] = from[r * columns + c];
}
