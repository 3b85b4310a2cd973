#include "kernels.h"
#include <math.h>

#if defined(__x86_64__) && defined(__linux__)
#define BUILDS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define BUILDS
#endif

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
