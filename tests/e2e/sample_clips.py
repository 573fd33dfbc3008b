"""The sample clips and what is true of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from command_line import Done

FOLDER = Path(__file__).parents[2] / "sample_videos"
EXERCISES = {
    "squat_side": "squat",
    "seated_knee_extension_side": "seated_knee_extension",
    "shoulder_abduction_front": "shoulder_abduction",
    "straight_leg_raise_side": "straight_leg_raise",
}
# Ranges that the short repetition of each clip misses and the others reach.
TARGETS_DEG = {
    "squat_side": 80,
    "seated_knee_extension_side": 30,
    "shoulder_abduction_front": 100,
    "straight_leg_raise_side": 45,
}


def clip(name: str) -> Path:
    return FOLDER / f"{name}.mp4"


def truth(name: str) -> dict[str, Any]:
    """What is true of a clip, as the file beside it says."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def is_short(name: str, repetition: dict[str, Any]) -> bool:
    """Whether a true repetition misses the clip's target."""
    missing = TARGETS_DEG[name] - repetition["peak_deg"]
    return missing > 0 if repetition["peak_deg"] > repetition["start_deg"] else missing < 0


@dataclass(frozen=True)
class Analysed:
    """A clip that was run through the model, and where its results are."""

    name: str
    folder: Path
    done: Done

    @property
    def log(self) -> Path:
        return self.folder / "landmarks.npz"

    @cached_property
    def record(self) -> dict[str, Any]:
        return json.loads((self.folder / "session.json").read_text(encoding="utf-8"))

    @property
    def attempts(self) -> list[dict[str, Any]]:
        return self.record["attempts"]
