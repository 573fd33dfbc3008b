"""Each sample clip goes through the pose model once; many tests look at what came of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import run, run_apart
from e2e.sample_clips import EXERCISES, Analysed, clip
from hep_vision.errors import ModelError
from hep_vision.pose.models import ensure_model


@pytest.fixture(scope="session")
def pose_model() -> Path:
    try:
        return ensure_model()
    except ModelError as error:
        pytest.skip(f"the pose model cannot be fetched here: {error}")


@pytest.fixture(scope="session")
def demo(pose_model, tmp_path_factory) -> Analysed:
    """``hep-vision demo``, in a process of its own, with its annotated video."""
    out = tmp_path_factory.mktemp("demo")
    done = run_apart("demo", "--out", out)
    assert done.code == 0, done.err
    return Analysed("squat_side", out / "demo-squat", done)


@pytest.fixture(scope="session")
def one_of_two(pose_model, tmp_path_factory) -> Analysed:
    """A bad video and a good one at once, in a process of its own, for their documents."""
    out = tmp_path_factory.mktemp("two")
    name = "seated_knee_extension_side"
    done = run_apart(
        "analyze", out / "missing.mp4", clip(name),
        "--exercise", EXERCISES[name], "--out", out, "--json", "--no-annotate",
    )  # fmt: skip
    return Analysed(name, out / f"{name}-{EXERCISES[name]}", done)


@pytest.fixture(scope="session")
def analysed(demo, one_of_two, tmp_path_factory) -> dict[str, Analysed]:
    """Every sample clip, by name."""
    out = tmp_path_factory.mktemp("clips")
    found = {each.name: each for each in (demo, one_of_two)}
    for name, exercise in EXERCISES.items():
        if name not in found:
            folder = out / f"{name}-{exercise}"
            done = run("analyze", clip(name), "-e", exercise, "-o", out, "--no-annotate", "--json")
            assert done.code == 0, done.err
            assert json.loads(done.out)["source"]["path"] == str(clip(name))
            found[name] = Analysed(name, folder, done)
    return found
