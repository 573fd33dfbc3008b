"""Goals and limits of an exercise as a chart draws them: over the days on which they were valid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.program.history import AngleSpan, goals_over_time, limits_over_time
from hep_vision.program.words import day_words

if TYPE_CHECKING:
    from datetime import date

    from hep_vision.review.period import Period
    from hep_vision.review.trend import Trend

_SIDES = ("left", "right", "both")


@dataclass(frozen=True, slots=True)
class AngleLines:
    """Angles that a chart draws; ``passed`` are the days on which a limit was passed."""

    goals: tuple[AngleSpan, ...] = ()
    limits: tuple[AngleSpan, ...] = ()
    passed: tuple[date, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The same for those who cannot see it, a sentence each."""
        named = [("Goal", span) for span in self.goals] + [("Limit", span) for span in self.limits]
        return (
            *(
                f"{name} {span.angle_deg:g}° from {day_words(span.first)} to "
                f"{day_words(span.last)}."
                for name, span in named
            ),
            *(f"Limit passed on {day_words(day)}." for day in self.passed),
        )


def lines_of(period: Period, exercise: str, unit: str) -> AngleLines:
    """Goals and limits of an exercise in a period, of whichever side."""
    if unit != "deg":
        return AngleLines()
    goals = [s for side in _SIDES for s in goals_over_time(period.versions, exercise, side)]
    limits = [s for side in _SIDES for s in limits_over_time(period.versions, exercise, side)]
    passed = {e.day for e in period.events if (e.kind, e.exercise) == ("limit_passed", exercise)}
    return AngleLines(
        tuple(dict.fromkeys(goals)), tuple(dict.fromkeys(limits)), tuple(sorted(passed))
    )


def days_passed(period: Period, trend: Trend) -> tuple[date, ...]:
    """Days of a period on which a limit was passed in an exercise and side."""
    days = {
        event.day
        for event in period.events
        if event.kind == "limit_passed"
        and event.exercise == trend.exercise
        and event.side in ("", trend.side, "alternating")
    }
    return tuple(sorted(days))
