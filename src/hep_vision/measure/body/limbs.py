"""Left and right limbs kept apart, and landmarks on the wrong limb dropped.

The pose model now and then hands the left leg's landmarks to the right one and back, from
frame to frame and with full visibility. Where a limb was a moment ago tells which is
which; visibility does not.
"""

from __future__ import annotations

import math
from collections import deque

import numpy as np

from hep_vision.measure.body.landmarks import Array, Plane, landmark_of

LIMBS = (
    ("knee", "ankle", "heel", "foot_index"),
    ("elbow", "wrist", "pinky", "index"),
)
# The first points of a limb tell where it is; the rest go with them.
GUIDES = 2

# A limb's joint gets no further than this between two frames, in body sizes (about a
# trunk length): a part for jitter and a part that grows with time. A brisk leg raise
# moves the ankle by 4 trunk lengths a second.
REACH_FIXED = 0.20
REACH_PER_S = 9.0
# Exchanging the sides must fit this much better than leaving them.
SWAP_GAIN = 0.5
# Or, where one limb jumps, fit no worse, and fit this much better where both were lately: the
# model may blend two limbs for some frames before it exchanges them.
LATELY_GAIN = 0.35
LATELY_S = 0.4
# Seen from the side, limbs that jump towards each other at once, each by this share of what was
# between them, are blended: where either of them is the frame does not tell.
BLEND_SHARE = 0.2
# After this long at the new place the jump is believed.
RELOCK_S = 0.4
# The model's slips flicker. What it has called left and right for most of about this long,
# it is; a few frames of the contrary do not begin the time anew.
LONGEST_SWAP_S = 1.0
MOSTLY = 0.5
SWAP_MEMORY_S = LONGEST_SWAP_S / math.log(2.0)
# Limbs that were in one place, this many times the reach apart, may leave it with either name.
# If they seem exchanged so soon after it, the model is believed once it keeps to that.
TOGETHER = 1.6
PARTING_S = 0.3
PARTING_SWAP_S = 0.25


class _Limb:
    def __init__(self, points: tuple[str, ...]) -> None:
        self.left = [landmark_of(point, "left") for point in points]
        self.right = [landmark_of(point, "right") for point in points]
        self.guides = np.array([self.left[:GUIDES], self.right[:GUIDES]])  # (2, GUIDES)
        self.last: Plane = np.full((2, GUIDES), np.nan + 0j)
        self.seen_s = [math.nan, math.nan]
        self.lately: deque[tuple[float, Plane]] = deque()
        self.swapped_share = 0.0  # of the latest frames, the older the less they weigh
        self.together_s = -math.inf  # when both were last in one place
        self.swap_s = math.nan  # since when the model has had them exchanged without a break
        self.time_s = math.nan

    def note(self, time_s: float, *, swapped: bool, together: bool) -> None:
        """Keep count of the frames that were put right."""
        fade = math.exp(-(time_s - self.time_s) / SWAP_MEMORY_S) if self.time_s < time_s else 1.0
        self.swapped_share = fade * self.swapped_share + (1.0 - fade) * swapped
        if together:
            self.together_s = self.time_s
        if not swapped:
            self.swap_s = math.nan
        elif math.isnan(self.swap_s):
            self.swap_s = time_s
        self.time_s = time_s

    def keep(self, time_s: float) -> None:
        """Remember where both are now."""
        self.lately.append((time_s, self.last.copy()))
        while time_s - self.lately[0][0] > LATELY_S:
            self.lately.popleft()

    def usual(self) -> Plane:
        """Where both were lately, (2, GUIDES); NaN where that is not known."""
        if not self.lately:
            return np.full((2, GUIDES), np.nan + 0j)
        places = np.array([place for _, place in self.lately])
        return np.median(places.real, axis=0) + 1j * np.median(places.imag, axis=0)

    def blends(self, now: Plane, reach: float) -> bool:
        """Whether both went towards each other at once, from apart."""
        between = self.last[::-1] - self.last  # to the other one, (2, GUIDES)
        if not np.abs(between[0]).mean() > TOGETHER * reach:
            return False
        along = (np.conj(between) * (now - self.last)).real.sum(axis=-1)
        towards = along / (np.abs(between) ** 2).sum(axis=-1)
        return bool(towards.min() > BLEND_SHARE)

    def is_renamed(self) -> bool:
        """Whether the model is to be believed that they are the other way round."""
        parting = self.swap_s - self.together_s < PARTING_S
        return self.swapped_share > MOSTLY or (
            parting and self.time_s - self.swap_s > PARTING_SWAP_S
        )


class LimbGuard:
    """Follows both arms and both legs from frame to frame."""

    def __init__(self) -> None:
        self._limbs = tuple(_Limb(points) for points in LIMBS)
        self.swaps = 0  # frames in which a pair was put right

    def reset(self) -> None:
        """Forget where the limbs were: the picture shows another place now."""
        self._limbs = tuple(_Limb(points) for points in LIMBS)

    def step(self, time_s: float, plane: Plane, size_px: float, *, side_on: bool) -> Plane:
        """Landmarks with the sides put right and misplaced limbs NaN.

        Parameters
        ----------
        plane : ndarray, shape (33,), complex
            Pixels x + iy, NaN where not seen; not changed.
        size_px : float
            Body size in the picture, see `hep_vision.measure.body.tracking.body_size_px`.
        side_on : bool
            Whether the body is seen from the side, where one limb hides the other.
        """
        if not size_px > 0:
            return plane
        out = plane.copy()
        for limb in self._limbs:
            self._step_limb(limb, time_s, out, size_px, side_on=side_on)
        return out

    def _step_limb(
        self, limb: _Limb, time_s: float, plane: Plane, size_px: float, *, side_on: bool
    ) -> None:
        now = plane[limb.guides]  # (2, GUIDES)
        kept = _distance(limb.last, now)
        crossed = _distance(limb.last, now[::-1])
        apart = _distance(limb.last, limb.last[::-1])[0]
        reach = size_px * REACH_FIXED
        jumped, lasting = kept.max() > reach, _lasting(limb, time_s)
        crossing = self._crosses(limb, now, (kept, crossed), reach) and lasting
        swapped = crossing and jumped and apart > reach
        if side_on and jumped and lasting and not swapped and limb.blends(now, reach):
            plane[limb.left + limb.right] = np.nan
            return
        limb.note(time_s, swapped=bool(swapped), together=bool(apart <= TOGETHER * reach))
        if swapped:
            if limb.is_renamed():
                limb.last, limb.swapped_share = now.copy(), 0.0
                limb.lately.clear()
                return
            plane[limb.left + limb.right] = plane[limb.right + limb.left]
            now, kept = now[::-1], crossed
            self.swaps += 1
        for side, points in enumerate((limb.left, limb.right)):
            gap_s = time_s - limb.seen_s[side]
            far = kept[side] > reach + size_px * REACH_PER_S * min(gap_s, RELOCK_S)
            if far and gap_s < RELOCK_S:
                plane[points] = np.nan
            elif math.isfinite(now[side, 0].real) and (swapped or not crossing):
                # Side by side limbs that seem crossed may be either; where they were stays.
                limb.last[side], limb.seen_s[side] = now[side], time_s
        limb.keep(time_s)

    @staticmethod
    def _crosses(limb: _Limb, now: Plane, distances: tuple[Array, Array], reach: float) -> bool:
        """Whether the limbs fit better exchanged, going by where they were."""
        kept, crossed = distances
        if crossed.sum() < SWAP_GAIN * kept.sum():
            return True
        if not (kept.max() > reach and crossed.sum() < kept.sum()):
            return False
        usual = limb.usual()
        apart = _distance(usual, usual[::-1])[0]
        stays, changes = _distance(usual, now).sum(), _distance(usual, now[::-1]).sum()
        return bool(apart > TOGETHER * reach and changes < LATELY_GAIN * stays)


def _lasting(limb: _Limb, time_s: float) -> bool:
    return all(time_s - seen_s < RELOCK_S for seen_s in limb.seen_s)


def _distance(one: Plane, other: Plane) -> Array:
    """Mean distance of the guides of each side, shape (2,); NaN if either was unseen."""
    return np.abs(one - other).sum(axis=-1) / GUIDES
