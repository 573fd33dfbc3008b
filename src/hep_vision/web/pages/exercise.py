"""An exercise of the program as every page shows it: picture, name, side, dose, words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hep_vision.program.known import KnownExercise, KnownExercises
    from hep_vision.program.model import PrescribedExercise, Program
    from hep_vision.web.words import PageWords

PICTURES = "/pictures"
"""Where the library's pictures are served."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture; ``mirrored`` where it is to show the left side (the library's show the right).

    ``moving`` is the animated one, empty if there is none.
    """

    still: str
    moving: str
    mirrored: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseCard:
    """An exercise: ``side`` is empty where both sides do it together; ``says`` the therapist's.

    ``hold`` says how long each repetition is held, empty if it is not.
    """

    id: str
    name: str
    side: str
    dose: str
    hold: str
    picture: Shown | None
    says: str
    by: str


def card_of(
    entry: PrescribedExercise, program: Program | None, known: KnownExercises, words: PageWords
) -> ExerciseCard:
    """The card of a prescribed exercise."""
    exercise = known[entry.exercise]
    says = entry.instructions or ""
    return ExerciseCard(
        id=entry.exercise,
        name=words.patient.exercise(exercise).name,
        side="" if entry.side == "both" else words.say(f"chip-{entry.side}"),
        dose=words.patient.dose(entry),
        hold=_hold(entry, words),
        picture=shown(exercise, entry.side),
        says=words.say("quote", text=says) if says else "",
        by=program.author.name if program and says else "",
    )


def _hold(entry: PrescribedExercise, words: PageWords) -> str:
    if not entry.hold_each_rep_s or entry.reps_in_set is None:
        return ""
    say = words.patient.say
    return f"{say('label-hold')}: {say('hold', time=words.patient.time(entry.hold_each_rep_s))}"


def shown(exercise: KnownExercise, side: str) -> Shown | None:
    """Picture of an exercise of the prescribed side; None if there is none."""
    if not exercise.pictures:
        return None
    last = exercise.pictures[-1]
    moving = last.with_name(f"{exercise.id}.webp")
    return Shown(
        still=f"{PICTURES}/{last.name}",
        moving=f"{PICTURES}/{moving.name}" if moving.is_file() else "",
        mirrored=exercise.side_kind == "one" and side == "left",
    )


def contact_of(program: Program | None) -> str:
    """Whom to ask, and how; empty without a program."""
    if program is None:
        return ""
    contact = program.contact
    ways = (contact.name, contact.phone, contact.email, contact.hours)
    return ", ".join(way for way in ways if way)
