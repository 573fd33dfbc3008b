"""``hep-vision analyze`` on landmark files of other tools, made from a log of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.formats import keypoint_json

from command_line import run
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision.sources.pose.formats import COCO_17, HALPE_26, PoseFormat

GOLDEN = Path(__file__).parents[1] / "golden"


def reduced(path: Path, log: str, form: PoseFormat) -> Path:
    path.write_text(keypoint_json(read_landmark_log(GOLDEN / f"{log}.npz").frames, form), "utf-8")
    return path


def analyzed(*arguments: object) -> dict:
    done = run("analyze", *arguments, "--json")
    assert done.code == 0, done.err
    return json.loads(done.out)


def peaks(record: dict) -> list[tuple[float, float]]:
    return [
        (one["peak_deg"], one["uncertainty_deg"])
        for one in record["attempts"]
        if one["status"] == "counted"
    ]


@pytest.mark.parametrize("form", [COCO_17, HALPE_26], ids=lambda form: form.id)
@pytest.mark.parametrize(
    ("log", "exercise"),
    [
        ("squat_side", "squat"),
        ("seated_knee_extension_side", "seated_knee_extension"),
        ("shoulder_abduction_front", "shoulder_abduction"),
        ("straight_leg_raise_side", "straight_leg_raise"),
    ],
)
def test_another_tools_landmarks_count_alike_and_state_more(log, exercise, form, tmp_path) -> None:
    own = analyzed(GOLDEN / f"{log}.npz", "-e", exercise, "-o", tmp_path / "own")
    file = reduced(tmp_path / f"{log}.json", log, form)
    record = analyzed(file, "-e", exercise, "-o", tmp_path / "other")
    assert record["versions"]["model"] == form.id
    assert record["versions"]["model_sha256"] is None
    assert record["counted"] == own["counted"]
    for (peak, stated), (before, narrower) in zip(peaks(record), peaks(own), strict=True):
        assert abs(peak - before) <= stated
        assert stated > narrower + 2.0
    said = {one["code"]: one["message"] for one in record["findings"]}
    assert "which side is nearer are not known" in said["no_depth"]
    assert said["points_missing"].startswith(f"{form.name} has no ")
    assert {one["view_off_deg"] for one in record["attempts"]} == {None}
    # The log that is written beside the results gives the same again, and says the same.
    again = analyzed(next((tmp_path / "other").rglob("*.npz")), "-e", exercise, "-o", tmp_path)
    for name in ("attempts", "findings", "counted"):
        assert again[name] == record[name]


def test_what_a_format_lacks_is_not_measured(tmp_path: Path) -> None:
    file = reduced(tmp_path / "squat.json", "squat_side", COCO_17)
    done = run("analyze", file, "-e", "heel_raise", "-o", tmp_path)
    assert done.code == 3
    assert "COCO-17 has no heel" in done.err
    assert "Heel raise is measured there" in done.err


def test_without_an_exercise_it_is_proposed(tmp_path: Path) -> None:
    done = run("analyze", reduced(tmp_path / "squat.json", "squat_side", HALPE_26))
    assert done.code == 0, done.err
    assert "Squat" in done.out


def test_rate_and_size_are_asked_for_where_the_file_has_none(tmp_path: Path) -> None:
    frames = json.loads(reduced(tmp_path / "all.json", "squat_side", COCO_17).read_text("utf-8"))
    bare = [
        {"image_id": one["image_id"], "keypoints": one["keypoints"]}
        for one in frames["annotations"]
    ]
    file = tmp_path / "bare.json"
    file.write_text(json.dumps(bare), "utf-8")
    for options, said in (
        ((), "give --size, as in --size 1920x1080"),
        (("--size", "640x480"), "give --fps, as in --fps 30"),
    ):
        done = run("analyze", file, "-e", "squat", *options, "-o", tmp_path)
        assert (done.code, done.out) == (3, "")
        assert said in done.err
        assert len(done.err.strip().splitlines()) == 1
    told = ("--size", "640x480", "--fps", "30")
    record = analyzed(file, "-e", "squat", *told, "-o", tmp_path)
    assert record["counted"] == 4
    assert record["source"]["width_px"] == 640


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--size", "640"), "write width x height, as in 1920x1080"),
        (("--size", "0x480"), "write width x height"),
        (("--fps", "0"), "--fps"),
    ],
)
def test_a_size_or_rate_that_is_none_is_refused(options, said, tmp_path) -> None:
    file = reduced(tmp_path / "squat.json", "squat_side", COCO_17)
    done = run("analyze", file, "-e", "squat", *options, "-o", tmp_path)
    assert done.code == 2
    assert said in done.err


def test_a_video_and_a_log_have_their_own(tmp_path: Path) -> None:
    video = tmp_path / "clip.mp4"
    video.write_bytes(b"")
    done = run("analyze", video, "-e", "squat", "--fps", "30", "-o", tmp_path)
    assert done.code == 2
    assert "videos have theirs" in done.err
    log = GOLDEN / "squat_side.npz"
    done = run("analyze", log, "-e", "squat", "--fps", "30", "-o", tmp_path)
    assert done.code == 3
    assert "leave --fps and --size out" in done.err
