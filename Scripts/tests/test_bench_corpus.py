"""The corpus of the benchmarks: the same every time, of the size that was asked for, and no report twice."""
import pathlib
import sys
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SCRIPTS))

import bench  # noqa: E402

REPORTS = [
    ("Norway signs", "Norway signed in Oslo on 12 May 2031.\nIt pays 340 million.\nPeru waits.\nGhana objects.\nCuba left."),
    ("Peru waits", "Peru waits in Lima.\nThe sum is 12.5 billion.\nChile agrees."),
]


class CorpusTest(unittest.TestCase):
    def test_it_is_the_same_every_time_and_large_enough(self):
        rows = bench.made_of(REPORTS, 500)
        self.assertEqual(rows, bench.made_of(REPORTS, 500))
        self.assertGreaterEqual(sum(bench.words(row["text"]) for row in rows), 500)
        self.assertEqual(len({row["id"] for row in rows}), len(rows))

    def test_a_larger_one_begins_with_the_smaller(self):
        small = bench.made_of(REPORTS, 200)
        self.assertEqual(bench.made_of(REPORTS, 800)[:len(small)], small)

    def test_names_months_and_amounts_move_on_but_days_and_years_stay(self):
        self.assertEqual(bench.renamed("Norway paid 340 million in Oslo on 12 May 2031.", 1),
                         "Ghana paid 341 million in Accra on 12 June 2031.")
        self.assertEqual(bench.renamed("It is 12.5 billion.", 7), "It is 12.2 billion.")

    def test_no_name_is_exchanged_twice(self):
        self.assertEqual(bench.renamed("Norway, Ghana, Kenya", 1), "Ghana, Kenya, Peru")

    def test_reports_of_different_turns_differ(self):
        texts = [row["text"] for row in bench.made_of(REPORTS, 300)]
        self.assertEqual(len(set(texts)), len(texts))


if __name__ == "__main__":
    unittest.main()
