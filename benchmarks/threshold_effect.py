"""What a threshold decides on real people: the counts that change when it is moved by a quarter.

Every labelled real clip of up to 700 pictures is counted as its exercise, once as it is and once
for each threshold of the modules named (of ``hep_vision.measure``, e.g. ``counting.excursions``) a
quarter lower and a quarter higher. A threshold that changes next to nothing need not be exact; one
that changes much needs a source. The number is replaced in its module and wherever it was imported
by name, as in `benchmarks.mutation`.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass

from benchmarks.cues.observe import EVIDENCE, real_clips
from benchmarks.mutation import QUARTER, Threshold, thresholds

from hep_vision.definitions.library import shipped_library
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import Exercise, Prescription
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision.sources.pose.profile import apply_pose_profile, profile_of

MOST_FRAMES = 700


@dataclass(frozen=True)
class Recorded:
    """A real clip, ready to be counted."""

    exercise: Exercise
    prescription: Prescription
    frames: list[PoseFrame]

    def count(self) -> int:
        """Repetitions."""
        engine = Engine(self.exercise, self.prescription)
        for frame in self.frames:
            engine.advance(frame)
        return engine.finish().counted


def recorded() -> list[Recorded]:
    """The clips that are short enough to be counted many times."""
    library, found = shipped_library(), list[Recorded]()
    for clip in real_clips():
        definition, log = library.get(clip.exercise), read_landmark_log(clip.log)
        if len(log.frames) > MOST_FRAMES:
            continue
        exercise = apply_pose_profile(
            definition.exercise(), profile_of(log.meta.get("model", "full"))
        )
        side = clip.side if clip.side in ("left", "right", "both") else definition.side.default
        found.append(Recorded(exercise, Prescription(side=side), list(log.frames)))
    return found


def with_value(threshold: Threshold, value: float, clips: list[Recorded]) -> list[int]:
    """Counts with another value of a threshold."""
    ours = [module for name, module in sys.modules.items() if name.startswith("hep_vision")]
    own = getattr(sys.modules[threshold.module], threshold.name)
    users = [module for module in ours if getattr(module, threshold.name, None) is own]
    try:
        for module in users:
            setattr(module, threshold.name, value)
        return [clip.count() for clip in clips]
    finally:
        for module in users:
            setattr(module, threshold.name, own)


def main(words: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="+", help="such as counting.excursions")
    asked = parser.parse_args(words)
    if not EVIDENCE.is_dir():
        print(f"SKIPPED: {EVIDENCE} is not there.", file=sys.stderr)
        return 0
    names = [f"hep_vision.measure.{name}" for name in asked.modules]
    clips = recorded()
    usual = [clip.count() for clip in clips]
    print(f"{len(clips)} real clips, {sum(usual)} repetitions counted")
    for threshold in (each for each in thresholds() if each.module in names):
        for share in (-QUARTER, QUARTER):
            value = threshold.moved(share)
            counts = with_value(threshold, value, clips)
            changed = sum(one != other for one, other in zip(usual, counts, strict=True))
            print(
                f"{threshold.name:18s} {threshold.value:g} -> {value:g}: {changed} clips change, "
                f"{sum(counts)} counted",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
