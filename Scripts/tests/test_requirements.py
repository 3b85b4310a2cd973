"""What the build needs: installed where this user may, named where not. The tools it calls are stand-ins made here."""
import os
import pathlib
import subprocess
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parent.parent / "requirements.sh"


class RequirementsTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        self.tool("swift", "echo 'Swift version 6.3.1 (swift-6.3.1-RELEASE)'")
        # The libraries link once the package manager has run.
        self.tool("clang", f"test -e {self.root}/installed")
        self.tool("apt-get", f"echo \"$@\" >> {self.root}/calls; case \" $* \" in *' install '*) touch {self.root}/installed;; esac")
        self.user(0)

    def tool(self, name, body):
        path = self.root / name
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    def user(self, number):
        self.tool("id", f"echo {number}")
        self.tool("sudo", "exit 1")

    def run_script(self, *arguments):
        return subprocess.run([SCRIPT, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL,
                              env={"PATH": f"{self.root}:{os.environ['PATH']}"})

    def calls(self):
        path = self.root / "calls"
        return path.read_text().split("\n") if path.exists() else []

    def test_root_gets_what_is_missing(self):
        done = self.run_script()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("install -y --no-install-recommends zlib1g-dev libzstd-dev liblzma-dev libsqlite3-dev", self.calls())

    def test_nothing_is_installed_where_nothing_is_missing(self):
        (self.root / "installed").touch()
        done = self.run_script()
        self.assertEqual((done.returncode, done.stderr, self.calls()), (0, "", []))

    def test_who_may_not_install_is_told_what_to_install(self):
        self.user(1000)
        done = self.run_script()
        self.assertEqual(done.returncode, 1)
        self.assertIn("apt-get install -y --no-install-recommends zlib1g-dev libzstd-dev liblzma-dev libsqlite3-dev", done.stderr)
        self.assertEqual(self.calls(), [])

    def test_check_installs_nothing(self):
        done = self.run_script("--check")
        self.assertEqual((done.returncode, self.calls()), (1, []))
        self.assertIn("zlib1g-dev", done.stderr)

    def test_an_installation_that_fails_is_a_failure(self):
        self.tool("apt-get", "exit 100")
        done = self.run_script()
        self.assertEqual(done.returncode, 1)
        self.assertIn("the installation failed", done.stderr)

    def test_an_old_toolchain_is_refused(self):
        self.tool("swift", "echo 'Swift version 5.10.1 (swift-5.10.1-RELEASE)'")
        done = self.run_script()
        self.assertEqual(done.returncode, 1)
        self.assertIn("Swift 5.10.1 is too old", done.stderr)


if __name__ == "__main__":
    unittest.main()
