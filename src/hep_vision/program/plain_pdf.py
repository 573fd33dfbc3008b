"""A PDF in whose text nothing stands that cannot be shown."""

from __future__ import annotations

from fpdf import FPDF

from hep_vision.plain_text import shown


class PlainPdf(FPDF):
    """A document that marks what must not be in its texts, whatever file they come from."""

    def normalize_text(self, text: str) -> str:
        """Text as it is set."""
        return super().normalize_text(shown(text))

    def set_title(self, title: str) -> None:
        """Write the document's title into the file."""
        super().set_title(shown(title))

    def set_author(self, author: str) -> None:
        """Write the author's name into the file."""
        super().set_author(shown(author))
