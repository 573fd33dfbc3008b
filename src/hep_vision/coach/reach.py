"""Progress of a movement towards its goal, as shares of its way."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hep_vision.coach.view import Reach

if TYPE_CHECKING:
    from hep_vision.coach.coach import Coach
    from hep_vision.coach.plan import MeasuredSet

BEYOND_SHARE = 0.1  # of the bar lies beyond the furthest mark


def reach_of(coach: Coach, plan: MeasuredSet) -> Reach | None:
    """How far the movement is between the start and the furthest mark."""
    tally = coach.tallies[coach.index]
    sign, start = plan.exercise.sign, plan.start_value
    known = (plan.best, tally.best) if plan.more_is_better else ()
    bests = [value for value in known if value is not None and not math.isnan(value)]
    best = sign * max(sign * value for value in bests) if bests else None
    marks = [sign * value for value in (plan.end_value, plan.aim, best) if value is not None]
    span = sign * max(marks) - start

    def place(value: float | None) -> float | None:
        if value is None or math.isnan(value) or span == 0:
            return None
        return min(1.0, max(0.0, (1.0 - BEYOND_SHARE) * (value - start) / span))

    value = coach.news.value if coach.news else math.nan
    bounds = [b for limit in plan.limits for b in (limit.least, limit.most) if b is not None]
    beyond = [bound for bound in bounds if sign * (bound - start) > 0]
    say = coach.wording
    return Reach(
        value=place(value),
        goal=place(plan.aim),
        best=place(best),
        limit=place(min(beyond, key=lambda bound: sign * bound)) if beyond else None,
        goal_text=say.text("target-label") if plan.aim is not None else "",
        best_text=say.text("best-label") if best is not None else "",
        degrees=say.value(plan, value) if plan.shows_degrees and not math.isnan(value) else "",
    )
