"""Range of motion from session to session, broken where values cannot be compared."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from hep_vision.review.rom import Change, RomValue, change_between, rom_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from hep_vision.record.attempt import StoredAttempt
    from hep_vision.store.views import StoredSession, StoredSet

VIEW_BREAK_DEG = 15.0
"""A camera turned by more than this is another set-up; a proposal without a source."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Everything that must be alike for two values to be compared."""

    setup: str | None
    picture_px: tuple[int | None, int | None]
    view_off_deg: float | None
    versions: tuple[str, ...]
    definition: str
    rom_type: str | None

    def differences(self, other: Conditions) -> tuple[str, ...]:
        """What is different, in words; empty if the values may be compared."""
        found: list[str] = []
        if self.setup != other.setup:
            found.append("camera set-up")
        if self.picture_px != other.picture_px:
            found.append("picture size")
        views = (self.view_off_deg, other.view_off_deg)
        if None not in views and abs((views[0] or 0) - (views[1] or 0)) > VIEW_BREAK_DEG:
            found.append("camera angle")
        if self.versions != other.versions:
            found.append("program or model version")
        if self.definition != other.definition:
            found.append("exercise definition")
        if self.rom_type != other.rom_type:
            found.append("help with the movement")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One session's value; ``breaks`` says why it is not to be compared with the one before."""

    session_id: int
    day: date
    started_at: datetime
    value: RomValue
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
        stretches: list[list[TrendPoint]] = []
        for point in self.points:
            if point.breaks or not stretches:
                stretches.append([])
            stretches[-1].append(point)
        return tuple(map(tuple, stretches))

    @property
    def latest(self) -> TrendPoint:
        """The last point."""
        return self.points[-1]

    @property
    def rom_type(self) -> str | None:
        """Whose force moved in the latest session; None if not told."""
        return self.latest.conditions.rom_type

    @property
    def change(self) -> Change | None:
        """From the first to the last point of the last stretch; None with one point only."""
        return self.change_of(self.stretches[-1])

    def change_of(self, stretch: tuple[TrendPoint, ...]) -> Change | None:
        """From the first to the last point of a stretch; None with one point only."""
        if len(stretch) < 2:
            return None
        return change_between(
            stretch[0].value,
            stretch[-1].value,
            since=stretch[0].day,
            measure=self.measure,
            unit=self.unit,
            exercise=self.exercise,
        )


def trends_of(sessions: Iterable[StoredSession]) -> tuple[Trend, ...]:
    """Trends of everything exercised, in the order in which it first was."""
    points: dict[tuple[str, str], list[TrendPoint]] = defaultdict(list)
    latest: dict[tuple[str, str], StoredSet] = {}
    for session in sessions:
        for key, (sets, attempts) in _by_exercise_and_side(session).items():
            value = rom_value(attempts)
            if value is None:
                continue
            conditions = _conditions(sets[-1], attempts)
            before = points[key][-1].conditions if points[key] else conditions
            latest[key] = sets[-1]
            points[key].append(
                TrendPoint(
                    session.id,
                    session.day,
                    session.started_at,
                    value,
                    conditions,
                    conditions.differences(before),
                )
            )
    return tuple(
        Trend(
            exercise, latest[key].exercise_name, latest[key].measure, latest[key].unit, side, some
        )
        for key, some in ((key, tuple(some)) for key, some in points.items() if some)
        for exercise, side in (key,)
    )


def _by_exercise_and_side(
    session: StoredSession,
) -> dict[tuple[str, str], tuple[list[StoredSet], list[StoredAttempt]]]:
    """Sets and attempts of a session; an alternating set has attempts of either side."""
    found: dict[tuple[str, str], tuple[list[StoredSet], list[StoredAttempt]]] = {}
    for one in session.sets:
        for attempt in one.repetitions:
            sets, attempts = found.setdefault((one.exercise, attempt.side), ([], []))
            attempts.append(attempt)
            if not sets or sets[-1] is not one:
                sets.append(one)
    return found


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
