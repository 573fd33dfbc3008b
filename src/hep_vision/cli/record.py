"""Commands about the record as a whole: recount, override, delete, backup, restore, verify."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from hep_vision.cli.console import err, escape, out
from hep_vision.cli.option_values import LARGEST_RANGE, MOST_REPETITIONS, check_ranges
from hep_vision.cli.pass_phrases import PassPhraseFile, can_ask, pass_phrase
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
        typer.Option(
            "--minimum",
            "--target",
            metavar="DEG",
            help="Another minimum to count. Default: the original one, if any. --target is its "
            "older name.",
        ),
    ] = None,
    no_target: Annotated[
        bool, typer.Option("--no-minimum", "--no-target", help="Without a minimum to count.")
    ] = False,
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
    definition, side or minimum is asked for, or --current-engine.
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

    check_ranges({"--minimum": target}, LARGEST_RANGE)
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
    yes: Annotated[
        bool, typer.Option("--yes", help="The count is meant, however far from the measured.")
    ] = False,
    db: Db = None,
) -> None:
    """Put a therapist's count or remark beside what was measured, which stays as it is."""
    from hep_vision.store.amending import Override, add_override, doubt_about

    try:
        made = Override(author=author, reason=reason, count=count, remark=remark, attempt=attempt)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    with opened(db) as store:
        doubt = None if count is None or yes else doubt_about(store, set_number, count)
        if doubt is not None:
            if not can_ask():
                raise InputError(f"{doubt} If the count is meant, say so with --yes.")
            typer.confirm(f"{doubt} Is the count meant?", abort=True, err=True)
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
    from hep_vision.web.settings import settings_file

    with opened(db) as store:
        if not yes:
            latest = list_sessions(store, patient=patient, limit=1)
            when = f"; the latest session was on {latest[0].day}" if latest else ""
            typer.confirm(
                f"Delete everything of {patient}{when}? There is no way back", abort=True, err=True
            )
        deleted = delete(store, patient)
        settings_file(store.place, deleted.patient).unlink(missing_ok=True)
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
    encrypt: Annotated[
        bool, typer.Option("--encrypt", help="Encrypt it with a pass phrase that is asked for.")
    ] = False,
    pass_phrase_file: PassPhraseFile = None,
    db: Db = None,
) -> None:
    """Copy the record into one file, also while it is written to.

    An encrypted one cannot be read by anybody without its pass phrase: write that down and
    keep it elsewhere.
    """
    from hep_vision.exchange.sealed_backup import back_up_sealed
    from hep_vision.store.backup import back_up

    if pass_phrase_file is not None and not encrypt:
        raise typer.BadParameter("--pass-phrase-file goes with --encrypt.")
    with opened(db) as store:
        if encrypt:
            path = back_up_sealed(store, pass_phrase(pass_phrase_file, new=True), file)
        else:
            path = back_up(store, file)
    out.print(f"Wrote {escape(str(path))} ({path.stat().st_size / 1e6:.1f} MB)", soft_wrap=True)


def restore(
    file: Annotated[Path, typer.Argument(help="A backup, encrypted or not.", show_default=False)],
    lose: Annotated[
        list[str] | None,
        typer.Option(
            "--lose",
            metavar="PSEUDONYM",
            help="Replace the record although it has more of this patient than the backup.",
            show_default=False,
        ),
    ] = None,
    pass_phrase_file: PassPhraseFile = None,
    db: Db = None,
) -> None:
    """Put a backup in the place of a record that has nothing more.

    What is there now is backed up first. A record that has what the backup lacks is not
    replaced unless each patient who would lose something is named with --lose. To add what a
    backup has to the record, use `hep-vision receive` instead.
    """
    from hep_vision.exchange.sealed_backup import plain_backup
    from hep_vision.store.backup import restore as put_back

    with plain_backup(file, partial(pass_phrase, pass_phrase_file, new=False)) as plain:
        former = put_back(db, plain, may_lose=lose or (), named=file)
    out.print(f"Restored {escape(str(file))}.", soft_wrap=True)
    if former is not None:
        out.print(f"What was there before is in {escape(str(former))}.", soft_wrap=True)


def verify(
    backup_file: Annotated[
        Path | None,
        typer.Argument(
            metavar="BACKUP",
            help="A backup to look at, encrypted or not. Default: the record.",
            show_default=False,
        ),
    ] = None,
    pass_phrase_file: PassPhraseFile = None,
    db: Db = None,
) -> None:
    """Look for damage and for changes made outside of hep-vision, in everything stored.

    The file, the tables, every row and landmark log, the seals and the audit trail.
    """
    if backup_file is not None:
        _verify_backup(backup_file, pass_phrase_file)
        return
    from hep_vision.errors import StoreError
    from hep_vision.store.checking import verify as look

    with opened(db) as store:
        faults = look(store)
    for fault in faults:
        out.print(escape(fault), soft_wrap=True)
    if faults:
        raise typer.Exit(StoreError.exit_code)
    out.print("Sound.")


def _verify_backup(file: Path, pass_phrase_file: Path | None) -> None:
    from hep_vision.exchange.sealed_backup import plain_backup
    from hep_vision.store.backup import check_backup

    with plain_backup(file, partial(pass_phrase, pass_phrase_file, new=False)) as plain:
        check_backup(plain, file)
    out.print(f"{escape(str(file))}: sound.", soft_wrap=True)
