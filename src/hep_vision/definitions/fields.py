"""The kinds of value an exercise definition is made of."""

from collections.abc import Callable
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from hep_vision.checked_yaml.problems import wrong
from hep_vision.measure.body.landmarks import SIDED_POINTS

Region = Literal[
    "knee", "hip", "ankle", "back", "shoulder", "elbow", "wrist", "neck", "balance", "whole_body"
]
BodyPosition = Literal[
    "standing", "seated", "supine", "side_lying", "prone", "quadruped", "hanging"
]
Kind = Literal["repetitions", "hold", "both", "timed", "self_confirmed"]
Goal = Literal["further", "position"]
Grade = Literal["good", "good_to_fair", "fair", "fair_to_poor", "poor", "none"]
NearSide = Literal["tested", "either", "front"]

MEASURED_KINDS: tuple[Kind, ...] = ("repetitions", "hold", "both")

# Words a figure may name instead of a work: a proposal of this project, or its own measurement.
DEFAULT, MEASURED = "default", "measured"
OWN_SOURCES = (DEFAULT, MEASURED)


class Block(BaseModel):
    """Base of every block of a definition: unknown fields refused, types strict, frozen."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        str_strip_whitespace=True,
        allow_inf_nan=False,
    )


Line = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\r\n]*$")]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Positive = Annotated[float, Field(gt=0)]
Point = Annotated[str, Field(json_schema_extra={"enum": list(SIDED_POINTS)})]


def _pair(kind: type[int] | type[float]) -> Callable[[object], object]:
    def as_pair(value: object) -> object:
        ends = _ends(value)
        numbers = [e for e in ends if isinstance(e, int | kind) and not isinstance(e, bool)]
        if len(ends) != 2 or len(numbers) != 2:
            raise wrong(
                f"{_shown(value)} is neither a number nor two of them",
                "write for example 5 or [5, 10]",
            )
        low, high = numbers
        if low > high:
            raise wrong(f"[{low:g}, {high:g}] runs backwards", f"write [{high:g}, {low:g}]")
        return (kind(low), kind(high))

    return as_pair


def _ends(value: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value, value)


def _shown(value: object) -> str:
    text = repr(value)
    return f"[{text[1:-1].rstrip(',')}]" if text.startswith("(") else text


def _pair_schema(number: dict[str, Any]) -> WithJsonSchema:
    pair = {"type": "array", "items": number, "minItems": 2, "maxItems": 2}
    return WithJsonSchema({"anyOf": [number, pair]})


Span = Annotated[
    tuple[float, float], BeforeValidator(_pair(float)), _pair_schema({"type": "number"})
]
"""From-to in the unit of the field; one number stands for both ends."""

Amount = Annotated[
    tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]],
    BeforeValidator(_pair(int)),
    _pair_schema({"type": "integer", "minimum": 1}),
]
"""From-to of a count; one number stands for both ends."""


def _as_keys(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Sources = Annotated[
    tuple[Annotated[str, Field(min_length=1)], ...],
    BeforeValidator(_as_keys),
    Field(min_length=1),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
            ]
        }
    ),
]
"""Where figures come from: keys of ``sources``, ``default`` or ``measured``."""
