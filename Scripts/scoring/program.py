"""Runs the program and the scorers, and says what the program can do yet."""
import json
import os
import pathlib
import subprocess
import sys

#: No single run may take longer, in seconds.
LIMIT = 900


class NotYet(Exception):
    """The program has no such command or layer yet."""


class Failed(Exception):
    """A run failed; the message is one line."""


class Unmeasured(Exception):
    """Something outside of the project is missing, and the message says what."""


class Program:
    """The built program, the folder of the data sets and a folder for what the runs write."""

    def __init__(self, path, shared, work):
        self.path, self.shared, self.work = (pathlib.Path(p).resolve() for p in (path, shared, work))
        self.work.mkdir(parents=True, exist_ok=True)
        self.commands = self._commands()

    def _commands(self):
        """{command: {option: allowed values or None}} as the program describes itself; empty where it cannot."""
        try:
            answer = subprocess.run([self.path, "--experimental-dump-help"], capture_output=True, text=True, timeout=60,
                                    stdin=subprocess.DEVNULL)
            top = json.loads(answer.stdout)["command"]
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        return {
            sub["commandName"]: {
                name["name"]: argument.get("allValues")
                for argument in sub.get("arguments") or [] for name in argument.get("names") or []
            }
            for sub in top.get("subcommands") or []
        }

    def need(self, command, *options, layer=None):
        """Raises NotYet where the program lacks the command, an option of it, or a layer of `annotate`."""
        if command not in self.commands:
            raise NotYet
        known = self.commands[command]
        for option in options:
            if option not in known:
                raise NotYet
        if layer and known.get("layer") and layer not in known["layer"]:
            raise NotYet

    def run(self, name, *arguments, stdin=None, keeps_going=False):
        """Runs `chancery ARGUMENTS`, its output into the file `name` of the work folder; returns its path.

        keeps_going: an exit status other than 0 is no failure as long as something was written (inputs were rejected).
        """
        output = self.work / name
        with open(output, "wb") as out, open(stdin or os.devnull, "rb") as source:
            try:
                done = subprocess.run([self.path, *map(str, arguments)], stdin=source, stdout=out,
                                      stderr=subprocess.PIPE, timeout=LIMIT, cwd=self.work)
            except subprocess.TimeoutExpired:
                raise Failed(f"chancery {arguments[0]}: longer than {LIMIT} s") from None
        if done.returncode < 0:
            raise Failed(f"chancery {arguments[0]}: ended by signal {-done.returncode}")
        if done.returncode and not (keeps_going and output.stat().st_size):
            message = done.stderr.decode(errors="replace").strip().split("\n")
            raise Failed(f"chancery {arguments[0]}: status {done.returncode}: {message[-1][:200]}")
        return output

    def processor_time(self, *arguments):
        """Seconds of processor time that `chancery ARGUMENTS` takes from start to end, its output thrown away.

        Processor time, not the clock's: other work on the machine then counts less. An exit status says nothing here.
        """
        with open(os.devnull, "r+b") as nothing:
            process = subprocess.Popen([self.path, *map(str, arguments)], stdin=nothing, stdout=nothing, stderr=nothing,
                                       cwd=self.work)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode < 0:
            raise Failed(f"chancery {arguments[0]}: ended by signal {-process.returncode}")
        return usage.ru_utime + usage.ru_stime

    def rows(self, name, rows):
        """Writes JSON Lines into the work folder and returns the path."""
        path = self.work / name
        with open(path, "w", encoding="utf-8") as file:
            for row in rows:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        return path


def score(script, *arguments):
    """What a scorer prints."""
    done = subprocess.run([sys.executable, str(script), *map(str, arguments)], capture_output=True, text=True,
                          timeout=LIMIT, stdin=subprocess.DEVNULL)
    if done.returncode:
        message = (done.stderr.strip() or done.stdout.strip() or "no message").split("\n")[-1]
        if "No module named" in message:
            raise Unmeasured(f"needs {message.split()[-1]}")
        raise Failed(f"{pathlib.Path(script).name}: {message[:200]}")
    return done.stdout


def read_rows(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]
