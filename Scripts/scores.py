#!/usr/bin/env python3
"""Scores every layer of the program on the data sets beside the project, in one table, and holds it to its floors.

    python3 Scripts/scores.py --program .build/release/chancery             what `make scores` calls
    python3 Scripts/scores.py … --only trees --only times --no-speed        some layers
    python3 Scripts/scores.py … --write --date 2025-11-25                   also into SCORES.md
    python3 Scripts/scores.py … --peers                                     speeds of public peers, run in turn

Exit status 1 where a figure is below its floor in scores.floors.tsv, where a floor is lower than an earlier version of
that file had it, or where a run failed. A layer that the program lacks shows as "not yet" and fails only with a floor.
docs/measuring.md says what each figure means. Standard library only (the scorer of the votes needs numpy and scipy).
"""
import argparse
import concurrent.futures
import datetime
import pathlib
import subprocess
import sys
import time

from scoring import figures as tables
from scoring import layers, peers, speed
from scoring.program import Failed, NotYet, Program, Unmeasured

SCRIPTS = pathlib.Path(__file__).resolve().parent
PACKAGE = SCRIPTS.parent


def measure(program, entry):
    """The figures of one layer and set; (figures, what went wrong or None)."""
    layer, data, function = entry
    unmeasured = lambda note: [tables.Figure(layer, data, "", note=note)]
    try:
        return function(program), None
    except NotYet:
        return unmeasured("not yet"), None
    except Unmeasured as reason:
        return unmeasured(str(reason)), None
    except Failed as fault:
        return unmeasured("failed"), f"{layer} / {data}: {fault}"
    except Exception as fault:  # a row of another shape than the scorer expects: one layer's fault must not hide the others
        return unmeasured("failed"), f"{layer} / {data}: {type(fault).__name__}: {fault}"


def earlier_floors(path):
    """The floors of every earlier version of the file that git holds, the highest of each."""
    folder, name = path.resolve().parent, path.name
    git = lambda *arguments: subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True,
                                            stdin=subprocess.DEVNULL)
    commits = git("log", "--format=%H", "--", name)
    highest = {}
    for commit in commits.stdout.split():
        version = git("show", f"{commit}:./{name}")
        if version.returncode:
            continue
        try:
            for key, floor in tables.read_floors(version.stdout).items():
                highest[key] = max(floor, highest.get(key, floor))
        except tables.FloorsError:
            continue
    return highest


def page(found, date, version):
    return f"""# Scores

What `make scores WRITE=1` measured on {date} with {version}. P, R, F1: precision, recall and their harmonic mean, in
percent; *other*: accuracy in percent, unless a unit stands with it. The sets lie outside of the repository;
[docs/measuring.md](docs/measuring.md) says what each is, how it is counted, and how speeds are taken. Below the floors of
`Scripts/scores.floors.tsv`, `make scores` fails.

{tables.markdown(found)}"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=PACKAGE / ".build/release/chancery")
    parser.add_argument("--shared", type=pathlib.Path, default=PACKAGE.parent / "shared")
    parser.add_argument("--floors", type=pathlib.Path, default=SCRIPTS / "scores.floors.tsv")
    parser.add_argument("--work", type=pathlib.Path, default=PACKAGE / ".build/scores", help="where outputs are kept")
    parser.add_argument("--only", action="append", metavar="LAYER", help="only this layer; may be given more than once")
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--peers", action="store_true", help="measure public peers in turn (trains a model once)")
    parser.add_argument("--write", action="store_true", help="write SCORES.md")
    parser.add_argument("--date", default=str(datetime.date.today()))
    options = parser.parse_args()

    if not (options.shared / "data").is_dir():
        print(f"scores: no data sets at {options.shared}; nothing is scored", file=sys.stderr)
        return 0
    if not options.program.is_file():
        parser.error(f"no program at {options.program}; run 'make build'")
    try:
        text = options.floors.read_text(encoding="utf-8")
        floors, allowed = tables.read_floors(text), tables.read_allowances(text)
    except (OSError, tables.FloorsError) as fault:
        parser.error(f"{options.floors}: {fault}")
    names = list(dict.fromkeys(layer for layer, _, _ in layers.LAYERS)) + [speed.LAYER]
    for name in options.only or []:
        if name not in names:
            parser.error(f"no layer {name!r}; there are: {', '.join(names)}")
    wanted = set(options.only or names) - ({speed.LAYER} if options.no_speed else set())

    began = time.monotonic()
    program = Program(options.program, options.shared, options.work)
    jobs = [entry for entry in layers.LAYERS if entry[0] in wanted]
    found, faults = [], []
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        for entry, (figures, fault) in zip(jobs, pool.map(lambda entry: measure(program, entry), jobs)):
            found += figures
            faults += [fault] if fault else []
            if sys.stderr.isatty():
                print(f"\r\033[K{entry[0]} / {entry[1]}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    # Speeds after everything else, one at a time.
    if speed.LAYER in wanted:
        figures, fault = measure(program, (speed.LAYER, "", lambda p: speed.measure(p, peers.ready(p) if options.peers else None)))
        found += figures
        faults += [fault] if fault else []

    print(tables.markdown(found))
    faults += tables.below(found, floors, only=wanted)
    faults += tables.lowered(earlier_floors(options.floors), floors, allowed)
    if options.write:
        if options.only or options.no_speed:
            parser.error("--write needs every layer: leave out --only and --no-speed")
        version = subprocess.run([program.path, "--version"], capture_output=True, text=True).stdout.strip()
        (PACKAGE / "SCORES.md").write_text(page(found, options.date, version), encoding="utf-8")
    for fault in faults:
        print(f"scores: {fault}", file=sys.stderr)
    print(f"scores: {len(found)} figures, {len(floors)} floors, {len(faults)} faults, {time.monotonic() - began:.0f} s",
          file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
