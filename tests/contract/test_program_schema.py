"""The published JSON Schema: current, and of one mind with the program's own check."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import ValidationError
from ruamel.yaml import YAML

from hep_vision.program.known import known_exercises
from hep_vision.program.load import check_program, program_schema, schema_text
from hep_vision.program.model import Program
from program_examples import ROOT, SAMPLES, exercise_values, program_values

PUBLISHED = ROOT / "docs" / "schemas" / "program-1.schema.json"


def validator() -> Draft202012Validator:
    schema = program_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def test_the_published_schema_is_current() -> None:
    assert PUBLISHED.read_text("utf-8") == schema_text(), (
        "write it anew: hep-vision program schema > docs/schemas/program-1.schema.json"
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_programs_are_good_by_both(path: Any) -> None:
    checked = check_program(path, known_exercises())
    assert checked.program is not None
    assert checked.problems == ()
    values = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
    validator().validate(json.loads(json.dumps(values, default=str)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_programs_are_pseudonymous(path: Any) -> None:
    text = path.read_text("utf-8")
    addresses = [word for word in text.split() if "@" in word]
    assert all(address.rstrip('",').endswith(".example") for address in addresses)


CHANGES: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"reps": None, "hold_s": 30}, True),
    ({"side": "each", "sets": None, "sets_per_side": 2, "reps": None, "reps_per_side": 5}, True),
    ({"side": "alternating", "reps": None, "reps_per_side": 5}, True),
    ({"side": "each"}, False),
    ({"side": "alternating"}, False),
    ({"sets_per_side": 2}, False),
    ({"reps_per_side": 2}, False),
    ({"sets": None}, False),
    ({"side": "up"}, False),
    ({"sets": 0}, False),
    ({"sets": "3"}, False),
    ({"reps": 10.5}, False),
    ({"hold": 5}, False),
    ({"until": "yesterday"}, False),
    ({"frequency": {"days": ["funday"]}}, False),
    ({"frequency": {"days_per_week": 3, "at": ["25:00"]}}, False),
    ({"pain_rule": {"stop_above_0_to_10": 11}}, False),
    ({"effort": {"scale": "Borg", "from": 3, "to": 5}}, False),
    ({"rom_limits": [{"motion": "x", "max_deg": 9, "author": "y"}]}, False),
]


@pytest.mark.parametrize(("changes", "good"), CHANGES, ids=lambda value: str(value)[:50])
def test_schema_and_program_agree(changes: dict[str, Any], good: bool) -> None:
    values = program_values(exercise_values(**changes))
    assert validator().is_valid(values) == good
    try:
        Program.model_validate(values)
        by_program = True
    except ValidationError:
        by_program = False
    assert by_program == good


def test_every_field_of_the_schema_is_explained() -> None:
    schema = program_schema()
    blocks = [schema, *schema["$defs"].values()]
    silent = [
        f"{block['title']}.{name}"
        for block in blocks
        for name, field in block.get("properties", {}).items()
        if "description" not in field
    ]
    assert silent == []
