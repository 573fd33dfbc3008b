"""The ``hep-vision`` command, run as a user runs it."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from hep_vision.cli.main import main

START = (sys.executable, "-c", "from hep_vision.cli.main import main; main()")


class Done(NamedTuple):
    """What a command ended with and what it said."""

    code: int
    out: str
    err: str

    @property
    def sentences(self) -> list[str]:
        """Lines on stderr that say something."""
        return [line for line in self.err.splitlines() if line.strip()]


def run(*arguments: object) -> Done:
    """Run the command in this process: quick, since everything is imported already."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["hep-vision", *map(str, arguments)])
        patch.setenv("COLUMNS", "200")
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.raises(SystemExit) as ended,
        ):
            main()
    return Done(int(ended.value.code or 0), out.getvalue(), err.getvalue())


def run_apart(*arguments: object) -> Done:
    """Run the command in a process of its own, where native libraries may speak, too."""
    return finish(start_apart(*arguments))


def start_apart(*arguments: object) -> subprocess.Popen[str]:
    """Start the command as a terminal does, in a process group of its own; see `finish`."""
    return subprocess.Popen(
        [*START, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=plain_environment(),
        start_new_session=True,
    )


def finish(process: subprocess.Popen[str]) -> Done:
    """Wait for a command that was started."""
    with process:
        out, err = process.communicate()
    return Done(process.returncode, out, err)


def plain_environment() -> dict[str, str]:
    """The environment without a terminal's width and colours."""
    hidden = ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "CLICOLOR_FORCE")
    return {**{k: v for k, v in os.environ.items() if k not in hidden}, "COLUMNS": "200"}


def files_below(folder: Path) -> list[str]:
    """Everything in a folder, hidden files as well, as paths relative to it."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))
