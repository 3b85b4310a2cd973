#!/usr/bin/env python3
"""Scores page reading on the sets under ../shared/data/pages: score_pages.py [COMMAND …]

COMMAND is what reads paths and prints the rows of `chancery extract` (default: .build/release/chancery extract
--format jsonl). Five sets are read, each bridged into the shape of the scorers beside the data (one JSON object a page id),
and one line a measure is printed: name, precision, recall, F1 (or right, pages, accuracy). With --json, one object.

Skips with a note and exit status 0 where the data is absent.
"""
import importlib.util
import json
import pathlib
import subprocess
import sys
from fnmatch import fnmatchcase

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "pages"


def module(name):
    spec = importlib.util.spec_from_file_location(name, DATA / f"{name}.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def extract(command, paths):
    """Rows of the command over some paths, by page id (the file's name without its endings)."""
    rows = {}
    paths = [str(path) for path in paths]
    for start in range(0, len(paths), 100):
        output = subprocess.run(command + paths[start:start + 100], stdout=subprocess.PIPE, check=False).stdout
        for line in output.decode("utf-8").splitlines():
            row = json.loads(line)
            if row.get("record") == "document":
                rows[row["name"].split(".")[0]] = row
    return rows


def body(score, truth_path, rows, pattern="*"):
    truth = json.loads(truth_path.read_text(encoding="utf-8"))
    scores = [
        score.PageScore(page, wanted["articleBody"], rows.get(page, {}).get("body_text") or "")
        for page, wanted in sorted(truth.items()) if fnmatchcase(page, pattern)
    ]
    summary = score.summary(scores)
    return {name: round(summary[name], 4) for name in ("precision", "recall", "f1")} | {"pages": len(scores)}


def metadata(score, truth_path, rows):
    truth = json.loads(truth_path.read_text(encoding="utf-8"))
    report = {}
    for field in ("title", "authors", "published", "publisher"):
        verdicts = [
            score.judge(field, wanted[field], wanted.get(field + "_also", []), rows.get(page, {}).get(field))
            for page, wanted in sorted(truth.items()) if wanted.get(field)
        ]
        if verdicts:
            right = sum(verdict is True for verdict in verdicts)
            report[field] = {"right": right, "pages": len(verdicts), "accuracy": round(right / len(verdicts), 4)}
    return report


def main(arguments):
    as_json = "--json" in arguments
    command = [argument for argument in arguments if argument != "--json"] or [
        str(ROOT / ".build" / "release" / "chancery"), "extract", "--format", "jsonl"]
    if not DATA.is_dir():
        print("score_pages: ../shared/data/pages is not here; skipped", file=sys.stderr)
        return 0
    score, score_metadata = module("score"), module("score_metadata")
    report = {}
    pages = extract(command, sorted((DATA / "html").glob("*.html.gz")))
    report["pages"] = body(score, DATA / "ground-truth.json", pages)
    wcxb = extract(command, sorted((DATA / "wcxb" / "html").glob("*.html.gz")))
    report["wcxb"] = body(score, DATA / "wcxb" / "ground-truth.json", wcxb)
    copied = extract(command, sorted((DATA / "copied").glob("*.txt")))
    for kind in ("full", "window"):
        report[f"copied {kind}"] = body(score, DATA / "copied" / "ground-truth.json", copied, f"*-{kind}")
    described = pages | extract(command, sorted((DATA / "metadata" / "html").glob("*")))
    for field, values in metadata(score_metadata, DATA / "metadata.json", described).items():
        report[f"metadata {field}"] = values
    for field, values in metadata(score_metadata, DATA / "wcxb" / "metadata.json", wcxb).items():
        report[f"wcxb {field}"] = values
    if as_json:
        print(json.dumps(report))
        return 0
    for name, values in report.items():
        print(f"{name:20}", "  ".join(f"{key} {value}" for key, value in values.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
