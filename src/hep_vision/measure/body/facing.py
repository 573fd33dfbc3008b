"""Which way the person faces in the picture, told by the parts of the body that show it.

Facing turns picture directions into anatomical ones. Model: each cue is a number that is
positive where the person faces one way and negative where they face the other, with noise about
zero where they face neither (`NOISE`). Toes point forward of the shank, the nose of the ears,
knees bend backwards, elbows forwards. The odds that a cue tells for one facing follow from its
size in units of that noise, and no cue may tell more than `LARGEST`: it may be wrong altogether.
The cues of one frame are taken together, those of several frames as their mean, since
neighbouring frames share their error.

The noise is the scatter of the cues in 14 real clips from the front. In all 60 real and
rendered clips from the side every cue had the sign of the facing, or next to no size.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from hep_vision.measure.body.landmarks import SIDES, Landmark, Side, landmark_of, middle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.exercise import View

# Evidence for a facing fades with this time constant, so that what somebody did while
# walking into place is forgotten once they are there.
FADE_S = 1.5
# Scatter about zero of each cue where it tells nothing: of the face in trunk lengths, of the
# joints in sines of their angles, of the line across the shoulders in trunk lengths.
NOISE = {"face": 0.05, "foot": 0.25, "knee": 0.3, "elbow": 0.3, "across": 0.1}
# Logarithm of the odds per standard deviation of a cue, where it is small (the normal
# distribution taken for a logistic one).
LOG_ODDS_PER_SD = 1.7
# No cue was wrong in 60 clips: each is right in 95 of 100 (rule of three). As much is needed,
# of all of them together, to be certain of a facing.
LARGEST = CERTAIN = math.log(0.95 / 0.05)
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


def _log_odds(cue: float, noise: float) -> float:
    return min(max(LOG_ODDS_PER_SD * cue / noise, -LARGEST), LARGEST)


def facing_evidence(points: Sequence[complex], view: View, side: Side) -> float:
    """Logarithm of the odds of one frame for facing +1 or, if negative, -1; NaN if nothing tells.

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
    square = abs(trunk) ** 2
    if view == "frontal":
        other: Side = "right" if side == "left" else "left"
        across = points[landmark_of("shoulder", side)] - points[landmark_of("shoulder", other)]
        return (
            _log_odds(_cross(trunk, across) / square, NOISE["across"]) if square > 0 else math.nan
        )
    face = points[Landmark.NOSE] - middle(points, "ear")
    foot, knee, elbow = (_turn(points, chain) for chain in CHAINS)
    cues = {
        "face": _cross(trunk, face) / square if square > 0 else math.nan,
        "foot": foot,
        "knee": knee,
        "elbow": elbow,
    }
    seen = [_log_odds(cue, NOISE[name]) for name, cue in cues.items() if math.isfinite(cue)]
    return sum(seen) if seen else math.nan


def facing_evidences(points: Sequence[complex], view: View) -> dict[Side, float]:
    """Evidence of one frame for each side; from the side it is the same for both."""
    left = facing_evidence(points, view, "left")
    right = left if view == "sagittal" else -left
    return {"left": left, "right": right}


class FacingVote:
    """Running decision for one side, made of every frame's evidence.

    ``facing`` is +1 or -1, or 0 while neither is certain: then the measure is read without
    a sign (`hep_vision.measure.angles.measures.Measure.orient`).
    """

    def __init__(self) -> None:
        self._sum = 0.0
        self._weight = 0.0
        self._time_s: float | None = None
        self.facing: Facing = 0

    def add(self, time_s: float, evidence: float, *, may_change: bool) -> None:
        """Take in one frame; the facing itself only changes where ``may_change``."""
        if self._time_s is not None:
            fade = math.exp(-max(0.0, time_s - self._time_s) / FADE_S)
            self._sum *= fade
            self._weight *= fade
        self._time_s = time_s
        if math.isnan(evidence):
            return
        self._sum += evidence
        self._weight += 1.0
        mean = self._sum / self._weight
        # Once decided it stays until the contrary is certain or nothing tells for it.
        needed = CERTAIN if self.facing == 0 or mean * self.facing < 0 else 0.5 * CERTAIN
        if may_change or self._weight < FIRST_FRAMES:
            self.facing = 0 if abs(mean) < needed else (1 if mean > 0 else -1)
