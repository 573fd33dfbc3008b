"""Commands about the record as a whole: recount, override, delete, backup, restore, verify."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hep_vision.cli.console import err, escape, out
from hep_vision.cli.option_values import LARGEST_RANGE, MOST_REPETITIONS, check_ranges
from hep_vision.cli.record_options import Db, opened
from hep_vision.errors import InputError

SetNumber = Annotated[
    int,
    typer.Argument(
        metavar="SET",
        help="Its number in `hep-vision sessions show`.",
        show_default=False,
    ),
]


def recount(
    set_number: SetNumber,
    definition: Annotated[
        Path | None,
        typer.Option(
            "--definition", metavar="FILE", help="Another definition. Default: the original one."
        ),
    ] = None,
    side: Annotated[
        str | None, typer.Option(help="left, right, both or auto. Default: as measured.")
    ] = None,
    target: Annotated[
        float | None,
        typer.Option(metavar="DEG", help="Another target. Default: the original one, if any."),
    ] = None,
    no_target: Annotated[bool, typer.Option("--no-target", help="Without a target.")] = False,
    current_engine: Annotated[
        bool,
        typer.Option(
            "--current-engine",
            help="By the measuring engine of this version, where the set was measured by another.",
        ),
    ] = False,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep it in the record, beside the original.")
    ] = False,
    db: Db = None,
) -> None:
    """Count a stored set again from its landmarks, shown beside the original.

    The original stays as it is. A set that another engine measured keeps its result unless another
    definition, side or target is asked for, or --current-engine.
    """
    # The database takes a while to load: only the commands that use it do so.
    from hep_vision.cli.recounted import (
        Asked,
        ask_again,
        print_original,
        print_recount,
        stands,
        stored_set,
    )
    from hep_vision.store.amending import keep_recount

    check_ranges({"--target": target}, LARGEST_RANGE)
    asked = Asked(definition, side, "none" if no_target else target, current_engine)
    with opened(db) as store:
        original = stored_set(store, set_number)
        if stands(original) and not asked.otherwise:
            if keep:
                raise InputError("There is no recount to keep; add --current-engine.")
            print_original(original)
            return
        again = ask_again(store, original, asked)
        if keep:
            keep_recount(store, set_number, again.record)
        print_recount(original, again)
    if keep:
        err.print("Kept beside the original.")


def override(
    set_number: SetNumber,
    author: Annotated[
        str, typer.Option("--by", help="Your name.", show_default=False, prompt="Your name")
    ],
    reason: Annotated[str, typer.Option(help="Why.", show_default=False, prompt="Reason")],
    count: Annotated[
        int | None,
        typer.Option(min=0, max=MOST_REPETITIONS, help="Repetitions as you count them."),
    ] = None,
    remark: Annotated[str | None, typer.Option(help="Anything else.")] = None,
    attempt: Annotated[
        int | None,
        typer.Option(min=1, help="Number of the attempt a remark is about."),
    ] = None,
    db: Db = None,
) -> None:
    """Put a therapist's count or remark beside what was measured, which stays as it is."""
    from hep_vision.store.amending import Override, add_override

    try:
        made = Override(author=author, reason=reason, count=count, remark=remark, attempt=attempt)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    with opened(db) as store:
        add_override(store, set_number, made)
    err.print(f"Kept beside set {set_number}, under the name {escape(author)}.")


def delete_patient(
    patient: Annotated[str, typer.Argument(help="Pseudonym.", show_default=False)],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    db: Db = None,
) -> None:
    """Delete a patient and everything there is of them. There is no way back."""
    from hep_vision.program.words import counted
    from hep_vision.store.amending import delete_patient as delete
    from hep_vision.store.listing import list_sessions

    with opened(db) as store:
        if not yes:
            latest = list_sessions(store, patient=patient, limit=1)
            when = f"; the latest session was on {latest[0].day}" if latest else ""
            typer.confirm(
                f"Delete everything of {patient}{when}? There is no way back", abort=True, err=True
            )
        deleted = delete(store, patient)
    if not deleted.erased:
        err.print(
            f"{escape(deleted.patient)} is deleted from the record, but the record's file still "
            "holds what was stored: another program is reading it. Close that program and use "
            "hep-vision once more (`hep-vision sessions list`): it finishes then, and says so.",
            soft_wrap=True,
        )
    out.print(
        f"Deleted {escape(deleted.patient)}: {counted(deleted.sessions, 'session')}, "
        f"{counted(deleted.sets, 'set')}, {counted(deleted.attempts, 'attempt')}, "
        f"{counted(deleted.landmark_logs, 'landmark log')}, "
        f"{counted(deleted.programs, 'program version')}, "
        f"{counted(deleted.overrides, 'override')} of therapists.",
        soft_wrap=True,
    )
    if deleted.backups:
        out.print("These backups may still have them; delete them too if that is wanted:")
        for path in deleted.backups:
            out.print(f"  {escape(str(path))}", soft_wrap=True)
    out.print("Results that `hep-vision analyze` wrote to folders are not part of the record.")


def backup(
    file: Annotated[
        Path | None,
        typer.Argument(help="Where to. Default: the folder backups beside the record."),
    ] = None,
    db: Db = None,
) -> None:
    """Copy the record into one file, also while it is written to."""
    from hep_vision.store.backup import back_up

    with opened(db) as store:
        path = back_up(store, file)
    out.print(f"Wrote {escape(str(path))} ({path.stat().st_size / 1e6:.1f} MB)", soft_wrap=True)


def restore(
    file: Annotated[Path, typer.Argument(help="A backup.", show_default=False)],
    db: Db = None,
) -> None:
    """Put a backup in the place of the record; what is there now is backed up first."""
    from hep_vision.store.backup import restore as put_back

    former = put_back(db, file)
    out.print(f"Restored {escape(str(file))}.", soft_wrap=True)
    if former is not None:
        out.print(f"What was there before is in {escape(str(former))}.", soft_wrap=True)


def verify(db: Db = None) -> None:
    """Look for damage and for changes made outside of hep-vision, in everything stored.

    The file, the tables, every row and landmark log, the seals and the audit trail.
    """
    from hep_vision.errors import StoreError
    from hep_vision.store.checking import verify as look

    with opened(db) as store:
        faults = look(store)
    for fault in faults:
        out.print(escape(fault), soft_wrap=True)
    if faults:
        raise typer.Exit(StoreError.exit_code)
    out.print("Sound.")
