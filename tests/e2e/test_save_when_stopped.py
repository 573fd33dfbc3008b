"""``hep-vision analyze --save`` that is stopped, or that nobody reads to the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import finish, run, start_apart

LOGS = [
    Path(__file__).parents[1] / "golden" / f"{name}.npz"
    for name in ("squat_side", "seated_knee_extension_side", "shoulder_abduction_front")
]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals of POSIX")


def start(tmp_path: Path) -> subprocess.Popen[str]:
    return start_apart(
        *("analyze", *LOGS, "--exercise", "squat", "--json", "--no-annotate"),
        *("--out", tmp_path / "out", "--save", "--db", tmp_path / "record.db"),
    )


def saved(tmp_path: Path) -> str:
    return run("sessions", "list", "--db", tmp_path / "record.db").out


def test_what_was_measured_before_ctrl_c_is_in_the_record(tmp_path: Path) -> None:
    process = start(tmp_path)
    assert process.stdout is not None
    assert "squat_side.npz" in process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    done = finish(process)
    assert done.code == 130
    assert done.err.count("Saved as session ") == 1
    assert "Squat" in saved(tmp_path)


def test_what_nobody_reads_to_the_end_is_in_the_record(tmp_path: Path) -> None:
    process = start(tmp_path)
    assert process.stdout is not None
    process.stdout.close()
    with process:
        assert process.stderr is not None
        said = process.stderr.read()
    assert said.count("Saved as session ") == 1
    assert "fault" not in said
    assert "Squat" in saved(tmp_path)
