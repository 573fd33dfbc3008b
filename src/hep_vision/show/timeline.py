"""What there is to say about a finished set at any moment of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hep_vision.measure.body.landmarks import landmark_of
from hep_vision.show.overlay import OverlayState
from hep_vision.show.wording import name_attempts, with_unit

if TYPE_CHECKING:
    from hep_vision.measure.angles.measure import Measure
    from hep_vision.measure.body.landmarks import Landmark, Side
    from hep_vision.measure.result import Attempt, Finding, SetResult, Trace
    from hep_vision.show.wording import Named

# How long an attempt's outcome and warnings stay after it.
OUTCOME_SHOWN_S = 3.0


class SetTimeline:
    """A finished set, told as it went on: what had been counted by then, and no more.

    Parameters
    ----------
    measured : SetResult
        The set.
    exercise : str
        What people call the exercise.
    measure : Measure
        The primary measure, for its name and its points.
    prescribed : int, optional
        Repetitions asked for.
    """

    def __init__(
        self, measured: SetResult, *, exercise: str, measure: Measure, prescribed: int | None
    ) -> None:
        self._measured = measured
        self._exercise = exercise
        self._measure = measure
        self._prescribed = prescribed
        self._named = name_attempts(measured)
        self._traces = {trace.side: trace for trace in measured.traces}

    def at(self, time_s: float) -> OverlayState:
        """State to show at a time in the source."""
        sides = self._sides_at(time_s)
        closed = self._latest_closed(time_s)
        return OverlayState(
            exercise=self._exercise,
            measure=", ".join((self._measure.label, *sides[:1])),
            value=self._value_at(time_s, sides),
            repetitions=sum(a.end_s <= time_s for a in self._measured.repetitions),
            prescribed=self._prescribed,
            time_s=time_s,
            status="" if closed is None else _outcome_line(closed),
            outcome=None if closed is None else closed.attempt.status,
            warning=self._warning_at(time_s),
            limbs=tuple(self._limb(side) for side in self._limb_sides(sides)),
        )

    def _latest_closed(self, time_s: float) -> Named | None:
        shown = [n for n in self._named if 0 <= time_s - n.attempt.end_s < OUTCOME_SHOWN_S]
        return max(shown, key=lambda n: n.attempt.end_s, default=None)

    def _attempt_at(self, time_s: float) -> Attempt | None:
        """The latest attempt begun by then, else the first to come."""
        attempts = self._measured.attempts
        begun = [a for a in attempts if a.start_s <= time_s]
        return begun[-1] if begun else next(iter(attempts), None)

    def _sides_at(self, time_s: float) -> tuple[Side, ...]:
        """Sides that are measured at that time, the one whose value is shown first."""
        attempt = self._attempt_at(time_s)
        if attempt is not None and attempt.measured_side is not None:
            return (attempt.measured_side,)
        if attempt is not None and attempt.side != "both":
            return (attempt.side,)
        return tuple(s for s in ("left", "right") if s in self._traces or "both" in self._traces)

    def _limb_sides(self, sides: tuple[Side, ...]) -> tuple[Side, ...]:
        return ("left", "right") if self._measured.side == "both" else sides[:1]

    def _limb(self, side: Side) -> tuple[Landmark, ...]:
        return tuple(landmark_of(point, side) for point in self._measure.points)

    def _value_at(self, time_s: float, sides: tuple[Side, ...]) -> str:
        for trace in self._traces.values():
            if trace.side == "both" or trace.side in sides:
                value = _sample(trace, time_s)
                return with_unit(value, self._measured.unit) if np.isfinite(value) else ""
        return ""

    def _warning_at(self, time_s: float) -> str:
        """The gravest of the findings about the present, else of those about the set."""
        near = [
            finding
            for attempt in self._measured.attempts
            if attempt.start_s <= time_s < attempt.end_s + OUTCOME_SHOWN_S
            for finding in attempt.findings
        ]
        for severity in ("invalid", "warning"):
            for finding in (*near, *self._measured.findings):
                if finding.severity == severity:
                    return _sentence(finding)
        return ""


def _sample(trace: Trace, time_s: float) -> float:
    """Smooth value of the frame that is shown at that time; NaN before the first."""
    index = int(np.searchsorted(trace.time_s, time_s + 1e-6, side="right")) - 1
    return float(trace.smooth[index]) if index >= 0 else float("nan")


def _outcome_line(named: Named) -> str:
    counted = named.attempt.status == "counted"
    return f"{named.label}: {named.value if counted else named.attempt.explanation}"


def _sentence(finding: Finding) -> str:
    return f"{finding.message} {finding.advice}".strip()
