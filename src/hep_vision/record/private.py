"""Patient data is for its owner's eyes alone: files 0600, folders 0700, under any umask.

On Windows the user's own folders are private already, and these modes mean nothing.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FILE, _FOLDER = 0o600, 0o700
_OTHERS = 0o077


def make_private(path: Path) -> bool:
    """Take the rights to a file or folder from everybody else; tells whether they had any.

    A path that is not there, or is another user's, stays as it is.
    """
    if os.name == "nt":  # pragma: no cover - not the platform of the tests
        return False
    try:
        status = path.lstat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            return False
        mode = stat.S_IMODE(status.st_mode)
        if not mode & _OTHERS or status.st_uid != os.geteuid():
            return False
        path.chmod(mode & ~_OTHERS)
    except OSError:  # not there, or on a medium that is only read
        return False
    return True


def private_folder(folder: Path) -> None:
    """Make a folder, with its parents, that only its owner may look into.

    One that is there stays as it is.

    Raises
    ------
    OSError
        If it cannot be made.
    """
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        try:
            missing.mkdir(mode=_FOLDER)
        except FileExistsError:
            continue  # made by another program in between
        missing.chmod(_FOLDER)
    folder.mkdir(exist_ok=True)  # a file of that name is an error


def private_file(path: Path) -> None:
    """Make sure of a file that only its owner may read; its content stays as it is.

    Raises
    ------
    OSError
        If it cannot be made.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, _FILE))
    make_private(path)
