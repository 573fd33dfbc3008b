"""Finding an exercise by what somebody calls it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NEAREST = 3


class Named(Protocol):
    """What has an id, a name and further names."""

    @property
    def id(self) -> str: ...  # noqa: D102 - the class says it
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def synonyms(self) -> tuple[str, ...]: ...  # noqa: D102


def spelt(name: str) -> str:
    """Spell a name as ids are: lower case, blanks and hyphens as underscores."""
    return "_".join(name.lower().replace("-", " ").replace("_", " ").split())


def ids_by_name(exercises: Iterable[Named]) -> dict[str, str]:
    """Id by every spelling of an exercise's id, name and synonyms; the first one keeps a name."""
    names: dict[str, str] = {}
    for exercise in exercises:
        for name in (exercise.id, exercise.name, *exercise.synonyms):
            names.setdefault(spelt(name), exercise.id)
    return names


def nearest_ids(asked: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Ids whose names are like what was asked; nearest first, three at most."""
    wanted = spelt(asked)
    alike = difflib.get_close_matches(wanted, names, n=2 * NEAREST, cutoff=0.6)
    inside = [name for name in names if wanted and wanted in name]
    return tuple(dict.fromkeys(names[name] for name in (*alike, *inside)))[:NEAREST]
