"""Session values of each exercise and side from the record, for the rules of `statistics`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from hep_vision.program.arcs import arc_of_value, charted_difference, charted_name
from hep_vision.statistics.comparable import Conditions, breaks_of, stretches_of
from hep_vision.statistics.session_value import SessionValue, session_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from hep_vision.program.arcs import Arc
    from hep_vision.record.attempt import StoredAttempt
    from hep_vision.store.views import StoredSession, StoredSet


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One session's value; ``breaks`` says why it is not to be compared with those before."""

    session_id: int
    day: date
    started_at: datetime
    value: SessionValue
    conditions: Conditions
    breaks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """One exercise and side over time; at least one point, in order."""

    exercise: str
    name: str
    measure: str
    unit: str
    side: str
    points: tuple[TrendPoint, ...]

    @property
    def stretches(self) -> tuple[tuple[TrendPoint, ...], ...]:
        """The points between breaks; values are compared within a stretch only."""
        return stretches_of(self.points, lambda point: point.breaks)

    @property
    def latest(self) -> TrendPoint:
        """The last point."""
        return self.points[-1]

    def arc_of(self, point: TrendPoint) -> Arc | None:
        """The arc from-to of a session; None if its start is not known."""
        return arc_of_value(point.value, self.measure, self.unit)

    @property
    def charted(self) -> str:
        """Name under which it is charted: ``hip extension`` where hip flexion shrinks."""
        if self.unit != "deg":
            return self.measure
        return charted_name(self.measure, self.latest.value.sign)

    def difference(self, amount: float) -> float:
        """A difference of two values, in the direction of what is charted."""
        if self.unit != "deg":
            return amount
        return charted_difference(amount, self.measure, self.latest.value.sign)

    @property
    def rom_type(self) -> str | None:
        """Whose force moved in the latest session; None if not told."""
        return self.latest.conditions.rom_type


def trends_of(sessions: Iterable[StoredSession]) -> tuple[Trend, ...]:
    """Trends of everything exercised, in the order in which it first was."""
    found: dict[tuple[str, str], list[tuple[StoredSession, SessionValue, Conditions]]]
    found = defaultdict(list)
    latest: dict[tuple[str, str], StoredSet] = {}
    for session in sessions:
        for key, (one, attempts) in _first_sets(session).items():
            value = value_of_set(one, attempts)
            if value is not None:
                latest[key] = one
                found[key].append((session, value, _conditions(one, attempts)))
    trends: list[Trend] = []
    for (exercise, side), some in found.items():
        one = latest[exercise, side]
        breaks = breaks_of(conditions for _, _, conditions in some)
        points = tuple(
            TrendPoint(session.id, session.day, session.started_at, value, conditions, broken)
            for (session, value, conditions), broken in zip(some, breaks, strict=True)
        )
        trends.append(Trend(exercise, one.exercise_name, one.measure, one.unit, side, points))
    return tuple(trends)


def value_of_set(one: StoredSet, attempts: Iterable[StoredAttempt]) -> SessionValue | None:
    """Value of the attempts of one side in a set; None if none could be measured."""
    why = {
        finding.attempt: finding.code
        for finding in one.findings
        if finding.attempt is not None and finding.severity == "invalid"
    }
    return session_value(
        attempts, unit=one.unit, prescribed=one.prescribed_repetitions, why_unreliable=why
    )


def _first_sets(
    session: StoredSession,
) -> dict[tuple[str, str], tuple[StoredSet, list[StoredAttempt]]]:
    """The first set of each exercise and side, and its attempts.

    Only the first: later sets are done tired or warmed up, and how many there are changes over
    a course. An alternating set has attempts of either side.
    """
    found: dict[tuple[str, str], tuple[StoredSet, list[StoredAttempt]]] = {}
    for session_set in session.sets:
        for side, attempts in _attempts_by_side(session_set).items():
            key = (session_set.exercise, side)
            # A set that was broken off before anything could be measured is no first set.
            if key not in found and value_of_set(session_set, attempts) is not None:
                found[key] = (session_set, attempts)
    return found


def values_of_set(one: StoredSet) -> dict[str, SessionValue]:
    """Value of each side of a set, by side; without those that could not be measured."""
    values = {side: value_of_set(one, some) for side, some in _attempts_by_side(one).items()}
    return {side: value for side, value in values.items() if value is not None}


def _attempts_by_side(one: StoredSet) -> dict[str, list[StoredAttempt]]:
    sides: dict[str, list[StoredAttempt]] = {}
    for attempt in one.attempts:
        # In a set of one side, what the other limb did is no attempt at it.
        if one.side in (attempt.side, "both", "alternating"):
            sides.setdefault(attempt.side, []).append(attempt)
    return sides


def _conditions(one: StoredSet, attempts: Iterable[StoredAttempt]) -> Conditions:
    views = [a.view_off_deg for a in attempts if a.view_off_deg is not None]
    return Conditions(
        setup=one.setup,
        picture_px=(one.width_px, one.height_px),
        view_off_deg=median(views) if views else None,
        versions=(one.hep_vision, one.model_sha256 or one.model),
        definition=one.definition_sha256,
        rom_type=one.rom_type,
    )
