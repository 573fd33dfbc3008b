"""Which landmark chain is which limb.

The pose model now and then hands the left leg's landmarks to the right one and back, or blends
both for some frames, with full visibility. For each pair of limbs two readings are followed side by
side, frame by frame: as the model names them, and exchanged. Each has a cost, a negative
log-likelihood, and remembers where its two limbs were; the cheaper one is believed.

In a frame each limb costs half the square of how far it is from where it was, in standard
deviations (`SCATTER`, `DRIFT_PER_S`), but no more than `WILD`: a limb that far away is not believed
to be there, being blended or put on the other limb. It is left out, and waited for where it was for
`RELOCK_S` at most. Going over from one reading to the other costs what its rate tells
(`EXCHANGES_PER_S`, `ENDS_PER_S`): the model's names are right unless the places say otherwise.

Measured on 56 rendered clips, whose truth tells which chain is which: the model exchanges 122 of
5,001 frames in which that matters; about half of them are left, for `ENDS_PER_S` between 8 and 32.
What else might tell does not: depth and visibility went with the model's names in every exchanged
frame, lengths of segments and a velocity in the prediction left as many or more, and a decision
taken 0.2 s later left 50 where one at once left 63.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from hep_vision.measure.body.landmarks import Landmark, landmark_of, middle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.body.landmarks import Plane

# The first two points of a limb tell where it is; the rest go with them.
LEG = ("knee", "ankle", "heel", "foot_index")
ARM = ("elbow", "wrist", "pinky", "index")

# Standard deviation of where a limb is from where it was, in body sizes (about a trunk length):
# the landmarks' jitter, and what it moves and what that jitter grows by in a second. Of 18,936
# steps of a rendered leg 99 % are shorter than 0.24 at 15 frames a second, of real ones at 30 too.
SCATTER = 0.06
DRIFT_PER_S = 1.3
# A limb that is off by three deviations, as a cost, is not believed to be where it is seen.
WILD = 4.5
# After this long unseen or not believed it is believed wherever it is.
RELOCK_S = 0.25
# How often the model begins to exchange a pair of limbs, and ceases to.
EXCHANGES_PER_S = 0.3
ENDS_PER_S = 24.0
# No reading is cheaper than the other by more: errors of neighbouring frames are not independent,
# and what the model keeps to for longer is believed.
SUREST = 16.0
# Believed by less than this, odds of 20 to 1, it is open which limb is which.
SURE = 3.0


class _Limb(NamedTuple):
    """Where a limb was believed to be: two points in pixels, and when."""

    near: complex
    far: complex
    time_s: float

    @property
    def seen(self) -> bool:
        return math.isfinite(self.near.real + self.far.real)

    def cost(self, now: _Limb, size_px: float) -> float:
        """What it costs to have moved there; `WILD` if that is not believed."""
        gap_s = now.time_s - self.time_s
        if gap_s > RELOCK_S:
            return 0.0
        off = 0.5 * (abs(now.near - self.near) + abs(now.far - self.far)) / size_px
        cost = 0.5 * (off / (SCATTER + DRIFT_PER_S * gap_s)) ** 2
        if cost > WILD:
            return WILD
        return cost if cost == cost else 0.0  # NaN: not seen now


class _Reading(NamedTuple):
    """The limbs up to now, if the latest frame is read in one of the two ways."""

    cost: float
    left: _Limb
    right: _Limb
    wild: tuple[bool, bool] = (False, False)

    def goes_on(self, left: _Limb, right: _Limb, size_px: float, turn: float) -> _Reading:
        """The same one frame on; ``turn`` is the cost of reading that one so."""
        one, other = self.left.cost(left, size_px), self.right.cost(right, size_px)
        wild = (one == WILD, other == WILD)
        return _Reading(
            self.cost + turn + one + other,
            self.left if wild[0] or not left.seen else left,
            self.right if wild[1] or not right.seen else right,
            wild,
        )


def _cheaper(stays: _Reading, goes_over: _Reading) -> _Reading:
    """The cheaper one; only limbs that are where they were tell that the reading has changed."""
    return goes_over if goes_over.cost < stays.cost and not any(goes_over.wild) else stays


class Told(NamedTuple):
    """What is believed of a pair of limbs in one frame."""

    exchanged: bool = False
    wild: tuple[bool, bool] = (False, False)  # left, right: not where it is seen
    sure: bool = True


class LimbPair:
    """Both arms or both legs, from frame to frame."""

    def __init__(self, points: tuple[str, ...]) -> None:
        self.left = [int(landmark_of(point, "left")) for point in points]
        self.right = [int(landmark_of(point, "right")) for point in points]
        self._named: _Reading | None = None
        self._exchanged: _Reading | None = None
        self._time_s = math.nan

    def step(self, time_s: float, points: Sequence[complex], size_px: float) -> Told:
        """Take in one frame: 33 points in pixels, NaN where not seen."""
        left, right = (_Limb(points[i[0]], points[i[1]], time_s) for i in (self.left, self.right))
        named, exchanged, step_s = self._named, self._exchanged, time_s - self._time_s
        self._time_s = time_s
        if named is None or exchanged is None:
            if left.seen and right.seen:
                self._named = _Reading(0.0, left, right)
                self._exchanged = _Reading(SUREST, right, left)
            return Told()
        begins, ends = -math.expm1(-EXCHANGES_PER_S * step_s), -math.expm1(-ENDS_PER_S * step_s)
        as_named = _cheaper(
            named.goes_on(left, right, size_px, 0.0),
            exchanged.goes_on(left, right, size_px, -math.log(ends)),
        )
        as_exchanged = _cheaper(
            exchanged.goes_on(right, left, size_px, ENDS_PER_S * step_s),
            named.goes_on(right, left, size_px, -math.log(begins)),
        )
        low = min(as_named.cost, as_exchanged.cost)
        margin = as_exchanged.cost - as_named.cost
        self._named = as_named._replace(cost=min(as_named.cost - low, SUREST))
        self._exchanged = as_exchanged._replace(cost=min(as_exchanged.cost - low, SUREST))
        believed = as_named if margin >= 0.0 else as_exchanged
        return Told(margin < 0.0, believed.wild, abs(margin) >= SURE)


class LimbSample(NamedTuple):
    """What is known of the limbs in one frame."""

    legs_sure: bool  # which is which
    arms_sure: bool
    left_ahead: float  # left foot in front of the right one, body sizes; NaN if not seen

    def sure(self, points: Sequence[str]) -> bool:
        """Whether these body points are known to be of the side they are named for."""
        legs = self.legs_sure or not any(point in LEG for point in points)
        return legs and (self.arms_sure or not any(point in ARM for point in points))


NOT_SEEN = LimbSample(legs_sure=True, arms_sure=True, left_ahead=math.nan)


class LimbGuard:
    """Follows both arms and both legs of one person."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget where the limbs were: the picture shows another place now."""
        self._legs, self._arms = LimbPair(LEG), LimbPair(ARM)

    def step(self, time_s: float, plane: Plane, size_px: float) -> tuple[Plane, LimbSample]:
        """Landmarks with the sides put right and misplaced limbs NaN, and what is known of them.

        Parameters
        ----------
        plane : ndarray, shape (33,), complex
            Pixels x + iy, NaN where not seen; not changed.
        size_px : float
            Body size in the picture, see `hep_vision.measure.body.tracking.body_size_px`.
        """
        if not size_px > 0:
            return plane, NOT_SEEN
        points = plane.tolist()
        legs, arms = (pair.step(time_s, points, size_px) for pair in (self._legs, self._arms))
        ahead = left_ahead(points, size_px)
        sample = LimbSample(legs.sure, arms.sure, -ahead if legs.exchanged else ahead)
        if not (legs.exchanged or arms.exchanged or any(legs.wild) or any(arms.wild)):
            return plane, sample
        out = plane.copy()
        for pair, told in ((self._legs, legs), (self._arms, arms)):
            if told.exchanged:
                out[pair.left + pair.right] = plane[pair.right + pair.left]
            for wild, limb in zip(told.wild, (pair.left, pair.right), strict=True):
                if wild:
                    out[limb] = math.nan
        return out, sample


def left_ahead(points: Sequence[complex], size_px: float) -> float:
    """How far the left foot is in front of the right one, in body sizes, the way the toes point."""
    toes = middle(points, "foot_index") - middle(points, "heel")
    apart = points[Landmark.LEFT_ANKLE] - points[Landmark.RIGHT_ANKLE]
    length = abs(toes) * size_px
    return (apart.conjugate() * toes).real / length if length > 0 else math.nan
