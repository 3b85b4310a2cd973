#!/usr/bin/env python3
"""Measures speed and memory of each stage and of the whole, on reports made out of Examples.

    python3 Scripts/bench.py --build .build/release               what `make bench` calls
    python3 Scripts/bench.py … --words 400000                     a larger corpus
    python3 Scripts/bench.py … --write --date 2025-11-25          also into BENCHMARKS.md

Stages are timed in one process by `chancery-training bench`, on one core and on all; the whole is timed as commands, with
their processor time and peak memory. The corpus is the same on every machine: see `made_of`.
"""
import argparse
import datetime
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import time

PACKAGE = pathlib.Path(__file__).resolve().parent.parent

#: What a copy's states and capitals are exchanged for, so that copies tell of other affairs. Real names, so that they are
#: known to the tables; each pair is a state and its capital.
STATES = [("Kazakhstan", "Astana"), ("Israel", "Jerusalem"), ("Argentina", "Buenos Aires"), ("Bolivia", "La Paz"),
          ("Paraguay", "Asunción"), ("Norway", "Oslo"), ("Ghana", "Accra"), ("Kenya", "Nairobi"), ("Peru", "Lima"),
          ("Vietnam", "Hanoi"), ("Morocco", "Rabat"), ("Finland", "Helsinki"), ("Chile", "Santiago"), ("Mongolia", "Ulaanbaatar"),
          ("Georgia", "Tbilisi"), ("Zambia", "Lusaka"), ("Portugal", "Lisbon"), ("Nepal", "Kathmandu"), ("Cuba", "Havana")]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]
NUMBER = re.compile(r"\b[0-9]+(?:\.[0-9]+)?\b", re.ASCII)


class Shuffle:
    """A generator of numbers that is the same on every machine: x ← a·x + c modulo 2⁶⁴ (Knuth's MMIX constants)."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % bound


def words(text):
    return len(text.split())


def renamed(text, turn):
    """The text with states, capitals, months and amounts moved on by `turn`."""
    pairs = []
    for index, (state, capital) in enumerate(STATES):
        other = STATES[(index + turn) % len(STATES)]
        pairs += [(state, other[0]), (capital, other[1])]
    pairs += [(month, MONTHS[(index + turn) % len(MONTHS)]) for index, month in enumerate(MONTHS)]
    # First to marks that stand in no text, then to the new names, so that no name is exchanged twice.
    for number, (old, _) in enumerate(pairs):
        text = text.replace(old, f"\x00{number}\x01")
    for number, (_, new) in enumerate(pairs):
        text = text.replace(f"\x00{number}\x01", new)
    return NUMBER.sub(lambda match: moved(match.group(), turn), text)


def moved(number, turn):
    """An amount with its last digit moved on; days of a month and years stay."""
    if "." not in number and (int(number) <= 31 or 1900 <= int(number) <= 2100):
        return number
    return number[:-1] + str((int(number[-1]) + turn) % 10)


def made_of(reports, target):
    """Rows of about `target` words: the reports again and again, each time with other names, months and amounts, a few
    paragraphs left out, and the others in another order but for the first."""
    rows, count, turn = [], 0, 0
    while count < target:
        for index, (title, text) in enumerate(reports):
            shuffle = Shuffle(turn * 1000 + index)
            paragraphs = [p for p in text.split("\n") if p.strip()]
            first, rest = paragraphs[:1], [p for p in paragraphs[1:] if shuffle.below(5)]
            for place in range(len(rest) - 1, 0, -1):
                other = shuffle.below(place + 1)
                rest[place], rest[other] = rest[other], rest[place]
            body = renamed("\n\n".join(first + rest), turn)
            rows.append({"id": f"bench-{turn}-{index}", "publisher": f"Bench Courier {index}",
                         "published": f"{2010 + turn % 15}-{turn % 12 + 1:02d}-{index % 28 + 1:02d}",
                         "title": renamed(title, turn), "text": body})
            count += words(body)
            if count >= target:
                break
        turn += 1
    return rows


def example_reports(program):
    """(title, text of the body) of every report under Examples, as the program extracts them."""
    done = subprocess.run([program, "extract", "--format", "jsonl", "--quiet", str(PACKAGE / "Examples" / "kazakhstan-abraham-accords"),
                           str(PACKAGE / "Examples" / "pilcomayo-treaty")], capture_output=True, stdin=subprocess.DEVNULL)
    rows = [json.loads(line) for line in done.stdout.decode("utf-8").split("\n") if line.strip()]
    reports = sorted((row.get("title") or row["name"], row["body_text"]) for row in rows if row.get("body_text"))
    if not reports:
        sys.exit("bench: the program extracts nothing from Examples")
    return reports


def page_of(row, turn):
    """A page as sites make them: menus, share bar and teasers around the paragraphs of a report."""
    teasers = "".join(f'<li><a href="/s/{turn}/{n}">Another story of the day, number {n}</a></li>' for n in range(30))
    menu = "".join(f'<li><a href="/m/{n}">Section {n}</a></li>' for n in range(20))
    paragraphs = "".join(f"<p>{html.escape(p)}</p>\n" for p in row["text"].split("\n") if p.strip())
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(row["title"])} | Bench Courier</title>'
            f'<meta property="article:published_time" content="{row["published"]}T08:00:00Z"><script>{"x=1;" * 400}</script></head>'
            f'<body><nav><ul>{menu}</ul></nav><main><h1>{html.escape(row["title"])}</h1><div class="story-body">{paragraphs}</div></main>'
            f'<aside class="related"><ul>{teasers}</ul></aside><footer><p>All rights reserved.</p></footer></body></html>').encode()


def write_archive(path, rows, mebibytes):
    """A WARC file of about this size, every page of it another."""
    if path.exists() and path.stat().st_size >= mebibytes << 20:
        return
    with path.open("wb") as file:
        turn = 0
        while file.tell() < mebibytes << 20:
            row = dict(rows[turn % len(rows)], title=f"{rows[turn % len(rows)]['title']} ({turn})")
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page_of(row, turn)
            file.write(f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://bench.example/{turn}\r\n"
                       f"WARC-Date: 2024-03-05T08:10:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
                       f"Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n")
            turn += 1


def write_feed(path, rows, mebibytes):
    """A feed of about this size with full content, half of it in CDATA, half of it escaped."""
    if path.exists() and path.stat().st_size >= mebibytes << 20:
        return
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
                   "<title>Bench Courier</title><link>https://bench.example/</link>\n")
        turn = 0
        while file.tell() < mebibytes << 20:
            row = rows[turn % len(rows)]
            content = "".join(f"<p>{html.escape(p)}</p>" for p in row["text"].split("\n") if p.strip()) + f"<p>Number {turn}.</p>"
            content = f"<![CDATA[{content}]]>" if turn % 2 else html.escape(content)
            file.write(f"<item><title>{html.escape(row['title'])} ({turn})</title><link>https://bench.example/{turn}</link>"
                       f"<pubDate>Tue, 05 Mar 2024 08:10:00 GMT</pubDate><content:encoded>{content}</content:encoded></item>\n")
            turn += 1
        file.write("</channel></rss>\n")


def container_rows(program, work, rows, mebibytes, cores):
    """Reading of containers, as commands: MiB a second and peak memory."""
    found = []
    for name, write, size in (("captures.warc", write_archive, mebibytes), ("feed.xml", write_feed, max(1, mebibytes // 32))):
        path = work / f"{size}-{name}"
        write(path, rows, size)
        for threads in sorted({1, cores}):
            clock, processor, peak = fastest(1, program, "extract", "--format", "jsonl", "--quiet", "--threads", threads, path)
            found.append([f"extract, {name} of {size:,} MiB", threads, f"{size / (processor if threads == 1 else clock):,.1f}",
                          f"{clock:.1f} s", f"{processor:.1f} s", f"{peak:,.0f} MiB"])
    return found


def timed(*command):
    """(seconds by the clock, seconds of processor time, peak memory in MiB) of a command; it must end well."""
    with open(os.devnull, "r+b") as nothing:
        began = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdin=nothing, stdout=nothing, stderr=nothing)
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"bench: {' '.join(map(str, command[:3]))} … ended with {process.returncode}")
    return clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def fastest(rounds, *command):
    runs = [timed(*command) for _ in range(rounds)]
    return min(r[0] for r in runs), min(r[1] for r in runs), max(r[2] for r in runs)


def stage_rows(training, corpus, threads, rounds):
    done = subprocess.run([training, "bench", corpus, "--threads", str(threads), "--rounds", str(rounds)],
                          capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"bench: chancery-training bench ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    for line in done.stdout.strip().split("\n"):
        stage, used, documents, count, clock, processor = line.split("\t")
        # On one thread processor time, which other work on the machine disturbs less; on several only the clock tells.
        yield stage, int(used), int(documents), int(count), float(processor if threads == 1 else clock)


def expression_rows(training, corpus, rounds):
    """Times and quantities by themselves: layer, text, MB a second, growth on four times the text."""
    done = subprocess.run([training, "bench-expressions", corpus, "--rounds", str(rounds)], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"bench: chancery-training bench-expressions ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    rows = [line.split("\t") for line in done.stdout.strip().split("\n")]
    texts = dict.fromkeys(row[1] for row in rows)
    found = {(layer, text): (int(size) / float(seconds) / 1e6, growth) for layer, text, size, seconds, growth in rows}
    return [[text] + [cell for layer in ("times", "quantities", "both")
                      for cell in (f"{found[layer, text][0]:,.1f}", found[layer, text][1])] for text in texts]


def table(head, rows):
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [head, *cells]) for i in range(len(head))]
    line = lambda row: "| " + " | ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths))) + " |"
    rule = "| " + " | ".join("-" * w if i == 0 else "-" * (w - 1) + ":" for i, w in enumerate(widths)) + " |"
    return "\n".join([line(head), rule, *map(line, cells)])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=PACKAGE / ".build/release")
    parser.add_argument("--shared", type=pathlib.Path, default=PACKAGE.parent / "shared")
    parser.add_argument("--words", type=int, default=40000, help="size n of the corpus; growth is measured from n to 4 n")
    parser.add_argument("--archive", type=int, default=1024, metavar="MIB", help="size of the web archive that is read; 0 for none")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="write BENCHMARKS.md")
    parser.add_argument("--date", default=str(datetime.date.today()))
    options = parser.parse_args()
    program, training = options.build.resolve() / "chancery", options.build.resolve() / "chancery-training"
    work = PACKAGE / ".build" / "bench"
    work.mkdir(parents=True, exist_ok=True)

    reports = example_reports(program)
    corpora = {}
    for factor in (1, 4):
        corpora[factor] = work / f"reports-{factor}.jsonl"
        rows = made_of(reports, options.words * factor)
        corpora[factor].write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    cores = os.cpu_count() or 1

    # Stages, on one core and on all, and from n to 4 n on one core.
    small = {row[0]: row for row in stage_rows(training, corpora[1], 1, options.rounds)}
    large = {row[0]: row for row in stage_rows(training, corpora[4], 1, 1)}
    spread = {row[0]: row for row in stage_rows(training, corpora[1], cores, options.rounds)}
    documents = max(row[2] for row in small.values())
    count = max(row[3] for row in small.values())
    whole_stages = sum(row[4] for row in small.values() if row[2])
    stages = []
    for stage, (_, _, _, number, seconds) in small.items():
        if not number:
            stages.append([stage, "", "", f"{seconds * 1000:,.0f} ms", "", "", ""])
            continue
        growth = (large[stage][4] / large[stage][3]) / (seconds / number) if seconds else 0
        all_cores = spread[stage][4]
        stages.append([stage, f"{number / seconds:,.0f}", f"{documents / seconds:,.0f}", f"{1000 * seconds:,.0f} ms",
                       f"{100 * seconds / whole_stages:.0f} %",
                       f"{number / all_cores:,.0f}" if spread[stage][1] > 1 else "", f"{growth:.2f}"])

    expressions = expression_rows(training, corpora[1], options.rounds)

    # The whole, as a user runs it.
    whole = []
    peaks = {}
    for factor in (1, 4):
        size = sum(words(json.loads(line)["text"]) for line in corpora[factor].open(encoding="utf-8"))
        number = sum(1 for _ in corpora[factor].open(encoding="utf-8"))
        for threads in sorted({1, cores}):
            clock, processor, peak = fastest(options.rounds if factor == 1 else 1, program, "collate", "--quiet",
                                             "--threads", threads, corpora[factor])
            peaks[factor, threads] = peak
            best = processor if threads == 1 else clock
            whole.append([f"collate, {number} reports", threads, f"{size / best:,.0f}", f"{number / best:,.1f}",
                          f"{clock:.2f} s", f"{processor:.2f} s", f"{peak:,.0f} MiB"])
    seeds = sorted((options.shared / "seeds").glob("*.txt"))
    if seeds:
        clock, processor, peak = fastest(options.rounds, program, "brief", "--quiet", "--threads", 1, *seeds)
        size = sum(words(path.read_text(encoding="utf-8")) for path in seeds)
        whole.append(["brief, the seeds (5 articles)", 1, f"{size / processor:,.0f}", f"{len(seeds) / processor:,.1f}",
                      f"{clock:.2f} s", f"{processor:.2f} s", f"{peak:,.0f} MiB"])

    containers = ""
    if options.archive:
        rows = [json.loads(line) for line in corpora[1].open(encoding="utf-8")]
        found = container_rows(program, work, rows, options.archive, cores)
        containers = f"""
## Archives and feeds

A web archive and a feed with full content, made out of the same reports; every page and every entry becomes a row. Peak
memory is to stay below 200 MiB for an archive of 1 GiB.

{table(["command", "threads", "MiB/s", "clock", "processor", "peak memory"], found)}
"""

    text = f"""# Benchmarks

What `make bench WRITE=1` measured on {options.date}: {documents} reports, {count:,} UD words, made out of `Examples`
(repeated with other names, months, amounts and order; the same on every machine), on {cores} cores; fastest of
{options.rounds} rounds. [docs/measuring.md](docs/measuring.md) says how.

## Stages

In one process, reports in memory; on one core seconds of processor time, on all cores the clock's. *Growth*: time per
word on four times as many reports, divided by that on the corpus; 1.00 is linear.

{table(["stage", "words/s, one core", "reports/s", "time", "share", f"words/s, {cores} cores", "growth"], stages)}

## Times and quantities

The two readers by themselves, beside words and trees, on one core: the reports, and texts of 256 KiB that repeat what could
be a time or a number at every sign. *Both* reads the text once for both. *Growth*: time per byte on four times the text,
divided by that on the text.

{table(["text", "times, MB/s", "growth", "quantities, MB/s", "growth", "both, MB/s", "growth"], expressions)}

## The whole

As commands, start of the program and loading of its models included; one thread by processor time, several by the
clock. Words here are those between blanks.

{table(["command", "threads", "words/s", "reports/s", "clock", "processor", "peak memory"], whole)}

Peak memory of `collate` on one core grows by {peaks[4, 1] - peaks[1, 1]:,.0f} MiB from the corpus to four times as many reports.
{containers}"""
    print(text)
    if options.write:
        (PACKAGE / "BENCHMARKS.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
