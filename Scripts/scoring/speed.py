"""Speeds of whole commands on one core, in UD words per second; with a public peer run in turn where that is asked.

A run is timed from start to end, tables and models loaded anew each time, as a user has it; in seconds of processor time. Words are those that the
program's own parse of the same text counts (UD words: "don't" is two). Each pair is ours, then the peer's, in the same
minute, so that a busy machine slows both; the ratio is the median over the pairs.
"""
import json
import lzma
import statistics

from .figures import Figure
from .program import Unmeasured

LAYER = "speed"

#: Pairs of runs; the speed shown is of the fastest run.
ROUNDS = 3


def news_text(program, articles):
    """The first articles of the news set, as rows and as one text."""
    rows = []
    with lzma.open(program.shared / "data" / "news" / "news.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            rows.append({key: row[key] for key in ("id", "date", "publisher", "title", "text") if row.get(key)})
            if len(rows) == articles:
                break
    text = "\n\n".join(row["text"] for row in rows) + "\n"
    path = program.work / "speed.txt"
    path.write_text(text, encoding="utf-8")
    return path, program.rows("speed.jsonl", rows)


def words_of(conllu):
    """Words of CoNLL-U: lines with a whole number before the tab; a multi-word token's range is none."""
    count = 0
    with open(conllu, encoding="utf-8") as lines:
        for line in lines:
            count += line.split("\t", 1)[0].isdigit()
    return count


def in_turn(ours, theirs):
    """(fastest seconds of ours, fastest of theirs or None, median ratio or None)."""
    own, other = [], []
    for _ in range(ROUNDS):
        own.append(ours())
        if theirs:
            other.append(theirs())
    if not theirs:
        return min(own), None, None
    return min(own), min(other), statistics.median(b / a for a, b in zip(own, other))


def figure(data, name, amount, unit, times, peer_name, note):
    own, other, ratio = times
    speed = f"{amount / own:,.0f} {unit}"
    if ratio is not None:
        note = f"{ratio:.1f} × {peer_name} ({amount / other:,.0f} {unit})"
    return Figure(LAYER, data, name, speed=speed, note=note)


def measure(program, peers):
    """`peers`: what peers.ready() returned, or None where peers are not asked for."""
    program.need("parse")
    text, rows = news_text(program, 120)
    tagger = peers.udpipe(text) if peers else None
    pages = peers.trafilatura(program.shared / "data" / "pages" / "html") if peers else None
    say = lambda peer, what: "" if not peers else "" if peer and peer.run else f"no {what}: {peer.why if peer else ''}"
    timed = lambda *arguments: lambda: program.processor_time(*arguments, "--threads", "1")

    output = program.run("speed.conllu", "parse", "--threads", "1", text)
    words = words_of(output)
    if not words:
        raise Unmeasured("the parse has no words yet")
    figures = [figure("120 news articles", "raw text to trees", words, "words/s",
                      in_turn(timed("parse", text), tagger.run if tagger else None), "UDPipe", say(tagger, "UDPipe"))]
    for name, arguments in (("to trees, names, coreference", ("parse", "--entities", text)),
                            ("whole: to the record", ("collate", "--format", "jsonl", rows))):
        # The peer does less here (no names, no coreference, no statements): its time is that of trees.
        figures.append(figure("120 news articles", name, words, "words/s",
                              in_turn(timed(*arguments), tagger.run if tagger else None), "UDPipe's trees",
                              say(tagger, "UDPipe")))
    html = program.shared / "data" / "pages" / "html"
    count = len(list(html.glob("*.html.gz")))
    figures.append(figure("83 pages", "extract", count, "pages/s",
                          in_turn(timed("extract", html, "--format", "jsonl"), pages.run if pages else None),
                          "trafilatura", say(pages, "trafilatura")))
    seeds = sorted((program.shared / "seeds").glob("*.txt"))
    best = min(timed("brief", *seeds)() for _ in range(ROUNDS))
    figures.append(Figure(LAYER, "seeds", "read and briefed", value=best, unit="s"))
    return figures
