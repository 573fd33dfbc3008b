"""Exercises of shoulder, elbow, wrist and neck with only the upper body in the picture.

Takes every landmark log of such an exercise, real or rendered, and lowers the edge of the picture
to the waist, as at a desk or before a laptop: hips, knees, ankles and feet are then below the
picture, hardly visible, and where the pose model guesses them. How it guesses was measured on the
real clips that are cut so (elbow_flexion_1, 4, 5 and 6, sagor_elbow_flexion, none_1): visibility
0.5 at the hips, 0.15 at the knees, 0.02 at the ankles, and between two frames a step of 0.009,
0.012 and 0.017 trunk lengths (median), four times that in one of twenty. Prints for every clip
what is counted in the whole picture and in the cut one, how many have reliable degrees, and the
largest difference of a peak that is called reliable.

Exit code 1 if a clip's counts differ.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import isnan
from pathlib import Path

import numpy as np
from benchmarks.accuracy.design import designed_clips
from benchmarks.accuracy.quick import FOLDER, file_name
from rich.console import Console
from rich.table import Table

from hep_vision.definitions.library import shipped_library
from hep_vision.measure.body.landmarks import SIDES, PoseFrame, landmark_of
from hep_vision.measure.body.scale import body_size_px, seen_weights, size_and_centre
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import AskedSide, Prescription
from hep_vision.measure.result import SetResult
from hep_vision.record.landmark_log import read_landmark_log

EVIDENCE = Path(__file__).resolve().parents[2] / "shared" / "bench"
REGIONS = ("shoulder", "elbow", "wrist", "neck")
# What is below the waist: name, visibility and median step between two frames in trunk lengths.
HIDDEN = (
    (("hip",), 0.5, 0.009),
    (("knee",), 0.15, 0.012),
    (("ankle", "heel", "foot_index"), 0.02, 0.017),
)
# The guess wanders about the true place with this standard deviation, in trunk lengths, ...
WANDERS = 0.1
# ... and one step in twenty is four times the median: a step's size is log-normal.
STEP_SPREAD = np.log(4.0) / 1.645
# The edge of the picture is so far below the shoulders, in trunk lengths.
EDGE = 0.9
console = Console(width=130, highlight=False)


@dataclass(frozen=True)
class Log:
    """A landmark log and what it shows."""

    name: str
    path: Path
    exercise: str
    side: AskedSide


@dataclass(frozen=True)
class Compared:
    """One clip counted whole and cut."""

    log: Log
    whole: SetResult
    cut: SetResult
    size_spread: tuple[float, float]  # 95th over 5th percentile of the size, whole and cut

    @property
    def same(self) -> bool:
        return self.whole.counted == self.cut.counted

    @property
    def peak_apart(self) -> float:
        """Largest difference between a peak whole and cut where the cut one is called reliable."""
        pairs = zip(self.whole.repetitions, self.cut.repetitions, strict=False)
        return max(
            (abs(one.rom.peak - other.rom.peak) for one, other in pairs if other.rom.reliable),
            default=float("nan"),
        )

    @property
    def reliable(self) -> str:
        """Repetitions with reliable degrees, whole and cut."""
        both = (self.whole, self.cut)
        return " / ".join(str(sum(a.rom.reliable for a in one.repetitions)) for one in both)


def is_upper(exercise: str) -> bool:
    """Whether it is an exercise of the upper body that can be done at a desk."""
    definition = shipped_library().get(exercise)
    return definition.region in REGIONS and definition.position in ("standing", "seated")


def quick_logs(drawn: Mapping[str, Path] | None = None) -> Iterator[Log]:
    """The quick set's, and in their place or beside them what was drawn."""
    for planned in designed_clips():
        path = (drawn or {}).get(planned.name, FOLDER / f"{file_name(planned)}.npz")
        if path.is_file() and is_upper(planned.exercise) and planned.group != "phantom":
            side = planned.scene.side if planned.scene.side in SIDES else "auto"
            yield Log(f"rendered/{planned.name}", path, planned.exercise, side)


def logs(extra: Path | None) -> Iterator[Log]:
    """Real clips, the quick set's, and what an index of drawn clips names."""
    for folder in ("real", "real2"):
        for label in json.loads((EVIDENCE / folder / "labels.json").read_text("utf-8")):
            exercise = label["exercise"]
            if exercise and is_upper(exercise):
                side = label["side"] if label["side"] in SIDES else "auto"
                path = EVIDENCE / folder / label["log"]
                yield Log(f"{folder}/{path.stem}", path, exercise, side)
    drawn: dict[str, Path] = {}
    for index in sorted(extra.glob("index*.jsonl")) if extra else ():
        for line in index.read_text("utf-8").splitlines():
            entry = json.loads(line)
            drawn[entry["name"]] = Path(entry["log"])
    yield from quick_logs(drawn)


def cut_at_the_waist(frames: list[PoseFrame], seed: int) -> list[PoseFrame]:
    """The same person with the picture's lower edge at the waist."""
    random = np.random.default_rng(seed)
    sizes = [body_size_px(frame) for frame in frames if frame.has_pose]
    size = float(np.nanmedian(sizes))
    shoulders = [landmark_of("shoulder", side) for side in SIDES]
    tops = [float(f.image_px[shoulders, 1].mean()) for f in frames if f.has_pose]
    height = round(float(np.median(tops)) + EDGE * size)
    wander = np.zeros((33, 2))
    cut: list[PoseFrame] = []
    for frame in frames:
        image, visibility = frame.image_px.copy(), frame.visibility.copy()
        for names, seen, step in HIDDEN:
            for index in (landmark_of(name, side) for name in names for side in SIDES):
                length = step * np.exp(STEP_SPREAD * random.standard_normal())
                angle = random.uniform(0.0, 2.0 * np.pi)
                keep = 1.0 - 0.5 * (step / WANDERS) ** 2
                wander[index] = keep * wander[index] + length * np.array(
                    [np.cos(angle), np.sin(angle)]
                )
                image[index, :2] += size * wander[index]
                # What is still inside the cut picture is guessed below it.
                image[index, 1] = np.maximum(image[index, 1], height * 1.05)
                visibility[index] = seen if frame.has_pose else np.nan
        cut.append(
            replace(
                frame, image_px=image, visibility=visibility, size_px=(frame.size_px[0], height)
            )
        )
    return cut


def count(log: Log, frames: list[PoseFrame]) -> SetResult:
    """The set counted in these frames."""
    exercise = shipped_library().get(log.exercise).exercise()
    engine = Engine(exercise, Prescription(side=log.side))
    for frame in frames:
        engine.advance(frame)
    return engine.finish()


def size_spread(frames: list[PoseFrame]) -> float:
    """How much the size changes within a clip: its 95th over its 5th percentile."""
    sizes: list[float] = []
    for frame in frames:
        points = frame.plane.tolist()
        sizes.append(size_and_centre(frame, points, seen_weights(frame, points))[0])
    low, high = np.nanpercentile(sizes, (5, 95))
    return float(high / low)


def compare(log: Log) -> Compared:
    """Count a clip whole and cut."""
    whole = list(read_landmark_log(log.path).frames)
    cut = cut_at_the_waist(whole, seed=len(whole))
    spread = (size_spread(whole), size_spread(cut))
    return Compared(log, count(log, whole), count(log, cut), spread)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Count the upper body alone.")
    parser.add_argument("--drawn", type=Path, help="folder with index*.jsonl of drawn clips")
    asked = parser.parse_args()
    if not EVIDENCE.is_dir():
        console.print(f"The evidence folder {EVIDENCE} is not there: nothing to compare.")
        return 2
    compared = [compare(log) for log in logs(asked.drawn)]
    table = Table(
        "clip", "exercise", "whole", "upper body", "reliable", "peak apart", "size 95/5 %", "why"
    )
    for one in compared:
        why = (
            ""
            if one.same
            else "; ".join(
                sorted({a.explanation for a in one.cut.attempts if a.status != "counted"})
            )
        )
        table.add_row(
            one.log.name,
            one.log.exercise,
            str(one.whole.counted),
            str(one.cut.counted) + ("" if one.same else " *"),
            one.reliable,
            "" if isnan(one.peak_apart) else f"{one.peak_apart:.1f}",
            f"{one.size_spread[0]:.2f} / {one.size_spread[1]:.2f}",
            why,
        )
    console.print(table)
    same = sum(one.same for one in compared)
    apart = [one.peak_apart for one in compared if one.same and not isnan(one.peak_apart)]
    console.print(
        f"{len(compared)} clips: the same count in {same}; "
        f"reliable peaks at most {max(apart, default=0.0):.1f} degrees apart."
    )
    return 0 if same == len(compared) else 1


if __name__ == "__main__":
    sys.exit(main())
