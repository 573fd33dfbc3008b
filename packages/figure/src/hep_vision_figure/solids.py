"""Solids as signed distances, and the meshes cut from them.

A distance function takes points of shape (..., 3) in metres and returns distances of
shape (...), negative inside. They need not be exact away from the surface.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from skimage import measure as skimage_measure

from hep_vision_figure.arrays import Array, Numbers, smooth_curve

Solid = Callable[[Array], Array]
Point = Sequence[float] | Array


def smoothstep(low: float, high: float, x: Array) -> Array:
    """0 below `low`, 1 above `high`, smooth in between."""
    share = np.clip((x - low) / (high - low), 0.0, 1.0)
    return share * share * (3.0 - 2.0 * share)


def union(a: Array, b: Array, blend_m: float) -> Array:
    """Union whose seam is rounded over about `blend_m`."""
    near = np.maximum(blend_m - np.abs(a - b), 0.0) / blend_m
    return np.minimum(a, b) - near**3 * blend_m / 6.0


def intersection(a: Array, b: Array, blend_m: float) -> Array:
    """Intersection whose edge is rounded over about `blend_m`."""
    return -union(-a, -b, blend_m)


def ellipsoid(points: Array, centre: Point, radii: Point) -> Array:
    """Ellipsoid along the axes."""
    scaled = (points - np.asarray(centre)) / np.asarray(radii)
    first = np.linalg.norm(scaled, axis=-1)
    second = np.linalg.norm(scaled / np.asarray(radii), axis=-1) + 1e-9
    return first * (first - 1.0) / second


def cone(points: Array, a: Point, b: Point, radius_a: float, radius_b: float) -> Array:
    """Rounded cone from `a` to `b`."""
    start = np.asarray(a, dtype=np.float64)
    axis = np.asarray(b, dtype=np.float64) - start
    share = np.clip(((points - start) @ axis) / (axis @ axis), 0.0, 1.0)
    nearest = start + share[..., None] * axis
    return np.linalg.norm(points - nearest, axis=-1) - (radius_a + (radius_b - radius_a) * share)


def rounded_box(points: Array, centre: Point, half: Point, radius: float) -> Array:
    """Box along the axes with rounded edges."""
    outside = np.abs(points - np.asarray(centre)) - np.asarray(half) + radius
    far = np.linalg.norm(np.maximum(outside, 0.0), axis=-1)
    return far + np.minimum(outside.max(axis=-1), 0.0) - radius


class Loft:
    """A limb or trunk: ellipse-like cross-sections strung along y.

    Parameters
    ----------
    sections : sequence of (y, centre x, centre z, half width, half depth)
        Metres.
    squareness : float
        Exponent of the superellipse; 2 is an ellipse.
    """

    def __init__(
        self, sections: Sequence[tuple[float, float, float, float, float]], squareness: float = 2.0
    ) -> None:
        rows = np.array(sorted(sections))
        self._low, self._high = float(rows[0, 0]), float(rows[-1, 0])
        self._curve = smooth_curve(rows[:, 0], rows[:, 1:])
        self._squareness = squareness

    def section(self, y: Array) -> Array:
        """Centre x, centre z, half width, half depth at heights y, shape (..., 4)."""
        return np.asarray(self._curve(np.clip(y, self._low, self._high)))

    def distance(self, points: Array, grown_m: float | Array = 0.0) -> Array:
        """Signed distance, the surface moved outward by `grown_m`."""
        at = self.section(points[..., 1])
        wide, deep = at[..., 2] + grown_m, at[..., 3] + grown_m
        n = self._squareness
        radial = (
            (np.abs(points[..., 0] - at[..., 0]) / wide) ** n
            + (np.abs(points[..., 2] - at[..., 1]) / deep) ** n
        ) ** (1.0 / n)
        aside = (radial - 1.0) * np.minimum(wide, deep)
        beyond = np.maximum(np.maximum(self._low - points[..., 1], points[..., 1] - self._high), 0)
        return np.where(beyond > 0, np.hypot(np.maximum(aside, 0.0), beyond), aside)


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """Triangles with a normal at each corner.

    Parameters
    ----------
    vertices, normals : ndarray, shape (n, 3)
    faces : ndarray of int32, shape (m, 3)
        Counter-clockwise seen from outside.
    """

    vertices: Array
    normals: Array
    faces: Numbers


def _outward(vertices: Array, faces: Numbers, normals: Array) -> Numbers:
    corners = vertices[faces]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    inward = float((facing * normals[faces].mean(axis=1)).sum()) < 0
    return np.ascontiguousarray(faces[:, ::-1] if inward else faces, dtype=np.int32)


def mesh_solid(solid: Solid, low: Point, high: Point, cell_m: float) -> Mesh:
    """Mesh of the surface of a solid within a box, by marching cubes."""
    start, stop = np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)
    counts = np.ceil((stop - start) / cell_m).astype(int) + 1
    axes: list[Array] = [start[i] + cell_m * np.arange(counts[i]) for i in range(3)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
    marching_cubes = cast(
        "Callable[..., tuple[Array, Numbers, Any, Any]]",
        skimage_measure.marching_cubes,  # pyright: ignore[reportUnknownMemberType]
    )
    vertices, faces, _, _ = marching_cubes(solid(grid), 0.0, spacing=(cell_m,) * 3)
    vertices = vertices.astype(np.float64) + start
    step = 0.6 * cell_m * np.eye(3)
    slopes = [solid(vertices + step[i]) - solid(vertices - step[i]) for i in range(3)]
    normals = np.stack(slopes, axis=-1)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True) + 1e-9
    return Mesh(vertices, normals, _outward(vertices, faces, normals))


def mesh_loft(loft: Loft, low: float, high: float, rings: int, around: int = 36) -> Mesh:
    """Open tube along a loft between two heights."""
    heights = np.linspace(low, high, rings)
    section = loft.section(heights)
    angle = np.linspace(0.0, 2.0 * np.pi, around, endpoint=False)
    grid = np.stack(
        [
            section[:, 0:1] + section[:, 2:3] * np.cos(angle),
            np.repeat(heights[:, None], around, axis=1),
            section[:, 1:2] + section[:, 3:4] * np.sin(angle),
        ],
        axis=-1,
    )
    along = np.gradient(grid, axis=0)
    across = np.roll(grid, -1, axis=1) - np.roll(grid, 1, axis=1)
    normals = np.cross(across, along)
    normals /= np.linalg.norm(normals, axis=-1, keepdims=True) + 1e-12
    centre = np.stack([section[:, 0], heights, section[:, 1]], axis=-1)[:, None]
    if ((grid - centre) * normals).sum() < 0:
        normals = -normals
    ring, spoke = np.meshgrid(np.arange(rings - 1), np.arange(around), indexing="ij")
    a = (ring * around + spoke).ravel()
    b = (ring * around + (spoke + 1) % around).ravel()
    faces = np.concatenate(
        [np.stack([a, b, a + around], 1), np.stack([b, b + around, a + around], 1)]
    )
    vertices, flat = grid.reshape(-1, 3), normals.reshape(-1, 3)
    return Mesh(vertices, flat, _outward(vertices, faces, flat))
