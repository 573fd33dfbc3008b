"""The cards of today: what is to be done of each exercise, and what was done."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hep_vision.coach.plan import MeasuredSet
from hep_vision.coach.view import Card

if TYPE_CHECKING:
    from hep_vision.coach.coach import Coach
    from hep_vision.coach.view import CardState


def cards_of(coach: Coach, *, over: bool = False) -> tuple[Card, ...]:
    """A card for each exercise and side of the session, in the order of doing them.

    ``over``: the session has ended, and what was not begun was left out.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for index, plan in enumerate(coach.plan.sets):
        groups.setdefault((plan.exercise_id, plan.side), []).append(index)
    return tuple(_card(coach, indices, over=over) for indices in groups.values())


def _card(coach: Coach, indices: list[int], *, over: bool) -> Card:
    say, plan = coach.wording, coach.plan.sets[indices[0]]
    tallies = [coach.tallies[index] for index in indices]
    counted = sum(tally.counted for tally in tallies)
    begun = any(tally.begun or tally.counted for tally in tallies)
    return Card(
        exercise=plan.exercise_id,
        name=say.name(plan),
        side=say.chip(plan),
        mirrored=plan.side == "left",
        dose=say.dose(plan),
        result=_result(coach, indices, counted) if begun or over else "",
        gain=_gain(coach, indices) if over else "",
        remarks=_remarks(coach, indices, counted),
        state=_state(coach, indices, counted, over=over),
    )


def _state(coach: Coach, indices: list[int], counted: int, *, over: bool) -> CardState:
    asked = sum(coach.plan.sets[index].repetitions for index in indices)
    timed = coach.plan.sets[indices[0]].lasts_s is not None
    if counted >= asked or (timed and counted and coach.tallies[indices[-1]].ended):
        return "done"
    if not over:
        return "now" if coach.index in indices else "open"
    return "partly" if counted else "left_out"


def _result(coach: Coach, indices: list[int], counted: int) -> str:
    say, plan = coach.wording, coach.plan.sets[indices[0]]
    if plan.lasts_s is not None:
        return say.text("result-timed", counted=counted, seconds=round(plan.lasts_s))
    asked = sum(coach.plan.sets[index].repetitions for index in indices)
    return say.text("result", counted=counted, repetitions=asked)


def _remarks(coach: Coach, indices: list[int], counted: int) -> tuple[str, ...]:
    """What the patient said of it, and that a limit was passed, which no tick may cover.

    What else was too much is for the therapist, no reproach here.
    """
    confirmed = not isinstance(coach.plan.sets[indices[0]], MeasuredSet) and counted > 0
    passed = any(coach.tallies[index].passed_limit for index in indices)
    names = ["done-confirmed"] * confirmed + ["done-past-limit"] * passed
    return tuple(coach.wording.text(name) for name in names)


def _gain(coach: Coach, indices: list[int]) -> str:
    plan = coach.plan.sets[indices[0]]
    unsafe = coach.stopped_for_pain or any(coach.tallies[i].passed_limit for i in indices)
    if not isinstance(plan, MeasuredSet) or unsafe:
        return ""
    sign = plan.exercise.sign
    bests = [coach.tallies[index].best for index in indices]
    reached = [sign * best for best in bests if not math.isnan(best)]
    return coach.wording.gain(plan, sign * max(reached)) if reached else ""
