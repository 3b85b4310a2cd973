#!/usr/bin/env python3
"""A large register: makes the reports for it, and measures how quickly it answers and how large it is.

    python3 Benchmarks/register.py make news.jsonl.xz reports.jsonl --count 100000      many reports out of some
    chancery add reports.jsonl --register large.chancery
    python3 Benchmarks/register.py measure large.chancery --program .build/release/chancery

`make` writes rows of JSON Lines: the reports of the file over and over, each turn with other states, capitals, months and amounts (as
`Scripts/bench.py` exchanges them), other names and days, so that no two are copies and the affairs differ. `--words` keeps the
first words of each alone.

`measure` runs `chancery search` and `chancery timeline` as commands on one core, so that the start of the program is part of every time, and
gives the median and the 95th percentile, by the clock and of the processor (the one to go by where the machine does other work); and the bytes of the file beside those of the texts, table by table.
"""
import argparse
import datetime
import json
import lzma
import os
import pathlib
import random
import sqlite3
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Scripts"))
from bench import renamed  # noqa: E402


def rows(path):
    opened = lzma.open(path, "rt") if str(path).endswith(".xz") else open(path)
    with opened as lines:
        for line in lines:
            yield json.loads(line)


def moved(day, days):
    """A day in another year, as far as it is one."""
    try:
        return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()
    except ValueError:
        return day


def make(options):
    reports = list(rows(options.source))
    with open(options.target, "w") as target:
        for number in range(options.count):
            turn, index = divmod(number, len(reports))
            report = reports[index]
            text = report["text"]
            if options.words:
                cut = -1
                for _ in range(options.words):
                    cut = text.find(" ", cut + 1)
                    if cut < 0:
                        break
                text = text if cut < 0 else text[:cut] + "."
            row = {"id": f"{report['id']}-{turn}", "publisher": report.get("publisher"), "title": report.get("title"),
                   "date": moved(report.get("date", ""), 400 * turn), "text": text}
            if turn:
                row["text"] = renamed(row["text"], turn)
                row["title"] = renamed(row["title"] or "", turn)
            target.write(json.dumps({key: value for key, value in row.items() if value}, ensure_ascii=False) + "\n")


def timed(command):
    """Milliseconds by the clock, and of the processor."""
    began = time.perf_counter()
    process = subprocess.Popen(["taskset", "-c", "0", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 2):
        raise SystemExit(f"{' '.join(command)} ends with {process.returncode}")
    return (time.perf_counter() - began) * 1000, (usage.ru_utime + usage.ru_stime) * 1000


def measure(options):
    base = sqlite3.connect(f"file:{options.register}?mode=ro", uri=True)
    documents, text = base.execute(
        "SELECT count(*), sum(size) FROM document JOIN content ON content.number = document.text WHERE withdrawn IS NULL").fetchone()
    pages = base.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC").fetchall()
    size = sum(bytes for _, bytes in pages)
    print(f"{documents} documents, {text / 1e6:.0f} MB of text, file {size / 1e6:.0f} MB: {size / text:.2f} times the text")
    for name, bytes in pages[:12]:
        print(f"    {name:28} {bytes / 1e6:8.1f} MB  {bytes / text:.2f}")
    # States that much is said of and little, and words of titles: what people ask for.
    chance = random.Random(1)
    states = [row[0] for row in base.execute(
        "SELECT id FROM entity JOIN about ON about.entity = entity.number WHERE kind = 'state' GROUP BY id ORDER BY count(*) DESC LIMIT 60")]
    titles = [row[0] for row in base.execute("SELECT title FROM story WHERE size > 0 ORDER BY id LIMIT 2000")]
    base.close()
    words = [chance.choice([word for word in title.split() if any(map(str.isalnum, word))] or ["talks"]).strip("'\".,:;?!-")
             for title in chance.sample(titles, min(len(titles), options.queries))]
    questions = {
        "search, one word": [["search", word] for word in words],
        "search, two words": [["search", f"{word} government"] for word in words],
        "timeline of a state": [["timeline", state] for state in states],
        "timeline of a pair": [["timeline", *chance.sample(states, 2)] for _ in range(options.queries)],
    }
    for name, commands in questions.items():
        times = [timed([options.program, *command, "--register", str(options.register)]) for command in commands]
        for what, some in (("by the clock", [one for one, _ in times]), ("processor", [one for _, one in times])):
            if what == "processor" and options.slowest:
                for time, command in sorted(zip(some, commands), reverse=True)[:options.slowest]:
                    print(f"    {time:6.0f} ms  {' '.join(command)}")
            some.sort()
            print(f"{name}, {what}: {len(some)} runs, median {statistics.median(some):.0f} ms, "
                  f"95th percentile {some[int(len(some) * 0.95)]:.0f} ms, longest {some[-1]:.0f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_subparsers(required=True)
    part = parts.add_parser("make")
    part.add_argument("source", type=pathlib.Path)
    part.add_argument("target", type=pathlib.Path)
    part.add_argument("--count", type=int, default=100_000)
    part.add_argument("--words", type=int)
    part.set_defaults(run=make)
    part = parts.add_parser("measure")
    part.add_argument("register", type=pathlib.Path)
    part.add_argument("--program", default=".build/release/chancery")
    part.add_argument("--queries", type=int, default=60)
    part.add_argument("--slowest", type=int, default=0, help="name as many of the slowest commands")
    part.set_defaults(run=measure)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
