"""The text of a file in YAML: read with care, and every value's line remembered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from hep_vision.checked_yaml.problems import Location, Problem, spell_location
from hep_vision.plain_text import forbidden_sign
from hep_vision.regular_file import open_regular

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from hep_vision.errors import InputError


@dataclass(frozen=True, slots=True)
class FileKind:
    """What sort of file is expected.

    Parameters
    ----------
    noun : str
        What it holds, for messages: "program".
    max_bytes, max_values : int
        What no honest file of this kind comes near. An alias stands for a whole block, so
        that a small file can unfold to gigabytes.
    error : callable
        Makes the exception out of the path and what is wrong with the file as a whole.
    schema : str, optional
        What its field ``schema`` says; None if it has no such field.
    """

    noun: str
    max_bytes: int
    max_values: int
    error: Callable[[Path, str], InputError]
    schema: str | None = None


def read_text(path: Path, kind: FileKind) -> str:
    """Text of a file.

    Raises
    ------
    InputError
        The kind's own: if the file cannot be read, is far too large, or is no text.
    """
    try:
        with open_regular(path) as file:
            content = file.read(kind.max_bytes + 1)
    except IsADirectoryError:
        raise kind.error(path, f"this is a folder; give the {kind.noun}'s file") from None
    except FileNotFoundError:
        raise kind.error(path, "there is no such file") from None
    except OSError as error:
        raise kind.error(path, f"cannot be read: {error.strerror or error}") from error
    if len(content) > kind.max_bytes:
        size = f"{kind.max_bytes // 1024} kB"
        raise kind.error(path, f"is larger than {size}; this is no {kind.noun}")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise kind.error(path, "is not text in UTF-8; save it as UTF-8") from error


@dataclass(frozen=True, slots=True)
class YamlText:
    """A parsed file.

    Parameters
    ----------
    values : dict
        What it says, in plain Python types; lists as tuples.
    document : ruamel.yaml.comments.CommentedMap
        The same with lines and comments.
    """

    values: dict[str, Any]
    document: Any

    @classmethod
    def parse(cls, text: str, kind: FileKind) -> YamlText | Problem:
        """Parse YAML 1.2 or JSON (which YAML includes); the first problem if it is neither."""
        document = _load(text)
        if isinstance(document, Problem):
            return document
        other = _other_kind(document, kind)
        if other is not None:
            return other
        try:
            values = _Unfold(kind).value(document, ())
        except _RefusedError as refused:
            line = _line_of(document, refused.location)
            return Problem(line, spell_location(refused.location), str(refused), refused.fix)
        return cls(cast("dict[str, Any]", values), document)

    def line_of(self, location: Location) -> int:
        """Line of a value, from 1; of the block it is missing from, if it is missing."""
        return _line_of(self.document, location)


class _DatesAsText(RoundTripConstructor):
    """Leave dates to the model, which can say in which line the 30th of February is."""

    line = 0  # of the value that is being made, from 0

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        """Make a value, and remember where it stands."""
        self.line = node.start_mark.line
        return cast("Any", super()).construct_object(node, deep)


_DatesAsText.add_constructor(  # pyright: ignore[reportUnknownMemberType]
    "tag:yaml.org,2002:timestamp",
    RoundTripConstructor.construct_scalar,  # pyright: ignore[reportUnknownMemberType]
)


def _load(text: str) -> Any:
    """Parsed document, with lines and comments; the first problem if it is none."""
    yaml = YAML(typ="rt")
    yaml.Constructor = _DatesAsText
    yaml.version = (1, 2)  # in which "no" is a word and 08:00 no number
    yaml.allow_duplicate_keys = False
    constructor: Any = yaml.constructor
    try:
        yaml.get_constructor_parser(text)  # pyright: ignore[reportUnknownMemberType]
        document: Any = constructor.get_single_data()
    except DuplicateKeyError as error:
        return _duplicate(error)
    except MarkedYAMLError as error:
        return _syntax(error)
    except ReaderError as error:
        line = text.count("\n", 0, cast("Any", error).position)
        sign = forbidden_sign(text.split("\n")[line]) or "a sign that cannot be shown"
        return Problem(line + 1, "", f"holds {sign}", "write it without")
    except Exception:  # noqa: BLE001 - the parser fails on odd texts in odd ways
        reader: Any = yaml.reader
        line = constructor.line or reader.line  # how far it came
        plain = "write plain fields, lists and values: no tags (!!), no merging (<<)"
        return Problem(line + 1, "", "cannot be read", plain)
    return document


def _other_kind(document: object, kind: FileKind) -> Problem | None:
    """What is wrong if this is not that kind of file at all."""
    begin = f"begin with schema: {kind.schema}" if kind.schema else "write fields, name: value"
    nothing = Problem(1, "", f"there is no {kind.noun} here", begin)
    if not isinstance(document, CommentedMap):
        return nothing
    if kind.schema is None:
        return None
    given = cast("dict[str, object]", document).get("schema")
    if given is None:
        return nothing
    if given != kind.schema:
        line = _line_of(document, ("schema",))
        problem = f"this is {str(given)[:60]!r}, no {kind.noun}"
        return Problem(line, "schema", problem, f"write schema: {kind.schema}")
    return None


class _RefusedError(Exception):
    """A value that no file can hold; never leaves this module."""

    def __init__(self, location: Location, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.location, self.fix = location, fix


# No file of ours is nested deeper than some six blocks.
_DEEPEST = 30
# Beyond it, floats and databases do not tell whole numbers apart.
_LARGEST_WHOLE = 2**53


class _Unfold:
    """Turn a document into plain Python types, counting."""

    def __init__(self, kind: FileKind) -> None:
        self._kind = kind
        self._count = 0

    def value(self, node: object, location: Location) -> object:
        self._count += 1
        if self._count > self._kind.max_values:
            problem = f"has far too many values for a file of this kind ({self._kind.noun})"
            raise _RefusedError((), problem, "leave out aliases (*name)")
        if len(location) > _DEEPEST:
            raise _RefusedError(location[:_DEEPEST], "is nested too deeply", "write it flatter")
        if isinstance(node, CommentedMap):
            items = cast("dict[object, object]", node)
            return {
                self._key(k, location): self.value(v, (*location, str(k))) for k, v in items.items()
            }
        if isinstance(node, CommentedSeq):
            parts = cast("list[object]", node)
            return tuple(self.value(part, (*location, i)) for i, part in enumerate(parts))
        if isinstance(node, bool) or node is None:
            return node
        if isinstance(node, str):
            return self._text(str(node), location)
        if isinstance(node, int) and abs(node) > _LARGEST_WHOLE:
            raise _RefusedError(location, "is too large a number", "write a smaller one")
        for kind in (int, float):  # the parser's own subclasses remember their spelling
            if isinstance(node, kind):
                return kind(node)
        raise _RefusedError(location, "is no plain value", "leave the tag (! or !!) out")

    def _text(self, text: str, location: Location) -> str:
        sign = forbidden_sign(text)
        if sign is not None:
            raise _RefusedError(location, f"holds {sign}", "write it without")
        return text

    def _key(self, key: object, location: Location) -> str:
        if not isinstance(key, str):
            problem = f"{repr(key)[:60]} is no name of a field"
            raise _RefusedError(location, problem, "field names are words")
        return self._text(str(key), location)


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
