"""``hep-vision serve``: the patient's pages in the browser, from this machine to itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hep_vision.cli.analyze_options import DEFAULT_FOLDER
from hep_vision.cli.console import err, escape, step_progress
from hep_vision.cli.looking import install_if_missing
from hep_vision.cli.patient_language import system_locale
from hep_vision.cli.record_options import (
    OWN_PATIENT,
    Db,
    NewPatientInFull,
    check_new_patient,
    opened,
)
from hep_vision.coach.words import ENGLISH, languages
from hep_vision.errors import InputError, ModelError

if TYPE_CHECKING:
    from hep_vision.program.model import Program
    from hep_vision.store.database import Store
    from hep_vision.web.site import Site


def serve(
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help="Port. Default: one that is free.", show_default=False),
    ] = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Print the address; open nothing.")
    ] = False,
    programs: Annotated[
        list[Path] | None,
        typer.Option(
            "--program",
            "-p",
            metavar="FILE",
            help="A program file. The record keeps it: name it once.",
            show_default=False,
        ),
    ] = None,
    patient: NewPatientInFull = None,
    out_dir: Annotated[
        Path, typer.Option("--out", "-o", help="Folder for the sessions' files.")
    ] = DEFAULT_FOLDER,
    db: Db = None,
) -> None:
    """Open the patient's pages in the browser: today, the session, gains, month, program.

    They are served to this computer alone, from its own record, without an account; nothing
    leaves it. The address that is opened works once. Ctrl-C ends it.
    """
    # The server and the pages take a second to load; `--help` need not.
    from hep_vision.web.serving import serve as serve_pages

    check_new_patient(patient, db)
    site = make_site(patient, programs or [], db, out_dir)
    _install_what_is_missing()
    serve_pages(site, port=port, open_browser=not no_browser, say=_say)


def _say(text: str) -> None:
    err.print(escape(text), soft_wrap=True)


def _install_what_is_missing() -> None:
    """Fetch what the session needs; without it the other pages can be used all the same."""
    from hep_vision.sources.pose.browser import ensure_package

    try:
        install_if_missing()
        with step_progress() as on_step:
            ensure_package(progress=on_step)
    except ModelError as error:
        _say(f"{error} The session cannot be started until then; the other pages can be used.")


def make_site(
    patient: str | None, program_files: list[Path], db: str | None, out_dir: Path
) -> Site:
    """Whose pages are to be served; programs that are given are kept in the record.

    Raises
    ------
    InputError
        If the programs are of another patient, or nobody says which of several it is.
    """
    from hep_vision.program.known import known_exercises
    from hep_vision.program.load import load_programs
    from hep_vision.store.writing import keep_program
    from hep_vision.web.site import Site

    given = load_programs(program_files, known_exercises()) if program_files else ()
    with opened(db, create=True) as store:
        whose = _whose(store, patient, given)
        for program in given:
            keep_program(store, program)
    short = system_locale().split("_")[0]
    language = system_locale() if short in languages() else ENGLISH
    return Site(patient=whose, db=db, out_dir=out_dir, system_language=language)


def _whose(store: Store, asked: str | None, given: tuple[Program, ...]) -> str:
    """The patient asked for, else that of the program, else the only one of the record."""
    from hep_vision.cli.review import the_one_patient
    from hep_vision.plain_text import same_pseudonym
    from hep_vision.store.identity import spelt_in
    from hep_vision.store.reading import patients

    of_program = given[-1].patient if given else None
    if asked and of_program and not same_pseudonym(asked, [of_program]):
        raise InputError(f"The program is for {of_program}, not for {asked}; leave out --patient.")
    named = asked or of_program
    if named is not None:
        return spelt_in(store, named)
    return the_one_patient(store) if patients(store) else OWN_PATIENT
