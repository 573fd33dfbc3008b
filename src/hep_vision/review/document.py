"""What a report is made of: sections of text, tables and charts, to be set as HTML or PDF.

The report is put together once; `html` and `pdf` only set it, so that they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from matplotlib.figure import Figure

Tone = Literal["plain", "strong", "note"]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    words: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled values."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``numeric`` are the columns set flush right.

    ``folded`` tables repeat what a chart shows, for those who cannot see it: HTML keeps them
    closed, PDF leaves them out.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; ``says`` is what it shows, in words, for those who cannot see it."""

    draw: Callable[[], Figure]
    title: str
    says: str


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a calendar: a sign to be seen and the words for it."""

    day: date
    kind: str
    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """Weeks of seven days, Monday first; None outside of the period. ``key`` explains signs."""

    weeks: tuple[tuple[CalendarDay | None, ...], ...]
    key: tuple[tuple[str, str, str], ...]  # kind, sign, words


Block = Text | Bullets | Facts | Table | Chart | Calendar


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under a heading; ``new_page`` begins one on paper."""

    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report; ``large`` is large print on as few pages as can be.

    ``shorter`` says less on its first page and more behind it: it is set on paper where the first
    page would need small type.
    """

    title: str
    about: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    imprint: str
    large: bool = False
    shorter: Document | None = None
