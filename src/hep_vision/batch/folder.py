"""A folder of recordings as a manifest: rules tell what a path says of its recording."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from hep_vision.batch.manifest import COLUMNS, OLDER_COLUMNS, Row
from hep_vision.errors import InputError
from hep_vision.measure.exercise import AskedSide

if TYPE_CHECKING:
    from collections.abc import Iterator

VIDEO_SUFFIXES = (
    ".mp4",
    ".mov",
    ".m4v",
    ".avi",
    ".mkv",
    ".webm",
    ".mpg",
    ".mpeg",
    ".3gp",
    ".wmv",
    ".npz",
)
# Ids of exercises have underscores in them; sides are known.
_READS = {"exercise": "[^/]+", "side": "|".join(get_args(AskedSide))}
_PLACE = re.compile(r"\{(\w*)\}|\*")


def rows_of_folder(folder: Path, rule: str | None) -> Iterator[Row]:
    """A row for each recording below a folder, in order of their paths.

    Parameters
    ----------
    folder : Path
        Hidden files and folders are left out.
    rule : str, optional
        What the path of a recording says, without its ending: ``{patient}/{exercise}_{side}_*``.
        Names in braces are columns, ``*`` is anything.

    Raises
    ------
    InputError
        If the rule is none.
    """
    told = None if rule is None else _pattern(rule)
    number = 1
    for path in _recordings(folder):
        number += 1
        cells = {"recording": str(path.resolve())}
        carried: dict[str, str] = {}
        if told is not None:
            short = path.relative_to(folder).with_suffix("").as_posix()
            found = told.fullmatch(short)
            if found is None:
                raise InputError(f"{path}: does not read like {rule}; move it, or mend the rule.")
            for name, text in found.groupdict().items():
                column = OLDER_COLUMNS.get(name, name)
                (cells if column in COLUMNS else carried)[column] = text
        yield Row(number, cells, carried)


def columns_of_rule(rule: str | None) -> tuple[str, ...]:
    """Columns that a rule names and that only are carried through."""
    names = [] if rule is None else [name for name in _PLACE.findall(rule) if name]
    return tuple(dict.fromkeys(name for name in names if name not in (*COLUMNS, *OLDER_COLUMNS)))


def _recordings(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):  # `Path.walk` came with Python 3.12
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(VIDEO_SUFFIXES):
                yield Path(here) / name


def _pattern(rule: str) -> re.Pattern[str]:
    names = [name for name in _PLACE.findall(rule) if name]
    if not names:
        raise InputError(f"--names {rule}: it names no column; write {{patient}}/{{exercise}}_*.")
    if len(names) != len(set(names)):
        raise InputError(f"--names {rule}: it names a column twice.")
    if "recording" in names:
        raise InputError(f"--names {rule}: the recording is the file itself; leave it out.")
    parts: list[str] = []
    at = 0
    for place in _PLACE.finditer(rule):
        parts.append(re.escape(rule[at : place.start()]))
        name = place.group(1)
        parts.append(f"(?P<{name}>{_READS.get(name, '[^/]+?')})" if name else "[^/]*")
        at = place.end()
    parts.append(re.escape(rule[at:]))
    return re.compile("".join(parts))
