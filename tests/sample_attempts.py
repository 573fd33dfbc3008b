"""An attempt for tests that care that there is one, not how it was measured."""

from __future__ import annotations

from dataclasses import replace

from hep_vision.measure.result import Attempt, Rom

COUNTED = Attempt(
    status="counted",
    reason="complete",
    explanation="",
    side="both",
    start_s=0.0,
    peak_s=1.0,
    end_s=2.0,
    hold_s=0.0,
    unseen_s=0.0,
    rom=Rom(0.0, 90.0, 90.0, 6.0),
    view_off_deg=3.0,
)


def attempt(**others) -> Attempt:
    return replace(COUNTED, **others)
