#!/usr/bin/env python3
"""Measures page reading beside public extractors, in one run: body text, copied text, metadata, pages a second.

    python3 Benchmarks/pages.py                                  everything, on the pages under ../shared/data/pages
    python3 Benchmarks/pages.py --only body --only trafilatura   a part, an extractor; may be given more than once
    python3 Benchmarks/pages.py --pages FOLDER                   speed alone, on pages of your own (*.html, *.html.gz)
    python3 Benchmarks/pages.py --write table.md                 also as Markdown into a file

The peers are installed from PyPI, in the versions named here, into an environment of their own; one that cannot be
installed is said and left out. The scorers are those beside the data, bridged by Scripts/score_pages.py.
"""
import argparse
import json
import pathlib
import re
import statistics
import subprocess
import sys

from commands import ENVIRONMENT, PACKAGE, environment, measured, needed, table

sys.path.insert(0, str(PACKAGE / "Scripts"))
import score_pages  # noqa: E402

TRAFILATURA = "trafilatura==2.3.1 lxml_html_clean==0.4.6", "trafilatura, lxml_html_clean"
HTMLDATE = "htmldate==1.11.0", "htmldate"
READABILITY = "readability-lxml==0.9 html-text==0.7.1", "readability, html_text"
RESILIPARSE = "resiliparse==2.0.1", "resiliparse"
#: What each peer needs, as pip takes it and as `import` does; what is read with it stands in peer_pages.py.
PEERS = {
    "trafilatura": TRAFILATURA,
    "trafilatura, fast": TRAFILATURA,
    "trafilatura, precision": TRAFILATURA,
    "readability-lxml + html-text": READABILITY,
    "newspaper4k": ("newspaper4k==0.9.6", "newspaper"),
    "goose3": ("goose3==3.1.22", "goose3"),
    "jusText": ("justext==3.0.2", "justext"),
    "resiliparse, main content": RESILIPARSE,
    "boilerpy3": ("boilerpy3==1.0.7", "boilerpy3"),
    "html-text, all text": READABILITY,
    "resiliparse, all text": RESILIPARSE,
    "htmldate, extensive": HTMLDATE,
    "htmldate, fast": HTMLDATE,
}
PARTS = ("body", "copied", "metadata", "speed")
METADATA = ("trafilatura", "newspaper4k", "goose3", "htmldate, extensive", "htmldate, fast")
BODIES = [name for name in PEERS if not name.startswith("htmldate")]
OURS = "chancery"
#: The model of pages was trained on these very pages.
FITTED = "chancery (fitted on these pages)"
BASE = "trafilatura"


class Bench:
    """The program, the peers that could be installed, and a folder for what runs write."""

    def __init__(self, options):
        self.program = needed(options.program)
        self.training = self.program.with_name("chancery-training")
        self.rounds = options.rounds
        self.work = PACKAGE / ".build" / "benchmarks"
        self.work.mkdir(parents=True, exist_ok=True)
        self.environment = environment(options.environment)
        self.parts = [part for part in PARTS if part in options.only] or list(PARTS)
        wanted = [name for name in PEERS if name in options.only]
        # Whoever asks for one extractor alone still wants the ratio to the base.
        self.peers = [name for name in PEERS if not wanted or name in wanted or name == BASE and "speed" in self.parts]
        missing = {need: self.environment.without(*need) for need in {PEERS[name] for name in self.peers}}
        for why in sorted(filter(None, missing.values())):
            print(f"pages: left out: {why}", file=sys.stderr)
        self.peers = [name for name in self.peers if not missing[PEERS[name]]]

    def peer(self, name, what, paths):
        """(seconds, what it read by page id) of a peer over some pages."""
        listed, output = self.work / "pages.txt", self.work / "read.json"
        listed.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
        script = pathlib.Path(__file__).with_name("peer_pages.py")
        done = self.environment.call(self.environment.python, script, name, what, listed, output)
        if done.returncode:
            sys.exit(f"pages: {name}: {done.stderr.strip()[-300:]}")
        return float(done.stdout.split()[-1]), json.loads(output.read_text(encoding="utf-8"))

    def ours(self, paths):
        """Rows of the program by page id."""
        return score_pages.extract([str(self.program), "extract", "--quiet", "--format", "jsonl"], paths)

    def own_seconds(self, paths):
        """Seconds of processor time of the command over pages, with its start and the unpacking."""
        return measured([self.program, "extract", "--quiet", "--threads", 1, "--format", "jsonl", *paths],
                        self.work / "extract.jsonl").processor

    def inside_seconds(self, paths):
        """The same inside the program, as the peers are timed; None where chancery-training is not built."""
        if not self.training.exists():
            return None
        done = subprocess.run([self.training, "pages", "extract", *map(str, paths)], stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, check=True)
        return float(re.search(r"in ([0-9.]+) s", done.stderr).group(1))


def data(*names):
    return score_pages.DATA.joinpath(*names)


def html(*names):
    return sorted(data(*names).glob("*.html.gz"))


def as_rows(bodies):
    return {page: {"body_text": text or ""} for page, text in bodies.items()}


def percent(value):
    return f"{100 * value:.1f}"


def body_part(bench):
    """Body text: precision, recall and F1 by 4-word shingles on both sets of pages."""
    score = score_pages.module("score")
    sets = [(html("html"), data("ground-truth.json")), (html("wcxb", "html"), data("wcxb", "ground-truth.json"))]
    rows = []
    for name in [FITTED, *(peer for peer in BODIES if peer in bench.peers)]:
        cells = [name]
        for paths, truth in sets:
            read = bench.ours(paths) if name == FITTED else as_rows(bench.peer(name, "body", paths)[1])
            found = score_pages.body(score, truth, read)
            cells += [percent(found[key]) for key in ("precision", "recall", "f1")]
        rows.append(cells)
    rows[1:1] = cross_validated(bench)
    head = ["body", "benchmark P", "R", "F1", "WCXB P", "R", "F1"]
    return f"## Body text\n\n{table(head, rows)}\n"


def cross_validated(bench):
    """The row of chancery's figures on sites that its model has not seen, by its trainer; none where that is not built."""
    if not bench.training.exists():
        print("pages: no cross-validated figures: build chancery-training", file=sys.stderr)
        return []
    print("pages: cross-validating (some minutes)", file=sys.stderr)
    import vote_on_pages

    votes = ENVIRONMENT.parent / "votes.json"
    learnt = ["--voted", votes] if vote_on_pages.main([str(votes)]) == 0 else []
    done = subprocess.run([bench.training, "pages", score_pages.DATA, *learnt], capture_output=True, text=True, check=True)
    # A line a threshold; the one that is shipped counts.
    lines = [line for line in done.stdout.splitlines() if ", 0.55 " in line]
    figures = re.findall(r"F1 ([0-9.]+) P ([0-9.]+) R ([0-9.]+)", lines[-1] if lines else "")
    if len(figures) != 2:
        print("pages: no cross-validated figures: chancery-training prints none that are understood", file=sys.stderr)
        return []
    return [["chancery, blocks alone, cross-validated"]
            + [percent(float(value)) for f1, precision, recall in figures for value in (precision, recall, f1)]]


def copied_part(bench):
    """Text copied out of a browser, the whole page and a window around the article; peers get each line as a paragraph."""
    score = score_pages.module("score")
    paths = sorted(data("copied").glob("*.txt"))
    rows = []
    for name in [FITTED, *(peer for peer in ("trafilatura", "jusText") if peer in bench.peers)]:
        read = bench.ours(paths) if name == FITTED else as_rows(bench.peer(name, "body", paths)[1])
        cells = [name]
        for kind in ("full", "window"):
            found = score_pages.body(score, data("copied", "ground-truth.json"), read, f"*-{kind}")
            cells += [percent(found[key]) for key in ("precision", "recall", "f1")]
        rows.append(cells)
    return f"## Copied text\n\n{table(['copied text', 'full P', 'R', 'F1', 'window P', 'R', 'F1'], rows)}\n"


def metadata_part(bench):
    """Title, authors, date and publisher: share of pages with truth that are right."""
    score = score_pages.module("score_metadata")
    sets = [("", html("html") + sorted(data("metadata", "html").glob("*")), data("metadata.json")),
            ("WCXB ", html("wcxb", "html"), data("wcxb", "metadata.json"))]
    fields = ("title", "authors", "published", "publisher")
    rows = []
    for name in [OURS, *(peer for peer in METADATA if peer in bench.peers)]:
        cells = [name]
        for prefix, paths, truth in sets:
            read = bench.ours(paths) if name == OURS else bench.peer(name, "metadata", paths)[1]
            found = score_pages.metadata(score, truth, {page: fields or {} for page, fields in read.items()})
            given = fields[2:3] if name.startswith("htmldate") else fields
            cells += [percent(found[field]["accuracy"]) if field in found and field in given else ""
                      for field in (fields if not prefix else fields[:3])]
        rows.append(cells)
    head = ["metadata", *fields, *(f"WCXB {field}" for field in fields[:3])]
    return f"## Metadata\n\n{table(head, rows)}\n"


def speed_part(bench, paths):
    """Pages a second, all in turn in each round; ratios are those of the same round, their median over the rounds."""
    seconds = {}
    for _ in range(bench.rounds):
        times = {f"{OURS}, the command": bench.own_seconds(paths), f"{OURS}, in one process": bench.inside_seconds(paths)}
        times |= {name: bench.peer(name, "body", paths)[0] for name in BODIES if name in bench.peers}
        for name, time in times.items():
            if time:
                seconds.setdefault(name, []).append(time)
    base = seconds.get(BASE)
    rows = [[name, f"{len(paths) / min(times):,.0f}",
             f"{statistics.median(b / t for b, t in zip(base, times)):.2f}" if base else ""]
            for name, times in seconds.items()]
    return (f"## Speed\n\n{len(paths)} pages, processor time of one process, best of {bench.rounds} rounds. The command is timed "
            f"with its start and the unpacking, everything else without.\n\n"
            f"{table(['speed', 'pages/s', f'÷ {BASE}'], rows)}\n")


def parsed(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=PACKAGE / ".build" / "release" / "chancery")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", choices=[*PARTS, *PEERS],
                        help=f"a part ({', '.join(PARTS)}) or an extractor ({'; '.join(PEERS)})")
    parser.add_argument("--rounds", type=int, default=3, help="how often the speed is measured")
    parser.add_argument("--pages", type=pathlib.Path, metavar="FOLDER", help="measure speed alone, on the pages of this folder")
    parser.add_argument("--environment", type=pathlib.Path, default=ENVIRONMENT, help="where the peers are installed")
    parser.add_argument("--write", type=pathlib.Path, metavar="FILE", help="also write the tables into this file")
    return parser.parse_args(arguments)


def main(arguments):
    options = parsed(arguments)
    if options.pages:
        paths = sorted([*options.pages.rglob("*.html"), *options.pages.rglob("*.html.gz")])
        if not paths:
            sys.exit(f"pages: {options.pages} holds no *.html and no *.html.gz")
        options.only = ["speed"] + [name for name in options.only if name in PEERS]
    elif not score_pages.DATA.is_dir():
        print("pages: ../shared/data/pages is not here; --pages FOLDER measures speed on pages of your own", file=sys.stderr)
        return 0
    bench = Bench(options)
    parts = {"body": body_part, "copied": copied_part, "metadata": metadata_part,
             "speed": lambda bench: speed_part(bench, paths if options.pages else html("html"))}
    texts = []
    for part in bench.parts:
        texts.append(parts[part](bench))
        print(texts[-1], flush=True)
    if options.write:
        options.write.write_text("\n".join(texts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
