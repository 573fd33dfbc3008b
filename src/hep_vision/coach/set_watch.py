"""One set as it is done: the engine's count at every moment, holds and limits.

The count is always what the engine would give if the set ended now, so that what is spoken
is what is recorded.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.coach.hold import HoldNow
from hep_vision.coach.stalling import StallWatch
from hep_vision.coach.start import lead_side
from hep_vision.measure.counting.holding import hold_band
from hep_vision.measure.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hep_vision.coach.plan import MeasuredSet
    from hep_vision.coach.stalling import Stall
    from hep_vision.measure.body.landmarks import PoseFrame
    from hep_vision.measure.engine import Progress, SideNow
    from hep_vision.measure.result import Attempt, SetResult

# The engine closes an attempt when it has turned back, before it is all the way back. The
# count is heard when the start is reached, by this share of the way or after this long, ...
BACK_SHARE = 0.9
RETURN_S = 0.5
# ... and asked about again when the movement has settled.
SETTLE_S = 1.5
# A limit is passed when the measure has been beyond it for this long: not one bad picture,
# and yet at once.
LIMIT_S = 0.1
# Between two pictures that follow one another; longer, and pictures are missing: the slowest
# machine that is measured on gives 4 a second.
LONGEST_STEP_S = 0.5
# The reason of what was not seen because pictures were missing.
NO_PICTURES = "no_pictures"
UNSEEN = frozenset({"out_of_sight", "unsteady"})
# Two readings of the same movement have their peaks this close.
SAME_S = 0.4


@dataclass(frozen=True, slots=True)
class SetNews:
    """What a picture has brought to the running set.

    Parameters
    ----------
    counted : int
        Repetitions so far.
    new_counted : tuple of Attempt
        Repetitions that were not counted before this picture.
    not_counted : tuple of Attempt
        Attempts that this picture settled as not counted.
    not_pictured : tuple of Attempt
        Those of them that were not seen because pictures were missing.
    withdrawn : tuple of Attempt
        Attempts that were counted before and are not any more: more is known of the person's own
        range or of the other limb, or two were one movement. Always as many as ``counted`` falls
        short of what it was and what is new.
    value : float
        The measure, NaN if not seen.
    away : bool
        Whether a movement is under way, or has just ended and nothing was told of it yet.
    best : float
        Furthest value of a repetition of this set; NaN before the first.
    hold : HoldNow, optional
        The hold, if one was asked for.
    over_limit : bool
        Whether the measure has just passed a limit; told once a movement.
    stretch : int
        From the engine: grows where the skeleton jumped to another place.
    stall : callable, optional
        Where nothing has come of what was done for long enough: tells what is seen instead.
    so_far : SetResult, optional
        The whole set as it looks now, if anything is told of an attempt.
    """

    counted: int
    new_counted: tuple[Attempt, ...] = ()
    not_counted: tuple[Attempt, ...] = ()
    not_pictured: tuple[Attempt, ...] = ()
    withdrawn: tuple[Attempt, ...] = ()
    value: float = math.nan
    away: bool = False
    best: float = math.nan
    hold: HoldNow | None = None
    over_limit: bool = False
    stretch: int = 0
    stall: Callable[[], Stall] | None = None
    so_far: SetResult | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """What is to be told of the attempts."""

    new: tuple[Attempt, ...] = ()
    missed: tuple[Attempt, ...] = ()
    withdrawn: tuple[Attempt, ...] = ()
    so_far: SetResult | None = None

    def then(self, later: _Told) -> _Told:
        """Both of them, told at once: what was counted in between has never been."""
        new, withdrawn = _compared(self.new, later.withdrawn)
        missed = tuple(a for a in later.withdrawn if all(a is not each for each in withdrawn))
        return _Told(
            new + later.new,
            self.missed + later.missed + missed,
            self.withdrawn + withdrawn,
            later.so_far or self.so_far,
        )


class SetWatch:
    """Feeds one set to an engine and tells what became of every attempt, once.

    Parameters
    ----------
    plan : MeasuredSet
        The set.
    frames : iterable of PoseFrame
        What it begins with: the start position, or the part done before an interruption.
    """

    def __init__(self, plan: MeasuredSet, frames: Iterable[PoseFrame] = ()) -> None:
        self.plan = plan
        self._engine = Engine(plan.exercise, plan.prescription)
        # Attempts are known again by their peak times, when they are read anew.
        self._counted: tuple[Attempt, ...] = ()
        self._missed_s: list[float] = []
        self._best = math.nan
        self._untold = _Told()
        self._closed: Attempt | None = None  # closed by the engine, and not asked about yet
        self._asks_s: list[float] = []  # when to ask what became of it
        self._beyond_since_s: float | None = None
        self._limit_told = False
        self._stalls = StallWatch(plan)
        self._last_s = math.inf
        self._missing: list[tuple[float, float]] = []  # times without pictures
        for frame in frames:
            self.add(frame)

    @property
    def counted(self) -> int:
        """Repetitions so far."""
        return len(self._counted)

    @property
    def so_far(self) -> SetResult:
        """The set if it ended now; takes some milliseconds."""
        return self._engine.so_far()

    def add(self, frame: PoseFrame, *, later: bool = False) -> SetNews:
        """Take one frame; what is to be told of attempts can be left for a ``later`` one."""
        if frame.time_s - self._last_s > LONGEST_STEP_S:
            self._missing.append((self._last_s, frame.time_s))
        self._last_s = frame.time_s
        progress = self._engine.advance(frame)
        lead = lead_side(progress)
        value = lead.value
        if progress.closed is not None:
            self._asks_s = [frame.time_s + RETURN_S, frame.time_s + SETTLE_S]
            self._closed = progress.closed
        if self._closed is not None and self._is_back(self._closed, value):
            self._asks_s.insert(0, frame.time_s)
        due = bool(self._asks_s) and frame.time_s >= self._asks_s[0]
        told = self._ask(frame.time_s) if due else _Told()
        told = self._untold.then(told)
        self._untold, told = (told, _Told()) if later else (_Told(), told)
        helps = self._stalls.add(
            frame,
            value,
            progressed=bool(told.new),
            held_s=lead.held_s if self.plan.prescription.hold_s else 0.0,
            away=progress.away or bool(self._asks_s),
            missed=told.missed,
        )
        return SetNews(
            counted=self.counted,
            new_counted=told.new,
            not_counted=told.missed,
            not_pictured=tuple(a for a in told.missed if self._lacks_pictures(a)),
            withdrawn=told.withdrawn,
            value=value,
            away=progress.away or self._closed is not None,
            best=self._best,
            hold=self._hold_now(lead),
            over_limit=self._passes_limit(frame.time_s, value, progress),
            stretch=progress.stretch,
            stall=self._stalls.seen if helps else None,
            so_far=told.so_far,
        )

    def finish(self) -> SetResult:
        """The measured set. Call once, at its end."""
        return self._engine.finish()

    def _ask(self, now_s: float) -> _Told:
        """Compare the set so far with what was told of it."""
        self._closed = None
        self._asks_s = [at_s for at_s in self._asks_s if at_s > now_s]
        settled = not self._asks_s
        result = self._engine.so_far()
        best = self.plan.furthest(a.rom.peak for a in result.repetitions)
        self._best = math.nan if best is None else best
        new, gone = _compared(result.repetitions, self._counted)
        others = [a for a in result.attempts if a.status != "counted"]
        withdrawn = tuple(_what_became_of(a, others) for a in gone)
        told_s = [a.peak_s for a in (*self._counted, *result.repetitions)]
        # What is not all the way back yet may still be: it is told once it is settled.
        missed = tuple(
            a
            for a in others
            if (settled or a.reason != "not_returned")
            and a.reason != "began_before_start"
            and not _is_among(a, told_s)
            and not _is_among(a, self._missed_s)
        )
        self._counted = result.repetitions
        self._missed_s += [a.peak_s for a in (*missed, *withdrawn)]
        return _Told(new, missed, withdrawn, result if new or missed or withdrawn else None)

    def _lacks_pictures(self, attempt: Attempt) -> bool:
        """Whether most of what was not seen of it fell into a time without pictures."""
        missing_s = sum(
            max(0.0, min(to_s, attempt.end_s) - max(from_s, attempt.start_s))
            for from_s, to_s in self._missing
        )
        return missing_s > 0.0 and attempt.reason in UNSEEN and missing_s >= attempt.unseen_s / 2

    def _is_back(self, closed: Attempt, value: float) -> bool:
        """Whether the movement that was closed has come back to where it began."""
        rom = closed.rom
        return abs(rom.peak - value) >= BACK_SHARE * abs(rom.excursion)

    def _hold_now(self, lead: SideNow) -> HoldNow | None:
        asked_s = self.plan.prescription.hold_s
        sinks = lead.sunk > hold_band(self.plan.exercise)
        return HoldNow(min(lead.held_s, asked_s), asked_s, sinks) if asked_s else None

    def _passes_limit(self, time_s: float, value: float, progress: Progress) -> bool:
        if not any(limit.passed_by(value) for limit in self.plan.limits):
            self._beyond_since_s = None
            self._limit_told = self._limit_told and progress.away
            return False
        if self._beyond_since_s is None:
            self._beyond_since_s = time_s
        if self._limit_told or time_s - self._beyond_since_s < LIMIT_S:
            return False
        self._limit_told = True
        return True


def _compared(
    now: Sequence[Attempt], before: Sequence[Attempt]
) -> tuple[tuple[Attempt, ...], tuple[Attempt, ...]]:
    """Repetitions that are new, and those of before that are none any more.

    Each reading is of one movement: two that became one are one less. Readings with the nearest
    peaks belong together, then those of which one has its peak in the time of the other: on a
    plateau the peak moves when the other limb's is seen.
    """
    new, gone = list(range(len(now))), list(range(len(before)))
    apart = sorted(
        (abs(a.peak_s - b.peak_s), i, k) for i, a in enumerate(now) for k, b in enumerate(before)
    )
    for is_one in (_share_peak, _share_time):
        for _, i, k in apart:
            if i in new and k in gone and is_one(now[i], before[k]):
                new.remove(i)
                gone.remove(k)
    return tuple(now[i] for i in new), tuple(before[k] for k in gone)


def _share_peak(a: Attempt, b: Attempt) -> bool:
    return abs(a.peak_s - b.peak_s) < SAME_S


def _share_time(a: Attempt, b: Attempt) -> bool:
    return a.start_s < b.peak_s < a.end_s or b.start_s < a.peak_s < b.end_s


def _what_became_of(attempt: Attempt, others: Sequence[Attempt]) -> Attempt:
    """The reading that says why an attempt does not count; itself where it is part of another."""
    near = [a for a in others if abs(a.peak_s - attempt.peak_s) < SAME_S]
    return min(near, key=lambda a: abs(a.peak_s - attempt.peak_s), default=attempt)


def _is_among(attempt: Attempt, peaks_s: list[float]) -> bool:
    """Whether it is another reading of one of these movements."""
    return any(abs(attempt.peak_s - peak_s) < SAME_S for peak_s in peaks_s)
