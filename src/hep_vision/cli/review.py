"""``hep-vision report``: the record of a patient's period as one file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hep_vision.cli.console import err, escape, out
from hep_vision.cli.option_values import day_of
from hep_vision.cli.record_options import Db, FirstDay, LastDay, Patient, opened
from hep_vision.errors import InputError
from hep_vision.program.words import counted, day_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.program.known import KnownExercises
    from hep_vision.program.model import Program
    from hep_vision.review.document import Document
    from hep_vision.review.period import Period
    from hep_vision.store.database import Store
    from hep_vision.store.sign_offs import SignOff


def report(
    out_files: Annotated[
        list[Path] | None,
        typer.Option("--out", "-o", help="Where to: .html or .pdf; may be given twice."),
    ] = None,
    patient: Patient = None,
    first: FirstDay = None,
    last: LastDay = None,
    for_patient: Annotated[
        bool, typer.Option("--for-patient", help="The patient's own page instead.")
    ] = False,
    programs: Annotated[
        list[Path] | None,
        typer.Option(
            "--program", metavar="FILE", help="Program, if the record does not have it already."
        ),
    ] = None,
    other: Annotated[
        bool,
        typer.Option(
            "--other-program",
            help="Go by the program of --program although the record has another one.",
        ),
    ] = False,
    text: Annotated[
        bool, typer.Option("--text", help="Print the first page as text, to paste into a chart.")
    ] = False,
    signed_by: Annotated[
        str | None,
        typer.Option(
            "--sign-off", metavar="NAME", help="Store that NAME has reviewed this period."
        ),
    ] = None,
    db: Db = None,
) -> None:
    """Write the report of a patient's period: one file that opens anywhere, without a network.

    The last 30 days by default. Its first page says what must be decided, what changed and why,
    and what is proposed; `--sign-off` puts a name and the date under it, in the record. Behind
    it: adherence, range of motion with its uncertainty, what was not
    counted and why, pain, quality, and what the numbers do not mean.
    """
    paths = out_files or []
    if not paths and not text and signed_by is None:
        raise typer.BadParameter("name a file, or ask for --text.", param_hint="--out")
    if for_patient and (text or signed_by is not None):
        raise typer.BadParameter("The patient's page has no --text and no --sign-off.")
    for path in paths:
        if path.suffix.lower() not in (".html", ".htm", ".pdf"):
            raise typer.BadParameter(f"{path.name} must end in .html or .pdf", param_hint="--out")
    # The database and the charts take a while to load: only the commands that use them do so.
    from hep_vision.program.known import known_exercises
    from hep_vision.program.load import load_programs
    from hep_vision.review.chart_text import chart_text
    from hep_vision.review.patient_page import make_patient_page
    from hep_vision.review.period import read_period
    from hep_vision.review.raising import refresh_matters
    from hep_vision.review.report import make_report
    from hep_vision.store.reading import read_programs
    from hep_vision.store.repeatability import read_repeatability

    known = known_exercises()
    versions = load_programs(programs, known) if programs else ()
    with opened(db) as store:
        whose = patient_of(store, patient)
        check_same_program(read_programs(store, whose), versions, replace_program=other)
        now = now_of(store, whose, versions)
        repeatability = read_repeatability(store.place)
        refresh_matters(store, whose, now, repeatability, versions)
        sunday = now.date() + timedelta(days=6 - now.weekday())
        period = read_period(
            store,
            whose,
            now=now,
            first=day_of(first, "--from"),
            last=day_of(last, "--to") or (sunday if for_patient else None),
            programs=versions,
            repeatability=repeatability,
        )
        if period.first > period.last:
            raise typer.BadParameter("--to must not be before --from.")
        # Within the record's care: what fails because it is damaged is said to be damage.
        document = (make_patient_page if for_patient else make_report)(period, known)
        if signed_by is not None:
            sign(store, period, known, signed_by)
            period = replace(period, sign_offs=_sign_offs(store, period))
            document = make_report(period, known)
        if text:
            typer.echo(chart_text(document))
        for path in paths:
            _write(document, path, period.now)


def sign(store: Store, period: Period, known: KnownExercises, name: str) -> None:
    """Store a name under the first page of a period, as it reads now."""
    from hep_vision.review.report import first_page_digest
    from hep_vision.store.sign_offs import add_sign_off

    if store.read_only:
        raise InputError("The record was opened for reading only; nothing can be signed.")
    digest = first_page_digest(period, known)
    add_sign_off(
        store,
        period.patient,
        by=name,
        first=period.first,
        last=period.last,
        report_sha256=digest,
    )
    still_open = len(period.open_matters)
    left = f" {counted(still_open, 'matter')} still open." if still_open else ""
    days = f"{day_words(period.first)} to {day_words(period.last)}"
    err.print(f"Signed by {escape(name.strip())}: {days}.{left}", soft_wrap=True)


def _sign_offs(store: Store, period: Period) -> tuple[SignOff, ...]:
    from hep_vision.store.sign_offs import read_sign_offs

    mine = (period.first, period.last)
    return tuple(
        one for one in read_sign_offs(store, period.patient) if (one.first, one.last) == mine
    )


def patient_of(store: Store, asked: str | None) -> str:
    """The patient asked for, as the record spells the pseudonym, or the only one there.

    Raises
    ------
    NotInRecordError
        If nobody is asked for, and the record has none or several.
    """
    from hep_vision.store.identity import spelt_in

    return the_one_patient(store) if asked is None else spelt_in(store, asked)


def check_same_program(
    stored: Sequence[Program], given: Sequence[Program], *, replace_program: bool
) -> None:
    """See that no program takes the place of the stored one unasked.

    Raises
    ------
    InputError
        If the record has another program, or another text of the same version; it says what
        differs.
    """
    from hep_vision.program.compare import compare_programs
    from hep_vision.program.known import known_exercises

    if replace_program:
        return
    for program in given:
        same = [one for one in stored if one.program == program.program]
        if stored and not same:
            names = ", ".join(dict.fromkeys(one.program for one in stored))
            raise InputError(
                f"The record has the program {names}, and --program is {program.program}. To "
                "report by it all the same, add --other-program."
            )
        texts = [one for one in same if one.version == program.version]
        if texts and texts[-1].content_sha256 != program.content_sha256:
            changes = compare_programs(texts[-1], program, known_exercises())
            lines = [f"{c.title}: {line}" for c in changes for line in c.lines]
            raise InputError(
                f"Version {program.version} of {program.program} is in the record with another "
                f"text. What --program has otherwise: {'; '.join(lines[:6])}. Give the changed "
                "one a higher version, or add --other-program to report by it."
            )


def the_one_patient(store: Store) -> str:
    """The patient of a record that has one only.

    Raises
    ------
    InputError
        If it has several or none.
    """
    from hep_vision.store.reading import patients

    known = patients(store)
    if len(known) != 1:
        some = ", ".join(known[:5]) + (", ..." if len(known) > 5 else "")
        raise InputError(
            f"The record has several patients ({some}); name one with --patient."
            if known
            else "The record has no patient yet."
        )
    return known[0]


def now_of(store: Store, patient: str, versions: tuple[Program, ...] = ()) -> datetime:
    """Now, on the clock on the patient's wall."""
    from hep_vision.review.raising import patients_now

    return patients_now(store, patient, versions)


def _write(document: Document, path: Path, now: datetime) -> None:
    from hep_vision.record.files import replacing

    if path.suffix.lower() == ".pdf":
        from hep_vision.review.pdf import report_pdf

        data = report_pdf(document, created=now)
    else:
        from hep_vision.review.html import report_html

        data = report_html(document).encode()
    with replacing(path) as part:
        part.write_bytes(data)
    out.print(f"Wrote {escape(str(path))}", soft_wrap=True)
