"""Situations of the truth table brought to life: a program and a record, and what the pages say.

``report_situations.yaml`` explains its own short form; everything here only carries it out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from sample_results import NAN, attempt, trace_of

from hep_vision.definitions.library import shipped_library
from hep_vision.matters.words import TITLES
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import SetResult
from hep_vision.program.day_words import describe_day
from hep_vision.program.known import known_exercises
from hep_vision.program.model import Program
from hep_vision.record.session import ExerciseInfo, SourceInfo, build_record
from hep_vision.review.document import Bullets, Calendar, Chart, Document, Facts, Table, Text
from hep_vision.review.patient_page import make_patient_page
from hep_vision.review.period import Period, read_period
from hep_vision.review.raising import refresh_matters
from hep_vision.review.report import first_page_digest, make_report
from hep_vision.statistics.repeatability import Repeatability
from hep_vision.store.clinic_values import ClinicValue, OutcomeScore, add_clinic_value
from hep_vision.store.database import Store
from hep_vision.store.events import Answers, SetEnd
from hep_vision.store.matters import act_on_matter
from hep_vision.store.sign_offs import add_sign_off
from hep_vision.store.writing import begin_session, end_session, keep_program, save_set
from program_examples import program_values
from store_samples import VERSIONS

TABLE = Path(__file__).parent / "report_situations.yaml"
FIRST = date(2026, 1, 5)  # a Monday: day 0
EVERY = {"days": ["monday", "wednesday", "friday"]}
PAGES = ("report", "first_page", "patient", "today")
LIBRARY = shipped_library()


@dataclass(frozen=True)
class Told:
    """What the pages say in a situation, by page."""

    report: str
    first_page: str
    patient: str
    today: str
    matters: tuple[str, ...]


@cache
def table() -> dict[str, Any]:
    return yaml.safe_load(TABLE.read_text("utf-8"))


def day_of(number: int) -> date:
    return FIRST + timedelta(days=number)


def programs_of(situation: dict[str, Any], patient: str) -> tuple[Program, ...]:
    """The situation's program, or its versions."""
    found: list[Program] = []
    versions = situation.get("versions") or [situation.get("program", {"squat": {}})]
    for number, exercises in enumerate(versions, start=1):
        more = dict(situation.get("frame", {}))
        begins = 0 if number == 1 else situation["second_from"]
        values = program_values(
            *(
                {"exercise": name, "sets": 1, "reps": 3, "frequency": EVERY, **_sides(name, said)}
                for name, said in exercises.items()
            ),
            patient=patient,
            version=number,
            valid_from=day_of(begins).isoformat(),
            valid_until=day_of(situation.get("until", 60)).isoformat(),
            **more,
        )
        found.append(Program.model_validate(values))
    return tuple(found)


def _sides(name: str, said: dict[str, Any] | None) -> dict[str, Any]:
    side = "both" if LIBRARY.get(name).side.kind == "both" else "left"
    return {"side": side, **(said or {})}


def bring_to_life(store: Store, patient: str, situation: dict[str, Any]) -> Told:
    """Store what a situation tells, and read what the pages say of it."""
    versions = () if situation.get("program") == "none" else programs_of(situation, patient)
    sessions: list[tuple[int, int, dict[str, Any]]] = []
    for block in situation["record"]:
        days = block["days"] if isinstance(block["days"], list) else [block["days"]]
        sessions += [(day, place, block) for place, day in enumerate(days)]
    sessions.sort(key=lambda one: one[0])
    for day, place, block in sessions:
        valid = [v for v in versions if v.valid_from <= day_of(day)]
        _session(store, patient, valid[-1] if valid else None, day, place, block)
    for version in versions:
        keep_program(store, version)
    last = situation.get("as_of", max((day for day, _, _ in sessions), default=0))
    now = datetime.combine(day_of(last), datetime.min.time(), UTC) + timedelta(hours=20)
    for value in situation.get("clinic", ()):
        told = {**value, "day": day_of(value["day"]), "author": "Dana Okafor"}
        kind = OutcomeScore if "instrument" in value else ClinicValue
        add_clinic_value(store, patient, kind(**told), today=now.date())
    matters = refresh_matters(store, patient, now, Repeatability())
    for act in ("resolved", "acknowledged"):
        for matter in matters:
            if matter.kind in situation.get(act, ()):
                assert matter.id is not None
                act_on_matter(store, matter.id, act, by="Dana Okafor", reason="called")
    return _told(store, patient, now, situation)


def _told(store: Store, patient: str, now: datetime, situation: dict[str, Any]) -> Told:
    known = known_exercises()
    first = min(FIRST, now.date() - timedelta(days=29))
    period = read_period(store, patient, now=now, first=first, last=now.date())
    if "signed_by" in situation:
        add_sign_off(
            store,
            patient,
            by=situation["signed_by"],
            first=period.first,
            last=period.last,
            report_sha256=first_page_digest(period, known),
        )
        period = read_period(store, patient, now=now, first=first, last=now.date())
    sunday = now.date() + timedelta(days=6 - now.weekday())
    of_patient = read_period(store, patient, now=now, last=sunday)
    report = make_report(period, known)
    behind = next(n for n, section in enumerate(report.sections) if section.new_page)
    top = replace(report, sections=report.sections[:behind])
    return Told(
        report=words_of(report),
        first_page=words_of(top),
        patient=words_of(make_patient_page(of_patient, known)),
        today=_today_words(period),
        matters=tuple(TITLES[m.kind] for m in period.open_matters),
    )


def _today_words(period: Period) -> str:
    if not period.plans:
        return ""
    card = describe_day(period.plans, period.programs, known_exercises(), None, period.events)
    items = [
        word for i in card.items for word in (i.name, i.side, i.progress, i.dose, *i.notes, i.state)
    ]
    return "\n".join((*card.warnings, card.title, card.headline, *items, *card.notes))


def words_of(document: Document) -> str:
    """Everything that a reader of a page reads, charts by their words."""
    lines = [document.title, *(f"{label}: {words}" for label, words in document.about)]
    for section in document.sections:
        lines.append(section.title)
        for block in section.blocks:
            match block:
                case Text(words):
                    lines.append(words)
                case Bullets(items):
                    lines += items
                case Facts(items):
                    lines += [f"{label}: {words}" for label, words in items]
                case Chart():
                    lines += [block.title, block.says]
                case Calendar():
                    lines += [words for _, _, words in block.key]
                case Table():
                    lines += [block.caption, *(" | ".join(row) for row in block.rows)]
    return "\n".join(lines)


def _session(
    store: Store, patient: str, program: Program | None, day: int, place: int, block: dict[str, Any]
) -> None:
    moment = datetime.combine(day_of(day), datetime.min.time(), UTC) + timedelta(hours=9)
    session = begin_session(store, patient, started_at=moment, timezone="UTC", program=program)
    for number, words in enumerate(block.get("sets", ())):
        begun = moment + timedelta(minutes=3 * number)
        _set(store, session, words.split(), begun, place, block)
    answers = Answers(pain_worst=block.get("pain", 1), note=block.get("note"))
    ended = moment + timedelta(minutes=40)
    end_session(store, session, why=block.get("why", "done"), answers=answers, ended_at=ended)


def _set(
    store: Store,
    session: int,
    words: list[str],
    moment: datetime,
    place: int,
    block: dict[str, Any],
) -> None:
    exercise, side, peaks, *more = words
    options = dict(word.split("=") for word in more if "=" in word)
    listed = [float(peak) for peak in peaks.split(",")]
    peak = listed[min(place, len(listed) - 1)]
    unseen = int(options.get("unseen", 0))
    start = float(options.get("start", 4.0))
    attempts = []
    for number in range(int(options.get("reps", 3))):
        limb: Any = side
        one = attempt(1.0 + 3.4 * number, peak - number % 3, side=limb)
        far = one.rom.peak
        if number < unseen:
            lost = replace(one.rom, peak=NAN, excursion=NAN, uncertainty=None, reliable=False)
            one = replace(one, status="partial", reason="out_of_sight", rom=lost)
        else:
            one = replace(one, rom=replace(one.rom, start=start, excursion=abs(far - start)))
        if "partial" in more:
            one = replace(one, status="partial", reason="short_of_target", explanation="Short.")
        attempts.append(one)
    made = tuple(attempts)
    length_s = made[-1].end_s + 3
    definition = LIBRARY.get(exercise)
    limb = side
    measured = SetResult(
        exercise_id=exercise,
        side=limb,
        unit="deg",
        attempts=made,
        traces=(trace_of(made, length_s, limb),),
        frames=round(30 * length_s),
        frames_with_pose=round(30 * length_s),
    )
    label = known_exercises()[exercise].measured
    record = build_record(
        measured,
        # A recording of its own: two with the same hash are one.
        source=SourceInfo(path=f"session-{session}", duration_s=length_s, frame_rate_hz=30.0),
        exercise=ExerciseInfo(name=definition.name, measure=label),
        prescription=Prescription(repetitions=3),
        sets=1,
        versions=VERSIONS.model_copy(update={"definition_sha256": definition.content_sha256}),
        created=moment,
    )
    setup = block.get("setup", "living room")
    end = SetEnd(record=record, why=options.get("why", "done"))  # type: ignore[arg-type]
    save_set(store, session, end, definition=definition, setup=setup, started_at=moment)
