#!/usr/bin/env python3
"""Holds the readers of feeds and web archives against what reference readers read: score_containers.py [PROGRAM] [--wrong]

The sets lie under ../shared/data: `feeds` (what feedparser reads, and three feeds whose expectations are by hand) and `warc`
(what warcio reads). One line a field is printed: name, right, of how many. With --wrong, also each that differs; with
--json, one object. Skips with a note and exit status 0 where the data is absent.
"""
import html
import json
import pathlib
import re
import subprocess
import sys
from html.parser import HTMLParser

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"


class Text(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []

    def handle_data(self, data):
        self.parts.append(data)

    def handle_starttag(self, tag, attributes):
        if tag in ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "figure", "tr", "td"):
            self.parts.append(" ")

    handle_endtag = lambda self, tag: self.handle_starttag(tag, ())


def folded(text):
    return " ".join(text.split())


def text_of(markup):
    parser = Text()
    parser.feed(markup)
    parser.close()
    return folded("".join(parser.parts))


def same_text(ours, expected):
    """Equal as text: the reference keeps mark-up and sanitises it, so that tags and escapes are not compared."""
    if ours is None:
        return not text_of(expected)
    forms = lambda value: {folded(value), text_of(value), folded(html.unescape(value)), text_of(html.unescape(value))}
    return bool(forms(ours) & forms(expected))


def same_author(ours, expected):
    """The reference joins name and address of the last author: `Ada Brandt (ada@example.org)`."""
    plain = lambda value: re.sub(r"\s+", " ", re.sub(r"[(<]?[^\s(<]+@[^\s)>]+[)>]?", " ", value)).strip(" ()")
    return any(expected == name or plain(expected) == plain(name) or name in expected for name in ours)


class Tally:
    def __init__(self):
        self.counts, self.wrong = {}, []

    def add(self, field, right, note):
        counted = self.counts.setdefault(field, [0, 0])
        counted[0] += bool(right)
        counted[1] += 1
        if not right:
            self.wrong.append(f"{field}: {note}")


def rows_of(program, path):
    done = subprocess.run([program, "contents", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines() if line], done.returncode


def feeds(program, tally):
    folder = DATA / "feeds"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    for name, wanted in sorted(expected.items()):
        rows, _ = rows_of(program, folder / name)
        feed = next((row for row in rows if row["record"] == "feed"), {})
        entries = [row for row in rows if row["record"] == "entry"]
        for field in ("version", "link", "language"):
            if wanted.get(field):
                tally.add(f"feeds {field}", feed.get(field) == wanted[field], f"{name}: {feed.get(field)!r} for {wanted[field]!r}")
        if wanted.get("title"):
            tally.add("feeds title", same_text(feed.get("title"), wanted["title"]), f"{name}: {feed.get('title')!r} for {wanted['title']!r}")
        tally.add("feeds entries", len(entries) == len(wanted["entries"]), f"{name}: {len(entries)} for {len(wanted['entries'])}")
        for ours, entry in zip(entries, wanted["entries"]):
            for field in ("id", "link", "published", "updated"):
                if entry.get(field):
                    tally.add(f"feeds entry {field}", ours.get(field) == entry[field], f"{name}: {ours.get(field)!r} for {entry[field]!r}")
            if entry.get("author"):
                tally.add("feeds entry author", same_author(ours.get("authors") or [], entry["author"]), f"{name}: {ours.get('authors')!r} for {entry['author']!r}")
            if entry.get("title"):
                tally.add("feeds entry title", same_text(ours.get("title"), entry["title"]), f"{name}: {ours.get('title')!r} for {entry['title']!r}")
            texts = [ours.get("summary")] + (ours.get("content") or [])
            for field, values in (("summary", [entry.get("summary")]), ("content", entry.get("content") or [])):
                for value in values:
                    if value:
                        tally.add(f"feeds entry {field}", any(t is not None and same_text(t, value) for t in texts), f"{name}: {texts!r} for {value!r}")


def own_feeds(program, tally):
    folder = DATA / "feeds"
    for name, wanted in sorted(json.loads((folder / "expected-own.json").read_text(encoding="utf-8")).items()):
        rows, status = rows_of(program, folder / name)
        feed = next((row for row in rows if row["record"] == "feed"), {})
        entries = [row for row in rows if row["record"] == "entry"]
        for field in ("version", "title", "link", "language"):
            tally.add("own feeds", feed.get(field) == wanted[field], f"{name} {field}: {feed.get(field)!r} for {wanted[field]!r}")
        tally.add("own feeds", len(entries) == len(wanted["entries"]), f"{name}: {len(entries)} entries")
        if "note" in wanted:
            tally.add("own feeds", status != 0 and any(row["record"] == "rejected" for row in rows), f"{name}: the fault is not told")
        done = subprocess.run([program, "extract", "--format", "jsonl", str(folder / name)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        documents = [row for row in map(json.loads, done.stdout.decode("utf-8").splitlines()) if row["record"] == "document"]
        tally.add("own feeds", len(documents) == len(wanted["entries"]), f"{name}: {len(documents)} documents")
        for ours, document, entry in zip(entries, documents, wanted["entries"]):
            for field in ("id", "title", "link", "published", "updated", "authors"):
                if field in entry:
                    tally.add("own feeds", ours.get(field) == entry[field], f"{name} {field}: {ours.get(field)!r} for {entry[field]!r}")
            for field, key in (("title", "title"), ("url", "link"), ("authors", "authors"), ("published_at", "published")):
                if key in entry:
                    tally.add("own feeds", document.get(field) == entry[key], f"{name} {field}: {document.get(field)!r} for {entry[key]!r}")
            body = "\n".join(line for line in document["body_text"].replace("\u00a0", " ").splitlines() if line.strip())
            tally.add("own feeds", body == entry["text"].replace("\u00a0", " "), f"{name} text: {body!r} for {entry['text']!r}")


def archives(program, tally):
    folder = DATA / "warc"
    for name, wanted in sorted(json.loads((folder / "expected.json").read_text(encoding="utf-8")).items()):
        rows, _ = rows_of(program, folder / name)
        records = [row for row in rows if row["record"] == "archived"]
        expected = wanted["records"]
        # Where the reference gave up, reading on is no fault; otherwise there are as many records, but for one that is cut off.
        enough = len(records) >= len(expected) if wanted["error"] else len(records) == len(expected)
        tally.add("warc records", enough, f"{name}: {len(records)} for {len(expected)}")
        for index, (ours, record) in enumerate(zip(records, expected)):
            for field in ("type", "uri", "date"):
                tally.add(f"warc {field}", ours.get(field) == record[field], f"{name} {index}: {ours.get(field)!r} for {record[field]!r}")
            if record["type"] == "response":
                for field in ("status", "http_content_type"):
                    tally.add(f"warc {field}", ours.get(field) == record[field], f"{name} {index}: {ours.get(field)!r} for {record[field]!r}")
                tally.add("warc payload", (ours["payload_bytes"], ours["payload_sha1"]) == (record["payload_bytes"], record["payload_sha1"]),
                          f"{name} {index}: {ours['payload_bytes']} bytes for {record['payload_bytes']}")
        if "truncated" in name:
            tally.add("warc truncation told", any(row["record"] == "rejected" for row in rows), name)


def main(arguments):
    flags = {argument for argument in arguments if argument.startswith("--")}
    program = next((argument for argument in arguments if argument not in flags), str(ROOT / ".build" / "release" / "chancery"))
    tally = Tally()
    for folder, score in (("feeds", feeds), ("feeds", own_feeds), ("warc", archives)):
        if not (DATA / folder).is_dir():
            print(f"score_containers: ../shared/data/{folder} is not here; skipped", file=sys.stderr)
            continue
        score(program, tally)
    if "--json" in flags:
        print(json.dumps({field: {"right": right, "of": number} for field, (right, number) in tally.counts.items()}))
        return 0
    for field, (right, number) in tally.counts.items():
        print(f"{field:24} {right} of {number}")
    if "--wrong" in flags:
        print(*tally.wrong, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
