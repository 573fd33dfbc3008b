"""Planar clinical angles by the neutral-zero method.

All functions take points x + iy in **pixels of the un-mirrored image** (x right, y down) or any
other unit with equal axes; normalised coordinates, whose axes differ in scale, give wrong
angles. They return degrees, NaN if a point is NaN or a segment has no length.

The *facing* ``s`` (+1 or -1) turns picture directions into anatomical ones: in a view
from the side +1 means the person looks to the right of the picture (for somebody lying,
that the front of the body is where a person walking to the right has it after the same
rotation); in a view from the front +1 means that the tested side is on the right of the
picture. See `hep_vision.measure.body.facing`.

References
----------
AAOS (1965); Norkin & White, *Measurement of Joint Motion*: neutral-zero method, segments
and axes. The formulas are compared with golden vectors in ``tests/unit/test_angles.py``.
"""

from __future__ import annotations

import math

# Shoulder, knee and elbow are wrapped into (-90, 270], so that 170 to 185 degrees of
# shoulder flexion do not flip to -175; other angles into (-180, 180].
FLEXION_WRAP_DEG = -90.0


def wrap_deg(angle_deg: float, low_deg: float = -180.0) -> float:
    """Angle brought into (low, low + 360].

    >>> wrap_deg(190.0)
    -170.0
    >>> wrap_deg(190.0, -90.0)
    190.0
    """
    return -((low_deg - angle_deg) % 360.0) + low_deg + 360.0


def direction_deg(vector: complex, facing: float) -> float:
    """Direction of a segment from the vertical of the picture.

    Parameters
    ----------
    vector : complex
        Distal minus proximal end.
    facing : float
        +1 or -1, see the module's text.

    Returns
    -------
    float
        Degrees in (-180, 180]: 0 = down, positive = anterior (view from the side) or
        lateral (view from the front). NaN for a vector without length.
    """
    if vector == 0:
        return math.nan
    return math.degrees(math.atan2(vector.real * facing, vector.imag))


def included_angle_deg(one: complex, other: complex) -> float:
    """Angle between two segments from the same joint, unsigned: 0 to 180, 180 = straight.

    Not a clinical angle: a straight knee is 180 here and 0 there. Kahan's atan2 form,
    accurate near 0 and 180.
    """
    p, q = one * abs(other), other * abs(one)
    if p == 0 or q == 0:
        return math.nan
    return math.degrees(2.0 * math.atan2(abs(p - q), abs(p + q)))


def knee_flexion_deg(hip: complex, knee: complex, ankle: complex, facing: float) -> float:
    """Knee flexion: 0 straight, flexion positive, hyperextension negative."""
    thigh = direction_deg(knee - hip, facing)
    shank = direction_deg(ankle - knee, facing)
    return wrap_deg(thigh - shank, FLEXION_WRAP_DEG)


def hip_flexion_deg(shoulder: complex, hip: complex, knee: complex, facing: float) -> float:
    """Hip flexion, thigh against the trunk line: 0 in line, flexion positive.

    The trunk line stands for the pelvis, so bending of the lumbar spine is included.
    """
    thigh = direction_deg(knee - hip, facing)
    trunk = direction_deg(hip - shoulder, facing)
    return wrap_deg(thigh - trunk)


def shoulder_flexion_deg(hip: complex, shoulder: complex, elbow: complex, facing: float) -> float:
    """Shoulder flexion, upper arm against the trunk line: 0 hanging, 180 overhead."""
    arm = direction_deg(elbow - shoulder, facing)
    trunk = direction_deg(hip - shoulder, facing)
    return wrap_deg(arm - trunk, FLEXION_WRAP_DEG)


def elbow_flexion_deg(shoulder: complex, elbow: complex, wrist: complex, facing: float) -> float:
    """Elbow flexion: 0 straight, flexion positive."""
    forearm = direction_deg(wrist - elbow, facing)
    arm = direction_deg(elbow - shoulder, facing)
    return wrap_deg(forearm - arm, FLEXION_WRAP_DEG)


def limb_abduction_deg(
    proximal: complex, distal: complex, mid_shoulder: complex, mid_hip: complex, facing: float
) -> float:
    """Abduction of the upper arm or thigh against the trunk's midline: 0 along it.

    Shoulder: ``proximal`` shoulder, ``distal`` elbow. Hip: hip and knee.
    """
    limb = direction_deg(distal - proximal, facing)
    trunk = direction_deg(mid_hip - mid_shoulder, facing)
    return wrap_deg(limb - trunk, FLEXION_WRAP_DEG)


def ankle_dorsiflexion_deg(knee: complex, ankle: complex, heel: complex, toe: complex) -> float:
    """Ankle dorsiflexion, foot free: 0 at a right angle to the shank, upward positive.

    From -90 to 90 degrees. The angle between sole and shank needs no facing.
    """
    shank = knee - ankle
    return 90.0 - included_angle_deg(shank, toe - heel)


def shank_inclination_deg(knee: complex, ankle: complex, facing: float) -> float:
    """Shank from the vertical, knee over the toes positive: loaded dorsiflexion."""
    return -direction_deg(ankle - knee, facing)


def trunk_inclination_deg(shoulder: complex, hip: complex, facing: float) -> float:
    """Trunk from the vertical, leaning forward positive; hip and spine together."""
    return -direction_deg(hip - shoulder, facing)


def trunk_side_bend_deg(mid_shoulder: complex, mid_hip: complex) -> float:
    """Trunk side-bend in a view from the front, to the patient's right positive."""
    return direction_deg(mid_hip - mid_shoulder, 1.0)


def line_tilt_deg(left: complex, right: complex) -> float:
    """Tilt of a left-right line seen from the front, right side down positive."""
    vector = left - right
    return math.nan if vector == 0 else -math.degrees(math.atan2(vector.imag, vector.real))


def neck_side_bend_deg(
    left_ear: complex, right_ear: complex, left_shoulder: complex, right_shoulder: complex
) -> float:
    """Head against the shoulder line seen from the front, to the patient's right positive."""
    head = line_tilt_deg(left_ear, right_ear)
    return wrap_deg(head - line_tilt_deg(left_shoulder, right_shoulder))


# Length of the forearm (elbow to wrist) over the upper arm's, and of the thigh over the
# trunk's (shoulder to hip), in a standing adult: 0.146/0.186 and 0.245/0.288 of the height
# (Drillis & Contini, in Winter, *Biomechanics and Motor Control of Human Movement*).
FOREARM_PER_UPPER_ARM = 0.785
THIGH_PER_TRUNK = 0.851
# Width between the ears over the distance by which the nose stands out before them.
EARS_PER_NOSE = 1.4


def _arcsine_deg(side: float, length: float) -> float:
    if not length > 0 or math.isnan(side):
        return math.nan
    return math.degrees(math.asin(min(max(side / length, -1.0), 1.0)))


def shoulder_rotation_at_side_deg(
    shoulder: complex,
    elbow: complex,
    wrist: complex,
    mid_shoulder: complex,
    mid_hip: complex,
    facing: float,
) -> float:
    """Shoulder rotation with the elbow bent at the side, seen from the front.

    Upper arm along the trunk, elbow at a right angle, standing or lying on the other side.
    0 = forearm straight forward (towards the camera), external rotation positive.

    Notes
    -----
    The forearm swings towards the camera, so its angle is read from how much of it shows
    sideways. Its full length is not seen then and is taken from the upper arm's
    (`FOREARM_PER_UPPER_ARM`). The nearer wrist is drawn larger: 2 m away the reading is
    4 degrees too high at 30 and 8 too high at 60. Good for a trend, not for a value.
    """
    trunk, forearm = mid_hip - mid_shoulder, wrist - elbow
    across = (trunk.imag * forearm.real - trunk.real * forearm.imag) * facing
    return _arcsine_deg(across, FOREARM_PER_UPPER_ARM * abs(elbow - shoulder) * abs(trunk))


def hip_opening_deg(
    knee: complex, other_knee: complex, mid_shoulder: complex, mid_hip: complex
) -> float:
    """Opening of bent legs, lying on the side, seen from the front: the clamshell.

    0 = knees together; the knee above the other one positive, so that only the upper leg
    opens. Up is that of the picture: the camera must stand level.

    Notes
    -----
    The thighs point towards the camera. Their length is taken from the trunk's
    (`THIGH_PER_TRUNK`), and the opening is the angle at which such a thigh lifts its knee by
    what is seen. Knees that lie on each other already read some ten degrees: read the
    arc, not the value.
    """
    return _arcsine_deg(other_knee.imag - knee.imag, THIGH_PER_TRUNK * abs(mid_hip - mid_shoulder))


def wrist_flexion_deg(elbow: complex, wrist: complex, index: complex, pinky: complex) -> float:
    """Wrist flexion of a forearm that rests palm down: hand below the forearm positive.

    The hand runs from the wrist to midway between the knuckles of index and little finger.
    Which way is down is told by the picture, so the forearm must not stand upright.
    """
    forearm = wrist - elbow
    hand = 0.5 * (index + pinky) - wrist
    facing = -1.0 if forearm.real < 0 else 1.0
    return wrap_deg(direction_deg(forearm, 1.0) - direction_deg(hand, 1.0)) * facing


def neck_rotation_deg(nose: complex, left_ear: complex, right_ear: complex) -> float:
    """Rotation of the head seen from the front, to the patient's right positive.

    Notes
    -----
    A nose that stands out by p before ears w apart is seen p sin(a) beside their middle, and
    the ears w cos(a) apart; w / p is `EARS_PER_NOSE`, which differs between people by a
    tenth or so and scales the reading.
    """
    aside = (0.5 * (left_ear + right_ear) - nose).real
    apart = abs((left_ear - right_ear).real)
    if aside == 0 and apart == 0:
        return math.nan
    return math.degrees(math.atan2(aside * EARS_PER_NOSE, apart))
