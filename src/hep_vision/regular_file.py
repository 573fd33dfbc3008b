"""Opening a file that somebody names: a regular one, at once or not at all."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

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
