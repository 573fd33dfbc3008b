"""A PDF in whose text nothing stands that cannot be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fpdf import FPDF

from hep_vision.plain_text import shown

if TYPE_CHECKING:
    from collections.abc import Sequence


class PlainPdf(FPDF):
    """A document that marks what must not be in its texts, whatever file they come from."""

    def normalize_text(self, text: str) -> str:
        """Text as it is set."""
        return super().normalize_text(shown(text))

    def set_title(self, title: str) -> None:
        """Write the document's title into the file."""
        super().set_title(shown(title))

    def set_author(self, author: str | Sequence[str]) -> None:
        """Write the author's name, or several, into the file."""
        plain = shown(author) if isinstance(author, str) else [shown(one) for one in author]
        super().set_author(plain)
