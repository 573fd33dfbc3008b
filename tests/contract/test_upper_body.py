"""Arms and neck are counted with the picture cut off at the waist, as at a desk."""

import pytest
from benchmarks.upper_body import count, cut_at_the_waist, quick_logs

from hep_vision.measure.body.landmarks import SIDES, landmark_of
from hep_vision.record.landmark_log import read_landmark_log

LOGS = tuple(quick_logs())


def test_there_are_exercises_of_the_arm_and_the_neck():
    assert {log.exercise for log in LOGS} >= {
        "elbow_flexion",
        "neck_rotation",
        "neck_side_bend",
        "shoulder_abduction",
        "shoulder_flexion",
        "wrist_flexion",
    }


@pytest.mark.parametrize("log", LOGS, ids=[log.name for log in LOGS])
def test_as_many_are_counted_as_with_the_whole_body(log):
    frames = list(read_landmark_log(log.path).frames)
    cut = cut_at_the_waist(frames, seed=1)
    hips = [landmark_of("hip", side) for side in SIDES]
    assert all((f.image_px[hips, 1] > f.size_px[1]).all() for f in cut if f.has_pose)
    assert count(log, cut).counted == count(log, frames).counted
