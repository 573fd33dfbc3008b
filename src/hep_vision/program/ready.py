"""Ready programs: proposals for the usual cases, with sources, to be adjusted to the patient.

A file in ``ready_programs`` says "treated" where the therapist names the side, and gives what the
patient reads in every language. `values_from` makes the values of a program of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

from pydantic import Field, ValidationError

from hep_vision.checked_yaml.problems import Problem, explain
from hep_vision.checked_yaml.text import FileKind, YamlText, read_text
from hep_vision.definitions.names import nearest_ids, spelt
from hep_vision.errors import InputError, ProgramError
from hep_vision.program.fields import Flag, Line, Spec, Text, Whole

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).resolve().parent / "ready_programs"
TEMPLATE_SCHEMA = "hep-vision/program-template/1"
TREATED = "treated"
ENGLISH = "en"

_FILE = FileKind("ready program", 64 * 1024, 4_000, ProgramError, TEMPLATE_SCHEMA)


class Translated(Spec):
    """A text for the patient in each language."""

    en: Text
    de: Text
    es: Text

    def in_language(self, language: str) -> str:
        """Text in a language; English where there is none."""
        return cast("str", getattr(self, language[:2], self.en))


class Work(Spec):
    """Where a figure comes from; not ``checked``: recalled, to be looked up."""

    work: Text
    checked: Flag


class ReadyProgram(Spec):
    """A ready program: a proposal, marked as one."""

    schema_: Literal["hep-vision/program-template/1"] = Field(alias="schema")
    template: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Line
    about: Text
    weeks: Whole = Field(ge=1, le=26)
    procedure: Line | None = None
    after_weeks: tuple[Whole, Whole] | None = None
    settles_by: Translated
    goals: tuple[Translated, ...] = Field(min_length=1)
    precautions: tuple[Translated, ...] = Field(min_length=1)
    # As in a program, with "treated" for the side, `Translated` texts, and the keys of `sources`.
    exercises: tuple[dict[str, Any], ...] = Field(min_length=1, max_length=4)
    instead: dict[str, Line] = Field(default_factory=dict[str, Line])
    sources: dict[str, Work]

    @property
    def needs_side(self) -> bool:
        """Whether an exercise is for the treated side."""
        return any(entry.get("side") == TREATED for entry in self.exercises)


def ready_ids() -> tuple[str, ...]:
    """Names of the ready programs."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def load_ready(asked: str) -> ReadyProgram:
    """Ready program of a name.

    Raises
    ------
    InputError
        If there is none; with the nearest names.
    """
    ids = ready_ids()
    name = spelt(asked)
    if name not in ids:
        near = nearest_ids(asked, {id_: id_ for id_ in ids})
        meant = f"did you mean {' or '.join(near)}? " if near else ""
        raise InputError(
            f"There is no ready program {asked!r}; {meant}`hep-vision program templates` lists all."
        )
    return read_ready(FOLDER / f"{name}.yaml")


def read_ready(path: Path) -> ReadyProgram:
    """Ready program in a file.

    Raises
    ------
    ProgramError
        If it is none; with the first thing that is wrong.
    """
    source = YamlText.parse(read_text(path, _FILE), _FILE)
    if isinstance(source, Problem):
        raise ProgramError(path, str(source))
    try:
        return ReadyProgram.model_validate(source.values)
    except ValidationError as error:
        problems = explain(error.errors(include_url=False), ReadyProgram, source.line_of)
        raise ProgramError(path, str(problems[0]), problems) from error


def values_from(
    ready: ReadyProgram, *, side: Literal["left", "right"] | None, language: str = ENGLISH
) -> dict[str, Any]:
    """Values of a program out of a ready one: goals, precautions and exercises.

    Parameters
    ----------
    ready : ReadyProgram
        The proposal.
    side : {"left", "right"} or None
        Treated side; None leaves the side out, to be asked.
    language : str
        Of the patient.
    """
    return {
        "goals": [text.in_language(language) for text in ready.goals],
        "precautions": [text.in_language(language) for text in ready.precautions],
        "exercises": [_entry(entry, side, language) for entry in ready.exercises],
    }


def _entry(entry: Mapping[str, Any], side: str | None, language: str) -> dict[str, Any]:
    values = {
        name: _in_language(value, language) for name, value in entry.items() if name != "sources"
    }
    if values["side"] == TREATED:
        if side is None:
            del values["side"]
        else:
            values["side"] = side
    return values


def _in_language(value: Any, language: str) -> Any:
    if isinstance(value, dict):
        block = cast("dict[str, Any]", value)
        if block.keys() == Translated.model_fields.keys():
            return Translated.model_validate(block).in_language(language)
        return {name: _in_language(inner, language) for name, inner in block.items()}
    return value
