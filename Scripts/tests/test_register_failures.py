"""What goes wrong with a register's file: each gives one clear line, and none loses a committed row."""
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import unittest

from Scripts import soak
from Scripts.tests.program import EXAMPLE, program

PROGRAM = program()


@unittest.skipIf(PROGRAM is None, "the program is not built")
class RegisterFailures(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        os.chmod(self.folder, 0o755)
        self.register = self.folder / "test.chancery"

    def run_program(self, *arguments, **options):
        return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, errors="replace", **options)

    def add(self, *paths):
        run = self.run_program("add", "--quiet", "--register", self.register, *paths)
        self.assertEqual(run.returncode, 0, run.stderr)

    def made_reports(self, count):
        file = self.folder / f"made-{count}.jsonl"
        file.write_text("\n".join(soak.reports(count, random.Random(count))) + "\n")
        return file

    def assert_one_line(self, run, code):
        lines = [line for line in run.stderr.splitlines() if line]
        self.assertEqual(len(lines), 1, run.stderr)
        self.assertIn(f"[{code}]", lines[0])
        self.assertGreater(run.returncode, 0)

    def test_a_register_that_may_not_be_written_to(self):
        self.add(EXAMPLE / "port-city-ledger.txt")
        self.register.chmod(0o444)
        os.chmod(self.folder, 0o555)
        self.addCleanup(os.chmod, self.folder, 0o755)
        # The superuser may write everywhere.
        options = {"user": 65534} if os.getuid() == 0 else {}
        run = self.run_program("add", "--quiet", "--register", self.register, EXAMPLE, **options)
        self.assert_one_line(run, "CH0906")
        run = self.run_program("status", "--register", self.register, **options)
        self.assertEqual(run.returncode, 0, run.stderr)

    def test_a_file_that_may_not_grow(self):
        self.add(EXAMPLE / "port-city-ledger.txt")
        before = soak.held(self.register)
        limit = self.register.stat().st_size + 20_000

        def limited():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

        run = self.run_program("add", "--quiet", "--register", self.register, self.made_reports(200), preexec_fn=limited)
        self.assert_one_line(run, "CH0916")
        self.assert_nothing_is_lost(before)

    def test_a_full_disk(self):
        disk = self.folder / "disk"
        disk.mkdir()
        reports = self.made_reports(400)
        script = (f"mount -t tmpfs -o size=1m none {disk} || exit 99; export TMPDIR={self.folder}; "
                  f"{PROGRAM} add --quiet --register {disk}/r.chancery {EXAMPLE} || exit 98; "
                  f"{PROGRAM} add --quiet --register {disk}/r.chancery {reports}; echo $? > {self.folder}/status; "
                  f"cp {disk}/r.chancery* {self.folder}/")
        run = subprocess.run(["unshare", "-m", "sh", "-c", script], capture_output=True, text=True)
        if run.returncode == 99 or "unshare" in run.stderr:
            self.skipTest("a small disk cannot be mounted here")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual((self.folder / "status").read_text().strip(), "73")
        self.assertIn("[CH0905]", run.stderr)
        self.register = self.folder / "r.chancery"
        self.assert_nothing_is_lost({})
        self.assertGreaterEqual(len(soak.held(self.register)), 3)

    def assert_nothing_is_lost(self, before):
        run = self.run_program("verify", "--register", self.register)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        after = soak.held(self.register)
        self.assertEqual({key: after.get(key) for key in before}, before)

    def test_a_later_schema_is_not_touched(self):
        self.add(EXAMPLE / "port-city-ledger.txt")
        base = sqlite3.connect(self.register)
        base.execute("INSERT INTO grdb_migrations VALUES ('99: tables of the future')")
        base.commit()
        base.close()
        bytes_before = self.register.read_bytes()
        for command in (["status"], ["add", "--quiet", EXAMPLE], ["search", "accord"], ["verify"]):
            self.assert_one_line(self.run_program(*command, "--register", self.register), "CH0903")
        self.assertEqual(self.register.read_bytes(), bytes_before)

    def test_flipped_bytes_are_found_or_do_no_harm(self):
        self.add(EXAMPLE)
        whole = self.register.read_bytes()
        chance = random.Random(5)
        found = 0
        places = chance.sample(range(len(whole)), 40) + [0, 20, 24, 60, 100, 2048]
        for place in places:
            damaged = bytearray(whole)
            damaged[place] ^= 1 << chance.randrange(8)
            self.register.write_bytes(damaged)
            for command in (["verify"], ["search", "accords"], ["export", "--quiet"]):
                run = self.run_program(*command, "--register", self.register, timeout=60)
                # Never a crash: a status of the program's own, and words where it is not 0.
                self.assertGreaterEqual(run.returncode, 0, f"byte {place}, {command}: {run.stderr}")
                if run.returncode:
                    self.assertTrue(run.stderr.strip(), f"byte {place}, {command}")
                    found += command == ["verify"]
            for extra in self.folder.glob("test.chancery-*"):
                extra.unlink()
        # The rest lies in pages that nothing uses (a small register has many), or in words that an index alone has.
        self.assertGreater(found, len(places) / 4)

    def test_several_read_while_one_writes(self):
        self.add(EXAMPLE / "port-city-ledger.txt")
        files = []
        for number in range(8):
            files.append(self.folder / f"more-{number}.jsonl")
            rows = soak.reports(10, random.Random(number))
            files[-1].write_text("\n".join(rows).replace('"report-', f'"{number}-report-') + "\n")
        writer = subprocess.Popen([PROGRAM, "add", "--quiet", "--register", str(self.register), *map(str, files)],
                                  stderr=subprocess.PIPE, text=True)
        reads = 0
        while writer.poll() is None:
            readers = [subprocess.Popen([PROGRAM, *command, "--register", str(self.register)], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.PIPE, text=True)
                       for command in (["status"], ["search", "trade"], ["timeline", "ISR"])]
            for reader in readers:
                words = reader.communicate()[1]
                self.assertIn(reader.returncode, (0,), words)
                reads += 1
        self.assertEqual(writer.returncode, 0, writer.stderr.read())
        writer.stderr.close()
        self.assertGreater(reads, 2)
        self.assert_nothing_is_lost({})


if __name__ == "__main__":
    unittest.main()
