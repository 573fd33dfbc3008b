"""What is lost where landmarks come in another tool's format: ``python -m benchmarks.formats``.

Every real clip of ``../shared/bench`` is reduced to the points of COCO-17 and Halpe-26, without
depth, written as a keypoint file and read back, and measured beside its own landmarks: the same
counts, and each peak within the stated uncertainty of the reduced one (the difference is what the
format costs, not how right either is). Also printed is how many attempts are turned no further out
of the plane than is allowed for where no view is told.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console

from hep_vision.analysis.analyze import Analysis, Job, analyze
from hep_vision.definitions.library import shipped_library
from hep_vision.errors import HepVisionError
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import PoseFrame, landmark_of
from hep_vision.measure.exercise import Prescription
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision.sources.pose.formats import COCO_17, HALPE_26, UNTOLD_TURN_DEG, PoseFormat

SHARED = Path(__file__).resolve().parents[2] / "shared" / "bench"
# Attempts of both measurements whose peaks are nearer than this are one.
AT_ONCE_S = 0.5
FORMATS = (COCO_17, HALPE_26)


@dataclass(frozen=True)
class Reduced:
    """A clip measured in a format beside its own landmarks."""

    clip: str
    format: str
    own: int
    counted: int | None  # None: refused, since the format lacks a point
    peaks: tuple[tuple[float, float], ...]  # difference, and what the reduced one states

    @property
    def same(self) -> bool:
        """Whether as many were counted."""
        return self.counted == self.own


def keypoint_json(frames: Sequence[PoseFrame], form: PoseFormat) -> str:
    """Frames as a COCO keypoint file with the points of a format."""
    width, height = frames[0].size_px
    entries = [
        {"image_id": number, "time_s": frame.time_s, "keypoints": _keypoints(frame, form)}
        for number, frame in enumerate(frames)
    ]
    images = [{"id": n, "width": width, "height": height} for n in range(len(frames))]
    return json.dumps({"images": images, "annotations": entries})


def _keypoints(frame: PoseFrame, form: PoseFormat) -> list[float]:
    values: list[float] = []
    for landmark in form.points:
        x, y, seen = 0.0, 0.0, 0.0
        if landmark is not None and math.isfinite(frame.image_px[landmark, 0]):
            x, y = (round(float(v), 2) for v in frame.image_px[landmark, :2])
            seen = round(float(frame.visibility[landmark]), 3)
        values += [x, y, seen]
    return values


def clips() -> Iterator[tuple[str, Path, str, str]]:
    """Name, log, exercise and side of each real clip."""
    for folder in ("real", "real2"):
        labels = json.loads((SHARED / folder / "labels.json").read_text("utf-8"))
        for label in labels if isinstance(labels, list) else labels["logs"]:
            side = label["side"] if label["side"] in ("left", "right") else "auto"
            log = SHARED / folder / label["log"]
            yield f"{folder}/{log.stem}", log, label["exercise"] or "shoulder_abduction", side


def measured(path: Path, exercise: str, side: str) -> Analysis | None:
    """What is measured in a file; None if it is refused."""
    job = Job(path, shipped_library().get(exercise), Prescription(side=side))  # type: ignore[arg-type]
    try:
        return analyze(job, None)
    except HepVisionError:
        return None


def compare(name: str, log: Path, exercise: str, side: str, form: PoseFormat) -> Reduced | None:
    """A clip in a format beside its own landmarks; None where the latter are refused."""
    own = measured(log, exercise, side)
    if own is None:
        return None
    frames = read_landmark_log(log).frames
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{log.stem}.json")
        path.write_text(keypoint_json(frames, form), "utf-8")
        other = measured(path, exercise, side)
    if other is None:
        return Reduced(name, form.id, own.result.counted, None, ())
    peaks = tuple(_peaks(own, other))
    return Reduced(name, form.id, own.result.counted, other.result.counted, peaks)


def _peaks(own: Analysis, other: Analysis) -> Iterator[tuple[float, float]]:
    for one in own.result.repetitions:
        for rep in other.result.repetitions:
            if abs(rep.peak_s - one.peak_s) < AT_ONCE_S and one.side == rep.side:
                yield rep.rom.peak - one.rom.peak, rep.rom.uncertainty
                break


def needs_missing(exercise: str, form: PoseFormat) -> bool:
    """Whether an exercise is measured at points that a format lacks."""
    points = MEASURES[shipped_library().get(exercise).exercise().measure].points
    return any(landmark_of(point, "left") not in form.points for point in points)


def within_turn() -> tuple[float, int]:
    """Percentage of attempts that are turned no further than is allowed for, and of how many."""
    turned = [
        attempt.view_off_deg
        for _, log, exercise, side in clips()
        if (analysis := measured(log, exercise, side)) is not None
        for attempt in analysis.result.attempts
        if math.isfinite(attempt.view_off_deg)
    ]
    return 100.0 * float(np.mean(np.array(turned) <= UNTOLD_TURN_DEG)), len(turned)


def main(words: list[str] | None = None) -> int:
    """Print the comparison."""
    argparse.ArgumentParser(prog="python -m benchmarks.formats", description=__doc__).parse_args(
        words
    )
    console = Console()
    if not SHARED.is_dir():
        console.print(f"{SHARED} is not there: no real clips.")
        return 1
    for form in FORMATS:
        rows = [compare(*clip, form) for clip in clips()]
        shown = [row for row in rows if row is not None]
        kept = [row for row in shown if row.counted is not None]
        peaks = np.array([peak for row in kept for peak in row.peaks])
        same = sum(row.same for row in kept)
        console.print(f"[bold]{form.name}[/]: {len(shown)} clips, {len(kept)} of them measured")
        console.print(f"  the same count in {same}; off by one at most in {_within_one(kept)}")
        for row in shown:
            if not row.same:
                told = "refused" if row.counted is None else str(row.counted)
                console.print(f"    {row.clip}: {told}, with its own landmarks {row.own}")
        if len(peaks):
            off, stated = np.abs(peaks[:, 0]), peaks[:, 1]
            console.print(
                f"  {len(peaks)} peaks: {100 * np.mean(off <= stated):.1f} % within the stated "
                f"+-{np.mean(stated):.1f}, mean difference {np.mean(off):.2f}, "
                f"largest {np.max(off):.1f}"
            )
    share, n = within_turn()
    console.print(f"Turned by {UNTOLD_TURN_DEG} degrees at most: {share:.0f} % of {n} attempts")
    return 0


def _within_one(rows: Sequence[Reduced]) -> int:
    return sum(abs(row.counted - row.own) <= 1 for row in rows if row.counted is not None)


if __name__ == "__main__":
    sys.exit(main())
