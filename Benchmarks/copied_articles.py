"""Makes short articles among which it is known who copies whom: the same for the same seed on every machine.

Articles are made of sentences by pattern, out of some hundred English words, numbers, and names put together from
syllables: they read as nonsense, but repeat words and phrases as news does (`in a statement on Friday`). Everything that
is done to a copy is in `CHANGES`. Every article comes in one of some hundred outlets, whose own lines stand below it.
"""
import dataclasses
import datetime
import random

NOUNS = """minister ministry court river harbour treaty budget farmer union company bank port railway pipeline election
council province border region valley bridge hospital school strike tariff quota fishery mine factory airport tribunal
commission parliament opposition coalition army police inspector engineer contract loan bond price wage harvest drought
flood storm reactor grid plant refinery tanker convoy ferry station tunnel dam survey census ballot petition inquiry
verdict appeal sentence fine permit licence auction tender subsidy pension tax customs shipment cargo grain copper lithium
cotton cement steel timber vaccine clinic laboratory university museum archive festival league stadium crew pilot captain
envoy delegation summit accord protocol sanction embargo ceasefire truce prisoner refugee camp corridor outpost garrison
battalion cruiser drone satellite network operator regulator watchdog auditor creditor investor shareholder director
chairman spokesman witness lawyer judge prosecutor governor mayor deputy senator adviser analyst economist researcher""".split()
VERBS = """approved rejected delayed announced halted opened closed extended reviewed signed cancelled criticised welcomed
suspended resumed raised lowered doubled cut shifted blocked backed defended denied confirmed promised demanded offered
withdrew launched completed inspected repaired replaced financed sold bought leased seized released charged cleared
questioned accused praised warned urged pressed reminded joined left led hosted chaired drafted published leaked""".split()
ADJECTIVES = """new former regional national northern southern eastern western coastal rural urban joint disputed interim
annual emergency foreign domestic public private senior independent unfinished costly lengthy narrow heavy severe minor major
latest preliminary final secret open local federal military civilian maritime industrial agricultural medical judicial""".split()
SYLLABLES = "ka ra to mi len dor va shi bel nu ost gra fen mor ti zal que ber han lo pra sun ek dri wol cas ney ard uma vik".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()

#: Sentences; the words in brackets are filled in. Some hold phrases that stand in very many reports.
PATTERNS = [
    "The {a} {n} of {P} {v} the {a} {n} on {D}, and the {n} {v} a {n} worth {N} million.",
    "{F}, the {a} {n}, said that the {n} near {P} had {v} {N} {n}s since {M}.",
    "In a statement on {D}, the {n} said that it {v} the {a} {n} of {P}.",
    "About {N} people in {P} {v} the {n}, according to the {a} {n}.",
    "\"We {v} this {n} because the {a} {n} of {P} {v} it,\" {F} told reporters.",
    "The {n}, which {v} {P} in {M}, has {v} {N} {a} {n}s and one {n}.",
    "A {n} from {P} {v} that the {a} {n} would be {v} within {N} days.",
    "{F} {v} the {n} after a {a} {n} between {P} and {P}.",
    "Critics of the {n} say that {P} {v} its {a} {n} too late, while the {n} {v} nothing.",
    "The {a} {n} rose by {N} per cent in {M}, and the {n} in {P} {v} it.",
    "Neither the {n} nor {F} {v} the {a} {n}, a {n} in {P} said.",
    "On {D} the {n} {v} {N} {n}s at {P}, where a {a} {n} had {v} them.",
    "For the first time since {M}, a {a} {n} of {P} {v} its own {n}.",
    "{P} and {P} {v} a {n} on {D} that {v} the {a} {n} and the {n}.",
    "It was not immediately clear whether the {n} {v} the {a} {n} in {P}.",
    "The {n} is expected to cost {N} million, and {F} {v} half of the {a} {n}.",
]
#: What outlets print below every article of theirs; each outlet takes one and fills in its names.
FURNITURE = [
    "{P} Courier is read in {P} and {P} every day. Follow the {a} {n} of our newsroom, write to the editors at {P} Street {N}, "
    "and subscribe to the {n} letter that our {n} sends on {D}.",
    "Reporting by the {P} desk; editing by {F}. The {P} Herald belongs to the {a} {n} group and keeps to its standards of a {n}.",
    "Copyright {P} Tribune. This material may not be published, broadcast, rewritten or redistributed without a {a} {n} of {F}.",
]


@dataclasses.dataclass
class Article:
    """An article as it is written to the file; `families` are the stories that its text comes from."""

    title: str
    paragraphs: list
    outlet: int
    day: int
    families: tuple
    change: str = ""
    name: str = ""


class Words:
    """Draws words; everything hangs on one seeded generator, of which only `random()` is used: it is the same everywhere."""

    def __init__(self, seed):
        self.random = random.Random(seed).random
        self.names = [self.name() for _ in range(4000)]

    def below(self, bound):
        return int(self.random() * bound)

    def pick(self, words):
        return words[int(self.random() * len(words))]

    def name(self):
        return "".join(self.pick(SYLLABLES) for _ in range(2 + self.below(2))).capitalize()

    def number(self):
        return str(self.pick((7, 12, 48, 90)) + self.below(900))

    def word(self, slot):
        kinds = {"n": NOUNS, "v": VERBS, "a": ADJECTIVES, "D": DAYS, "M": MONTHS, "P": self.names}
        if slot == "N":
            return self.number()
        if slot == "F":
            return self.pick(self.names) + " " + self.pick(self.names)
        return self.pick(kinds[slot])

    def filled(self, pattern):
        pieces = pattern.split("{")
        return pieces[0] + "".join(self.word(piece[0]) + piece[2:] for piece in pieces[1:])

    def paragraphs(self, words):
        """Paragraphs of two or three sentences, of at least so many words in all."""
        made, count = [], 0
        while count < words:
            paragraph = " ".join(self.filled(self.pick(PATTERNS)) for _ in range(2 + self.below(2)))
            count += paragraph.count(" ") + 1
            made.append(paragraph)
        return made

    def title(self):
        return self.filled(self.pick(("{P} {n} {v} {a} {n}", "{a} {n} in {P} {v} {n}", "{F} {v} the {n} of {P}"))).capitalize()


def count(paragraphs):
    return sum(paragraph.count(" ") + 1 for paragraph in paragraphs)


def first_words(paragraphs, words):
    """The paragraphs from the first, whole sentences, up to about so many words."""
    kept, left = [], words
    for paragraph in paragraphs:
        sentences = []
        for sentence in paragraph.replace(". ", ".\n").split("\n"):
            if left > 0:
                sentences.append(sentence)
            left -= sentence.count(" ") + 1
        if sentences:
            kept.append(" ".join(sentences))
    return kept


def exact(words, source, other):
    return list(source)


def cut(words, source, other):
    """From two fifths to four fifths of the text, from its beginning."""
    return first_words(source, count(source) * (40 + words.below(40)) // 100)


def excerpt(words, source, other):
    """A third to a half of an article is somebody else's, inside text of its own."""
    taken = first_words(source, 75)
    own = words.paragraphs(count(taken) * (100 + words.below(80)) // 100)
    return own[:1] + taken + own[1:]


def spliced(words, source, other):
    """Half of one article and half of another."""
    return first_words(source, count(source) // 2) + first_words(other, count(other) // 2)


def figures(words, source, other):
    """Every number is another."""
    swap = lambda word: words.number() if word.strip("\".,").isdigit() else word
    return [" ".join(swap(word) for word in paragraph.split(" ")) for paragraph in source]


def reordered(words, source, other):
    moved = list(source)
    for place in range(len(moved) - 1, 0, -1):
        with_ = words.below(place + 1)
        moved[place], moved[with_] = moved[with_], moved[place]
    return moved


def edited(words, source, other, every=10):
    """One word in ten is another."""
    swap = lambda word: words.pick(NOUNS) if words.below(every) == 0 else word
    return [" ".join(swap(word) for word in paragraph.split(" ")) for paragraph in source]


def rewritten(words, source, other):
    """One word in five is another."""
    return edited(words, source, other, every=5)


def updated(words, source, other):
    """A later version: a new beginning, other figures in one paragraph of three, the last paragraph gone."""
    kept = [figures(words, [p], None)[0] if words.below(3) == 0 else p for p in source[1:-1] or source]
    return words.paragraphs(30)[:1] + kept


#: Name, what is done to a text, and how many of a hundred copies are of this kind.
CHANGES = [("exact", exact, 15), ("cut", cut, 15), ("excerpt", excerpt, 15), ("spliced", spliced, 10), ("figures", figures, 10),
           ("reordered", reordered, 10), ("edited", edited, 10), ("rewritten", rewritten, 5), ("updated", updated, 10)]


def drawn(words):
    place = words.below(100)
    for name, change, share in CHANGES:
        if place < share:
            return name, change
        place -= share
    return CHANGES[0][:2]


def articles(total, seed, carriers=500, outlets=200):
    """`total` articles, of which three tenths hold text of others, and one story that `carriers` outlets carry."""
    words = Words(seed)
    furniture = [lines_below(words, outlet) for outlet in range(max(outlets, carriers))]
    carriers = min(carriers, total // 10)
    singles = (total - carriers) * 7 // 10
    made = []
    for number in range(singles):
        made.append(Article(words.title(), words.paragraphs(150 + words.below(60)), words.below(outlets), words.below(300), (number,)))
    for _ in range(total - carriers - singles):
        source, other = made[words.below(singles)], made[words.below(singles)]
        name, change = drawn(words)
        families = source.families + other.families if name == "spliced" else source.families
        outlet = source.outlet if name == "updated" else words.below(outlets)
        title = source.title if words.below(2) else words.title()
        made.append(Article(title, change(words, source.paragraphs, other.paragraphs), outlet,
                            max(source.day, other.day) + words.below(3), families, name))
    made += carried(words, singles, carriers)
    for place in range(len(made) - 1, 0, -1):
        with_ = words.below(place + 1)
        made[place], made[with_] = made[with_], made[place]
    for number, article in enumerate(made):
        article.name = f"report-{number:06d}"
        # Every second article comes with the lines of its outlet, below the text.
        if words.below(2):
            article.paragraphs = article.paragraphs + [furniture[article.outlet]]
    return made


def lines_below(words, outlet):
    """What an outlet prints below its articles: a few lines, with every twentieth as much as a third of an article."""
    return " ".join(words.filled(line) for line in (FURNITURE if outlet % 20 == 0 else [words.pick(FURNITURE)]))


def carried(words, family, carriers):
    """A story of an agency, whole, cut or with other figures, each time by another outlet on the same day or the next."""
    source = words.paragraphs(200)
    made = [Article(words.title(), source, 0, 100, (family,))]
    while len(made) < carriers:
        name, change = words.pick((("exact", exact), ("cut", cut), ("figures", figures), ("edited", edited)))
        made.append(Article(words.title(), change(words, source, None), len(made), 100 + words.below(2), (family,), "carried"))
    return made


def row(article, first_day=datetime.date(2031, 1, 1)):
    """The article as a row of JSON Lines that any program can read."""
    return {"id": article.name, "title": article.title, "publisher": f"Outlet {article.outlet}",
            "published": str(first_day + datetime.timedelta(days=article.day)), "text": "\n\n".join(article.paragraphs)}
