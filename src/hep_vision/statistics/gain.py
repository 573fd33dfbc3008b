"""What the camera makes of a true change, by exercise or measure.

The table is written by ``python -m benchmarks.accuracy --write``: the measured arc of the
rendered figure by its true one, one value for each person. A change has the gain's error, which
does not cancel between sessions as a constant offset does.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

LEAST_GAIN, MOST_GAIN = 0.85, 1.15
"""Beyond these only the direction of a change is told."""
WORST_ERROR = 0.3
"""The same where the gain is known so loosely that a change may be wrong by more than this "
"share."""


@dataclass(frozen=True, slots=True)
class Gain:
    """Measured by true change, with its 95 % interval over persons."""

    value: float
    low: float
    high: float

    @property
    def allows_degrees(self) -> bool:
        """Whether a change may be told in degrees."""
        return LEAST_GAIN <= self.value <= MOST_GAIN and self.error <= WORST_ERROR

    @property
    def error(self) -> float:
        """Largest share by which a change may be wrong."""
        return max(abs(1.0 - self.low), abs(1.0 - self.high))


UNIT_GAIN = Gain(1.0, 1.0, 1.0)


@cache
def _gains() -> dict[str, Gain]:
    """By the id of an exercise, or by the label of a measure where a row names no exercise."""
    text = resources.files("hep_vision.statistics").joinpath("gain.csv").read_text("utf-8")
    return {
        row["exercise"] or row["measure"]: Gain(
            float(row["gain"]), float(row["low"]), float(row["high"])
        )
        for row in csv.DictReader(text.splitlines())
    }


def gain_of(exercise: str, measure: str) -> Gain | None:
    """Gain of an exercise, else of its measure; None if neither was tested."""
    table = _gains()
    return table.get(exercise, table.get(measure))
