"""An exercise written in one line, as on the command line: ``squat side=both sets=3 reps=10``."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from hep_vision.checked_yaml.problems import Problem, explain, field_named, model_within
from hep_vision.errors import InputError
from hep_vision.program.known import KnownExercises, find_exercise
from hep_vision.program.model import PrescribedExercise

if TYPE_CHECKING:
    from collections.abc import Mapping

# Blocks whose fields may be named without the block: days=monday rather than frequency.days=...
SHORT_BLOCKS = ("frequency", "tempo", "resistance", "pain_rule", "effort")
LISTS = ("days", "at")
# As in YAML 1.2; longer ones are no counts.
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")


def parse_entry(line: str, known: KnownExercises) -> dict[str, Any]:
    """Fields of a prescribed exercise out of one line.

    Parameters
    ----------
    line : str
        The exercise's id or name, then ``field=value`` pairs; values with blanks in quotes,
        lists with commas.
    known : mapping
        The library.

    Raises
    ------
    UnknownExerciseError
        If there is no such exercise.
    InputError
        If a pair is not one, or a field does not exist.
    """
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise InputError(f"--exercise {line!r}: {error}; close the quotes.") from error
    if not words:
        raise InputError("--exercise names no exercise; write for example 'squat side=both'.")
    name, *pairs = words
    values: dict[str, Any] = {"exercise": find_exercise(name, known).id}
    for pair in pairs:
        field, equals, text = pair.partition("=")
        if not equals:
            raise InputError(
                f"--exercise {line!r}: {pair!r} is no field=value; write for example reps=10."
            )
        put_field(values, field, text)
    return values


def put_field(values: dict[str, Any], field: str, text: str) -> None:
    """Put a field, given as text, where it belongs in a prescribed exercise.

    Raises
    ------
    InputError
        If there is no such field.
    """
    block = _block_of(field)
    if block is None and field_named(field, PrescribedExercise) is None:
        raise InputError(
            f"{field!r} is no field of an exercise; there are for example side, sets, reps, "
            "hold_s, days, days_per_week (`hep-vision program schema` lists all)."
        )
    value = read_value(field, text)
    if block is None:
        values[field] = value
    else:
        values.setdefault(block, {})[field] = value


def read_value(field: str, text: str) -> Any:
    """Read a number, true or false as in a program file; lists by commas or blanks; else text."""
    if field in LISTS:
        return tuple(text.replace(",", " ").split())
    if text in ("true", "false"):
        return text == "true"
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


def complaints(values: Mapping[str, Any], fields: tuple[str, ...] = ()) -> list[Problem]:
    """What is wrong with the fields of an exercise; of all, or only of those named."""
    try:
        PrescribedExercise.model_validate(values)
    except ValidationError as error:
        found = explain(error.errors(include_url=False), PrescribedExercise, lambda _: 0)
        return [
            problem
            for problem in found
            if not fields or problem.field.rpartition(".")[2].split("[")[0] in fields
        ]
    return []


def _block_of(field: str) -> str | None:
    """Block that a field belongs to; None if it is the exercise's own."""
    if field_named(field, PrescribedExercise) is not None:
        return None
    for block in SHORT_BLOCKS:
        outer = field_named(block, PrescribedExercise)
        model: type[BaseModel] | None = model_within(outer.annotation) if outer else None
        if field_named(field, model) is not None:
            return block
    return None
