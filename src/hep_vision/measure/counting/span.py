"""When a movement really left its start, turned, and was back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from hep_vision.measure.body.landmarks import Array
    from hep_vision.measure.counting.excursions import Excursion

# Where no source is named, a default of ours; tests/unit/test_thresholds_counting.py holds it.

# A movement has left its start, or is back, at this share of its height above the rest.
AT_REST_SHARE = 0.10
# How the body was before and after a movement is read from the first and the last of so many
# parts of it, at least two frames.
PARTS = 8


@dataclass(frozen=True, slots=True)
class Span:
    """When the movement really left its start, turned, and was back, as indices.

    ``returned`` is the share of its height by which it came back before the next one.
    """

    onset: int
    peak: int
    landing: int
    returned: float

    @property
    def stretch(self) -> slice:
        """The samples of the movement."""
        return slice(self.onset, self.landing + 1)


def few(frames: int) -> int:
    """Frames of the first and of the last part of a movement of so many."""
    return max(2, frames // PARTS)


def narrow(level: Array, excursion: Excursion, next_start: int) -> Span:
    """Narrow an excursion to the movement itself, without the rest around it."""
    floor, top = float(level[excursion.start]), float(level[excursion.peak])
    rise = level[excursion.start : excursion.peak + 1]
    low = np.flatnonzero(rise <= floor + AT_REST_SHARE * (top - floor))
    onset = excursion.start + int(low[-1])
    after = level[excursion.peak : max(next_start + 1, excursion.end + 1)]
    if not np.isfinite(after).any():
        return Span(onset, excursion.peak, excursion.end, 0.0)
    bottom = float(np.nanmin(after))
    landed = np.flatnonzero(after <= bottom + AT_REST_SHARE * (top - bottom))
    landing = excursion.peak + int(landed[0])
    share = (top - bottom) / (top - floor) if top > floor else 0.0
    return Span(onset, excursion.peak, landing, share)


def from_sight_on(span: Span, time_s: Array, level: Array, least: float) -> Span:
    """The span without a way up that was hidden for longer than it was seen.

    It begins where the limb came into sight, if it rose by ``least`` from there: who hides the
    resting arm with the moving one does not begin anew with that arm before it is seen.
    """
    rise = level[span.onset : span.peak + 1]
    seen = span.onset + np.flatnonzero(np.isfinite(rise))
    if len(seen) < 2:
        return span
    gap = int(np.argmax(np.diff(time_s[seen])))
    again = int(seen[gap + 1])
    hidden_s, seen_s = time_s[again] - time_s[seen[gap]], time_s[span.peak] - time_s[again]
    if hidden_s <= seen_s or level[span.peak] - level[again] < least:
        return span
    return replace(span, onset=again)
