"""Goals and limits of an exercise as a chart draws them: over the days on which they were valid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.program.clinical import week_ticks
from hep_vision.program.history import AngleSpan, goals_over_time, limits_over_time
from hep_vision.program.words import day_words

if TYPE_CHECKING:
    from datetime import date

    from hep_vision.review.period import Period
    from hep_vision.review.trend import Trend
    from hep_vision.store.clinic_values import ClinicValue

_SIDES = ("left", "right", "both")


@dataclass(frozen=True, slots=True)
class AngleLines:
    """What a chart draws beside the sessions.

    ``passed`` are the days on which a limit was passed, ``clinic`` the clinic's own values of the
    measure, and ``weeks`` the days on which a week after the operation begins, with its number.
    """

    goals: tuple[AngleSpan, ...] = ()
    limits: tuple[AngleSpan, ...] = ()
    passed: tuple[date, ...] = ()
    clinic: tuple[ClinicValue, ...] = ()
    weeks: tuple[tuple[date, int], ...] = ()

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
            *(
                f"Clinic's {v.method}, {v.side}, {v.rom_type.replace('_', '-')}: {v.value_deg:g}° "
                f"on {day_words(v.day)}."
                for v in self.clinic
            ),
        )


def lines_of(period: Period, exercise: str, unit: str) -> AngleLines:
    """Goals, limits, clinic's values and weeks of an exercise in a period, of whichever side."""
    program = period.program
    first = min([period.first, *(session.day for session in period.history)])
    weeks = week_ticks(program, first, period.last) if program else ()
    if unit != "deg":
        return AngleLines(weeks=weeks)
    labels = {trend.measure for trend in period.trends if trend.exercise == exercise}
    clinic = [v for v in period.clinic_values if MEASURES[v.measure].label in labels]
    goals = [s for side in _SIDES for s in goals_over_time(period.versions, exercise, side)]
    limits = [s for side in _SIDES for s in limits_over_time(period.versions, exercise, side)]
    passed = {e.day for e in period.events if (e.kind, e.exercise) == ("limit_passed", exercise)}
    return AngleLines(
        tuple(dict.fromkeys(goals)),
        tuple(dict.fromkeys(limits)),
        tuple(sorted(passed)),
        tuple(clinic),
        weeks,
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
