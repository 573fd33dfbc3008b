"""How rough the pose model's depth is in plane: ``python -m benchmarks.depth --drawn FOLDER``.

The engine states more where a limb leaves the plane of its movement, as the angle of a joint in the
model's space tells that differs from the one in the picture. Of rendered clips whose camera stands
within `IN_PLANE_DEG` of the plane that difference is the error of the depth: its root mean square
at starts and peaks of the counted repetitions, for each group of joints and position of the body.
``--write`` writes it into the profile (``src/hep_vision/sources/pose/profiles/depth.csv``). The
turned clips are printed beside it, and the real ones of ``../shared/bench`` that their labels call
in plane, which are not calibrated on.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.evidence import EVIDENCE, REAL, seen_in_plane
from rich.console import Console
from rich.table import Table

from hep_vision.definitions.library import shipped_library
from hep_vision.errors import HepVisionError
from hep_vision.measure.counting.expected import beyond_plane_deg
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import AskedSide, Prescription
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision.sources.pose.profile import Group, group_of

PROFILE = Path(__file__).resolve().parents[1] / "src/hep_vision/sources/pose/profiles/depth.csv"
IN_PLANE_DEG = 10.0
# Of fewer repetitions nothing is written.
LEAST = 10
console = Console(width=120, highlight=False)


@dataclass(frozen=True)
class Seen:
    """A counted repetition: by how much its joint differs in space, at its start and its peak."""

    group: Group
    kind: str  # rendered clips by their camera, or the real ones
    clip: str
    start_deg: float
    peak_deg: float


def repetitions(kind: str, log: Path, exercise_id: str, side: str) -> Iterator[Seen]:
    """The counted repetitions of a landmark log."""
    definition = shipped_library().get(exercise_id)
    asked: Mapping[str, AskedSide] = {"left": "left", "right": "right"}
    engine = Engine(definition.exercise(), Prescription(side=asked.get(side, "auto")))
    for frame in read_landmark_log(log).frames:
        engine.advance(frame)
    tracks = {track.side: track for track in engine.tracks}
    for attempt in engine.finish().repetitions:
        track = tracks.get(attempt.measured_side or attempt.side)
        if track is None:
            continue
        time_s = np.array(track.joint.signal.time_s)
        beside = track.beside.until(len(time_s))
        start, peak = (
            beyond_plane_deg(beside, time_s, at_s) for at_s in (attempt.start_s, attempt.peak_s)
        )
        group = group_of(definition.exercise().measure, definition.position)
        if not math.isnan(start + peak):
            yield Seen(group, kind, log.stem, start, peak)


def drawn(folder: Path) -> Iterator[Seen]:
    """Clips that ``benchmarks.accuracy`` drew, by how far their camera is turned."""
    for path in sorted(folder.glob("*.json")):
        truth, log = json.loads(path.read_text("utf-8")), path.with_suffix(".npz")
        if not log.is_file() or truth.get("schema") != "hep-vision/clip-truth/1":
            continue
        turned_deg = abs(truth["camera"]["yaw_deg"])
        kind = "in plane" if turned_deg <= IN_PLANE_DEG else f"turned {turned_deg:.0f}"
        try:
            yield from repetitions(kind, log, truth["exercise"], truth["side"])
        except HepVisionError:  # a clip that is refused tells nothing
            continue


def real() -> Iterator[Seen]:
    """Real clips that their labels call in plane."""
    for folder in REAL:
        labels = json.loads((EVIDENCE / folder / "labels.json").read_text())
        for label in labels if isinstance(labels, list) else labels["logs"]:
            exercise = label["exercise"]
            if exercise and seen_in_plane(
                label["view"], shipped_library().get(exercise).exercise().view
            ):
                log = EVIDENCE / folder / label["log"]
                yield from repetitions("real, in plane", log, exercise, label["side"])


def root_mean_square(values: list[float]) -> float:
    return float(np.sqrt(np.mean(np.square(values))))


def show(seen: list[Seen]) -> None:
    """Print every group."""
    table = Table(title="Angle in the model's space less that in the picture", box=None)
    for name in ("joints", "position", "clips of", "clips", "repetitions", "start rms", "peak rms"):
        table.add_column(name, justify="left" if name in ("joints", "position") else "right")
    for group, kind in sorted({(one.group, one.kind) for one in seen}):
        these = [one for one in seen if (one.group, one.kind) == (group, kind)]
        start = root_mean_square([one.start_deg for one in these])
        peak = root_mean_square([one.peak_deg for one in these])
        clips = len({one.clip for one in these})
        table.add_row(*group, kind, f"{clips}", f"{len(these)}", f"{start:.1f}", f"{peak:.1f}")
    console.print(table)


def write(seen: list[Seen], path: Path = PROFILE) -> None:
    """Write the profile from the rendered clips in plane."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("joints", "position", "sd_deg", "n", "origin"))
        in_plane = [one for one in seen if one.kind == "in plane"]
        for group in sorted({one.group for one in in_plane}):
            these = [one for one in in_plane if one.group == group]
            if len(these) < LEAST:
                continue
            sd = root_mean_square([v for one in these for v in (one.start_deg, one.peak_deg)])
            clips = len({one.clip for one in these})
            writer.writerow((*group, f"{sd:.1f}", len(these), f"{clips} rendered clips"))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.depth", description=__doc__)
    parser.add_argument("--drawn", type=Path, required=True, help="clips drawn by the accuracy run")
    parser.add_argument("--write", action="store_true", help=f"write {PROFILE.name} anew")
    asked = parser.parse_args()
    seen = list(drawn(asked.drawn))
    if not seen:
        console.print(f"{asked.drawn} holds no drawn clips: see benchmarks.accuracy --cache.")
        return 2
    show([*seen, *(real() if EVIDENCE.is_dir() else ())])
    if asked.write:
        write(seen)
        console.print(f"Written: {PROFILE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
