"""``hep-vision analyze --model``: the same recording seen by another pose model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import run
from e2e.sample_clips import clip
from hep_vision.definitions.library import shipped_library
from hep_vision.errors import ModelError
from hep_vision.sources.pose.models import ensure_model
from hep_vision.sources.pose.profile import apply_pose_profile, profile_of

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture(params=["lite", "heavy"])
def other_model(request: pytest.FixtureRequest) -> str:
    try:
        ensure_model(request.param)
    except ModelError as error:
        pytest.skip(f"the pose model cannot be fetched here: {error}")
    return request.param


def test_a_recording_is_counted_with_another_model(
    other_model: str, pose_model: Path, tmp_path: Path
) -> None:
    # The first squat of the clip, which takes a while on a larger model.
    options = ("-e", "squat", "--end", "5", "--json", "--no-annotate", "-o", tmp_path)
    done = run("analyze", clip("squat_side"), *options, "--model", other_model)
    assert done.code == 0, done.err
    record = json.loads(done.out)
    assert record["versions"]["model"] == other_model
    assert record["counted"] == 1
    exercise = shipped_library().get("squat").exercise()
    least = apply_pose_profile(exercise, profile_of(other_model)).error.reach
    for attempt in record["attempts"]:
        assert attempt["uncertainty_deg"] >= least - 0.1
        assert not {one["code"] for one in attempt["findings"]} & {"camera_high", "camera_low"}
    log = next(tmp_path.rglob("landmarks.npz"))
    again = run("analyze", log, "-e", "squat", "--json", "-o", tmp_path / "again")
    assert json.loads(again.out)["attempts"] == record["attempts"]


@pytest.mark.parametrize("other_model", ["lite"], indirect=True)
def test_the_proposals_look_with_it_too(other_model: str, pose_model: Path, tmp_path: Path) -> None:
    done = run("analyze", clip("squat_side"), "--end", "8.5", "--model", other_model)
    assert done.code == 0, done.err
    assert "this looks like Squat" in done.out


@pytest.mark.parametrize("options", [("-e", "squat"), ()], ids=["measured", "proposed"])
def test_an_unknown_model_is_one_sentence(tmp_path: Path, options: tuple[str, ...]) -> None:
    done = run("analyze", clip("squat_side"), *options, "--model", "huge", "-o", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "--model huge: there is none; choose lite, full, heavy." in done.err


def test_a_log_has_been_looked_at_already(tmp_path: Path) -> None:
    log = GOLDEN / "squat_side.npz"
    done = run("analyze", log, "-e", "squat", "--model", "heavy", "-o", tmp_path)
    assert done.code == 2
    assert "--model is for videos" in done.err
