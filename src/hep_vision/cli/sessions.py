"""``hep-vision sessions``: what is in the record."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from hep_vision.cli.console import err
from hep_vision.cli.option_values import MOMENT_FORMATS, day_of, moment_of
from hep_vision.cli.record_options import (
    CheckWord,
    Db,
    FirstDay,
    LastDay,
    NewPatient,
    Patient,
    check_new_patient,
    opened,
)
from hep_vision.cli.session_clinic import measure, outcome

sessions_app = typer.Typer(
    name="sessions",
    help="The record: sessions, their sets and every attempt.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)

SessionNumber = Annotated[
    int,
    typer.Argument(
        metavar="SESSION",
        help="Its number in the list.",
        show_default=False,
    ),
]


@sessions_app.command("list")
def list_(
    patient: Patient = None,
    first: FirstDay = None,
    last: LastDay = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, max=1_000_000, help="At most so many.")
    ] = 20,
    db: Db = None,
) -> None:
    """List sessions, the latest first, below the open matters."""
    # The database takes a while to load: only the commands that use it do so.
    from hep_vision.cli.matters import print_open, refreshed
    from hep_vision.cli.session_list import print_list
    from hep_vision.store.listing import list_sessions

    with opened(db) as store:
        lines = list_sessions(
            store,
            patient=patient,
            first=day_of(first, "--from"),
            last=day_of(last, "--to"),
            limit=limit,
        )
        # What decides on matters is slow to load: a record without sessions has none.
        if lines or list_sessions(store, limit=1):
            print_open(refreshed(store, patient))
        print_list(lines)
    if len(lines) == limit:
        err.print(f"The latest {limit}; --limit, --from and --to show others.")


@sessions_app.command()
def show(session: SessionNumber, db: Db = None) -> None:
    """Show a session: its sets, each attempt, and what a therapist put beside it."""
    from hep_vision.cli.session_cards import print_session
    from hep_vision.store.history import read_session
    from hep_vision.store.reading import read_recounts, read_traces

    with opened(db) as store:
        stored = read_session(store, session)
        ids = [one.id for one in stored.sets]
        traces = read_traces(store, ids)
        recounts = {id_: read_recounts(store, id_) for id_ in ids}
        print_session(stored, traces, recounts)


@sessions_app.command()
def compare(
    earlier: Annotated[
        int,
        typer.Argument(metavar="A", help="A session.", show_default=False),
    ],
    later: Annotated[
        int,
        typer.Argument(metavar="B", help="A later one.", show_default=False),
    ],
    db: Db = None,
) -> None:
    """Compare two sessions: counts, and range of motion as far as it can be compared."""
    from hep_vision.cli.session_cards import print_comparison
    from hep_vision.store.history import read_session
    from hep_vision.store.repeatability import read_repeatability

    with opened(db) as store:
        one, two = read_session(store, earlier), read_session(store, later)
        print_comparison(one, two, read_repeatability(store.place))


@sessions_app.command()
def add(
    folders: Annotated[
        list[Path],
        typer.Argument(
            metavar="FOLDER...", help="Results of `hep-vision analyze`.", show_default=False
        ),
    ],
    patient: NewPatient = None,
    program: Annotated[
        Path | None,
        typer.Option(help="Program it was done under; kept with the record.", show_default=False),
    ] = None,
    at: Annotated[
        datetime | None,
        typer.Option(
            formats=MOMENT_FORMATS,
            metavar="YYYY-MM-DDTHH:MM",
            help="When it was exercised. Default: when the recordings were made.",
        ),
    ] = None,
    setup: Annotated[
        str | None,
        typer.Option(help="Name of the camera set-up; another name is another set-up."),
    ] = None,
    pain: Annotated[
        int | None, typer.Option(min=0, max=10, help="Worst pain in it, 0 to 10.")
    ] = None,
    effort: Annotated[
        int | None, typer.Option(min=0, max=10, help="Effort, 0 to 10 (CR10).")
    ] = None,
    check: CheckWord = None,
    db: Db = None,
) -> None:
    """Add results of `hep-vision analyze` to the record. What is there already is left out.

    Sets done within two hours of each other are one session. Without --patient and --program
    they are filed as the results themselves say; if they do not, the patient is asked for.
    """
    from hep_vision.cli.saving import Saving, save_ends
    from hep_vision.store.events import Answers
    from hep_vision.store.saving import read_results

    answers = Answers(
        pain_worst=pain, effort=effort, effort_scale=None if effort is None else "CR10"
    )
    begun = moment_of(at, "--at")
    check_new_patient(patient, db)
    ends = [read_results(folder) for folder in folders]
    save_ends(
        ends,
        Saving(
            patient=patient,
            db=db,
            program=program,
            begun=begun,
            setup=setup,
            answers=answers,
            check=check,
        ),
    )


sessions_app.command()(measure)
sessions_app.command()(outcome)
