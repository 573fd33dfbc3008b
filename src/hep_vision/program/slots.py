"""The times of one day: which are done, which have passed, and what may still be done now.

Pure. A time that has passed is not made up for later in the day: three times two sets are not
six sets in the evening. A time lasts until half-way to the next one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from hep_vision.program.schedule import ExerciseDay

MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Slot:
    """One clock time of a day on which an exercise is due.

    Parameters
    ----------
    at : str
        The time, ``"08:00"``.
    due_sets, done_sets : int
        Sets of all sides.
    state : {"done", "open", "missed"}
        Missed means not finished and over.
    """

    at: str
    due_sets: int
    done_sets: int
    state: Literal["done", "open", "missed"]


def slots_of(exercise: ExerciseDay, now: time | None = None) -> tuple[Slot, ...]:
    """Clock times of an exercise on a day; empty where the program names none.

    Parameters
    ----------
    exercise : ExerciseDay
        The exercise on that day.
    now : time, optional
        The patient's clock, if the day is today. Without it no time is over.
    """
    at = exercise.entry.frequency.at
    if not at or not exercise.is_due or exercise.making_up_for:
        return ()
    due_sets = exercise.entry.sets_each_time * len(exercise.doses)
    ends = _ends(at)
    done_sets = _assign(exercise, ends, due_sets)
    minute = None if now is None else now.hour * 60 + now.minute
    slots: list[Slot] = []
    for start, end, done in zip(at, ends, done_sets, strict=True):
        over = minute is not None and minute >= end
        state = "done" if done >= due_sets else "missed" if over else "open"
        slots.append(Slot(start, due_sets, done, state))
    return tuple(slots)


def left_now(exercise: ExerciseDay, now: time | None = None) -> int:
    """Count the sets, of all sides, that may still be done on a day, from ``now`` on."""
    slots = slots_of(exercise, now)
    if not slots:
        return exercise.left_sets
    room = sum(slot.due_sets - slot.done_sets for slot in slots if slot.state == "open")
    return min(exercise.left_sets, room)


def _ends(at: Sequence[str]) -> list[int]:
    """Minute of the day at which each time is over."""
    minutes = [int(clock[:2]) * 60 + int(clock[3:]) for clock in at]
    halfway = [(one + following) // 2 for one, following in pairwise(minutes)]
    return [*halfway, MINUTES_OF_A_DAY]


def _assign(exercise: ExerciseDay, ends: Sequence[int], due_sets: int) -> list[int]:
    """Count the sets of each slot; what finds its own slot full goes to the next one with room."""
    done = [0] * len(ends)
    for one in exercise.sets:
        if not one.fulfils(exercise.entry):
            continue
        minute = 0 if one.at is None else one.at.hour * 60 + one.at.minute
        own = next(place for place, end in enumerate(ends) if minute < end)
        # A set in turn, where each side is asked for by itself, is one of either.
        count = len(exercise.doses) if one.side == "alternating" else 1
        for _ in range(count):
            room = (place for place in range(own, len(ends)) if done[place] < due_sets)
            done[next(room, own)] += 1
    return done
