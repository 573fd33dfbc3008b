"""Which database holds the record: the one asked for, the environment's or the user's own."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from hep_vision.errors import StoreError
from hep_vision.plain_text import forbidden_sign

if TYPE_CHECKING:
    from sqlalchemy import URL

DB_VARIABLE = "HEP_VISION_DB"
FILE_NAME = "record.db"
BACKUP_FOLDER = "backups"


def data_folder() -> Path:
    """Folder in which the user's own record is kept; it need not exist."""
    return user_data_path("hep-vision", appauthor=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record is.

    Parameters
    ----------
    url : URL
        Of the database, with its driver.
    file : Path, optional
        The database's file; None on a server.
    """

    url: URL
    file: Path | None

    @property
    def name(self) -> str:
        """What to call it in a message, without a password."""
        return str(self.file) if self.file else self.url.render_as_string(hide_password=True)

    @property
    def is_own(self) -> bool:
        """Whether it lies in the user's data folder, where nobody else keeps files."""
        return self.file is not None and self.file.parent == data_folder()

    @property
    def backups(self) -> Path:
        """Folder for its backups."""
        beside = self.file.parent if self.file else data_folder()
        return beside / BACKUP_FOLDER


def find_place(asked: str | None = None) -> Place:
    """Place of the record.

    Parameters
    ----------
    asked : str, optional
        A file or a database URL; by default what the variable ``HEP_VISION_DB`` says, else
        the file in the user's data folder.

    Raises
    ------
    StoreError
        If the URL is not understood, or asks for a kind of database that is not supported.
    """
    if asked is not None and not asked.strip():
        raise StoreError("The name of the record is empty; name a file with --db, or leave it out.")
    given = asked or os.environ.get(DB_VARIABLE) or str(data_folder() / FILE_NAME)
    sign = forbidden_sign(given)
    if sign is not None:
        raise StoreError(f"The name of the record holds {sign}; name another one with --db.")
    if "://" not in given:
        return file_place(Path(given))
    from sqlalchemy import make_url  # the command line asks for names here, and loads fast
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(given)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            "The database's address cannot be understood; write for example "
            "postgresql://user@host/hep or the path of a file."
        ) from error
    kind = url.get_backend_name()
    if kind == "sqlite" and url.database and url.database != ":memory:":
        return file_place(Path(url.database))
    if kind == "postgresql":
        return Place(url.set(drivername="postgresql+psycopg"), None)
    raise StoreError(
        f"A record cannot be kept in {kind!r} like this; there are SQLite files and PostgreSQL "
        "(postgresql://user@host/database)."
    )


def file_place(path: Path) -> Place:
    """Place of a record in a file of its own."""
    from sqlalchemy import URL

    return Place(URL.create("sqlite+pysqlite", database=str(path)), path)
