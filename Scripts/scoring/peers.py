"""Public peers to compare speeds with: UDPipe 1 and trafilatura, in an environment of their own under .build/peers.

No ready model of UDPipe is to be had, so one is trained once on the treebank's train part, by a recipe shorter than the
published one: speed depends on the shape of the model, hardly on how long it was trained. Scripts/scoring/peer_*.py run
inside that environment; each loads its model first and then says how long the work alone took, which flatters the peer,
since the program's own time has the loading of its models in it.
"""
import dataclasses
import pathlib
import subprocess
import sys
from collections.abc import Callable

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = HERE.parent.parent


@dataclasses.dataclass
class Peer:
    """`run` does the work once and returns its seconds; None where the peer cannot be had, and `why` says why."""

    run: Callable[[], float] | None
    why: str = ""


def ready(program, folder=PACKAGE / ".build" / "peers"):
    return Peers(program, folder)


class Peers:
    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)
        self.python = self.folder / "python" / "bin" / "python3"
        self.folder.mkdir(parents=True, exist_ok=True)

    def _call(self, *command):
        return subprocess.run([str(part) for part in command], capture_output=True, text=True, stdin=subprocess.DEVNULL)

    def _installed(self, package, module):
        """None, or why the package cannot be had."""
        if not self.python.exists():
            made = self._call(sys.executable, "-m", "venv", self.folder / "python")
            if made.returncode:
                return "no environment of Python"
        if self._call(self.python, "-c", f"import {module}").returncode:
            print(f"scores: installing {package} into {self.folder}", file=sys.stderr)
            if self._call(self.python, "-m", "pip", "install", "--quiet", *package.split()).returncode:
                return f"{package} could not be installed"
        return None

    def _peer(self, script, *arguments):
        def run():
            done = self._call(self.python, HERE / script, *arguments)
            if done.returncode:
                raise RuntimeError(f"{script}: {done.stderr.strip().splitlines()[-1:]}")
            return float(done.stdout.split()[-1])
        return Peer(run)

    def udpipe(self, text):
        why = self._installed("ufal.udpipe", "ufal.udpipe")
        if why:
            return Peer(None, why)
        model = self.folder / "english.udpipe"
        if not model.exists():
            print("scores: training a model of UDPipe, once (some minutes)", file=sys.stderr)
            train = self.program.shared / "data" / "treebank" / "train.conllu.gz"
            done = self._call(self.python, HERE / "peer_udpipe.py", "train", train, model)
            if done.returncode:
                return Peer(None, "its model could not be trained")
        return self._peer("peer_udpipe.py", "run", model, text)

    def trafilatura(self, pages):
        why = self._installed("trafilatura lxml_html_clean", "trafilatura, lxml_html_clean")
        return Peer(None, why) if why else self._peer("peer_trafilatura.py", pages)
