#include "trees.h"

// Rows that go through a tree side by side: no row waits for the memory that another asks for, and no branch is guessed.
#define LANES 8

void chancery_trees(const float *rows, int64_t count, int64_t width, const chancery_node *nodes, const float *leaves,
                    const int32_t *roots, const int32_t *depths, int64_t trees, float *sums) {
    for (int64_t start = 0; start < count; start += LANES) {
        int64_t lanes = count - start < LANES ? count - start : LANES;
        const float *row[LANES];
        float sum[LANES];
        for (int64_t k = 0; k < LANES; k++) {
            // Lanes beyond the last row repeat it.
            int64_t index = start + (k < lanes ? k : lanes - 1);
            row[k] = rows + index * width;
            sum[k] = sums[index];
        }
        for (int64_t t = 0; t < trees; t++) {
            const chancery_node *tree = nodes + roots[t];
            const float *leaf = leaves + roots[t];
            int32_t at[LANES] = {0};
            for (int32_t step = depths[t]; step > 0; step--) {
                for (int64_t k = 0; k < LANES; k++) {
                    chancery_node node = tree[at[k]];
                    at[k] = node.next + (row[k][node.feature] > node.threshold);
                }
            }
            for (int64_t k = 0; k < LANES; k++) sum[k] += leaf[at[k]];
        }
        for (int64_t k = 0; k < lanes; k++) sums[start + k] = sum[k];
    }
}
