"""A kill at any moment costs the attempt in progress at most."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from postgres_server import fresh_database

TRIALS = 250
LATE = 20  # kills on a server, and in long sets
KILLER = Path(__file__).parents[1] / "store_killer.py"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_what_was_stored_outlives_a_kill_at_any_moment(tmp_path):
    done = subprocess.run(
        [sys.executable, str(KILLER), str(tmp_path / "record.db"), str(TRIALS), "20260302"],
        capture_output=True,
        text=True,
        check=False,
        timeout=3600,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["lost"] == []
    assert found["faults"] == []
    killed_after = found["killed_after"]
    assert sum(killed_after.values()) == TRIALS
    # The kills came at every kind of moment; not all of them after the work was done.
    assert set(killed_after) >= {"nothing", "session", "set", "attempt", "end"}
    assert killed_after["attempt"] > TRIALS / 4


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_late_in_a_long_set_nothing_is_lost_either(tmp_path, kind):
    address = fresh_database() if kind == "postgresql" else str(tmp_path / "record.db")
    done = subprocess.run(
        [sys.executable, str(KILLER), address, str(LATE), "7", "30"],
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["lost"], found["faults"]) == ([], [])
    assert found["killed_after"]["attempt"] > LATE / 2
