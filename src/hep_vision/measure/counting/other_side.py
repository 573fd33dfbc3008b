"""Movements of the limb that was not asked for.

Where one side is prescribed the other one is followed as well. What it does while the asked one
rests, and would count there, is reported as rejected and named: never silently left out. The asked
one rests as well where it only goes along, as when the pose model pulls a hidden leg with the near
one: where it does less than half of what the other one does, or where the exercise is that of the
leg in front and the other one is there. It has not done the exercise then; nothing of it counts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hep_vision.measure.counting.own_range import own_range
from hep_vision.measure.counting.sides import TAKES_PART_SHARE, height_of, in_front
from hep_vision.measure.quality.compensations import OVER_THE_LIMIT
from hep_vision.measure.quality.limits import LIMIT_UNCHECKED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.angles.side_signal import SideSignal
    from hep_vision.measure.exercise import Exercise
    from hep_vision.measure.result import Attempt

# Findings that are told whatever became of the attempt.
LIMIT_CODES = (OVER_THE_LIMIT, LIMIT_UNCHECKED)


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


def without_going_along(
    asked: Sequence[Attempt], other: Sequence[Attempt], signal: SideSignal, exercise: Exercise
) -> list[Attempt]:
    """What the asked side did by itself: without what was the other side's movement.

    That it passed a limit meanwhile, or may have, is kept: such an attempt is rejected.

    Parameters
    ----------
    asked, other : sequence of Attempt
        Of the side that was asked for, and of the other one.
    signal : SideSignal
        Of either side.
    exercise : Exercise
        Whether it is that of the leg in front.
    """
    stepping = signal if exercise.in_front else None
    complete = [attempt for attempt in other if attempt.reason == "complete"]
    kept: list[Attempt] = []
    for one in asked:
        leading = [attempt for attempt in complete if _leads(attempt, one, stepping)]
        if one.status == "rejected" or not leading:
            kept.append(one)
        elif any(finding.code in LIMIT_CODES for finding in one.findings):
            words = f"The {leading[0].side} side moved, and the {one.side} one went along."
            kept.append(replace(one, status="rejected", reason="other_side", explanation=words))
    return kept


def _leads(attempt: Attempt, asked: Attempt, stepping: SideSignal | None) -> bool:
    """Whether the other limb did a movement in which the asked one only went along."""
    if not _meet(attempt, asked):
        return False
    if height_of(asked) < TAKES_PART_SHARE * height_of(attempt):
        return True
    return stepping is not None and in_front(stepping, asked) == attempt.side


def _meet(attempt: Attempt, asked: Attempt) -> bool:
    return attempt.start_s < asked.end_s and asked.start_s < attempt.end_s


def _moved_too(attempt: Attempt, asked: Attempt) -> bool:
    """Whether the limb that was asked for moved along, or the other one moved along with it."""
    taken_part = height_of(asked) >= TAKES_PART_SHARE * height_of(attempt)
    return _meet(attempt, asked) and taken_part and asked.reason != "out_of_sight"


def _named(attempt: Attempt) -> Attempt:
    asked = "left" if attempt.side == "right" else "right"
    words = f"That was the {attempt.side} side; the {asked} one was asked for."
    return replace(attempt, status="rejected", reason="other_side", explanation=words)
