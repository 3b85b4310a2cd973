"""The man page: every command and option that is shown stands in it, and nothing of it is read as a request of troff."""
import json
import pathlib
import subprocess
import sys
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parent.parent / "manual_page.py"
sys.path.insert(0, str(SCRIPT.parent))

from manual_page import escaped, page  # noqa: E402

TOOL = {"command": {
    "commandName": "chancery", "abstract": "Reads reports.", "discussion": "Start here:\n\n  chancery brief reports/\n\nThen more.",
    "subcommands": [
        {"commandName": "brief", "abstract": "Prints a brief.", "arguments": [
            {"kind": "positional", "valueName": "path", "isRepeating": True, "isOptional": True, "abstract": "Files."},
            {"kind": "option", "valueName": "file", "isOptional": True, "abstract": "Where to.",
             "names": [{"kind": "long", "name": "output"}, {"kind": "short", "name": "o"}]},
            {"kind": "flag", "names": [{"kind": "long", "name": "all"}], "isOptional": True, "defaultValue": "no"},
            {"kind": "flag", "names": [{"kind": "long", "name": "secret"}], "shouldDisplay": False}]},
        {"commandName": "hidden", "abstract": "", "shouldDisplay": False},
        {"commandName": "help", "abstract": "Help."}]}}


class ManualPageTest(unittest.TestCase):
    def test_commands_and_options_stand_in_it(self):
        text = page(TOOL)
        self.assertIn(".SS \"chancery brief\"", text)
        self.assertIn("\\fB\\-o\\fR, \\fB\\-\\-output\\fR \\fIfile\\fR", text)
        self.assertIn("chancery brief [<path> ...] [\\-\\-output <file>] [\\-\\-all]", text)
        self.assertIn("Default: no.", text)
        for unseen in ("secret", "hidden", "Help."):
            self.assertNotIn(unseen, text)

    def test_an_example_keeps_its_lines(self):
        text = page(TOOL)
        self.assertIn(".nf\n  chancery brief reports/", text)
        self.assertEqual(text.count(".nf"), text.count(".fi"))

    def test_text_that_looks_like_a_request_is_text(self):
        self.assertEqual(escaped(".TH x\n'quoted' a-b \\n"), "\\&.TH x\n\\&'quoted' a\\-b \\en")

    def test_what_is_no_description_is_refused(self):
        for given in ("", "[]", json.dumps({"command": {}})):
            done = subprocess.run([sys.executable, SCRIPT], input=given, capture_output=True, text=True)
            self.assertEqual(done.returncode, 1)
            self.assertTrue(done.stderr.startswith("manual_page: "), done.stderr)


if __name__ == "__main__":
    unittest.main()
