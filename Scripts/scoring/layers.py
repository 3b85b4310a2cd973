"""The layers and the sets they are scored on: what the program is given, and which figures its output comes to.

Each function runs the program once or a few times, has the scorer beside the data set judge what it wrote, and returns
figures. It raises NotYet where the program lacks the command. What a set holds and how its scorer counts stands in the
README beside it; docs/measuring.md has a line for each.
"""
import json
import pathlib
import re

from . import program as running
from .figures import Figure, from_rates, harmonic

SCRIPTS = pathlib.Path(__file__).resolve().parent.parent

#: (layer, data set, function), in the order of the table.
LAYERS = []


def layer(name, data):
    def note(function):
        LAYERS.append((name, data, function))
        return function
    return note


def fraction(value):
    """A share from 0 to 1 as a percentage; None stays None."""
    return None if value is None else 100 * value


# --- words and trees ---------------------------------------------------------------------------------------------------

TREEBANK_FIGURES = ("Sentences", "Words", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS", "CLAS")


def treebank(program, data, gold_tokens):
    folder = program.shared / "data" / "treebank"
    gold, scorer = folder / "dev.conllu", folder / "score.py"
    options = ["--gold-tokens"] if gold_tokens else []
    program.need("parse", *(["gold-tokens"] if gold_tokens else []))
    given = program.work / ("treebank.blind.conllu" if gold_tokens else "treebank.txt")
    given.write_text(running.score(scorer, "blind" if gold_tokens else "text", gold), encoding="utf-8")
    output = program.run(given.name + ".out", "parse", *options, "--threads", "1", given)
    result = json.loads(running.score(scorer, gold, output, "--json"))
    # On gold tokens P, R and F1 are one number, the accuracy.
    return [Figure("trees", data, name, value=result[name]["f1"]) if gold_tokens
            else from_rates("trees", data, name, result[name])
            for name in TREEBANK_FIGURES if not (gold_tokens and name in ("Sentences", "Words"))]


@layer("trees", "treebank dev, raw text")
def trees_raw(program):
    return treebank(program, "treebank dev, raw text", False)


@layer("trees", "treebank dev, gold words")
def trees_gold(program):
    return treebank(program, "treebank dev, gold words", True)


# --- layers of annotate ------------------------------------------------------------------------------------------------

def annotated(program, name, gold, fields):
    """Output of `annotate --layer name` on the rows of `gold`, of which the program sees only `fields`."""
    program.need("annotate", layer=name)
    rows = [{field: row[field] for field in fields if row.get(field) is not None} for row in running.read_rows(gold)]
    given = program.rows(f"{name}.{gold.parent.name}.{gold.stem}.in.jsonl", rows)
    output = program.run(given.name.replace(".in.", ".out."), "annotate", "--layer", name, "--threads", "1", stdin=given)
    refused = [row for row in running.read_rows(output) if "error" in row]
    if refused:
        raise running.Failed(f"annotate --layer {name}: {len(refused)} rows refused, first {refused[0].get('id')}: "
                             f"{str(refused[0]['error'])[:120]}")
    return output


@layer("names, coreference", "gum dev")
def entities_gum(program):
    folder = program.shared / "data" / "entities"
    gold = folder / "gum.dev.jsonl"
    output = annotated(program, "entities", gold, ("id", "text"))
    result = json.loads(running.score(folder / "score.py", gold, output, "--bytes", "--json"))
    wanted = ("names", "names+type", "mentions", "mentions+type", "heads", "MUC all", "B3 all", "CEAFe all", "CoNLL all",
              "CoNLL no singletons", "CoNLL OntoNotes")
    return [from_rates("names, coreference", "gum dev", name, result[name]) for name in wanted if name in result]


@layer("names, coreference", "uner-ewt dev")
def entities_uner(program):
    folder = program.shared / "data" / "entities"
    gold = folder / "uner-ewt.dev.jsonl"
    output = annotated(program, "entities", gold, ("id", "text"))
    # UNER knows three types only, so the names of other kinds are none of its matter, as its types are not GUM's.
    kinds = {"person": "PER", "place": "LOC", "organization": "ORG"}
    rows = running.read_rows(output)
    for row in rows:
        row["mentions"] = [mention | {"type": kinds[mention["type"]]} for mention in row["mentions"]
                           if mention.get("name") and mention.get("type") in kinds]
    mapped = program.rows("entities.uner-ewt.mapped.jsonl", rows)
    result = json.loads(running.score(folder / "score.py", gold, mapped, "--bytes", "--json"))
    return [from_rates("names, coreference", "uner-ewt dev", name, result[name]) for name in ("names", "names+type")]


def times(program, data, file):
    folder = program.shared / "data" / "time"
    output = annotated(program, "times", folder / file, ("id", "text", "reference"))
    result = json.loads(running.score(folder / "score.py", folder / file, output, "--bytes"))
    return [from_rates("times", data, "span exact", result["exact"]),
            from_rates("times", data, "span overlap", result["overlap"]),
            Figure("times", data, "value", F1=result["value_f1"], value=result["value_accuracy"])]


@layer("times", "meantime")
def times_meantime(program):
    return times(program, "meantime", "meantime.jsonl")


@layer("times", "recognizers")
def times_recognizers(program):
    return times(program, "recognizers", "recognizers.jsonl")


@layer("quantities", "recognizers")
def quantities(program):
    folder = program.shared / "data" / "quantities"
    gold = folder / "recognizers.jsonl"
    output = annotated(program, "quantities", gold, ("id", "text"))
    result = json.loads(running.score(folder / "score.py", gold, output, "--bytes"))
    figures = [from_rates("quantities", "recognizers", "span exact", result["exact"]),
               from_rates("quantities", "recognizers", "span overlap", result["overlap"]),
               Figure("quantities", "recognizers", "value", F1=result["value_f1"], value=result["value_accuracy"])]
    for kind in ("money", "percent"):
        if kind in result["by_type"]:
            figures.append(Figure("quantities", "recognizers", f"value of {kind}", F1=result["by_type"][kind]["value_f1"],
                                  value=result["by_type"][kind]["value_accuracy"]))
    return figures


@layer("times and quantities", "seeds")
def seed_times(program):
    for name in ("times", "quantities"):
        program.need("annotate", layer=name)
    result = json.loads(running.score(SCRIPTS / "score_seed_times.py", "--json", program.path))
    data = ("times and quantities", "seeds")
    return [figure for name, row in result.items() for figure in (
        from_rates(*data, f"{name} found", row, 100), Figure(*data, f"{name} right, of all", value=fraction(row["right"])))]


@layer("attributions", "polnear dev")
def attributions_polnear(program):
    folder = program.shared / "data" / "attribution"
    gold = folder / "polnear.dev.jsonl"
    output = annotated(program, "attributions", gold, ("id", "text", "date"))
    result = json.loads(running.score(folder / "score.py", gold, output, "--bytes", "--outermost", "--json"))["all"]
    figures = [from_rates("attributions", "polnear dev", f"{role} exact", result[role]["exact"], 100)
               for role in ("source", "cue", "content")]
    figures += [from_rates("attributions", "polnear dev", f"{role} overlap", result[role]["overlap"], 100)
                for role in ("source", "cue", "content")]
    whole = result["attribution"]
    figures += [from_rates("attributions", "polnear dev", name, whole[name], 100) for name in ("found", "linked", "exact")]
    return figures + [Figure("attributions", "polnear dev", "source, given found", value=100 * whole["source_given_found"]),
                      Figure("attributions", "polnear dev", "style, given found", value=100 * whole["style_given_found"])]


@layer("attributions", "gum nested dev")
def attributions_nested(program):
    folder = program.shared / "data" / "attribution"
    gold = folder / "gum_nested.dev.jsonl"
    output = annotated(program, "attributions", gold, ("id", "text", "date"))
    text = running.score(folder / "score_nested.py", gold, output, "--bytes")
    found = re.findall(r"^(\w+)\s+(\w+) (\d+)/(\d+)", text, re.M)
    names = {"single": "single found", "nested": "nested found", "chains": "nested chain whole"}
    return [Figure("attributions", "gum nested dev", names[kind], R=100 * int(right) / max(1, int(total)))
            for kind, _, right, total in found]


@layer("events", "dev")
def events(program):
    folder = program.shared / "data" / "events"
    gold = folder / "dev.jsonl"
    output = annotated(program, "events", gold, ("id", "text", "date"))
    result = json.loads(running.score(folder / "score.py", gold, output, "--json"))
    figures = []
    for name in ("type", "root", "pair", "triple", "strict"):
        if name in result.get("complete", {}):
            figures.append(from_rates("events", "dev", f"{name}, complete records", result["complete"][name], 100))
    # These name one event of possibly several, so only recall means something.
    for origin, name in (("plv", "type"), ("plover_gsr", "type"), ("plover_gsr", "triple")):
        if name in result.get(origin, {}):
            figures.append(Figure("events", "dev", f"{name}, {origin}", R=100 * result[origin][name]["r"]))
    return figures


@layer("factuality", "uds dev")
def factuality(program):
    folder = program.shared / "data" / "factuality"
    gold = folder / "uds.dev.jsonl"
    program.need("annotate", layer="factuality")
    rows = [{"id": row["id"], "text": row["text"], "predicates": [{"span": p["span"]} for p in row["predicates"]]}
            for row in running.read_rows(gold)]
    given = program.rows("factuality.in.jsonl", rows)
    output = program.run("factuality.out.jsonl", "annotate", "--layer", "factuality", "--threads", "1", stdin=given)
    text = running.score(folder / "score.py", gold, output)
    number = lambda pattern: float(re.search(pattern, text).group(1))
    return [Figure("factuality", "uds dev", "Pearson's r ×100", value=100 * number(r"\br (-?[\d.]+)")),
            Figure("factuality", "uds dev", "mean absolute error", value=number(r"MAE ([\d.]+)"), unit="of 6"),
            Figure("factuality", "uds dev", "three-way accuracy", value=number(r"accuracy ([\d.]+)")),
            Figure("factuality", "uds dev", "three-way macro F1", F1=number(r"macro F1 ([\d.]+)"))]


# --- pages -------------------------------------------------------------------------------------------------------------

@layer("pages", "article pages, copied text, metadata")
def pages(program):
    program.need("extract")
    bridge = SCRIPTS / "score_pages.py"
    if not bridge.exists():
        raise running.NotYet
    result = json.loads(running.score(bridge, "--json", program.path, "extract", "--format", "jsonl", "--quiet",
                                      "--threads", "1"))
    figures = []
    for name, values in result.items():
        data, _, field = name.rpartition(" ")
        if "accuracy" in values:
            figures.append(Figure("pages", data, field, value=fraction(values["accuracy"])))
        else:
            rates = {"p": values["precision"], "r": values["recall"], "f1": values["f1"]}
            # The models of blocks and of lines that are shipped were fitted on these very pages.
            figures.append(from_rates("pages", name, "body, fitted on these pages", rates, 100))
    return figures


@layer("containers", "feeds, warc")
def containers(program):
    program.need("contents")
    bridge = SCRIPTS / "score_containers.py"
    if not bridge.exists():
        raise running.NotYet
    result = json.loads(running.score(bridge, "--json", program.path))
    return [Figure("containers", name.partition(" ")[0] if not name.startswith("own") else "feeds, own",
                   name.partition(" ")[2], value=100 * counted["right"] / counted["of"]) for name, counted in result.items()]


# --- stories and positions ---------------------------------------------------------------------------------------------

def stories(program, data, name):
    folder = program.shared / "data" / "clusters"
    program.need("stories")
    output = program.run(f"stories.{name}.tsv", "stories", "--threads", "1", folder / name / "docs.jsonl")
    result = json.loads(running.score(folder / "score.py", folder / name, output))
    figures = []
    for kind in ("strict", "lenient"):
        if kind in result:
            row = result[kind]
            suffix = ", lenient" if kind == "lenient" else ""
            for label, prefix in (("BCubed", "bcubed"), ("pairs", "pair")):
                figures.append(Figure("stories", data, label + suffix, P=100 * row[f"{prefix}_p"],
                                      R=100 * row[f"{prefix}_r"], F1=100 * row[f"{prefix}_f1"]))
    return figures


@layer("stories", "allsides")
def stories_allsides(program):
    return stories(program, "allsides", "allsides")


@layer("stories", "ecbplus")
def stories_ecbplus(program):
    return stories(program, "ecbplus", "ecbplus")


@layer("stories", "fnc")
def stories_fnc(program):
    return stories(program, "fnc", "fnc")


@layer("stories", "newswcl50")
def stories_newswcl50(program):
    return stories(program, "newswcl50", "newswcl50")


@layer("actors across documents", "newswcl50")
def mentions(program):
    folder = program.shared / "data" / "clusters"
    program.need("stories", "mentions")
    output = program.run("mentions.tsv", "stories", "--mentions", "--threads", "1", folder / "newswcl50" / "docs.jsonl")
    result = json.loads(running.score(folder / "score_mentions.py", folder / "newswcl50", output))
    data = ("actors across documents", "newswcl50")
    return [Figure(*data, "mentions detected", R=fraction(result["detected"])),
            Figure(*data, "linking, BCubed", P=fraction(result["bcubed_p"]), R=fraction(result["bcubed_r"]),
                   F1=fraction(result["bcubed_f1"])),
            Figure(*data, "state of countries' mentions", value=fraction(result["country_code_right"]))]


@layer("positions", "votes")
def positions(program):
    folder = program.shared / "data" / "votes"
    program.need("positions")
    output = program.run("positions.tsv", "positions", folder / "votes.tsv.gz")
    text = running.score(folder / "score.py", output)
    number = lambda pattern: float(re.search(pattern, text).group(1))
    difference, missing = number(r"reference ([\d.e+-]+)"), number(r"missing (\d+)")
    # The values are defined, not judged: either they are the reference's or they are wrong.
    return [Figure("positions", "votes", "equal to the reference", value=100.0 if difference < 1e-6 and not missing else 0.0),
            Figure("positions", "votes", "pairs missing", value=missing, unit="pairs")]


# --- the seeds ---------------------------------------------------------------------------------------------------------

@layer("the record", "seeds")
def seeds(program):
    folder = program.shared / "seeds"
    program.need("collate")
    output = program.run("seeds.jsonl", "collate", *sorted(folder.glob("*.txt")), "--format", "jsonl", "--threads", "1")
    result = json.loads(running.score(folder / "score.py", output, "--json"))
    misses = running.score(folder / "score.py", output, "--misses")
    return record_figures(result) + required_conflicts(folder, misses)


def record_figures(result):
    """Every kind of row of the record, from the JSON of the seeds' scorer."""
    row = lambda name, **measures: Figure("the record", "seeds", name, **{k: fraction(v) for k, v in measures.items()})
    documents, entities, findings = result["documents"], result["entities"], result["findings"]
    figures = [row(f"documents: {field}", value=documents[field])
               for field in ("title", "publisher", "published", "authors", "kind")]
    for part in ("body", "derived"):
        p, r = documents[f"{part}_precision"], documents[f"{part}_recall"]
        figures.append(row(f"documents: {part}", P=p, R=r, F1=harmonic(p, r)))
    figures += [row("entities", P=entities["precision"], R=entities["recall"],
                    F1=harmonic(entities["precision"], entities["recall"])),
                row("entities: kind", value=entities["kind"]), row("entities: state", value=entities["state"]),
                row("entities: surface forms", value=entities["surface_forms"])]
    for kind in ("attributions", "events", "figures", "statuses", "ties", "deals", "forecasts", "assessments", "conditions"):
        for what in ("found", "right"):
            p, r = result[kind][f"{what}_precision"], result[kind][f"{what}_recall"]
            figures.append(row(f"{kind} {what}", P=p, R=r, F1=harmonic(p, r)))
    for kind in ("lineage", "vectors"):
        p, r = result[kind]["precision"], result[kind]["recall"]
        figures.append(row(kind, P=p, R=r, F1=harmonic(p, r)))
    p, r = findings["precision_of_shared"], findings["recall"]
    conflicts = findings["conflicts"]
    return figures + [
        row("findings", P=p, R=r, F1=harmonic(p, r)),
        row("findings: verdict, of those found", value=findings["verdict_accuracy"]),
        row("findings: verdict, macro F1", F1=findings["verdict_macro_f1"]),
        row("findings: one verdict for all, macro F1", F1=of_one_verdict(findings["by_verdict"])),
        row("findings: conflicts", P=conflicts["precision"], R=conflicts["recall"],
            F1=harmonic(conflicts["precision"], conflicts["recall"])),
        row("findings: values right", value=findings["values_right"]),
        row("findings: independent right", value=findings["independent_right"]),
    ]


def of_one_verdict(by_verdict):
    """The macro F1 of saying `agree`, or `refine` where that is better, to every finding of the key that is found: the baseline."""
    found = {verdict: counts["found"] for verdict, counts in by_verdict.items()}
    told = [verdict for verdict in ("agree", "refine", "conflict") if found[verdict]]
    if not told:
        return None
    everything = sum(found.values())
    best = max(2 * found[verdict] / (found[verdict] + everything) for verdict in ("agree", "refine"))
    return best / len(told)


def required_conflicts(folder, misses):
    """The two conflicts that must never be lost: the only ones of the key on a figure and on a date."""
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    missed = [line for line in misses.split("\n") if line.startswith(("findings: missed", "findings: verdict"))]
    figures = []
    for kind, name in (("figure", "conflict on the volume of trade"), ("date", "conflict on the date of the visit")):
        items = [f["question"] for f in key["findings"]
                 if f["verdict"] == "conflict" and f["kind"] == kind and not f.get("optional")]
        lost = [question for question in items if any(question in line for line in missed)]
        figures.append(Figure("the record", "seeds", f"findings: {name}",
                              value=100.0 * (len(items) - len(lost)) / max(1, len(items))))
    return figures


def affair_scored(program, folder):
    """What the seeds' scorer says of the record of an affair with a key."""
    output = program.run(f"{folder.name}.jsonl", "collate", *sorted(folder.glob("*.txt")), "--format", "jsonl", "--threads", "1")
    return json.loads(running.score(program.shared / "seeds" / "score.py", folder, output, "--json"))


@layer("the record", "affairs")
def affairs(program):
    """The affairs of `Tests/Affairs`: what holds beyond the seeds, as means over the kinds of rows."""
    program.need("collate")
    kinds = ("attributions", "events", "figures", "statuses", "ties", "deals", "forecasts", "assessments", "conditions")
    figures = []
    for folder in sorted(path.parent for path in (SCRIPTS.parent / "Tests" / "Affairs").glob("*/key.json")):
        result = affair_scored(program, folder)
        mean = lambda field: sum(result[kind][field] or 0 for kind in kinds) / len(kinds)
        row = lambda name, **measures: Figure("the record", folder.name, name,
                                              **{k: fraction(v) for k, v in measures.items()})
        findings = result["findings"]
        figures += [
            row("statements found, mean of kinds", P=mean("found_precision"), R=mean("found_recall")),
            row("statements right, mean of kinds", P=mean("right_precision"), R=mean("right_recall")),
            row("findings", P=findings["precision_of_shared"], R=findings["recall"]),
            row("findings: verdict, macro F1", F1=findings["verdict_macro_f1"]),
            row("findings: one verdict for all, macro F1", F1=of_one_verdict(findings["by_verdict"])),
            row("findings: conflicts", P=findings["conflicts"]["precision"], R=findings["conflicts"]["recall"]),
            Figure("the record", folder.name, "findings: false conflicts", value=float(false_conflicts(findings)), unit="conflicts"),
        ]
    return figures


def false_conflicts(findings):
    """How many conflicts are told that are none of the key's."""
    conflicts = findings["conflicts"]
    return conflicts["given"] - round((conflicts["precision"] or 0) * conflicts["given"])


@layer("the record", "other affairs")
def other_affairs(program):
    """The affairs of `Tests/Affairs/others`, whose keys hold findings alone; their reports are by four makers of different
    manners each, and three of four conflicts are not of numbers. Means over the affairs; conflicts are counted over all of them."""
    program.need("collate")
    results = []
    for folder in sorted(path.parent for path in (SCRIPTS.parent / "Tests" / "Affairs" / "others").glob("*/key.json")):
        results.append(affair_scored(program, folder)["findings"])
    if not results:
        raise running.NotYet
    row = lambda name, **measures: Figure("the record", "other affairs", name,
                                          **{k: fraction(v) for k, v in measures.items()})
    mean = lambda values: sum(value or 0 for value in values) / len(results)
    given = sum(result["conflicts"]["given"] for result in results)
    false = sum(false_conflicts(result) for result in results)
    told = [result["by_verdict"]["conflict"] for result in results]
    return [
        row("findings", P=mean(result["precision_of_shared"] for result in results),
            R=mean(result["recall"] for result in results)),
        row("findings: verdict, macro F1", F1=mean(result["verdict_macro_f1"] for result in results)),
        row("findings: one verdict for all, macro F1", F1=mean(of_one_verdict(result["by_verdict"]) for result in results)),
        row("findings: conflicts", P=(given - false) / given if given else None,
            R=sum(counts["verdict_right"] for counts in told) / sum(counts["key"] for counts in told)),
        Figure("the record", "other affairs", "findings: false conflicts", value=false / len(results), unit="an affair"),
    ]


@layer("the record", "same bytes")
def determinism(program):
    """One thread and all, and any order of input, must give the same bytes: 100 or nothing."""
    program.need("collate")
    examples = SCRIPTS.parent / "Examples"
    paths = sorted(path for folder in examples.iterdir() if folder.is_dir() for path in folder.iterdir())
    paths += sorted((program.shared / "seeds").glob("*.txt"))
    paths += [program.shared / "data" / "clusters" / "newswcl50" / "docs.jsonl"]
    record = lambda name, order, threads: program.run(
        name, "collate", *order, "--format", "jsonl", "--threads", threads, keeps_going=True).read_bytes()
    first = record("same.1.jsonl", paths, 1)
    same = lambda other: 100.0 if first and other == first else 0.0
    # A shuffle that is always the same one: every third, then the rest, backwards.
    shuffled = (paths[::3] + paths[1::3] + paths[2::3])[::-1]
    return [Figure("the record", "same bytes", "one thread and all", value=same(record("same.2.jsonl", paths, 4))),
            Figure("the record", "same bytes", "shuffled input", value=same(record("same.3.jsonl", shuffled, 4)))]
