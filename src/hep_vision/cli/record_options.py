"""Options that every command about the record has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hep_vision.plain_text import PSEUDONYM_IN_WORDS, is_pseudonym, same_pseudonym
from hep_vision.store.place import DB_VARIABLE

if TYPE_CHECKING:
    from hep_vision.store.database import Store

OWN_PATIENT = "me"
"""Pseudonym of whoever keeps a record for themselves."""

Db = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="FILE|URL",
        envvar=DB_VARIABLE,
        show_default=False,
        help="The record: a file, or postgresql://user@host/database. Default: your own.",
    ),
]


def _not_empty(asked: str | None) -> str | None:
    if asked is None:
        return None
    if not asked.strip():
        raise typer.BadParameter("it is empty; name a pseudonym, or leave the option out")
    return asked.strip()


Patient = Annotated[
    str | None,
    typer.Option(
        "--patient",
        "-p",
        callback=_not_empty,
        help="Pseudonym, never a name.",
        show_default=False,
    ),
]
_NEW_PATIENT_HELP = (
    f"Pseudonym, never a name: {PSEUDONYM_IN_WORDS}. Default: the program's, or your own record."
)
NewPatient = Annotated[
    str | None,
    typer.Option(
        "--patient", "-p", callback=_not_empty, help=_NEW_PATIENT_HELP, show_default=False
    ),
]
# Where -p is the program.
NewPatientInFull = Annotated[
    str | None,
    typer.Option("--patient", callback=_not_empty, help=_NEW_PATIENT_HELP, show_default=False),
]
CheckWord = Annotated[
    str | None,
    typer.Option(
        "--check",
        metavar="WORD",
        help="Birth year or check word of the patient: kept as a hash, and refused if the record "
        "has another one.",
        show_default=False,
    ),
]
FirstDay = Annotated[
    str | None,
    typer.Option("--from", metavar="YYYY-MM-DD", help="First day.", show_default=False),
]
LastDay = Annotated[
    str | None,
    typer.Option("--to", metavar="YYYY-MM-DD", help="Last day.", show_default=False),
]


def check_new_patient(patient: str | None, db: str | None) -> None:
    """See that sets may be kept under a pseudonym; one that the record has already may stay.

    Raises
    ------
    typer.BadParameter
        If it is none that a program could have, and new.
    """
    if patient is None or is_pseudonym(patient):
        return
    from hep_vision.store.database import open_store
    from hep_vision.store.place import find_place
    from hep_vision.store.reading import patients

    file = find_place(db).file
    if file is None or file.exists():
        with open_store(db, create=False) as store:
            if same_pseudonym(patient, patients(store)):
                return
    raise typer.BadParameter(
        f"{patient[:60]!r} cannot be a pseudonym; it has {PSEUDONYM_IN_WORDS}",
        param_hint="--patient",
    )


def opened(db: str | None, *, create: bool = False) -> Store:
    """The record, which must be there unless it may be made; what it remarks is said."""
    from hep_vision.cli.console import err, escape
    from hep_vision.store.database import open_store

    store = open_store(db, create=create)
    for remark in store.remarks:
        err.print(escape(remark), soft_wrap=True)
    return store
