"""Options that every command about the record has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

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
Patient = Annotated[
    str | None,
    typer.Option("--patient", "-p", help="Pseudonym, never a name.", show_default=False),
]
FirstDay = Annotated[
    str | None,
    typer.Option("--from", metavar="YYYY-MM-DD", help="First day.", show_default=False),
]
LastDay = Annotated[
    str | None,
    typer.Option("--to", metavar="YYYY-MM-DD", help="Last day.", show_default=False),
]


def opened(db: str | None, *, create: bool = False) -> Store:
    """The record, which must be there unless it may be made; what it remarks is said."""
    from hep_vision.cli.console import err, escape
    from hep_vision.store.database import open_store

    store = open_store(db, create=create)
    for remark in store.remarks:
        err.print(escape(remark), soft_wrap=True)
    return store
