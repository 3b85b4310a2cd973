"""What a figure is to be held against."""
import unittest

from Scripts.scoring import layers


class Baselines(unittest.TestCase):
    def test_one_verdict_for_all_is_right_where_it_is_the_verdict_and_nowhere_else(self):
        # Of ten findings six agree: F1 of `agree` is 12 / 16, that of the two others 0.
        counts = {"agree": 6, "refine": 3, "conflict": 1, "single": 0}
        self.assertAlmostEqual(layers.of_one_verdict({v: {"found": n} for v, n in counts.items()}), 0.25)

    def test_nothing_found_has_no_baseline(self):
        counts = {"agree": 0, "refine": 0, "conflict": 0, "single": 2}
        self.assertIsNone(layers.of_one_verdict({v: {"found": n} for v, n in counts.items()}))


if __name__ == "__main__":
    unittest.main()
