"""Copies of the record, and their return.

A backup is always one SQLite file, whatever database the record is in: it can be restored
into a file or a server, and looked into with ``--db``.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select, text

from hep_vision.errors import DamagedStoreError, HepVisionError, InputError, StoreError
from hep_vision.plain_text import folded_pseudonym
from hep_vision.record.files import replacing, working_folder
from hep_vision.record.private import private_file, private_folder
from hep_vision.store.audit import note
from hep_vision.store.checking import faults
from hep_vision.store.database import Store, open_copy, open_store
from hep_vision.store.engine import make_engine
from hep_vision.store.faults import explained
from hep_vision.store.files import backup_path, backups_of, copy_file
from hep_vision.store.losing import lost_by
from hep_vision.store.place import Place, file_place, find_place
from hep_vision.store.tables import Base, PatientRow, SealKeyRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ROWS_AT_ONCE = 1000


def back_up(store: Store, target: Path | None = None) -> Path:
    """Copy the record as it is at this moment, also while it is written to.

    Parameters
    ----------
    store : Store
        The record.
    target : Path, optional
        The file; by default one named by the time, in the folder ``backups`` beside it.

    Raises
    ------
    OutputError
        If the copy cannot be written.
    StoreError
        If the record cannot be read.
    """
    target = target or backup_path(store.place)
    with explained(store.place):
        if store.readable_file is not None:
            copy_file(store.readable_file, target)
        else:
            _export(store, target)
    return target


def restore(
    asked: str | None,
    source: Path,
    *,
    may_lose: Iterable[str] = (),
    named: Path | None = None,
) -> Path | None:
    """Put a backup in the place of the record.

    What is there now is backed up first; a damaged file is set aside. A record that has
    something that the backup lacks is not replaced.

    Parameters
    ----------
    asked : str, optional
        Where the record is: a file or a database URL.
    source : Path
        The backup.
    may_lose : iterable of str
        Pseudonyms of patients of whom the record may lose what the backup lacks.
    named : Path, optional
        What to call the backup in messages: the encrypted file that it was in.

    Returns
    -------
    Path or None
        Where the former record was backed up to; None if there was none to back up.

    Raises
    ------
    InputError
        If the backup is missing, damaged or of something else, or the record has more; nothing
        is changed then.
    StoreError
        If the record's place cannot be written.
    """
    with working_folder() as folder:
        good = folder / "backup.db"
        _check_backup(source, good, named or source)
        place = find_place(asked)
        former = _save_former(asked, place, _Losing(good, frozenset(may_lose), named or source))
        if place.file is not None:
            _replace_file(good, place, place.file)
        else:
            _import(good, place)
    with open_store(asked) as store, store.writing() as db:
        note(db, "backup restored", "record")
    return former


def newest_good_backup(place: Place) -> Path | None:
    """Latest backup in the record's own folder of backups that is sound; None if there is none."""
    for backup in backups_of(place):
        try:
            with working_folder() as folder:
                _check_backup(backup, folder / "backup.db", backup)
        except (HepVisionError, OSError):
            continue
        return backup
    return None


def check_backup(source: Path, named: Path | None = None) -> None:
    """Look at a backup as deeply as `verify` does at the record.

    Parameters
    ----------
    source : Path
        The backup.
    named : Path, optional
        What to call it in messages: the encrypted file that it was in.

    Raises
    ------
    InputError
        If it is not there, empty, damaged or something else.
    """
    with working_folder() as folder:
        _check_backup(source, folder / "backup.db", named or source)


def _check_backup(source: Path, copy: Path, named: Path) -> None:
    """Copy a backup, bring the copy up to date and look for damage as `verify` does.

    Raises
    ------
    InputError
        If it is not there, empty, damaged or something else.
    """
    if not source.is_file():
        raise InputError(f"{named}: there is no such backup.")
    if source.stat().st_size == 0:
        raise InputError(f"{named}: the backup is empty; try an older one.")
    try:
        copy_file(source, copy)
        with open_copy(copy) as store:
            found = next(faults(store), None)
    except (sqlite3.Error, DamagedStoreError) as error:
        raise InputError(f"{named}: the backup is damaged; try an older one.") from error
    except StoreError as error:
        raise InputError(f"{named}: {error}".replace(str(copy), "this file")) from error
    if found:
        raise InputError(f"{named}: the backup is not sound. {found} Try an older one.")


@dataclass(frozen=True, slots=True)
class _Losing:
    """A backup, and of whom the record may lose something by it."""

    good: Path
    may_lose: frozenset[str]
    named: Path

    def check(self, store: Store) -> None:
        """Refuse to replace a record that has more."""
        with open_copy(self.good) as backup:
            lost = lost_by(store, backup)
        allowed = {folded_pseudonym(one) for one in self.may_lose}
        refused = {who: what for who, what in lost.items() if folded_pseudonym(who) not in allowed}
        if not refused:
            return
        told = "; ".join(f"{who}: {what}" for who, what in refused.items())
        options = " ".join(f"--lose {who}" for who in refused)
        raise InputError(
            f"{self.named}: the record has what this backup lacks ({told}), and it would be lost. "
            f"To add what the backup has to the record: `hep-vision receive {self.named}`. To "
            f"replace the record all the same: `hep-vision restore {self.named} {options}`."
        )


def _save_former(asked: str | None, place: Place, losing: _Losing) -> Path | None:
    if place.file is not None and not place.file.exists():
        return None
    try:
        with open_store(asked) as store:
            with store.reading() as db:
                if db.scalar(select(PatientRow.id).limit(1)) is None:
                    return None
            losing.check(store)
            return back_up(store, backup_path(place, "before-restore"))
    except DamagedStoreError:
        return None  # it was set aside


def _replace_file(good: Path, place: Place, file: Path) -> None:
    """Overwrite a record in one transaction, under the eyes of whoever has it open."""
    private_folder(file.parent)
    private_file(file)
    with (
        explained(place),
        closing(sqlite3.connect(good)) as source,
        closing(sqlite3.connect(file, timeout=5.0)) as target,
    ):
        source.backup(target)


def _export(store: Store, target: Path) -> None:
    """Copy a record on a server into a file."""
    with replacing(target) as part:
        with open_store(str(part)) as copy:
            isolated = store.engine.execution_options(isolation_level="REPEATABLE READ")
            with isolated.connect() as source, copy.engine.begin() as into:
                into.execute(delete(SealKeyRow))  # the record's own comes with its rows
                _copy_rows(source, into)
        with closing(sqlite3.connect(part)) as file:
            file.execute("PRAGMA journal_mode = DELETE")


def _import(good: Path, place: Place) -> None:
    """Replace a record on a server by that in a file, in one transaction."""
    source_engine, engine = make_engine(file_place(good)), make_engine(place)
    store = Store(place, engine)
    with explained(place), source_engine.connect() as source, engine.begin() as into:
        Base.metadata.drop_all(into)
        into.execute(text("DROP TABLE IF EXISTS alembic_version"))
        store.migrate(into, seal=False)
        _copy_rows(source, into)
        for table in Base.metadata.sorted_tables:
            if "id" in table.columns:
                into.execute(
                    text(
                        f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', 'id'), "
                        f'(SELECT coalesce(max(id), 0) + 1 FROM "{table.name}"), false)'
                    )
                )
    source_engine.dispose()
    store.close()


def _copy_rows(source: Connection, target: Connection) -> None:
    for table in Base.metadata.sorted_tables:
        rows = source.execute(select(table).execution_options(yield_per=_ROWS_AT_ONCE))
        for some in rows.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in some])
