"""Distances in the picture as shares of the body, for movements no joint angle tells.

All functions take points in pixels of the upright image (x right, y down), arrays of shape
(..., 2), and return shares of shape (...), NaN where a point is NaN or the length they are
divided by is zero. Up and sideways are those of the picture: the camera must stand level.
They do not depend on the scale, the place or the mirroring of the picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from hep_vision.measure.body.landmarks import Array


def _share(distance: Array, one: Array, other: Array) -> Array:
    length = np.linalg.norm(one - other, axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(length > 0, distance / length, np.nan)


def heel_rise(knee: Array, ankle: Array, heel: Array, toe: Array) -> Array:
    """Height of the heel above the toes, in shank lengths: 0 on a flat foot.

    Needs no start position to compare with and survives a moving camera.
    """
    return _share(toe[..., 1] - heel[..., 1], knee, ankle)


def toe_rise(knee: Array, ankle: Array, heel: Array, toe: Array) -> Array:
    """Height of the toes above the heel, in shank lengths: 0 on a flat foot."""
    return -heel_rise(knee, ankle, heel, toe)


def foot_lift(hip: Array, ankle: Array, other_ankle: Array) -> Array:
    """Height of the other foot above the standing one, in lengths of the standing leg."""
    return _share(ankle[..., 1] - other_ankle[..., 1], hip, ankle)


def foot_spread(hip: Array, ankle: Array, other_ankle: Array) -> Array:
    """Distance of the feet sideways, in leg lengths: 0 one before the other (tandem)."""
    return _share(np.abs(ankle[..., 0] - other_ankle[..., 0]), hip, ankle)
