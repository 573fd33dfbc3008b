"""Files that are there complete or not at all.

Everything is written under a temporary, hidden name beside its place and renamed when it
is complete, so that neither an error nor Ctrl-C leaves half a file under a final name.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from hep_vision.errors import OutputError
from hep_vision.regular_file import require_regular

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import TracebackType


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
        with tempfile.TemporaryDirectory(
            prefix=f".{path.stem}-", suffix=".part", dir=path.parent
        ) as folder:
            part = Path(folder, path.name)
            yield part
            part.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error


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
        self._stage: Path | None = None

    def __enter__(self) -> Self:
        try:
            self._make()
            self._stage = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=self.path))
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
        missing = [p for p in (self.path, *self.path.parents) if not p.exists()]
        for folder in reversed(missing):
            folder.mkdir()
            self._made.append(folder)

    def _publish(self) -> None:
        if self._stage is None:
            return
        try:
            parts = sorted(self._stage.iterdir())
            for part in parts:
                _require_replaceable(self.path / part.name)
            for part in parts:
                part.replace(self.path / part.name)
        except OSError as error:
            raise _cannot_write(self.path, error) from error

    def _discard(self) -> None:
        if self._stage is not None:
            shutil.rmtree(self._stage, ignore_errors=True)
            self._stage = None
        while self._made:
            folder = self._made.pop()
            if not any(folder.iterdir()):
                folder.rmdir()


def _require_replaceable(path: Path) -> None:
    """See that nothing but a file would be lost: a device would be gone for every program."""
    with suppress(FileNotFoundError):
        require_regular(path)


def _cannot_write(path: Path, error: OSError) -> OutputError:
    why = error.strerror or str(error)
    return OutputError(f"{path}: cannot be written ({why}); choose another place.")
