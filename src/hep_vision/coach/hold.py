"""The hold that goes on, as the patient is told of it."""

from __future__ import annotations

from dataclasses import dataclass

from hep_vision.measure.rom.hold import TURN_S


@dataclass(frozen=True, slots=True)
class HoldNow:
    """State of a hold: seconds held, of how many, and whether it sinks."""

    held_s: float
    asked_s: float
    sinks: bool = False  # by more than a hold sways

    @property
    def begun(self) -> bool:
        """Whether it is a hold and not only the turn of a movement."""
        return self.held_s >= min(TURN_S, self.asked_s)

    @property
    def done(self) -> bool:
        """Whether it was long enough."""
        return self.held_s >= self.asked_s
