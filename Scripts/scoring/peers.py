"""Public peers to compare speeds with: UDPipe 1 and trafilatura, in an environment of their own under .build/peers.

No ready model of UDPipe is to be had, so one is trained once on the treebank's train part, by a recipe shorter than the
published one: speed depends on the shape of the model, hardly on how long it was trained. Scripts/scoring/peer_*.py run
inside that environment; each loads its model first and then says how long the work alone took, which flatters the peer,
since the program's own time has the loading of its models in it.
"""
import dataclasses
import pathlib
import sys
from collections.abc import Callable

from .environment import Environment

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
        self.environment = Environment(self.folder / "python")

    def _peer(self, script, *arguments):
        def run():
            done = self.environment.call(self.environment.python, HERE / script, *arguments)
            if done.returncode:
                raise RuntimeError(f"{script}: {done.stderr.strip().splitlines()[-1:]}")
            return float(done.stdout.split()[-1])
        return Peer(run)

    def udpipe(self, text):
        why = self.environment.without("ufal.udpipe", "ufal.udpipe")
        if why:
            return Peer(None, why)
        model = self.folder / "english.udpipe"
        if not model.exists():
            print("scores: training a model of UDPipe, once (some minutes)", file=sys.stderr)
            train = self.program.shared / "data" / "treebank" / "train.conllu.gz"
            done = self.environment.call(self.environment.python, HERE / "peer_udpipe.py", "train", train, model)
            if done.returncode:
                return Peer(None, "its model could not be trained")
        return self._peer("peer_udpipe.py", "run", model, text)

    def trafilatura(self, pages):
        why = self.environment.without("trafilatura lxml_html_clean", "trafilatura, lxml_html_clean")
        return Peer(None, why) if why else self._peer("peer_trafilatura.py", pages)
