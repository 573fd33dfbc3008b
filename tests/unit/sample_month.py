"""A month of a made-up patient: a knee program, done with gaps, pain and a moved camera."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sample_results import attempt, trace_of

from hep_vision.definitions.library import shipped_library
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import Attempt, Finding, SetResult
from hep_vision.program.model import PrescribedExercise, Program
from hep_vision.record.session import ExerciseInfo, SessionRecord, SourceInfo, build_record
from hep_vision.store.amending import Override, add_override
from hep_vision.store.database import Store
from hep_vision.store.events import Answers, SetEnd
from hep_vision.store.writing import begin_session, end_session, save_set
from store_samples import VERSIONS

PATIENT = "P-0147"
LIBRARY = shipped_library()
FIRST = date(2026, 1, 5)  # a Monday
LAST = date(2026, 2, 3)
NOW = datetime(2026, 2, 3, 20, tzinfo=UTC)
MEASURES = {
    "squat": "knee flexion",
    "seated_knee_extension": "knee flexion",
    "straight_leg_raise": "hip flexion",
}
NAMES = {
    "squat": "Squat",
    "seated_knee_extension": "Seated knee extension",
    "straight_leg_raise": "Straight leg raise",
}

PROGRAM: dict[str, Any] = {
    "schema": "hep-vision/program/1",
    "program": "knee-0147",
    "version": 1,
    "valid_from": "2026-01-05",
    "valid_until": "2026-02-15",
    "patient": PATIENT,
    "author": {"name": "Dana Okafor, PT", "clinic": "Riverside Physiotherapy"},
    "contact": {"name": "Dana Okafor", "email": "dana@riverside.example"},
    "timezone": "Europe/London",
    "goals": ("Climb stairs step over step",),
    "exercises": (
        {
            "exercise": "squat",
            "side": "both",
            "sets": 2,
            "reps": 10,
            "frequency": {"days": ("monday", "wednesday", "friday")},
            "tempo": {"up_s": 1, "down_s": 1},
            "goal_deg": 100,
            "minimum_to_count_deg": 60,
            "pain_rule": {"stop_above_0_to_10": 5},
            "exact_dose": True,
        },
        {
            "exercise": "straight_leg_raise",
            "side": "right",
            "sets": 2,
            "reps": 8,
            "hold_s": 5,
            "frequency": {"days": ("monday", "wednesday", "friday")},
            "goal_deg": 45,
            "progression": {
                "text": "Twice in full with little pain: one more set.",
                "when": {"full_sessions_in_a_row": 2, "pain_at_most_0_to_10": 3},
                "propose": {"sets": 1},
            },
        },
        {
            "exercise": "seated_knee_extension",
            "side": "each",
            "sets_per_side": 1,
            "reps_per_side": 10,
            "frequency": {"days_per_week": 3},
        },
    ),
}


def program() -> Program:
    return Program.model_validate(PROGRAM)


def store_month(store: Store, patient: str = PATIENT) -> None:
    """Store the month in an empty record."""
    chance = random.Random(147)
    prescribed = Program.model_validate({**PROGRAM, "patient": patient})
    missed = {date(2026, 1, 14), date(2026, 1, 26)}
    for week_day in (0, 2, 4):
        for week in range(5):
            day = FIRST + timedelta(days=7 * week + week_day)
            if day in missed or day > LAST:
                continue
            _session(store, prescribed, day, chance)
    _session(store, prescribed, date(2026, 1, 31), chance, short=True)  # a Saturday


def _session(
    store: Store, prescribed: Program, day: date, chance: random.Random, *, short: bool = False
) -> None:
    moment = datetime(day.year, day.month, day.day, 8, 30, tzinfo=UTC)
    done = (day - FIRST).days / 30
    session = begin_session(store, prescribed.patient, started_at=moment, program=prescribed)
    entries = prescribed.exercises[:1] if short else prescribed.exercises
    # One day of too much, one of too little.
    more = 1 if day == date(2026, 1, 21) else -1 if day == date(2026, 1, 28) else 0
    pain = 6 if day == date(2026, 1, 19) else chance.choice((1, 2, 2, 3))
    for entry in entries:
        for side in entry.set_sides:
            for _ in range(
                max(0, entry.sets_each_day + (more if entry.exact_dose else min(0, more)))
            ):
                record, measured = _set(entry, side, moment, done, chance)
                hurt = pain == 6 and entry.exercise == "seated_knee_extension"
                set_id = save_set(
                    store,
                    session,
                    SetEnd(
                        record=record,
                        traces=measured.traces,
                        why="pain" if hurt else "done",
                    ),
                    definition=LIBRARY.get(entry.exercise),
                    setup="living room" if day < date(2026, 1, 24) else "bedroom",
                    started_at=moment,
                )
                moment += timedelta(minutes=3)
    if day == date(2026, 1, 16):
        override = Override(author="Dana Okafor", reason="seen on the video", count=10)
        add_override(store, set_id, override)
    answers = Answers(
        pain_before=1,
        pain_worst=pain,
        pain_after=max(0, pain - 1),
        effort=chance.choice((3, 4, 5)),
        effort_scale="CR10",
        note="The knee clicked on the way down." if day == date(2026, 1, 12) else None,
    )
    end_session(
        store, session, why="pain" if pain == 6 else "done", answers=answers, ended_at=moment
    )


def _set(
    entry: PrescribedExercise,
    side: str,
    moment: datetime,
    done: float,
    chance: random.Random,
) -> tuple[SessionRecord, SetResult]:
    peak = {"squat": 78 + 22 * done, "straight_leg_raise": 38 + 5 * done}.get(
        entry.exercise, 60 + 8 * done - (12 if side == "right" else 0)
    )
    limb: Any = "both" if side == "both" else side
    attempts: list[Attempt] = []
    for number in range((entry.reps_in_set or 1) + 1):
        one = attempt(1.0 + 3.4 * number, chance.gauss(peak, 3.0), side=limb)
        if number == 3:
            one = replace(
                one,
                status="partial",
                reason="short_of_own_range",
                explanation="Only 41° of movement, less than half of your 90° in this set.",
                rom=replace(one.rom, peak=45.0, excursion=41.0),
            )
        elif number == 5 and entry.exercise == "squat":
            lean = Finding("C1", "warning", "The trunk leaned by 48° (noted from 45°).", "", 48.0)
            one = replace(one, findings=(lean,))
        attempts.append(one)
    length_s = attempts[-1].end_s + 3.0
    measured = SetResult(
        exercise_id=entry.exercise,
        side=limb,
        unit="deg",
        attempts=tuple(attempts),
        traces=(trace_of(tuple(attempts), length_s, limb),),
        frames=round(30 * length_s),
        frames_with_pose=round(30 * length_s * chance.uniform(0.93, 1.0)),
    )
    record = build_record(
        measured,
        source=SourceInfo(
            path="camera", duration_s=length_s, width_px=1280, height_px=720, frame_rate_hz=30.0
        ),
        exercise=ExerciseInfo(name=NAMES[entry.exercise], measure=MEASURES[entry.exercise]),
        prescription=Prescription(
            repetitions=entry.reps_in_set, target=entry.minimum_to_count_deg, hold_s=entry.hold_s
        ),
        sets=entry.sets_each_time,
        versions=VERSIONS.model_copy(
            update={"definition_sha256": LIBRARY.get(entry.exercise).content_sha256}
        ),
        created=moment,
    )
    return record, measured
