"""What limits and session values both ask of an attempt: what became of it, and how far it went."""

from __future__ import annotations

from typing import Protocol

# A movement smaller than the exercise's smallest arc. Beside larger ones it is fidgeting; where a
# set has nothing larger, it is how far the patient came, and not to be left out.
SMALL = frozenset({"too_small"})


class SeenAttempt(Protocol):
    """An attempt as the camera saw it; values in the unit of the measure."""

    @property
    def number(self) -> int:
        """Place among all attempts of the set."""
        ...

    @property
    def reason(self) -> str:
        """What became of it."""
        ...

    @property
    def start(self) -> float | None:
        """Value in the start position."""
        ...

    @property
    def peak(self) -> float | None:
        """Value where it went furthest."""
        ...

    @property
    def uncertainty(self) -> float | None:
        """Half-width of the 95 % interval of the peak."""
        ...

    @property
    def reliable(self) -> bool:
        """Whether its range of motion may be used."""
        ...
