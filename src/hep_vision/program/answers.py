"""What a therapist types for a dose, a frequency or a side, and what is meant by it.

A small grammar of clinic shorthand: ``3 x 10 hold 5 s``, ``twice daily``, ``every other day``,
``mon-fri at 8:00 and 6 pm``. Whatever is not understood is named; nothing is guessed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hep_vision.program.answer_parts import (
    COUNT,
    NUMBER,
    SECONDS,
    TIME_UNIT,
    AnswerError,
    count_of,
    decimal_of,
    seconds_of,
)
from hep_vision.program.fields import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from hep_vision.program.fields import Side

Values = dict[str, Any]

_FILLER = frozenset(
    {"of", "and", "with", "each", "then", "for", "a", "in", "the", "on", "per", "do", "at", "side"}
    | {"sides", "leg", "arm", "legs", "arms", "between", "exercise", "week", "days", "day"}
)


class _Reader:
    """Takes what it knows out of a text, piece by piece; the rest is what was not understood."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rest = re.sub(r"\s+", " ", text.lower().replace("\N{MULTIPLICATION SIGN}", "x"))
        self.rest = self.rest.replace("\N{EN DASH}", "-").strip()

    def take(self, pattern: str, use: Callable[[re.Match[str]], None]) -> bool:
        """Use every place that a pattern matches, and take it out."""
        found = re.search(rf"(?<![\w.]){pattern}(?![\w])", self.rest)
        taken = False
        while found is not None:
            use(found)
            taken = True
            self.rest = f"{self.rest[: found.start()]} | {self.rest[found.end() :]}"
            found = re.search(rf"(?<![\w.]){pattern}(?![\w])", self.rest)
        return taken

    def finish(self, example: str) -> None:
        """Refuse what is left over."""
        words = [word for word in re.split(r"[\s|,;.+&/()]+", self.rest) if word]
        strange = [word for word in words if word not in _FILLER]
        if strange:
            raise AnswerError(f"{' '.join(strange)!r} is not understood; write {example}")


def _put(values: Values, field: str, value: object, example: str) -> None:
    """Put a value where none is yet; the same one again is fine."""
    if values.get(field, value) != value:
        raise AnswerError(f"{values[field]} or {value}? {field} is told twice; write {example}")
    values[field] = value


DOSE_EXAMPLE = "for example 3 x 10, 3 sets of 10 hold 5 s, or 3 x 30 s for holds alone"


def read_dose(text: str) -> Values:
    """Sets, repetitions, hold and rest out of clinic shorthand.

    Returns
    -------
    dict
        ``sets``, and as far as they are told ``reps``, ``hold_s`` and ``rest_s``. Repetitions
        without sets are one set.

    Raises
    ------
    AnswerError
        If something in it is not understood, or it tells neither repetitions nor a hold.

    Examples
    --------
    >>> read_dose("3 x 10, hold 5 s")
    {'hold_s': 5, 'sets': 3, 'reps': 10}
    >>> read_dose("3x30s")
    {'sets': 3, 'hold_s': 30}
    """
    reader, values = _Reader(text), Values()

    def put(field: str, value: object) -> None:
        _put(values, field, value, DOSE_EXAMPLE)

    reps = r"(?:reps?|repetitions?|times)"
    sets = r"(?:sets?|series|rounds?)"
    reader.take(rf"rest(?:ing)?(?: of| for)? {NUMBER} ?{TIME_UNIT}?", _into(put, "rest_s"))
    reader.take(rf"{NUMBER} ?{TIME_UNIT} rest", _into(put, "rest_s"))
    reader.take(
        rf"h(?:olds?|eld|olding)?(?: of| for)? {NUMBER} ?{TIME_UNIT}?", _into(put, "hold_s")
    )
    reader.take(rf"{NUMBER} ?-?{TIME_UNIT} holds?", _into(put, "hold_s"))

    def by_three(found: re.Match[str]) -> None:
        put("sets", int(found[1]))
        put("reps", int(found[2]))
        put("hold_s", decimal_of(found[3]))

    def by_holds(found: re.Match[str]) -> None:
        put("sets", int(found[1]))
        put("hold_s", seconds_of(found[2], found[3]))

    def by_two(found: re.Match[str]) -> None:
        put("sets", int(found[1]))
        put("reps", int(found[2]))

    def sets_of(found: re.Match[str]) -> None:
        put("sets", count_of(found[1]))
        put("reps", count_of(found[2]))

    reader.take(rf"(\d{{1,3}}) ?x ?(\d{{1,3}}) ?x ?{NUMBER} ?{SECONDS}?", by_three)
    reader.take(rf"(\d{{1,3}}) ?x ?{NUMBER} ?{TIME_UNIT}", by_holds)
    reader.take(rf"(\d{{1,3}}) ?x ?(\d{{1,3}})(?: ?{reps})?", by_two)
    reader.take(rf"{COUNT} ?{sets}(?: of| with)? ?{COUNT} ?{reps}?", sets_of)
    reader.take(rf"{COUNT} ?{sets}", lambda found: put("sets", count_of(found[1])))
    reader.take(rf"{COUNT} ?{reps}", lambda found: put("reps", count_of(found[1])))
    if "hold_s" not in values and "sets" in values and "reps" not in values:
        reader.take(rf"{NUMBER} ?{TIME_UNIT}", _into(put, "hold_s"))
    reader.finish(DOSE_EXAMPLE)
    if "reps" not in values and "hold_s" not in values:
        raise AnswerError(f"neither repetitions nor a hold; write {DOSE_EXAMPLE}")
    values.setdefault("sets", 1)
    return values


def _into(put: Callable[[str, object], None], field: str) -> Callable[[re.Match[str]], None]:
    return lambda found: put(field, seconds_of(found[1], found[2]))


_DAY_NAMES = {name: day for day in WEEKDAYS for name in (day, f"{day}s", day[:3], day[:2])} | {
    "tues": "tuesday",
    "weds": "wednesday",
    "thur": "thursday",
    "thurs": "thursday",
}
_DAY = "(" + "|".join(sorted(_DAY_NAMES, key=len, reverse=True)) + ")"
FREQUENCY_EXAMPLE = (
    "for example daily, twice a day, 3 days a week, every other day, or mon wed fri at 8:00"
)
# Never two days in a row. A week has no half days, so that Sunday is a second day of rest.
EVERY_OTHER_DAY = ("monday", "wednesday", "friday")


def read_frequency(text: str) -> Values:
    """Days, times a day and clock times out of clinic shorthand.

    ``every other day`` becomes Monday, Wednesday and Friday. Times a day without days are every
    day; a number alone is days a week.

    Returns
    -------
    dict
        ``days`` or ``days_per_week``, and as far as they are told ``times_per_day`` and ``at``.

    Raises
    ------
    AnswerError
        If something in it is not understood or contradicts itself.

    Examples
    --------
    >>> read_frequency("3 times a day")
    {'times_per_day': 3, 'days_per_week': 7}
    >>> read_frequency("every other day")
    {'days': ('monday', 'wednesday', 'friday')}
    """
    reader, values = _Reader(text), Values()
    named: list[str] = []

    def put(field: str, value: object) -> None:
        _put(values, field, value, FREQUENCY_EXAMPLE)

    if re.fullmatch("[1-7]", reader.rest):
        return {"days_per_week": int(reader.rest)}
    _take_clock_times(reader, put)
    every = r"(?:a|per|each|every|/|in a)"
    _take_other_days(reader, named)
    reader.take(
        rf"{COUNT}(?: ?(?:times|x|days))? ?{every} ?(?:week|wk)|{COUNT}(?: times| x|x)? weekly",
        lambda found: put("days_per_week", count_of(found[1] or found[2])),
    )
    reader.take(
        rf"{COUNT}(?: ?(?:times|x))? ?{every} ?day",
        lambda found: put("times_per_day", count_of(found[1])),
    )
    reader.take(
        rf"{COUNT}(?: ?(?:times|x))? daily", lambda found: put("times_per_day", count_of(found[1]))
    )
    reader.take(rf"{COUNT} ?(?:days|d)", lambda found: put("days_per_week", count_of(found[1])))
    for short, times in (("b\\.?i\\.?d", 2), ("t\\.?i\\.?d", 3), ("q\\.?i\\.?d", 4)):
        reader.take(short, lambda _, times=times: put("times_per_day", times))
    reader.take("(?:every|in the) morning and(?: every)? (?:evening|night)", _times(put, 2))
    reader.take("mornings? and (?:evenings?|nights?)", _times(put, 2))
    if reader.take("(?:daily|every ?day|each day|all days)", lambda _: None):
        put("days_per_week", 7)
    reader.finish(FREQUENCY_EXAMPLE)
    return _frequency(values, named)


def _take_other_days(reader: _Reader, named: list[str]) -> None:
    """Take days by their names, and every other day."""
    other = r"(?:every (?:other|second|2nd|two|2) days?|alternate days|alternating days|eod|qod)"
    reader.take(other, lambda _: named.extend(EVERY_OTHER_DAY))
    reader.take("(?:week ?days|working days)", lambda _: named.extend(WEEKDAYS[:5]))
    reader.take("week ?ends?", lambda _: named.extend(WEEKDAYS[5:]))

    def days_from(found: re.Match[str]) -> None:
        first, last = (WEEKDAYS.index(_DAY_NAMES[found[n]]) for n in (1, 2))  # type: ignore[arg-type]
        length = (last - first) % 7
        named.extend(WEEKDAYS[(first + n) % 7] for n in range(length + 1))

    reader.take(rf"{_DAY}\.? ?(?:-|to|through|until) ?{_DAY}", days_from)
    reader.take(_DAY, lambda found: named.append(_DAY_NAMES[found[1]]))


def _times(put: Callable[[str, object], None], times: int) -> Callable[[re.Match[str]], None]:
    return lambda _: put("times_per_day", times)


def _take_clock_times(reader: _Reader, put: Callable[[str, object], None]) -> None:
    at: list[str] = []

    def clock(found: re.Match[str]) -> None:
        at.append(_clock(found))

    half = r"(a\.?m\.?|p\.?m\.?)"
    while reader.take(rf"(\d{{1,2}})[:.](\d{{2}}) ?{half}?", clock) or reader.take(
        rf"(\d{{1,2}})()(?: o'clock)? ?{half}", clock
    ):
        pass
    reader.take(r"at (?:[ |,]|and)*(\d{1,2})()()", clock)
    if at:
        put("at", tuple(sorted(set(at))))


def _clock(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[3] or "").replace(".", "")
    fits = 1 <= hour <= 12 if half else hour <= 23
    if not fits or minute > 59:
        raise AnswerError(f"{found[0].strip()!r} is no clock time; write for example 8:00 or 6 pm")
    if half:
        hour = hour % 12 + 12 * (half == "pm")
    return f"{hour:02d}:{minute:02d}"


def _frequency(values: Values, named: list[str]) -> Values:
    """Put days, times a day and clock times together, and see that they agree."""
    if named:
        days = tuple(day for day in WEEKDAYS if day in named)
        if values.get("days_per_week", len(days)) not in (len(days), 7):
            raise AnswerError(
                f"{len(days)} days are named, but {values['days_per_week']} days a week are told; "
                f"write {FREQUENCY_EXAMPLE}"
            )
        values.pop("days_per_week", None)
        if len(days) == 7:
            values["days_per_week"] = 7
        else:
            values["days"] = days
    at = values.get("at", ())
    if at and values.setdefault("times_per_day", len(at)) != len(at):
        raise AnswerError(
            f"{len(at)} clock times for {values['times_per_day']} times a day; write one for each"
        )
    if not values:
        raise AnswerError(f"the days are not told; write {FREQUENCY_EXAMPLE}")
    if "days" not in values:
        values.setdefault("days_per_week", 7)
    if not 1 <= values.get("days_per_week", 1) <= 7:
        raise AnswerError(f"a week has 1 to 7 days; write {FREQUENCY_EXAMPLE}")
    if not 1 <= values.get("times_per_day", 1) <= 16:
        raise AnswerError("1 to 16 times a day are possible; write for example 3 times a day")
    return values


_SIDES: dict[str, Side] = {
    **dict.fromkeys(("l", "left", "lt", "left side", "left leg", "left arm"), "left"),
    **dict.fromkeys(("r", "right", "rt", "right side", "right leg", "right arm"), "right"),
    **dict.fromkeys(("b", "both", "both together", "together", "bilateral", "bilat"), "both"),
    **dict.fromkeys(("each", "each side", "e", "one after the other", "left then right"), "each"),
    **dict.fromkeys(("alternating", "alternate", "alt", "in turn", "taking turns"), "alternating"),
}  # type: ignore[assignment]
SIDE_EXAMPLE = "left, right, both (together), each (one after the other) or alternating"


def read_side(text: str) -> Side:
    """Side that an answer names: ``L``, ``right``, ``both sides together``.

    Raises
    ------
    AnswerError
        If it names none, or leaves open which of several is meant.
    """
    words = re.sub(r"[\s,()]+", " ", text.lower()).strip(" .")
    words = re.sub(r"^both (sides|legs|arms)( together)?$", "both", words)
    if words not in _SIDES:
        raise AnswerError(f"{text!r} is no side; write {SIDE_EXAMPLE}")
    return _SIDES[words]
