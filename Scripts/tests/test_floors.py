"""The gate of the scores: what falls below a floor, is not measured, or was lowered, fails."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SCRIPTS))

from scoring.figures import Figure, FloorsError, below, harmonic, lowered, markdown, read_allowances, read_floors  # noqa: E402

HEAD = "layer\tset\tfigure\tmeasure\tfloor\n"
TREES = ("trees", "a set", "LAS", "F1")


class FloorsTest(unittest.TestCase):
    def test_a_figure_at_its_floor_passes_and_one_below_fails(self):
        floors = {TREES: 80.0}
        self.assertEqual(below([Figure("trees", "a set", "LAS", F1=80.0)], floors), [])
        faults = below([Figure("trees", "a set", "LAS", F1=79.9)], floors)
        self.assertEqual(faults, ["trees / a set / LAS F1: 79.9 is below the floor 80"])

    def test_the_figure_counts_as_the_table_shows_it(self):
        self.assertEqual(below([Figure("trees", "a set", "LAS", F1=79.96)], {TREES: 80.0}), [])

    def test_each_measure_has_its_own_floor(self):
        floors = {("trees", "a set", "LAS", "P"): 90.0, ("trees", "a set", "LAS", "R"): 10.0}
        faults = below([Figure("trees", "a set", "LAS", P=50.0, R=50.0, F1=50.0)], floors)
        self.assertEqual(len(faults), 1)
        self.assertIn("LAS P: 50.0", faults[0])

    def test_a_layer_that_is_not_there_yet_fails_only_with_a_floor(self):
        nothing = [Figure("trees", "a set", "", note="not yet")]
        self.assertEqual(below(nothing, {}), [])
        self.assertEqual(len(below(nothing, {TREES: 0.0})), 1)

    def test_a_floor_of_a_figure_without_number_fails_and_says_why(self):
        faults = below([Figure("trees", "a set", "LAS", note="needs numpy")], {TREES: 1.0})
        self.assertIn("needs numpy", faults[0])

    def test_layers_that_were_not_run_are_left_alone(self):
        self.assertEqual(below([], {TREES: 80.0}, only={"times"}), [])
        self.assertEqual(len(below([], {TREES: 80.0}, only={"trees"})), 1)

    def test_floors_only_go_up(self):
        self.assertEqual(lowered({TREES: 80.0}, {TREES: 81.0}), [])
        self.assertIn("lowered from 80 to 79", lowered({TREES: 80.0}, {TREES: 79.0})[0])
        self.assertIn("taken out", lowered({TREES: 80.0}, {})[0])

    def test_a_floor_is_lowered_only_on_purpose_and_with_a_reason(self):
        line = "# lowered\t" + "\t".join(TREES) + "\t79\tshorter sentences in the new release of the set\n"
        self.assertEqual(lowered({TREES: 80.0}, {TREES: 79.0}, read_allowances(line)), [])
        self.assertIn("lowered from 80 to 78", lowered({TREES: 80.0}, {TREES: 78.0}, read_allowances(line))[0])
        with self.assertRaises(FloorsError):
            read_allowances(line.replace("shorter sentences in the new release of the set", ""))

    def test_the_file_is_read_and_its_faults_are_named_by_line(self):
        self.assertEqual(read_floors("# why\n" + HEAD + "trees\ta set\tLAS\tF1\t80\n"), {TREES: 80.0})
        for line, fault in (("trees\ta set\tLAS\t80", "4 cells"), ("trees\ta set\tLAS\tG\t80", "measure 'G'"),
                            ("trees\ta set\tLAS\tF1\thigh", "no number"),
                            ("trees\ta set\tLAS\tF1\t1\ntrees\ta set\tLAS\tF1\t2", "a second floor")):
            with self.assertRaises(FloorsError) as caught:
                read_floors(HEAD + line + "\n")
            self.assertIn(fault, str(caught.exception))
            self.assertRegex(str(caught.exception), r"^line \d+: ")

    def test_the_floors_of_the_project_can_be_read(self):
        read_floors((SCRIPTS / "scores.floors.tsv").read_text(encoding="utf-8"))


class TableTest(unittest.TestCase):
    def test_a_set_is_named_once_and_numbers_have_one_decimal(self):
        text = markdown([Figure("trees", "a set", "UAS", P=50, R=100, F1=harmonic(50, 100)),
                         Figure("trees", "a set", "LAS", value=12.345), Figure("times", "another", "", note="not yet")])
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.strip().split("\n")]
        self.assertEqual(rows[2], ["trees", "a set", "UAS", "50.0", "100.0", "66.7", "", ""])
        self.assertEqual(rows[3], ["", "", "LAS", "", "", "", "12.3", ""])
        self.assertEqual(rows[4], ["times", "another", "", "", "", "", "not yet", ""])


class GateTest(unittest.TestCase):
    """The script as a whole, on a program and a data set that are made up here."""

    def run_scores(self, floors, answer, before=None):
        """`before`: an earlier version of the floors, committed."""
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            votes = root / "shared" / "data" / "votes"
            votes.mkdir(parents=True)
            (votes / "votes.tsv.gz").write_bytes(b"")
            (votes / "score.py").write_text("import sys; print(open(sys.argv[1]).read())\n")
            program = root / "chancery"
            description = json.dumps({"command": {"commandName": "chancery", "subcommands": [
                {"commandName": "positions", "arguments": []}]}})
            program.write_text(f"#!{sys.executable}\nimport sys\n"
                               f"print({description!r} if 'help' in sys.argv[1] else {answer!r})\n")
            program.chmod(0o755)
            if before is not None:
                (root / "floors.tsv").write_text(HEAD + before)
                for command in (["init", "-q"], ["add", "floors.tsv"],
                                ["-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "-qm", "floors"]):
                    subprocess.run(["git", "-C", folder, *command], check=True, capture_output=True)
            (root / "floors.tsv").write_text(HEAD + floors)
            return subprocess.run(
                [sys.executable, SCRIPTS / "scores.py", "--program", program, "--shared", root / "shared",
                 "--floors", root / "floors.tsv", "--work", root / "work", "--no-speed"],
                capture_output=True, text=True, stdin=subprocess.DEVNULL)

    RIGHT = "largest difference from the reference 1.00e-12   pairs missing 0"
    WRONG = "largest difference from the reference 1.00e-01   pairs missing 0"
    FLOOR = "positions\tvotes\tequal to the reference\tvalue\t100\n"

    def test_it_passes_at_the_floor(self):
        done = self.run_scores(self.FLOOR, self.RIGHT)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("equal to the reference", done.stdout)

    def test_it_fails_below_the_floor(self):
        done = self.run_scores(self.FLOOR, self.WRONG)
        self.assertEqual(done.returncode, 1)
        self.assertIn("below the floor 100", done.stderr)

    def test_it_fails_where_a_floor_is_lower_than_it_was(self):
        lower = self.FLOOR.replace("100", "90")
        self.assertEqual(self.run_scores(lower, self.RIGHT, before=lower).returncode, 0)
        done = self.run_scores(lower, self.RIGHT, before=self.FLOOR)
        self.assertEqual(done.returncode, 1)
        self.assertIn("lowered from 100 to 90", done.stderr)

    def test_it_fails_where_a_run_fails_even_without_a_floor(self):
        done = self.run_scores("", "nothing that a scorer says")
        self.assertEqual(done.returncode, 1)
        self.assertIn("positions / votes", done.stderr)

    def test_commands_that_are_not_there_yet_do_not_fail(self):
        done = self.run_scores("", self.RIGHT)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("not yet", done.stdout)

    def test_without_data_sets_nothing_is_scored(self):
        done = subprocess.run([sys.executable, SCRIPTS / "scores.py", "--shared", "/nowhere"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0)
        self.assertIn("nothing is scored", done.stderr)


if __name__ == "__main__":
    unittest.main()
