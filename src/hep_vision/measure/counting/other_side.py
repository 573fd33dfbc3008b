"""Movements of the limb that was not asked for.

Where one side is prescribed the other one is followed as well. What it does while the asked one
rests, and would count there, is reported as rejected and named: never silently left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hep_vision.measure.counting.own_range import own_range
from hep_vision.measure.counting.sides import TAKES_PART_SHARE, height_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.exercise import Exercise
    from hep_vision.measure.result import Attempt


def name_other_side(
    asked: Sequence[Attempt], other: Sequence[Attempt], exercise: Exercise
) -> list[Attempt]:
    """The attempts of the side that was not asked for, rejected with that reason.

    Parameters
    ----------
    asked, other : sequence of Attempt
        Of the side that was asked for, and of the other one.
    exercise : Exercise
    """
    least = TAKES_PART_SHARE * own_range(asked, exercise)
    return [
        _named(attempt)
        for attempt in other
        if attempt.reason == "complete"
        and not height_of(attempt) < least
        and not any(_moved_too(attempt, one) for one in asked)
    ]


def _moved_too(attempt: Attempt, asked: Attempt) -> bool:
    """Whether the limb that was asked for moved along, or the other one moved along with it."""
    meet = attempt.start_s < asked.end_s and asked.start_s < attempt.end_s
    taken_part = height_of(asked) >= TAKES_PART_SHARE * height_of(attempt)
    return meet and taken_part and asked.reason != "out_of_sight"


def _named(attempt: Attempt) -> Attempt:
    asked = "left" if attempt.side == "right" else "right"
    words = f"That was the {attempt.side} side; the {asked} one was asked for."
    return replace(attempt, status="rejected", reason="other_side", explanation=words)
