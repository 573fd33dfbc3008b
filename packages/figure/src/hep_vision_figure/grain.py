"""Smooth noise in space, for the grain of wood, cloth, skin and plaster; compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hep_vision_figure.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision_figure.arrays import Array, Numbers


@compiled
def _hash(i: int, j: int, k: int) -> float:
    mixed = (i * 374761393 + j * 668265263 + k * 2147483647) & 0x7FFFFFFF
    mixed = ((mixed ^ (mixed >> 13)) * 1274126177) & 0x7FFFFFFF
    return ((mixed ^ (mixed >> 16)) & 0xFFFF) / 65535.0


@compiled
def _between(a: float, b: float, share: float) -> float:
    return a + (b - a) * share * share * (3.0 - 2.0 * share)


@compiled
def _fill(points: Numbers, frequency: Numbers, out: Numbers) -> None:
    for n in range(points.shape[0]):
        x, y, z = (
            points[n, 0] * frequency[0],
            points[n, 1] * frequency[1],
            points[n, 2] * frequency[2],
        )
        i, j, k = int(np.floor(x)), int(np.floor(y)), int(np.floor(z))
        u, v, w = x - i, y - j, z - k
        near = _between(
            _between(_hash(i, j, k), _hash(i + 1, j, k), u),
            _between(_hash(i, j + 1, k), _hash(i + 1, j + 1, k), u),
            v,
        )
        far = _between(
            _between(_hash(i, j, k + 1), _hash(i + 1, j, k + 1), u),
            _between(_hash(i, j + 1, k + 1), _hash(i + 1, j + 1, k + 1), u),
            v,
        )
        out[n] = _between(near, far, w)


def grain(points: Array, frequency: Sequence[float] | float) -> Array:
    """Smooth noise, 0 to 1, with so many bumps a metre.

    Parameters
    ----------
    points : ndarray, shape (n, 3)
        Metres.
    frequency : float or three of them
        Along all axes, or along each.
    """
    out = np.empty(len(points))
    each = np.broadcast_to(np.asarray(frequency, dtype=np.float64), (3,)).copy()
    _fill(np.ascontiguousarray(points, dtype=np.float64), each, out)
    return out
