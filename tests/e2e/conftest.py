"""Each sample clip goes through the pose model once; many tests look at what came of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import finish, run, start_apart
from e2e.sample_clips import EXERCISES, Analysed, clip
from hep_vision.errors import ModelError
from hep_vision.sources.pose.models import ensure_model


@pytest.fixture(scope="session")
def pose_model() -> Path:
    try:
        return ensure_model()
    except ModelError as error:
        pytest.skip(f"the pose model cannot be fetched here: {error}")


@pytest.fixture(scope="session")
def apart(pose_model, tmp_path_factory) -> dict[str, Analysed]:
    """Two runs in processes of their own, side by side since that takes less time.

    ``hep-vision demo`` with its annotated video, and a bad video together with a good one.
    """
    out = tmp_path_factory.mktemp("apart")
    name = "seated_knee_extension_side"
    started = {
        "squat_side": start_apart("demo", "--out", out),
        name: start_apart(
            *("analyze", out / "missing.mp4", clip(name), "--exercise", EXERCISES[name]),
            *("--out", out, "--json", "--no-annotate"),
        ),
    }
    folders = {"squat_side": out / "demo-squat", name: out / f"{name}-{EXERCISES[name]}"}
    return {key: Analysed(key, folders[key], finish(started[key])) for key in started}


@pytest.fixture(scope="session")
def demo(apart) -> Analysed:
    """``hep-vision demo``."""
    return apart["squat_side"]


@pytest.fixture(scope="session")
def one_of_two(apart) -> Analysed:
    """A bad video and a good one."""
    return apart["seated_knee_extension_side"]


@pytest.fixture(scope="session")
def analysed(apart, tmp_path_factory) -> dict[str, Analysed]:
    """Every sample clip, by name."""
    out = tmp_path_factory.mktemp("clips")
    found = dict(apart)
    for name, exercise in EXERCISES.items():
        if name not in found:
            folder = out / f"{name}-{exercise}"
            done = run("analyze", clip(name), "-e", exercise, "-o", out, "--no-annotate", "--json")
            assert done.code == 0, done.err
            assert json.loads(done.out)["source"]["path"] == str(clip(name))
            found[name] = Analysed(name, folder, done)
    return found
