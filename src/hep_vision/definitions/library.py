"""The movement library: the exercises that ship with the program and a therapist's own."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from platformdirs import user_config_path

from hep_vision.definitions.loader import load_definition
from hep_vision.definitions.names import ids_by_name, nearest_ids, spelt
from hep_vision.definitions.schema import Definition
from hep_vision.errors import DefinitionError, UnknownExerciseError
from hep_vision.packaged import packaged_dir

if TYPE_CHECKING:
    from pathlib import Path

    from hep_vision.definitions.fields import BodyPosition, Region


def user_exercises_dir() -> Path:
    """Folder in which a user keeps definitions of their own; it need not exist."""
    return user_config_path("hep-vision", appauthor=False) / "exercises"


def shipped_library() -> Library:
    """Only the exercises that ship with the program."""
    return Library(_files_in(packaged_dir("exercises")))


def load_library(extra: Path | None = None) -> Library:
    """The exercises that ship with the program, and those of one folder more.

    Parameters
    ----------
    extra : Path, optional
        Folder of definitions that add to the shipped ones or override them; by default the
        user's own, where it exists.

    Raises
    ------
    DefinitionError
        If the folder is not there or two of its files are called the same.
    """
    shipped = _files_in(packaged_dir("exercises"))
    if extra is not None and not extra.is_dir():
        raise DefinitionError(extra, "", "there is no such folder of exercises")
    folder = extra or user_exercises_dir()
    own = _files_in(folder) if folder.is_dir() else {}
    overridden = tuple(sorted(set(shipped) & set(own)))
    return Library({**shipped, **own}, overridden, tuple(sorted(own)))


def _files_in(folder: Path) -> dict[str, Path]:
    """Definition files of a folder and the folders in it, by id, which is the file's name."""
    files: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.yaml")):
        first = files.setdefault(path.stem, path)
        if first != path:
            raise DefinitionError(path, "id", f"{path.stem!r} is already defined in {first}")
    return files


@dataclass(frozen=True, slots=True)
class Library:
    """Exercises by id. A file is read and checked when its exercise is first asked for.

    Parameters
    ----------
    paths : dict of str to Path
        File of each exercise.
    overridden : tuple of str
        Ids whose shipped definition a file of the user's replaces: to be announced.
    own : tuple of str
        Ids of the user's files.
    """

    paths: dict[str, Path]
    overridden: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    _read: dict[str, Definition] = field(default_factory=dict[str, Definition], repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of all exercises, in alphabetical order."""
        return tuple(sorted(self.paths))

    @property
    def announcements(self) -> tuple[str, ...]:
        """A sentence for each shipped definition that is replaced, and for what is not read."""
        replaced = tuple(
            f"The definition of {id_!r} that ships with hep-vision is overridden by "
            f"{self.paths[id_]}."
            for id_ in self.overridden
        )
        readable = [one for one in map(self._readable, self.own) if one is not None]
        notes = (f"{self.paths[one.id]}: {note}." for one in readable for note in one.notes)
        return (*replaced, *notes)

    def all(self) -> tuple[Definition, ...]:
        """Every definition, in the order of `ids`.

        Raises
        ------
        DefinitionError
            If a file cannot be read or says something impossible.
        """
        return tuple(self._definition(id_) for id_ in self.ids)

    def readable(self) -> tuple[Definition, ...]:
        """Every definition but those whose file is wrong: for what can do without them."""
        return tuple(one for one in map(self._readable, self.ids) if one is not None)

    def get(self, asked: str) -> Definition:
        """Definition of that id, name or synonym; spelling of case, space and hyphen is free.

        Raises
        ------
        UnknownExerciseError
            If there is none; with the nearest ids.
        DefinitionError
            If its file cannot be read or says something impossible.
        """
        wanted = spelt(asked)
        if wanted in self.paths:
            return self._definition(wanted)
        names = ids_by_name(self.all())
        if wanted in names:
            return self._definition(names[wanted])
        raise UnknownExerciseError(asked, nearest_ids(asked, names))

    def search(
        self,
        text: str = "",
        *,
        region: Region | None = None,
        position: BodyPosition | None = None,
    ) -> tuple[Definition, ...]:
        """Definitions of a region and position in whose names or description a text occurs."""
        words = spelt(text).split("_") if text.strip() else []
        return tuple(
            definition
            for definition in self.all()
            if region in (None, definition.region)
            and position in (None, definition.position)
            and all(word in _searchable(definition) for word in words)
        )

    def _readable(self, id_: str) -> Definition | None:
        with contextlib.suppress(DefinitionError):
            return self._definition(id_)
        return None

    def _definition(self, id_: str) -> Definition:
        if id_ not in self._read:
            self._read[id_] = load_definition(self.paths[id_])
        return self._read[id_]


def _searchable(definition: Definition) -> str:
    names = (definition.id, definition.name, *definition.synonyms, *definition.variants)
    return " ".join(spelt(name) for name in (*names, definition.description))
