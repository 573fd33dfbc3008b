"""The first page of a report as plain text, to paste into a clinic's chart."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from hep_vision.plain_text import shown
from hep_vision.review.document import Bullets, Facts, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hep_vision.review.document import Block, Document


def chart_text(document: Document) -> str:
    """Everything before the first new page, without anything to be filled in by hand."""
    lines = [document.title.upper()]
    lines += [f"{label}: {words}" for label, words in document.about if not _is_blank(words)]
    for section in takewhile(lambda one: not one.new_page, document.sections):
        said = [line for block in section.blocks for line in _lines(block)]
        if said:
            lines += ["", section.title.upper(), *said]
    lines += ["", "Angles are estimates from one camera, not goniometer readings."]
    lines.append(document.imprint)
    return "\n".join(shown(line) for line in lines)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Text(words):
            yield words
        case Bullets(items):
            yield from (f"- {item}" for item in items)
        case Facts(items):
            yield from (f"{label}: {words}" for label, words in items if not _is_blank(words))
        case _:
            pass


def _is_blank(words: str) -> bool:
    """Whether it is a line to be written on."""
    return "____" in words
