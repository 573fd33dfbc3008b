"""The room: floor, walls and what hangs on them, and the light in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from pydantic import Field

from hep_vision_figure.grain import grain
from hep_vision_figure.paint import Color, srgb
from hep_vision_figure.rotation import unit
from hep_vision_figure.solids import smoothstep
from hep_vision_figure.spec_part import SpecPart

if TYPE_CHECKING:
    from hep_vision_figure.arrays import Array, Numbers
    from hep_vision_figure.camera import Camera

FloorKind = Literal["boards", "carpet", "tiles"]
LightKind = Literal["bright", "dim", "back_lit", "side"]
Decoration = Literal["picture", "door", "shelf", "window"]

CEILING_M = 2.6


class Room(SpecPart):
    """How the room looks; colours in sRGB, 0 to 255."""

    wall_color: Color = (214, 208, 196)
    """Of all walls."""
    floor_color: Color = (176, 140, 104)
    """Of boards, carpet or tiles."""
    floor: FloorKind = "boards"
    """What it is made of."""
    decorations: tuple[Decoration, ...] = ("picture", "door", "shelf")
    """On the wall behind the figure."""
    back_wall_m: float = Field(default=1.5, ge=0.6, le=4.0)
    """How far behind the figure that wall is."""
    light: LightKind = "bright"
    """A bright room, a dim one, a window behind or beside the figure."""


class Light(NamedTuple):
    """Light in the room, linear RGB; a named tuple because compiled code reads it."""

    direction: Array  # towards the key light, unit length, shape (3,)
    key: Array
    sky: Array  # ambient from above
    ground: Array  # ambient from below
    fill: Array  # soft light from the camera's side
    exposure: float
    grain: float  # how much the sensor's noise is raised to see in this light


_Three = tuple[float, float, float]
# Direction and colour of the key light, ambient, fill, exposure, grain.
_LIGHTS: dict[LightKind, tuple[_Three, _Three, float, float, float, float]] = {
    "bright": ((-0.55, 1.0, 0.75), (1.25, 1.17, 1.06), 1.0, 1.0, 1.0, 1.0),
    "dim": ((-0.4, 1.0, 0.3), (0.22, 0.18, 0.13), 0.14, 0.2, 2.6, 3.0),
    "back_lit": ((0.35, 0.8, -1.0), (1.5, 1.45, 1.35), 0.42, 0.55, 0.95, 1.3),
    "side": ((-1.0, 0.55, 0.35), (1.35, 1.25, 1.1), 0.7, 0.5, 1.0, 1.0),
}


def light_of(kind: LightKind) -> Light:
    """Light of a kind: a bright room, a dim one, a window behind or beside the figure."""
    direction, key, ambient, fill, exposure, noise = _LIGHTS[kind]
    return Light(
        unit(np.array(direction)),
        np.array(key),
        ambient * np.array((0.42, 0.45, 0.49)),
        ambient * np.array((0.24, 0.22, 0.20)),
        fill * np.array((0.20, 0.20, 0.21)),
        exposure,
        noise,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Backdrop:
    """The empty room as one camera sees it, a value for each pixel.

    Parameters
    ----------
    albedo, glow, point, normal : ndarray of float32, shape (height, width, 3)
        Colour, own light, place in the world, direction the surface faces.
    """

    albedo: Numbers
    glow: Numbers
    point: Numbers
    normal: Numbers


def _walls(rays: Array, camera: Camera, room: Room) -> tuple[Array, Numbers]:
    """Where rays meet the room, and the face met: axis 0, 1, 2, +3 on the far side."""
    reach = np.abs(camera.position[[0, 2]]) + 0.4
    high = np.array([max(3.2, reach[0]), CEILING_M, max(5.0, reach[1])])
    low = np.array([-high[0], 0.0, -room.back_wall_m])
    with np.errstate(divide="ignore", invalid="ignore"):
        ahead = np.where(rays > 0, high - camera.position, low - camera.position) / rays
    ahead = np.where(np.abs(rays) < 1e-12, np.inf, ahead)
    axis = np.argmin(ahead, axis=-1)
    nearest = np.take_along_axis(ahead, axis[..., None], axis=-1)
    far = np.take_along_axis(rays, axis[..., None], axis=-1)[..., 0] > 0
    return camera.position + nearest * rays, axis + 3 * far


def paint_backdrop(room: Room, camera: Camera) -> Backdrop:
    """See the empty room through a camera."""
    point, face = _walls(camera.rays(samples=2), camera, room)
    albedo = np.empty_like(point)
    glow = np.zeros_like(point)
    floor = face == 1
    albedo[floor] = _floor(point[floor], room)
    albedo[face == 4] = 0.8  # ceiling
    for side in (0, 2, 3, 5):
        here = face == side
        across = point[here][:, [2, 1, 0]] if side in (0, 3) else point[here]
        albedo[here] = _plain_wall(across, room)
        if side == 2:
            albedo[here], glow[here] = _decorate(across, albedo[here], room)
    normals = np.concatenate([np.eye(3), -np.eye(3)])[face]

    def halved(values: Array) -> Numbers:
        h, w, n = values.shape
        mean = values.reshape(h // 2, 2, w // 2, 2, n).mean(axis=(1, 3))
        return np.ascontiguousarray(mean, dtype=np.float32)

    middle, normal = halved(point), np.ascontiguousarray(normals[::2, ::2], dtype=np.float32)
    return Backdrop(halved(albedo), halved(glow), middle, normal)


def _floor(point: Array, room: Room) -> Array:
    x, z = point[:, 0], point[:, 2]
    if room.floor == "boards":
        row = np.floor(z / 0.14)
        shift = 1.7 * grain(np.stack([row + 0.5, 0 * row + 7.5, 0 * row + 3.5], 1), 1.0)
        board = np.floor((x + shift) / 1.3)
        tone = 0.82 + 0.3 * grain(np.stack([row * 3.7, board * 5.3, 0 * row + 1.5], 1), 1.0)
        fibre = np.stack([3 * x + 9 * board, 55 * z, 3.1 * row], axis=1)
        tone += 0.18 * (grain(fibre, 1.0) - 0.5)
        joint = (z / 0.14 - row < 0.02) | ((x + shift) / 1.3 - board < 0.003)
        tone = np.where(joint, 0.55 * tone, tone)
    elif room.floor == "carpet":
        tone = 0.9 + 0.2 * grain(point, 120.0) + 0.1 * (grain(point, 9.0) - 0.5)
    else:
        u, v = x / 0.45 - np.floor(x / 0.45), z / 0.45 - np.floor(z / 0.45)
        tone = 0.97 + 0.06 * grain(point, 6.0)
        tone = np.where((u < 0.015) | (v < 0.015), 0.7 * tone, tone)
    return srgb(room.floor_color) * tone[:, None]


def _plain_wall(point: Array, room: Room) -> Array:
    tone = 0.97 + 0.05 * grain(point, 2.2) + 0.03 * grain(point, 90.0)
    colors = srgb(room.wall_color) * tone[:, None]
    height = point[:, 1]
    colors[height < 0.10] = 0.62
    colors[(height > 0.088) & (height < 0.10)] = 0.4
    return colors


def _framed(
    x: Array, y: Array, box: tuple[float, float, float, float], frame: float
) -> tuple[Numbers, Numbers]:
    """Whether points lie in a rectangle (centre x, y, half width, height), within its frame."""
    aside, above = np.abs(x - box[0]), np.abs(y - box[1])
    outer = (aside < box[2]) & (above < box[3])
    return outer, outer & (aside < box[2] - frame) & (above < box[3] - frame)


def _decorate(point: Array, colors: Array, room: Room) -> tuple[Array, Array]:
    """Picture, door, shelf and window on the wall behind the figure."""
    x, y = point[:, 0], point[:, 1]
    glow = np.zeros_like(colors)
    if "picture" in room.decorations:
        outer, inner = _framed(x, y, (-1.05, 1.62, 0.30, 0.22), 0.025)
        colors[outer] = (0.06, 0.05, 0.045)
        sky = smoothstep(1.45, 1.75, y + 0.12 * grain(point, 6.0))[:, None]
        colors[inner] = (np.array((0.18, 0.30, 0.22)) + sky * (0.4, 0.3, 0.5))[inner]
    if "door" in room.decorations:
        outer, inner = _framed(x, y, (1.35, 0.98, 0.40, 1.04), 0.06)
        colors[outer] = (0.55, 0.54, 0.52)
        wood = np.array((0.40, 0.27, 0.16)) * (0.85 + 0.3 * grain(point, (40, 3, 2)))[:, None]
        colors[inner] = wood[inner]
        colors[(np.abs(x - 1.08) < 0.02) & (np.abs(y - 1.0) < 0.03)] = (0.6, 0.6, 0.55)
    if "shelf" in room.decorations:
        colors = _shelf(x, y, colors)
    if "window" in room.decorations:
        outer, inner = _framed(x, y, (0.2, 1.55, 0.85, 0.72), 0.05)
        colors[outer] = 0.7
        colors[inner] = 0.9
        cross = (np.abs(x - 0.2) < 0.02) | (np.abs(y - 1.55) < 0.02)
        glow[inner & ~cross] = (2.6, 2.8, 3.1)
    return colors, glow


def _shelf(x: Array, y: Array, colors: Array) -> Array:
    shelf = (np.abs(x + 1.9) < 0.40) & (y < 1.3)
    colors[shelf] = (0.25, 0.17, 0.11)
    level = y / 0.32 - np.floor(y / 0.32)
    slot = np.floor((x + 5.0) / 0.045)
    row = np.floor(y / 0.32)
    seed = np.stack([slot * 1.7 + 0.5, row * 2.3 + 0.5, 0 * row + 0.5], axis=1)
    height = 0.55 + 0.35 * grain(seed, 1.0)
    book = shelf & (np.abs(x + 1.9) < 0.37) & (level > 0.07) & (level < height)
    spine = np.stack([grain(seed + 11 * i, 1.0) for i in range(3)], axis=1)
    colors[book] = (0.05 + 0.5 * spine**2)[book]
    gap = shelf & (np.abs(x + 1.9) < 0.37) & (level >= height)
    colors[gap] = (0.05, 0.035, 0.025)
    return colors
