"""Opening a file that somebody names: a regular one, at once or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

# A clinic keeps some hundreds of definitions, a patient some thousands of results.
_MOST_FILES = 50_000

_NOT_REGULAR = "not a regular file"


def open_regular(path: Path) -> BinaryIO:
    """Open a file for reading; links are followed.

    A named pipe without a writer would block for ever, a device can have no end, and opening
    one can have effects: so the kind is looked at before, and again when it is open.

    Raises
    ------
    OSError
        If it is not there, is no regular file or may not be read.
    """
    require_regular(path)
    # Without waiting, in case a pipe was put in its place meanwhile.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    file = os.fdopen(os.open(path, flags), "rb")
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        return file
    file.close()
    raise OSError(errno.EINVAL, _NOT_REGULAR, str(path))


def read_regular(path: Path, max_bytes: int) -> bytes:
    """Content of a file.

    Raises
    ------
    OSError
        As for `open_regular`, or if it is larger.
    """
    with open_regular(path) as file:
        content = file.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise OSError(errno.EFBIG, f"larger than {max_bytes / 1e6:g} MB", str(path))
    return content


def files_below(folder: Path, suffix: str) -> list[Path]:
    """Files in a folder and the folders in it that end in ``suffix``, in order.

    Links to folders are not followed.

    Raises
    ------
    OSError
        If a folder cannot be read, or there are far more files than anybody keeps there.
    """
    found: list[Path] = []
    seen = 0
    for where, folders, names in os.walk(folder, onerror=_raise):
        seen += len(folders) + len(names)
        if seen > _MOST_FILES:
            raise OSError(errno.E2BIG, f"more than {_MOST_FILES} files", str(folder))
        found += [Path(where, name) for name in names if name.endswith(suffix)]
    return sorted(found)


def _raise(error: OSError) -> None:
    raise error


def require_regular(path: Path) -> None:
    """See that a path leads to a regular file, without opening it.

    Raises
    ------
    OSError
        If it is not there or something else.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, _NOT_REGULAR, str(path))
