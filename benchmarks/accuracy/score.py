"""A clip's result against its truth: what was counted, and each repetition's degrees."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from benchmarks.accuracy.baselines import count_all
from benchmarks.accuracy.clips import Clip, measure
from benchmarks.accuracy.design import Planned

from hep_vision.definitions.library import shipped_library
from hep_vision.measure.body.view import looks_down_deg
from hep_vision.measure.quality.view_error import TOO_UNCERTAIN
from hep_vision.measure.result import Attempt, SetResult
from hep_vision.record.landmark_log import read_landmark_log

# An attempt belongs to the repetition within whose time, widened by this, its peak lies.
SLACK_S = 0.4

Position = Literal["standing or seated", "lying or on the floor"]
_UPRIGHT = ("standing", "seated")


def person_of(clip: str, group: str) -> str:
    """Who is seen in a clip, by its name: ordinary clips are named after their person."""
    if group in ("exercise", "retest", "sealed"):
        return clip.split("/")[1][0]
    return "B" if group == "phantom" else "A"


@dataclass(frozen=True)
class CountRow:
    """One clip: repetitions done and counted, by us and by others."""

    clip: str
    group: str
    exercise: str
    factor: str
    level: str
    half: str
    supported: bool
    true: int
    counted: int
    phantom: int  # counted where nothing was done
    wrong_side: int  # counted where the other side moved
    refused: bool  # the recording was refused with a reason
    idle_s: float  # of the clip, without any repetition
    fixed_thresholds: int
    fixed_normalised: int
    find_peaks: int

    @property
    def person(self) -> str:
        """Who is seen."""
        return person_of(self.clip, self.group)

    @property
    def error(self) -> int:
        """Repetitions too many (positive) or too few."""
        return self.counted - self.true

    @property
    def exact(self) -> bool:
        """Whether as many were counted as were done, each of the side that moved."""
        return self.error == 0 and self.wrong_side == 0


@dataclass(frozen=True)
class RepetitionRow:
    """One true repetition that was counted: its true and its measured values."""

    clip: str
    group: str
    exercise: str
    factor: str
    level: str
    half: str
    supported: bool
    measure: str
    view: str
    position: Position
    unit: str
    side: str
    index: int  # of the repetition in its clip
    true_start: float
    start: float
    true_peak: float
    peak: float
    uncertainty: float  # stated, without the share for people: the figure is what was calibrated on
    other_sd: float  # what of it is not the model's: noise, view, sampling
    model_sd: float  # the model's spread
    bias: float  # of the model, as stated
    reliable: bool
    followed: bool  # nothing but the stated size speaks against the degrees
    yaw_deg: float
    view_off_deg: float
    looks_down_deg: float  # the camera as the model tells it, of the clip
    true_hold_s: float
    hold_s: float

    @property
    def person(self) -> str:
        """Who is seen."""
        return person_of(self.clip, self.group)

    @property
    def error(self) -> float:
        """Measured less true peak, in the unit of the measure."""
        return self.peak - self.true_peak

    @property
    def start_error(self) -> float:
        """Measured less true start."""
        return self.start - self.true_start

    @property
    def excursion_error(self) -> float:
        """Measured less true arc from start to peak: positive if too large, whichever way it goes.

        What is wrong by as much at the start as at the peak does not show in it.
        """
        direction = math.copysign(1.0, self.true_peak - self.true_start)
        return direction * (self.error - self.start_error)

    @property
    def covered(self) -> bool:
        """Whether the truth lies within the stated uncertainty."""
        return abs(self.error) <= self.uncertainty


def score(clip: Clip) -> tuple[CountRow, list[RepetitionRow]]:
    """Measure a clip and set the result beside its truth."""
    truth, result = clip.read_truth(), measure(clip)
    done = [rep for rep in truth["repetitions"] if rep["complete"]]
    attempts: Sequence[Attempt] = result.repetitions if result is not None else ()
    pairs, wrong_side = match(done, attempts)
    definition = shipped_library().get(clip.planned.exercise)
    frames = read_landmark_log(clip.log).frames
    others = count_all(frames, definition, truth["side"])
    down_deg = float(np.nanmedian([looks_down_deg(frame) for frame in frames]))
    row = CountRow(
        **_labels(clip.planned),
        true=sum(not rep["short"] for rep in done),
        counted=len(attempts),
        phantom=len(attempts) - len(pairs) - wrong_side,
        wrong_side=wrong_side,
        refused=result is None,
        idle_s=_idle_s(truth, frames[-1].time_s),
        fixed_thresholds=others["fixed thresholds"],
        fixed_normalised=others["fixed thresholds, normalised"],
        find_peaks=others["find_peaks"],
    )
    return row, [
        _repetition(clip.planned, truth, index, rep, attempt, result, down_deg)
        for index, rep, attempt in pairs
    ]


def _idle_s(truth: Mapping[str, Any], duration_s: float) -> float:
    """Time of a clip in which no repetition was done."""
    moving_s = sum(rep["end_s"] - rep["start_s"] for rep in truth["repetitions"])
    return max(0.0, duration_s - float(moving_s))


def _labels(planned: Planned) -> dict[str, Any]:
    return {
        "clip": planned.name,
        "group": planned.group,
        "exercise": planned.exercise,
        "factor": planned.factor,
        "level": planned.level,
        "half": planned.half,
        "supported": planned.supported,
    }


Pair = tuple[int, Mapping[str, Any], Attempt]


def match(done: Sequence[Mapping[str, Any]], attempts: Sequence[Attempt]) -> tuple[list[Pair], int]:
    """Attempts with the repetition they are, and how many are one but for their side.

    Each repetition is taken once. An attempt in which both sides moved may be a repetition of
    either.
    """
    pairs = list(_pairs(enumerate(done), attempts, any_side=False))
    taken = {index for index, _, _ in pairs}
    found = {id(attempt) for _, _, attempt in pairs}
    left = [(index, rep) for index, rep in enumerate(done) if index not in taken]
    others = [attempt for attempt in attempts if id(attempt) not in found]
    return pairs, len(list(_pairs(left, others, any_side=True)))


def _pairs(
    done: Iterable[tuple[int, Mapping[str, Any]]], attempts: Iterable[Attempt], *, any_side: bool
) -> Iterable[Pair]:
    untaken = dict(done)
    for attempt in attempts:
        for index, rep in untaken.items():
            inside = rep["start_s"] - SLACK_S <= attempt.peak_s <= rep["end_s"] + SLACK_S
            if inside and (any_side or _is_of_side(attempt, rep["side"])):
                yield index, rep, attempt
                del untaken[index]
                break


def _is_of_side(attempt: Attempt, side: str) -> bool:
    return "both" in (attempt.side, side) or attempt.side == side


def _repetition(
    planned: Planned,
    truth: Mapping[str, Any],
    index: int,
    rep: Mapping[str, Any],
    attempt: Attempt,
    result: SetResult,
    down_deg: float,
) -> RepetitionRow:
    unit = truth["unit"]
    position = shipped_library().get(planned.exercise).position
    true_start, true_peak = rep[f"start_{unit}"], rep[f"peak_{unit}"]
    measured = attempt.measured_side or attempt.side
    if rep["side"] == "both" and measured != rep["measured_side"]:
        true_start, true_peak = _of_other_side(truth, rep, str(measured))
    return RepetitionRow(
        **_labels(planned),
        measure=truth["measure"],
        view=truth["view"],
        position="standing or seated" if position in _UPRIGHT else "lying or on the floor",
        unit=result.unit,
        side=str(measured),
        index=index,
        true_start=true_start,
        start=attempt.rom.start,
        true_peak=true_peak,
        peak=attempt.rom.peak,
        **_stated(attempt),
        reliable=attempt.rom.reliable,
        followed=not any(
            finding.severity == "invalid" and finding.code not in TOO_UNCERTAIN
            for finding in attempt.findings
        ),
        yaw_deg=planned.scene.yaw_deg,
        view_off_deg=attempt.view_off_deg,
        looks_down_deg=down_deg,
        true_hold_s=rep["hold_s"],
        hold_s=attempt.hold_s,
    )


def _stated(attempt: Attempt) -> dict[str, float]:
    parts = attempt.rom.parts
    if parts is None:
        return dict.fromkeys(("uncertainty", "other_sd", "model_sd", "bias"), math.nan)
    return {
        "uncertainty": replace(parts, domain=0.0).expanded,
        "other_sd": math.hypot(parts.noise, parts.view, parts.sampling),
        "model_sd": parts.model,
        "bias": parts.bias,
    }


def _of_other_side(
    truth: Mapping[str, Any], rep: Mapping[str, Any], side: str
) -> tuple[float, float]:
    """Start and peak of the side that was measured, where both moved, from the frames."""
    time_s = np.array(truth["frames"]["time_s"])
    value = np.array(truth["frames"]["values"][truth["measure"]][side])
    start = float(value[np.argmin(np.abs(time_s - rep["start_s"]))])
    peak = float(value[np.argmin(np.abs(time_s - rep["peak_s"]))])
    return start, peak
