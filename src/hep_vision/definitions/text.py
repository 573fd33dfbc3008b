"""The text of a definition file: read with care, and every value's line remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from hep_vision.errors import DefinitionError
from hep_vision.program.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAX_BYTES = 64 * 1024  # a thorough definition has some 6 kB
MAX_VALUES = 5_000  # an alias stands for a whole block: a small file can unfold to gigabytes


def read_text(path: Path) -> str:
    """Text of a definition file.

    Raises
    ------
    DefinitionError
        If it cannot be read, is far too large for a definition, or is no text.
    """
    try:
        if path.is_dir():
            raise DefinitionError(path, "", "this is a folder; give the definition's file")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise DefinitionError(path, "", "there is no such file") from None
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
        raise DefinitionError(path, "", problem) from error
    if len(content) > MAX_BYTES:
        problem = f"is larger than {MAX_BYTES // 1024} kB; this is no exercise definition"
        raise DefinitionError(path, "", problem)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DefinitionError(path, "", "is not text in UTF-8; save it as UTF-8") from error


class DefinitionText:
    """A parsed definition file.

    Parameters
    ----------
    document : ruamel.yaml.comments.CommentedMap
        What the parser made of it, with lines.

    Attributes
    ----------
    values : dict
        What it says, in plain Python types; lists as tuples.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        self._count = 0
        self.values = cast("dict[str, Any]", self._plain(document))

    @classmethod
    def parse(cls, text: str) -> DefinitionText | Problem:
        """Parse YAML 1.2, in which ``no`` is a word; the first problem if it is none."""
        yaml = YAML(typ="rt")
        yaml.version = (1, 2)
        yaml.allow_duplicate_keys = False
        try:
            document = yaml.load(text)  # pyright: ignore[reportUnknownMemberType]
            if not isinstance(document, CommentedMap):
                return Problem(1, "", "there is no definition here", "begin with schema: and id:")
            return cls(document)
        except DuplicateKeyError as error:
            return _duplicate(error)
        except MarkedYAMLError as error:
            return _syntax(error)
        except (YAMLError, ValueError, RecursionError) as error:
            words = str(error).splitlines()[0]
            return Problem(1, "", f"cannot be read ({words})", "check signs and nesting")

    def line_of(self, location: Location) -> int:
        """Line of a value, from 1; of the block it is missing from, if it is missing."""
        node: object = self._document
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

    def _plain(self, node: object) -> object:
        self._count += 1
        if self._count > MAX_VALUES:
            raise ValueError(f"more than {MAX_VALUES} values; leave out aliases (*name)")
        if isinstance(node, CommentedMap):
            items = cast("dict[object, object]", node)
            return {str(key): self._plain(value) for key, value in items.items()}
        if isinstance(node, CommentedSeq):
            return tuple(self._plain(part) for part in cast("list[object]", node))
        if isinstance(node, bool) or node is None:
            return node
        for kind in (int, float, str):  # the parser's own subclasses remember their spelling
            if isinstance(node, kind):
                return kind(node)
        return node


def _duplicate(error: Any) -> Problem:
    line = error.problem_mark.line + 1 if error.problem_mark else 1
    name = str(error.problem).split('"')[1::2]
    return Problem(line, name[0] if name else "", "is given twice", "keep one of the two")


def _syntax(error: Any) -> Problem:
    mark = error.problem_mark or error.context_mark
    what = str(error.problem or error.context or "cannot be read").strip()
    return Problem(
        mark.line + 1 if mark else 1,
        "",
        f"this is not YAML ({what})",
        "look at this line and the one before: indentation, a missing colon, bracket or quote",
    )
