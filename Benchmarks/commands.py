"""What the benchmarks share: running a command with its time and memory, and printing a table."""
import dataclasses
import os
import pathlib
import subprocess
import sys
import time

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PACKAGE / "Scripts"))

from scoring.environment import Environment  # noqa: E402

#: Where the peers are installed; see `Environment`.
ENVIRONMENT = PACKAGE / ".build" / "peers" / "benchmarks"


@dataclasses.dataclass
class Run:
    """Seconds by the clock and of processor time, and peak memory in MiB."""

    clock: float
    processor: float
    mebibytes: float


def environment(folder=ENVIRONMENT):
    return Environment(folder, who="benchmarks")


def measured(command, output):
    """Runs a command, its standard output into the file `output`; it must end well."""
    with open(output, "wb") as out, open(os.devnull, "rb") as nothing:
        began = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdin=nothing, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"benchmarks: {' '.join(map(str, command[:3]))} … ended with {process.returncode}")
    return Run(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def needed(program):
    """The path of the program; ends the script with what to do where it is not built."""
    path = pathlib.Path(program).resolve()
    if not path.exists():
        sys.exit(f"benchmarks: {path} is not there; build it: swift build -c release --product {path.name}")
    return path


def table(head, rows):
    """A table of Markdown, its first column to the left and the others to the right."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [head, *cells]) for i in range(len(head))]

    def line(row):
        return "| " + " | ".join(c.rjust(w) if i else c.ljust(w) for i, (c, w) in enumerate(zip(row, widths))) + " |"

    rule = "| " + " | ".join("-" * (w - 1) + ":" if i else "-" * w for i, w in enumerate(widths)) + " |"
    return "\n".join([line(head), rule, *map(line, cells)])
