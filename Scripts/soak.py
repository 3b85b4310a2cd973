#!/usr/bin/env python3
"""Kills `chancery add` at random moments, again and again, and looks whether the register lost anything.

    python3 Scripts/soak.py --program .build/release/chancery            what `make soak` calls: 1,000 kills
    python3 Scripts/soak.py --program … --kills 100 --seed 7             a tenth of it, other moments

A run adds a few small reports that are made for it, and is killed (SIGKILL) at a moment between its start and a little after the
time that a whole run takes. After each kill:

- `chancery verify` must say that all is well;
- every report whose batch was committed before must still be there, with the same hash in the custody log.

When all of a round's reports are in, the next round begins with a new register. Ends with status 1 at the first loss.
"""
import argparse
import json
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

STATES = ["Norway", "Chile", "Ghana", "Kenya", "Peru", "Nepal", "Finland", "Portugal", "Zambia", "Georgia"]
ACTS = ["signed a trade agreement with {b}", "condemned {b} over the closed border", "sent an envoy to {b} for talks",
        "will open an embassy in {b} by next spring", "said it could join the pact if {b} withdraws its claim"]


def reports(count, chance):
    """Rows of JSON Lines, each a report of a few sentences."""
    rows = []
    for number in range(count):
        one, other = chance.sample(STATES, 2)
        words = " ".join(f"{one} {chance.choice(ACTS).format(b=other)} on {chance.randint(1, 28)} March 2026."
                         for _ in range(3))
        rows.append(json.dumps({"id": f"report-{number}", "title": f"{one} and {other}", "publisher": "Harbour Wire",
                                "date": f"2026-03-{1 + number % 28:02}",
                                "text": f"{words} The two capitals traded goods worth ${chance.randint(2, 900)} million."}))
    return rows


def held(register):
    """What is committed: each document with the hash of its coming."""
    if not register.exists() or register.stat().st_size == 0:
        return {}
    base = sqlite3.connect(register)
    try:
        return dict(base.execute("SELECT subject, hash FROM custody WHERE action = 'received'"))
    except sqlite3.OperationalError:  # killed before the tables were made
        return {}
    finally:
        base.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=".build/release/chancery")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reports", type=int, default=40, help="reports of a round")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    program = str(pathlib.Path(options.program).resolve())
    kills = early = whole = rounds = 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        while kills < options.kills:
            rounds += 1
            register = folder / f"round-{rounds}.chancery"
            rows = reports(options.reports, chance)
            # Files of a few reports each, so that a run commits more than once.
            files = []
            for start in range(0, len(rows), 5):
                files.append(folder / f"part-{start}.jsonl")
                files[-1].write_text("\n".join(rows[start:start + 5]) + "\n")
            started = time.monotonic()
            subprocess.run([program, "add", "--quiet", "--register", str(folder / "measure.chancery"), *map(str, files)],
                           check=True, capture_output=True)
            length = time.monotonic() - started
            for part in folder.glob("measure.chancery*"):
                part.unlink()
            while kills < options.kills:
                take = files[:chance.randint(1, len(files))]
                process = subprocess.Popen([program, "add", "--quiet", "--register", str(register), *map(str, take)],
                                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                try:
                    process.wait(chance.uniform(0.1, 1.05) * length)
                    whole += 1
                    killed = False
                except subprocess.TimeoutExpired:
                    before = held(register)
                    process.kill()
                    process.wait()
                    kills += 1
                    killed = True
                if not register.exists() or register.stat().st_size == 0:
                    early += 1
                    continue
                if killed:
                    # The program itself is the first to open the file again.
                    check = subprocess.run([program, "verify", "--register", str(register)], capture_output=True, text=True)
                    after = held(register)
                    lost = {key for key, value in before.items() if after.get(key) != value}
                    if lost:
                        print(f"kill {kills}: {len(lost)} committed reports are gone: {sorted(lost)[:3]}", file=sys.stderr)
                        return 1
                    # Killed before the first table was there: nothing was committed yet.
                    if check.returncode != 0 and after:
                        print(f"kill {kills}: verify fails\n{check.stdout}{check.stderr}", file=sys.stderr)
                        return 1
                elif process.returncode != 0:
                    print(f"after kill {kills}: 'add' ends with {process.returncode}", file=sys.stderr)
                    return 1
                if len(held(register)) == len(rows):
                    break
            for part in folder.glob("*"):
                part.unlink()
            if sys.stderr.isatty():
                print(f"\r{kills} kills", end="", file=sys.stderr)
    print(f"{kills} kills in {rounds} rounds, {early} before there was a file, {whole} runs that ended first: "
          f"nothing lost, {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
