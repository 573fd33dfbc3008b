"""Numbers, counts and times as people write them; what the grammars of answers share."""

from __future__ import annotations


class AnswerError(ValueError):
    """An answer that is not understood: what it was, and what would be."""


COUNTS = {"once": 1, "twice": 2, "thrice": 3} | {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
}
COUNT = rf"(\d{{1,3}}|{'|'.join(COUNTS)})"
NUMBER = r"(\d{1,4}(?:[.,]\d+)?)"
SECONDS = r"(?:s|secs?|seconds?|\")"
TIME_UNIT = r"(s|secs?|seconds?|\"|m|mins?|minutes?|')"


def count_of(text: str) -> int:
    """Number that digits or a word say, ``"twice"``."""
    return COUNTS[text] if text in COUNTS else int(text)


def decimal_of(text: str) -> float | int:
    """Number with a point or a comma; whole where it is."""
    value = float(text.replace(",", "."))
    return int(value) if value.is_integer() else value


def seconds_of(number: str, unit: str | None) -> float | int:
    """Seconds of a number with its unit, seconds by default."""
    value = decimal_of(number)
    in_minutes = bool(unit) and str(unit)[0] in "m'"
    seconds = value * 60 if in_minutes else value
    return int(seconds) if float(seconds).is_integer() else seconds
