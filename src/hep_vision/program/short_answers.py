"""Shorter answers of the interview: times, effort, limits, scales, yes or no, days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from hep_vision.program.answer_parts import (
    COUNT,
    NUMBER,
    TIME_UNIT,
    AnswerError,
    count_of,
    decimal_of,
    seconds_of,
)

Values = dict[str, Any]


def read_seconds(text: str) -> float | int:
    """Seconds of a time: ``60``, ``90 s``, ``1 min``, ``1:30``.

    Raises
    ------
    AnswerError
        If it is none.
    """
    clock = re.fullmatch(r"(\d{1,2}):([0-5]\d)", text.strip())
    if clock:
        return 60 * int(clock[1]) + int(clock[2])
    found = re.fullmatch(rf"{NUMBER} ?{TIME_UNIT}?", text.strip().lower())
    if found is None:
        raise AnswerError(f"{text!r} is no time; write for example 60 s or 1 min")
    return seconds_of(found[1], found[2])


def read_effort(text: str) -> Values:
    """Range of effort with its scale: ``3-5``, ``CR10 3 to 5``, ``RPE 11-13``.

    Raises
    ------
    AnswerError
        If it is none.
    """
    example = "for example 3-5 (CR10, 0 to 10) or RPE 11-13 (6 to 20)"
    words = text.lower().replace("rpe 6-20", "rpe").replace("rpe 6 to 20", "rpe")
    found = re.fullmatch(
        r"\s*(?:(cr ?10|borg|rpe|effort)\W*)?(\d{1,2})(?:\s*(?:-|\u2013|to)\s*(\d{1,2}))?"
        r"(?:\s*/\s*10|\s+of\s+10)?\s*",
        words,
    )
    if found is None:
        raise AnswerError(f"{text!r} is no effort; write {example}")
    low, high = int(found[2]), int(found[3] or found[2])
    older = found[1] in ("rpe", "borg") and high > 10
    scale, ends = ("RPE 6-20", (6, 20)) if older else ("CR10", (0, 10))
    if not ends[0] <= low <= high <= ends[1]:
        raise AnswerError(f"{low} to {high} is no range on the scale {scale}; write {example}")
    return {"scale": scale, "from": low, "to": high}


def read_limit(text: str) -> Values:
    """Bounds of a hard limit: ``max 90``, ``not below 10``, ``10 to 90``.

    Raises
    ------
    AnswerError
        If it is none.
    """
    number = r"([-\u2212]?\d{1,3}(?:\.\d+)?)"
    words = re.sub(r"\s*(degrees?|deg|\N{DEGREE SIGN})", "", text.lower().strip())
    both = re.fullmatch(rf"(?:from )?{number} ?(?:-|\u2013|to|and) ?{number}", words)
    upper = re.fullmatch(
        r"(?:max(?:imum)?|at most|up to|not (?:beyond|above|past|over|more than)|no more than|<=?)"
        rf" ?{number}",
        words,
    )
    lower = re.fullmatch(
        rf"(?:min(?:imum)?|at least|from|not (?:below|under|less than)|no less than|>=?) ?{number}",
        words,
    )
    if both:
        return {"min_deg": _angle(both[1]), "max_deg": _angle(both[2])}
    if upper:
        return {"max_deg": _angle(upper[1])}
    if lower:
        return {"min_deg": _angle(lower[1])}
    raise AnswerError(f"{text!r} is no limit; write for example max 90, min 10 or 10 to 90")


def _angle(text: str) -> float:
    return float(text.replace("\N{MINUS SIGN}", "-"))


def read_more(text: str) -> Values:
    """What a progression adds: ``2 reps``, ``1 set``, ``5 s``, ``0.5 kg``.

    Raises
    ------
    AnswerError
        If it is not one of them.
    """
    found = re.fullmatch(
        rf"\s*\+?\s*{NUMBER}\s*(?:more )?(sets?|reps?|repetitions?|s|secs?|seconds?|kg)"
        r"(?: more)?\s*",
        text.lower(),
    )
    if found is None:
        raise AnswerError(f"{text!r} is not understood; write for example 2 reps, 1 set or 0.5 kg")
    amount, unit = decimal_of(found[1]), found[2]
    if unit.startswith(("set", "rep")):
        if not isinstance(amount, int):
            raise AnswerError(f"{amount:g} must be a whole number; write for example 2 reps")
        return {"sets" if unit.startswith("set") else "reps": amount}
    return {"weight_kg" if unit == "kg" else "hold_s": amount}


def read_scale(text: str) -> int:
    """A number from 0 to 10: ``5``, ``5/10``, ``5 of 10``.

    Raises
    ------
    AnswerError
        If it is none.
    """
    found = re.fullmatch(r"(\d{1,2})(?:\s*(?:/|of|out of)\s*10)?", text.strip().lower())
    if found is None or int(found[1]) > 10:
        raise AnswerError(f"{text!r} is no number from 0 to 10; write for example 5")
    return int(found[1])


def read_yes(text: str) -> bool:
    """Yes or no, in a letter or a word.

    Raises
    ------
    AnswerError
        If it is neither.
    """
    match text.strip().lower():
        case "y" | "yes" | "true" | "ok":
            return True
        case "n" | "no" | "false":
            return False
        case _:
            raise AnswerError(f"{text!r} is neither yes nor no; write yes or no")


def read_weeks(text: str) -> int:
    """Number of weeks: ``6``, ``6 weeks``, ``6 wk``.

    Raises
    ------
    AnswerError
        If it is none from 1 to 104.
    """
    found = re.fullmatch(rf"{COUNT}\s*(?:weeks?|wks?|w)?", text.strip().lower())
    weeks = count_of(found[1]) if found else 0
    if not 1 <= weeks <= 104:
        raise AnswerError(f"{text!r} is no number of weeks; write 1 to 104, for example 6")
    return weeks


_MONTH = {
    name[:3]: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}


def read_day(text: str, today: date) -> date:
    """A day: ``2026-12-14``, ``14 Dec 2026``, ``today``, ``tomorrow``, ``in 2 weeks``.

    ``1/12/2026`` is refused: it is another day in another country.

    Raises
    ------
    AnswerError
        If it is none.
    """
    words = text.strip().lower()
    if words in ("today", "tomorrow"):
        return today + timedelta(days=words == "tomorrow")
    ahead = re.fullmatch(rf"in {COUNT} (days?|weeks?)", words)
    spelt = re.fullmatch(r"(\d{1,2})\.? ([a-z]{3})[a-z]*\.?,? (\d{4})", words)
    try:
        if ahead:
            return today + timedelta(days=count_of(ahead[1]) * (7 if "w" in ahead[2] else 1))
        if spelt and spelt[2] in _MONTH:
            return date(int(spelt[3]), _MONTH[spelt[2]], int(spelt[1]))
        return date.fromisoformat(words)
    except (ValueError, OverflowError):
        raise AnswerError(
            f"{text!r} is no date; write year-month-day, for example 2027-01-31"
        ) from None
