"""The benchmark of pages: what peers are given, and that it says what it lacks."""
import contextlib
import gzip
import io
import pathlib
import sys
import tempfile
import unittest
from unittest import mock

BENCHMARKS = pathlib.Path(__file__).resolve().parent.parent.parent / "Benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import pages  # noqa: E402
import peer_pages  # noqa: E402


class PeersTest(unittest.TestCase):
    def test_every_extractor_is_known_on_both_sides(self):
        self.assertEqual(set(pages.PEERS), set(peer_pages.READERS))
        for name in pages.BODIES:
            self.assertIn("body", peer_pages.READERS[name])
        for name in pages.METADATA:
            self.assertIn("metadata", peer_pages.READERS[name])

    def test_every_peer_has_a_version(self):
        self.assertTrue(all("==" in packages for packages, _ in pages.PEERS.values()))

    def test_pages_are_decoded_as_they_declare_themselves(self):
        self.assertEqual(peer_pages.decoded("čaj".encode("utf-8")), "čaj")
        page = '<meta charset="windows-1250">čaj'.encode("windows-1250")
        self.assertEqual(peer_pages.decoded(page), '<meta charset="windows-1250">čaj')
        self.assertEqual(peer_pages.decoded(b"caf\xe9"), "café")

    def test_pages_are_unpacked_and_text_is_wrapped(self):
        with tempfile.TemporaryDirectory() as folder:
            packed = pathlib.Path(folder, "a.html.gz")
            packed.write_bytes(gzip.compress(b"<p>Tea</p>"))
            self.assertEqual(peer_pages.page(packed), "<p>Tea</p>")
            copied = pathlib.Path(folder, "a.txt")
            copied.write_text("Tea & milk\n\nBread\n", encoding="utf-8")
            self.assertIn("<p>Tea &amp; milk</p>\n<p>Bread</p>", peer_pages.page(copied))

    def test_names_in_lists_of_lists_are_names(self):
        self.assertEqual(peer_pages.names([["Ana Berg"], "Jo Li", None]), ["Ana Berg", "Jo Li"])

    def test_a_page_that_an_extractor_fails_on_is_empty(self):
        self.assertIsNone(peer_pages.attempted(lambda text: text[7], "short"))


class AbsenceTest(unittest.TestCase):
    def test_without_the_pages_it_says_so_in_one_line_and_ends_well(self):
        errors = io.StringIO()
        with mock.patch.object(pages.score_pages, "DATA", pathlib.Path("/nowhere")), contextlib.redirect_stderr(errors):
            self.assertEqual(pages.main([]), 0)
        self.assertEqual(len(errors.getvalue().splitlines()), 1)
        self.assertIn("--pages FOLDER", errors.getvalue())

    def test_a_folder_without_pages_is_said(self):
        with tempfile.TemporaryDirectory() as folder, self.assertRaises(SystemExit) as raised:
            pages.main(["--pages", folder])
        self.assertIn("holds no *.html", str(raised.exception))


if __name__ == "__main__":
    unittest.main()
