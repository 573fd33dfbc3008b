"""Which triangle is seen at each sample of the picture: a z-buffer, compiled."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from hep_vision_figure.compiled import compiled

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
def _span(a: float, b: float, c: float, size: int) -> tuple[int, int]:
    """First and last sample whose middle lies between three coordinates, of so many."""
    return max(0, int(np.ceil(min(a, b, c) - 0.5))), min(
        size - 1, int(np.floor(max(a, b, c) - 0.5))
    )


@compiled
def _shares(
    x: float, y: float, ax: float, ay: float, bx: float, by: float, cx: float, cy: float,
    inverse: float,
) -> tuple[float, float, float]:  # fmt: skip
    """Shares of a triangle's corners at a point; ``inverse`` is one over twice its area."""
    u = ((bx - x) * (cy - y) - (by - y) * (cx - x)) * inverse
    v = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) * inverse
    return u, v, 1.0 - u - v


@compiled
def draw(screen: Array, faces: Array, samples: Samples) -> None:
    """Draw triangles, nearest in front.

    Parameters
    ----------
    screen : ndarray of float32, shape (n, 3)
        Sample column, sample row and one over the depth of each vertex.
    faces : ndarray of int32, shape (m, 3)
        Counter-clockwise seen from outside; the back of a face is not drawn.
    samples : Samples
        Drawn into.
    """
    nearness, triangle, corner = samples.nearness, samples.triangle, samples.corner
    height, width = nearness.shape
    for i in range(faces.shape[0]):
        a, b, c = faces[i, 0], faces[i, 1], faces[i, 2]
        ax, ay, bx, by = screen[a, 0], screen[a, 1], screen[b, 0], screen[b, 1]
        cx, cy = screen[c, 0], screen[c, 1]
        area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
        if area >= -1e-12:  # seen from behind (y points down)
            continue
        near_a, near_b, near_c = screen[a, 2], screen[b, 2], screen[c, 2]
        if near_a <= 0 or near_b <= 0 or near_c <= 0:
            continue
        first_y, last_y = _span(ay, by, cy, height)
        first_x, last_x = _span(ax, bx, cx, width)
        inverse = 1.0 / area
        for y in range(first_y, last_y + 1):
            for x in range(first_x, last_x + 1):
                u, v, w = _shares(x + 0.5, y + 0.5, ax, ay, bx, by, cx, cy, inverse)
                if u < -1e-5 or v < -1e-5 or w < -1e-5:
                    continue
                near = u * near_a + v * near_b + w * near_c
                if near > nearness[y, x]:
                    nearness[y, x], triangle[y, x] = near, i
                    corner[y, x, 0], corner[y, x, 1] = u * near_a / near, v * near_b / near


@compiled
def draw_heights(screen: Array, faces: Array, heights: Array) -> None:
    """Greatest height of triangles over each cell, as a light sees them from afar.

    Parameters
    ----------
    screen : ndarray of float32, shape (n, 3)
        Column, row and height towards the light of each vertex.
    faces : ndarray of int32, shape (m, 3)
    heights : ndarray of float32, shape (rows, columns)
        Drawn into.
    """
    rows, columns = heights.shape
    for i in range(faces.shape[0]):
        a, b, c = faces[i, 0], faces[i, 1], faces[i, 2]
        ax, ay, bx, by = screen[a, 0], screen[a, 1], screen[b, 0], screen[b, 1]
        cx, cy = screen[c, 0], screen[c, 1]
        area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
        if abs(area) < 1e-12:
            continue
        first_y, last_y = _span(ay, by, cy, rows)
        first_x, last_x = _span(ax, bx, cx, columns)
        for y in range(first_y, last_y + 1):
            for x in range(first_x, last_x + 1):
                u, v, w = _shares(x + 0.5, y + 0.5, ax, ay, bx, by, cx, cy, 1.0 / area)
                if u >= -1e-5 and v >= -1e-5 and w >= -1e-5:
                    height = u * screen[a, 2] + v * screen[b, 2] + w * screen[c, 2]
                    heights[y, x] = max(heights[y, x], height)


@compiled
def splat_heights(screen: Array, heights: Array) -> None:
    """Like `draw_heights`, from vertices that lie closer than three cells to each other."""
    rows, columns = heights.shape
    for i in range(screen.shape[0]):
        x, y, height = int(screen[i, 0]), int(screen[i, 1]), screen[i, 2]
        for row in range(max(y - 1, 0), min(y + 2, rows)):
            for column in range(max(x - 1, 0), min(x + 2, columns)):
                heights[row, column] = max(heights[row, column], height)


@compiled
def follow_bones(
    palette: Array,
    bones: Array,
    shares: Array,
    place: Array,
    turn: Array,
    placed: Array,
    turned: Array,
) -> None:
    """Move the vertices and normals of a surface with its bones.

    Parameters
    ----------
    palette : ndarray of float32, shape (k, 3, 4)
        Motion of each bone from the bind posture: rotation and shift.
    bones : ndarray of int32, shape (n, m)
        Rows of the palette that carry each vertex.
    shares : ndarray of float32, shape (n, m)
        How much each carries; a row sums to one.
    place, turn : ndarray of float32, shape (n, 3)
        Vertices and normals in the bind posture.
    placed, turned : ndarray of float32, shape (n, 3)
        Written to.
    """
    for i in range(place.shape[0]):
        px, py, pz = place[i, 0], place[i, 1], place[i, 2]
        tx, ty, tz = turn[i, 0], turn[i, 1], turn[i, 2]
        for row in range(3):
            placed[i, row], turned[i, row] = 0.0, 0.0
        for j in range(bones.shape[1]):
            share, m = shares[i, j], bones[i, j]
            if share == 0.0:
                continue
            for row in range(3):
                a, b, c = palette[m, row, 0], palette[m, row, 1], palette[m, row, 2]
                placed[i, row] += share * (a * px + b * py + c * pz + palette[m, row, 3])
                turned[i, row] += share * (a * tx + b * ty + c * tz)


@compiled
def move_points(points: Array, move: Array, out: Array) -> None:
    """Apply a rotation and shift, shape (3, 4), to points of shape (n, 3)."""
    for i in range(points.shape[0]):
        x, y, z = points[i, 0], points[i, 1], points[i, 2]
        for k in range(3):
            out[i, k] = move[k, 0] * x + move[k, 1] * y + move[k, 2] * z + move[k, 3]
