"""A month of a home exercise program through the real engine, and everything made of it.

``python benchmarks/month.py FOLDER`` cuts the golden landmark logs (of rendered clips, seen by
the pose model) into their repetitions, puts these together to recordings of made-up days, and
finds, measures and stores their sets as ``hep-vision analyze --program --save`` does. Then it
runs the commands that a therapist and a patient use and leaves what they write in the folder,
to be looked at: would a therapist sign it, would a grandmother understand it?
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import func, select

from hep_vision.analysis.match import find_sets, match_days
from hep_vision.analysis.recording import (
    RECORDED_AT,
    RECORDED_AT_FROM,
    Recording,
    read_recording,
    say_nothing,
)
from hep_vision.cli.saving import Saving, save_analyses
from hep_vision.definitions.library import load_library
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.program.known import known_exercises
from hep_vision.program.load import load_program
from hep_vision.program.model import Program
from hep_vision.record.landmark_log import read_landmark_log, write_landmark_log
from hep_vision.store.database import open_store
from hep_vision.store.events import Answers
from hep_vision.store.tables import LandmarkRow, SetRow

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
FRAME_S = 1 / 30
STILL_S = 1.2  # at the beginning of each log, before the first movement
FIRST = date(2026, 10, 26)  # a Monday
WEEKS = 4
DAYS = (0, 2, 4)  # of each week
MISSED = {date(2026, 11, 4), date(2026, 11, 13)}

PROGRAM = """\
schema: hep-vision/program/1
program: knee-0147
version: 1
valid_from: 2026-10-26
valid_until: 2026-12-06
patient: P-0147
author: {name: "Dana Okafor, PT", clinic: Riverside Physiotherapy}
contact: {name: Dana Okafor, email: dana.okafor@riverside.example, phone: "+1 555 0100"}
timezone: Europe/Berlin
goals: [Climb stairs step over step]
precautions: [Keep a hand near a firm support when standing]
exercises:
  - exercise: squat
    side: both
    sets: 2
    reps: 5
    rest_s: 60
    frequency: {days: [monday, wednesday, friday], at: ["09:00"]}
    goal_deg: 100
    minimum_to_count_deg: 70
    pain_rule: {stop_above_0_to_10: 5, settles_by: the next morning}
    effort: {scale: CR10, from: 3, to: 5}
    exact_dose: true
    progression:
      text: When all sets go well three times in a row with pain of 3 or less, we add a set.
      when: {full_sessions_in_a_row: 3, pain_at_most_0_to_10: 3}
      propose: {sets: 1}
    instructions: Sit back as if onto a chair, heels on the floor.
  - exercise: straight_leg_raise
    side: right
    sets: 2
    reps: 5
    rest_s: 60
    frequency: {days: [monday, wednesday, friday], at: ["09:00"]}
    goal_deg: 60
    regression:
      text: If pain goes above 5, halve the repetitions and write to me.
      when: {pain_above_0_to_10: 5}
      propose: {reps_percent: 50}
    instructions: Tighten the thigh first, then lift.
  - exercise: shoulder_abduction
    side: both
    sets: 1
    reps: 4
    frequency: {days_per_week: 3}
    goal_deg: 150
"""


@dataclass(frozen=True)
class Clip:
    """A golden log, and when each of its repetitions begins and ends, start position to it."""

    name: str
    repetitions: tuple[tuple[float, float], ...]


SQUAT = Clip("squat_side", ((1.5, 4.9), (4.9, 8.4), (8.4, 11.5), (11.5, 15.0), (15.0, 18.3)))
RAISE = Clip("straight_leg_raise_side", ((1.3, 5.4), (5.4, 9.7), (9.7, 13.5), (13.5, 17.9)))
ARMS = Clip("shoulder_abduction_front", ((1.2, 5.2), (5.2, 9.0), (9.0, 12.8), (12.8, 16.9)))


@cache
def frames_of(clip: Clip) -> tuple[PoseFrame, ...]:
    return read_landmark_log(GOLDEN / f"{clip.name}.npz").frames


def span(clip: Clip, start_s: float, end_s: float) -> list[PoseFrame]:
    return [frame for frame in frames_of(clip) if start_s <= frame.time_s < end_s]


def still(clip: Clip, seconds: float) -> Iterator[PoseFrame]:
    some = span(clip, 0.0, STILL_S)
    return (some[i % len(some)] for i in range(round(seconds / FRAME_S)))


def a_set(clip: Clip, which: list[int], rest_s: float) -> Iterator[PoseFrame]:
    """A set of some of a clip's repetitions, between two stretches of standing still."""
    yield from still(clip, 2.0)
    for number in which:
        yield from span(clip, *clip.repetitions[number])
    yield from still(clip, rest_s)


def recording_of(day: date, chance: random.Random) -> list[PoseFrame]:
    """What the patient does on a day: shallow repetitions first, deeper ones as weeks go by."""
    done = (day - FIRST).days / (7 * WEEKS)
    squats = [1, 4] if done < 0.3 else [0, 1, 4] if done < 0.6 else [0, 3, 4]
    raises = [3, 0] if done < 0.5 else [0, 1]
    arms = [0, 1] if done < 0.5 else [1, 3]
    count = 6 if day == date(2026, 11, 9) else 3 if day == date(2026, 11, 18) else 5
    parts = (
        (SQUAT, squats, 2, count),
        (RAISE, raises, 1 if day == date(2026, 11, 18) else 2, 5),
        (ARMS, arms, 1, 4),
    )
    return recording_with(parts, chance)


def recording_with(
    parts: Sequence[tuple[Clip, list[int], int, int]], chance: random.Random
) -> list[PoseFrame]:
    """Sets of some clips one after the other: clip, repetitions to choose from, sets, how many."""
    frames: list[PoseFrame] = []
    for clip, choice, sets, reps in parts:
        for number in range(sets):
            which = [chance.choice(choice) for _ in range(reps)]
            if clip is SQUAT and chance.random() < 0.2:
                which.insert(2, 2)  # one that is only half a squat
            frames += a_set(clip, which, 8.0 if number + 1 < sets else 2.0)
    return [replace(frame, time_s=i * FRAME_S) for i, frame in enumerate(frames)]


def store_month(folder: Path) -> tuple[Path, Path]:
    """Write the program and fill the record; returns both files."""
    chance = random.Random(147)
    program_file, record = folder / "program.yaml", folder / "record.db"
    program_file.write_text(PROGRAM, "utf-8")
    program = load_program(program_file, known_exercises())
    days = [FIRST + timedelta(days=7 * week + day) for week in range(WEEKS) for day in DAYS]
    for day in days:
        if day in MISSED:
            continue
        pain = 6 if day == date(2026, 11, 9) else chance.choice((1, 2, 2, 3))
        answers = Answers(
            pain_before=1,
            pain_worst=pain,
            pain_after=max(0, pain - 1),
            effort=chance.choice((3, 4, 5)),
            effort_scale="CR10",
            note="My knee was swollen in the evening." if pain > 5 else None,
        )
        saving = Saving(
            db=str(record),
            program=program_file,
            setup="living room" if day < date(2026, 11, 11) else "bedroom",
            answers=answers,
        )
        store_day(folder / f"{day}.npz", day, recording_of(day, chance), program, saving)
    return program_file, record


def store_day(
    path: Path, day: date, frames: list[PoseFrame], program: Program, saving: Saving
) -> None:
    """Write a day's recording, and find, measure and store its sets."""
    begun = datetime(day.year, day.month, day.day, 8, 10, tzinfo=UTC)
    meta = {"model": "full", RECORDED_AT: begun.isoformat(), RECORDED_AT_FROM: "container"}
    write_landmark_log(path, frames, meta)
    since = time.perf_counter()
    recorded = read_recording(Recording(path), None, say_nothing)
    found = find_sets(path, recorded, program, load_library(), None)
    (matched,) = match_days(program, [found])
    save_analyses([one.analysis for one in found.sets], saving)
    verdicts = ", ".join(line.verdict for line in matched.lines)
    print(f"{day}: {recorded.frames[-1].time_s:.0f} s of video: {verdicts}", end="")
    print(f" ({time.perf_counter() - since:.1f} s)", flush=True)


def print_log_size(record: Path) -> None:
    """Print what the stored landmarks take, by the length of the sets they are of."""
    with open_store(str(record), create=False) as store, store.reading() as db:
        size = db.scalar(select(func.sum(func.length(LandmarkRow.content))))
        duration_s = db.scalar(select(func.sum(SetRow.duration_s)))
    print(f"\nlandmark logs: {(size or 0) / (duration_s or 1) / 1000:.1f} kB a second of exercise")


def commands(folder: Path, program: Path, record: Path) -> Iterator[tuple[str, ...]]:
    """What a therapist and a patient ask for at the end of the month."""
    files = {name: str(folder / name) for name in ("month.html", "month.pdf", "patient.pdf")}
    of_record = ("--db", str(record))
    last = str(FIRST + timedelta(days=7 * WEEKS - 3))
    period = ("--from", str(FIRST), "--to", str(FIRST + timedelta(days=7 * WEEKS - 1)))
    yield ("program", "today", str(program), "--date", last, *of_record)
    yield ("program", "proposals", str(program), "--date", last, *of_record)
    yield ("report", *period, "-o", files["month.html"], "-o", files["month.pdf"], *of_record)
    yield ("report", "--text", "--sign-off", "Dana Okafor, PT", *period, *of_record)
    yield ("report", "--for-patient", *period, "-o", files["patient.pdf"], *of_record)
    sheet = (str(folder / "sheet.pdf"), str(folder / "sheet.html"))
    yield ("program", "sheet", str(program), "-o", sheet[0], "-o", sheet[1])
    yield ("program", "schedule", str(program), "--ics", str(folder / "program.ics"))
    yield ("export", "fhir", *period, "-o", str(folder / "bundle.json"), *of_record)
    yield (
        *("export", "read-fhir", str(folder / "bundle.json")),
        *("-o", str(folder / "read-back.json")),
    )
    yield ("program", "diff", str(program), str(folder / "read-back.json"))
    yield ("export", "tables", *period, "-o", str(folder / "tables"), *of_record)
    yield ("sessions", "list", *of_record)
    yield ("sessions", "show", "10", *of_record)
    yield ("sessions", "compare", "1", "10", *of_record)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="for everything that is made; may not exist")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True)
    program, record = store_month(folder)
    print_log_size(record)
    for arguments in commands(folder, program, record):
        run(arguments)


def run(arguments: tuple[str, ...]) -> None:
    """Run a command of hep-vision and show what it prints."""
    print(f"\n$ hep-vision {' '.join(arguments)}", flush=True)
    start = "from hep_vision.cli.main import main; main()"
    subprocess.run([sys.executable, "-c", start, *arguments], check=False)


if __name__ == "__main__":
    main()
