#!/usr/bin/env python3
"""Checks that every citation which a brief prints leads to its words: check_citations.py PROGRAM FOLDER …

The Markdown brief of each folder is read; each citation's bytes are cut out of the file that it names (out of the text of
the row, for a row of JSON Lines; out of the text that `extract` gives, for what stands packed in its file), its line is counted, and the words found there are compared with those printed, mark-up,
character references and punctuation passed over. Prints what does not fit; exit status 1 where anything does not.
"""
import gzip
import html
import json
import pathlib
import quopri
import re
import subprocess
import sys

CITATION = re.compile(
    r"- \[\d+\] (?P<name>.*?)(?: \((?P<file>[^()]*), (?P<kind>row|entry|record|message|part) (?P<row>\d+)\))?, (?:line (?P<line>\d+), )?"
    r"bytes (?P<start>\d+)–(?P<end>\d+)(?P<own> of its text)?(?:: “(?P<words>.*)”)?(?: <.*>)?$")


def plain(text):
    return re.sub(r"[\W_]+", " ", html.unescape(re.sub(r"<[^>]*>", " ", text))).strip().lower()


def unescaped(text):
    return re.sub(r"\\(.)", r"\1", text)


def decoded(raw):
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def unpacked(path):
    raw = path.read_bytes()
    return gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw


def texts_of(program, folder):
    """The text of each document by its name, as `extract` gives it."""
    done = subprocess.run([program, "extract", "--quiet", "--format", "jsonl", folder], stdout=subprocess.PIPE, check=False)
    rows = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    return {row["name"]: row["text"].encode("utf-8") for row in rows if row["record"] == "document"}


def faults(line, files, texts=None):
    """What is wrong with one line of the list of citations."""
    found = CITATION.match(line)
    if not found:
        return ["is not read"]
    start, end, words = int(found["start"]), int(found["end"]), unescaped(found["words"] or "").rstrip("…")
    wrong = []
    if found["own"] and found["kind"] != "row":  # also where no part is named: a PDF file
        raw = (texts or {}).get(unescaped(found["name"]), b"")
    elif found["row"] and found["kind"] == "row":
        rows = files[unescaped(found["file"])].read_text(encoding="utf-8").splitlines()
        raw = (json.loads(rows[int(found["row"]) - 1]).get("text") or "").encode("utf-8")
    else:
        raw = unpacked(files[unescaped(found["file"] or found["name"]).split("/")[-1]])
        at = raw[:start].count(b"\n") + 1
        if found["line"] and at != int(found["line"]):
            wrong.append(f"stands on line {at}")
    there = decoded(raw[start:end])
    # A mail may stand there in quoted-printable.
    mailed = decoded(quopri.decodestring(raw[start:end]))
    if plain(words) not in plain(there) and plain(words) not in plain(mailed):
        wrong.append(f"these bytes are: {there[:80]}")
    return wrong


def main(program, folders):
    count = bad = 0
    for folder in folders:
        files = {path.name: path for path in pathlib.Path(folder).rglob("*") if path.is_file()}
        brief = subprocess.run(
            [program, "brief", "--quiet", "--all", "--format", "markdown", folder], stdout=subprocess.PIPE, check=False)
        texts = texts_of(program, folder)
        for line in brief.stdout.decode("utf-8").splitlines():
            if not re.match(r"- \[\d+\] ", line):
                continue
            count += 1
            for fault in faults(line, files, texts):
                bad += 1
                print(f"{folder}: {line}: {fault}")
    print(f"{count} citations, {bad} wrong")
    return 1 if bad or not count else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
