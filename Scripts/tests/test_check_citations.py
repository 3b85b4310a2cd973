"""The check of citations finds what does not fit, and nothing else."""
import pathlib
import tempfile
import unittest

from Scripts import check_citations


class CheckCitations(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        root = pathlib.Path(folder.name)
        (root / "a.html").write_text("<p>\nAna &amp; Li <b>met</b>.</p>", encoding="utf-8")
        (root / "rows.jsonl").write_text('\n{"id": "one", "text": "Ana\\nmet Li."}\n', encoding="utf-8")
        (root / "wire.xml").write_text("<rss>\n<item>Ana &amp; Li met.</item></rss>", encoding="utf-8")
        (root / "a.eml").write_text("To: x\n\nAna m=C3=A9t", encoding="utf-8")
        self.files = {path.name: path for path in root.iterdir()}

    def test_words_where_they_should_be(self):
        for line in (
            "- [1] a.html, line 2, bytes 4–24: “Ana \\& Li met”",
            "- [2] one (rows.jsonl, row 2), bytes 4–10 of its text: “met Li” <https://example.org>",
        ):
            self.assertEqual(check_citations.faults(line, self.files), [], line)

    def test_parts_of_files(self):
        texts = {"a.pdf": b"Ana met Li."}
        for line in (
            "- [1] https://wire.example/1 (wire.xml, entry 1), line 2, bytes 12–28: “Ana \\& Li met”",
            "- [2] a.pdf, bytes 4–10 of its text: “met Li”",
            "- [3] a.eml, line 3, bytes 7–19: “Ana mét”",
        ):
            self.assertEqual(check_citations.faults(line, self.files, texts), [], line)

    def test_what_does_not_fit(self):
        self.assertEqual(
            check_citations.faults("- [1] a.html, line 1, bytes 4–24: “Ana \\& Li met”", self.files), ["stands on line 2"])
        self.assertEqual(len(check_citations.faults("- [1] a.html, line 2, bytes 9–24: “Ana”", self.files)), 1)
        self.assertEqual(check_citations.faults("- [1] somewhere", self.files), ["is not read"])


if __name__ == "__main__":
    unittest.main()
