#!/usr/bin/env python3
"""Measures how well and how fast copies are found among many short articles, beside a public peer.

    python3 Benchmarks/near_duplicates.py                      100,000 articles, datasketch beside chancery
    python3 Benchmarks/near_duplicates.py --articles 10000 --no-peers
    python3 Benchmarks/near_duplicates.py --write table.md     also as a table of Markdown into a file

The articles are made by copied_articles.py from `--seed`, with it being known who copies whom. A link between two articles
is right where both hold text of one story; a copy is found where a right link leads from or to it, a text put together out
of two articles counts as two. chancery runs on all cores; the peer, datasketch (MinHash LSH), has one process.
"""
import argparse
import collections
import json
import pathlib
import sys

from commands import PACKAGE, Run, environment, measured, needed, table
from copied_articles import CHANGES, articles, row

#: What is installed: datasketch, and what it computes with.
PEER = "datasketch==2.0.0", "datasketch"
#: The peer has one threshold of Jaccard similarity: as it is mostly used, and low enough for parts of a text.
THRESHOLDS = ("0.5", "0.2")


def judged(made, links):
    """{"precision": …, kind of copy: recall, …, "recall": …} of links between names of articles."""
    families = {article.name: set(article.families) for article in made}
    right, linked = 0, collections.defaultdict(set)
    for name, other in links:
        shared = families[name] & families[other]
        right += bool(shared)
        linked[name] |= shared
        linked[other] |= shared
    wanted, found = collections.Counter(), collections.Counter()
    for article in made:
        if article.change:
            wanted[article.change] += len(families[article.name])
            found[article.change] += len(linked[article.name])
    result = {kind: found[kind] / wanted[kind] for kind in wanted}
    return result | {"precision": right / len(links) if links else 1.0, "links": len(links),
                     "recall": sum(found.values()) / max(1, sum(wanted.values()))}


def chancery(program, rows, work):
    output = work / "chancery.jsonl"
    run = measured([program, "copies", "--quiet", "--format", "jsonl", rows], output)
    found = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    return run, [(row["document"], row["copies"]) for row in found]


def datasketch(rows, work):
    """[(threshold, run, links)] of the peer, or why it cannot be had."""
    peers = environment()
    why = peers.without(*PEER)
    if why:
        return why
    output = work / "datasketch.tsv"
    measured([peers.python, pathlib.Path(__file__).with_name("peer_datasketch.py"), rows, *THRESHOLDS], output)
    found = []
    for line in output.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[0] == "pairs":
            found.append((cells[1], Run(*map(float, cells[2:5])), []))
        else:
            found[-1][2].append((cells[0], cells[1]))
    return found


def cells(name, run, figures, kinds):
    percent = lambda share: f"{100 * share:.1f}"
    return [name, percent(figures["precision"]), percent(figures["recall"]), *(percent(figures.get(kind, 0)) for kind in kinds),
            f"{figures['links']:,}", f"{run.clock:.1f}", f"{run.processor:.1f}", f"{run.mebibytes:,.0f}"]


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=2031)
    parser.add_argument("--program", default=PACKAGE / ".build" / "release" / "chancery")
    parser.add_argument("--no-peers", action="store_true", help="chancery alone")
    parser.add_argument("--write", type=pathlib.Path, metavar="FILE", help="also write the table into this file")
    options = parser.parse_args(arguments)
    program = needed(options.program)
    work = PACKAGE / ".build" / "benchmarks"
    work.mkdir(parents=True, exist_ok=True)
    rows = work / f"articles-{options.articles}-{options.seed}.jsonl"
    made = articles(options.articles, options.seed)
    with open(rows, "w", encoding="utf-8") as file:
        for article in made:
            file.write(json.dumps(row(article)) + "\n")

    kinds = [name for name, _, _ in CHANGES] + ["carried"]
    run, links = chancery(program, rows, work)
    lines = [cells("chancery copies", run, judged(made, links), kinds)]
    peers = "not asked for" if options.no_peers else datasketch(rows, work)
    if isinstance(peers, str):
        print(f"near_duplicates: no datasketch: {peers}", file=sys.stderr)
    else:
        lines += [cells(f"datasketch {threshold}", run, judged(made, links), kinds) for threshold, run, links in peers]
    head = ["", "P", "R", *kinds, "links", "clock s", "processor s", "MiB"]
    copies = sum(bool(article.change) for article in made)
    text = (f"{len(made):,} articles of {sum(len(p.split()) for a in made for p in a.paragraphs) // len(made)} words on average, "
            f"{copies:,} copies, seed {options.seed}; per cent; recall by kind of copy.\n\n{table(head, lines)}\n")
    print(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
