"""What is wrong with a specification, with an example of what may stand there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hep_vision.checked_yaml.problems import explain, field_named, inline_yaml, model_within
from hep_vision_figure.spec import ClipSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel, ValidationError
    from pydantic.fields import FieldInfo

    from hep_vision.checked_yaml.problems import Location, Problem

# For fields whose default is no example: there is none, or it is a block of fields.
_EXAMPLES: dict[str, Any] = {
    "exercise": "squat",
    "side": "right",
    "facing": "right",
    "holds": "stick",
    "what": "chair",
    "body": {"height_m": 1.62},
    "outfit": {"top": "jumper"},
    "room": {"floor": "carpet"},
    "camera": {"yaw_deg": 15},
    "motion": {"hold_s": 2},
    "bystander": {"does": "walks_behind"},
    "obstacles": [{"nearer_m": 0.9, "height_m": 0.3}],
    "furniture": [{"what": "chair", "x_m": -1.2}],
    "repetitions": [{}, {}, {"hold_s": 2}],
    "compensations": {"trunk_lean": 15},
    "peak": 90,
    "start": 10,
    "up_s": 1.2,
    "hold_s": 2,
    "down_s": 1.3,
    "rest_s": 0.4,
    "stop_s": 12,
    "distance_m": 3,
    "height_m": 1,
    "pitch_deg": 5,
}
_KEY = "[key]"  # what pydantic puts after a key that is wrong itself


def first_problem(error: ValidationError, line_of: Callable[[Location], int]) -> Problem:
    """First fault of a specification, by its line.

    Parameters
    ----------
    error : ValidationError
    line_of : callable
        Line of a location in the file.
    """
    details: list[Any] = error.errors(include_url=False)
    for detail in details:
        detail["loc"] = tuple(part for part in detail["loc"] if part != _KEY)
        detail["type"] = detail["type"].replace("_parsing", "_type")  # text that is no number
    problem = explain(details, ClipSpec, line_of)[0]
    missing = problem.problem == "is missing" and not problem.field.endswith("]")
    if missing or not problem.fix.startswith(("add it", "Input should")):
        return problem
    return replace(problem, fix=_example(problem.field) or problem.fix)


def _example(path: str) -> str:
    """What may be written for the innermost field that a path leads through."""
    model: type[BaseModel] | None = ClipSpec
    name, field = "", None
    for part in path.split("."):
        inner = part.partition("[")[0]
        found = field_named(inner, model)
        if found is None:
            break
        name, field, model = inner, found, model_within(found.annotation)
    return f"write for example {name}: {inline_yaml(_value(name, field))}" if field else ""


def _value(name: str, field: FieldInfo) -> object:
    usual: Any = field.default
    if isinstance(usual, tuple) and name not in _EXAMPLES:
        return list(usual)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    if isinstance(usual, bool | int | float | str):
        return usual
    return _EXAMPLES[name]
