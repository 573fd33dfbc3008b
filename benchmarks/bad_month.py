"""A month in which much goes wrong, through the real engine and two laptops into one record.

``python benchmarks/bad_month.py FOLDER`` is `benchmarks.month` with a limit that is passed, the
other side than prescribed, a movement that gets worse, a week of absence, pain and swelling, a
second version of the program, a camera that was moved, and sessions from two laptops that reach
the clinic by ``share`` and ``receive``. The limit and the pain must head both pages, nothing may
propose more, and the clinic's record must be the same whichever laptop came first.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.month import ARMS, RAISE, SQUAT, recording_with, run, store_day

from hep_vision.cli.saving import Saving
from hep_vision.program.known import known_exercises
from hep_vision.program.load import load_program
from hep_vision.store.events import Answers

FIRST = date(2026, 10, 26)  # a Monday
SECOND = date(2026, 11, 9)  # from here version 2 is valid
LAST = date(2026, 11, 22)
ABSENT = (date(2026, 10, 30), date(2026, 11, 2))
PASS_PHRASE = "two laptops and one clinic"

PROGRAM = """\
schema: hep-vision/program/1
program: knee-0148
version: {version}
valid_from: {valid_from}
valid_until: 2026-11-29
patient: P-0148
author: {{name: "Dana Okafor, PT", clinic: Riverside Physiotherapy}}
contact: {{name: Dana Okafor, email: dana.okafor@riverside.example, phone: "+1 555 0100"}}
timezone: Europe/Berlin
clinical:
  diagnosis: osteoarthritis of the knee
  procedure: {{name: total knee replacement, date: 2026-10-05, side: left}}
  next_visit: 2026-11-24
  visits_left: 3
  outcomes: [{{instrument: lefs, every_weeks: 4}}]
exercises:
  - exercise: squat
    side: both
    sets: {squat_sets}
    reps: 4
    frequency: {{days: [monday, wednesday, friday]}}
    goal_deg: 100
    pain_rule: {{stop_above_0_to_10: 5}}
    progression:
      text: When all sets go well twice in a row, we add a set.
      when: {{full_sessions_in_a_row: 2}}
      propose: {{sets: 1}}
  - exercise: straight_leg_raise
    side: left
    sets: 1
    reps: 4
    frequency: {{days: [monday, wednesday, friday]}}
    goal_deg: 60
  - exercise: shoulder_abduction
    side: both
    sets: 1
    reps: 4
    frequency: {{days: [monday, wednesday, friday]}}
    goal_deg: {arms_goal}
{limits}"""
LIMITS = """\
    rom_limits:
      - {motion: shoulder abduction, max_deg: 120, author: Dr Lee, expires: 2026-12-31}
"""


def write_programs(folder: Path) -> tuple[Path, Path]:
    """Write both versions; the second has a limit and one set of squats fewer."""
    first, second = folder / "program-1.yaml", folder / "program-2.yaml"
    first.write_text(
        PROGRAM.format(version=1, valid_from=FIRST, squat_sets=2, arms_goal=150, limits=""), "utf-8"
    )
    second.write_text(
        PROGRAM.format(version=2, valid_from=SECOND, squat_sets=1, arms_goal=110, limits=LIMITS),
        "utf-8",
    )
    return first, second


def store_month(folder: Path) -> tuple[Path, Path, Path]:
    """Fill the records of two laptops; returns the second version and both records."""
    chance = random.Random(148)
    files = write_programs(folder)
    records = folder / "at-home.db", folder / "on-holiday.db"
    days = [FIRST + timedelta(days=7 * week + day) for week in range(4) for day in (0, 2, 4)]
    for day in days:
        if ABSENT[0] <= day <= ABSENT[1]:
            continue
        file = files[day >= SECOND]
        squats = [0, 3] if day < date(2026, 11, 6) else [2] if day > date(2026, 11, 13) else [1, 4]
        reps = 2 if day == LAST - timedelta(days=2) else 4
        parts = [(SQUAT, squats, 1, reps), (RAISE, [0, 1], 1, 4), (ARMS, [0, 1, 3], 1, 4)]
        hurt = day == date(2026, 11, 18)
        answers = Answers(
            pain_before=2,
            pain_worst=7 if hurt else 3,
            pain_after=2,
            effort=4,
            effort_scale="CR10",
            note="Swollen after the stairs, I stopped early." if hurt else None,
        )
        saving = Saving(
            db=str(records[day >= date(2026, 11, 11)]),
            program=file,
            setup="living room" if day < date(2026, 11, 11) else "hotel room",
            answers=answers,
        )
        program = load_program(file, known_exercises())
        path = folder / f"{day}.npz"
        store_day(path, day, recording_with(parts, chance), program, saving)
    return files[1], *records


def commands(folder: Path, program: Path, records: tuple[Path, Path]) -> Iterator[tuple[str, ...]]:
    """From the laptops to the clinic, in either order, and what the clinic prints."""
    phrase = folder / "pass-phrase.txt"
    phrase.write_text(PASS_PHRASE + "\n", "utf-8")
    secret = ("--pass-phrase-file", str(phrase))
    shared = [folder / f"{record.stem}.share" for record in records]
    for record, file in zip(records, shared, strict=True):
        yield ("share", "--to", str(file), "--pass-phrase", *secret, "--db", str(record))
    clinic, other = folder / "clinic.db", folder / "other-way-round.db"
    for db, files in ((clinic, shared), (other, shared[::-1]), (clinic, shared[:1])):
        for file in files:
            yield ("receive", str(file), "--same-person", *secret, "--db", str(db))
    period = ("--from", str(FIRST), "--to", str(LAST))
    for db in (clinic, other):
        yield ("sessions", "list", "--db", str(db))
    of_record = ("--db", str(clinic))
    told = ("--side", "left", "--by", "Dana Okafor", "-p", "P-0148")
    for day, angle in (("2026-10-26", "84"), ("2026-11-16", "88")):
        yield ("sessions", "measure", "knee_flexion", angle, *told, "--on", day, *of_record)
    yield ("matters", "list", *of_record)
    yield ("program", "today", str(program), "--date", "2026-11-20", *of_record)
    yield ("program", "proposals", str(program), "--date", "2026-11-20", *of_record)
    pages = [str(folder / name) for name in ("bad.html", "bad.pdf")]
    yield ("report", *period, "-o", pages[0], "-o", pages[1], *of_record)
    yield ("report", *period, "--text", *of_record)
    page = (str(folder / "patient.pdf"), str(folder / "patient.html"))
    yield ("report", "--for-patient", *period, "-o", page[0], "-o", page[1], *of_record)
    yield ("export", "fhir", *period, "-o", str(folder / "bundle.json"), *of_record)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="for everything that is made; may not exist")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True)
    program, *records = store_month(folder)
    for arguments in commands(folder, program, (records[0], records[1])):
        run(arguments)


if __name__ == "__main__":
    main()
