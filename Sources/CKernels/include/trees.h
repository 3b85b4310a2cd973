#ifndef CHANCERY_TREES_H
#define CHANCERY_TREES_H

#include <stdint.h>

// The inner loop of sums of decision trees. The same result on every processor: each row adds its leaves in the order of
// the trees.

/// One split; or a leaf, which is a split that no value passes and that leads to itself.
typedef struct {
    /// The threshold of a split; infinity in a leaf.
    float threshold;
    /// The column that is compared.
    uint16_t feature;
    /// In the tree, the node for values at or below the threshold, the next after it for others; a leaf's own number.
    uint16_t next;
} chancery_node;

/// sums[r] += the leaf of each tree that row r comes to; `leaves` has a value for each node. Tree t begins at nodes[roots[t]]
/// and is at most depths[t] splits deep. A row is `width` numbers.
void chancery_trees(const float *rows, int64_t count, int64_t width, const chancery_node *nodes, const float *leaves,
                    const int32_t *roots, const int32_t *depths, int64_t trees, float *sums);

#endif
