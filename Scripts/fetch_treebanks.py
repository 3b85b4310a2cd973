#!/usr/bin/env python3
"""Fetches what the models of words, trees, names and coreference are trained on: fetch_treebanks.py OUTPUT [--from FOLDER]

From their public homes, at the versions that the shipped models saw (UD 2.16):

  UniversalDependencies/UD_English-EWT   train and dev                                        CC BY-SA 4.0
  amir-zeldes/gum                        dep/ and coref/ontogum/ by splits.md, train and dev  annotation CC BY 4.0
  UniversalNER/UNER_English-EWT          names of EWT dev, to score with                      CC BY-SA 4.0

and makes of them, in OUTPUT, the files that `chancery-training` reads:

  train.conllu, dev.conllu           EWT, then GUM; of comments and MISC only what training needs
  gum.train.jsonl, gum.dev.jsonl     mentions and chains of GUM
  uner-ewt.dev.jsonl                 names of EWT dev

Genres of GUM whose texts are for non-commercial use only, and reddit, whose texts are not in it, are left out; of train
conversation and court_carpet too, whose terms are not clear. Sentences and words are counted and must be those that the
models saw; the SHA-256 of the treebanks says whether they are the same to the byte. Downloads are kept in OUTPUT/sources;
with --from, FOLDER is such a folder, and nothing is fetched.

Exit status: 0 all is there; 1 the counts are others; 2 no network, or a source is missing.
"""
import argparse
import concurrent.futures
import hashlib
import json
import pathlib
import re
import sys
import urllib.error
import urllib.request

HOME = "https://raw.githubusercontent.com"
EWT = ("UniversalDependencies/UD_English-EWT", "15d613d8447b3478787d4c278730a1e48a945efb")
GUM = ("amir-zeldes/gum", "72ce5ac14978a324c2fd18d49484e65292cbe316")
UNER = ("UniversalNER/UNER_English-EWT", "8ed072de2fd24022cc62458997fe96a8fe191ea4")

#: Git blobs that EWT's commit names.
BLOBS = {"en_ewt-ud-train.conllu": "34731d23bafeeff233fdcee18ffc0254b1aa0e28",
         "en_ewt-ud-dev.conllu": "a994b6990643429070ecc6e236d26ad6a04bfefb"}

#: Genres of GUM that are not taken, and what is left out of train besides.
LEFT_OUT = {"essay", "fiction", "letter", "podcast", "whow", "reddit"}
LEFT_OUT_OF_TRAIN = ("GUM_conversation_", "GUM_court_carpet")

#: (sentences, words) of each part.
COUNTS = {("train", "EWT"): (12544, 204577), ("train", "GUM"): (5825, 114549),
          ("dev", "EWT"): (2001, 25147), ("dev", "GUM"): (1022, 18432)}
MENTIONS = {"gum.train.jsonl": 32950, "gum.dev.jsonl": 5133, "uner-ewt.dev.jsonl": 966}
SUMS = {"train.conllu": "05363fd0b37857be6f90f377e1e6037eaece90f0dfaa5be1c3387776a22544ca",
        "dev.conllu": "fee20321f519eb7c8ec78ee92a1d0383d6eb6ca61eb8e07080f38d834aad1c0f"}


class Missing(Exception):
    """A source that is not to be had, with what to do."""


# --- fetching ----------------------------------------------------------------------------------------------------------

def place(source, path):
    """Where a file of a repository lies in the folder of sources."""
    return pathlib.Path(source[0].split("/")[1]) / path


def fetch(source, path, folder, home=HOME):
    """Downloads one file, unless it is there; it appears whole or not at all."""
    target = folder / place(source, path)
    if target.exists():
        return
    address = f"{home}/{source[0]}/{source[1]}/{path}"
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            data = answer.read()
    except urllib.error.HTTPError as failure:
        raise Missing(f"{address}: the server says {failure.code}; see whether the repository has moved") from None
    except (urllib.error.URLError, OSError) as failure:
        reason = getattr(failure, "reason", failure)
        raise Missing(f"{address}: cannot be fetched ({reason}); this needs network: try again with it, or fetch the files "
                      f"elsewhere and give their folder to --from") from None
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.write_bytes(data)
    part.rename(target)


def fetch_all(folder, home=HOME):
    for path in BLOBS:
        fetch(EWT, path, folder, home)
    fetch(UNER, "en_ewt-ud-dev.iob2", folder, home)
    fetch(GUM, "splits.md", folder, home)
    splits = read_splits(folder)
    paths = [f"{where}/{name}.conllu" for part in ("train", "dev") for name in splits[part]
             for where in ("dep", "coref/ontogum/conllu")]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for _ in pool.map(lambda path: fetch(GUM, path, folder, home), paths):
            pass


def source_text(folder, source, path):
    file = folder / place(source, path)
    if not file.exists():
        raise Missing(f"{file}: is not there; take it from {HOME}/{source[0]}/{source[1]}/{path}")
    data = file.read_bytes()
    blob = BLOBS.get(path)
    if blob and hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest() != blob:
        print(f"{file}: is not the file of {source[0]} at {source[1][:10]}; the counts will tell", file=sys.stderr)
    return data.decode("utf-8")


def read_splits(folder):
    """The documents of GUM that are taken, by part."""
    splits, part = {}, None
    for line in source_text(folder, GUM, "splits.md").splitlines():
        if line.startswith("## "):
            part = line[3:].strip()
            splits[part] = []
        name = re.match(r"\s*\*\s*(GUM_(\w+?)_\w+)\s*$", line)
        if not name or name[2] in LEFT_OUT or part == "train" and name[1].startswith(LEFT_OUT_OF_TRAIN):
            continue
        splits[part].append(name[1])
    return splits


# --- treebanks ---------------------------------------------------------------------------------------------------------

KEPT_COMMENT = re.compile(r"# (?:newdoc|newpar)(?: |$)|# (?:sent_id|text|global\.Entity) = ")


def slim(text, keeps_entities):
    """CoNLL-U with the comments and the parts of MISC that training needs."""
    lines = []
    for line in text.splitlines():
        if line.startswith("#"):
            if KEPT_COMMENT.match(line):
                lines.append(line)
        elif line:
            cells = line.split("\t")
            kept = [part for part in cells[9].split("|")
                    if part.startswith("SpaceAfter=") or keeps_entities and part.startswith("Entity=")]
            lines.append("\t".join(cells[:9] + ["|".join(kept) or "_"]))
        else:
            lines.append("")
    while lines and lines[-1] == "":
        lines.pop()
    return "\n".join(lines) + "\n\n"


class Sentence:
    def __init__(self):
        self.id, self.opens_paragraph, self.rows = "", False, []


def documents(text):
    """(name, sentences, global.Entity, metadata) of each document of CoNLL-U."""
    result, sentence, metadata = [], Sentence(), {}
    for line in text.splitlines() + [""]:
        if line.startswith("# newdoc"):
            metadata = {}
            result.append((line.split("=", 1)[-1].strip(), [], {"fields": ["GRP"]}, metadata))
            sentence.opens_paragraph = True
        elif line.startswith("# newpar"):
            sentence.opens_paragraph = True
        elif line.startswith("# global.Entity = "):
            result[-1][2]["fields"] = line.split(" = ")[1].split("-")
        elif line.startswith("# meta::"):
            key, _, value = line[8:].partition(" = ")
            metadata[key] = value
        elif line.startswith("# sent_id = "):
            sentence.id = line[12:].strip()
        elif line and not line.startswith("#"):
            sentence.rows.append(line.split("\t"))
        elif not line and sentence.rows:
            result[-1][1].append(sentence)
            sentence = Sentence()
    return result


def layout(sentences):
    """The text of a document, the stretch of each sentence, and of each word by (sentence, number)."""
    text, stretches, words, glued = "", [], {}, True
    for number, sentence in enumerate(sentences):
        if text:
            text += "\n\n" if sentence.opens_paragraph else "" if glued else " "
        start, token, at = len(text), None, 0
        glued = True
        for row in sentence.rows:
            if "." in row[0]:
                continue
            if "-" in row[0]:
                text += "" if glued else " "
                token, at = (int(row[0].split("-")[1]), len(text)), len(text)
                text += row[1]
                glued = "SpaceAfter=No" in row[9].split("|")
                continue
            word = int(row[0])
            if token and word <= token[0]:
                # Words of a token share its letters, as far as their forms are found in it.
                found = text.startswith(row[1], at)
                words[number, word] = (at, at + len(row[1])) if found else (token[1], len(text))
                at += len(row[1]) if found else 0
                continue
            text += "" if glued else " "
            words[number, word] = (len(text), len(text) + len(row[1]))
            text += row[1]
            glued = "SpaceAfter=No" in row[9].split("|")
        stretches.append((start, len(text)))
    return text, stretches, words


def brackets(sentences, fields):
    """Mentions of `Entity=`: (sentence, first word, last word, fields by name)."""
    result = []
    for number, sentence in enumerate(sentences):
        stack = []
        for row in sentence.rows:
            if not row[0].isdigit():
                continue
            for part in row[9].split("|"):
                if not part.startswith("Entity="):
                    continue
                for opening, closing, number_closed in re.findall(r"\(([^()]+)(\)?)|([^()]+)\)", part[7:]):
                    if opening:
                        values = dict(zip(fields, opening.split("-", len(fields) - 1)))
                        mention = [number, int(row[0]), int(row[0]), values]
                        result.append(mention)
                        if not closing:
                            stack.append(mention)
                    else:
                        found = next((m for m in reversed(stack) if m[3]["GRP"] == number_closed), None)
                        if found:
                            found[2] = int(row[0])
                            stack.remove(found)
    return result


def head_word(sentence, first, last, least):
    """The word nearest the root among the least words that a match must cover."""
    heads = {int(row[0]): int(row[6]) for row in sentence.rows if row[0].isdigit() and row[6].isdigit()}
    chosen = [first + int(place) - 1 for place in least.split(",") if place.isdigit()] or range(first, last + 1)

    def depth(word):
        steps = 0
        while heads.get(word) and steps < 1000:
            word, steps = heads[word], steps + 1
        return steps
    return min(chosen, key=lambda word: (depth(word), word))


def mention_rows(part, ontogum):
    """Rows of `gum.*.jsonl` out of CoNLL-U; `ontogum` gives the CoNLL-U of a document by OntoNotes' rules, or None."""
    for name, sentences, entity, metadata in documents(part):
        text, stretches, words = layout(sentences)
        mentions = []
        for number, first, last, values in brackets(sentences, entity["fields"]):
            head = head_word(sentences[number], first, last, values.get("minspan", ""))
            mentions.append({"id": len(mentions), "start": words[number, first][0], "end": words[number, last][1],
                             "type": values.get("etype"), "chain": int(values["GRP"]), "sentence": number,
                             "head": list(words[number, head])})
        row = {"id": name, "genre": name.split("_")[1], "text": text,
               "sentences": [{"id": s.id, "start": a, "end": b} for s, (a, b) in zip(sentences, stretches)],
               "mentions": mentions}
        for key, field in (("sourceURL", "url"), ("title", "title"), ("dateCreated", "created")):
            if key in metadata:
                row[field] = metadata[key]
        other = ontogum(name)
        if other is not None:
            _, its, its_entity, _ = documents(other)[0]
            row["ontonotes_style"] = sorted([words[number, first][0], words[number, last][1], int(values["GRP"])]
                                            for number, first, last, values in brackets(its, its_entity["fields"]))
        yield row


def name_rows(treebank, names):
    """Rows of `uner-ewt.dev.jsonl`: the tags of UNER laid over the text of EWT, letter by letter."""
    tags, sentence = {}, None
    for line in names.splitlines():
        if line.startswith("# sent_id = "):
            sentence = tags.setdefault(line[12:].strip(), [])
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            sentence.append((cells[1], cells[2]))
    for name, sentences, _, _ in documents(treebank):
        text, stretches, _ = layout(sentences)
        mentions = []
        for number, sentence in enumerate(sentences):
            at, end = stretches[number]
            open_mention = None
            for form, tag in tags.get(sentence.id, []):
                # Its words may be parted where the treebank's are not.
                start = stop = None
                for letter in form:
                    while at < end and text[at].isspace() and not letter.isspace():
                        at += 1
                    start = at if start is None else start
                    at = stop = at + 1
                if tag[:2] == "I-" and open_mention:
                    open_mention["end"] = stop
                    continue
                open_mention = None
                if tag[:2] == "B-" and tag[2:] in ("PER", "LOC", "ORG"):
                    open_mention = {"id": len(mentions), "start": start, "end": stop, "type": tag[2:], "sentence": number}
                    mentions.append(open_mention)
        yield {"id": name, "genre": name.split("-")[0], "text": text,
               "sentences": [{"id": s.id, "start": a, "end": b} for s, (a, b) in zip(sentences, stretches)],
               "mentions": mentions}


# --- the whole ---------------------------------------------------------------------------------------------------------

def counted(text):
    """(sentences, words) of CoNLL-U."""
    rows = [line.split("\t", 1)[0] for line in text.splitlines() if line and not line.startswith("#")]
    return text.count("# sent_id = "), sum(row.isdigit() for row in rows)


def convert(folder, output):
    """Makes the files; returns what is not as it should be."""
    wrong = []

    def expect(what, found, wanted):
        print(f"{what}: {found}")
        if found != wanted:
            wrong.append(f"{what}: {found}, not {wanted}")

    splits = read_splits(folder)
    for part in ("train", "dev"):
        ewt = slim(source_text(folder, EWT, f"en_ewt-ud-{part}.conllu"), False)
        whole = [source_text(folder, GUM, f"dep/{name}.conllu") for name in splits[part]]
        gum = "".join(slim(text, True) for text in whole)
        for name, text in (("EWT", ewt), ("GUM", gum)):
            sentences, words = counted(text)
            expect(f"{part}, {name}", f"{sentences} sentences, {words} words",
                   "{} sentences, {} words".format(*COUNTS[part, name]))
        file = f"{part}.conllu"
        (output / file).write_text(ewt + gum, encoding="utf-8")
        same = hashlib.sha256((ewt + gum).encode("utf-8")).hexdigest() == SUMS[file]
        print(f"{file}: {'the same bytes as' if same else 'not the same bytes as'} the shipped models saw")

        def ontogum(name):
            return source_text(folder, GUM, f"coref/ontogum/conllu/{name}.conllu")
        write_rows(output / f"gum.{part}.jsonl", mention_rows("\n\n".join(whole) + "\n\n", ontogum), expect)
        if part == "dev":
            names = source_text(folder, UNER, "en_ewt-ud-dev.iob2")
            write_rows(output / "uner-ewt.dev.jsonl", name_rows(ewt, names), expect)
    return wrong


def write_rows(file, rows, expect):
    count = 0
    with open(file, "w", encoding="utf-8") as output:
        for row in rows:
            count += len(row["mentions"])
            output.write(json.dumps(row, ensure_ascii=False) + "\n")
    expect(file.name, f"{count} mentions", f"{MENTIONS[file.name]} mentions")


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Fetches the treebanks and makes the files that chancery-training reads.")
    parser.add_argument("output", type=pathlib.Path, help="the folder to write into")
    parser.add_argument("--from", dest="sources", type=pathlib.Path, help="a folder of sources; nothing is fetched")
    parser.add_argument("--home", default=HOME, help="where the repositories are served (default: %(default)s)")
    options = parser.parse_args(arguments)
    try:
        options.output.mkdir(parents=True, exist_ok=True)
        if not options.sources:
            fetch_all(options.output / "sources", options.home)
        wrong = convert(options.sources or options.output / "sources", options.output)
    except Missing as failure:
        print(f"fetch_treebanks: {failure}", file=sys.stderr)
        return 2
    for line in wrong:
        print(f"fetch_treebanks: {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
