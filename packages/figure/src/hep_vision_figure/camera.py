"""A pinhole camera with lens distortion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision_figure.raster import move_points
from hep_vision_figure.rotation import about_x, about_y, about_z

if TYPE_CHECKING:
    from hep_vision_figure.arrays import Array


_USABLE_PX = 0.1  # by which the ray of a pixel may miss it


@dataclass(frozen=True, slots=True, eq=False)
class Camera:
    """Where the camera stands, where it looks and what its lens does.

    Parameters
    ----------
    position : ndarray, shape (3,)
        World metres.
    rotation : ndarray, shape (3, 3)
        Columns: the camera's right, up and backward direction in the world.
    focal_px : float
        Pixels that one metre takes at one metre of depth.
    size_px : tuple of int
        Width and height of the picture.
    distortion : tuple of float
        Radial coefficients k1, k2 (negative k1 bends straight lines outward: barrel).
    """

    position: Array
    rotation: Array
    focal_px: float
    size_px: tuple[int, int]
    distortion: tuple[float, float] = (0.0, 0.0)

    @property
    def has_usable_lens(self) -> bool:
        """Whether the lens bends so gently that what each pixel sees can be found.

        A lens that does not would show the corners of the room in two places.
        """
        corner = 0.5 * np.array(self.size_px) / self.focal_px
        bent = np.linspace(0.0, 1.0, 65)[:, None] * corner
        with np.errstate(over="ignore", invalid="ignore"):
            missed_px = self.focal_px * np.abs(self._bend(self._straighten(bent)) - bent)
        return bool((missed_px < _USABLE_PX).all())

    def _bend(self, flat: Array) -> Array:
        """Where the lens puts points, in focal lengths from the middle of the picture."""
        first, second = self.distortion
        square = (flat**2).sum(axis=-1, keepdims=True)
        return flat * (1.0 + first * square + second * square**2)

    def _straighten(self, bent: Array) -> Array:
        """Inverse of `_bend` by fixed point; lenses bend gently."""
        flat = bent.copy()
        for _ in range(12):
            flat = flat - (self._bend(flat) - bent)
        return flat

    def project(self, points: Array) -> tuple[Array, Array]:
        """Picture coordinates (y down) of world points, and their depth.

        Parameters
        ----------
        points : ndarray, shape (..., 3)

        Returns
        -------
        tuple of ndarray
            Pixels, shape (..., 2), and metres before the camera, shape (...); a point
            behind the camera has a depth that is not positive and no meaningful pixel.
        """
        # Not by numpy's product: for a figure's surface that takes a second thread for nothing.
        to_camera = np.column_stack([self.rotation.T, -self.rotation.T @ self.position])
        seen = np.empty_like(points)
        move_points(points.reshape(-1, 3), to_camera, seen.reshape(-1, 3))
        depth = -seen[..., 2]
        flat = seen[..., :2] / np.where(np.abs(depth) < 1e-6, 1e-6, depth)[..., None]
        if any(self.distortion):
            flat = self._bend(flat)
        width, height = self.size_px
        x = 0.5 * width + self.focal_px * flat[..., 0]
        y = 0.5 * height - self.focal_px * flat[..., 1]
        return np.stack([x, y], axis=-1), depth

    def rays(self, samples: int = 1) -> Array:
        """Direction in the world that every sample of the picture looks in.

        Parameters
        ----------
        samples : int
            Samples a pixel along each axis.

        Returns
        -------
        ndarray, shape (height * samples, width * samples, 3)
            Not of unit length: one metre of depth each.
        """
        width, height = self.size_px
        x = ((np.arange(width * samples) + 0.5) / samples - 0.5 * width) / self.focal_px
        y = (0.5 * height - (np.arange(height * samples) + 0.5) / samples) / self.focal_px
        bent = np.stack(np.meshgrid(x, y), axis=-1)
        flat = self._straighten(bent) if any(self.distortion) else bent
        seen = np.concatenate([flat, np.full((*flat.shape[:2], 1), -1.0)], axis=-1)
        return seen @ self.rotation.T


def aim(
    target: Array,
    *,
    distance_m: float,
    height_m: float,
    yaw_deg: float = 0.0,
    pitch_deg: float = 0.0,
    roll_deg: float = 0.0,
    field_of_view_deg: float = 55.0,
    size_px: tuple[int, int] = (640, 480),
    distortion: tuple[float, float] = (0.0, 0.0),
) -> Camera:
    """Stand a camera before a target.

    Parameters
    ----------
    target : ndarray, shape (3,)
        What the camera stands before; with a level lens its height does not matter.
    distance_m, height_m : float
        Horizontal distance to the target, height of the lens above the floor.
    yaw_deg : float
        How far the camera has walked around the target, to its own right. The lens keeps
        pointing at the target, so the movement's plane turns away from the picture.
    pitch_deg, roll_deg : float
        Tilt of the lens upward, and of its top to the right.
    field_of_view_deg : float
        Along the longer edge of the picture.
    size_px : tuple of int
    distortion : tuple of float
        As of `Camera`.
    """
    around = about_y(yaw_deg)
    position = np.array([target[0], 0.0, target[2]]) + around @ np.array([0, 0, distance_m])
    position[1] = height_m
    rotation = around @ about_x(pitch_deg) @ about_z(-roll_deg)
    focal = 0.5 * max(size_px) / np.tan(np.radians(0.5 * field_of_view_deg))
    return Camera(position, rotation, float(focal), size_px, distortion)
