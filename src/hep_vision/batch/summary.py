"""What a batch comes to in all, and which sets to look at first; gathered row by row."""

from __future__ import annotations

import heapq
import re
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.review.record_value import value_of_record

if TYPE_CHECKING:
    from hep_vision.batch.dataset import Done
    from hep_vision.record.session import SessionRecord

# Listed of each kind of outlier.
MOST_LISTED = 20
# Modified z-score beyond which a value is an outlier (Iglewicz and Hoaglin 1993, How to detect
# and handle outliers); of fewer sets there is no usual value.
OUTLIER_Z, LEAST_SETS = 3.5, 8
_MAD_TO_SD = 0.6745
_NUMBERS = re.compile(r"\d+(\.\d+)?")


@dataclass(frozen=True, slots=True, order=True)
class Remarkable:
    """A set to look at: how far it stands out, where it is, and why."""

    score: float
    row: int
    recording: str
    exercise: str
    why: str


@dataclass(slots=True)
class ExerciseFigures:
    """Sets and attempts of an exercise."""

    name: str
    unit: str
    sets: int = 0
    counted: int = 0
    partial: int = 0
    rejected: int = 0
    measured: int = 0  # attempts with a value
    reliable: int = 0  # attempts whose value can be used


class Summary:
    """Figures of a batch."""

    def __init__(self) -> None:
        self.exercises: dict[str, ExerciseFigures] = {}
        self.reasons: Counter[tuple[str, str]] = Counter()
        self.findings: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()
        self.recordings: Counter[str] = Counter()
        self.without_sets = 0
        self.video_s = 0.0
        self._values: defaultdict[str, array[float]] = defaultdict(lambda: array("d"))
        self._rows: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
        self._counts: list[Remarkable] = []
        self._unreliable: list[Remarkable] = []

    def add(self, done: Done) -> None:
        """Take a row into account."""
        if done.outcome is None:
            self.recordings["not done"] += 1
            return
        if done.result is None:
            self.recordings["failed"] += 1
            self.failures[_kind(done.outcome.problem, done.row.cells.get("recording", ""))] += 1
            return
        self.recordings["measured"] += 1
        self.video_s += done.result.video_s
        self.without_sets += not done.result.records
        for record in done.result.records:
            self._add_set(done, record)

    def _add_set(self, done: Done, record: SessionRecord) -> None:
        figures = self.exercises.setdefault(
            record.exercise, ExerciseFigures(record.exercise_name, record.unit)
        )
        figures.sets += 1
        for status in ("counted", "partial", "rejected"):
            setattr(figures, status, getattr(figures, status) + getattr(record, status))
        attempts = record.stored_attempts
        valued = [one for one in attempts if one.peak is not None]
        reliable = sum(one.reliable for one in valued)
        figures.measured += len(valued)
        figures.reliable += reliable
        for one in attempts:
            if one.status != "counted":
                self.reasons[one.status, one.reason] += 1
        found = {finding.code for finding in record.findings}
        found |= {finding.code for one in record.attempts for finding in one.findings}
        self.findings.update(found)
        where = (done.row.number, done.row.cells["recording"], record.exercise_name)
        asked = record.prescription.repetitions
        if asked is not None and record.counted != asked:
            off = abs(record.counted - asked)
            why = f"{record.counted} of {asked} prescribed repetitions counted"
            _keep(self._counts, Remarkable(off, *where, why))
        if valued and reliable < len(valued) / 2:
            why = f"range reliable in {reliable} of {len(valued)} attempts"
            _keep(self._unreliable, Remarkable(1 - reliable / len(valued), *where, why))
        value = value_of_record(record)
        if value is not None:
            self._values[record.exercise].append(value.value)
            self._rows[record.exercise].append(done.row.number)

    @property
    def counts_off(self) -> list[Remarkable]:
        """Sets whose count is furthest from what was prescribed."""
        return sorted(self._counts, reverse=True)

    @property
    def unreliable(self) -> list[Remarkable]:
        """Sets of which the range can be used least."""
        return sorted(self._unreliable, reverse=True)

    def range_outliers(self) -> list[tuple[float, int, str]]:
        """Score, row and reason of sets whose range is far from what is usual in the exercise."""
        found: list[tuple[float, int, str]] = []
        for exercise, some in self._values.items():
            values = np.frombuffer(some)
            if len(values) < LEAST_SETS:
                continue
            middle = float(np.median(values))
            mad = float(np.median(np.abs(values - middle)))
            if mad <= 0:
                continue
            scores = _MAD_TO_SD * np.abs(values - middle) / mad
            figures = self.exercises[exercise]
            unit, digits = ("degrees", 0) if figures.unit == "deg" else ("body lengths", 3)
            for place in np.flatnonzero(scores > OUTLIER_Z):
                why = (
                    f"{values[place]:.{digits}f} {unit}, usual in {figures.name}: "
                    f"{middle:.{digits}f} (n = {len(values)})"
                )
                found.append((float(scores[place]), self._rows[exercise][place], why))
        return heapq.nlargest(MOST_LISTED, found)


def _keep(heap: list[Remarkable], one: Remarkable) -> None:
    if len(heap) < MOST_LISTED:
        heapq.heappush(heap, one)
    else:
        heapq.heappushpop(heap, one)


def _kind(problem: str, recording: str) -> str:
    """A problem without what is of the one recording, so that equal ones add up."""
    text = problem.split(": ", 1)[-1] if recording and recording in problem else problem
    return _NUMBERS.sub("N", text)[:200]
