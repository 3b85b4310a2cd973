"""A virtual environment of Python that public peers are installed into, made when it is first needed."""
import pathlib
import subprocess
import sys


class Environment:
    """The environment in `folder`; nothing is installed into the Python that runs the script."""

    def __init__(self, folder, who="scores"):
        self.folder, self.who = pathlib.Path(folder).resolve(), who
        self.python = self.folder / "bin" / "python3"

    def call(self, *command):
        return subprocess.run([str(part) for part in command], capture_output=True, text=True, stdin=subprocess.DEVNULL)

    def without(self, packages, modules):
        """None once the modules can be imported, else why the packages cannot be had; installs them where they are missing.

        `packages` as pip takes them, separated by blanks; `modules` as `import` takes them, separated by commas.
        """
        if not self.python.exists():
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            if self.call(sys.executable, "-m", "venv", self.folder).returncode:
                return "no environment of Python"
        if not self._lacks(packages, modules):
            return None
        print(f"{self.who}: installing {packages} into {self.folder}", file=sys.stderr)
        if self.call(self.python, "-m", "pip", "install", "--quiet", *packages.split()).returncode:
            return f"{packages} could not be installed"
        fault = self.call(self.python, "-c", f"import {modules}")
        return f"{packages}: {fault.stderr.strip().splitlines()[-1:]}" if fault.returncode else None

    def _lacks(self, packages, modules):
        """Whether a module cannot be imported, or a package is there in another version than the one asked for."""
        code = [f"import {modules}", "import importlib.metadata as m"]
        code += [f"assert m.version({name!r}) == {version!r}" for name, _, version in
                 (package.partition("==") for package in packages.split()) if version]
        return self.call(self.python, "-c", "\n".join(code)).returncode
