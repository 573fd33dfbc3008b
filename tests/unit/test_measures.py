"""What a measure stands on, and its value on a figure whose angles are known."""

from typing import get_args

import numpy as np
import pytest

from hep_vision.definitions.fields import Region
from hep_vision.measure.angles.measures import MEASURES, measure_called
from hep_vision.measure.body.landmarks import SIDED_POINTS, SIDES, Landmark, landmark_of
from hep_vision.measure.quality.compensations import RULES

every_measure = pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda m: m.id)


@every_measure
def test_points_and_segments_are_body_points(measure):
    assert set(measure.points) <= set(SIDED_POINTS)
    assert {end for segment in measure.segments for end in segment} <= set(SIDED_POINTS)
    assert measure.low < measure.high
    assert (measure.unit == "ratio") == bool(measure.length)
    assert {measure.joint, *(measure.lever or ())} <= set(SIDED_POINTS)
    assert measure.words.region in get_args(Region)
    assert set(measure.own_rules) <= set(RULES)
    assert measure_called(measure.label) is measure


@every_measure
def test_the_landmarks_are_those_of_the_tested_side_or_of_both(measure):
    for side in SIDES:
        names = {landmark.name.split("_")[0].lower() for landmark in measure.landmarks(side)}
        assert names == ({"left", "right"} if measure.both_sides else {side})


def test_ids_are_the_keys():
    assert all(measure.id == key for key, measure in MEASURES.items())


def standing_facing_right():
    """Straight figure seen from its right; pixels."""
    xy = np.zeros((33, 2))
    heights = {
        "ear": 80, "shoulder": 150, "elbow": 250, "wrist": 330, "hip": 320, "knee": 450,
        "ankle": 580, "heel": 600, "foot_index": 600, "eye": 75, "index": 350, "pinky": 350,
    }  # fmt: skip
    for point, y in heights.items():
        for side, x in (("left", 402), ("right", 398)):
            xy[landmark_of(point, side)] = (x, y)
    for side in SIDES:
        xy[landmark_of("heel", side)][0] -= 15
        xy[landmark_of("foot_index", side)][0] += 60
    xy[Landmark.NOSE] = (425, 82)
    return xy


def points_of(xy):
    return [complex(x, y) for x, y in xy]


@pytest.mark.parametrize(
    "id_",
    [
        "knee_flexion",
        "hip_flexion",
        "shoulder_flexion",
        "elbow_flexion",
        "ankle_dorsiflexion",
        "trunk_inclination",
        "shank_inclination",
        "heel_rise",
        "toe_rise",
    ],
)
def test_somebody_standing_straight_is_at_zero(id_):
    measure = MEASURES[id_]
    for side in SIDES:
        raw = measure.formula(points_of(standing_facing_right()), side)
        assert measure.orient(raw, 1.0) == pytest.approx(0, abs=1e-9)


def test_a_bend_to_the_right_is_one_of_the_right_side():
    xy = standing_facing_right()
    for side, x in (("left", 440), ("right", 360)):  # facing the camera
        for point in SIDED_POINTS:
            xy[landmark_of(point, side), 0] = x
    for point in ("shoulder", "ear", "elbow", "wrist"):
        for side in SIDES:
            xy[landmark_of(point, side), 0] -= 50  # the patient's right is on the left
    bend = MEASURES["trunk_side_bend"]
    values = {side: bend.orient(bend.formula(points_of(xy), side), 1.0) for side in SIDES}
    assert values["right"] == pytest.approx(np.degrees(np.arctan2(50, 170)))
    assert values["left"] == 0.0
