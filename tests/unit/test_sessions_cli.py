"""``hep-vision sessions`` on a month: one line a session, every attempt, and two side by side."""

from __future__ import annotations

import pytest
import sample_month

from command_line import run
from hep_vision.cli.console import out
from hep_vision.cli.session_list import print_list
from hep_vision.store.amending import keep_recount
from hep_vision.store.database import open_store
from hep_vision.store.listing import list_sessions
from hep_vision.store.reading import read_record


@pytest.fixture(scope="module")
def db(tmp_path_factory) -> str:
    place = str(tmp_path_factory.mktemp("sessions") / "record.db")
    with open_store(place) as store:
        sample_month.store_month(store)
        keep_recount(store, 1, read_record(store, 1))
    return place


def test_the_list_has_a_line_for_each_session(db: str) -> None:
    done = run("sessions", "list", "--db", db)
    heading, *lines = done.out.splitlines()
    assert heading.split() == [
        *("Session", "Patient", "Day", "Time", "Sets", "Reps", "Pain", "Exercises")
    ]
    assert len(lines) == 12
    assert lines[0].split()[1:4] == ["P-0147", "2026-02-02", "08:30"]
    days = [line.split()[2] for line in lines]
    assert days == sorted(days, reverse=True)
    hurt = next(line for line in lines if "2026-01-19" in line)
    assert "stopped because of pain: Squat, Straight leg raise" in hurt


def test_a_narrow_terminal_cuts_the_names_and_no_number(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    with open_store(db) as store:
        lines = list_sessions(store)
    with out.capture() as captured:
        print_list(lines)
    rows = captured.get().splitlines()
    assert len(rows) == 13
    assert all(len(row) <= 70 for row in rows)
    assert rows[1].split()[1:4] == ["P-0147", "2026-02-02", "08:30"]
    assert rows[1].rstrip().endswith("…")


def test_a_session_shows_each_attempt_and_what_was_found_in_it(db: str) -> None:
    done = run("sessions", "show", "1", "--db", db)
    assert "Set 1  Squat, both sides: 10 of 10 counted, 1 partial, 0 rejected" in done.out
    assert "knee flexion, active: " in done.out
    assert "6: The trunk leaned by 48° (noted from 45°)." in done.out
    assert "Kept beside it: 1 recount." in done.out
    assert "Only 41° of movement" in done.out


def test_two_sessions_are_compared_as_far_as_they_can_be(db: str) -> None:
    # Mondays were stored first: 1 is of the 5th, 2 of the 12th of January, 4 of February.
    near = run("sessions", "compare", "2", "1", "--db", db)
    assert near.out.startswith("Session 1 (2026-01-05) and session 2 (2026-01-12)")
    words = " ".join(near.out.split())
    assert "10 repetitions" in words
    assert "from 5 January 2026 to 12 January 2026, within the 11 degrees" in words
    moved = " ".join(run("sessions", "compare", "1", "4", "--db", db).out.split())
    assert "not comparable:" in moved
    nothing = run("sessions", "compare", "1", "99", "--db", db)
    assert (nothing.code, len(nothing.sentences)) == (3, 1)
    assert "no session 99" in nothing.err
