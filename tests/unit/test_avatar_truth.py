"""The truth beside a clip: consistent in itself, and with what a reader may work out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hep_vision.measure.body.landmarks import Landmark
from hep_vision_figure.camera import Camera
from hep_vision_figure.choreography import Choreography
from hep_vision_figure.clinical import MEASURE_NAMES
from hep_vision_figure.framing import frame_picture
from hep_vision_figure.spec import ClipSpec
from hep_vision_figure.truth import FrameLog, describe_clip

FRAME_RATE = 10
CAMERA = {"yaw_deg": 25, "pitch_deg": 5, "roll_deg": 4, "distortion": [-0.1, 0.02]}
MOTION = {"repetitions": [{"peak": 95, "hold_s": 1}, {"peak": 40, "hold_s": 0}]}


def truth_of(exercise: str, **parts: Any) -> dict[str, Any]:
    """Truth of a clip that nobody draws."""
    spec = ClipSpec.model_validate({"exercise": exercise, "camera": CAMERA, **parts})
    stage = Choreography(spec)
    camera, log = frame_picture(spec.camera, stage.extent()), FrameLog()
    for time_s in np.arange(0, stage.duration_s, 1 / FRAME_RATE):
        log.add(float(time_s), stage.frames(float(time_s)), camera)
    return describe_clip(stage, camera, log, "clip.mp4")


@pytest.fixture(scope="module")
def squat() -> dict[str, Any]:
    return truth_of("squat", motion=MOTION)


def test_every_frame_has_every_joint_and_measure(squat: dict[str, Any]) -> None:
    frames, count = squat["frames"], squat["frame_count"]
    assert len(frames["time_s"]) == count > 30
    assert set(frames["values"]) == set(MEASURE_NAMES)
    for sides in frames["values"].values():
        assert {side: len(values) for side, values in sides.items()} == {
            "left": count,
            "right": count,
        }
    assert set(frames["world_m"]) == set(frames["image_px"])
    assert set(frames["world_m"]) <= {landmark.name.lower() for landmark in Landmark}
    assert np.array(list(frames["world_m"].values())).shape == (27, count, 3)
    assert np.array(list(frames["image_px"].values())).shape == (27, count, 2)


def test_the_stated_camera_sees_the_joints_where_they_are_in_the_picture(
    squat: dict[str, Any],
) -> None:
    told = squat["camera"]
    camera = Camera(
        np.array(told["position_m"]),
        np.array(told["rotation"]),
        told["focal_px"],
        tuple(squat["size_px"]),
        tuple(told["distortion"]),
    )
    for name, places in squat["frames"]["world_m"].items():
        seen, depth = camera.project(np.array(places))
        np.testing.assert_allclose(seen, squat["frames"]["image_px"][name], atol=0.05)
        assert (depth > 0.5).all()


@pytest.mark.parametrize(
    ("exercise", "measure", "joints"),
    [
        ("squat", "knee_flexion", ("hip", "knee", "ankle")),
        ("seated_knee_extension", "knee_flexion", ("hip", "knee", "ankle")),
        ("elbow_flexion", "elbow_flexion", ("shoulder", "elbow", "wrist")),
    ],
)
def test_a_hinge_is_as_bent_as_its_joints_say(
    exercise: str, measure: str, joints: tuple[str, str, str]
) -> None:
    truth = truth_of(exercise, motion={"repetitions": [{}]})
    for side in ("left", "right"):
        above, at, below = (
            np.array(truth["frames"]["world_m"][f"{side}_{joint}"]) for joint in joints
        )
        first, second = at - above, below - at
        along = (first * second).sum(-1)
        aside = np.linalg.norm(np.cross(first, second), axis=-1)
        bent = np.degrees(np.arctan2(aside, along))
        np.testing.assert_allclose(np.abs(truth["frames"]["values"][measure][side]), bent, atol=0.1)


def test_repetitions_are_where_and_as_far_as_the_frames_say(squat: dict[str, Any]) -> None:
    time_s = np.array(squat["frames"]["time_s"])
    knee = np.array(squat["frames"]["values"]["knee_flexion"]["right"])
    assert [repetition["complete"] for repetition in squat["repetitions"]] == [True, True]
    for repetition in squat["repetitions"]:
        start, peak, end = (repetition[f"{when}_s"] for when in ("start", "peak", "end"))
        assert start < peak < end
        during = (time_s >= start) & (time_s <= end)
        assert knee[during].max() == pytest.approx(repetition["peak_deg"], abs=1.5)
        assert abs(time_s[during][knee[during].argmax()] - peak) < 0.7
        for still in (start, end):
            assert np.interp(still, time_s, knee) == pytest.approx(repetition["start_deg"], abs=1.5)
        arc = repetition["peak_deg"] - repetition["start_deg"]
        assert repetition["excursion_deg"] == pytest.approx(arc, abs=0.011)
    between = (time_s > squat["repetitions"][0]["end_s"]) & (
        time_s < squat["repetitions"][1]["start_s"]
    )
    assert knee[between].max() < 5


def test_a_short_repetition_is_called_short(squat: dict[str, Any]) -> None:
    assert [repetition["short"] for repetition in squat["repetitions"]] == [False, True]
    full, short = (repetition["excursion_deg"] for repetition in squat["repetitions"])
    assert squat["repetitions"][1]["share"] == pytest.approx(short / full, abs=0.001)


def test_what_was_left_out_is_told_and_can_be_read_again(squat: dict[str, Any]) -> None:
    told = squat["specification"]
    assert told["motion"]["repetitions"][0]["hold_s"] == 1
    assert told["camera"]["frame_rate"] == 30
    again = ClipSpec.model_validate(told)
    assert again.model_dump(mode="json") == told


def test_joints_are_left_out_where_nobody_wants_them() -> None:
    truth = truth_of("heel_raise", joints=False, motion={"repetitions": [{}]})
    assert set(truth["frames"]) == {"time_s", "values"}
    assert truth["unit"] == "ratio"
    assert 0.1 < truth["repetitions"][0]["peak_ratio"] < 0.4


def test_what_happens_is_told_in_order() -> None:
    motion = {"repetitions": [{}], "enters": True, "leaves": True}
    bystander = {"does": "walks_behind", "start_s": 2.0}
    truth = truth_of("seated_knee_extension", motion=motion, bystander=bystander, joints=False)
    times = [event["time_s"] for event in truth["events"]]
    assert times == sorted(times)
    happened = [event["what"] for event in truth["events"] if "bystander" not in event["what"]]
    assert happened == [
        "walks_in", "turns", "sits_down", "starts", "ends", "stands_up", "turns", "turns", "leaves",
    ]  # fmt: skip
    assert [e["what"] for e in truth["events"] if "bystander" in e["what"]] == [
        "bystander_walks_behind",
        "bystander_gone",
    ]
