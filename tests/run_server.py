"""`hep-vision run` in a process of its own, for a client in place of the browser."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

HEP_VISION = (sys.executable, "-c", "from hep_vision.cli.main import main; main()")


class RunServer:
    """A session's server; what it prints is kept.

    Parameters
    ----------
    folder : Path
        Where its record and results go.
    options : str or Path
        Of ``hep-vision run``.
    """

    def __init__(self, folder: Path, *options: str | Path) -> None:
        out = ("--no-browser", "--db", folder / "record.db", "-o", folder / "out")
        self._process = subprocess.Popen(
            [*HEP_VISION, "run", *map(str, (*options, *out))],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.told = ""
        for line in self._process.stderr:
            self.told += line
            found = re.search(r"(http://[^/]+)(/open/\S+)", line)
            if found:
                self.origin, self._path = found.groups()
                return
        raise AssertionError(self.told)

    def link(self, path: str = "/") -> str:
        return self.origin + self._path

    def kill(self) -> None:
        """As `kill -9` does; calling it again does nothing."""
        self._process.kill()
        self._process.communicate(timeout=10)

    def stop(self) -> tuple[int, str, str]:
        """Ctrl-C; gives the exit code and what was printed."""
        self._process.send_signal(signal.SIGINT)
        out, err = self._process.communicate(timeout=60)
        return self._process.returncode, out, self.told + err
