"""Every exception the program raises on purpose.

::

    HepVisionError          base; ``str(error)`` is fit for a patient's screen
    +-- InputError          what the user gave cannot be used            exit 3
    |   +-- VideoError      a video cannot be opened or decoded
    |   +-- DefinitionError an exercise definition is wrong
    |   +-- UnknownExerciseError  no exercise of that name
    |       +-- UnknownMovementError  the rendered figure does not know it
    |   +-- ProgramError    an exercise program is wrong
    |   +-- LogError          a landmark log cannot be read
    |   +-- OutputError     a result cannot be written where asked
    |   +-- NotInRecordError  the record has no such patient, session or set
    +-- DeviceError         something of the machine fails               exit 4
        +-- ModelError      the pose model is missing, damaged or cannot be fetched
        +-- StoreError      the record's database cannot be used
            +-- DamagedStoreError  its file is damaged
            +-- AlreadyOpenError   the patient's session is open elsewhere

A caller's bug is a ``ValueError`` instead: it names the argument, what was expected and
what came. A joint that was not seen is NaN and nothing found is an empty result: neither
is an exception.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hep_vision.checked_yaml.problems import Problem


class HepVisionError(Exception):
    """Base of all errors the world causes; the text says what was wrong and what to do."""

    exit_code: ClassVar[int] = 1


class InputError(HepVisionError):
    """What the user gave cannot be used."""

    exit_code: ClassVar[int] = 3


class VideoError(InputError):
    """A video cannot be opened or decoded."""

    def __init__(self, path: Path | str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path, self.problem = path, problem


class DefinitionError(InputError):
    """An exercise definition is wrong."""

    def __init__(self, path: Path | str, where: str, problem: str) -> None:
        super().__init__(f"{path}: {where}: {problem}" if where else f"{path}: {problem}")
        self.path, self.where, self.problem = path, where, problem


class UnknownExerciseError(InputError):
    """No exercise has that id or name."""

    _fault: ClassVar[str] = "There is no exercise"
    _listing: ClassVar[str] = "hep-vision exercises list"

    def __init__(self, asked: str, nearest: Sequence[str]) -> None:
        hint = f"Did you mean {' or '.join(nearest)}? " if nearest else ""
        super().__init__(f"{self._fault} {asked!r}. {hint}`{self._listing}` shows all of them.")
        self.asked, self.nearest = asked, tuple(nearest)


class UnknownMovementError(UnknownExerciseError):
    """The rendered figure does not know an exercise."""

    _fault = "The figure does not know the exercise"
    _listing = "hep-vision-figure list"


class ProgramError(InputError):
    """A home exercise program cannot be used.

    ``problems`` are the ones found in its text, each with its line; empty where the file as a
    whole is to blame.
    """

    def __init__(self, path: Path | str, problem: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(f"{path}: {problem}")
        self.path, self.problem, self.problems = path, problem, tuple(problems)


class LogError(InputError):
    """A landmark log cannot be read."""

    def __init__(self, path: Path | str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path, self.problem = path, problem


class OutputError(InputError):
    """A result cannot be written where it was asked for."""


class DeviceError(HepVisionError):
    """Something of the machine fails: a camera, the disk, the network."""

    exit_code: ClassVar[int] = 4


class ModelError(DeviceError):
    """The pose model is missing, damaged or cannot be fetched."""


class NotInRecordError(InputError):
    """The record has no such patient, session or set."""


class StoreError(DeviceError):
    """The record's database cannot be used: locked, full, read-only, of a newer version."""


class DamagedStoreError(StoreError):
    """The file of the record's database is damaged."""


class AlreadyOpenError(StoreError):
    """A patient's session is open in another program."""
