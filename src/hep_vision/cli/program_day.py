"""``hep-vision program today`` and ``proposals``: the program held against the record."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer
import tzlocal

from hep_vision.cli.console import err, escape, out
from hep_vision.cli.option_values import day_of
from hep_vision.cli.program_cards import print_day, print_proposals
from hep_vision.cli.record_options import Db, opened
from hep_vision.plain_text import same_pseudonym
from hep_vision.program.day_words import DAYS_OF_MISSES, describe_day
from hep_vision.program.done import DoneSets, read_done_sets
from hep_vision.program.known import known_exercises
from hep_vision.program.load import load_programs
from hep_vision.program.proposals import find_proposals
from hep_vision.program.safety import safety_events, unsafe_days
from hep_vision.program.schedule import plan_days
from hep_vision.program.slots import left_now, slots_of
from hep_vision.store.place import find_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.program.model import Program
    from hep_vision.program.proposals import AnswersByDay
    from hep_vision.program.safety import DaySaid, SafetyEvent
    from hep_vision.program.schedule import DayPlan, ExerciseDay

RECORDS = Path("hep-vision-results")

ProgramFiles = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...", help="A program; earlier versions of it too.", show_default=False
    ),
]
RecordFolder = Annotated[
    Path | None,
    typer.Option(
        help="Folder with the records of what was done. Default: the record (--db) if it knows "
        f"the patient, else {RECORDS}"
    ),
]
OnDay = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Another day than today.")
]


def today(
    files: ProgramFiles,
    record: RecordFolder = None,
    db: Db = None,
    on: OnDay = None,
    at: Annotated[
        str | None,
        typer.Option("--time", metavar="HH:MM", help="Another time than now."),
    ] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print the day as JSON.")] = False,
) -> None:
    """Show what is due today, what is done and what is left.

    Missed days follow the therapist's rule; a day never asks for two days' dose.
    """
    known = known_exercises()
    versions = load_programs(files, known)
    zone = timezone_of(versions)
    day, now = _moment(on, at, datetime.now(zone))
    done, _, said = _done(record, db, versions, zone)
    events = safety_events(done.sets, said, versions)
    # Without any record nothing can be said about the days before.
    plans = plan_days(versions, done.sets, day - DAYS_OF_MISSES if done.sets else day, day)
    if json_output:
        typer.echo(json.dumps(_day_json(plans[-1], now, events), indent=2, ensure_ascii=False))
    else:
        print_day(describe_day(plans, versions, known, now, events))
    for path in done.unreadable:
        err.print(f"{escape(str(path))}: no readable record, left out.", soft_wrap=True)


def proposals(
    files: ProgramFiles,
    record: RecordFolder = None,
    db: Db = None,
    on: OnDay = None,
) -> None:
    """Tell the therapist where their own rules say more or less. Nothing is changed by it."""
    known = known_exercises()
    versions = load_programs(files, known)
    zone = timezone_of(versions)
    day, _ = _moment(on, None, datetime.now(zone))
    done, answers, said = _done(record, db, versions, zone)
    plans = plan_days(versions, done.sets, min(p.valid_from for p in versions), day)
    found = find_proposals(plans, answers, safety_events(done.sets, said, versions), known=known)
    print_proposals(found, known)
    if found:
        out.print("Nothing was changed. To accept one, write the next version with `revise`.")


def _moment(on: str | None, at: str | None, here: datetime) -> tuple[date, time | None]:
    """Day and time to look at; the time of another day than today only if it was asked for."""
    day = day_of(on, "--date") or here.date()
    try:
        now = None if at is None else time.fromisoformat(at)
    except ValueError:
        raise typer.BadParameter(
            f"{at!r} is not a time; write 18:30", param_hint="--time"
        ) from None
    return day, here.time() if now is None and day == here.date() else now


def timezone_of(versions: Sequence[Program]) -> ZoneInfo:
    """Time zone of the newest version, or the computer's."""
    return ZoneInfo(versions[-1].timezone or tzlocal.get_localzone_name())


def _done(
    folder: Path | None, db: str | None, versions: Sequence[Program], zone: ZoneInfo
) -> tuple[DoneSets, AnswersByDay, tuple[DaySaid, ...]]:
    """What was done and what the patient said of it.

    From the folder that was asked for, else from the record if it knows the patient, else
    from the folder in which ``analyze`` writes, where there are no answers.
    """
    if folder is None:
        stored = _stored(db, versions[-1])
        if stored is not None:
            return stored
    if folder is None and not RECORDS.is_dir():
        err.print(f"No records in {RECORDS}: shown as if nothing had been done (--record, --db).")
        return DoneSets((), ()), {}, ()
    return read_done_sets(folder or RECORDS, zone), {}, ()


def _stored(
    db: str | None, program: Program
) -> tuple[DoneSets, AnswersByDay, tuple[DaySaid, ...]] | None:
    """The same of the record; None if there is no record or no such patient."""
    place = find_place(db)
    if db is None and place.file is not None and not place.file.exists():
        return None
    # The database takes a while to load: only who has a record waits for it.
    from hep_vision.store.history import answers_by_day, done_sets, read_history, said_by_day
    from hep_vision.store.reading import patients

    with opened(db) as store:
        if not same_pseudonym(program.patient, patients(store)):
            return None
        sessions = read_history(store, program.patient)
        done = DoneSets(done_sets(sessions), ())
        return done, answers_by_day(sessions, program), said_by_day(sessions)


def _day_json(plan: DayPlan, now: time | None, events: Sequence[SafetyEvent]) -> dict[str, Any]:
    today = [event for event in events if event.day == plan.day]
    ref = None if plan.program is None else asdict(plan.program.ref)
    return {
        "date": plan.day.isoformat(),
        "program": ref,
        "safety_events": [
            {"kind": e.kind, "exercise": e.exercise, "side": e.side, "evidence": e.evidence}
            for e in today
        ],
        "exercises": [_exercise_json(exercise, now, today) for exercise in plan.exercises],
        "unplanned": [
            {"exercise": one.exercise_id, "side": one.side, "reps": one.reps}
            for one in plan.unplanned
        ],
    }


def _exercise_json(
    exercise: ExerciseDay, now: time | None, events: Sequence[SafetyEvent]
) -> dict[str, Any]:
    unsafe = bool(exercise.sets) and bool(unsafe_days(events, exercise.entry))
    return {
        "exercise": exercise.entry.exercise,
        "side": exercise.entry.side,
        "status_if_over": "unsafe" if unsafe else exercise.status,
        "sets": [
            {
                "side": dose.side,
                "due": dose.due_sets,
                "done": dose.done_sets,
                "left": dose.left_sets,
            }
            for dose in exercise.doses
        ],
        "left_now_sets": left_now(exercise, now),
        "times": [asdict(slot) for slot in slots_of(exercise, now)],
        "making_up_for": exercise.making_up_for and exercise.making_up_for.isoformat(),
        "can_wait": exercise.can_wait,
        "next_day": exercise.next_day and exercise.next_day.isoformat(),
    }
