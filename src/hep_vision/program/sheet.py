"""What stands on the paper handout; `sheet_html` and `sheet_pdf` only set it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.program.fields import WEEKDAYS
from hep_vision.program.schedule import has_named_days
from hep_vision.program.words import (
    Fact,
    catch_up_words,
    day_words,
    exercise_facts,
    side_words,
)

if TYPE_CHECKING:
    from pathlib import Path

    from hep_vision.program.known import KnownExercise, KnownExercises
    from hep_vision.program.model import PrescribedExercise, Program

MOST_BOXES = 4  # more times a day than that have no boxes, only a line to count on

TITLE = "Your exercises"
NO_PICTURE = "no picture"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an exercise with the words for those who cannot see it.

    ``mirrored``: to be set the other way round, so that it shows the side that is prescribed.
    """

    path: Path
    caption: str
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class TickDay:
    """A day of the week with a box for each time; 0 boxes on a day of rest."""

    name: str
    boxes: int


@dataclass(frozen=True, slots=True)
class SheetExercise:
    """One exercise as it stands on the sheet.

    ``facts`` are labelled lines, the dose first; ``boxed`` those that must not be overlooked;
    ``ticks`` the week's boxes and ``ticks_note`` what to know about them.
    """

    number: int
    name: str
    side: str
    pictures: tuple[Picture, ...]
    steps: tuple[str, ...]
    facts: tuple[Fact, ...]
    boxed: tuple[Fact, ...]
    remember: str
    ticks: tuple[TickDay, ...]
    ticks_note: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The handout of one version of a program."""

    patient: str
    author: str
    valid: str
    goals: tuple[str, ...]
    precautions: tuple[str, ...]
    exercises: tuple[SheetExercise, ...]
    catch_up: str
    contact: tuple[str, ...]
    imprint: str


def make_sheet(program: Program, known: KnownExercises) -> Sheet:
    """Put together the handout of a program.

    Parameters
    ----------
    program : Program
        The version to print.
    known : mapping
        The library, with names, steps and pictures of the program's exercises.
    """
    author, contact = program.author, program.contact
    ways = (contact.phone, contact.email, contact.hours)
    return Sheet(
        patient=program.patient,
        author=", ".join(part for part in (author.name, author.clinic) if part),
        valid=f"{day_words(program.valid_from)} to {day_words(program.valid_until)}",
        goals=program.goals,
        precautions=program.precautions,
        exercises=tuple(
            _exercise(number, program, entry, known[entry.exercise])
            for number, entry in enumerate(program.exercises, start=1)
        ),
        catch_up=catch_up_words(program.catch_up),
        contact=(contact.name, *(way for way in ways if way)),
        imprint=(
            f"Program {program.program}, version {program.version} ({program.content_sha256[:8]})"
        ),
    )


def _exercise(
    number: int, program: Program, entry: PrescribedExercise, exercise: KnownExercise
) -> SheetExercise:
    as_long_as_the_program = (
        program.last_day_of(entry) == program.valid_until and not entry.until_next_visit
    )
    facts = [
        fact
        for fact in exercise_facts(program, entry, exercise)
        if fact.label != "Side" and not (fact.label == "How long" and as_long_as_the_program)
    ]
    return SheetExercise(
        number=number,
        name=exercise.name,
        side=side_words(entry),
        pictures=_pictures(exercise, entry),
        steps=exercise.steps,
        # What only a camera can tell is left out: paper cannot measure.
        facts=tuple(fact for fact in facts if fact.kind in ("dose", "aim")),
        boxed=tuple(fact for fact in facts if fact.kind in ("limit", "stop")),
        remember=entry.instructions or "",
        ticks=_ticks(entry),
        ticks_note=_ticks_note(entry),
    )


def _pictures(exercise: KnownExercise, entry: PrescribedExercise) -> tuple[Picture, ...]:
    captions = ("start", "end") if len(exercise.pictures) == 2 else ("",) * len(exercise.pictures)
    # The library's pictures of what one side does show the right one.
    mirrored = exercise.side_kind == "one" and entry.side == "left"
    return tuple(
        Picture(path, f"{exercise.name}: {caption}".rstrip(": "), mirrored)
        for path, caption in zip(exercise.pictures, captions, strict=True)
    )


def _ticks(entry: PrescribedExercise) -> tuple[TickDay, ...]:
    times = entry.frequency.times_per_day
    if times > MOST_BOXES:
        return ()
    named = entry.frequency.days or WEEKDAYS
    return tuple(TickDay(day[:3].capitalize(), times if day in named else 0) for day in WEEKDAYS)


def _ticks_note(entry: PrescribedExercise) -> str:
    if entry.frequency.times_per_day > MOST_BOXES:
        return "Times done today: __________"
    if has_named_days(entry):
        return ""
    return f"{entry.frequency.days_per_week} of these days, not more"
