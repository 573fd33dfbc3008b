"""Which triangle is seen at each sample of the picture: a z-buffer, compiled."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from hep_vision.avatar.compiled import compiled, compiled_parallel, prange

# Compiled code takes arrays of any number type; pyright need not follow it inside.
Array = npt.NDArray[Any]


class Samples(NamedTuple):
    """What is seen at each sample.

    Parameters
    ----------
    nearness : ndarray of float32, shape (height, width)
        One over the depth; 0 where nothing is.
    triangle : ndarray of int32, shape (height, width)
        Index of the face, -1 where nothing is.
    corner : ndarray of float32, shape (height, width, 2)
        Shares of the face's first and second corner.
    """

    nearness: Array
    triangle: Array
    corner: Array


def empty_samples(height: int, width: int) -> Samples:
    """Samples of an empty picture."""
    return Samples(
        np.zeros((height, width), np.float32),
        np.full((height, width), -1, np.int32),
        np.zeros((height, width, 2), np.float32),
    )


@compiled
def _fill(screen: Array, face: Array, index: int, top: int, bottom: int, samples: Samples) -> None:
    """Draw one triangle into the rows from `top` to before `bottom`."""
    a, b, c = face[0], face[1], face[2]
    if screen[a, 2] <= 0 or screen[b, 2] <= 0 or screen[c, 2] <= 0:
        return
    ax, ay, bx, by = screen[a, 0], screen[a, 1], screen[b, 0], screen[b, 1]
    cx, cy = screen[c, 0], screen[c, 1]
    first_y = max(top, int(np.ceil(min(ay, by, cy) - 0.5)))
    last_y = min(bottom - 1, int(np.floor(max(ay, by, cy) - 0.5)))
    area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    if first_y > last_y or area >= -1e-12:  # seen from behind (y points down)
        return
    width = samples.nearness.shape[1]
    first_x = max(0, int(np.ceil(min(ax, bx, cx) - 0.5)))
    last_x = min(width - 1, int(np.floor(max(ax, bx, cx) - 0.5)))
    inverse = 1.0 / area
    for y in range(first_y, last_y + 1):
        for x in range(first_x, last_x + 1):
            u = ((bx - x - 0.5) * (cy - y - 0.5) - (by - y - 0.5) * (cx - x - 0.5)) * inverse
            v = ((cx - x - 0.5) * (ay - y - 0.5) - (cy - y - 0.5) * (ax - x - 0.5)) * inverse
            w = 1.0 - u - v
            if u < -1e-5 or v < -1e-5 or w < -1e-5:
                continue
            near = u * screen[a, 2] + v * screen[b, 2] + w * screen[c, 2]
            if near > samples.nearness[y, x]:
                samples.nearness[y, x] = near
                samples.triangle[y, x] = index
                samples.corner[y, x, 0] = u * screen[a, 2] / near
                samples.corner[y, x, 1] = v * screen[b, 2] / near


@compiled_parallel
def draw(screen: Array, faces: Array, samples: Samples, bands: int) -> None:
    """Draw triangles, nearest in front, one band of rows for each thread.

    Parameters
    ----------
    screen : ndarray of float32, shape (n, 3)
        Sample column, sample row and one over the depth of each vertex.
    faces : ndarray of int32, shape (m, 3)
        Counter-clockwise seen from outside; the back of a face is not drawn.
    samples : Samples
        Drawn into.
    bands : int
        Number of bands; the picture does not depend on it.
    """
    height = samples.nearness.shape[0]
    for band in prange(bands):
        top, bottom = band * height // bands, (band + 1) * height // bands
        for i in range(faces.shape[0]):
            _fill(screen, faces[i], i, top, bottom, samples)


@compiled
def _fill_height(screen: Array, face: Array, top: int, bottom: int, heights: Array) -> None:
    a, b, c = face[0], face[1], face[2]
    ax, ay, bx, by = screen[a, 0], screen[a, 1], screen[b, 0], screen[b, 1]
    cx, cy = screen[c, 0], screen[c, 1]
    first_y = max(top, int(np.ceil(min(ay, by, cy) - 0.5)))
    last_y = min(bottom - 1, int(np.floor(max(ay, by, cy) - 0.5)))
    area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    if first_y > last_y or abs(area) < 1e-12:
        return
    first_x = max(0, int(np.ceil(min(ax, bx, cx) - 0.5)))
    last_x = min(heights.shape[1] - 1, int(np.floor(max(ax, bx, cx) - 0.5)))
    inverse = 1.0 / area
    for y in range(first_y, last_y + 1):
        for x in range(first_x, last_x + 1):
            u = ((bx - x - 0.5) * (cy - y - 0.5) - (by - y - 0.5) * (cx - x - 0.5)) * inverse
            v = ((cx - x - 0.5) * (ay - y - 0.5) - (cy - y - 0.5) * (ax - x - 0.5)) * inverse
            w = 1.0 - u - v
            if u >= -1e-5 and v >= -1e-5 and w >= -1e-5:
                height = u * screen[a, 2] + v * screen[b, 2] + w * screen[c, 2]
                heights[y, x] = max(heights[y, x], height)


@compiled_parallel
def draw_heights(screen: Array, faces: Array, heights: Array, bands: int) -> None:
    """Greatest height of the triangles over each cell, as a light sees them from afar.

    Parameters
    ----------
    screen : ndarray of float32, shape (n, 3)
        Column, row and height towards the light of each vertex.
    faces : ndarray of int32, shape (m, 3)
    heights : ndarray of float32, shape (rows, columns)
        Drawn into.
    bands : int
    """
    rows = heights.shape[0]
    for band in prange(bands):
        top, bottom = band * rows // bands, (band + 1) * rows // bands
        for i in range(faces.shape[0]):
            _fill_height(screen, faces[i], top, bottom, heights)
