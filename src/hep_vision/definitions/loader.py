"""From a definition file to a checked `Definition`, or every problem in it."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from hep_vision.checked_yaml.problems import Problem, explain, spell_location
from hep_vision.checked_yaml.text import FileKind, YamlText, read_text
from hep_vision.definitions.checks import faults_of
from hep_vision.definitions.schema import SCHEMA, Definition
from hep_vision.errors import DefinitionError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def _file_error(path: Path, problem: str) -> DefinitionError:
    return DefinitionError(path, "", problem)


# A thorough definition has some 6 kB.
DEFINITION_FILE = FileKind("exercise definition", 64 * 1024, 5_000, _file_error, SCHEMA)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking a file: the definition, or what keeps it from being one."""

    definition: Definition | None
    problems: tuple[Problem, ...]


def check_definition(path: Path) -> Checked:
    """Check a definition file for everything that is wrong with it.

    Raises
    ------
    DefinitionError
        If the file cannot be read at all.
    """
    checked = check_text(read_text(path, DEFINITION_FILE))
    if checked.definition is None or checked.definition.id == path.stem:
        return checked
    problem = Problem(
        _line_of_id(path),
        "id",
        f"the file is called {path.name}, its exercise {checked.definition.id!r}",
        f"rename the file to {checked.definition.id}.yaml, or write id: {path.stem}",
    )
    return Checked(None, (problem,))


def check_text(text: str) -> Checked:
    """Check a definition's text, YAML 1.2."""
    source = YamlText.parse(text, DEFINITION_FILE)
    if isinstance(source, Problem):
        return Checked(None, (source,))
    try:
        definition = Definition.model_validate(source.values)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return Checked(None, explain(errors, Definition, source.line_of))
    problems = [
        Problem(
            source.line_of(fault.location), spell_location(fault.location), fault.problem, fault.fix
        )
        for fault in faults_of(definition)
    ]
    problems.sort(key=lambda problem: (problem.line, problem.field))
    return Checked(None if problems else definition, tuple(problems))


def load_definition(path: Path) -> Definition:
    """Read a definition file.

    Raises
    ------
    DefinitionError
        If it cannot be read or says something impossible: file, line, field, what is wrong
        and what would be right.
    """
    checked = check_definition(path)
    if checked.definition is None:
        raise _error(path, checked.problems)
    return checked.definition


def _error(path: Path, problems: Sequence[Problem]) -> DefinitionError:
    first = problems[0]
    where = f"line {first.line}" + (f", {first.field}" if first.field else "")
    more = len(problems) - 1
    rest = f" ({more} more: `hep-vision exercises validate {path}` shows all)" if more else ""
    return DefinitionError(path, where, f"{first.problem}; {first.fix}{rest}")


def _line_of_id(path: Path) -> int:
    source = YamlText.parse(read_text(path, DEFINITION_FILE), DEFINITION_FILE)
    return 1 if isinstance(source, Problem) else source.line_of(("id",))


def definition_schema() -> dict[str, Any]:
    """JSON Schema of a definition file, as published in ``docs/schemas``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:hep-vision:exercise:1",
        **Definition.model_json_schema(by_alias=True),
    }


def schema_text() -> str:
    """Text of the schema as it is committed in ``docs/schemas``."""
    return json.dumps(definition_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
