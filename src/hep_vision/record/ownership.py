"""Locks that tell whether their owner is alive: the system frees them when it dies.

A lock is a file, locked by the process that owns it. After a kill or a power cut nobody holds
it, whatever was written into it and whatever process has the same number by then.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":  # pragma: no cover - not the platform of the tests
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class OwnedFile:
    """A locked file; removed when it is released.

    Parameters
    ----------
    path : Path
        The file, in a folder that exists.

    Raises
    ------
    BlockingIOError
        If another owner is alive.
    OSError
        If the file cannot be made, or the disk knows no locks.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = _open_locked(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def rename(self, path: Path) -> None:
        """Give it another name, under which it appears locked already."""
        if sys.platform != "win32":  # an open file keeps its name there
            self.path = self.path.rename(path)

    def release(self) -> None:
        """Let go of it; calling it again does nothing."""
        if self._file is None:
            return
        if sys.platform == "win32":  # pragma: no cover - an open file cannot be removed there
            os.close(self._file)
            self.path.unlink(missing_ok=True)
        else:
            self.path.unlink(missing_ok=True)  # first, so that nobody locks what goes away
            os.close(self._file)
        self._file = None


def is_owned(path: Path) -> bool:
    """Whether the owner of a lock file is alive; a file that is not there has none."""
    try:
        file = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    except OSError:
        return True  # somebody else's
    try:
        _lock(file)
    except OSError:
        return True
    finally:
        os.close(file)
    return False


def _open_locked(path: Path) -> int:
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(file)
            if _is_still(path, file):
                return file
        except OSError as error:
            os.close(file)
            if error.errno in _TAKEN:
                raise BlockingIOError(error.errno, f"{path} has another owner") from error
            raise
        os.close(file)  # its owner removed it in between: once more


def _is_still(path: Path, file: int) -> bool:
    """Whether a path still names an open file."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file))
    except FileNotFoundError:
        return False
