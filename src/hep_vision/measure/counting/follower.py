"""Follows one quantity of one side over a set: its signal, its movements, its holds."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.signals import Signal
from hep_vision.measure.angles.units import unit_scale
from hep_vision.measure.counting.excursions import RETURN_SHARE, Excursion, ExcursionDetector
from hep_vision.measure.counting.holding import clock_of
from hep_vision.measure.counting.judge import NEWEST

if TYPE_CHECKING:
    from hep_vision.measure.counting.assemble import Drafts
    from hep_vision.measure.exercise import Exercise, Prescription
    from hep_vision.measure.rom.hold import HoldClock


class Follower:
    """Signal, movements and holds of one quantity, in the unit of the exercise's measure.

    Parameters
    ----------
    exercise : Exercise
    prescription : Prescription, optional
        Without one no hold is timed.
    longest_hold_s : float
        A movement may last this much longer than the exercise's longest.
    """

    def __init__(
        self, exercise: Exercise, prescription: Prescription | None, longest_hold_s: float = 0.0
    ) -> None:
        self._exercise, self._prescription = exercise, prescription
        self.signal = Signal(unit_scale(MEASURES[exercise.measure]))
        self._detector = ExcursionDetector(
            exercise.min_excursion,
            exercise.max_duration_s + longest_hold_s,
            exercise.start_levels,
        )
        self.excursions: list[Excursion] = []
        self.drafts: Drafts = {}
        self._hold: HoldClock | None = None  # of the movement under way
        self._lost = 0  # samples that were not seen or not believed
        self._rough = 0.0  # sum of what smoothing took off the others
        self._low, self._high = math.inf, -math.inf

    @property
    def away(self) -> bool:
        """Whether a movement is under way."""
        return self._detector.away

    @property
    def sunk(self) -> float:
        """How far the hold that goes on has sunk, in the unit of the measure."""
        return self._hold.sunk if self._hold is not None else 0.0

    @property
    def held_s(self) -> float:
        """Seconds of the hold that goes on; 0 if there is none."""
        return self._hold.held_s if self._hold is not None else 0.0

    @property
    def lost_share(self) -> float:
        """Share of the samples that were not seen or not believed."""
        return self._lost / max(1, len(self.signal.smooth))

    @property
    def loss(self) -> float:
        """How badly the quantity was seen: share lost plus roughness relative to its range."""
        seen = len(self.signal.smooth) - self._lost
        if seen < 3 or not self._high > self._low:
            return math.inf
        return self.lost_share + self._rough / seen / (self._high - self._low)

    def add(self, time_s: float, value: float) -> Excursion | None:
        """Take one sample, NaN where not seen; returns the movement it closes, if any."""
        self.signal.add(time_s, value)
        return self._detect()

    def interrupt(self) -> Excursion | None:
        """Begin anew where the picture jumped; the movement that was cut off, if any."""
        self.signal.restart()
        while self._detect() is not None:
            pass
        cut = self._detector.interrupt()
        if cut is not None:
            self.excursions.append(cut)
        self._hold = None
        return cut

    def flush(self) -> None:
        """Bring everything up to date at the end of a set."""
        self.signal.flush()
        while self._detect() is not None:
            pass
        last = self._detector.finish()
        if last is not None:
            self.excursions.append(
                replace(last, closing="returned") if self._is_back(last) else last
            )

    def _is_back(self, last: Excursion) -> bool:
        """Whether the newest samples are back at the start, ahead of the lagging filter."""
        sign = self._exercise.sign
        height = sign * (self.signal.smooth[last.peak] - self.signal.smooth[last.start])
        newest = [v for v in self.signal.value[last.peak + 1 :][-NEWEST:] if math.isfinite(v)]
        if not newest:
            return False
        fallen = sign * (self.signal.smooth[last.peak] - sorted(newest)[len(newest) // 2])
        return fallen >= RETURN_SHARE * height

    def _detect(self) -> Excursion | None:
        """Feed the detector what the signal has newly emitted."""
        for index in range(self._detector.samples, len(self.signal.smooth)):
            smooth = self.signal.smooth[index]
            closed = self._detector.add(self.signal.time_s[index], self._exercise.sign * smooth)
            self._note_sight(smooth, self.signal.value[index])
            self._follow_hold(index, ended=closed is not None)
            if closed is not None:
                self.excursions.append(closed)
                return closed
        return None

    def _note_sight(self, smooth: float, value: float) -> None:
        if math.isnan(value):
            self._lost += 1
            return
        self._rough += abs(value - smooth)
        if smooth < self._low:
            self._low = smooth
        if smooth > self._high:
            self._high = smooth

    def _follow_hold(self, index: int, *, ended: bool) -> None:
        if self._prescription is None:
            return
        if ended or not self.away:
            self._hold = None
        if not self.away:
            return
        sign, first = self._exercise.sign, index
        if self._hold is None:
            first = self._detector.start
            rest = sign * self.signal.smooth[first]
            self._hold = clock_of(self._exercise, self._prescription, rest)
        for at in range(first, index + 1):
            self._hold.add(self.signal.time_s[at], sign * self.signal.value[at])
