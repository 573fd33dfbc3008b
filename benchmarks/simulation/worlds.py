"""Simulated patients whose true range of motion, day by day, is known.

A repetition is true value + day + own scatter; the camera's constant error does not matter to a
change and is left out. The day's scatter may carry over to the next session.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
SESSIONS = 20


@dataclass(frozen=True, eq=False)
class Session:
    """One session of a simulated patient."""

    peaks: Array  # of each repetition

    @cached_property
    def middle(self) -> float:
        """The middle of the first five repetitions."""
        return float(np.median(self.peaks[:5]))


@dataclass(frozen=True)
class Patient:
    """How a simulated patient scatters and changes.

    Parameters
    ----------
    day_sd, repetition_sd : float
        Scatter between sessions and between repetitions, degrees.
    carry_over : float
        Correlation of a session's deviation with that of the one before.
    gain_deg : float
        True change, reached evenly by the 15th session and kept.
    repetitions : int
        In each session.
    growing_dose : bool
        Whether repetitions rise from 5 to 15 over the course, as prescriptions do.
    """

    day_sd: float = 3.0
    repetition_sd: float = 2.0
    carry_over: float = 0.0
    gain_deg: float = 0.0
    repetitions: int = 10
    growing_dose: bool = False

    @property
    def session_sd(self) -> float:
        """Scatter of session values: the day's, and that of the middle of five."""
        return float(np.hypot(self.day_sd, self.repetition_sd * np.sqrt(0.2868)))

    def courses(self, chance: np.random.Generator, courses: int) -> list[list[Session]]:
        """Sessions of each course."""
        days = chance.normal(size=(courses, SESSIONS))
        for k in range(1, SESSIONS):
            fresh = np.sqrt(1 - self.carry_over**2)
            days[:, k] = self.carry_over * days[:, k - 1] + fresh * days[:, k]
        true = 90.0 + self.gain_deg * np.minimum(np.arange(SESSIONS) / 14.0, 1.0)
        doses = np.linspace(5, 15, SESSIONS).round().astype(int)
        if not self.growing_dose:
            doses[:] = self.repetitions
        return [
            [
                Session(
                    true[k]
                    + self.day_sd * days[c, k]
                    + self.repetition_sd * chance.normal(size=doses[k])
                )
                for k in range(SESSIONS)
            ]
            for c in range(courses)
        ]


# A rule is told of the sessions so far and says +1 for a gain, -1 for a loss, 0 for neither.
Rule = Callable[[list[Session]], int]


@dataclass(frozen=True)
class Outcome:
    """What a rule said in many courses, in shares.

    ``at_end``: real at the last session; ``worst_look``: at the session where it was most often;
    ``ever``: at least once in the course; ``wrong_way`` against the true change, at least once.
    """

    at_end: float
    worst_look: float
    ever: float
    wrong_way: float
    first_told: float  # median session at which it was first told; NaN if in fewer than half

    @classmethod
    def of(cls, said: npt.NDArray[np.int_], direction: int = 0) -> Outcome:
        """Of what was said after each session: +1, -1 or 0, one row a course."""
        told = said != 0
        first = np.where(told.any(axis=1), told.argmax(axis=1) + 1.0, np.inf)
        median = float(np.median(first))
        return cls(
            float(told[:, -1].mean()),
            float(told.mean(axis=0).max()),
            float(told.any(axis=1).mean()),
            float((said == -direction).any(axis=1).mean()) if direction else float("nan"),
            median if np.isfinite(median) else float("nan"),
        )


def follow(courses: list[list[Session]], rule: Rule) -> npt.NDArray[np.int_]:
    """What a rule says after each session of each course."""
    return np.array([[rule(course[: k + 1]) for k in range(SESSIONS)] for course in courses])
