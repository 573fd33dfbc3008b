"""The versions of a program as they were valid over time, and what each changed.

Pure. A goal or a limit of one version is drawn and judged only over the days on which that
version was in force.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hep_vision.program.model import PrescribedExercise, Program
    from hep_vision.program.parts import RomLimit


@dataclass(frozen=True, slots=True)
class ValidVersion:
    """A version of a program and the days of a period on which it was in force.

    ``before`` is the version that it replaced; None of the first one known.
    """

    program: Program
    first: date
    last: date
    before: Program | None


@dataclass(frozen=True, slots=True)
class AngleSpan:
    """A goal, a minimum to count or a limit of an exercise, over the days on which it held.

    ``is_upper`` says of a limit that the angle may not be above it, else not below it; of a goal
    and a minimum it is None.
    """

    angle_deg: float
    first: date
    last: date
    is_upper: bool | None = None


def versions_in(versions: Iterable[Program], first: date, last: date) -> tuple[ValidVersion, ...]:
    """Versions that were in force on any day from ``first`` to ``last``, oldest first.

    A version ends on its own last day, or on the day before a newer one begins.
    """
    ordered = sorted(versions, key=lambda program: program.version)
    found: list[ValidVersion] = []
    for place, program in enumerate(ordered):
        later = [newer.valid_from for newer in ordered[place + 1 :]]
        end = min([program.valid_until, *(day - timedelta(days=1) for day in later)])
        begin = max(program.valid_from, first)
        if begin <= min(end, last):
            before = ordered[place - 1] if place else None
            found.append(ValidVersion(program, begin, min(end, last), before))
    return tuple(found)


def goals_over_time(
    versions: Sequence[ValidVersion], exercise: str, side: str
) -> tuple[AngleSpan, ...]:
    """Goals of an exercise and side, each over the days of its version."""
    return _spans(
        AngleSpan(entry.goal_deg, first, last)
        for entry, first, last in _entries(versions, exercise, side)
        if entry.goal_deg is not None
    )


def minimums_over_time(
    versions: Sequence[ValidVersion], exercise: str, side: str
) -> tuple[AngleSpan, ...]:
    """Angles from which a repetition counted, each over the days of its version."""
    return _spans(
        AngleSpan(entry.minimum_to_count_deg, first, last)
        for entry, first, last in _entries(versions, exercise, side)
        if entry.minimum_to_count_deg is not None
    )


def limits_over_time(
    versions: Sequence[ValidVersion], exercise: str, side: str
) -> tuple[AngleSpan, ...]:
    """Limits of an exercise and side, each until it expired or its version ended."""
    return _spans(
        span
        for entry, first, last in _entries(versions, exercise, side)
        for limit in entry.rom_limits
        for span in _of_limit(limit, first, min(last, limit.expires))
        if first <= limit.expires
    )


def _of_limit(limit: RomLimit, first: date, last: date) -> Iterator[AngleSpan]:
    if limit.max_deg is not None:
        yield AngleSpan(limit.max_deg, first, last, is_upper=True)
    if limit.min_deg is not None:
        yield AngleSpan(limit.min_deg, first, last, is_upper=False)


def _entries(
    versions: Iterable[ValidVersion], exercise: str, side: str
) -> Iterator[tuple[PrescribedExercise, date, date]]:
    """Entries that asked for an exercise with a side, with the days on which they did."""
    for valid in versions:
        for entry in valid.program.exercises:
            sides = set(entry.set_sides)
            in_turn = "alternating" in sides and side in ("left", "right")
            if entry.exercise == exercise and (side in sides or in_turn):
                last = min(valid.last, valid.program.last_day_of(entry))
                if valid.first <= last:
                    yield entry, valid.first, last


def _spans(spans: Iterable[AngleSpan]) -> tuple[AngleSpan, ...]:
    """Spans with those that go on unchanged in the next version made one."""
    joined: list[AngleSpan] = []
    for span in spans:
        for place, one in enumerate(joined):
            same = (one.angle_deg, one.is_upper) == (span.angle_deg, span.is_upper)
            if same and one.last + timedelta(days=1) >= span.first:
                joined[place] = AngleSpan(
                    one.angle_deg, one.first, max(one.last, span.last), one.is_upper
                )
                break
        else:
            joined.append(span)
    return tuple(joined)
