"""Rotations as 3x3 matrices, angles in degrees.

The world and every bone share one frame: x to the figure's left, y up, z to its front.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from hep_vision_figure.arrays import Array


def about_x(angle_deg: float) -> Array:
    """Rotation about the lateral axis; positive tips the top forward."""
    c, s = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])


def about_y(angle_deg: float) -> Array:
    """Rotation about the vertical axis; positive turns the front to the left."""
    c, s = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    return np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])


def about_z(angle_deg: float) -> Array:
    """Rotation about the fore-and-aft axis; positive tips the top to the right."""
    c, s = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def from_vector(vector_deg: Array) -> Array:
    """Rotation about the direction of a vector by its length in degrees (Rodrigues)."""
    angle = np.radians(np.linalg.norm(vector_deg))
    if angle < 1e-12:
        return np.eye(3)
    x, y, z = vector_deg / np.linalg.norm(vector_deg)
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.eye(3) + np.sin(angle) * cross + (1.0 - np.cos(angle)) * cross @ cross


def to_vector(rotation: Array) -> Array:
    """Axis times angle in degrees of a rotation of less than 180 degrees."""
    cosine = np.clip((np.trace(rotation) - 1.0) / 2.0, -1.0, 1.0)
    angle = np.arccos(cosine)
    if angle < 1e-9:
        return np.zeros(3)
    axis = np.array(
        [
            rotation[2, 1] - rotation[1, 2],
            rotation[0, 2] - rotation[2, 0],
            rotation[1, 0] - rotation[0, 1],
        ]
    )
    return np.degrees(angle) * axis / max(float(np.linalg.norm(axis)), 1e-12)


def unit(vector: Array) -> Array:
    """Vector of length one in the same direction."""
    return vector / np.linalg.norm(vector)


def from_axes(x: Array, y: Array) -> Array:
    """Rotation whose y axis is `y` and whose x axis is as near to `x` as that allows.

    Parameters
    ----------
    x, y : ndarray, shape (3,)
        Directions of any length, not parallel.
    """
    up = unit(y)
    left = unit(x - (x @ up) * up)
    return np.stack([left, up, np.cross(left, up)], axis=1)
