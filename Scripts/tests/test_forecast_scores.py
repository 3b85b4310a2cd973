"""Scores of forecasts equal scikit-learn's, on forecasts generated here; skipped where scikit-learn or the program is not there."""
import csv
import io
import json
import os
import pathlib
import random
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILT = [ROOT / folder / "release" / "chancery" for folder in (".build-tests", ".build")]
PROGRAM = os.environ.get("PROGRAM") or next((str(path) for path in BUILT if path.exists()), None)

try:
    from sklearn.calibration import calibration_curve
    from sklearn.metrics import brier_score_loss, log_loss
except ImportError:
    calibration_curve = None


@unittest.skipIf(calibration_curve is None, "scikit-learn is not installed")
@unittest.skipIf(PROGRAM is None, "the program is not built")
class ForecastScoresTest(unittest.TestCase):
    def generated(self, seed, count):
        chance = random.Random(seed)
        rows = []
        for number in range(count):
            low = chance.choice([0.0, round(chance.random(), 3), chance.random()])
            high = min(1.0, low + chance.choice([0, 0.05, 0.2]))
            rows.append({"id": number, "forecaster": chance.choice("ABC"), "low": low, "high": high,
                         "outcome": int(chance.random() < (low + high) / 2)})
        rows[0]["outcome"], rows[1]["outcome"] = 0, 1
        return rows

    def scored(self, rows, form):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "forecasts.csv"
            with open(path, "w", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
            return subprocess.run([PROGRAM, "forecasts", "--table", path, "--format", form], check=True,
                                  capture_output=True, text=True).stdout

    def test_scores_and_calibration(self):
        for seed in range(5):
            rows = self.generated(seed, 300)
            written = [json.loads(line) for line in self.scored(rows, "jsonl").splitlines()]
            outcome = [row["outcome"] for row in rows]
            readings = {"low": [row["low"] for row in rows], "high": [row["high"] for row in rows],
                        "middle": [(row["low"] + row["high"]) / 2 for row in rows]}
            everything = next(row for row in written if row["record"] == "scores" and row["group"] == "all")
            for name, values in readings.items():
                self.assertAlmostEqual(everything[f"brier_{name}"], brier_score_loss(outcome, values), delta=1e-12)
                self.assertAlmostEqual(everything[f"log_{name}"], log_loss(outcome, values), delta=1e-9)
            observed, forecast = calibration_curve(outcome, readings["middle"], n_bins=10)
            bins = [row for row in written if row["record"] == "calibration"]
            self.assertEqual(len(bins), len(observed))
            for row, share, mean in zip(bins, observed, forecast):
                self.assertAlmostEqual(row["observed"], share, delta=1e-12)
                self.assertAlmostEqual(row["forecast"], mean, delta=1e-12)
            self.assertEqual(sum(row["count"] for row in bins), len(rows))

    def test_exported_rows_are_enough(self):
        rows = self.generated(7, 120)
        exported = list(csv.DictReader(io.StringIO(self.scored(rows, "csv"))))
        written = [json.loads(line) for line in self.scored(rows, "jsonl").splitlines()]
        for row in written:
            if row["record"] != "scores" or row["group"] not in ("all", "forecaster"):
                continue
            own = [line for line in exported if row["group"] == "all" or line["forecaster"] == row["value"]]
            self.assertEqual(row["count"], len(own))
            brier = brier_score_loss([int(line["outcome"]) for line in own],
                                     [(float(line["low"]) + float(line["high"])) / 2 for line in own])
            self.assertAlmostEqual(row["brier_middle"], brier, delta=1e-12)


if __name__ == "__main__":
    unittest.main()
