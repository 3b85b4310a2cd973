#!/usr/bin/env python3
"""Checks CoNLL-U: check_conllu.py [--most N] FILE … ('-' is standard input).

The rules are those of levels 1 and 2 of Universal Dependencies' own validation, in words of our own
(https://universaldependencies.org/format.html), and those of the brackets of `Entity=` in MISC:

  lines      ten cells parted by tabs; an empty line behind each sentence, the last one too; no bytes that are no UTF-8
  cells      none empty, none with white space at its edges; spaces inside FORM, LEMMA and MISC only
  ids        words count from 1; a token of several words stands right before its first word and overlaps no other
  comments   one sent_id that no other sentence has, one text; both before the words
  text       the tokens with one space behind each that has no SpaceAfter=No, and none at its end
  columns    UPOS of the seventeen, FEATS sorted and each once, LEMMA not '_' where the form is another, DEPREL of UD v2
  trees      one root, its relation is root and no other's is; heads inside the sentence; no cycle
  entities   each bracket that opens closes in the same sentence, the inner before the outer, and none is empty

Prints a line for each fault, at most N of a file (default 20), then the counts. Exit status 1 where there is one, 2 where
a file cannot be read.
"""
import argparse
import re
import sys

COLUMNS = ("ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC")
ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(10)
TAGS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
RELATIONS = set(
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed "
    "flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp".split())
NUMBER = re.compile(r"[1-9][0-9]*")
RANGE = re.compile(r"([1-9][0-9]*)-([1-9][0-9]*)")
EMPTY_NODE = re.compile(r"[0-9]+\.[1-9][0-9]*")
FEATURE = re.compile(r"[A-Z][A-Za-z0-9]*(?:\[[a-z0-9]+\])?=[A-Z0-9][A-Za-z0-9]*(?:,[A-Z0-9][A-Za-z0-9]*)*")
RELATION = re.compile(r"[a-z]+(?::[a-z]+)?(?::[\w_]+)*")
BRACKET = re.compile(r"\(([^()|]+)(\)?)|([^()|]+)\)")


class Checker:
    """Takes a file line by line; faults come out as (line, what is wrong)."""

    def __init__(self):
        self.faults = []
        self.sentences = self.words = self.entities = 0
        self.seen = {}
        self.comments, self.rows = [], []

    def check(self, text):
        lines = text.split("\n")
        if lines[-1] == "":
            lines.pop()
        for number, line in enumerate(lines, 1):
            self.line(number, line)
        if self.comments or self.rows:
            self.fault(len(lines), "no empty line behind the last sentence")
            self.end(len(lines))
        return self.faults

    def fault(self, line, what):
        self.faults.append((line, what))

    def line(self, number, line):
        if line == "":
            if not self.rows:
                self.fault(number, "an empty line that ends no sentence")
            self.end(number)
        elif line.isspace():
            self.fault(number, "a line of white space only")
        elif line.startswith("#"):
            if self.rows:
                self.fault(number, "a comment between the words of a sentence")
            self.comments.append((number, line))
        else:
            cells = line.split("\t")
            if len(cells) != 10:
                self.fault(number, f"{len(cells)} cells, not ten")
                return
            self.rows.append((number, cells))

    def end(self, number):
        comments, rows = self.comments, self.rows
        self.comments, self.rows = [], []
        if not rows:
            if comments:
                self.fault(number, "comments without a sentence")
            return
        self.sentences += 1
        for line, cells in rows:
            self.cells(line, cells)
        words, tokens = self.numbering(rows)
        self.words += len(words)
        self.metadata(rows[0][0], comments, tokens)
        self.tree(rows[0][0], words)
        self.brackets(rows)

    # --- cells -------------------------------------------------------------------------------------------------------

    def cells(self, line, cells):
        for column, cell in zip(COLUMNS, cells):
            if cell == "":
                self.fault(line, f"{column} is empty")
            elif cell != cell.strip():
                self.fault(line, f"{column} has white space at its edge")
            elif column not in ("FORM", "LEMMA", "MISC") and re.search(r"\s", cell):
                self.fault(line, f"{column} has white space inside")
        misc = cells[MISC].split("|")
        if "" in misc or misc.count("SpaceAfter=No") > 1:
            self.fault(line, f"MISC '{cells[MISC]}' has an empty or doubled part")
        if RANGE.fullmatch(cells[ID]):
            for index in range(LEMMA, MISC):
                if cells[index] != "_" and (index, cells[index]) != (FEATS, "Typo=Yes"):
                    self.fault(line, f"{COLUMNS[index]} of a token of several words is not '_'")
            return
        if EMPTY_NODE.fullmatch(cells[ID]):
            return
        # The later parts of a word that was written in two have no lemma.
        if cells[LEMMA] == "_" and cells[FORM] != "_" and cells[DEPREL] != "goeswith":
            self.fault(line, "LEMMA is '_', but FORM is not")
        if cells[UPOS] not in TAGS:
            self.fault(line, f"UPOS '{cells[UPOS]}' is none of UD v2")
        self.features(line, cells[FEATS])
        relation = cells[DEPREL]
        if not RELATION.fullmatch(relation) or relation.split(":")[0] not in RELATIONS:
            self.fault(line, f"DEPREL '{relation}' is none of UD v2")

    def features(self, line, cell):
        if cell == "_":
            return
        features = cell.split("|")
        for feature in features:
            if not FEATURE.fullmatch(feature):
                self.fault(line, f"feature '{feature}' is not written as Name=Value")
            elif feature.split("=")[1].split(",") != sorted(set(feature.split("=")[1].split(",")), key=str.lower):
                self.fault(line, f"values of feature '{feature}' are not sorted")
        names = [feature.split("=")[0].lower() for feature in features]
        if names != sorted(names):
            self.fault(line, f"FEATS '{cell}' are not sorted")
        if len(set(names)) != len(names):
            self.fault(line, f"FEATS '{cell}' has a feature twice")

    # --- ids and text ------------------------------------------------------------------------------------------------

    def numbering(self, rows):
        """The rows of words, and (line, form, has a space behind it) of each token."""
        words, tokens, covered, empty = [], [], 0, 0
        for line, cells in rows:
            number, spaced = cells[ID], "SpaceAfter=No" not in cells[MISC].split("|")
            several = RANGE.fullmatch(number)
            if NUMBER.fullmatch(number):
                words.append((line, cells))
                empty = 0
                if int(number) != len(words):
                    self.fault(line, f"ID {number} where {len(words)} should be")
                if len(words) > covered:
                    tokens.append((line, cells[FORM], spaced))
                elif not spaced:
                    self.fault(line, "SpaceAfter=No at a word inside a token; it belongs to the token")
            elif several:
                first, last = int(several[1]), int(several[2])
                if first != len(words) + 1 or last <= first or first <= covered:
                    self.fault(line, f"token {number} does not stand before its words, or overlaps another")
                covered = max(covered, last)
                tokens.append((line, cells[FORM], spaced))
            elif EMPTY_NODE.fullmatch(number):
                empty += 1
                if number != f"{len(words)}.{empty}":
                    self.fault(line, f"empty node {number} where {len(words)}.{empty} should be")
            else:
                self.fault(line, f"ID '{number}' is no number, range or empty node")
        if covered > len(words):
            self.fault(rows[-1][0], f"a token reaches to word {covered}, but there are {len(words)}")
        if not words:
            self.fault(rows[0][0], "a sentence without words")
        return words, tokens

    def metadata(self, line, comments, tokens):
        ids = [(number, text[12:]) for number, text in comments if text.startswith("# sent_id = ")]
        texts = [(number, text[9:]) for number, text in comments if text.startswith("# text = ")]
        for number, text in comments:
            if re.match(r"#\s*(?:newdoc|newpar)\b", text) and not re.fullmatch(r"# (?:newdoc|newpar)(?: id = \S.*)?", text):
                self.fault(number, f"'{text[:40]}' is not written as '# newdoc' or '# newdoc id = …'")
        if len(ids) != 1:
            self.fault(line, f"{len(ids)} sent_id, not one")
        for number, name in ids:
            if not name.strip() or name.strip() in self.seen:
                self.fault(number, f"sent_id '{name}' is empty, or that of line {self.seen.get(name.strip())}")
            if re.search(r"\s", name.strip()):
                self.fault(number, f"sent_id '{name}' has white space")
            self.seen[name.strip()] = number
        if len(texts) != 1:
            self.fault(line, f"{len(texts)} text, not one")
            return
        number, text = texts[0]
        if text != text.strip():
            self.fault(number, "text has white space at its edge")
        expected = "".join(form + (" " if spaced else "") for _, form, spaced in tokens).strip()
        if text.strip() != expected:
            at = next((i for i, (a, b) in enumerate(zip(text, expected)) if a != b), min(len(text), len(expected)))
            self.fault(number, f"text is not its tokens from sign {at} on: '{text[at:at + 20]}', '{expected[at:at + 20]}'")

    # --- trees -------------------------------------------------------------------------------------------------------

    def tree(self, line, words):
        heads, roots = [], 0
        for number, (at, cells) in enumerate(words, 1):
            head = int(cells[HEAD]) if re.fullmatch(r"[0-9]+", cells[HEAD]) else -1
            if not 0 <= head <= len(words) or head == number:
                self.fault(at, f"HEAD '{cells[HEAD]}' is no other word of the sentence")
                head = -1
            roots += head == 0
            if (head == 0) != (cells[DEPREL].split(":")[0] == "root"):
                self.fault(at, f"HEAD {head} with DEPREL {cells[DEPREL]}: both or neither say root")
            heads.append(head)
        if words and roots != 1:
            self.fault(line, f"{roots} roots, not one")
        state = [0] * (len(heads) + 1)
        for start in range(1, len(heads) + 1):
            path, at = [], start
            while at > 0 and not state[at]:
                state[at] = 1
                path.append(at)
                at = heads[at - 1]
            if at > 0 and state[at] == 1:
                self.fault(words[at - 1][0], "the heads go in a circle")
            for word in path:
                state[word] = 2

    # --- entities ----------------------------------------------------------------------------------------------------

    def brackets(self, rows):
        open_entities = []
        for line, cells in rows:
            for part in cells[MISC].split("|"):
                if not part.startswith("Entity="):
                    continue
                value, at = part[7:], 0
                while at < len(value):
                    found = BRACKET.match(value, at)
                    if not found:
                        self.fault(line, f"Entity '{value}' is not a row of brackets")
                        break
                    at = found.end()
                    if found[1]:
                        self.entities += 1
                        if not found[2]:
                            open_entities.append((line, found[1].split("-")[0]))
                    elif not open_entities or open_entities[-1][1] != found[3]:
                        inner = open_entities[-1][1] if open_entities else "none"
                        self.fault(line, f"entity {found[3]} closes, but the innermost open one is {inner}")
                        match = [i for i, (_, name) in enumerate(open_entities) if name == found[3]]
                        if match:
                            del open_entities[match[-1]]
                    else:
                        open_entities.pop()
        for line, name in open_entities:
            self.fault(line, f"entity {name} does not close in its sentence")


def main():
    parser = argparse.ArgumentParser(description="Checks CoNLL-U by the rules of UD's levels 1 and 2.")
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--most", type=int, default=20, help="faults printed of a file")
    arguments = parser.parse_args()
    bad = False
    for path in arguments.files:
        try:
            with open(0 if path == "-" else path, "rb") as file:
                raw = file.read()
            text = raw.decode("utf-8")
        except OSError as failure:
            print(f"{path}: cannot be read ({failure.strerror})", file=sys.stderr)
            return 2
        except UnicodeDecodeError as failure:
            print(f"{path}: line {raw[:failure.start].count(10) + 1}: no UTF-8")
            bad = True
            continue
        checker = Checker()
        faults = checker.check(text)
        for line, what in faults[:arguments.most]:
            print(f"{path}: line {line}: {what}")
        print(f"{path}: {checker.sentences} sentences, {checker.words} words, {checker.entities} entities, "
              f"{len(faults)} faults")
        bad = bad or bool(faults)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
