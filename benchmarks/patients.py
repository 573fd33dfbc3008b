"""Three patients go through their sessions, and what they see, hear and get is kept.

The real session: capture thread, pose model, coach, drawing, window, sound mixed into a file,
record. In place of the camera is the figure of the rendered sample clips, which does what the
session asks for (`played_patient`); it also presses the keys. Run it with a screen, or under
``xvfb-run -s '-screen 0 1366x768x24'``; it takes about six minutes. A machine that follows fewer
than eight pictures a second needs ``--pace 0.5`` or less: the session's clock, and the figure
with it, runs so much slower. Only speech keeps its own time.

Written into ``results/patients`` (``--out``) are, for each patient, a screenshot of every stage
that was met (1366 x 768, as the window shows it), the sound, the session's folder and the
record; besides, ``contact_sheet.png`` with all screenshots there, 320 pixels wide, as from across
the room. Printed is, for each set, what was prescribed, counted in the session and counted by
``analyze`` in the landmarks, whether their attempts and degrees are equal, and how many counts
were played; and whether the sound file has each of them. It ends with 1 where something differs.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import wave
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import cv2
import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.table import Table

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.coach.plan import MeasuredSet
from hep_vision.coach.words import load_words
from hep_vision.definitions.library import load_library
from hep_vision.live import launch as launching
from hep_vision.live.display import require_display
from hep_vision.live.launch import Ended, Launch, run_session
from hep_vision.live.planning import PlannedSet, plan_program, with_history
from hep_vision.live.sounds import LOUDNESS, RATE_HZ, earcon
from hep_vision.live.store_session import Owner
from hep_vision.program.model import SCHEMA, Program
from hep_vision.program.schedule import plan_day
from hep_vision.sources.pose.models import ensure_model
from hep_vision.store.database import open_store
from live import paced_clock
from played_patient import Patient, PatientCamera, PatientMixer, PatientWindow, Visit

TOP = Path(__file__).resolve().parents[1]
SCREEN_PX = (1366, 768)
THUMBNAIL_PX = (320, 180)
COLUMNS = 5
LABEL_PX = 20
ALIKE = 0.8  # of a sound in the file with the one that is looked for


def entry(exercise: str, side: str, sets: int, reps: int, **more: Any) -> dict[str, Any]:
    """An exercise of a program, for every day."""
    daily = {"frequency": {"days_per_week": 7}}
    return {"exercise": exercise, "side": side, "sets": sets, "reps": reps, **daily, **more}


LIMIT = {"motion": "knee flexion", "max_deg": 106, "author": "Dr Lee, surgeon"}
PAIN = {"pain_rule": {"stop_above_0_to_10": 5}}
PATIENTS = (
    Patient(
        "a",
        "en",
        (
            entry(
                *("squat", "both", 1, 4),
                minimum_to_count_deg=75,
                goal_deg=90,
                rom_limits=[LIMIT],
                instructions="Hold on to the kitchen counter. Heels stay on the floor.",
            ),
        ),
        new=True,
    ),
    Patient(
        "b",
        "en",
        (
            entry(
                "seated_knee_extension", "right", 1, 3, minimum_to_count_deg=40, rest_s=10, **PAIN
            ),
            entry(
                *("straight_leg_raise", "right", 1, 3),
                minimum_to_count_deg=40,
                effort={"scale": "CR10", "from": 3, "to": 5},
                **PAIN,
            ),
        ),
        pauses=True,
    ),
    Patient(
        "c",
        "es",
        (
            entry(
                *("seated_knee_extension", "right", 2, 2),
                hold_s=3,
                rest_s=15,
                instructions="Apoye la espalda en la silla.",
            ),
            entry("quad_set", "right", 1, 2, hold_s=3),
        ),
        hold_s=4.5,
        unplugs=True,
    ),
)


def program_of(patient: Patient) -> Program:
    """The patient's program, in force today."""
    today = datetime.now(ZoneInfo("UTC")).date()
    limits = {"expires": f"{today + timedelta(days=20)}"}
    exercises = [
        {**one, "rom_limits": [{**limit, **limits} for limit in one.get("rom_limits", ())]}
        for one in patient.exercises
    ]
    return Program.model_validate(
        {
            "schema": SCHEMA,
            "program": f"patient-{patient.name}",
            "version": 1,
            "valid_from": f"{today}",
            "valid_until": f"{today + timedelta(days=20)}",
            "patient": f"P-{patient.name}",
            "author": {"name": "Dana Okafor, PT"},
            "contact": {"name": "Dana Okafor", "email": "dana@clinic.example"},
            "timezone": "UTC",
            "exercises": exercises,
        }
    )


def run_visit(visit: Visit, folder: Path) -> tuple[Ended, list[PlannedSet]]:
    """Lead one patient through the session."""
    patient = visit.patient
    library, program = load_library(), program_of(patient)
    now = datetime.now(ZoneInfo("UTC"))
    planned = plan_program(plan_day([program], (), now.date()), now.time(), library)
    if patient.new:
        planned = [with_history(one, ()) for one in planned]
    PatientMixer.visit = PatientWindow.visit = visit
    with ExitStack() as stack:
        camera = PatientCamera(visit)
        stack.enter_context(patch.object(launching, "source_of", lambda *_: camera))
        stack.enter_context(patch.object(launching, "session_clock", lambda *_: visit.clock))
        stack.enter_context(patch.object(launching, "Coach", visit.coach_of))
        stack.enter_context(patch.object(launching, "Window", PatientWindow))
        stack.enter_context(patch("hep_vision.live.sound.Mixer", PatientMixer))
        store = stack.enter_context(open_store(str(folder / "record.db")))
        ended = run_session(
            Launch(
                sets=planned,
                camera="figure",
                model=ensure_model(),
                words=load_words(patient.language),
                out=folder,
                sound_file=folder / "sound.wav",
                program=asdict(program.ref),
                owner=Owner(store, program.patient, program),
                say=lambda text: print(f"{patient.name}: {text}", file=sys.stderr),
            )
        )
    return ended, planned


def heard(path: Path, name: str) -> list[float]:
    """Times in seconds at which a sound begins in a sound file."""
    with wave.open(str(path)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768
    pattern = earcon(name) / np.linalg.norm(earcon(name))
    length = 1 << (len(samples) + len(pattern)).bit_length()  # a power of two is quickest
    spectrum = np.fft.rfft(samples, length) * np.conj(np.fft.rfft(pattern, length))
    match = np.fft.irfft(spectrum)[: len(samples)]
    energy = np.cumsum(np.concatenate([[0.0], samples**2, np.zeros(len(pattern))]))
    power = energy[len(pattern) : len(pattern) + len(samples)] - energy[: len(samples)]
    alike = match / np.sqrt(power + (0.01 * LOUDNESS) ** 2 * len(pattern))
    found = np.flatnonzero(alike > ALIKE) / RATE_HZ
    return [at_s for before_s, at_s in pairwise((-1.0, *found)) if at_s - before_s > 0.3]


def heard_counts(path: Path) -> int:
    """Counts in a sound file: knocks, and the tunes that take the place of a set's last one."""
    tunes = heard(path, "set_done")
    knocks = [
        at_s for at_s in heard(path, "count") if all(abs(at_s - tune_s) > 0.8 for tune_s in tunes)
    ]
    return len(knocks) + len(tunes)


def add_rows(
    table: Table, patient: Patient, ended: Ended, planned: list[PlannedSet], visit: Visit
) -> bool:
    """A row for each set; whether all numbers agree."""
    agree = True
    records = {folder.name: folder for folder in ended.records}
    for index, (one, tally) in enumerate(zip(planned, ended.coach.tallies, strict=True)):
        plan = one.plan
        row = [patient.name, f"{plan.exercise_id} {plan.side}", str(plan.repetitions)]
        live = tally.counted + tally.extra
        if not isinstance(plan, MeasuredSet):
            table.add_row(*row, f"{live} confirmed", "", "", "")
            agree &= live == plan.repetitions
            continue
        folder = records[f"set-{index + 1}-{plan.exercise_id}-{plan.side}"]
        record = json.loads((folder / "session.json").read_text("utf-8"))
        job = Job(folder / "landmarks.npz", one.definition, plan.prescription, plan.sets)
        again = json.loads(
            analyze(replace(job, rom_type=plan.rom_type), None).record.model_dump_json()
        )
        same = again["attempts"] == record["attempts"]
        sounded = sum(name == "count" and of == index for name, of in visit.played)
        table.add_row(
            *(*row, str(live), str(again["counted"]), "yes" if same else "NO", str(sounded))
        )
        agree &= same and live == again["counted"] == sounded == plan.repetitions
    return agree


def thumbnail(path: Path) -> npt.NDArray[np.uint8]:
    """A screenshot 320 pixels wide, with its name under it."""
    small = cv2.resize(cv2.imread(str(path)), THUMBNAIL_PX, interpolation=cv2.INTER_AREA)
    tile = cv2.copyMakeBorder(small, 0, LABEL_PX, 0, 4, cv2.BORDER_CONSTANT, value=(255, 255, 255))
    name = f"{path.parent.name} {path.stem}"
    place = (2, THUMBNAIL_PX[1] + LABEL_PX - 6)
    cv2.putText(tile, name, place, cv2.FONT_HERSHEY_SIMPLEX, 0.38, (0, 0, 0), 1, cv2.LINE_AA)
    return np.asarray(tile, np.uint8)


def write_contact_sheet(path: Path, screens: list[Path]) -> None:
    """All screenshots, small, in rows."""
    tiles = [thumbnail(screen) for screen in screens]
    tiles += [np.full_like(tiles[0], 255)] * (-len(tiles) % COLUMNS)
    rows = [np.hstack(tiles[at : at + COLUMNS]) for at in range(0, len(tiles), COLUMNS)]
    cv2.imwrite(str(path), np.vstack(rows))


def write_screens(folder: Path, screens: Mapping[str, npt.NDArray[np.uint8]]) -> None:
    """A screenshot of each situation, numbered in the order in which they were met."""
    for number, (situation, rgb) in enumerate(screens.items(), start=1):
        shown = cv2.resize(cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR), SCREEN_PX)
        cv2.imwrite(str(folder / f"{number:02d}-{situation}.png"), shown)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=TOP / "results" / "patients")
    names = [one.name for one in PATIENTS]
    parser.add_argument("--only", choices=names, help="one of the patients")
    parser.add_argument("--pace", type=float, default=1.0, help="of the session's clock")
    asked = parser.parse_args()
    require_display()
    table = Table("patient", "set", "prescribed", "live", "analyze", "equal", "sounded")
    lines: list[str] = []
    agree = True
    for patient in PATIENTS:
        if asked.only not in (None, patient.name):
            continue
        folder = asked.out / patient.name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        visit = Visit(patient, paced_clock(asked.pace)(), asked.pace)
        try:
            ended, planned = run_visit(visit, folder)
        finally:  # what was met is kept, whatever ends it
            write_screens(folder, visit.screens)
        agree &= add_rows(table, patient, ended, planned, visit)
        heard_in_all, played = heard_counts(folder / "sound.wav"), visit.counts_played
        agree &= ended.finished and heard_in_all == played
        lines.append(
            f"{patient.name}: {'finished' if ended.finished else 'NOT FINISHED'}; the sound file "
            f"has {heard_in_all} counts of {played}; {ended.taken} pictures, {ended.dropped} left "
            f"out; {len(visit.screens)} screenshots"
        )
    write_contact_sheet(asked.out / "contact_sheet.png", sorted(asked.out.glob("*/*.png")))
    Console(width=100).print(table)
    print("\n".join(lines))
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
