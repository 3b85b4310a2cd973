#!/usr/bin/env python3
"""What one public extractor reads out of pages: peer_pages.py EXTRACTOR body|metadata LIST OUTPUT

LIST is a file with one path a line (pages, also packed with gzip; text files are wrapped, each line a paragraph). Writes
{"page id": text or {title, authors, published, publisher}} to OUTPUT, and prints seconds of processor time. Pages are
unpacked and decoded, and the extractor is loaded and has read one page, before the clock starts. A page that an extractor
fails on counts as empty. Runs in an environment with the extractors, see pages.py, which also says what each needs.
"""
import gzip
import html
import json
import logging
import pathlib
import re
import sys
import time

ADDRESS = "https://example.org/"
DECLARED = re.compile(rb"charset=[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)


def decoded(data):
    """The text of a page: UTF-8, else as it declares itself, else Latin-1."""
    declared = DECLARED.search(data[:4096])
    for charset in ("utf-8", declared.group(1).decode("ascii") if declared else "latin-1"):
        try:
            return data.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def page(path):
    data = path.read_bytes()
    text = decoded(gzip.decompress(data) if path.suffix == ".gz" else data)
    if path.suffix != ".txt":
        return text
    lines = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"<html><head><title></title></head><body>{lines}</body></html>"


def day(value):
    """A date, a moment or a text as the text of a day."""
    return str(value)[:10] if value else None


def names(values):
    """Names of persons out of what an extractor gives: some give lists in lists, or nothing."""
    if isinstance(values, str):
        return [values]
    return [name for value in values or [] for name in names(value)]


def trafilatura_body(**options):
    import trafilatura
    return lambda text: trafilatura.extract(text, include_comments=False, **options)


def trafilatura_metadata():
    import trafilatura

    def read(text):
        found = trafilatura.extract_metadata(text)
        authors = [name.strip() for name in (found.author or "").split(";")]
        return {"title": found.title, "authors": authors, "published": found.date, "publisher": found.sitename}
    return read


def readability():
    import html_text
    import readability
    return lambda text: html_text.extract_text(readability.Document(text).summary(html_partial=True))


def all_text():
    import html_text
    return html_text.extract_text


def newspaper_article():
    import newspaper
    return lambda text: newspaper.article(ADDRESS, input_html=text, fetch_images=False)


def newspaper_body():
    read = newspaper_article()
    return lambda text: read(text).text


def newspaper_metadata():
    read = newspaper_article()

    def fields(text):
        found = read(text)
        return {"title": found.title, "authors": names(found.authors), "published": day(found.publish_date),
                "publisher": found.meta_site_name}
    return fields


def goose_body():
    import goose3
    return lambda text: goose3.Goose().extract(raw_html=text).cleaned_text


def goose_metadata():
    import goose3

    def fields(text):
        found = goose3.Goose().extract(raw_html=text)
        return {"title": found.title, "authors": names(found.authors), "published": day(found.publish_date),
                "publisher": (found.opengraph or {}).get("site_name")}
    return fields


def justext_body():
    import justext
    words = justext.get_stoplist("English")
    return lambda text: "\n".join(
        paragraph.text for paragraph in justext.justext(text, words, 50, 200, 0.1, 0.2, 0.2, 200, True)
        if not paragraph.is_boilerplate)


def resiliparse_body(main_content):
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree
    return lambda text: extract_plain_text(HTMLTree.parse(text), main_content=main_content)


def boilerpy_body():
    from boilerpy3 import extractors
    reader = extractors.ArticleExtractor()
    return reader.get_content


def htmldate_metadata(extensive):
    import htmldate
    return lambda text: {"published": htmldate.find_date(text, original_date=True, extensive_search=extensive)}


#: What is measured of each extractor, by its name in pages.py.
READERS = {
    "trafilatura": {"body": trafilatura_body, "metadata": trafilatura_metadata},
    "trafilatura, fast": {"body": lambda: trafilatura_body(fast=True)},
    "trafilatura, precision": {"body": lambda: trafilatura_body(favor_precision=True)},
    "readability-lxml + html-text": {"body": readability},
    "newspaper4k": {"body": newspaper_body, "metadata": newspaper_metadata},
    "goose3": {"body": goose_body, "metadata": goose_metadata},
    "jusText": {"body": justext_body},
    "resiliparse, main content": {"body": lambda: resiliparse_body(True)},
    "boilerpy3": {"body": boilerpy_body},
    "html-text, all text": {"body": all_text},
    "resiliparse, all text": {"body": lambda: resiliparse_body(False)},
    "htmldate, extensive": {"metadata": lambda: htmldate_metadata(True)},
    "htmldate, fast": {"metadata": lambda: htmldate_metadata(False)},
}


def attempted(read, text):
    try:
        return read(text)
    except Exception:  # whatever a page makes an extractor raise, it has read nothing
        return None


def main(name, what, listed, output):
    logging.disable(logging.CRITICAL)
    read = READERS[name][what]()
    paths = [pathlib.Path(line) for line in pathlib.Path(listed).read_text(encoding="utf-8").splitlines()]
    pages = [(path.name.split(".")[0], page(path)) for path in paths]
    attempted(read, pages[0][1])
    began = time.process_time()
    found = [(name, attempted(read, text)) for name, text in pages]
    seconds = time.process_time() - began
    pathlib.Path(output).write_text(json.dumps(dict(found)), encoding="utf-8")
    print(seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
