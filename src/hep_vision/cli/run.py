"""``hep-vision run``: the patient's session in front of the camera."""

from __future__ import annotations

import locale
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from hep_vision.cli.console import EXIT_INTERRUPTED, err, escape, out, step_progress
from hep_vision.cli.looking import install_if_missing
from hep_vision.cli.options_value import command_of
from hep_vision.cli.record_options import OWN_PATIENT, opened
from hep_vision.cli.results_folder import tidy_results
from hep_vision.cli.run_options import RunOptions
from hep_vision.cli.same_person import same_person
from hep_vision.coach.words import ENGLISH, languages, load_words
from hep_vision.definitions.library import load_library
from hep_vision.errors import InputError, ProgramError
from hep_vision.live.planning import plan_exercise, rest_of_day
from hep_vision.live.starting import due_sets, history_of, today_of, why_nothing
from hep_vision.plain_text import same_pseudonym
from hep_vision.sources.pose.models import installed_models
from hep_vision.store.identity import spelt_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.coach.words import Words
    from hep_vision.definitions.library import Library
    from hep_vision.live.launch import Ended, Launch
    from hep_vision.live.starting import Planner
    from hep_vision.live.store_session import Owner
    from hep_vision.program.model import Program
    from hep_vision.store.views import StoredSession

# Of this machine, where its own window is used and no camera is named.
USUAL_CAMERA = "0"


@command_of(RunOptions)
def run(asked: RunOptions) -> None:
    """Lead through the exercises in front of the camera, and count them.

    The session opens in the browser; Ctrl-C ends it. Nothing is to be touched in between: it
    starts by itself when the start position is taken, counts aloud, rests, goes on, and stops at
    the dose. Keys, if wanted: space goes on or pauses, arrow right leaves a set out, escape ends.
    The picture is not kept unless --record is given, and nothing leaves this computer. What was
    done goes into the record as it happens (`hep-vision sessions list`).
    """
    library = load_library(asked.definitions)
    asked.check()
    prescribed = _read_program(asked.program, asked.patient) if asked.program else None
    language = asked.language or _language_of(prescribed) or _system_language()
    whose = asked.patient or (prescribed.patient if prescribed else OWN_PATIENT)
    plan = _planner(asked, library, prescribed)
    tidy_results(asked.out_dir)
    with same_person(asked.db, whose, asked.check_word):
        if asked.window:
            _run_in_window(asked, plan, load_words(language), whose, prescribed)
        else:
            _run_in_browser(asked, plan, language, whose, prescribed)


def _run_in_browser(
    asked: RunOptions, plan: Planner, language: str, whose: str, program: Program | None
) -> None:
    """Serve the pages, and open that of the session."""
    from hep_vision.sources.pose.browser import ensure_package
    from hep_vision.web.link.options import SessionOptions
    from hep_vision.web.serving import serve
    from hep_vision.web.site import Site

    with opened(asked.db, create=True) as store:
        whose = spelt_in(store, whose)
        history, now = history_of(store, whose), _now()
        if not plan(history, now):
            _refuse_without_sets(asked, program, history, now)
    install_if_missing()
    if asked.camera is None:
        with step_progress() as on_step:
            ensure_package(progress=on_step)
    options = SessionOptions(
        plan=plan,
        program=program,
        definitions=asked.definitions,
        language=asked.language,
        camera=asked.camera,
        find_model=install_if_missing,
        find_smaller_model=_smaller_model,
        record_video=asked.record,
        skeleton=asked.skeleton,
    )
    site = Site(
        patient=whose,
        db=asked.db,
        programs=(program,) if program else (),
        out_dir=asked.out_dir,
        system_language=language,
        session=options,
    )
    serve(site, path="/session", open_browser=not asked.no_browser, say=_say)


def _run_in_window(
    asked: RunOptions, plan: Planner, words: Words, whose: str, program: Program | None
) -> None:
    # The window, the sound and the pose model take a second to load; `--help` need not.
    from hep_vision.live.display import require_display
    from hep_vision.live.launch import run_session
    from hep_vision.live.store_session import Owner
    from hep_vision.store.open_session import OpenSession

    require_display()
    with opened(asked.db, create=True) as store, OpenSession(store, whose):
        whose = spelt_in(store, whose)
        launch = _launch(asked, plan, words, Owner(store, whose, program))
        try:
            ended = run_session(launch)
        except KeyboardInterrupt:
            err.print("Stopped. What was done is kept; the next start offers to go on with it.")
            raise typer.Exit(EXIT_INTERRUPTED) from None
    _print_summary(ended)


def _planner(asked: RunOptions, library: Library, prescribed: Program | None) -> Planner:
    """What is to be done, by what was done before."""
    if prescribed is not None:
        return due_sets(prescribed, library)
    assert asked.exercise is not None
    definition = library.get(asked.exercise)
    by_options = plan_exercise(
        definition, asked.prescription(definition), sets=asked.sets, rest_s=asked.rest
    )
    return lambda _done, _now: by_options


def _launch(asked: RunOptions, plan: Planner, words: Words, owner: Owner) -> Launch:
    """The session that is to be run, or an error where nothing is to be done."""
    from hep_vision.live.choosing import choose_sets
    from hep_vision.live.launch import Launch

    history, now = history_of(owner.store, owner.patient), _now()
    planned, before = choose_sets(lambda done: plan(done, now), history, asked.out_dir, owner)
    prescribed = owner.program
    if not planned:
        _refuse_without_sets(asked, prescribed, history, now)
    return Launch(
        sets=planned,
        camera=asked.camera or USUAL_CAMERA,
        model=install_if_missing(),
        smaller_model=_smaller_model(),
        words=words,
        out=asked.out_dir,
        full_screen=asked.full_screen,
        record_video=asked.record,
        skeleton=asked.skeleton,
        sound_file=asked.sound,
        program=asdict(prescribed.ref) if prescribed else None,
        owner=owner,
        before=before,
        rest_of_day=rest_of_day(*today_of(prescribed, history, now)) if prescribed else None,
        say=_say,
    )


def _refuse_without_sets(
    asked: RunOptions, program: Program | None, history: Sequence[StoredSession], now: datetime
) -> NoReturn:
    """Say why nothing is to be done; only a program asks for nothing."""
    assert program is not None
    why = why_nothing(program, history, now)
    raise InputError(
        f"{asked.program}: {why} `hep-vision program today {asked.program}` shows the day."
    )


def _say(text: str) -> None:
    err.print(escape(text), soft_wrap=True)


def _read_program(path: Path, patient: str | None) -> Program:
    from hep_vision.program.known import known_exercises
    from hep_vision.program.load import load_program

    program = load_program(path, known_exercises())
    if patient is not None and not same_pseudonym(patient, [program.patient]):
        raise ProgramError(
            path, f"is for {program.patient}, not for {patient}; leave out --patient"
        )
    return program


def _now() -> datetime:
    return datetime.now().astimezone()


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
