"""Figures that a simulation must reach."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.accuracy.tables import Table

SEED = 20261130


@dataclass(frozen=True)
class Claim:
    """A figure and the range in which it must lie."""

    of: str
    found: float
    low: float
    high: float

    @property
    def holds(self) -> bool:
        """Whether it does."""
        return self.low <= self.found <= self.high


Result = tuple[Table, list[Claim]]
