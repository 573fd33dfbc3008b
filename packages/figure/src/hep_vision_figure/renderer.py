"""The renderer: posed figures and furniture in a room, seen by a camera."""

from __future__ import annotations

from dataclasses import dataclass
from threading import local
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from hep_vision_figure.raster import (
    Samples,
    draw,
    draw_heights,
    empty_samples,
    move_points,
    splat_heights,
)
from hep_vision_figure.room import Light, Room, light_of, paint_backdrop
from hep_vision_figure.rotation import unit
from hep_vision_figure.shade import Scene, Shadows, View, develop, lamp_of, light_bodies, light_room
from hep_vision_figure.skeleton import SIDES, Frames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision_figure.arrays import Array, Numbers
    from hep_vision_figure.camera import Camera
    from hep_vision_figure.figure import Figure
    from hep_vision_figure.furniture import Piece

Image = npt.NDArray[np.uint8]

_SHADOW_CELLS = 768
_SHADOW_SPAN_M = 4.2
_SOFTNESS = 0.0215  # of the shadow map: widest penumbra
_OCCLUSION_M = 0.45  # how far from a body its ambient occlusion is seen
_NOISE_MARGIN = 211  # rows and columns of noise beyond the picture, to shift it by
_CURVE_TOP = 12.0  # brightest light the film curve tells apart


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A figure as it stands in one frame."""

    figure: Figure
    frames: Frames


def occluders(frames: Frames) -> Array:
    """Balls that stand in roughly for a body, shape (n, 4): centre and radius, metres."""
    scale = frames.scale
    balls: list[Array] = []

    def add(at: Array, radius: float) -> None:
        balls.append(np.append(at, radius * scale))

    for side in SIDES:
        for upper, lower, radii in (
            ("upper_arm", "forearm", (0.050, 0.047, 0.042)),
            ("forearm", "hand", (0.042, 0.038, 0.030)),
            ("thigh", "shank", (0.085, 0.076, 0.058)),
            ("shank", "foot", (0.055, 0.050, 0.038)),
        ):
            a, b = frames.joint(f"{side}_{upper}"), frames.joint(f"{side}_{lower}")
            for share, radius in zip((0.1, 0.5, 0.9), radii, strict=True):
                add((1 - share) * a + share * b, radius)
        add(frames.point(f"{side}_hand", (0, -0.07 * scale, 0)), 0.04)
        for z in (-0.03, 0.06, 0.13):
            add(frames.point(f"{side}_foot", (0, -0.03 * scale, z * scale)), 0.042)
    for bone, x, y, z, radius in (
        ("pelvis", 0.07, 0.0, 0.0, 0.11),
        ("spine", 0.05, 0.03, 0.02, 0.11),
        ("chest", 0.07, 0.08, 0.0, 0.12),
        ("chest", 0.10, 0.19, -0.01, 0.08),
    ):
        for sign in (1, -1):
            add(frames.point(bone, (sign * x * scale, y * scale, z * scale)), radius)
    for bone, y, z, radius in (("neck", 0.05, 0.01, 0.06), ("head", 0.09, 0.0, 0.09)):
        add(frames.point(bone, (0, y * scale, z * scale)), radius)
    return np.array(balls)


def _film_curve() -> Numbers:
    """Value of the picture, 0 to 255, over the root of the light; after Narkowicz's ACES."""
    light = np.linspace(0.0, 1.0, 4096) ** 2 * _CURVE_TOP
    film = (light * (2.51 * light + 0.03)) / (light * (2.43 * light + 0.59) + 0.14)
    film = np.clip(film, 0.0, 1.0)
    srgb = np.where(film < 0.0031308, 12.92 * film, 1.055 * film ** (1 / 2.4) - 0.055)
    return (255.0 * srgb).astype(np.float32)


def _noise_field(size_px: tuple[int, int], strength: float) -> Numbers:
    """Sensor noise to take a picture's worth from, mostly the same in all three colours."""
    random = np.random.default_rng(20_250)
    width, height = (edge + _NOISE_MARGIN for edge in size_px)
    gray = random.standard_normal((height, width, 1), dtype=np.float32)
    color = random.standard_normal((height, width, 3), dtype=np.float32)
    return np.float32(strength) * (0.85 * gray + 0.5 * color)


def noise_shift(random: np.random.Generator) -> Numbers:
    """Which part of the field of noise the next frame gets."""
    return random.integers(0, _NOISE_MARGIN, size=2)


def _bounds(points: Numbers) -> Array:
    """Least and greatest coordinates, shape (2, d)."""
    columns = [points[:, k] for k in range(points.shape[1])]  # faster than along the axis
    return np.array([[c.min() for c in columns], [c.max() for c in columns]], dtype=np.float64)


class Renderer:
    """Draws frames of one scene; several threads may draw at once.

    Parameters
    ----------
    camera : Camera
    room : Room
    furniture : sequence of Piece
        What stands still.
    noise : float
        Standard deviation of the sensor's noise in steps of the 8-bit scale, in good light.
    """

    def __init__(
        self,
        camera: Camera,
        room: Room,
        furniture: Sequence[Piece] = (),
        noise: float = 2.5,
    ) -> None:
        self.camera = camera
        self._light = light_of(room.light)
        self._noise = _noise_field(camera.size_px, noise * self._light.grain)
        self._furniture = list(furniture)
        self._curve = _film_curve()
        width, height = camera.size_px
        self._gain = self._vignette(width, height)
        backdrop = paint_backdrop(room, camera)
        lit = _light_empty_room(backdrop.albedo, backdrop.glow, backdrop.normal, self._light)
        self._to_cells = self._shadow_frame()
        cells = self._in_cells(backdrop.point)
        surface = (backdrop.point, backdrop.normal, cells, backdrop.albedo, backdrop.glow)
        self._view = View(camera.position, np.concatenate(surface, axis=-1), lit)
        self._lamp = lamp_of(self._light)
        # One contiguous plane each: they are compared with bounds in every frame.
        self._room_point = [backdrop.point[..., k].copy() for k in range(3)]
        self._room_cell = [cells[..., k].copy() for k in range(2)]
        self._still_heights = np.full((_SHADOW_CELLS, _SHADOW_CELLS), -1e9, np.float32)
        for piece in furniture:
            cells = self._in_cells(piece.mesh.vertices)
            draw_heights(cells, piece.mesh.faces, self._still_heights)
        self._of_thread = local()

    def _vignette(self, width: int, height: int) -> Numbers:
        y, x = np.mgrid[0:height, 0:width]
        radius = ((x - width / 2) / width) ** 2 + ((y - height / 2) / width) ** 2
        return (self._light.exposure * (1.0 - 0.35 * radius)).astype(np.float32)

    def _shadow_frame(self) -> Array:
        across = unit(np.cross([0.0, 1.0, 0.0], self._light.direction))
        up = np.cross(self._light.direction, across)
        scale = _SHADOW_CELLS / _SHADOW_SPAN_M
        axes = np.stack([across * scale, up * scale, self._light.direction])
        shift = -axes @ np.array([0.0, 0.8, 0.0])
        shift[:2] += _SHADOW_CELLS / 2
        return np.column_stack([axes, shift])

    def _in_cells(self, points: Numbers) -> Numbers:
        """Column, row and height of points in the shadow map, single precision."""
        flat = points.reshape(-1, 3)
        cells = np.empty(flat.shape, np.float32)
        move_points(flat, self._to_cells, cells)
        return cells.reshape(points.shape)

    def _blank_samples(self) -> Samples:
        """Samples of this thread, with nothing in them."""
        width, height = self.camera.size_px
        if not hasattr(self._of_thread, "samples"):
            self._of_thread.samples = empty_samples(2 * height, 2 * width)
        samples: Samples = self._of_thread.samples
        samples.nearness[:], samples.triangle[:] = 0.0, -1
        return samples

    def _scene(self, bodies: Sequence[Body], extra: Sequence[Piece]) -> Scene:
        pieces = (*self._furniture, *extra)
        sizes = [len(body.figure.colors) for body in bodies] + [len(p.colors) for p in pieces]
        starts = np.cumsum([0, *sizes])
        corners = np.empty((starts[-1], 10), np.float32)
        faces: list[Numbers] = []
        for i, body in enumerate(bodies):
            figure, own = body.figure, corners[starts[i] : starts[i + 1]]
            figure.pose_into(body.frames, own[:, :3], own[:, 3:6])
            own[:, 6:9], own[:, 9] = figure.colors, figure.gloss
            faces.append(figure.faces + starts[i])
        for i, piece in enumerate(pieces, start=len(bodies)):
            mesh, own = piece.mesh, corners[starts[i] : starts[i + 1]]
            own[:, :3], own[:, 3:6] = mesh.vertices, mesh.normals
            own[:, 6:9], own[:, 9] = piece.colors, 0.0
            faces.append(mesh.faces + starts[i])
        return Scene(corners, np.concatenate(faces).astype(np.int32, copy=False))

    def _shadows(self, scene: Scene, bodies: Sequence[Body]) -> Shadows:
        places = scene.corners[:, :3]
        cells = self._in_cells(places)
        heights = self._still_heights.copy()
        splat_heights(cells, heights)  # bodies are fine-meshed; furniture is drawn already
        balls = np.concatenate([np.zeros((0, 4)), *(occluders(body.frames) for body in bodies)])
        balls[:, 3] **= 2
        return Shadows(
            heights,
            self._to_cells,
            _SHADOW_CELLS * _SOFTNESS,
            np.ascontiguousarray(balls.T, np.float32),
            self._touched(_bounds(places), _bounds(cells[:, :2])),
        )

    def _touched(self, box: Array, cells: Array) -> Numbers:
        """Pixels of the room near the box or in the shaded cells; both of shape (2, d)."""
        soft = _SHADOW_CELLS * _SOFTNESS
        near = np.ones(self._gain.shape, bool)
        for k in range(3):
            near &= self._room_point[k] > box[0, k] - _OCCLUSION_M
            near &= self._room_point[k] < box[1, k] + _OCCLUSION_M
        shaded = np.ones(self._gain.shape, bool)
        for k in range(2):
            shaded &= self._room_cell[k] > cells[0, k] - soft
            shaded &= self._room_cell[k] < cells[1, k] + soft
        return near | shaded

    def expose(self, bodies: Sequence[Body], extra: Sequence[Piece] = ()) -> Numbers:
        """Light at every pixel for bodies as they stand.

        Parameters
        ----------
        bodies : sequence of Body
        extra : sequence of Piece
            Furniture that moves with the bodies, as it is in this frame.

        Returns
        -------
        ndarray of float32, shape (height, width, 3)
            Linear; several may be averaged for motion blur, then `develop` makes a picture.
        """
        scene = self._scene(bodies, extra)
        pixels, depth = self.camera.project(scene.corners[:, :3])
        near = np.where(depth > 0.05, 1.0 / np.maximum(depth, 0.05), 0.0)
        screen = np.column_stack([2.0 * pixels, near]).astype(np.float32)
        samples = self._blank_samples()
        draw(screen, scene.faces, samples)
        shadows = self._shadows(scene, bodies)
        width, height = self.camera.size_px
        light = np.empty((height, width, 3), np.float32)
        drawn = np.floor(_bounds(pixels)).astype(np.int64)  # what is behind only widens it
        light_room(samples, drawn, self._view, self._lamp, shadows, light)
        light_bodies(samples, drawn, scene, self._view.eye, self._lamp, shadows, light)
        return light

    def develop(self, light: Numbers, shift: Numbers) -> Image:
        """Picture of exposed light, with the sensor's noise of a `noise_shift`.

        Returns
        -------
        ndarray of uint8, shape (height, width, 3)
            RGB.
        """
        picture = np.empty(light.shape, np.uint8)
        develop(light, self._gain, self._noise, shift, self._curve, _CURVE_TOP, picture)
        return picture


def _light_empty_room(albedo: Numbers, glow: Numbers, normal: Numbers, light: Light) -> Numbers:
    up = 0.5 + 0.5 * normal[..., 1:2]
    towards = np.maximum(normal @ light.direction, 0.0)[..., None]
    fill = np.maximum(0.35 * normal[..., 1:2] + 0.87 * normal[..., 2:3], 0.0)
    total = light.key * towards + light.sky * up + light.ground * (1 - up) + light.fill * fill
    return (albedo * total + glow).astype(np.float32)
