"""The clinic's own repeatability, a table beside the record that `hep-vision validate` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.errors import InputError
from hep_vision.record.files import replacing
from hep_vision.statistics.repeatability import (
    Repeatability,
    parse_repeatability,
    repeatability_text,
)
from hep_vision.store.place import data_folder

if TYPE_CHECKING:
    from pathlib import Path

    from hep_vision.store.place import Place

FILE_NAME = "repeatability.csv"


def repeatability_path(place: Place) -> Path:
    """Where the table of a record is; of a record on a server, in the user's data folder."""
    return (place.file.parent if place.file else data_folder()) / FILE_NAME


def read_repeatability(place: Place) -> Repeatability:
    """The table of a record; empty if there is none.

    Raises
    ------
    InputError
        If it is there and cannot be understood: a report that ignored it would be too sure.
    """
    path = repeatability_path(place)
    try:
        return parse_repeatability(path.read_text("utf-8").splitlines())
    except FileNotFoundError:
        return Repeatability()
    except (OSError, ValueError) as error:
        raise InputError(
            f"{path}: cannot be read as a table of repeatability ({error}); write it anew with "
            "`hep-vision validate report`, or move it away."
        ) from error


def write_repeatability(place: Place, repeatability: Repeatability) -> Path:
    """Write the table of a record; gives its path.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    path = repeatability_path(place)
    with replacing(path) as part:
        part.write_text(repeatability_text(repeatability), "utf-8")
    return path
