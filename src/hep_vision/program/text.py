"""The text of a program file: read with care, and every value's line remembered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from hep_vision.errors import ProgramError
from hep_vision.program.model import SCHEMA
from hep_vision.program.problems import Location, Problem, spell_location

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAX_BYTES = 256 * 1024  # a program of thirty exercises has some thirty kB
MAX_VALUES = 20_000  # an alias stands for a whole block: a small file can unfold to gigabytes


def read_text(path: Path) -> str:
    """Text of a program file.

    Raises
    ------
    ProgramError
        If it cannot be read, is far too large for a program, or is no text.
    """
    try:
        if path.is_dir():
            raise ProgramError(path, "this is a folder; give the program's file")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ProgramError(path, "there is no such file") from None
    except OSError as error:
        raise ProgramError(path, f"cannot be read: {error.strerror or error}") from error
    if len(content) > MAX_BYTES:
        raise ProgramError(path, f"is larger than {MAX_BYTES // 1024} kB; this is no program")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProgramError(path, "is not text in UTF-8; save it as UTF-8") from error


@dataclass(frozen=True, slots=True)
class ProgramText:
    """A parsed program file.

    Parameters
    ----------
    values : dict
        What it says, in plain Python types.
    document : ruamel.yaml.comments.CommentedMap
        The same with lines and comments.
    """

    values: dict[str, Any]
    document: Any

    @classmethod
    def parse(cls, text: str) -> ProgramText | Problem:
        """Parse YAML 1.2 or JSON (which YAML includes); the first problem if it is neither."""
        try:
            document = _load(text)
        except DuplicateKeyError as error:
            return _duplicate(error)
        except MarkedYAMLError as error:
            return _syntax(error)
        except (YAMLError, ValueError, RecursionError) as error:
            return Problem(
                1, "", f"cannot be read ({str(error).splitlines()[0]})", "check signs and nesting"
            )
        if not _is_mapping(document) or "schema" not in document:
            return Problem(1, "", "there is no program here", f"begin with schema: {SCHEMA}")
        if document["schema"] != SCHEMA:
            line, kind = _line_of(document, ("schema",)), document["schema"]
            return Problem(line, "schema", f"this is {kind!r}, no program", f"need {SCHEMA}")
        try:
            values = _Unfold().value(document, ())
        except _RefusedError as refused:
            line = _line_of(document, refused.location)
            return Problem(line, spell_location(refused.location), str(refused), refused.fix)
        return cls(cast("dict[str, Any]", values), document)

    def line_of(self, location: Location) -> int:
        """Line of a value, from 1; of the block it is missing from, if it is missing."""
        return _line_of(self.document, location)


def _load(text: str) -> Any:
    yaml = YAML(typ="rt")
    yaml.Constructor = _DatesAsText
    yaml.version = (1, 2)  # in which "no" is a word and 08:00 no number
    yaml.allow_duplicate_keys = False
    return yaml.load(text)  # pyright: ignore[reportUnknownMemberType]


class _DatesAsText(RoundTripConstructor):
    """Leave dates to the model, which can say in which line the 30th of February is."""


_DatesAsText.add_constructor(  # pyright: ignore[reportUnknownMemberType]
    "tag:yaml.org,2002:timestamp",
    RoundTripConstructor.construct_scalar,  # pyright: ignore[reportUnknownMemberType]
)


def _is_mapping(document: object) -> bool:
    return isinstance(document, CommentedMap)


class _RefusedError(Exception):
    """A value that no program can hold; never leaves this module."""

    def __init__(self, location: Location, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.location, self.fix = location, fix


class _Unfold:
    """Turn a document into plain Python types, counting."""

    def __init__(self) -> None:
        self.count = 0

    def value(self, node: object, location: Location) -> object:
        self.count += 1
        if self.count > MAX_VALUES:
            raise _RefusedError(
                (), "has far too many values for a program", "leave out aliases (*name)"
            )
        if isinstance(node, CommentedMap):
            items = cast("dict[object, object]", node)
            return {
                self.key(k, location): self.value(v, (*location, str(k))) for k, v in items.items()
            }
        if isinstance(node, CommentedSeq):
            parts = cast("list[object]", node)
            return [self.value(part, (*location, i)) for i, part in enumerate(parts)]
        if isinstance(node, bool) or node is None:
            return node
        for kind in (int, float, str):  # the parser's own subclasses remember their spelling
            if isinstance(node, kind):
                return kind(node)
        return node

    def key(self, key: object, location: Location) -> str:
        if not isinstance(key, str):
            raise _RefusedError(location, f"{key!r} is no name of a field", "field names are words")
        return str(key)


def _line_of(document: Any, location: Location) -> int:
    """Line of the deepest part of a location that is in the document, from 1."""
    node: object = document
    line = 0
    for part in location:
        if not isinstance(node, CommentedMap | CommentedSeq):
            break
        places = cast("dict[object, Sequence[int]]", node.lc.data or {})
        if part not in places:
            break
        line = places[part][0]
        node = cast("Any", node)[part]
    return line + 1


def _duplicate(error: Any) -> Problem:
    line = error.problem_mark.line + 1 if error.problem_mark else 1
    name = str(error.problem).split('"')[1::2]
    return Problem(
        line, name[0] if name else "", "is given twice", "keep one of the two; the other is lost"
    )


def _syntax(error: Any) -> Problem:
    mark = error.problem_mark or error.context_mark
    what = str(error.problem or error.context or "cannot be read").strip()
    return Problem(
        mark.line + 1 if mark else 1,
        "",
        f"this is neither YAML nor JSON ({what})",
        "look at this line and the one before: indentation, a missing colon, bracket or quote",
    )
