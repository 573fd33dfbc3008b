"""``hep-vision exercises learn``: from a demonstration to a definition that counts it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from command_line import run
from e2e.sample_clips import clip
from hep_vision.record.landmark_log import write_landmark_log
from stick_body import Figure, frames_of, walking

REAL = Path(__file__).parents[3] / "shared" / "bench" / "real"
# Whole repetitions of each clip; the one cut short in it is less than half of the others.
WHOLE = {"squat_side": 4, "shoulder_abduction_front": 3, "straight_leg_raise_side": 3}


def learn(recording: Path, folder: Path, whole: int, *options: object) -> Path:
    """Learn from a recording of so many whole repetitions; gives the new definition's file."""
    path = folder / "learnt_here.yaml"
    done = run(*("exercises", "learn", recording, "--name", "Learnt here", "--out", path), *options)
    assert done.code == 0, done.err
    repetitions = "repetition" if whole == 1 else "repetitions"
    assert f"the new definition counts {whole} {repetitions} in its demonstration" in done.out
    assert path.with_suffix(".png").stat().st_size > 0
    assert run("exercises", "validate", path).code == 0
    return path


def counted(recording: Path, definition: Path) -> int:
    done = run(
        *("analyze", recording, "--exercise", definition.stem, "--exercises", definition.parent),
        *("--no-annotate", "--json", "--out", definition.parent / "out"),
    )
    assert done.code == 0, done.err
    return json.loads(done.out)["counted"]


@pytest.mark.model
@pytest.mark.parametrize("name", WHOLE)
def test_what_was_learnt_from_a_clip_counts_it(name: str, analysed, tmp_path: Path) -> None:
    log = analysed[name].log
    assert counted(log, learn(log, tmp_path, WHOLE[name])) == WHOLE[name]


@pytest.mark.model
def test_learning_from_a_video(pose_model, tmp_path: Path) -> None:
    """One curl of a clip that has four."""
    del pose_model
    path = learn(clip("elbow_flexion_side"), tmp_path, 1, "--start", 0, "--end", 5)
    text = path.read_text("utf-8")
    assert "id: elbow_flexion" in text
    assert "elbow_flexion_side.mp4" in text


@pytest.mark.shared
@pytest.mark.parametrize(
    ("shown", "whole", "other", "true"),
    [
        ("darebee_squat", 8, "istock_squat_side", 6),
        ("noor_lateral_raise", 4, "sports2d_lateral_raise", 4),
        # From the side and head-on: the elbows bend in the picture in both.
        ("darebee_pushup_tempo", 6, "rj_pushup_front_dark", 15),
        ("rj_pushup_front_dark", 15, "mrpose_pushup_silhouette", 9),
        # Cut out of a longer one: it begins and ends with bent elbows.
        ("mrpose_pushup_two_people", 2, "darebee_pushup_tempo", 6),
    ],
)
def test_another_clip_of_the_exercise_is_counted_within_one(
    shown: str, whole: int, other: str, true: int, tmp_path: Path
) -> None:
    if not REAL.is_dir():
        pytest.skip(f"no evidence folder at {REAL}")
    path = learn(REAL / f"{shown}.npz", tmp_path, whole)
    assert abs(counted(REAL / f"{other}.npz", path) - true) <= 1


def recorded(folder: Path, figure: Figure, length_s: float = 6.0) -> Path:
    path = folder / "shown.npz"
    time_s = np.arange(round(30 * length_s)) / 30.0
    write_landmark_log(path, frames_of(time_s, figure, noise_px=0.5), {"model": "stick"})
    return path


def refused(path: Path, folder: Path) -> str:
    definition = folder / "learnt_here.yaml"
    done = run("exercises", "learn", path, "--name", "Learnt here", "--out", definition)
    assert done.code == 3
    assert done.out.strip() == ""
    assert list(folder.glob("*.yaml")) == list(folder.glob("*.png")) == []
    (sentence,) = done.sentences
    return sentence


def test_who_stands_still_shows_no_exercise(tmp_path: Path) -> None:
    sentence = refused(recorded(tmp_path, Figure()), tmp_path)
    assert "No joint moves to and fro clearly enough to learn from." in sentence
    assert "Show three to five slow repetitions" in sentence


def test_who_walks_through_shows_no_exercise(tmp_path: Path) -> None:
    time_s = np.arange(180) / 30.0
    sentence = refused(recorded(tmp_path, walking(time_s, speed_m_s=0.5)), tmp_path)
    assert "The whole body moves through the picture" in sentence
