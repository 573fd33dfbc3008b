"""``hep-vision run``: the patient's session in front of the camera."""

from __future__ import annotations

import locale
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer
import tzlocal

from hep_vision.cli.analyze import DEFAULT_FOLDER
from hep_vision.cli.console import EXIT_INTERRUPTED, err, escape, out
from hep_vision.cli.looking import install_if_missing
from hep_vision.cli.option_values import check_finite, side_of
from hep_vision.cli.record_options import OWN_PATIENT, Db, opened
from hep_vision.cli.results_folder import tidy_results
from hep_vision.coach.plan import DEFAULT_REST_S
from hep_vision.coach.words import ENGLISH, languages, load_words
from hep_vision.definitions.library import load_library
from hep_vision.errors import InputError, ProgramError
from hep_vision.live.planning import PlannedSet, plan_exercise, plan_program
from hep_vision.measure.exercise import Prescription
from hep_vision.sources.pose.models import installed_models

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from hep_vision.definitions.library import Library
    from hep_vision.live.launch import Ended
    from hep_vision.program.model import Program
    from hep_vision.program.schedule import DayPlan
    from hep_vision.store.database import Store
    from hep_vision.store.views import StoredSession


def run(
    exercise: Annotated[
        str | None,
        typer.Option("--exercise", "-e", help="What is to be done, without a program."),
    ] = None,
    program: Annotated[
        Path | None,
        typer.Option("--program", "-p", metavar="FILE", help="The program; what is due is done."),
    ] = None,
    camera: Annotated[
        str,
        typer.Option(
            metavar="N|URL|FILE",
            help="Number of a camera, address of a stream (rtsp://, http://), or a video file, "
            "which is played at its own pace. `hep-vision cameras` lists cameras.",
        ),
    ] = "0",
    sets: Annotated[int, typer.Option(min=1, max=20, help="Sets, with --exercise.")] = 1,
    reps: Annotated[
        int | None, typer.Option(min=1, max=200, help="Repetitions of a set. Default: 10.")
    ] = None,
    side: Annotated[
        str | None, typer.Option(help="left, right, both or auto. Default: as the exercise says.")
    ] = None,
    target: Annotated[
        float | None, typer.Option(metavar="DEG", help="Range that a repetition has to reach.")
    ] = None,
    hold: Annotated[
        float | None, typer.Option(metavar="S", min=0.5, help="Seconds to hold each repetition.")
    ] = None,
    rest: Annotated[
        float, typer.Option(metavar="S", min=0, max=1800, help="Rest between sets.")
    ] = DEFAULT_REST_S,
    record: Annotated[
        bool, typer.Option("--record", help="Keep a video of the session on this computer.")
    ] = False,
    skeleton: Annotated[
        bool,
        typer.Option(
            "--skeleton", help="Draw the skeleton in the exercises too, not in set-up only."
        ),
    ] = False,
    language: Annotated[
        str | None, typer.Option(help="Of screen and voice: en, es, de. Default: the system's.")
    ] = None,
    window: Annotated[
        bool, typer.Option("--window", help="In a window, not over the whole screen.")
    ] = False,
    sound: Annotated[
        Path | None,
        typer.Option(metavar="FILE.wav", help="Write the sound to a file, not the loudspeaker."),
    ] = None,
    out_dir: Annotated[Path, typer.Option("--out", "-o", help="Folder for the results.")] = (
        DEFAULT_FOLDER
    ),
    patient: Annotated[
        str | None,
        typer.Option(help="Pseudonym, never a name. Default: the program's, or your own record."),
    ] = None,
    db: Db = None,
    definitions: Annotated[
        Path | None,
        typer.Option("--exercises", help="Folder with exercise definitions of your own."),
    ] = None,
) -> None:
    """Lead through the exercises in front of the camera, and count them.

    Nothing is to be touched in between: it starts by itself when the start position is taken,
    counts aloud, rests, goes on, and stops at the dose. Keys, if wanted: space goes on or
    pauses, arrow right leaves a set out, escape ends. The picture is not kept unless --record
    is given, and nothing leaves this computer. What was done goes into the record as it
    happens (`hep-vision sessions list`).
    """
    # The window, the sound and the pose model take a second to load; `--help` need not.
    from hep_vision.live.choosing import choose_sets
    from hep_vision.live.display import require_display
    from hep_vision.live.launch import Launch, run_session
    from hep_vision.live.store_session import Owner
    from hep_vision.store.open_session import OpenSession

    library = load_library(definitions)
    if (exercise is None) == (program is None):
        raise typer.BadParameter("give either --exercise or --program.")
    if program is not None and any(asked is not None for asked in (reps, side, target, hold)):
        raise typer.BadParameter(
            "--reps, --side, --target and --hold go with --exercise; a program says them itself."
        )
    check_finite({"--target": target, "--hold": hold, "--rest": rest})
    words = load_words(language or _system_language())
    by_options: list[PlannedSet] = []
    prescribed = _read_program(program, patient) if program is not None else None
    whose = patient or (prescribed.patient if prescribed else OWN_PATIENT)
    if prescribed is None:
        assert exercise is not None
        asked = _prescription(library, exercise, side, reps, target, hold)
        by_options = plan_exercise(library.get(exercise), asked, sets=sets, rest_s=rest)
    require_display()
    tidy_results(out_dir)
    with opened(db, create=True) as store, OpenSession(store, whose):
        owner = Owner(store, whose, prescribed)
        planned, before = choose_sets(
            lambda done: _due(prescribed, done, library) if prescribed else by_options,
            _history(store, whose),
            out_dir,
            owner,
        )
        if not planned:
            assert prescribed is not None
            why = _why_nothing(prescribed, _history(store, whose))
            raise InputError(
                f"{program}: {why} `hep-vision program today {program}` shows the day."
            )
        launch = Launch(
            sets=planned,
            camera=camera,
            model=install_if_missing(),
            smaller_model=_smaller_model(),
            words=words,
            out=out_dir,
            full_screen=not window,
            record_video=record,
            skeleton=skeleton,
            sound_file=sound,
            program=asdict(prescribed.ref) if prescribed else None,
            owner=owner,
            before=before,
            say=lambda text: err.print(escape(text), soft_wrap=True),
        )
        try:
            ended = run_session(launch)
        except KeyboardInterrupt:
            err.print("Stopped. What was done is kept; the next start offers to go on with it.")
            raise typer.Exit(EXIT_INTERRUPTED) from None
    _print_summary(ended)


def _prescription(
    library: Library,
    exercise: str,
    side: str | None,
    reps: int | None,
    target: float | None,
    hold: float | None,
) -> Prescription:
    definition = library.get(exercise)
    asked = definition.side.default if side is None else side_of(side)
    return Prescription(side=asked, repetitions=reps, target=target, hold_s=hold)


def _history(store: Store, patient: str) -> tuple[StoredSession, ...]:
    from hep_vision.store.history import read_history
    from hep_vision.store.reading import patients

    return read_history(store, patient) if patient in patients(store) else ()


def _read_program(path: Path, patient: str | None) -> Program:
    from hep_vision.program.known import known_exercises
    from hep_vision.program.load import load_program

    program = load_program(path, known_exercises())
    if patient not in (None, program.patient):
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

    day, now = _today(program, history)
    return describe_day((day,), (program,), known_exercises(), now).headline


def _today(program: Program, history: Sequence[StoredSession]) -> tuple[DayPlan, time]:
    """The patient's day and time of day."""
    from hep_vision.program.schedule import plan_day
    from hep_vision.store.history import done_sets

    now = datetime.now(ZoneInfo(program.timezone or tzlocal.get_localzone_name()))
    return plan_day([program], done_sets(history), now.date()), now.time()


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
