#!/usr/bin/env python3
"""Makes votes for the trainer of the page models: what three public extractors read out of pages that have no reference text.

    python3 Benchmarks/vote_on_pages.py votes.json
    .build/release/chancery-training pages ../shared/data/pages --voted votes.json --write Sources/Intake/Resources

The pages are those of the metadata set; a page's site goes with it, so that no site is learnt from and judged at once.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse

from commands import PACKAGE, environment
from pages import READABILITY, TRAFILATURA

DATA = PACKAGE.parent / "shared" / "data" / "pages"
VOTERS = {
    "trafilatura": TRAFILATURA,
    "trafilatura, precision": TRAFILATURA,
    "readability-lxml + html-text": READABILITY,
}


def site(address):
    """The last two labels of the host."""
    return ".".join((urllib.parse.urlsplit(address).hostname or address).split(".")[-2:])


def main(arguments):
    if len(arguments) != 1:
        print("usage: vote_on_pages.py OUTPUT.json", file=sys.stderr)
        return 2
    if not DATA.is_dir():
        print(f"vote_on_pages: {DATA} is not here", file=sys.stderr)
        return 1
    pages = {path["html"]: site(path["url"]) for path in json.loads((DATA / "metadata.json").read_text()).values()
             if path["html"].startswith("metadata/")}
    peers = environment()
    texts = {}
    with tempfile.TemporaryDirectory() as folder:
        names = pathlib.Path(folder) / "names.txt"
        names.write_text("".join(f"{DATA / page}\n" for page in pages), encoding="utf-8")
        for voter, (packages, modules) in VOTERS.items():
            if why := peers.without(packages, modules):
                print(f"vote_on_pages: {why}", file=sys.stderr)
                return 1
            output = pathlib.Path(folder) / "texts.json"
            subprocess.run([peers.python, PACKAGE / "Benchmarks" / "peer_pages.py", voter, "body", names, output],
                           check=True, stdout=subprocess.DEVNULL)
            texts[voter] = json.loads(output.read_text(encoding="utf-8"))
    votes = [
        {"path": str(DATA / page), "site": host,
         "texts": [read.get(pathlib.Path(page).name.split(".")[0]) or "" for read in texts.values()]}
        for page, host in pages.items()
    ]
    pathlib.Path(arguments[0]).write_text(json.dumps(votes), encoding="utf-8")
    print(f"{len(votes)} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
