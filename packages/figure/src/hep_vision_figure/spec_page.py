"""Every field of a clip specification as Markdown, out of the models themselves."""

from __future__ import annotations

from typing import Any, cast

from hep_vision_figure.spec import ClipSpec

_HEAD = "| Field | Takes | Left out | What it is |\n|---|---|---|---|\n"
_WORDS = {"boolean": "true, false", "integer": "whole number", "number": "number", "string": "text"}

Schema = dict[str, Any]


def fields_page() -> str:
    """One table for the clip itself and one for each of its parts."""
    root = ClipSpec.model_json_schema()
    parts: Schema = root["$defs"]
    tables = [_table("", root, parts)]
    told: set[str] = set()
    for path, name in _parts_of("", root, parts):
        if name not in told:  # a bystander's body is like the figure's
            told.add(name)
            tables.append(_table(path, parts[name], parts))
    return "\n".join(tables)


def _parts_of(prefix: str, model: Schema, parts: Schema) -> list[tuple[str, str]]:
    """Ways to the parts within a model, outer ones first, each with its model's name."""
    found: list[tuple[str, str]] = []
    for field, schema in model["properties"].items():
        name, listed = _part_named(schema)
        if name in parts:
            path = f"{prefix}{field}{'[]' if listed else ''}"
            found += [(path, name), *_parts_of(f"{path}.", parts[name], parts)]
    return found


def _part_named(schema: Schema) -> tuple[str, bool]:
    """Name of the model that a field holds, and whether it holds a list of them."""
    for option in (schema, *schema.get("anyOf", ()), *schema.get("allOf", ())):
        if "$ref" in option:
            return str(option["$ref"]).rpartition("/")[2], False
        if "$ref" in option.get("items", {}):
            return str(option["items"]["$ref"]).rpartition("/")[2], True
    return "", False


def _table(path: str, model: Schema, parts: Schema) -> str:
    title = f"`{path}`: " if path else ""
    rows = [
        f"| `{field}` | {_takes(schema, parts)} | {_left_out(schema, parts)} "
        f"| {schema.get('description', '')} |\n"
        for field, schema in model["properties"].items()
    ]
    return f"{title}{model['description'].splitlines()[0]}\n\n{_HEAD}{''.join(rows)}"


def _takes(schema: Schema, parts: Schema) -> str:
    name, listed = _part_named(schema)
    if name in parts:
        return "list of such parts" if listed else "part"
    options = [option for option in schema.get("anyOf", [schema]) if option.get("type") != "null"]
    return " or ".join(_kind(option) for option in options)


def _kind(schema: Schema) -> str:
    if "enum" in schema:
        return ", ".join(f"`{choice}`" for choice in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if "prefixItems" in schema:
        items = schema["prefixItems"]
        return f"{len(items)} x {_kind(items[0])}"
    if schema["type"] == "array":
        return f"list of {_kind(schema['items'])}"
    if schema["type"] == "object":
        names = ", ".join(f"`{name}`" for name in schema["propertyNames"]["enum"])
        return f"{names}: {_kind(schema['additionalProperties'])}"
    return _range(schema) or _WORDS[schema["type"]]


def _range(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if "exclusiveMinimum" in schema:
        return f"more than {schema['exclusiveMinimum']:g} to {high:g}"
    if low is not None and high is not None:
        return f"{low:g} to {high:g}"
    return "" if low is None else f"from {low:g}"


def _left_out(schema: Schema, parts: Schema) -> str:
    if _part_named(schema)[0] in parts or schema.get("default") is None:
        return ""
    return _told(schema["default"])


def _told(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        items = cast("list[object]", value)
        return f"[{', '.join(_told(item) for item in items)}]"
    return f"{value:g}" if isinstance(value, float) else str(value)
