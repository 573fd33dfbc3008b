"""The manifest: a table with a row for each recording, read row by row and checked whole.

Columns with a meaning are those of `COLUMNS`; ``recording`` is the only one that must be there.
Every other column is carried through to the results as it is.
"""

from __future__ import annotations

import csv
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from hep_vision.batch.fetching import is_remote
from hep_vision.calendar_years import year_fault
from hep_vision.errors import InputError
from hep_vision.measure.exercise import AskedSide
from hep_vision.plain_text import PSEUDONYM_IN_WORDS, forbidden_sign, is_pseudonym

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping

COLUMNS = {
    "recording": "Video, landmark log or landmark file: a path (from the manifest's folder on) or "
    "an address such as s3://bucket/a.mp4.",
    "exercise": "Id or name of the exercise.",
    "side": "left, right, both or auto.",
    "patient": "Pseudonym.",
    "program": "Program file; with an exercise its dose is taken, without one its sets are found.",
    "recorded_at": "When the recording began, as 2026-11-30T09:15.",
    "minimum_to_count": "Value from which a repetition counts.",
    "limit": "Value that must not be passed.",
    "sets": "Prescribed sets.",
    "repetitions": "Prescribed repetitions of a set.",
    "hold_s": "Prescribed seconds of a hold.",
    "start_s": "Begin here.",
    "end_s": "End here.",
    "fps": "Frame rate of a landmark file of another tool.",
    "size": "Picture size of a landmark file of another tool, as 1920x1080.",
}
OLDER_COLUMNS = {"target": "minimum_to_count"}
"""Older names of columns, which are understood."""
_LARGEST = 1e6
_MOST_COLUMNS = 500
_LONGEST_CELL = 10_000
_PIECE = 2_000  # rows of a Parquet file that are held at a time


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is written.

    Parameters
    ----------
    number : int
        As a spreadsheet counts: the heading is row 1.
    cells : mapping of str to str
        Text of the known columns; empty ones left out.
    carried : mapping of str to str
        Every other column.
    """

    number: int
    cells: Mapping[str, str]
    carried: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row."""

    row: int
    problem: str

    def __str__(self) -> str:
        return f"row {self.row}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest that can be read again and again, a row at a time.

    Parameters
    ----------
    path : Path
        File or folder.
    carried : tuple of str
        Names of the columns that are carried through.
    rows : callable
        Gives an iterator over the rows.
    """

    path: Path
    carried: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]


def open_manifest(path: Path) -> Manifest:
    """Open a manifest in CSV (comma, semicolon or tab) or Parquet.

    Raises
    ------
    InputError
        If it cannot be read as a table, or a heading is missing, doubled or not usable.
    """
    if not path.is_file():
        raise InputError(f"{path}: there is no such file. Name a manifest or a folder.")
    read = _parquet_cells if path.suffix.lower() == ".parquet" else _csv_cells
    with _readable(path):
        lines = read(path)
        headings = next(lines, None)
    if headings is None:
        raise InputError(f"{path}: it is empty; the first row names the columns.")
    names = _names(path, headings)

    def rows() -> Iterator[Row]:
        with _readable(path):
            given = read(path)
            next(given)
            for number, cells in enumerate(given, start=2):
                yield _row(path, names, number, cells)

    carried = tuple(name for name in names if name not in COLUMNS)
    return Manifest(path, carried, rows)


def manifest_of(path: Path, rows: Iterable[Row], carried: tuple[str, ...] = ()) -> Manifest:
    """A manifest of rows that are known already, as those of a folder."""
    kept = tuple(rows)
    return Manifest(path, carried, lambda: iter(kept))


def absolute(recording: str, folder: Path) -> str:
    """Address of a recording; a relative path starts at the manifest's folder."""
    if is_remote(recording):
        return recording
    return str((folder / Path(recording).expanduser()).resolve())


def number_in(cells: Mapping[str, str], name: str) -> float | None:
    """Number of a cell; None if it is empty.

    Raises
    ------
    ValueError
        If it is none, or beyond what can be meant.
    """
    text = cells.get(name)
    if text is None:
        return None
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{name} {text!r} is no number") from None
    if not abs(value) <= _LARGEST:
        raise ValueError(f"{name} {text!r} cannot be meant")
    return value


def whole_in(cells: Mapping[str, str], name: str) -> int | None:
    """Whole number above zero of a cell; None if it is empty.

    Raises
    ------
    ValueError
        If it is none.
    """
    value = number_in(cells, name)
    if value is None:
        return None
    if value != int(value) or value < 1:
        raise ValueError(f"{name} {cells[name]!r} is no whole number above zero")
    return int(value)


def side_in(cells: Mapping[str, str]) -> AskedSide | None:
    """Side of a row; None if it names none.

    Raises
    ------
    ValueError
        If it names none of the sides.
    """
    text = cells.get("side")
    if text is None:
        return None
    for side in get_args(AskedSide):
        if text.lower() == side:
            return side
    raise ValueError(f"side {text!r} is none of {', '.join(get_args(AskedSide))}")


def moment_in(cells: Mapping[str, str]) -> datetime | None:
    """When the recording of a row began; without a zone by this computer's clock.

    Raises
    ------
    ValueError
        If it is no moment.
    """
    text = cells.get("recorded_at")
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"recorded_at {text!r} is no moment; write 2026-11-30T09:15") from None
    fault = year_fault(moment.year)
    if fault is not None:
        raise ValueError(f"recorded_at {text!r}: {fault}")
    return moment if moment.tzinfo else moment.astimezone()


def patient_in(cells: Mapping[str, str]) -> str | None:
    """Pseudonym of a row; None if it names none.

    Raises
    ------
    ValueError
        If nobody may be called so.
    """
    text = cells.get("patient")
    if text is not None and not is_pseudonym(text):
        raise ValueError(f"patient {text!r} is no pseudonym; write {PSEUDONYM_IN_WORDS}")
    return text


def _names(path: Path, headings: list[str]) -> list[str]:
    names = [heading.strip() for heading in headings]
    known = [name.lower().replace(" ", "_") for name in names]
    known = [OLDER_COLUMNS.get(name, name) for name in known]
    names = [k if k in COLUMNS else name for k, name in zip(known, names, strict=True)]
    if len(names) > _MOST_COLUMNS:
        raise InputError(f"{path}: it has {len(names)} columns, more than {_MOST_COLUMNS}.")
    if "recording" not in names:
        raise InputError(f"{path}: no column is called `recording`; row 1 names the columns.")
    for name in names:
        if not name:
            raise InputError(f"{path}: column {names.index(name) + 1} has no heading; name it.")
        if names.count(name) > 1:
            raise InputError(f"{path}: two columns are called {name!r}; rename one.")
        if forbidden_sign(name):
            raise InputError(f"{path}: a heading holds {forbidden_sign(name)}.")
    return names


def _row(path: Path, names: list[str], number: int, cells: list[str]) -> Row:
    if len(cells) > len(names):
        raise InputError(
            f"{path}: row {number}: it has {len(cells)} cells, the heading {len(names)}. "
            "Put cells that hold the separator in quotes."
        )
    found = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if cell.strip()}
    for name, cell in found.items():
        if len(cell) > _LONGEST_CELL or forbidden_sign(cell):
            why = forbidden_sign(cell) or f"more than {_LONGEST_CELL} letters"
            raise InputError(f"{path}: row {number}: {name} holds {why}.")
    known = {name: cell for name, cell in found.items() if name in COLUMNS}
    carried = {name: found.get(name, "") for name in names if name not in COLUMNS}
    return Row(number, known, carried)


def _csv_cells(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        heading = file.readline()
        file.seek(0)
        separator = max(",;\t", key=heading.count)
        for cells in csv.reader(file, delimiter=separator, strict=True):
            if any(cell.strip() for cell in cells):
                yield cells


def _parquet_cells(path: Path) -> Iterator[list[str]]:
    try:
        from pyarrow import parquet  # pyright: ignore[reportMissingTypeStubs]
    except ModuleNotFoundError as error:
        raise InputError(
            "A manifest in Parquet needs pyarrow: pip install 'hep-vision[batch]'; or write CSV."
        ) from error
    file: Any = parquet.ParquetFile(path)
    yield list(file.schema_arrow.names)
    for batch in file.iter_batches(_PIECE):
        for row in batch.to_pylist():
            yield [_text(value) for value in row.values()]


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


@contextmanager
def _readable(path: Path) -> Generator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: it is no text in UTF-8; save it as CSV UTF-8.") from error
    except csv.Error as error:
        raise InputError(f"{path}: it cannot be read as CSV ({error}).") from error
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror or error}).") from error
    except ValueError as error:  # ArrowInvalid is one
        raise InputError(f"{path}: it cannot be read as a table ({error}).") from error
