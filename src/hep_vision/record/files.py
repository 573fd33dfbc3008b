"""Files that are there complete or not at all, and that only their owner may read.

Everything is written in a temporary, hidden folder beside its place and renamed when it is
complete, so that neither an error nor Ctrl-C leaves half a file under a final name. What a
kill leaves behind is removed the next time: a temporary folder is locked by its owner.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from hep_vision.errors import OutputError
from hep_vision.record.ownership import OwnedFile, is_owned
from hep_vision.record.private import make_private, private_folder
from hep_vision.regular_file import require_regular

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from types import TracebackType

_OWNER = ".owner"
_WORKING = "hep-vision-"
# `tempfile` ends a name with eight such characters.
_LEFT_PART = re.compile(r"^\.(.+-)?[a-z0-9_]{8}\.part$")
_LEFT_WORKING = re.compile(rf"^{_WORKING}[a-z0-9_]{{8}}$")
# A temporary folder without an owner's lock is of an older version, or was made this moment.
_NO_LOCK_S = 24 * 3600.0


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """Give a temporary path to write to, and rename it to ``path`` if the block succeeds.

    The temporary name ends like ``path``, for libraries that tell a format by it. An
    existing file stays as it was until the new one is complete.

    Raises
    ------
    OutputError
        If the place or the file cannot be written; an ``OSError`` in the block counts as
        that.
    """
    try:
        _require_replaceable(path)
        _remove_dead(path.parent, _LEFT_PART)
        with _owned_folder(path.parent, f".{path.stem}-", ".part") as folder:
            part = folder / path.name
            yield part
            make_private(part)
            part.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error


@contextmanager
def working_folder() -> Generator[Path]:
    """Give a private folder for what is needed for a moment; gone after the block.

    Raises
    ------
    OSError
        If there is no room for it.
    """
    with _owned_folder(Path(tempfile.gettempdir()), _WORKING, "") as folder:
        yield folder


def remove_left_behind(*folders: Path) -> None:
    """Remove what killed programs left: temporary folders here, below and in the system's place.

    Parameters
    ----------
    *folders : Path
        Where results go; they need not exist. A folder of results that held nothing else is
        removed as well.
    """
    _remove_dead(Path(tempfile.gettempdir()), _LEFT_WORKING)
    for place in folders:
        _remove_dead(place, _LEFT_PART)
        for folder in _folders_in(place):
            if _remove_dead(folder, _LEFT_PART):
                with contextlib.suppress(OSError):
                    folder.rmdir()  # refuses if there is anything in it


class OutputFolder:
    """The folder that the results of one run go to: all of them, or none.

    Use as a context manager. Files are written to the paths that `staged` gives; when the
    block succeeds they appear in the folder together, replacing those of a former run.
    When it fails, nothing is left, not even a folder that was made for it.

    Parameters
    ----------
    path : Path
        The folder; made, with its parents, if it does not exist.

    Raises
    ------
    OutputError
        On entering or leaving, if the folder cannot be made or written to; an ``OSError`` in
        the block counts as that.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._made: list[Path] = []
        self._open = contextlib.ExitStack()
        self._stage: Path | None = None

    def __enter__(self) -> Self:
        try:
            self._make()
            _remove_dead(self.path, _LEFT_PART)
            self._stage = self._open.enter_context(_owned_folder(self.path, ".", ".part"))
        except OSError as error:
            self._discard()
            raise _cannot_write(self.path, error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._publish()
        finally:
            self._discard()
        if isinstance(error, OSError):  # while something was written to it
            raise _cannot_write(self.path, error) from error

    def staged(self, name: str) -> Path:
        """Temporary path of the result that will be ``self.path / name``.

        Raises
        ------
        ValueError
            If ``name`` is not a plain file name, or the folder was not entered.
        """
        if self._stage is None:
            raise ValueError("staged() needs the folder entered: `with OutputFolder(...)`")
        if not name or Path(name).name != name:
            raise ValueError(f"name must be a plain file name, got {name!r}")
        return self._stage / name

    def _make(self) -> None:
        self._made = [p for p in reversed((self.path, *self.path.parents)) if not p.exists()]
        private_folder(self.path)

    def _publish(self) -> None:
        if self._stage is None:
            return
        try:
            parts = [p for p in sorted(self._stage.iterdir()) if not p.name.startswith(_OWNER)]
            for part in parts:
                _require_replaceable(self.path / part.name)
            for part in parts:
                make_private(part)
                part.replace(self.path / part.name)
        except OSError as error:
            raise _cannot_write(self.path, error) from error

    def _discard(self) -> None:
        self._open.close()
        self._stage = None
        while self._made:
            folder = self._made.pop()
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def _require_replaceable(path: Path) -> None:
    """See that nothing but a file would be lost: a device would be gone for every program."""
    with contextlib.suppress(FileNotFoundError):
        require_regular(path)


@contextmanager
def _owned_folder(place: Path, prefix: str, suffix: str) -> Generator[Path]:
    """Give a temporary folder that lasts no longer than its owner."""
    folder = Path(tempfile.mkdtemp(prefix=prefix, suffix=suffix, dir=place))
    with contextlib.ExitStack() as ours:
        ours.callback(_remove, folder)
        with contextlib.suppress(OSError):  # a disk without locks; it is removed a day later
            owner = ours.enter_context(OwnedFile(folder / f"{_OWNER}.new"))
            ours.callback(_remove, folder)  # while it is ours
            owner.rename(folder / _OWNER)
        yield folder


def _remove_dead(place: Path, pattern: re.Pattern[str]) -> int:
    """Remove the temporary folders in a place whose owner is not alive; gives their number."""
    dead = [
        folder
        for folder in _folders_in(place)
        if pattern.match(folder.name) and not _is_in_use(folder)
    ]
    for folder in dead:
        _remove(folder)
    return len(dead)


def _is_in_use(folder: Path) -> bool:
    try:
        status = folder.stat()
        if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
            return True  # another user's
        if (folder / _OWNER).exists():
            return is_owned(folder / _OWNER)
        return time.time() - status.st_mtime < _NO_LOCK_S
    except OSError:
        return True


def _folders_in(place: Path) -> Iterable[Path]:
    try:
        with os.scandir(place) as entries:
            return [Path(entry) for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _cannot_write(path: Path, error: OSError) -> OutputError:
    why = error.strerror or str(error)
    return OutputError(f"{path}: cannot be written ({why}); choose another place.")
