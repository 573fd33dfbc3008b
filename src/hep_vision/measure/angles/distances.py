"""Distances in the picture as shares of the body, for movements no joint angle tells.

All functions take points x + iy in pixels of the upright image (x right, y down) and return
shares, NaN if a point is NaN or the length they are divided by is zero. Up and sideways are
those of the picture: the camera must stand level. They do not depend on the scale, the place or
the mirroring of the picture.
"""

from __future__ import annotations

import math


def _share(distance: float, one: complex, other: complex) -> float:
    length = abs(one - other)
    return distance / length if length > 0 else math.nan


def heel_rise(knee: complex, ankle: complex, heel: complex, toe: complex) -> float:
    """Height of the heel above the toes, in shank lengths: 0 on a flat foot.

    Needs no start position to compare with and survives a moving camera.
    """
    return _share(toe.imag - heel.imag, knee, ankle)


def toe_rise(knee: complex, ankle: complex, heel: complex, toe: complex) -> float:
    """Height of the toes above the heel, in shank lengths: 0 on a flat foot."""
    return -heel_rise(knee, ankle, heel, toe)


def foot_lift(hip: complex, ankle: complex, other_ankle: complex) -> float:
    """Height of the other foot above the standing one, in lengths of the standing leg."""
    return _share(ankle.imag - other_ankle.imag, hip, ankle)


def foot_spread(hip: complex, ankle: complex, other_ankle: complex) -> float:
    """Distance of the feet sideways, in leg lengths: 0 one before the other (tandem)."""
    return _share(abs(ankle.real - other_ankle.real), hip, ankle)
