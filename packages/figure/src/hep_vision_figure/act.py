"""Stretches of a performance, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hep_vision_figure.skeleton import BodyState

StateAt = Callable[[float], BodyState]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that begins to happen."""

    time_s: float
    what: str


@dataclass(frozen=True, slots=True)
class Act:
    """A stretch of the performance; `state` takes the time since its beginning."""

    what: str
    duration_s: float
    state: StateAt

    def backward(self, what: str) -> Act:
        """The same act from its end to its beginning."""
        return Act(what, self.duration_s, lambda t: self.state(self.duration_s - t))


def smooth(share: float) -> float:
    """Share of the way, 0 to 1, that starts and ends at rest."""
    return share * share * (3.0 - 2.0 * share)


def between(what: str, start: BodyState, end: BodyState, duration_s: float) -> Act:
    """Act that brings a body smoothly from one state to another."""
    return Act(what, duration_s, lambda t: start.towards(end, smooth(min(t / duration_s, 1.0))))
