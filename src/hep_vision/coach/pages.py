"""Texts leafed through: as much at a time as can be read from three metres."""

from __future__ import annotations

import math
import re
from textwrap import TextWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Beside the pictures of an exercise there is room for this much in letters of full size.
ROW_LETTERS = 17
WHOLE_ROW_LETTERS = 27  # without pictures
PAGE_ROWS = 4  # below a heading in one row
HEADING_LETTERS = 20  # to a row of a heading
BELOW_LETTERS, BELOW_ROWS = 25, 3  # below the camera's picture
PAGE_S = 5.0  # of what is leafed through again and again
READ_PER_S = 15.0  # letters, read aloud
LEAST_PAGE_S = 3.0
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def pages_of(
    parts: Sequence[tuple[str, ...]], row_letters: int, page_rows: int = PAGE_ROWS
) -> list[tuple[str, ...]]:
    """As many parts at a time as can be read from three metres, none of them torn apart."""
    pages: list[tuple[str, ...]] = []
    rows = 0
    for part in parts:
        taken = rows_of(part, row_letters)
        if not pages or rows + taken > page_rows:
            pages.append(())
            rows = 0
        pages[-1] += part
        rows += taken
    return pages


def sentences_of(text: str, row_letters: int, page_rows: int = PAGE_ROWS) -> list[tuple[str, ...]]:
    """Sentences of a text; one that is too long for a page in equal parts."""
    parts: list[tuple[str, ...]] = []
    for sentence in filter(str.strip, _SENTENCE_END.split(text)):
        rows = _wrapped(sentence, row_letters)
        each = math.ceil(len(rows) / math.ceil(len(rows) / page_rows))
        parts += [(" ".join(rows[at : at + each]),) for at in range(0, len(rows), each)]
    return parts


def rows_of(lines: tuple[str, ...], row_letters: int) -> int:
    """How many rows of letters of full size some lines take, or somewhat more."""
    return sum(len(_wrapped(line, row_letters)) for line in lines)


def _wrapped(text: str, row_letters: int) -> list[str]:
    return TextWrapper(row_letters, break_long_words=False, break_on_hyphens=False).wrap(text)


def page_at(pages: Sequence[tuple[str, ...]], passed_s: float) -> tuple[str, ...]:
    """The page that has come, leafed through about as fast as it is read aloud."""
    for page in pages[:-1]:
        passed_s -= max(LEAST_PAGE_S, sum(map(len, page)) / READ_PER_S)
        if passed_s < 0:
            return page
    return pages[-1]


def page_turned(pages: Sequence[tuple[str, ...]], passed_s: float) -> tuple[str, ...]:
    """The page that has come, again and again for as long as the screen is up."""
    return pages[int(passed_s / PAGE_S) % len(pages)]
