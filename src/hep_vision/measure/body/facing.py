"""Which way the person faces in the picture, told by the parts of the body that show it.

Facing turns picture directions into anatomical ones. Model: each cue is a number that is
positive where the person faces one way and negative where they face the other, with noise about
zero where they face neither (`NOISE`). Toes point forward of the shank, the nose of the ears,
knees bend backwards, elbows forwards. The odds that a cue tells for one facing follow from its
size in units of that noise, and no cue may tell more than `LARGEST`: it may be wrong altogether.
Of several frames the mean of each cue tells, no more than one frame would, since neighbouring
frames share their error.

The noise is the root mean square of the cues in 19 real clips from the front (of the line across
the shoulders: in 43 rendered ones exactly from the side). In 136 clips from the side, 29 of them
real, no cue had the wrong sign.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from hep_vision.measure.body.landmarks import SIDES, Landmark, Side, landmark_of, middle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hep_vision.measure.exercise import View

# Where no source is named, a default of ours; tests/unit/test_thresholds_limbs.py holds it.

# Evidence for a facing fades with this time constant, so that what somebody did while
# walking into place is forgotten once they are there.
FADE_S = 1.5
# Scatter about zero of each cue where it tells nothing: of the face in trunk lengths, of the
# joints in sines of their angles, of the line across the shoulders in trunk lengths.
NOISE = {"face": 0.035, "foot": 0.27, "knee": 0.12, "elbow": 0.16, "across": 0.08}
# Logarithm of the odds per standard deviation of a cue, where it is small (the normal
# distribution taken for a logistic one).
LOG_ODDS_PER_SD = 1.7
# Each cue is taken to be right in 95 of 100 people (none wrong in 136 clips: in 98 of 100 by the
# rule of three, but most are of a figure). As much, of all together, makes a facing certain.
LARGEST = CERTAIN = math.log(0.95 / 0.05)
# A facing that is decided stays until less than this share of that tells for it.
STAYS_SHARE = 0.5
# Until this many frames were seen the first guess may still be corrected.
FIRST_FRAMES = 10

CHAINS = [
    tuple(
        (landmark_of(a, side), landmark_of(b, side), landmark_of(c, side), landmark_of(d, side))
        for side in SIDES
    )
    for a, b, c, d in (
        ("knee", "ankle", "heel", "foot_index"),
        ("knee", "ankle", "hip", "knee"),
        ("shoulder", "elbow", "elbow", "wrist"),
    )
]

Facing = Literal[-1, 0, 1]
Cues = tuple[float, ...]


def _cross(one: complex, other: complex) -> float:
    return one.imag * other.real - one.real * other.imag


def _turn(points: Sequence[complex], chain: tuple[tuple[int, int, int, int], ...]) -> float:
    """Sine by which a segment points forward of another one, mean of the sides seen."""
    seen: list[float] = []
    for a, b, c, d in chain:
        one, other = points[b] - points[a], points[d] - points[c]
        lengths = abs(one) * abs(other)
        if lengths > 0:
            seen.append(_cross(one, other) / lengths)
    return sum(seen) / len(seen) if seen else math.nan


def log_odds(cues: Iterable[float]) -> float:
    """Logarithm of the odds for facing +1 or, if negative, -1, from cues in units of noise."""
    return sum(
        min(max(LOG_ODDS_PER_SD * cue, -LARGEST), LARGEST) for cue in cues if math.isfinite(cue)
    )


def facing_cues(points: Sequence[complex], view: View, side: Side) -> Cues:
    """What one frame tells of the facing: cues in units of their noise, NaN where unseen.

    Parameters
    ----------
    points : sequence of 33 complex
        Pixels x + iy, NaN where not seen.
    view : {"sagittal", "frontal"}
        From the side the body's parts tell; from the front the tested side lies to one hand.
    side : {"left", "right"}
        The tested side.

    Notes
    -----
    All cues are turns from one segment to another, so that it is independent of how the person
    is turned in the picture: standing and lying are the same (golden vectors in the tests).
    """
    trunk = middle(points, "hip") - middle(points, "shoulder")
    other: Side = "right" if side == "left" else "left"
    across = points[landmark_of("shoulder", side)] - points[landmark_of("shoulder", other)]
    # A trunk that points at the camera shows short: the shoulders then tell how large it is.
    square = abs(trunk) * max(abs(trunk), abs(across))
    if not square > 0:
        square = math.nan
    if view == "frontal":
        return (_cross(trunk, across) / square / NOISE["across"],)
    face = points[Landmark.NOSE] - middle(points, "ear")
    foot, knee, elbow = (_turn(points, chain) for chain in CHAINS)
    return (
        _cross(trunk, face) / square / NOISE["face"],
        foot / NOISE["foot"],
        knee / NOISE["knee"],
        elbow / NOISE["elbow"],
    )


def cues_of_sides(points: Sequence[complex], view: View) -> dict[Side, Cues]:
    """Cues of one frame for each side; from the side they are the same for both."""
    left = facing_cues(points, view, "left")
    right = left if view == "sagittal" else tuple(-cue for cue in left)
    return {"left": left, "right": right}


class FacingEvidence:
    """What the cues of every frame come to, of late: the same for whatever is measured."""

    def __init__(self) -> None:
        self._sums: list[float] = []
        self._weight = 0.0
        self._time_s = math.nan

    @property
    def is_early(self) -> bool:
        """Whether so few frames were seen that the first guess may still be corrected."""
        return self._weight < FIRST_FRAMES

    @property
    def odds(self) -> float:
        """Logarithm of the odds for facing +1."""
        return log_odds(one / self._weight for one in self._sums)

    def add(self, time_s: float, cues: Cues) -> None:
        """Take in one frame. A cue that is not seen tells as little as one without size."""
        if self._weight:
            fade = math.exp(-max(0.0, time_s - self._time_s) / FADE_S)
            self._sums = [fade * one for one in self._sums]
            self._weight *= fade
        else:
            self._sums = [0.0] * len(cues)
        self._time_s = time_s
        self._weight += 1.0
        for place, cue in enumerate(cues):
            if math.isfinite(cue):
                self._sums[place] += cue


def next_facing(facing: Facing, odds: float) -> Facing:
    """What a facing becomes by the odds for +1.

    Once decided it stays until the contrary is certain or next to nothing tells for it.
    """
    needed = CERTAIN if facing == 0 or odds * facing < 0 else STAYS_SHARE * CERTAIN
    return 0 if abs(odds) < needed else (1 if odds > 0 else -1)


class FacingVote:
    """Running decision for one side, made of the cues of every frame.

    ``facing`` is +1 or -1, or 0 while neither is certain: then the measure is read without
    a sign (`hep_vision.measure.angles.measures.Measure.orient`).
    """

    def __init__(self) -> None:
        self._evidence = FacingEvidence()
        self.facing: Facing = 0

    def add(self, time_s: float, cues: Cues, *, may_change: bool) -> None:
        """Take in one frame; the facing itself only changes where ``may_change``."""
        self._evidence.add(time_s, cues)
        if may_change or self._evidence.is_early:
            self.facing = next_facing(self.facing, self._evidence.odds)
