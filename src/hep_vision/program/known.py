"""Which exercises there are, as far as a program needs to know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hep_vision.definitions.library import load_library
from hep_vision.definitions.names import ids_by_name, nearest_ids, spelt
from hep_vision.errors import UnknownExerciseError
from hep_vision.packaged import packaged_dir

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hep_vision.definitions.library import Library
    from hep_vision.measure.exercise import RomType

PICTURE_FORMATS = (".svg", ".png", ".jpg")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownExercise:
    """What the library says about an exercise, for people."""

    id: str
    name: str
    synonyms: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()  # how to do it, one sentence each
    pictures: tuple[Path, ...] = ()  # start and end, in that order; empty: no picture
    description: str = ""  # one sentence in plain words
    measured: str = ""  # the measured motion in words, "knee flexion"; empty: not measured
    measure_id: str = ""  # its id, "knee_flexion"; empty: not measured
    safety: tuple[str, ...] = ()  # when to stop and what to keep clear of, one sentence each
    watch_for: tuple[str, ...] = ()  # what should not happen, one sentence each
    direction: Literal["increase", "decrease"] = "increase"  # of its value, start to end
    side_kind: Literal["one", "both", "alternating"] | None = None  # None: not known
    more_is_better: bool = True  # whether its value is a gain; False where a position is the goal
    easier: tuple[str, ...] = ()  # ids of exercises to go back to,
    harder: tuple[str, ...] = ()  # and to go on to
    rom_type: RomType = "active"  # whose force the range of motion shows


KnownExercises = Mapping[str, KnownExercise]


def known_exercises() -> KnownExercises:
    """The exercises of the library, each read when it is first asked for."""
    return _LibraryExercises(load_library(), packaged_dir("exercises") / "pictures")


class _LibraryExercises(Mapping[str, KnownExercise]):
    def __init__(self, library: Library, pictures: Path) -> None:
        self._library = library
        self._pictures = pictures

    def __contains__(self, id_: object) -> bool:
        return id_ in self._library.paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._library.ids)

    def __len__(self) -> int:
        return len(self._library.ids)

    def __getitem__(self, id_: str) -> KnownExercise:
        if id_ not in self:
            raise KeyError(id_)
        definition = self._library.get(id_)
        return KnownExercise(
            id=definition.id,
            name=definition.name,
            synonyms=definition.synonyms,
            steps=definition.instructions,
            pictures=pictures_in(self._pictures, id_),
            description=definition.description,
            measured=definition.primary.label if definition.primary else "",
            measure_id=definition.measure.id if definition.measure else "",
            safety=tuple(line.text for line in definition.safety),
            watch_for=definition.watch_for,
            direction=definition.measure.direction if definition.measure else "increase",
            side_kind=definition.side.kind,
            more_is_better=definition.measure is None or definition.measure.goal == "further",
            easier=definition.easier,
            harder=definition.harder,
            rom_type=definition.measure.rom_type if definition.measure else "active",
        )


def pictures_in(folder: Path, id_: str) -> tuple[Path, ...]:
    """Pictures of an exercise, ``<id>_start`` and ``<id>_end``, as far as they are there."""
    candidates = (
        [folder / f"{id_}_{moment}{ending}" for ending in PICTURE_FORMATS]
        for moment in ("start", "end")
    )
    found = (next((path for path in some if path.is_file()), None) for some in candidates)
    return tuple(path for path in found if path is not None)


def nearest_exercises(asked: str, known: KnownExercises) -> tuple[str, ...]:
    """Ids whose id, name or synonym is like what was asked; nearest first, three at most."""
    return nearest_ids(asked, ids_by_name(known.values()))


def find_exercise(asked: str, known: KnownExercises) -> KnownExercise:
    """Exercise of that id, name or synonym.

    Raises
    ------
    UnknownExerciseError
        If there is none; with the nearest ids.
    """
    if spelt(asked) in known:
        return known[spelt(asked)]
    names = ids_by_name(known.values())
    if spelt(asked) in names:
        return known[names[spelt(asked)]]
    raise UnknownExerciseError(asked, nearest_ids(asked, names))
