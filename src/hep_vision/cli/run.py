"""``hep-vision run``: the patient's session in front of the camera."""

from __future__ import annotations

import locale
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import typer
import tzlocal

from hep_vision.cli.console import EXIT_INTERRUPTED, err, escape, out
from hep_vision.cli.looking import install_if_missing
from hep_vision.cli.options_value import command_of
from hep_vision.cli.record_options import OWN_PATIENT, opened
from hep_vision.cli.results_folder import tidy_results
from hep_vision.cli.run_options import RunOptions
from hep_vision.cli.same_person import same_person
from hep_vision.coach.words import ENGLISH, languages, load_words
from hep_vision.definitions.library import load_library
from hep_vision.errors import InputError, ProgramError
from hep_vision.live.planning import PlannedSet, plan_exercise, plan_program, rest_of_day
from hep_vision.plain_text import same_pseudonym
from hep_vision.sources.pose.models import installed_models

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import time

    from hep_vision.coach.words import Words
    from hep_vision.definitions.library import Library
    from hep_vision.live.launch import Ended, Launch
    from hep_vision.live.store_session import Owner
    from hep_vision.program.model import Program
    from hep_vision.program.schedule import DayPlan
    from hep_vision.store.database import Store
    from hep_vision.store.views import StoredSession


@command_of(RunOptions)
def run(asked: RunOptions) -> None:
    """Lead through the exercises in front of the camera, and count them.

    Nothing is to be touched in between: it starts by itself when the start position is taken,
    counts aloud, rests, goes on, and stops at the dose. Keys, if wanted: space goes on or
    pauses, arrow right leaves a set out, escape ends. The picture is not kept unless --record
    is given, and nothing leaves this computer. What was done goes into the record as it
    happens (`hep-vision sessions list`).
    """
    # The window, the sound and the pose model take a second to load; `--help` need not.
    from hep_vision.live.display import require_display
    from hep_vision.live.launch import run_session
    from hep_vision.live.store_session import Owner
    from hep_vision.store.identity import spelt_in
    from hep_vision.store.open_session import OpenSession

    library = load_library(asked.definitions)
    asked.check()
    prescribed = _read_program(asked.program, asked.patient) if asked.program else None
    words = load_words(asked.language or _language_of(prescribed) or _system_language())
    whose = asked.patient or (prescribed.patient if prescribed else OWN_PATIENT)
    plan = _planner(asked, library, prescribed)
    require_display()
    tidy_results(asked.out_dir)
    with (
        same_person(asked.db, whose, asked.check_word),
        opened(asked.db, create=True) as store,
        OpenSession(store, whose),
    ):
        whose = spelt_in(store, whose)
        launch = _launch(asked, plan, words, Owner(store, whose, prescribed))
        try:
            ended = run_session(launch)
        except KeyboardInterrupt:
            err.print("Stopped. What was done is kept; the next start offers to go on with it.")
            raise typer.Exit(EXIT_INTERRUPTED) from None
    _print_summary(ended)


def _planner(
    asked: RunOptions, library: Library, prescribed: Program | None
) -> Callable[[Sequence[StoredSession]], list[PlannedSet]]:
    """What is to be done, by what was done before."""
    if prescribed is not None:
        return lambda done: _due(prescribed, done, library)
    assert asked.exercise is not None
    definition = library.get(asked.exercise)
    by_options = plan_exercise(
        definition, asked.prescription(definition), sets=asked.sets, rest_s=asked.rest
    )
    return lambda _done: by_options


def _launch(
    asked: RunOptions,
    plan: Callable[[Sequence[StoredSession]], list[PlannedSet]],
    words: Words,
    owner: Owner,
) -> Launch:
    """The session that is to be run, or an error where nothing is to be done."""
    from hep_vision.live.choosing import choose_sets
    from hep_vision.live.launch import Launch

    history = _history(owner.store, owner.patient)
    planned, before = choose_sets(plan, history, asked.out_dir, owner)
    prescribed = owner.program
    if not planned:
        assert prescribed is not None
        why = _why_nothing(prescribed, _history(owner.store, owner.patient))
        raise InputError(
            f"{asked.program}: {why} `hep-vision program today {asked.program}` shows the day."
        )
    return Launch(
        sets=planned,
        camera=asked.camera,
        model=install_if_missing(),
        smaller_model=_smaller_model(),
        words=words,
        out=asked.out_dir,
        full_screen=not asked.window,
        record_video=asked.record,
        skeleton=asked.skeleton,
        sound_file=asked.sound,
        program=asdict(prescribed.ref) if prescribed else None,
        owner=owner,
        before=before,
        rest_of_day=rest_of_day(*_today(prescribed, history)) if prescribed else None,
        say=lambda text: err.print(escape(text), soft_wrap=True),
    )


def _history(store: Store, patient: str) -> tuple[StoredSession, ...]:
    from hep_vision.store.history import read_history
    from hep_vision.store.reading import patients

    return read_history(store, patient) if same_pseudonym(patient, patients(store)) else ()


def _read_program(path: Path, patient: str | None) -> Program:
    from hep_vision.program.known import known_exercises
    from hep_vision.program.load import load_program

    program = load_program(path, known_exercises())
    if patient is not None and not same_pseudonym(patient, [program.patient]):
        raise ProgramError(
            path, f"is for {program.patient}, not for {patient}; leave out --patient"
        )
    return program


def _due(program: Program, history: Sequence[StoredSession], library: Library) -> list[PlannedSet]:
    """Sets that are due now."""
    day, now = _today(program, history)
    return plan_program(day, now, library)


def _why_nothing(program: Program, history: Sequence[StoredSession]) -> str:
    """Why nothing is due now, in a sentence."""
    from hep_vision.program.day_words import describe_day
    from hep_vision.program.known import known_exercises
    from hep_vision.program.safety import safety_events
    from hep_vision.store.history import done_sets, said_by_day

    day, now = _today(program, history)
    events = safety_events(done_sets(history), said_by_day(history), (program,))
    card = describe_day((day,), (program,), known_exercises(), now, events)
    return " ".join((*card.warnings, card.headline))


def _today(program: Program, history: Sequence[StoredSession]) -> tuple[DayPlan, time]:
    """The patient's day and time of day."""
    from hep_vision.program.schedule import plan_day
    from hep_vision.store.history import done_sets

    now = datetime.now(ZoneInfo(program.timezone or tzlocal.get_localzone_name()))
    return plan_day([program], done_sets(history), now.date()), now.time()


def _language_of(program: Program | None) -> str | None:
    """The language a program names, if there are words in it."""
    short = (program.language or "").replace("-", "_").split("_")[0] if program else ""
    return short if short in languages() else None


def _system_language() -> str:
    """The system's language if there are words in it, else English."""
    called = (locale.getlocale()[0] or ENGLISH).partition("_")[0]
    short = locale.normalize(called)[:2].lower()  # Windows says "German_Austria"
    return short if short in languages() else ENGLISH


def _smaller_model() -> Path | None:
    return next(
        (m.path for m in installed_models() if m.name == "lite" and m.state == "ready"), None
    )


def _print_summary(ended: Ended) -> None:
    for plan, tally in zip(ended.coach.plan.sets, ended.coach.tallies, strict=True):
        extra = f", {tally.extra} more than asked for" if tally.extra else ""
        out.print(
            f"{escape(plan.name)}, set {plan.set_number} of {plan.sets}: "
            f"[bold]{tally.counted}[/] of {plan.repetitions}{extra}"
        )
    out.print(f"{ended.taken} pictures, {ended.dropped} left out")
    for record in ended.records:
        out.print(f"Record  {escape(str(record / 'session.json'))}", soft_wrap=True)
    if not ended.finished:
        err.print("Closed before the end; the next start offers to go on with it.")
