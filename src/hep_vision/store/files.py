"""The record as a file: is it one, is it private, a copy of it, and out of the way if damaged."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from hep_vision.errors import DamagedStoreError, OutputError, StoreError
from hep_vision.record.files import remove_left_behind, replacing, working_folder
from hep_vision.record.private import make_private, private_folder
from hep_vision.regular_file import open_regular

if TYPE_CHECKING:
    from contextlib import ExitStack
    from pathlib import Path

    from hep_vision.store.place import Place

_MAGIC = b"SQLite format 3\x00"
_COMPANIONS = ("-wal", "-shm")  # that SQLite keeps beside its file


def check_file(place: Place, file: Path) -> None:
    """See whether a file may be a record at all, before SQLite touches it.

    Raises
    ------
    DamagedStoreError
        If it is our own file and its beginning is destroyed.
    StoreError
        If it cannot be read or is something else.
    """
    try:
        start = _first_bytes(file)
    except FileNotFoundError:
        return
    except IsADirectoryError as error:
        raise StoreError(f"{place.name} is a folder; name a file with --db.") from error
    except OSError as error:
        why = error.strerror or str(error)
        raise StoreError(f"The record {place.name} cannot be read ({why}).") from error
    if not start or start == _MAGIC:
        return
    if place.is_own:
        raise DamagedStoreError(f"The record {place.name} is damaged.")
    raise StoreError(
        f"{place.name} is no hep-vision record, or its beginning is destroyed; name another "
        "file with --db, or `hep-vision restore` a backup there."
    )


def _first_bytes(file: Path) -> bytes:
    with open_regular(file) as opened:
        return opened.read(len(_MAGIC))


def set_aside(place: Place) -> Path | None:
    """Rename a damaged file, with what SQLite keeps beside it; None if that is not possible."""
    file = place.file
    if file is None or not file.exists():
        return None
    moved = file.with_name(f"{file.stem}.damaged-{_now()}{file.suffix}")
    try:
        for ending in ("", *_COMPANIONS):
            part = file.with_name(file.name + ending)
            if part.exists():
                part.rename(moved.with_name(moved.name + ending))
    except OSError:  # in use, on some systems
        return None
    return moved


def backup_path(place: Place, name: str = "record") -> Path:
    """Path for a new backup, in the record's own folder of backups.

    Raises
    ------
    OutputError
        If that folder cannot be made.
    """
    try:
        private_folder(place.backups)
    except OSError as error:
        why = error.strerror or str(error)
        raise OutputError(
            f"The folder {place.backups} for backups cannot be made ({why}); name another place."
        ) from error
    return place.backups / f"{name}-{_now()}.db"


def keep_private(place: Place, file: Path) -> list[str]:
    """Take the record and its backups from other users' eyes; says so where they were open.

    What a killed program left beside them is removed.
    """
    remove_left_behind(place.backups, file.parent)
    if place.is_own:
        make_private(file.parent)
    file = file.resolve()
    opened = [make_private(one) for one in (file, *companions_of(file))]
    opened += [make_private(one) for one in (place.backups, *place.backups.glob("*.db*"))]
    if not any(opened):
        return []
    return [
        f"The record {place.name} or its backups could be read by other users of this computer; "
        "now only you can read them."
    ]


def is_read_only(file: Path) -> bool:
    """Whether a record can be read but not written where it is, as on a read-only medium."""
    effective = os.access in os.supports_effective_ids

    def may(path: Path, right: int) -> bool:
        return os.access(path, right, effective_ids=effective)

    return not (may(file, os.W_OK) and may(file.resolve().parent, os.W_OK))


def has_unmerged_changes(file: Path) -> bool:
    """Whether there is something in the log of changes that SQLite keeps beside its file."""
    log = file.with_name(file.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def is_emptied(place: Place, file: Path) -> bool:
    """Whether a record's file is there with nothing in it, although it has had backups."""
    try:
        empty = file.stat().st_size == 0
    except OSError:
        return False
    return empty and not has_unmerged_changes(file) and bool(backups_of(place))


def read_only_uri(file: Path) -> str:
    """Address by which SQLite reads a file without writing anything beside it."""
    mode = "mode=ro"
    if is_read_only(file) and not has_unmerged_changes(file):
        mode += "&immutable=1"
    return f"{file.absolute().as_uri()}?{mode}"


def copy_whole(file: Path, closing: ExitStack) -> Path:
    """Copy a record, with its log of changes, to where it can be written; gone at the end.

    Raises
    ------
    StoreError
        If there is no room for it.
    """
    try:
        copy = closing.enter_context(working_folder()) / "record.db"
        for source in (file, file.with_name(file.name + "-wal")):
            if source.exists():
                target = copy.with_name(source.name.replace(file.name, copy.name))
                shutil.copyfile(source, target)
    except OSError as error:
        why = error.strerror or str(error)
        raise StoreError(
            f"The record {file} lies where nothing can be written, and cannot be copied ({why})."
        ) from error
    return copy


def copy_file(source: Path, target: Path) -> None:
    """Copy an SQLite file as of one moment; the copy appears when it is complete."""
    with (
        replacing(target) as part,
        closing(sqlite3.connect(read_only_uri(source), uri=True)) as old,
        closing(sqlite3.connect(part)) as new,
    ):
        old.backup(new)
        # A single file, with nothing beside it, that can be carried anywhere.
        new.execute("PRAGMA journal_mode = DELETE")


def backups_of(place: Place) -> list[Path]:
    """Backups in the record's own folder of backups, the latest first."""
    found = list(place.backups.glob("*.db")) if place.backups.is_dir() else []
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def what_to_do_instead(backup: Path | None) -> str:
    """Rest of a sentence on a record that is not there: its good backup, or how to begin."""
    if backup is None:
        return (
            "; there is no good backup in its folder. A new one begins with "
            "`hep-vision analyze VIDEO --save`."
        )
    made = datetime.fromtimestamp(backup.stat().st_mtime).astimezone()
    return (
        f"; there is a good backup of {made:%d %B %Y, %H:%M}: `hep-vision restore {backup}` "
        "brings it back."
    )


def companions_of(file: Path) -> list[Path]:
    """Files that SQLite keeps beside a record while it is in use."""
    return [file.with_name(file.name + ending) for ending in _COMPANIONS]


def _now() -> str:
    return f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
