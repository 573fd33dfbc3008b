"""What a program's shape cannot show: exercises that do not exist, limits that run out."""

from __future__ import annotations

import zoneinfo
from typing import TYPE_CHECKING, Any, cast

from hep_vision.checked_yaml.problems import Location, Problem, spell_location
from hep_vision.program.joint_ranges import beyond_usual_range
from hep_vision.program.known import nearest_exercises
from hep_vision.program.side_in_text import sides_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from hep_vision.program.known import KnownExercise, KnownExercises
    from hep_vision.program.model import PrescribedExercise, Program
    from hep_vision.program.side_in_text import NamedSide

    LineOf = Callable[[Location], int]

MOST_EXERCISES = 4  # fewer than four are kept up better (docs/program.md, Sources)


def review(
    program: Program, known: KnownExercises, line_of: LineOf, today: date | None = None
) -> list[Problem]:
    """Errors and warnings about a program whose fields are each right.

    Whether it has ended is only looked at where ``today`` is given.
    """
    return [
        *_exercise_problems(program, known, line_of),
        *_timezone_problems(program, line_of),
        *_ended_warnings(program, line_of, today),
        *_limit_warnings(program, line_of),
        *_length_warnings(program, line_of),
    ]


def unknown_exercises(
    values: dict[str, Any], known: KnownExercises, line_of: LineOf
) -> Iterator[Problem]:
    """Exercises that are not in the library, in a program that may have other faults."""
    entries = values.get("exercises")
    listed: tuple[Any, ...] = cast("Any", entries) if isinstance(entries, tuple) else ()
    for place, entry in enumerate(listed):
        asked = cast("dict[str, Any]", entry).get("exercise") if isinstance(entry, dict) else None
        if isinstance(asked, str) and asked not in known:
            yield _unknown(asked, ("exercises", place, "exercise"), known, line_of)


def _unknown(asked: str, location: Location, known: KnownExercises, line_of: LineOf) -> Problem:
    near = nearest_exercises(asked, known)
    return Problem(
        line_of(location),
        spell_location(location),
        f"there is no exercise {asked!r}",
        (f"did you mean {' or '.join(near)}? " if near else "")
        + "`hep-vision exercises list` shows all",
    )


def _exercise_problems(
    program: Program, known: KnownExercises, line_of: LineOf
) -> Iterator[Problem]:
    for place, entry in enumerate(program.exercises):
        if entry.exercise not in known:
            location = ("exercises", place, "exercise")
            yield _unknown(entry.exercise, location, known, line_of)
        else:
            exercise = known[entry.exercise]
            yield from _side_problems(entry, exercise, place, line_of)
            yield from _named_side_warnings(entry, place, line_of)
            yield from _rom_problems(entry, exercise, place, line_of)
            yield from _range_warnings(entry, exercise, place, line_of)


def _side_problems(
    entry: PrescribedExercise, exercise: KnownExercise, place: int, line_of: LineOf
) -> Iterator[Problem]:
    location = ("exercises", place, "side")
    if exercise.side_kind == "both" and entry.side != "both":
        yield Problem(
            line_of(location),
            spell_location(location),
            f"{exercise.name} is done with both sides together, not with side: {entry.side}",
            "write side: both",
        )
    if exercise.side_kind == "one" and entry.side == "both":
        yield Problem(
            line_of(location),
            spell_location(location),
            f"{exercise.name} is measured one side at a time, not with both together",
            "better write side: each (a set with the left, then one with the right)",
            "warning",
        )


def _named_side_warnings(
    entry: PrescribedExercise, place: int, line_of: LineOf
) -> Iterator[Problem]:
    """Texts of a one-sided exercise that name the other side."""
    if entry.side not in ("left", "right"):
        return
    other: NamedSide = "right" if entry.side == "left" else "left"
    texts: list[tuple[Location, str | None]] = [(("instructions",), entry.instructions)]
    for number, limit in enumerate(entry.rom_limits):
        texts += [
            (("rom_limits", number, "motion"), limit.motion),
            (("rom_limits", number, "reason"), limit.reason),
        ]
    for where, text in texts:
        word = sides_named(text or "").get(other)
        if word is not None:
            location = ("exercises", place, *where)
            yield Problem(
                line_of(location),
                spell_location(location),
                f"it says {word!r}, but the exercise is prescribed for the {entry.side} side",
                "make sure which side is meant, and correct the text or the side",
                "warning",
            )


def _range_warnings(
    entry: PrescribedExercise, exercise: KnownExercise, place: int, line_of: LineOf
) -> Iterator[Problem]:
    """Angles that the joint does not reach."""
    angles: list[tuple[Location, str, float | None]] = [
        (("goal_deg",), "a goal of", entry.goal_deg),
        (("minimum_to_count_deg",), "a least angle of", entry.minimum_to_count_deg),
    ]
    for number, limit in enumerate(entry.rom_limits):
        angles += [
            (("rom_limits", number, "min_deg"), "a limit of", limit.min_deg),
            (("rom_limits", number, "max_deg"), "a limit of", limit.max_deg),
        ]
    for where, what, angle in angles:
        end = None if angle is None else beyond_usual_range(exercise.measure_id, angle)
        if angle is not None and end is not None:
            location = ("exercises", place, *where)
            yield Problem(
                line_of(location),
                spell_location(location),
                f"{what} {angle:g} degrees is beyond the joint's range: {exercise.measured} "
                f"usually ends at about {end:g}",
                "angles are neutral-zero, 0 at the anatomical position; correct it",
                "warning",
            )


def _ended_warnings(program: Program, line_of: LineOf, today: date | None) -> Iterator[Problem]:
    if today is not None and program.valid_until < today:
        yield Problem(
            line_of(("valid_until",)),
            "valid_until",
            f"the program ended on {program.valid_until}: nothing of it is due any more",
            "write the next version with `hep-vision program revise`, or make valid_until later",
            "warning",
        )


def _rom_problems(
    entry: PrescribedExercise, exercise: KnownExercise, place: int, line_of: LineOf
) -> Iterator[Problem]:
    fields = ("goal_deg", "minimum_to_count_deg", "rom_limits")
    given = [name for name in fields if getattr(entry, name) not in (None, ())]
    if given and not exercise.measured:
        location = ("exercises", place, given[0])
        yield Problem(
            line_of(location),
            spell_location(location),
            f"the camera does not measure {exercise.name}, so that nothing watches this",
            "put it into the instructions if the patient is to watch it",
            "warning",
        )
    target, least = entry.goal_deg, entry.minimum_to_count_deg
    if target is None or least is None:
        return
    ahead = least - target if exercise.direction == "increase" else target - least
    if ahead > 0:
        way = "grows" if exercise.direction == "increase" else "shrinks"
        location = ("exercises", place, "minimum_to_count_deg")
        yield Problem(
            line_of(location),
            spell_location(location),
            f"a repetition would count only past the goal: {exercise.measured} {way} in "
            f"{exercise.name}, so that {least:g} degrees are further than {target:g}",
            "exchange the two, or leave one out",
        )


def _timezone_problems(program: Program, line_of: LineOf) -> Iterator[Problem]:
    if program.timezone is None:
        return
    try:
        zoneinfo.ZoneInfo(program.timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        yield Problem(
            line_of(("timezone",)),
            "timezone",
            f"there is no time zone {program.timezone!r}",
            "write it as in the IANA list, for example timezone: Europe/Berlin",
        )


def _limit_warnings(program: Program, line_of: LineOf) -> Iterator[Problem]:
    for place, entry in enumerate(program.exercises):
        last = program.last_day_of(entry)
        for number, limit in enumerate(entry.rom_limits):
            if limit.expires < last:
                location = ("exercises", place, "rom_limits", number, "expires")
                yield Problem(
                    line_of(location),
                    spell_location(location),
                    f"the limit of {limit.motion} ends on {limit.expires}, the exercise goes on "
                    f"until {last}",
                    "make sure that no limit is meant from then on",
                    "warning",
                )


def _length_warnings(program: Program, line_of: LineOf) -> Iterator[Problem]:
    if len(program.exercises) > MOST_EXERCISES:
        yield Problem(
            line_of(("exercises",)),
            "exercises",
            f"{len(program.exercises)} exercises are more than most people keep up",
            f"about three, {MOST_EXERCISES} at most, are done more reliably",
            "warning",
        )
    for place, entry in enumerate(program.exercises):
        weeks = entry.duration_weeks
        days = (program.valid_until - program.valid_from).days + 1
        if weeks is not None and weeks * 7 > days:
            location = ("exercises", place, "duration_weeks")
            yield Problem(
                line_of(location),
                spell_location(location),
                f"{weeks} weeks are longer than the program, which ends on {program.valid_until}",
                "the exercise ends with the program; make valid_until later if it should not",
                "warning",
            )
