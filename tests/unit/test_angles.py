"""Clinical angles against golden vectors: points in pixels, y down, and the angle they make."""

import math

import pytest

from hep_vision.measure.angles import planar as angles

R, L = 1.0, -1.0  # facing right, facing left; from the front: tested side right, left


def p(*points):
    return [complex(x, y) for x, y in points]


# Function, its points in order, facing (None: takes none), expected degrees.
GOLDEN = {
    "standing facing right, knee straight": (
        angles.knee_flexion_deg, p((400, 300), (400, 450), (400, 600)), R, 0.0,
    ),
    "standing facing right, heel to buttock": (
        angles.knee_flexion_deg, p((400, 300), (400, 450), (250, 450)), R, 90.0,
    ),
    "standing facing left, heel to buttock": (
        angles.knee_flexion_deg, p((400, 300), (400, 450), (550, 450)), L, 90.0,
    ),
    "knee hyperextended": (
        angles.knee_flexion_deg, p((400, 300), (400, 450), (413.125, 600)), R, -5.0,
    ),
    "seated, knee bent": (
        angles.knee_flexion_deg, p((400, 400), (550, 400), (550, 550)), R, 90.0,
    ),
    "seated, knee straight": (
        angles.knee_flexion_deg, p((400, 400), (550, 400), (700, 400)), R, 0.0,
    ),
    "supine head left, heel slide": (
        angles.knee_flexion_deg, p((500, 500), (600, 400), (700, 500)), R, 90.0,
    ),
    "supine head right, heel slide": (
        angles.knee_flexion_deg, p((500, 500), (400, 400), (300, 500)), L, 90.0,
    ),
    "supine head left, hip": (
        angles.hip_flexion_deg, p((350, 500), (500, 500), (600, 400)), R, 45.0,
    ),
    "hip extended": (
        angles.hip_flexion_deg, p((400, 100), (400, 300), (359.815, 450)), R, -15.0,
    ),
    "arm forward": (
        angles.shoulder_flexion_deg, p((400, 320), (400, 150), (520, 150)), R, 90.0,
    ),
    "arm nearly overhead": (
        angles.shoulder_flexion_deg, p((400, 320), (400, 150), (417.365, 51.52)), R, 170.0,
    ),
    "arm behind overhead does not flip": (
        angles.shoulder_flexion_deg, p((400, 320), (400, 150), (391.284, 50.38)), R, 185.0,
    ),
    "arm back": (
        angles.shoulder_flexion_deg, p((400, 320), (400, 150), (335.72, 226.6)), R, -40.0,
    ),
    "arm level, trunk leaning back 10": (
        angles.shoulder_flexion_deg, p((429.976, 320), (400, 150), (520, 150)), R, 80.0,
    ),
    "elbow straight": (
        angles.elbow_flexion_deg, p((400, 150), (400, 250), (400, 340)), R, 0.0,
    ),
    "elbow bent": (
        angles.elbow_flexion_deg, p((400, 150), (400, 250), (457.851, 181.056)), R, 140.0,
    ),
    "ankle at a right angle": (
        angles.ankle_dorsiflexion_deg,
        p((400, 450), (400, 600), (385, 620), (470, 620)), None, 0.0,
    ),
    "ankle dorsiflexed": (
        angles.ankle_dorsiflexion_deg,
        p((400, 450), (400, 600), (385, 620), (485, 600)), None, 11.31,
    ),
    "ankle dorsiflexed, facing left": (
        angles.ankle_dorsiflexion_deg,
        p((400, 450), (400, 600), (415, 620), (315, 600)), None, 11.31,
    ),
    "shank over the toes": (
        angles.shank_inclination_deg, p((525.865, 450), (400, 600)), R, 40.0,
    ),
    "trunk forward": (
        angles.trunk_inclination_deg, p((500, 126.8), (400, 300)), R, 30.0,
    ),
    "left arm aside": (
        angles.limb_abduction_deg, p((450, 150), (570, 150), (400, 150), (400, 320)), R, 90.0,
    ),
    "right arm aside and up": (
        angles.limb_abduction_deg, p((350, 150), (300, 63.4), (400, 150), (400, 320)), L, 150.0,
    ),
    "right leg aside": (
        angles.limb_abduction_deg, p((380, 320), (316.6, 455.9), (400, 150), (400, 320)), L, 25.0,
    ),
    "trunk to the right": (
        angles.trunk_side_bend_deg, p((338.1, 150), (400, 320)), None, 20.0,
    ),
    "head to the right": (
        angles.neck_side_bend_deg,
        p((440, 80), (367.496, 113.794), (460, 150), (340, 150)), None, 25.0,
    ),
    "head to the right over a tilted shoulder line": (
        angles.neck_side_bend_deg,
        p((440, 80), (367.496, 113.794), (460, 150), (341.823, 170.838)), None, 15.0,
    ),
    # Upper arm 100 long: a forearm of 78.5 shows its sine sideways.
    "elbow at the side, forearm turned out": (
        angles.shoulder_rotation_at_side_deg,
        p((450, 150), (450, 250), (489.25, 250), (400, 150), (400, 320)), R, 30.0,
    ),
    "right elbow at the side, forearm turned in": (
        angles.shoulder_rotation_at_side_deg,
        p((350, 150), (350, 250), (405.508, 250), (400, 150), (400, 320)), L, -45.0,
    ),
    "side-lying head left, left forearm up": (
        angles.shoulder_rotation_at_side_deg,
        p((300, 350), (400, 350), (400, 282.017), (300, 400), (470, 400)), R, 60.0,
    ),
    # Trunk 200 long: a thigh of 170.2 lifts the knee by its sine.
    "side-lying head left, upper knee up": (
        angles.hip_opening_deg,
        p((600, 314.9), (600, 400), (300, 400), (500, 400)), None, 30.0,
    ),
    "side-lying head right, lower knee": (
        angles.hip_opening_deg,
        p((200, 400), (200, 314.9), (500, 400), (300, 400)), None, -30.0,
    ),
    "hand below a forearm to the right": (
        angles.wrist_flexion_deg, p((300, 400), (400, 400), (450, 486.603), (450, 486.603)),
        None, 60.0,
    ),
    "hand above a forearm to the left": (
        angles.wrist_flexion_deg, p((400, 400), (300, 400), (225, 356.699), (225, 356.699)),
        None, -30.0,
    ),
    "head turned to the right": (
        angles.neck_rotation_deg, p((371.429, 100), (420, 95), (380, 95)), None, 45.0,
    ),
    "head straight": (
        angles.neck_rotation_deg, p((400, 100), (440, 95), (360, 95)), None, 0.0,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("angle", "points", "facing", "expected"), GOLDEN.values(), ids=GOLDEN)
def test_golden_vectors(angle, points, facing, expected):
    arguments = points if facing is None else [*points, facing]
    assert angle(*arguments) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(("angle", "points", "facing", "expected"), GOLDEN.values(), ids=GOLDEN)
def test_every_point_that_is_used_is_missed(angle, points, facing, expected):
    for index in range(len(points)):
        some = [*points]
        some[index] = complex(math.nan, math.nan)
        arguments = some if facing is None else [*some, facing]
        assert math.isnan(float(angle(*arguments))), index


def test_a_segment_without_length_has_no_angle():
    (hip, knee) = p((400, 300), (400, 450))
    assert math.isnan(angles.knee_flexion_deg(hip, knee, knee, R))
    assert math.isnan(angles.hip_opening_deg(knee, hip, hip, hip))
    assert math.isnan(angles.neck_rotation_deg(hip, hip, hip))


def test_normalised_coordinates_would_be_wrong():
    """Why pixels: on a 16:9 picture a true 45 degrees reads 29 in shares of its sides."""
    wide, high = 1280, 720
    (knee, ankle) = p((500, 450), (400, 550))
    assert angles.shank_inclination_deg(knee, ankle, R) == pytest.approx(45.0)
    shares = p((500 / wide, 450 / high), (400 / wide, 550 / high))
    wrong = angles.shank_inclination_deg(*shares, R)
    assert wrong == pytest.approx(29.4, abs=0.1)


@pytest.mark.parametrize(
    ("angle", "low", "expected"),
    [(190, -180, -170), (190, -90, 190), (-91, -90, 269), (270, -90, 270), (-180, -180, 180)],
)
def test_wrapping(angle, low, expected):
    assert angles.wrap_deg(angle, low) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"), [(-10j, 10j, 180.0), (-10j, 10, 90.0), (-10j, -20j, 0.0)]
)
def test_included_angle(one, other, expected):
    assert angles.included_angle_deg(one, other) == pytest.approx(expected)
