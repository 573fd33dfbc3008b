"""The words of the pages: Fluent files beside this module, dates and doses as on the handout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hep_vision.coach.words import ENGLISH, load_words
from hep_vision.program.patient_words import PatientWords, locale_for

if TYPE_CHECKING:
    from hep_vision.program.model import Program

FOLDER = Path(__file__).resolve().parent / "texts"


class PageWords:
    """Words of the pages in one language.

    Parameters
    ----------
    tag : str
        A language there are words in, with a country if one matters: ``"de"``, ``"en_US"``.
    """

    def __init__(self, tag: str = ENGLISH) -> None:
        self.patient = PatientWords(tag)
        self.language = self.patient.language
        self._say = load_words(self.language, FOLDER).say

    def __repr__(self) -> str:
        return f"PageWords({self.patient.html_language!r})"

    def say(self, name: str, /, **values: str | float) -> str:
        """Text of a name in the files of the pages, with its values put in."""
        return self._say(name, **values)


def page_words(program: Program | None, asked: str, system: str) -> PageWords:
    """Words as asked for, else in the language of the program, else of this computer."""
    if program is None:
        return PageWords(asked or system)
    return PageWords(locale_for(program, asked or None, system))
