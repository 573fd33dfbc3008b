"""Which exercises there are, as far as a program needs to know them."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hep_vision.errors import UnknownExerciseError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownExercise:
    """What the library says about an exercise, for people."""

    id: str
    name: str
    synonyms: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()  # how to do it, one sentence each
    pictures: tuple[Path, ...] = ()  # start and end, in that order; empty: no picture
    measured: str = ""  # the measured motion in words, "knee flexion"
    side_kind: Literal["one", "both", "alternating"] | None = None


KnownExercises = Mapping[str, KnownExercise]


def nearest_exercises(asked: str, known: KnownExercises) -> tuple[str, ...]:
    """Ids whose id, name or synonym is like what was asked; nearest first, three at most."""
    spelt = asked.strip().lower().replace("_", " ").replace("-", " ")
    names: dict[str, str] = {}
    for entry in known.values():
        for name in (entry.id.replace("_", " "), entry.name, *entry.synonyms):
            names.setdefault(name.lower(), entry.id)
    alike = difflib.get_close_matches(spelt, names, n=6, cutoff=0.6)
    inside = [name for name in names if spelt and spelt in name]
    return tuple(dict.fromkeys(names[name] for name in (*alike, *inside)))[:3]


def find_exercise(asked: str, known: KnownExercises) -> KnownExercise:
    """Exercise of that id, name or synonym.

    Raises
    ------
    UnknownExerciseError
        If there is none; with the nearest ids.
    """
    spelt = asked.strip().lower().replace("-", "_").replace(" ", "_")
    if spelt in known:
        return known[spelt]
    for entry in known.values():
        names = (entry.name, *entry.synonyms)
        if spelt in {name.lower().replace("-", "_").replace(" ", "_") for name in names}:
            return entry
    raise UnknownExerciseError(asked, nearest_exercises(asked, known))
