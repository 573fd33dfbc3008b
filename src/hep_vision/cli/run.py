"""``hep-vision run``: the patient's session in front of the camera."""

from __future__ import annotations

import locale
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
from hep_vision.live.planning import plan_exercise
from hep_vision.live.starting import due_sets, history_of, why_nothing
from hep_vision.plain_text import same_pseudonym
from hep_vision.sources.pose.models import installed_models
from hep_vision.store.identity import spelt_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.definitions.library import Library
    from hep_vision.live.starting import Planner
    from hep_vision.program.model import Program
    from hep_vision.store.views import StoredSession
    from hep_vision.web.link.running import SessionSummary


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
    if asked.language:
        load_words(asked.language)  # refuses a language without words
    language = asked.language or _language_of(prescribed) or _system_language()
    whose = asked.patient or (prescribed.patient if prescribed else OWN_PATIENT)
    plan = _planner(asked, library, prescribed)
    tidy_results(asked.out_dir)
    with same_person(asked.db, whose, asked.check_word):
        _print_summary(_serve(asked, plan, language, whose, prescribed))


def _serve(
    asked: RunOptions, plan: Planner, language: str, whose: str, program: Program | None
) -> list[SessionSummary]:
    """Serve the pages, and open that of the session; gives what its sessions came to."""
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
    ended: list[SessionSummary] = []
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
        when_over=ended.append,
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
    return ended


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


def _print_summary(ended: Sequence[SessionSummary]) -> None:
    """What the sessions came to; exit code 130 where one was left unfinished."""
    latest = {one.session: one for one in ended}
    for session in latest.values():
        for one in session.sets:
            extra = f", {one.extra} more than asked for" if one.extra else ""
            out.print(
                f"{escape(one.name)}, set {one.set_number} of {one.sets}: "
                f"[bold]{one.counted}[/] of {one.repetitions}{extra}"
            )
        out.print(f"{session.taken} pictures, {session.dropped} left out")
        for path in session.records:
            out.print(f"Record  {escape(str(path))}", soft_wrap=True)
        for error in session.errors:
            _say(error)
    if not all(session.finished for session in latest.values()):
        _say("Stopped before the end. What was done is kept; the next start resumes it.")
        raise typer.Exit(EXIT_INTERRUPTED)
