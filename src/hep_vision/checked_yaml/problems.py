"""What is wrong with a file, in words: where, what, and what would be right."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

Location = tuple[int | str, ...]

_LONGEST = 300
WRONG = "wrong"  # type of the errors that `wrong` makes


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file, or worth a second look.

    Parameters
    ----------
    line : int
        Line in the file, from 1.
    field : str
        Way to the field, ``exercises[1].hold_s``; empty for the file as a whole.
    problem : str
        What is wrong.
    fix : str
        What would be right.
    severity : {"error", "warning"}
        A warning does not keep the file from being used.
    """

    line: int
    field: str
    problem: str
    fix: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        where = f"line {self.line}" + (f", {self.field}" if self.field else "")
        return f"{where}: {self.problem}; {self.fix}"


def wrong(problem: str, fix: str, field: str = "") -> PydanticCustomError:
    """Error that a validator raises: what is wrong, what would be right, in which field.

    ``field`` is for checks of a whole block: the one of its fields whose line is shown.
    """
    # The texts are data, not a template: a brace in a patient's note must not be formatted.
    return PydanticCustomError(
        WRONG, "{problem}; {fix}", {"problem": _short(problem), "fix": _short(fix), "field": field}
    )


def _short(text: str) -> str:
    """Text out of a file in the middle of a message."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def spell_location(location: Location) -> str:
    """``("exercises", 1, "hold_s")`` as ``exercises[1].hold_s``."""
    text = ""
    for part in location:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return _short(text)


def explain(
    errors: Iterable[ErrorDetails], root: type[BaseModel], line_of: Callable[[Location], int]
) -> tuple[Problem, ...]:
    """Problems out of pydantic's errors, in the order of their lines."""
    # A list whose items are all wrong is also reported as empty, which it is not.
    told = (e for e in errors if not (e["type"] == "too_short" and e["input"]))
    problems = {_explain_one(error, root, line_of) for error in told}
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.field)))


def _explain_one(
    error: ErrorDetails, root: type[BaseModel], line_of: Callable[[Location], int]
) -> Problem:
    location = error["loc"]
    context: dict[str, Any] = error.get("ctx", {})
    if error["type"] == WRONG:
        inner = tuple(
            int(part) if part.isdigit() else part for part in context["field"].split(".") if part
        )
        location = (*location, *inner)
        return Problem(
            line_of(location), spell_location(location), context["problem"], context["fix"]
        )
    owner, field = _field_at(root, location)
    problem, fix = _words(error, context, owner, field)
    return Problem(line_of(location), spell_location(location), problem, fix)


def _words(
    error: ErrorDetails,
    context: dict[str, Any],
    owner: type[BaseModel] | None,
    field: FieldInfo | None,
) -> tuple[str, str]:
    given, kind = _shown(error["input"]), error["type"]
    example = _example(str(error["loc"][-1]) if error["loc"] else "", field)
    bounds = _bounds(context)
    match kind:
        case "missing":
            return "is missing", example or "add it"
        case "extra_forbidden":
            return "there is no such field", _nearest_field(str(error["loc"][-1]), owner)
        case "literal_error":
            suggest = field is None or bool(field.examples)
            choice = _choice(error["input"], context, suggest=suggest)
            return f"{given} is not possible here", choice
        case "string_pattern_mismatch":
            what = field.description if field and field.description else "has another form"
            return f"{given} has the wrong form ({what.rstrip('.')})", example
        case "too_short" | "too_long" | "string_too_short" | "string_too_long":
            return "is empty" if "short" in kind else "is too long", example or bounds
        case _ if bounds:
            shown = f"; {example}" if field and field.examples else ""
            return f"{given} is out of range", f"it must be {bounds}{shown}"
        case _:
            return f"{given} is not {_KINDS.get(kind, 'right')}", example or error["msg"]


_KINDS = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "bool_type": "true or false",
    "string_type": "text (numbers need quotes here)",
    "tuple_type": "a list",
    "list_type": "a list",
    "model_type": "a block of fields",
    "dict_type": "a block of fields",
}


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a block of fields"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _bounds(context: dict[str, Any]) -> str:
    words = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    return " and ".join(f"{words[key]} {context[key]:g}" for key in words if key in context)


def _choice(given: object, context: dict[str, Any], *, suggest: bool) -> str:
    """The words there are; the nearest first, unless a slip there must not be guessed at."""
    expected = str(context.get("expected", ""))
    options = [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]
    near = difflib.get_close_matches(str(given).lower(), options, n=1) if suggest else []
    return (f"did you mean {near[0]}? " if near else "") + f"possible: {', '.join(options)}"


def _example(name: str, field: FieldInfo | None) -> str:
    if field is not None and not field.examples and get_origin(field.annotation) is Literal:
        *others, last = get_args(field.annotation)
        return f"write {name}: {', '.join(others)} or {last}"
    if field is None or not field.examples:
        return (
            f"add it ({field.description.rstrip('.').lower()})"
            if field and field.description
            else ""
        )
    return f"write for example {name}: {inline_yaml(field.examples[0])}"


def inline_yaml(value: object) -> str:
    """Write an example value in one line of YAML."""
    if isinstance(value, dict):
        items = cast("dict[str, object]", value).items()
        return f"{{{', '.join(f'{name}: {inline_yaml(item)}' for name, item in items)}}}"
    if isinstance(value, list):
        return f"[{', '.join(inline_yaml(item) for item in cast('list[object]', value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    needs_quotes = isinstance(value, str) and (text[:1] in "+0" or set(",:#[]{}") & set(text))
    return f'"{text}"' if needs_quotes else text


def _nearest_field(name: str, owner: type[BaseModel] | None) -> str:
    if owner is None:
        return "leave it out"
    names = [field.alias or key for key, field in owner.model_fields.items()]
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return f"did you mean {near[0]}?" if near else f"there are: {', '.join(names)}"


def _field_at(
    root: type[BaseModel], location: Location
) -> tuple[type[BaseModel] | None, FieldInfo | None]:
    """Model and field that a location leads to; the field is None where there is none."""
    model: type[BaseModel] | None = root
    owner, field = None, None
    for part in location:
        if isinstance(part, int):
            continue
        owner = model
        field = field_named(part, owner)
        model = model_within(field.annotation) if field else None
    return owner, field


def field_named(name: str, owner: type[BaseModel] | None) -> FieldInfo | None:
    """Field of a model by its name in a file; None if there is none."""
    if owner is None:
        return None
    by_name = {field.alias or key: field for key, field in owner.model_fields.items()}
    return by_name.get(name)


def model_within(annotation: object) -> type[BaseModel] | None:
    """Return the model in ``Model``, ``Model | None`` or ``tuple[Model, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (model_within(part) for part in get_args(annotation))
    return next((model for model in inner if model is not None), None)
