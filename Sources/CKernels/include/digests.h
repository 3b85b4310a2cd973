#ifndef CHANCERY_DIGESTS_H
#define CHANCERY_DIGESTS_H

#include <stdint.h>

// The inner loops of the digests by which bytes are known (FIPS 180-4), with the processor's own instructions where it has
// them. All give the same result on every processor.

/// Adds `blocks` blocks of 64 bytes to the eight words of a SHA-256.
void chancery_sha256(uint32_t *state, const uint8_t *bytes, int64_t blocks);

/// Adds `blocks` blocks of 64 bytes to the five words of a SHA-1.
void chancery_sha1(uint32_t *state, const uint8_t *bytes, int64_t blocks);

#endif
