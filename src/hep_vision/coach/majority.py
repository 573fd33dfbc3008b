"""What most of the latest pictures show, so that a flicker at a threshold decides nothing."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hep_vision.coach.sight import Problem

WINDOW_S = 1.5


class MajorityWindow:
    """Judges the pictures of the last second and a half together.

    Attributes
    ----------
    problem : str, optional
        The commonest problem, if more than half of that time had one.
    known : bool
        Whether there has been enough to judge by.
    """

    def __init__(self) -> None:
        self.problem: Problem | None = None
        self.known = False
        self._latest_s: float | None = None
        # From when to when, and what was to be changed then.
        self._parts: deque[tuple[float, float, Problem | None]] = deque()

    def add(self, now_s: float, problem: Problem | None) -> None:
        """Take one picture, which stands for the time since the one before."""
        if self._latest_s is not None:
            self._parts.append((self._latest_s, now_s, problem))
        self._latest_s = now_s
        from_s = now_s - WINDOW_S
        while self._parts and self._parts[0][1] <= from_s:
            self._parts.popleft()
        lasted_s: defaultdict[Problem, float] = defaultdict(float)
        fine_s = 0.0
        for begin_s, end_s, met in self._parts:
            part_s = end_s - max(begin_s, from_s)
            if met is None:
                fine_s += part_s
            else:
                lasted_s[met] += part_s
        if fine_s > WINDOW_S / 2:
            self.problem, self.known = None, True
        elif sum(lasted_s.values()) > WINDOW_S / 2:
            self.problem, self.known = max(lasted_s, key=lambda met: lasted_s[met]), True
