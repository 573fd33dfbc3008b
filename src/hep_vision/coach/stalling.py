"""Help for somebody of whose movement nothing comes: when it is due, and what is seen instead.

Silence is no answer to the wrong leg or another exercise. After fifteen seconds of movement
without progress the engine's own knowledge is asked: which side moved, what became of the
attempts, which exercise of the session it looks like.
"""

from __future__ import annotations

import math
from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import SIDES, landmark_of, middle
from hep_vision.measure.body.scale import body_size_px
from hep_vision.measure.recognition.recognise import recognise
from hep_vision.measure.recognition.scan import scan_frames

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hep_vision.coach.plan import MeasuredSet
    from hep_vision.measure.body.landmarks import PoseFrame, Side
    from hep_vision.measure.recognition.likeness import Candidate
    from hep_vision.measure.result import Attempt

MOVING_S = 15.0  # of movement without progress until help is due ...
STILL_S = 30.0  # ... and without any movement: somebody may be getting their breath back
GROWTH = 1.6  # each help comes so much later than the one before
# Frames are kept for recognition this far apart (`hep_vision.analysis.recognise`), this long.
STEP_S = 0.12
KEPT_S = 20.0
# Another exercise of the session is named if it was done at least twice and fits so many times
# better than the one asked for, of which nothing came. The recogniser asks for twice as much of a
# whole recording; these frames begin and end in the middle of a movement.
LEAST_LIKE, TIMES_LIKER, LEAST_DONE = 0.2, 3.0, 2
# Nobody knows what was done in a gap longer than this: what was waited for begins anew.
LONGEST_GAP_S = 1.5
# Moved: a limb or the body has gone this many body sizes to and fro. Somebody who stands or sits
# quietly stays below 0.1.
MOVED_SHARE = 0.25
# Too small: the asked side moved by this share of the smallest movement that counts.
TOO_SMALL_SHARE = 0.4
_LIMBS = [
    landmark_of(name, side)
    for name in ("wrist", "elbow", "knee", "ankle", "hip", "shoulder")
    for side in SIDES
]

StallKind = Literal["other_side", "other_exercise", "too_small", "missed", "unknown", "still"]


@dataclass(frozen=True, slots=True)
class Stall:
    """What is seen where nothing comes of it.

    Parameters
    ----------
    kind : {"other_side", "other_exercise", "too_small", "missed", "unknown", "still"}
        What it is; ``missed`` is what the ``reason`` of the latest attempts says.
    side : {"left", "right"}, optional
        Of the other side: which one moved.
    exercise : Candidate, optional
        Of another exercise: which one it looks like.
    reason : str
        Why the latest attempts were not counted.
    """

    kind: StallKind
    side: Side | None = None
    exercise: Candidate | None = None
    reason: str = ""


class StallWatch:
    """Notices that nothing comes of what is done in a set.

    Parameters
    ----------
    plan : MeasuredSet
        The set, with the other exercises of the session.
    """

    def __init__(self, plan: MeasuredSet) -> None:
        self._plan = plan
        self._frames: deque[PoseFrame] = deque()
        self._values: deque[tuple[float, float]] = deque()
        self._missed: list[Attempt] = []
        self._last_s = math.nan
        self._idle_s = 0.0  # since the last progress or the last help
        self._growth = 1.0
        self._away_since_s: float | None = None
        self._held_s = 0.0

    def add(
        self,
        frame: PoseFrame,
        value: float,
        *,
        progressed: bool,
        held_s: float,
        away: bool,
        missed: Iterable[Attempt],
    ) -> bool:
        """Take one frame and what came of it; tells whether help is due now."""
        gap_s = frame.time_s - self._last_s
        self._last_s = frame.time_s
        if gap_s > LONGEST_GAP_S:
            self._begin_anew()
        elif gap_s > 0.0:
            self._idle_s += gap_s
        if progressed or held_s > self._held_s:
            self._begin_anew()
            self._growth = 1.0
        self._held_s = held_s
        self._missed += missed
        self._keep(frame, value)
        return self._is_due(frame.time_s, away=away)

    def _begin_anew(self) -> None:
        self._idle_s = 0.0
        self._missed.clear()
        self._frames.clear()
        self._values.clear()

    def _keep(self, frame: PoseFrame, value: float) -> None:
        self._values.append((frame.time_s, value))
        if not self._frames or frame.time_s - self._frames[-1].time_s >= STEP_S:
            self._frames.append(frame)
        for kept in (self._frames, self._values):
            while kept and frame.time_s - _time_of(kept[0]) > KEPT_S:
                kept.popleft()

    def _is_due(self, now_s: float, *, away: bool) -> bool:
        if not away:
            self._away_since_s = None
        elif self._away_since_s is None:
            self._away_since_s = now_s
        if self._idle_s < MOVING_S * self._growth:
            return False
        slowest_s = self._plan.exercise.max_duration_s  # a movement that may count is waited for
        if self._away_since_s is not None and now_s - self._away_since_s < slowest_s:
            return False
        if self._idle_s < STILL_S * self._growth and not self._missed and not self._moves():
            return False
        self._growth *= GROWTH
        self._idle_s = 0.0
        return True

    def seen(self) -> Stall:
        """What is seen instead of the exercise; takes some tenths of a second."""
        reason, side = self._usual_miss()
        if reason == "other_side":
            return Stall("other_side", side=side, reason=reason)
        moves = self._moves()
        other = self._other_exercise() if moves else None
        if other is not None:
            return Stall("other_exercise", exercise=other)
        if reason:
            return Stall("missed", reason=reason)
        least = self._plan.exercise.min_excursion
        if TOO_SMALL_SHARE * least <= self._excursion() < least:
            return Stall("too_small")
        return Stall("unknown" if moves else "still")

    def _usual_miss(self) -> tuple[str, Side | None]:
        """Why most attempts since the last progress were not counted, and the side of the last."""
        if not self._missed:
            return "", None
        reason = Counter(attempt.reason for attempt in self._missed).most_common(1)[0][0]
        side = next(a.side for a in reversed(self._missed) if a.reason == reason)
        return reason, "left" if side == "left" else "right" if side == "right" else None

    def _other_exercise(self) -> Candidate | None:
        """Another exercise of the session that it looks like, if one can be told."""
        rivals, own = self._plan.rivals, self._plan.exercise.id
        if not any(candidate.exercise.id == own for candidate in rivals):
            return None
        guesses = recognise(scan_frames(self._frames), rivals).guesses
        if not guesses:
            return None
        asked = next(guess.score for guess in guesses if guess.candidate.exercise.id == own)
        best = guesses[0]
        like = best.score >= max(LEAST_LIKE, TIMES_LIKER * asked) and best.counted >= LEAST_DONE
        return best.candidate if like else None

    def _excursion(self) -> float:
        """How far the measure has gone to and fro, stray values left out."""
        values = np.array([value for _, value in self._values])
        seen = values[np.isfinite(values)]
        return float(np.ptp(np.percentile(seen, (5, 95)))) if len(seen) else 0.0

    def _moves(self) -> bool:
        """Whether the measure, a limb or the body has gone to and fro in what is kept."""
        if self._excursion() >= TOO_SMALL_SHARE * self._plan.exercise.min_excursion:
            return True
        frames = [frame for frame in self._frames if frame.has_pose]
        if len(frames) < 2:
            return False
        places = np.array([frame.plane[_LIMBS] for frame in frames])
        hips = np.array([middle(frame.plane.tolist(), "hip") for frame in frames])
        size = float(np.median([body_size_px(frame) for frame in frames]))
        for moved in (places, places - hips[:, None]):
            for part in (moved.real, moved.imag):
                low, high = np.nanpercentile(part, (10, 90), axis=0)
                if float(np.nanmax(high - low)) > MOVED_SHARE * size:
                    return True
        return False


def _time_of(kept: PoseFrame | tuple[float, float]) -> float:
    return kept[0] if isinstance(kept, tuple) else kept.time_s


def limb_of(plan: MeasuredSet) -> Literal["leg", "arm", "side"]:
    """What moves in an exercise, for people."""
    points = set(MEASURES[plan.exercise.measure].landmarks("left"))
    if points & {landmark_of(name, "left") for name in ("knee", "ankle", "heel", "foot_index")}:
        return "leg"
    return "arm" if points & {landmark_of(n, "left") for n in ("elbow", "wrist")} else "side"
