"""The record as a file: is it one, a copy of it, and out of the way when it is damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from hep_vision.errors import DamagedStoreError, OutputError, StoreError
from hep_vision.record.files import replacing
from hep_vision.regular_file import open_regular

if TYPE_CHECKING:
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
        place.backups.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise OutputError(
            f"The folder {place.backups} for backups cannot be made ({why}); name another place."
        ) from error
    return place.backups / f"{name}-{_now()}.db"


def copy_file(source: Path, target: Path) -> None:
    """Copy an SQLite file as of one moment; the copy appears when it is complete."""
    with (
        replacing(target) as part,
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(part)) as new,
    ):
        old.backup(new)
        # A single file, with nothing beside it, that can be carried anywhere.
        new.execute("PRAGMA journal_mode = DELETE")


def newest_backup(place: Place) -> Path | None:
    """Latest backup in the record's own folder of backups."""
    found = list(place.backups.glob("*.db")) if place.backups.is_dir() else []
    return max(found, key=lambda path: path.stat().st_mtime, default=None)


def what_to_do_instead(place: Place) -> str:
    """Rest of a sentence on a record that is not there: the backup, or how to begin."""
    backup = newest_backup(place)
    if backup is None:
        return (
            "; there is no backup in its folder. A new one begins with "
            "`hep-vision analyze VIDEO --save`."
        )
    made = datetime.fromtimestamp(backup.stat().st_mtime).astimezone()
    return (
        f"; there is a backup of {made:%d %B %Y, %H:%M}: `hep-vision restore {backup}` brings "
        "it back."
    )


def _now() -> str:
    return f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
