"""Whether a patient has gained, by the report's own statistics and no other rule.

A gain is said at the end of a session only where the patient's page would say it: the change of
the earlier sessions was real at two looks, and nothing happened in the last days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.program.day_words import DAYS_OF_MISSES
from hep_vision.program.safety import BREACHES, safety_events
from hep_vision.review.course import courses_of
from hep_vision.review.trend import trends_of
from hep_vision.statistics.repeatability import Repeatability
from hep_vision.store.history import done_sets, said_by_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hep_vision.store.views import StoredSession


def gains_of(
    sessions: Sequence[StoredSession],
    today: date,
    repeatability: Repeatability | None = None,
) -> frozenset[tuple[str, str]]:
    """Exercises and sides in which a gain may be said.

    Parameters
    ----------
    sessions : sequence of StoredSession
        The patient's earlier sessions, oldest first.
    today : date
        The day it is.
    repeatability : Repeatability, optional
        What the clinic's own test and retest found.
    """
    events = safety_events(done_sets(sessions), said_by_day(sessions), ())
    recent = [event for event in events if event.day > today - DAYS_OF_MISSES]
    unsafe = {event.exercise for event in recent if event.kind in BREACHES}
    if "" in unsafe:  # something that concerns the whole day
        return frozenset()
    return frozenset(
        (course.trend.exercise, course.trend.side)
        for course in courses_of(trends_of(sessions), repeatability or Repeatability())
        if course.confirmed
        and course.is_current
        and course.gained > 0
        and course.trend.exercise not in unsafe
    )
