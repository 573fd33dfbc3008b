"""Backups that only a pass phrase opens."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hep_vision import __version__
from hep_vision.exchange.sealed_file import is_sealed, read_header, seal, unseal
from hep_vision.record.files import working_folder
from hep_vision.store.backup import back_up
from hep_vision.store.files import backup_path

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from hep_vision.exchange.sealed_file import PassPhrase
    from hep_vision.store.database import Store

SUFFIX = ".sealed"


def back_up_sealed(store: Store, phrase: PassPhrase, target: Path | None = None) -> Path:
    """Copy the record as it is at this moment, encrypted with a pass phrase.

    Parameters
    ----------
    store : Store
        The record.
    phrase : PassPhrase
        What opens it; nobody can read the backup without.
    target : Path, optional
        The file; by default one named by the time, in the folder ``backups`` beside it.

    Raises
    ------
    OutputError
        If the copy cannot be written.
    StoreError
        If the record cannot be read.
    """
    if target is None:
        path = backup_path(store.place)
        target = path.with_name(path.name + SUFFIX)
    with working_folder() as folder:
        plain = back_up(store, folder / "backup.db")
        about = {"made_at": datetime.now(UTC).isoformat(), "hep_vision": __version__}
        seal(plain, target, phrase, "backup", about)
    return target


@contextmanager
def plain_backup(path: Path, ask: Callable[[], PassPhrase]) -> Generator[Path]:
    """Give a backup as SQLite's file: itself, or what is in it if it is encrypted.

    Parameters
    ----------
    path : Path
        The backup.
    ask : callable
        Gives the pass phrase, if one is needed.

    Raises
    ------
    InputError
        If it cannot be opened.
    """
    if not path.is_file() or not is_sealed(path):
        yield path
        return
    read_header(path)
    with working_folder() as folder:
        plain = folder / "backup.db"
        unseal(path, ask(), plain)
        yield plain
