#!/usr/bin/env python3
"""Near copies by datasketch, MinHash LSH: peer_datasketch.py ROWS THRESHOLD…

Reads rows of JSON Lines (`id`, `text`), prints for each threshold one line `pairs<TAB>THRESHOLD<TAB>seconds by the clock<TAB>seconds
of processor time<TAB>MiB`, then its pairs of ids as `a<TAB>b`. Shingles are runs of four words; 128 permutations; the estimated Jaccard
similarity of each candidate must reach the threshold. Runs in an environment with datasketch, see near_duplicates.py.
"""
import json
import re
import resource
import sys
import time
import zlib

from datasketch import MinHash, MinHashLSH

PERMUTATIONS = 128
WORD = re.compile(r"\w+")


def shingles(text):
    words = WORD.findall(text.lower())
    return {" ".join(words[start:start + 4]).encode("utf-8") for start in range(max(1, len(words) - 3))}


def signatures(path):
    with open(path, encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        made = {}
        for row in rows:
            signature = MinHash(num_perm=PERMUTATIONS, hashfunc=zlib.crc32)
            signature.update_batch(list(shingles(row["text"])))
            made[row["id"]] = signature
    return made


def pairs(made, threshold):
    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    for name, signature in made.items():
        for other in index.query(signature):
            if signature.jaccard(made[other]) >= threshold:
                yield name, other
        index.insert(name, signature)


def main(path, thresholds):
    start = time.monotonic()
    made = signatures(path)
    signed = time.monotonic() - start, time.process_time()
    for threshold in thresholds:
        began = time.monotonic(), time.process_time()
        found = list(pairs(made, threshold))
        clock, processor = signed[0] + time.monotonic() - began[0], signed[1] + time.process_time() - began[1]
        mebibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"pairs\t{threshold}\t{clock:.1f}\t{processor:.1f}\t{mebibytes:.0f}")
        for name, other in found:
            print(f"{name}\t{other}")


if __name__ == "__main__":
    main(sys.argv[1], [float(threshold) for threshold in sys.argv[2:]])
