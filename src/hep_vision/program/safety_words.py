"""Safety events in the patient's words: short, without figures, and whom to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.program.safety import BREACHES
from hep_vision.program.words import contact_words, set_side_words, weekday_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hep_vision.program.known import KnownExercises
    from hep_vision.program.model import Program
    from hep_vision.program.outcomes import Unmatched
    from hep_vision.program.safety import SafetyEvent, SafetyKind

_SAID = {
    "pain": "It hurt more than agreed.",
    "stopped_for_pain": "You stopped because of pain.",
    "fall": "You wrote about a fall.",
    "swelling": "You wrote about swelling.",
}


def warnings_of(
    events: Iterable[SafetyEvent],
    today: date,
    program: Program | None,
    known: KnownExercises,
) -> Iterator[str]:
    """What a patient is told first: what happened, to stop there, and whom to tell.

    Parameters
    ----------
    events : iterable of SafetyEvent
        Of today and of the days before that are still worth a word.
    today : date
        The day it is.
    program : Program, optional
        For whom to tell.
    known : mapping
        The library, for names.
    """
    told = breaches_of(events)
    for (kind, exercise), days in told.items():
        when = _when(days, today)
        if kind == "limit_passed":
            name = known[exercise].name if exercise in known else exercise
            yield (
                f"{name}: you moved further than your limit allows{when}. "
                "Stop before the limit, and tell your therapist."
            )
        else:
            stop = " Stop for today." if today in days else ""
            yield f"{_SAID[kind][:-1]}{when}.{stop} Tell your therapist."
    if told and program is not None:
        yield f"{contact_words(program.contact)}."


def breaches_of(
    events: Iterable[SafetyEvent],
) -> dict[tuple[SafetyKind, str], list[date]]:
    """Days of what a patient is told, by its kind and, for limits, its exercise."""
    told: dict[tuple[SafetyKind, str], list[date]] = {}
    for event in events:
        if event.kind in BREACHES:
            name = event.exercise if event.kind == "limit_passed" else ""
            days = told.setdefault((event.kind, name), [])
            if event.day not in days:
                days.append(event.day)
    return told


def _when(days: list[date], today: date) -> str:
    if today in days:
        return " today"
    return f" on {weekday_of(days[-1])}"


def mismatch_words(work: Unmatched, known: KnownExercises) -> str:
    """A set with the other side than prescribed, as the patient is told."""
    name = known[work.exercise].name if work.exercise in known else work.exercise
    asked = " and ".join(dict.fromkeys(set_side_words(side) for side in work.asked))
    return (
        f"{name} was done with the {set_side_words(work.side)}. Your program asks for: {asked}. "
        "It does not count for that side."
    )
