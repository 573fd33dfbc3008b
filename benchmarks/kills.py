"""Kill writers and whole sessions at random moments; nothing that was acknowledged may be lost.

``python benchmarks/kills.py [--kills N] [--seed S]`` kills with SIGKILL, so many times in all:

- writers to a record in a file, sets of 3 attempts;
- writers to a record in a file, sets of 30 attempts, so that most kills come late in a set;
- writers to a record on a PostgreSQL server, where there is one;
- whole live sessions with messages, coach and record (a twentieth of the kills).

After each kill the record is opened and compared with what the writer had been told is stored;
in the end `verify` reads all of it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "unit")]

from postgres_server import fresh_database  # noqa: E402
from session_killer import kill_sessions  # noqa: E402
from store_killer import kill_writers  # noqa: E402


def writers(name: str, db: str, kills: int, seed: int, attempts: int) -> int:
    found = kill_writers(db, kills, seed, attempts)
    when = ", ".join(f"{count} after {step}" for step, count in found["killed_after"].items())
    print(f"{name}: {kills} kills ({when}); {len(found['lost'])} lost, verify: ", end="")
    print("sound" if not found["faults"] else found["faults"], flush=True)
    return len(found["lost"]) + len(found["faults"])


def sessions(folder: Path, kills: int, seed: int) -> int:
    trials = kill_sessions(str(folder), kills, seed)
    lost = sum(not trial["told"] <= trial["stored"] == trial["resumed"] for trial in trials)
    print(f"live sessions: {kills} kills; {lost} lost", flush=True)
    return lost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20260302)
    asked = parser.parse_args()
    live = asked.kills // 20
    third = (asked.kills - live) // 3
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        wrong += writers("file", str(Path(name, "a.db")), third, asked.seed, 3)
        wrong += writers("file, long sets", str(Path(name, "b.db")), third, asked.seed + 1, 30)
        try:
            server = fresh_database()
        except pytest.skip.Exception as why:
            print(f"server: left out, {why}")
        else:
            count = asked.kills - live - 2 * third
            wrong += writers("PostgreSQL, long sets", server, count, asked.seed + 2, 30)
        wrong += sessions(Path(name), live, asked.seed)
    print(f"{asked.kills} kills, seed {asked.seed}: {wrong} wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
