"""``hep-vision patients``: whose sessions the record has, and who they are."""

from __future__ import annotations

from typing import Annotated

import typer

from hep_vision.cli.console import escape, out
from hep_vision.cli.pass_phrases import can_ask
from hep_vision.cli.record_options import Db, opened
from hep_vision.errors import InputError

patients_app = typer.Typer(
    name="patients",
    help="The patients of the record, and the second factor that tells two people apart.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)

Pseudonym = Annotated[str, typer.Argument(help="Pseudonym.", show_default=False)]
Check = Annotated[
    str | None,
    typer.Option(
        "--check",
        metavar="WORD",
        help="Birth year, or a word that only this patient knows. Asked for if left out.",
        show_default=False,
    ),
]


@patients_app.command("list")
def list_(db: Db = None) -> None:
    """List the patients, and whether a birth year or check word is kept of them."""
    from rich.table import Table

    from hep_vision.store.listing import list_patients

    with opened(db) as store:
        lines = list_patients(store)
    table = Table(box=None, pad_edge=False)
    for heading in ("Patient", "Sessions", "Latest", "Check"):
        table.add_column(heading, justify="right" if heading == "Sessions" else "left")
    for line in lines:
        latest = line.latest.isoformat() if line.latest else ""
        table.add_row(
            escape(line.pseudonym), str(line.sessions), latest, "yes" if line.has_check else "no"
        )
    out.print(table if lines else "No patients.")


@patients_app.command("set")
def set_(patient: Pseudonym, check: Check = None, db: Db = None) -> None:
    """Keep a patient's birth year or check word, as a hash, in the place of an earlier one."""
    from hep_vision.store.identity import set_factor

    factor = _factor(check)
    with opened(db) as store:
        set_factor(store, patient, factor)
    out.print(f"Kept for {escape(patient.strip())}, as a hash.")


@patients_app.command("check")
def check_(patient: Pseudonym, check: Check = None, db: Db = None) -> None:
    """Say whether a birth year or check word is the patient's."""
    from hep_vision.store.identity import is_factor

    factor = _factor(check)
    with opened(db) as store:
        same = is_factor(store, patient, factor)
    if same is None:
        raise InputError(f"{patient} has no birth year or check word in the record.")
    if not same:
        raise InputError(f"It is not {patient}'s: another person, or a slip.")
    out.print(f"It is {escape(patient.strip())}'s.")


def _factor(check: str | None) -> str:
    if check is None and not can_ask():
        raise InputError("Give the birth year or check word with --check.")
    told: str = (
        typer.prompt("Birth year or check word", hide_input=True, err=True)
        if check is None
        else check
    )
    if not told.strip():
        raise typer.BadParameter("the birth year or check word is empty", param_hint="--check")
    return told
