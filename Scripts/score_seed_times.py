#!/usr/bin/env python3
"""Scores times and quantities on the five seeds against their hand-made key, which has no scorer of its own.

    score_seed_times.py [--json] [--misses] [PROGRAM]     PROGRAM: default .build/release/chancery

Reads ../shared/data/seeds_times_quantities.jsonl (byte offsets into the seeds) and runs `annotate --layer times`, with the
date of publication that the key gives, and `annotate --layer quantities`. Values are compared as the scorers of
`data/time` and `data/quantities` compare them. An item is *found* where a prediction overlaps it, *right* where that
prediction has its value too; the one that overlaps most is taken. Where the key has an open interval ("since 1992"), a
prediction of the year that says `since` of it means the same. Optional items and those in page furniture are neither
missed nor extra, and what overlaps nothing in the key is extra only outside of furniture and for the kinds that the key
covers. A prediction on a trap (kind `none`) is extra.

Skips with a note and exit status 0 where the data is absent.
"""
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

#: Kinds of the key, and the types of the layer `quantities` that speak of the same thing.
QUANTITIES = {"money": {"money"}, "share": {"percent", "share"}, "count": {"number", "number_range", "count"},
              "ordinal": {"ordinal"}}


def module(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def annotated(program, layer, rows):
    with tempfile.TemporaryFile() as given:
        given.write("".join(json.dumps(row) + "\n" for row in rows).encode("utf-8"))
        given.seek(0)
        done = subprocess.run([program, "annotate", "--layer", layer, "--threads", "1"], stdin=given,
                              stdout=subprocess.PIPE, check=True)
    return {row["id"]: row.get("predicted", []) for row in map(json.loads, done.stdout.decode("utf-8").splitlines())}


def as_fraction(value):
    """A percentage as a share of one, so that a quarter and 25 percent are equal."""
    if value.get("unit") != "percent":
        return value
    return {key: number / 100 if key in ("value", "low", "high") and number is not None else number
            for key, number in value.items()} | {"unit": "fraction"}


def same_quantity(score, kind, wanted, given):
    given = given or {}
    if kind == "share":
        return score.number(as_fraction(wanted), as_fraction(given))
    # What is counted is not compared: the layer gives numbers, the reader of statements what they are of.
    return score.number(wanted, given) and (kind != "money" or score.unit(wanted, given))


def same_time(score, wanted, given):
    if wanted.get("open") and given and given.get("mod"):
        words = given["mod"]
        if "since" in words or "after" in words:
            given = given | {"end": None}
        elif "until" in words or "before" in words:
            given = given | {"start": None}
    return score.equal(wanted, given)


def judge(items, predictions, kinds, types, equal):
    """Counts over one document. `kinds`: those of the key that are scored; `types`: those of predictions that are."""
    counts = dict.fromkeys(("items", "found", "right", "predicted"), 0)
    misses = []
    overlap = lambda item, p: min(item["byte_end"], p["end"]) - max(item["byte_start"], p["start"])
    predictions = [p for p in predictions if types is None or p.get("type") in types]
    used = set()
    for item in items:
        if item["kind"] not in kinds:
            continue
        best = max((n for n, p in enumerate(predictions) if overlap(item, p) > 0 and n not in used),
                   key=lambda n: (overlap(item, predictions[n]),
                                  predictions[n]["start"] - predictions[n]["end"]), default=None)
        if best is not None:
            used.add(best)
        if item.get("optional") or item.get("furniture"):
            continue
        right = best is not None and any(
            equal(item["kind"], wanted, predictions[best].get("value"))
            for wanted in [item["value"], *item.get("values_alt", [])])
        counts["items"] += 1
        counts["found"] += best is not None
        counts["right"] += right
        counts["predicted"] += best is not None
        if not right:
            misses.append((item["doc"][:3], item["text"], item["value"],
                           None if best is None else predictions[best].get("value")))
    known = [item for item in items if item["kind"] != "none"]
    for n, p in enumerate(predictions):
        # Inside an item of another kind (the year in a date) a prediction is another layer's matter.
        if n not in used and not any(overlap(item, p) > 0 for item in known):
            counts["predicted"] += 1
            misses.append(("extra", p["start"], p["end"], p.get("value")))
    return counts, misses


def rates(counts):
    p = counts["found"] / counts["predicted"] if counts["predicted"] else 0.0
    r = counts["found"] / counts["items"] if counts["items"] else 0.0
    return {"items": counts["items"], "p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0,
            "right": counts["right"] / counts["items"] if counts["items"] else 0.0}


def main(arguments):
    path = SHARED / "data" / "seeds_times_quantities.jsonl"
    if not path.exists():
        print("score_seed_times: ../shared/data is not here; skipped", file=sys.stderr)
        return 0
    program = next((a for a in arguments if not a.startswith("--")), str(ROOT / ".build" / "release" / "chancery"))
    key = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    dates = {row["doc"]: row["date"] for row in key if row["kind"] == "reference"}
    texts = {name: (SHARED / "seeds" / name).read_bytes().decode("utf-8") for name in dates}
    time_score = module("time_score", SHARED / "data" / "time" / "score.py")
    quantity_score = module("quantity_score", SHARED / "data" / "quantities" / "score.py")
    layers = {
        "times": (annotated(program, "times", [{"id": n, "text": t, "reference": dates[n]} for n, t in texts.items()]),
                  {"time"}, None, lambda kind, wanted, given: same_time(time_score, wanted, given)),
        "quantities": (annotated(program, "quantities", [{"id": n, "text": t} for n, t in texts.items()]),
                       set(QUANTITIES), set().union(*QUANTITIES.values()),
                       lambda kind, wanted, given: same_quantity(quantity_score, kind, wanted, given)),
    }
    report = {}
    for layer, (predicted, kinds, types, equal) in layers.items():
        total = dict.fromkeys(("items", "found", "right", "predicted"), 0)
        for name in sorted(dates):
            counts, misses = judge([row for row in key if row["doc"] == name and row["kind"] != "reference"],
                                   predicted.get(name, []), kinds, types, equal)
            for what, number in counts.items():
                total[what] += number
            if "--misses" in arguments:
                for miss in misses:
                    print(layer, *miss, sep="\t", file=sys.stderr)
        report[layer] = rates(total)
    if "--json" in arguments:
        print(json.dumps(report))
    else:
        for layer, row in report.items():
            print(f"{layer:12} items {row['items']:3}  found P {100 * row['p']:.1f} R {100 * row['r']:.1f} "
                  f"F1 {100 * row['f1']:.1f}  right {100 * row['right']:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
