"""Whole texts as sentences, and which of them the voice has come to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

READ_PER_S = 15.0  # letters, read aloud
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def split_sentences(*texts: str) -> tuple[str, ...]:
    """Sentences of some texts in their order, each whole; without empty ones."""
    parts = (part.strip() for text in texts for part in _SENTENCE_END.split(text))
    return tuple(part for part in parts if part)


def spoken_sentence(sentences: Sequence[str], passed_s: float) -> int | None:
    """Which sentence is being read aloud so many seconds after the voice began.

    None where there is but one or none: nothing has to be leafed through.
    """
    if len(sentences) < 2:
        return None
    for number, sentence in enumerate(sentences):
        passed_s -= len(sentence) / READ_PER_S
        if passed_s < 0:
            return number
    return len(sentences) - 1
