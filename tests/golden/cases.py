"""The golden cases: recorded landmarks, what is asked of them, and where the answer is kept."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hep_vision.definitions.library import shipped_library
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import AskedSide, Prescription
from hep_vision.measure.result import Attempt, SetResult
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision.sources.pose.profile import DEFAULT, apply_pose_profile, profile_of

FOLDER = Path(__file__).parent
CLIPS = FOLDER.parents[1] / "sample_videos"
ENGINE_FILE = FOLDER / "engine_version.txt"


@dataclass(frozen=True)
class Case:
    """A landmark log of a sample clip, counted as one exercise."""

    name: str
    clip: str
    exercise: str
    side: AskedSide | None = None
    target: float | None = None

    @property
    def log(self) -> Path:
        return FOLDER / f"{self.clip}.npz"

    @property
    def expected(self) -> Path:
        return FOLDER / f"{self.name}.json"

    def replay(self) -> SetResult:
        """Count the recorded landmarks."""
        return self.count(recorded(self.log))

    def count(self, frames: Iterable[PoseFrame]) -> SetResult:
        """Count these frames as this case's exercise."""
        definition = shipped_library().get(self.exercise)
        side = self.side or definition.side.default
        exercise = apply_pose_profile(definition.exercise(), profile_of(DEFAULT))
        engine = Engine(exercise, Prescription(side=side, target=self.target))
        for frame in frames:
            engine.advance(frame)
        return engine.finish()


@cache
def recorded(log: Path) -> tuple[PoseFrame, ...]:
    """The frames of a landmark log."""
    return read_landmark_log(log).frames


CASES = (
    Case("squat", "squat_side", "squat"),
    Case("squat_to_a_target", "squat_side", "squat", target=90.0),
    Case("squat_one_leg", "squat_side", "squat", side="left"),
    Case("squat_taken_for_sit_to_stand", "squat_side", "sit_to_stand"),
    Case("seated_knee_extension", "seated_knee_extension_side", "seated_knee_extension"),
    Case("shoulder_abduction", "shoulder_abduction_front", "shoulder_abduction"),
    Case("shoulder_abduction_right", "shoulder_abduction_front", "shoulder_abduction", "right"),
    Case("straight_leg_raise", "straight_leg_raise_side", "straight_leg_raise"),
    Case(
        "straight_leg_raise_to_a_target",
        "straight_leg_raise_side",
        "straight_leg_raise",
        target=50.0,
    ),
)


def summary(result: SetResult) -> dict[str, object]:
    """What a golden file says of a set: times to 10 ms, degrees to a tenth."""
    return {
        "exercise": result.exercise_id,
        "side": result.side,
        "frames": result.frames,
        "frames_with_pose": result.frames_with_pose,
        "counted": result.counted,
        "partial": result.partial,
        "rejected": result.rejected,
        "attempts": [_attempt(attempt) for attempt in result.attempts],
    }


def _attempt(attempt: Attempt) -> dict[str, object]:
    rom = attempt.rom
    return {
        "status": attempt.status,
        "reason": attempt.reason,
        "side": attempt.side,
        "measured_side": attempt.measured_side,
        **{name: _rounded(getattr(attempt, name), 2) for name in ("start_s", "peak_s", "end_s")},
        **{
            f"{name}_deg": _rounded(getattr(rom, name), 1)
            for name in ("start", "peak", "excursion", "uncertainty")
        },
        "view_off_deg": _rounded(attempt.view_off_deg, 1),
    }


def _rounded(value: float, places: int) -> float | None:
    return round(value, places) if math.isfinite(value) else None


def read(path: Path) -> dict[str, object]:
    return json.loads(path.read_text(encoding="utf-8"))


def read_engine() -> str:
    """Version of the engine whose answers are kept."""
    return ENGINE_FILE.read_text("utf-8").strip()
