"""The figure moved as a person moved: its joints do what was recorded, its feet stand."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks import driven_figure
from benchmarks.driven_figure import Driven, pose, read_rows, table
from benchmarks.mocap import MOCAP
from benchmarks.recorded_motion import joint_angle_deg, read_motion
from test_mocap import standing

from hep_vision_figure.clinical import clinical_values
from hep_vision_figure.skeleton import Build, build_skeleton

needs_mocap = pytest.mark.skipif(
    not MOCAP.is_dir(), reason=f"needs the motion capture in {MOCAP}, which is not there"
)
SKELETON = build_skeleton(Build(height_m=1.62))


def test_a_body_of_sticks_that_stands_is_a_figure_that_stands():
    values = clinical_values(pose(SKELETON, standing(), 0, np.eye(3)))
    for measure in ("knee_flexion", "hip_flexion"):
        assert values[measure]["left"] == pytest.approx(0.0, abs=4.0)


def test_a_bent_knee_is_bent_by_as_much_and_the_other_one_is_not():
    values = clinical_values(pose(SKELETON, standing(60.0), 0, np.eye(3)))
    assert values["knee_flexion"]["left"] == pytest.approx(60.0, abs=0.5)
    assert values["knee_flexion"]["right"] == pytest.approx(0.0, abs=0.5)


@needs_mocap
@pytest.mark.parametrize(
    ("number", "measure", "side", "within_deg"),
    [
        (1, "knee_flexion", "right", 6.0),
        (6, "hip_flexion", "right", 5.0),
        (7, "shoulder_abduction", "right", 9.0),
    ],
)
def test_recorded_angles_are_those_of_the_figure(number, measure, side, within_deg):
    motion = read_motion(MOCAP / "ui-prmd", number)
    frames = range(0, len(motion.places), 6)
    poses = [pose(SKELETON, motion, frame, np.eye(3)) for frame in frames]
    ours = np.array([clinical_values(one)[measure][side] for one in poses])
    recorded = joint_angle_deg(motion, measure, side)[list(frames)]
    assert np.abs(ours - recorded).max() < within_deg
    assert np.ptp(ours) > 60.0


@needs_mocap
def test_the_lower_foot_stands_on_the_floor_and_bones_keep_their_length():
    motion = read_motion(MOCAP / "ui-prmd", 2)
    for frame in (0, 20, 40):
        stood = pose(SKELETON, motion, frame, np.eye(3))
        soles = [
            stood.point(f"{side}_foot", offset)[1]
            for side in ("left", "right")
            for offset in (SKELETON.ball_offset, SKELETON.heel_offset)
        ]
        assert min(soles) == pytest.approx(0.0, abs=1e-9)
        thigh = stood.joint("left_shank") - stood.joint("left_thigh")
        assert np.linalg.norm(thigh) == pytest.approx(SKELETON.length("left_thigh"))
        turned = stood.axes("left_thigh")
        assert turned.T @ turned == pytest.approx(np.eye(3), abs=1e-9)


def row(body: str, error: float, **values) -> Driven:
    told = {"movement": "deep squat", "exercise": "squat", "measure": "knee_flexion"}
    told |= {"body": body, "turned_deg": 0.0, "visible": 2, "counted": 2, "true_deg": 100.0}
    told |= {"peak_deg": 100.0 + error, "stated": 5.0, "reliable": True}
    return Driven(**told | values)


def test_errors_are_told_of_bodies_and_counts_of_clips():
    rows = [row("A", 2.0), row("A", 4.0), row("D", 9.0), row("D", 9.0, reliable=False)]
    ((measure, _, movements, counted, reliable, error, _, largest, inside),) = table(rows).rows
    assert (measure, movements, counted, reliable, largest) == (
        "knee flexion", 1, "4 of 4", 3, pytest.approx(9.0),
    )  # fmt: skip
    assert error.value == pytest.approx(6.0)
    assert inside.value == pytest.approx(100 * 2 / 3)


def test_repetitions_are_read_as_they_were_kept(tmp_path):
    from benchmarks.accuracy.tables import write_rows

    rows = [row("A", 2.0), row("D", -1.0, reliable=False)]
    write_rows(tmp_path / "rows.csv", rows, ("error_deg",))
    assert read_rows(tmp_path / "rows.csv") == rows
    assert read_rows(tmp_path / "nothing.csv") == []
    assert driven_figure.RESULTS.name == "driven_figure.csv"
