"""Results of tests of function: the time for some repetitions, or how many there are in a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class TestedAttempt(Protocol):
    """What a result needs to know of an attempt, seconds from the start of the recording."""

    @property
    def status(self) -> str: ...  # noqa: D102 - the class says it
    @property
    def start_s(self) -> float: ...  # noqa: D102
    @property
    def peak_s(self) -> float: ...  # noqa: D102
    @property
    def hold_s(self) -> float: ...  # noqa: D102
    @property
    def end_s(self) -> float: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class TestResult:
    """Result of a test of function.

    Parameters
    ----------
    value : float or None
        Seconds, or repetitions; None if the test was not completed.
    counted : int
        Repetitions that count, whether or not the test was completed.
    not_counted : int
        Attempts between the first and the last of them that do not.
    """

    value: float | None
    counted: int
    not_counted: int


def time_for(attempts: Sequence[TestedAttempt], repetitions: int) -> TestResult:
    """Time from the start of the first counted repetition to the end of the last one asked for.

    Notes
    -----
    The clock of the test's own protocol starts at the word Go; here it starts with the first
    movement, so that the result is shorter by the time it takes to react.
    """
    counted = [one for one in attempts if one.status == "counted"]
    if len(counted) < repetitions:
        return TestResult(None, len(counted), len(attempts) - len(counted))
    first, last = counted[0], counted[repetitions - 1]
    between = _between(attempts, first.start_s, last.end_s)
    return TestResult(last.end_s - first.start_s, len(counted), len(between) - repetitions)


def count_within(attempts: Sequence[TestedAttempt], duration_s: float) -> TestResult:
    """Repetitions of which more than half of the way up is done when the time is over.

    The time starts with the first movement, as in `time_for`.
    """
    counted = [one for one in attempts if one.status == "counted"]
    if not counted:
        return TestResult(None, 0, len(attempts))
    until_s = counted[0].start_s + duration_s
    within = [one for one in counted if _half_way_s(one) <= until_s]
    between = _between(attempts, counted[0].start_s, until_s)
    others = sum(one.status != "counted" for one in between)
    return TestResult(float(len(within)), len(within), others)


def _half_way_s(one: TestedAttempt) -> float:
    """When half of the way to the peak was done; the peak is the middle of its hold."""
    return 0.5 * (one.start_s + one.peak_s - 0.5 * one.hold_s)


def _between(
    attempts: Sequence[TestedAttempt], first_s: float, last_s: float
) -> list[TestedAttempt]:
    return [one for one in attempts if first_s <= one.start_s < last_s]
