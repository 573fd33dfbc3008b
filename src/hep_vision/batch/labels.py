"""A manifest with the truth in it: what was counted and measured beside it.

Columns of the truth are ``true_count`` (repetitions), ``true_peaks`` (the peak of every
repetition in order, e.g. ``88 90 87``) and ``true_angles`` (degrees at moments of the recording,
e.g. ``12.5:88 20.1:90``); from a goniometer, motion capture or a picture. Recordings need one set.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.batch.manifest import Fault, number_in, whole_in
from hep_vision.batch.task import trace_path
from hep_vision.errors import InputError
from hep_vision.plain_text import shown_in_table
from hep_vision.record.files import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from hep_vision.batch.dataset import Done
    from hep_vision.batch.manifest import Manifest
    from hep_vision.record.attempt import StoredAttempt
    from hep_vision.record.session import SessionRecord

COUNT, PEAKS, ANGLES = "true_count", "true_peaks", "true_angles"
COLUMNS = (COUNT, PEAKS, ANGLES)
POSEAUDIT = ("subject", "trial", "frame", "measure", "pred", "ref", "unit")
# A moment is of the nearest frame; farther away there is none.
_NEAREST_S = 0.1


@dataclass(frozen=True, slots=True)
class Truth:
    """What a row says is true."""

    count: int | None
    peaks: tuple[float, ...]
    angles: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class LabelledCount:
    """Repetitions of a recording, as labelled and as counted."""

    person: str
    exercise: str
    true: int
    counted: int


@dataclass(frozen=True, slots=True)
class LabelledValue:
    """A value of the measure beside its truth.

    ``uncertainty`` is the stated half-width, NaN where none is stated; ``reliable`` whether the
    value is said to be usable. ``at`` names the moment: a time or the number of a repetition.
    """

    person: str
    recording: str
    at: str
    exercise: str
    measure: str
    unit: str
    measured: float
    true: float
    uncertainty: float
    reliable: bool


@dataclass(slots=True)
class Labelled:
    """Everything with a truth beside it, and what could not be compared."""

    counts: list[LabelledCount]
    values: list[LabelledValue]
    not_compared: list[Fault]


def truth_of(carried: Mapping[str, str]) -> Truth:
    """The truth that a row tells.

    Raises
    ------
    ValueError
        If it cannot be read.
    """
    told = {name: carried[name] for name in COLUMNS if carried.get(name)}
    count = None
    if told.get(COUNT) == "0":
        count = 0
    elif COUNT in told:
        count = whole_in(told, COUNT)
    peaks = tuple(_number(text, PEAKS) for text in _parts(told.get(PEAKS, "")))
    angles: list[tuple[float, float]] = []
    for part in _parts(told.get(ANGLES, "")):
        time, colon, degrees = part.partition(":")
        if not colon:
            raise ValueError(f"{ANGLES} {part!r} has no moment; write seconds:degrees, as 12.5:88")
        angles.append((_number(time, ANGLES), _number(degrees, ANGLES)))
    return Truth(count, peaks, tuple(angles))


def label_faults(manifest: Manifest) -> Iterator[Fault]:
    """What is wrong with the truth in a manifest.

    Raises
    ------
    InputError
        If no column tells it, or no row does.
    """
    if not set(COLUMNS) & set(manifest.carried):
        raise InputError(
            f"{manifest.path}: no column tells the truth; add {', '.join(COLUMNS)} (docs/batch.md)."
        )
    told = False
    for row in manifest.rows():
        try:
            told |= truth_of(row.carried) != Truth(None, (), ())
        except ValueError as error:
            yield Fault(row.number, str(error))
            told = True
    if not told:
        raise InputError(f"{manifest.path}: no row tells the truth; fill {', '.join(COLUMNS)}.")


def compare(rows: Iterable[Done], out: Path) -> Labelled:
    """Put what was measured beside the truth of each row."""
    found = Labelled([], [], [])
    for done in rows:
        truth = truth_of(done.row.carried)
        if truth == Truth(None, (), ()):
            continue
        if done.result is None or done.outcome is None:
            problem = done.outcome.problem if done.outcome else "it was not measured"
            found.not_compared.append(Fault(done.row.number, problem))
            continue
        if len(done.result.records) != 1:
            problem = f"{len(done.result.records)} sets were found; the truth is of one"
            found.not_compared.append(Fault(done.row.number, problem))
            continue
        (record,) = done.result.records
        _compare(done, truth, record, trace_path(out, done.outcome.key, 1), found)
    return found


def write_poseaudit(path: Path, values: Sequence[LabelledValue]) -> None:
    """Write the long table that the public tool ``poseaudit`` reads."""
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(POSEAUDIT)
        for one in values:
            named = map(shown_in_table, (one.person, one.recording, one.at, one.measure))
            writer.writerow((*named, repr(one.measured), repr(one.true), one.unit))


def _compare(done: Done, truth: Truth, record: SessionRecord, trace: Path, found: Labelled) -> None:
    recording = done.row.cells["recording"]
    # Without a name everybody is somebody else, which makes intervals too narrow if untrue.
    person = done.row.cells.get("patient") or recording
    if truth.count is not None:
        found.counts.append(
            LabelledCount(person, record.exercise_name, truth.count, record.counted)
        )

    def value(at: str, measured: float, true: float, attempt: StoredAttempt | None) -> None:
        uncertainty = None if attempt is None else attempt.uncertainty
        found.values.append(
            LabelledValue(
                person,
                recording,
                at,
                record.exercise_name,
                record.measure,
                record.unit,
                measured,
                true,
                math.nan if uncertainty is None else uncertainty,
                attempt is not None and attempt.reliable,
            )
        )

    attempts = record.stored_attempts
    counted = [one for one in attempts if one.status == "counted"]
    if truth.peaks and len(truth.peaks) != len(counted):
        problem = f"{len(counted)} repetitions were counted, {len(truth.peaks)} have a true peak"
        found.not_compared.append(Fault(done.row.number, problem))
    else:
        for number, (one, true) in enumerate(zip(counted, truth.peaks, strict=False), start=1):
            if one.peak is not None:
                value(f"repetition {number}", one.peak, true, one)
    for time_s, true in truth.angles:
        measured = _value_at(trace, record.side, time_s)
        if measured is None:
            problem = f"the joint was not seen at {time_s:g} s"
            found.not_compared.append(Fault(done.row.number, problem))
            continue
        within = (one for one in attempts if one.start_s <= time_s <= one.end_s)
        value(f"{time_s:g} s", measured, true, next(within, None))


def _value_at(trace: Path, side: str, time_s: float) -> float | None:
    """Value of the side that was measured, in the frame nearest to a moment."""
    with np.load(trace, allow_pickle=False) as arrays:
        sides = sorted({name.partition("_")[0] for name in arrays.files})
        for one in [side, *sides] if side in sides else sides:
            times = arrays[f"{one}_time_s"]
            nearest = int(np.argmin(np.abs(times - time_s)))
            measured = float(arrays[f"{one}_value"][nearest])
            if abs(times[nearest] - time_s) <= _NEAREST_S and math.isfinite(measured):
                return measured
    return None


def _parts(text: str) -> list[str]:
    return text.replace(";", " ").split()


def _number(text: str, name: str) -> float:
    found = number_in({name: text}, name)
    assert found is not None
    return found
