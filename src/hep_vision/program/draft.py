"""Writing a program file that a therapist can read and go on editing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from hep_vision.checked_yaml.problems import field_named, inline_yaml, model_within
from hep_vision.checked_yaml.text import read_text
from hep_vision.errors import ProgramError
from hep_vision.program.load import PROGRAM_FILE, check_text, load_program
from hep_vision.program.model import SCHEMA, PrescribedExercise, Program

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from pydantic import BaseModel

    from hep_vision.program.known import KnownExercises

COMMENT_COLUMN = 34

# What is worth a word beside a value; the last part of the way to it.
REMARKS = {
    "program": "stays the same in every version",
    "version": "goes up with every change",
    "patient": "a pseudonym, never the name",
    "catch_up": "a missed day is never added to another day's dose",
    "sets": "each time",
    "sets_per_side": "with the left, and as many with the right",
    "reps_per_side": "with the left, and as many with the right",
    "goal_deg": "to aim for, not a limit",
    "rom_limits": "a hard stop, with its author and its end",
}


ONE_EXAMPLE = ("weight_kg", "max_deg")  # of blocks that need one of several fields
IN_ONE_LINE = ("tempo", "effort", "resistance", "frequency")


def write_program(values: Mapping[str, Any], known: KnownExercises) -> str:
    """Text of a new program file, with comments, checked.

    Parameters
    ----------
    values : mapping
        What the program says, as in a file but without ``schema``.
    known : mapping
        The library.

    Raises
    ------
    ProgramError
        If the values do not make a program; with every problem.
    """
    document = _block({"schema": SCHEMA, **values}, Program)
    text = _dump(document) + _further_fields()
    _check(text, known)
    return text


def revise_program(path: Path, known: KnownExercises, *, valid_from: date) -> str:
    """Text of the next version of a program file: the same, comments and all, to be edited.

    Parameters
    ----------
    path : Path
        The version so far.
    known : mapping
        The library.
    valid_from : date
        First day of the next version.

    Raises
    ------
    ProgramError
        If the file is no program, or its other dates do not go with that first day.
    """
    program = load_program(path, known)
    document: Any = _yaml().load(read_text(path, PROGRAM_FILE))  # pyright: ignore[reportUnknownMemberType]
    document["version"] = program.version + 1
    document["valid_from"] = valid_from
    text = _dump(document)
    _check(text, known)
    return text


def _check(text: str, known: KnownExercises) -> None:
    errors = check_text(text, known).errors
    if errors:
        first = errors[0]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        problem = f"{first.field}: {first.problem}; {first.fix}{more}"
        raise ProgramError("the new program", problem, errors)


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.preserve_quotes = True
    yaml.width = 100
    return yaml


def _dump(document: object) -> str:
    stream = io.StringIO()
    _yaml().dump(document, stream)  # pyright: ignore[reportUnknownMemberType]
    return stream.getvalue()


def _block(values: Mapping[str, Any], model: type[BaseModel]) -> CommentedMap:
    """Values in the order of the model's fields, with remarks beside some."""
    block = CommentedMap()
    names = [field.alias or name for name, field in model.model_fields.items()]
    for name in (*names, *(other for other in values if other not in names)):
        if name not in values:
            continue
        field = field_named(name, model)
        node = _node(values[name], model_within(field.annotation) if field else None)
        if name in IN_ONE_LINE and isinstance(node, CommentedMap):
            _in_one_line(node)
        block[name] = node
        if name in REMARKS:
            remark = REMARKS[name]
            block.yaml_add_eol_comment(remark, name, column=COMMENT_COLUMN)  # pyright: ignore[reportUnknownMemberType]
    return block


def _in_one_line(node: Any) -> None:
    node.fa.set_flow_style()


def _node(value: Any, model: type[BaseModel] | None) -> Any:
    if model is not None and hasattr(value, "items"):
        return _block(value, model)
    if isinstance(value, list | tuple):
        items = [_node(item, model) for item in cast("Sequence[Any]", value)]
        sequence = CommentedSeq(items)
        if all(isinstance(item, str) and " " not in item for item in items):
            _in_one_line(sequence)
        return sequence
    # Older readers of YAML take 09:00 for a number, and a telephone too.
    if isinstance(value, str) and value[:1] in "+0123456789":
        return DoubleQuotedScalarString(value)
    return value


def _further_fields() -> str:
    """Comment that tells what else an exercise can say, with an example of each."""
    lines = ["", "# An exercise can say more, for example:"]
    for name, field in PrescribedExercise.model_fields.items():
        inner = model_within(field.annotation)
        example = field.examples[0] if field.examples else inner and _example_of(inner)
        if example is not None and not field.is_required():
            shown = inline_yaml([example] if name == "rom_limits" else example)
            lines += [f"#   {name}: {shown}", f"#       {field.description}"]
    return "\n".join(lines) + "\n"


def _example_of(model: type[BaseModel]) -> dict[str, Any]:
    return {
        field.alias or name: field.examples[0]
        for name, field in model.model_fields.items()
        if field.examples and (field.is_required() or name in ONE_EXAMPLE)
    }
