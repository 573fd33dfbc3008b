"""From a program file (YAML or JSON) to a checked `Program`, or every problem in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from hep_vision.checked_yaml.problems import Problem, explain
from hep_vision.checked_yaml.text import FileKind, YamlText, read_text
from hep_vision.errors import ProgramError
from hep_vision.program.model import OLDER_NAMES, SCHEMA, Program
from hep_vision.program.review import review, unknown_exercises

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from hep_vision.program.known import KnownExercises

# A program of thirty exercises has some thirty kB.
PROGRAM_FILE = FileKind("program", 256 * 1024, 20_000, ProgramError, SCHEMA)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking a file: the program, unless an error keeps it from being one."""

    program: Program | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Problems that keep the program from being used."""
        return tuple(p for p in self.problems if p.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Problems that are worth a second look."""
        return tuple(p for p in self.problems if p.severity == "warning")


def check_program(path: Path, known: KnownExercises, *, today: date | None = None) -> Checked:
    """Check a program file for everything that is wrong or worth a second look.

    With ``today``, also whether it has ended.

    Raises
    ------
    ProgramError
        If the file cannot be read at all.
    """
    return check_text(read_text(path, PROGRAM_FILE), known, today=today)


def check_text(text: str, known: KnownExercises, *, today: date | None = None) -> Checked:
    """Check a program's text, YAML 1.2 or JSON; with ``today``, also whether it has ended."""
    source = YamlText.parse(text, PROGRAM_FILE)
    if isinstance(source, Problem):
        return Checked(None, (source,))
    try:
        program = Program.model_validate(source.values)
    except ValidationError as error:
        wrong = explain(error.errors(include_url=False), Program, source.line_of)
        unknown = unknown_exercises(source.values, known, source.line_of)
        return Checked(None, _by_line([*wrong, *unknown]))
    older = _older_names(source)
    problems = _by_line([*review(program, known, source.line_of, today), *older])
    usable = all(problem.severity == "warning" for problem in problems)
    return Checked(program if usable else None, problems)


def load_program(path: Path, known: KnownExercises) -> Program:
    """Read a program file.

    Raises
    ------
    ProgramError
        If it cannot be read or says something impossible; with every problem found.
    """
    checked = check_program(path, known)
    if checked.program is None:
        raise ProgramError(path, _first_of(checked.errors, path), checked.errors)
    return checked.program


def load_programs(paths: Iterable[Path], known: KnownExercises) -> tuple[Program, ...]:
    """Read versions of one patient's program, lowest version first.

    Raises
    ------
    ProgramError
        If a file cannot be used, or the files do not belong together: different programs or
        patients, or one version number with two contents.
    """
    by_version: dict[int, Program] = {}
    for path in paths:
        program = load_program(path, known)
        first = next(iter(by_version.values()), program)
        if (program.program, program.patient) != (first.program, first.patient):
            raise ProgramError(
                path,
                f"this is program {program.program} of patient {program.patient}, the first file "
                f"is {first.program} of {first.patient}; give versions of one program",
            )
        if by_version.setdefault(program.version, program).ref != program.ref:
            raise ProgramError(
                path,
                f"version {program.version} is in another of the files too and says something "
                "else there; a changed program needs a higher version number",
            )
    return tuple(by_version[version] for version in sorted(by_version))


def program_schema() -> dict[str, Any]:
    """JSON Schema of a program file, as published in ``docs/schemas``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:hep-vision:program:1",
        **Program.model_json_schema(by_alias=True),
        "title": "hep-vision home exercise program",
    }


def schema_text() -> str:
    """Text of the schema as it is committed in ``docs/schemas``."""
    return json.dumps(program_schema(), indent=2, ensure_ascii=False) + "\n"


def _older_names(source: YamlText) -> Iterable[Problem]:
    """A warning for each field under a name from before 0.4.0."""
    entries: Any = source.values["exercises"]
    for place, entry in enumerate(entries):
        for name, older in OLDER_NAMES.items():
            if older in entry:
                yield Problem(
                    line=source.line_of(("exercises", place, older)),
                    field=f"exercises[{place}].{older}",
                    problem=f"{older} is an older name",
                    fix=f"write {name}; the older name is understood until version 0.6",
                    severity="warning",
                )


def _by_line(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.field)))


def _first_of(problems: Sequence[Problem], path: Path) -> str:
    if len(problems) == 1:
        return str(problems[0])
    return (
        f"{problems[0]} ({len(problems) - 1} more: `hep-vision program validate {path}` shows all)"
    )
