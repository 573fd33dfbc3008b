"""Colours of the figure's surfaces, computed once for every vertex in its rest place.

Colours are linear RGB, 0 to 1, shape (n, 3); `srgb` turns the usual 0 to 255 into them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
from pydantic import Field

from hep_vision_figure.grain import grain
from hep_vision_figure.solids import smoothstep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision_figure.arrays import Array

Pattern = Literal["plain", "stripes", "band", "checks"]
Channel = Annotated[int, Field(ge=0, le=255)]
Color = tuple[Channel, Channel, Channel]


def srgb(color: Sequence[float]) -> Array:
    """Linear RGB of a colour in sRGB, 0 to 255."""
    share = np.asarray(color, dtype=np.float64) / 255.0
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def _spread(color: Array, points: Array) -> Array:
    return np.broadcast_to(color, (len(points), 3)).copy()


def _mix(colors: Array, target: Array, amount: Array) -> Array:
    return colors + (target - colors) * np.clip(amount, 0.0, 1.0)[:, None]


def paint_skin(points: Array, skin: Array) -> Array:
    """Skin with slight unevenness."""
    return _spread(skin, points) * (0.92 + 0.16 * grain(points, 45.0))[:, None]


def paint_cloth(points: Array, color: Array, accent: Array, pattern: Pattern) -> Array:
    """Cloth with a weave and a pattern, by height and width in the bind posture."""
    colors = _spread(color, points)
    x, y = points[:, 0], points[:, 1]
    if pattern == "stripes":
        colors[np.sin(150.0 * y) > 0.55] = accent
    elif pattern == "band":
        colors[np.abs(y - 0.36) < 0.045] = accent
    elif pattern == "checks":
        squares = (np.sin(55.0 * x) > 0) ^ (np.sin(55.0 * y) > 0)
        colors[squares] = 0.6 * color + 0.4 * accent
    return colors * (0.93 + 0.14 * grain(points, 220.0))[:, None]


def crumple(points: Array, normals: Array, depth: float) -> Array:
    """Normals of cloth with creases, without moving the cloth."""

    def height(p: Array) -> Array:
        return grain(p, (16.0, 11.0, 16.0)) + 0.5 * grain(p, (34.0, 22.0, 34.0))

    step = 0.004
    base = height(points)
    slope = np.stack([height(points + step * axis) - base for axis in np.eye(3)], axis=1)
    creased = normals - depth * 0.018 / step * slope
    return creased / (np.linalg.norm(creased, axis=1, keepdims=True) + 1e-9)


def paint_hair(points: Array, hair: Array) -> Array:
    """Hair in strands."""
    return _spread(hair, points) * (0.6 + 0.8 * grain(points, (260.0, 30.0, 90.0)))[:, None]


def paint_shoe(points: Array, color: Array) -> Array:
    """Shoe with a pale sole and laces, in foot axes."""
    colors = _spread(color, points)
    x, y, z = points.T
    colors[y < -0.066] = (0.75, 0.75, 0.73)
    colors[(z > 0.035) & (z < 0.12) & (y > -0.030) & (np.abs(x) < 0.022)] = 0.8
    return colors


def paint_leg(points: Array, skin: Array, sock: Array) -> Array:
    """Bare leg with a sock, in thigh axes."""
    colors = paint_skin(points, skin)
    x, y, z = points.T
    # Darker round the kneecap and in the hollow of the knee, paler on the shin.
    rim = np.hypot(x / 0.030, (y + 0.417) / 0.036)
    fold = 0.45 * np.exp(-(((rim - 1.0) / 0.28) ** 2)) * (z > 0.015)
    hollow = 0.45 * np.exp(-(((y + 0.435) / 0.010) ** 2) - (x / 0.05) ** 2) * (z < -0.02)
    colors = _mix(colors, skin * (0.72, 0.60, 0.58), fold + hollow)
    colors[y < -0.805] = sock
    return colors


def paint_face(points: Array, skin: Array, hair: Array, beard: float) -> Array:
    """Face in head axes: blush, beard, eye shadow, brows, nose and mouth."""
    colors = paint_skin(points, skin)
    x, y, z = points.T
    aside = np.abs(x)
    front = z > 0.02
    cheek = 0.6 * np.exp(-(((aside - 0.040) / 0.018) ** 2) - ((y - 0.032) / 0.02) ** 2)
    colors = _mix(colors, skin * (1.0, 0.78, 0.76), cheek * front)
    stubble = beard * (1 - smoothstep(-0.004, 0.022, y)) * smoothstep(0.02, 0.06, z)
    colors = _mix(colors, skin * (0.62, 0.58, 0.60), stubble)
    orbit = 0.75 * np.exp(-(((aside - 0.031) / 0.019) ** 2) - ((y - 0.068) / 0.0115) ** 2)
    colors = _mix(colors, skin * (0.60, 0.48, 0.46), orbit * front)
    return _paint_features(colors, points, skin, hair)


def _paint_features(colors: Array, points: Array, skin: Array, hair: Array) -> Array:
    x, y, z = points.T
    aside, front = np.abs(x), z > 0.02
    lid = ((aside - 0.032) / 0.0165) ** 2 + ((y - 0.0665) / 0.0078) ** 2
    colors = _mix(colors, np.array((0.012, 0.009, 0.008)), (1 - smoothstep(0.6, 1.0, lid)) * front)
    along = (aside - 0.033) / 0.0195
    across = (y - 0.0865 - 0.004 * (1 - along**2)) / 0.0042
    brow = 0.9 * (1 - smoothstep(0.6, 1.3, along**4 + across**2))
    colors = _mix(colors, hair, brow * front)
    under_nose = 0.7 * np.exp(-((x / 0.016) ** 2) - ((y - 0.0195) / 0.0045) ** 2)
    colors = _mix(colors, skin * (0.55, 0.45, 0.43), under_nose * front)
    nostril = ((aside - 0.0075) / 0.0042) ** 2 + ((y - 0.0205) / 0.0032) ** 2
    colors = _mix(colors, np.array((0.02, 0.01, 0.01)), 0.85 * (nostril < 1) * (z > 0.085))
    span = np.clip(1 - (x / 0.0245) ** 2, 0.0, 1.0)
    lips = (y < 0.0042 + 0.0085 * span) & (y > 0.0042 - 0.0095 * span) & (z > 0.07)
    colors = _mix(colors, skin * (0.72, 0.36, 0.36), 0.85 * lips)
    slit = lips & (np.abs(y - 0.0042) < 0.0015)
    colors = _mix(colors, np.array((0.05, 0.015, 0.015)), 0.9 * slit)
    ear = (aside > 0.0785) & (np.abs(y - 0.058) < 0.04)
    return _mix(colors, skin * (0.7, 0.5, 0.45), 0.35 * ear)


def paint_eye(points: Array, iris: Array, skin: Array) -> Array:
    """Eyeball seen from its centre: white, iris, pupil, lids."""
    colors = _spread(np.array((0.72, 0.70, 0.68)), points)
    x, y = points[:, 0], points[:, 1]
    radius = np.hypot(x, y)
    colors[radius < 0.0062] = iris
    colors[radius < 0.0030] = 0.005
    upper = y + 12.0 * x**2
    colors[upper > 0.0028] = (0.03, 0.02, 0.02)
    colors[(upper > 0.0042) | (y - 12.0 * x**2 < -0.0050)] = skin * (0.85, 0.76, 0.73)
    return colors
