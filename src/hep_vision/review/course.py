"""What the sessions of each exercise and side come to: one judged comparison each."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from hep_vision.statistics.change import (
    AVERAGED,
    LEAST_SESSIONS,
    Change,
    Series,
    changes_of,
    confirmed,
    joint_of,
)
from hep_vision.statistics.gain import gain_of
from hep_vision.statistics.sides import SideDifference, compare_sides
from hep_vision.statistics.slope import Slope, slope_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hep_vision.review.trend import Trend, TrendPoint
    from hep_vision.statistics.repeatability import Repeatability


@dataclass(frozen=True, slots=True)
class Course:
    """A trend with its one judged comparison.

    Parameters
    ----------
    trend : Trend
        The sessions.
    points : tuple of TrendPoint
        Those that are compared: of one stretch, with a value that may be judged.
    change : Change
        What they come to, judged together with the other exercises of the report.
    confirmed : bool
        Whether the change was real one session ago as well.
    slope : Slope, optional
        Change by the week; None if too few sessions, or not to be told in degrees.
    """

    trend: Trend
    points: tuple[TrendPoint, ...]
    change: Change
    confirmed: bool
    slope: Slope | None

    @property
    def first_days(self) -> tuple[date, date]:
        """First and last day of the sessions that the change starts from."""
        some = self.points[:AVERAGED] if self.change.kind == "judged" else self.points[:1]
        return some[0].day, some[-1].day

    @property
    def last_days(self) -> tuple[date, date]:
        """First and last day of the sessions that the change leads to."""
        some = self.points[-AVERAGED:] if self.change.kind == "judged" else self.points[-1:]
        return some[0].day, some[-1].day

    @property
    def is_current(self) -> bool:
        """Whether the sessions compared are those since the conditions last changed."""
        current = self.trend.stretches[-1]
        return bool(self.points) and self.points[0].started_at >= current[0].started_at

    @property
    def first_mean(self) -> float:
        """Mean value of the sessions that a judged change starts from."""
        some = self.points[:AVERAGED]
        return sum(point.value.value for point in some) / len(some)

    @property
    def gained(self) -> float:
        """Difference in the direction of the exercise; NaN if there is none."""
        return self.change.difference * self.trend.latest.value.sign

    @property
    def is_worse(self) -> bool:
        """Whether it went against the exercise by more than error, judged or for now."""
        early = self.change.kind == "early" and not self.change.direction_only
        beyond = early and self.trend.unit == "deg" and self.change.is_beyond
        return (self.change.is_real or beyond) and self.gained < 0

    @property
    def detectable(self) -> float | None:
        """Smallest judged change that the camera can tell; None if nothing is judged."""
        known = self.change.kind == "judged" and isfinite(self.change.detectable)
        return self.change.detectable if known else None


def courses_of(trends: Sequence[Trend], repeatability: Repeatability) -> tuple[Course, ...]:
    """Courses of the trends of one report, which share the error rate.

    Parameters
    ----------
    trends : sequence of Trend
        Everything that the report speaks of.
    repeatability : Repeatability
        What a clinic's own test and retest found.
    """
    compared = [compared_points(trend) for trend in trends]
    series = [
        _series(trend, points, repeatability)
        for trend, points in zip(trends, compared, strict=True)
    ]
    return tuple(
        Course(trend, points, change, sure, _slope(points, change))
        for trend, points, change, sure in zip(
            trends, compared, changes_of(series), confirmed(series), strict=True
        )
    )


def compared_points(trend: Trend) -> tuple[TrendPoint, ...]:
    """Points of the latest stretch that is long enough to be judged, else of the latest."""
    stretches = [
        tuple(point for point in stretch if point.value.may_be_judged)
        for stretch in trend.stretches
    ]
    long = [points for points in stretches if len(points) >= LEAST_SESSIONS]
    return long[-1] if long else stretches[-1]


def _series(trend: Trend, points: Sequence[TrendPoint], repeatability: Repeatability) -> Series:
    return Series(
        values=tuple(point.value.value for point in points),
        unit=trend.unit,
        joint=joint_of(trend.measure),
        gain=gain_of(trend.exercise, trend.measure),
        session_sd=repeatability.session_sd_deg(trend.exercise, trend.measure),
    )


def _slope(points: Sequence[TrendPoint], change: Change) -> Slope | None:
    if change.direction_only or len(points) < 2:
        return None
    first = points[0].day
    return slope_of(
        [(point.day - first).days for point in points], [point.value.value for point in points]
    )


def side_difference(left: Trend, right: Trend) -> tuple[date, SideDifference] | None:
    """The sides in the latest session that measured both alike; None if there is none.

    Each side is filmed from its own side: the view may be mirrored, everything else is the same.
    """
    of_left = {point.session_id: point for point in left.points}
    for point in reversed(right.points):
        other = of_left.get(point.session_id)
        if other is not None and not point.conditions.differences(other.conditions):
            difference = compare_sides(
                other.value.value,
                point.value.value,
                other.value.uncertainty,
                point.value.uncertainty,
            )
            return point.day, difference
    return None
