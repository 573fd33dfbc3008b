"""What turning, mirroring, scaling and moving the picture does to every measure."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.facing import facing_cues, log_odds
from hep_vision.measure.body.landmarks import LANDMARK_COUNT, SIDES, Landmark

# Some thirty cases of each of eighteen measures: enough, and still quick.
quick = settings(max_examples=30)
every_measure = pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda m: m.id)
sides = st.sampled_from(SIDES)
facings = st.sampled_from((-1.0, 1.0))

# Landmarks anywhere in a picture of a thousand pixels, half a pixel fine.
pictures = st.lists(
    st.tuples(*[st.integers(-1000, 1000)] * 2), min_size=LANDMARK_COUNT, max_size=LANDMARK_COUNT
).map(lambda points: np.array(points, dtype=float) / 2)

# Between segments of the body: turning the camera changes nothing.
BETWEEN_SEGMENTS = {
    "knee_flexion",
    "hip_flexion",
    "shoulder_flexion",
    "elbow_flexion",
    "shoulder_abduction",
    "hip_abduction",
    "ankle_dorsiflexion",
    "shoulder_rotation",
    "neck_side_bend",
}
# Against the vertical of the picture: turning the camera adds its angle, one to one.
AGAINST_VERTICAL = {"trunk_inclination", "shank_inclination", "trunk_side_bend"}
# Up and sideways in the picture: only meaningful on a level camera.
ON_A_LEVEL_CAMERA = {
    "hip_opening",
    "heel_rise",
    "toe_rise",
    "foot_lift",
    "foot_spread",
    "neck_rotation",
    "wrist_flexion",
}

OTHER_SIDE = {
    point: Landmark[point.name.replace("LEFT", "?").replace("RIGHT", "LEFT").replace("?", "RIGHT")]
    for point in Landmark
}


def clinical(measure, xy, side, facing):
    raw = measure.formula(points_of(xy), side)
    assume(np.isfinite(raw))
    return measure.orient(raw, facing)


def same(measure, one, other):
    """Equal, angles on a circle."""
    if measure.unit == "deg":
        return abs((one - other + 180.0) % 360.0 - 180.0) < 1e-6
    return one == pytest.approx(other, abs=1e-9)


def well_formed(xy):
    """No two landmarks so near that their direction is a matter of rounding."""
    apart = np.linalg.norm(xy[:, None] - xy[None], axis=-1) + 1000 * np.eye(LANDMARK_COUNT)
    middles = [0.5 * (xy[11] + xy[12]), 0.5 * (xy[23] + xy[24])]
    return apart.min() > 0.4 and np.linalg.norm(middles[0] - middles[1]) > 5


def turned(xy, angle_deg):
    cos, sin = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    return xy @ np.array(((cos, sin), (-sin, cos)))


def test_every_measure_is_of_one_kind():
    kinds = (BETWEEN_SEGMENTS, AGAINST_VERTICAL, ON_A_LEVEL_CAMERA)
    assert set().union(*kinds) == set(MEASURES)
    assert sum(map(len, kinds)) == len(MEASURES)


@every_measure
@quick
@given(
    xy=pictures,
    side=sides,
    facing=facings,
    scale=st.floats(0.1, 10.0),
    shift=st.tuples(*[st.floats(-500, 500)] * 2),
)
def test_distance_and_place_of_the_camera_change_nothing(measure, xy, side, facing, scale, shift):
    assume(well_formed(xy))
    value = clinical(measure, xy, side, facing)
    moved = clinical(measure, scale * xy + np.array(shift), side, facing)
    assert same(measure, value, moved)


@every_measure
@quick
@given(xy=pictures, side=sides, facing=facings)
def test_the_mirrored_picture_gives_the_other_side_the_same_value(measure, xy, side, facing):
    assume(well_formed(xy))
    mirrored = (xy * (-1.0, 1.0))[[OTHER_SIDE[point] for point in Landmark]]
    other = "right" if side == "left" else "left"
    if measure.id == "wrist_flexion":  # a forearm straight down points to neither hand
        assume(not np.any(xy[[13, 14], 0] == xy[[15, 16], 0]))
    value = clinical(measure, xy, side, facing)
    assert same(measure, value, clinical(measure, mirrored, other, -facing))


@pytest.mark.parametrize("id_", sorted(BETWEEN_SEGMENTS))
@quick
@given(xy=pictures, side=sides, facing=facings, angle_deg=st.floats(-180, 180))
def test_turning_the_camera_changes_no_angle_between_segments(id_, xy, side, facing, angle_deg):
    assume(well_formed(xy))
    measure = MEASURES[id_]
    value = clinical(measure, xy, side, facing)
    assume(not measure.both_ways or value > 0)  # a bend to the other side reads as none
    rolled = clinical(measure, turned(xy, angle_deg), side, facing)
    # On the very edge of what a body can do, rounding decides which way an angle is read.
    assume(not measure.faced or measure.low + 1e-3 < value < measure.high - 1e-3)
    if measure.both_ways:
        assume(value < 180 - 1e-3)
    assert same(measure, value, rolled)


@pytest.mark.parametrize("id_", sorted(AGAINST_VERTICAL))
@quick
@given(xy=pictures, side=sides, angle_deg=st.floats(-180, 180))
def test_turning_the_camera_adds_to_an_angle_against_the_vertical(id_, xy, side, angle_deg):
    assume(well_formed(xy))
    measure = MEASURES[id_]
    change = measure.formula(points_of(turned(xy, angle_deg)), side) - measure.formula(
        points_of(xy), side
    )
    off = {abs((change - sign * angle_deg + 180) % 360 - 180) for sign in (-1, 1)}
    assert min(off) < 1e-6


faced_measures = pytest.mark.parametrize(
    "measure", [m for m in MEASURES.values() if m.faced], ids=lambda m: m.id
)


@faced_measures
@quick
@given(share=st.floats(0.0, 1.0), facing=facings, turns=st.integers(-1, 1))
def test_what_a_body_can_do_is_read_as_it_is_whatever_the_wrap(measure, share, facing, turns):
    value = measure.low + share * (measure.high - measure.low)
    raw = facing * (value + 360.0 * turns)
    assert measure.orient(raw, facing) == pytest.approx(value, abs=1e-9)


@faced_measures
@quick
@given(value=st.floats(0.0, 180.0), facing=facings)
def test_without_a_facing_the_value_has_no_sign(measure, value, facing):
    assert measure.orient(facing * value, 0) == value


@every_measure
@quick
@given(value=st.floats(-180.0, 180.0), facing=facings)
def test_a_bend_to_the_other_side_is_none_to_this_one(measure, value, facing):
    if measure.both_ways:
        assert measure.orient(value, facing) == max(value, 0.0)
    elif not measure.faced:
        assert measure.orient(value, facing) == value


@every_measure
@quick
@given(xy=pictures, side=sides, missing=st.integers(0, 3))
def test_a_landmark_that_was_not_seen_gives_nan(measure, xy, side, missing):
    points = measure.landmarks(side)
    if measure.id == "foot_lift" or measure.id == "foot_spread":
        points = points[1::2]  # the hip of the other side only tells that it was seen
    xy = xy.copy()
    xy[points[missing % len(points)]] = np.nan
    assert np.isnan(measure.formula(points_of(xy), side))


@quick
@given(
    xy=pictures,
    side=sides,
    view=st.sampled_from(("sagittal", "frontal")),
    angle_deg=st.floats(-180, 180),
)
def test_the_facing_is_told_however_the_body_is_turned_in_the_picture(xy, side, view, angle_deg):
    assume(well_formed(xy))
    evidence = log_odds(facing_cues(points_of(xy), view, side))
    rolled = log_odds(facing_cues(points_of(turned(xy, angle_deg)), view, side))
    assert rolled == pytest.approx(evidence, abs=1e-6)
    mirrored = (xy * (-1.0, 1.0))[[OTHER_SIDE[point] for point in Landmark]]
    other = "right" if side == "left" else "left"
    assert log_odds(facing_cues(points_of(mirrored), view, other)) == pytest.approx(
        -evidence, abs=1e-6
    )


def points_of(xy):
    """Pixels as x + iy, as the engine keeps them."""
    return [complex(x, y) for x, y in xy]
