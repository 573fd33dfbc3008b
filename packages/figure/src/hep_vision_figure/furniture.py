"""Furniture: boxes and rollers that stand in the room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from pydantic import Field

from hep_vision_figure.contact import MAT_M
from hep_vision_figure.grain import grain
from hep_vision_figure.paint import srgb
from hep_vision_figure.rotation import about_y, unit
from hep_vision_figure.solids import Mesh
from hep_vision_figure.spec_part import SpecPart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hep_vision.measure.body.landmarks import Side
    from hep_vision_figure.arrays import Array, Numbers

WOOD = srgb((150, 105, 65))
_METAL = srgb((60, 60, 62))
_MAT = srgb((60, 140, 130))
_CUSHION = srgb((206, 200, 188))
PLASTER = srgb((206, 200, 190))
_TILE_M = 0.06  # edge of the squares a box is cut into, so that a lens can bend it
_FLESH_M = 0.096  # from the hip joints to the seat under them, reference body
_SEAT_M = 0.45  # of a chair in the room that nobody's legs decide


class Furnishing(SpecPart):
    """A piece of furniture in the room, placed for somebody who is there and faces some way.

    A chair and a mat are under them, a step and a table before them, a wall is behind them.
    """

    what: Literal["chair", "mat", "step", "table", "wall"]
    """Kind of furniture."""
    x_m: float = Field(default=0.0, ge=-2.5, le=2.5)
    """To the right of the figure in the picture."""
    nearer_m: float = Field(default=0.0, ge=-1.4, le=3)
    """Towards the camera."""
    faces_deg: float = Field(default=0.0, ge=-180, le=180)
    """0 to the camera's side of the room, 90 to the right in the picture."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A coloured mesh; `colors` has shape (n, 3), linear RGB."""

    mesh: Mesh
    colors: Array


@dataclass(frozen=True, slots=True)
class Place:
    """Where the figure needs its furniture.

    Parameters
    ----------
    x, z : float
        Pelvis on the floor plan, metres.
    heading_deg : float
        Way the figure faces (when lying: its head is the other way).
    seat_m : float
        Height of the hip joints in the start posture.
    scale : float
        Height of the figure relative to the reference body.
    moving : {"left", "right"}
        Side that moves.
    """

    x: float
    z: float
    heading_deg: float
    seat_m: float
    scale: float
    moving: Side = "right"

    def put(self, piece: Piece) -> Piece:
        """Piece drawn around the figure facing z, brought to where it is."""
        turn = about_y(self.heading_deg)
        vertices = piece.mesh.vertices @ turn.T + np.array([self.x, 0.0, self.z])
        mesh = Mesh(vertices, piece.mesh.normals @ turn.T, piece.mesh.faces)
        return Piece(mesh, piece.colors)


def join(pieces: Sequence[Piece]) -> Piece:
    """Several pieces as one."""
    starts = np.cumsum([0] + [len(piece.colors) for piece in pieces])
    faces = [piece.mesh.faces + at for piece, at in zip(pieces, starts, strict=False)]
    mesh = Mesh(
        np.concatenate([piece.mesh.vertices for piece in pieces]),
        np.concatenate([piece.mesh.normals for piece in pieces]),
        np.concatenate(faces).astype(np.int32),
    )
    return Piece(mesh, np.concatenate([piece.colors for piece in pieces]))


def box(centre: Sequence[float], half: Sequence[float], color: Array) -> Piece:
    """Box along the axes, cut into small squares, with a little grain."""
    vertices: list[Array] = []
    normals: list[Array] = []
    faces: list[Numbers] = []
    count = 0
    size = np.asarray(half, dtype=np.float64)
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        tiles = [max(1, int(np.ceil(2 * size[i] / _TILE_M))) for i in (u, v)]
        a, b = np.meshgrid(
            np.linspace(-1, 1, tiles[0] + 1), np.linspace(-1, 1, tiles[1] + 1), indexing="ij"
        )
        index = np.arange(a.size).reshape(a.shape)
        corner = [index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]]
        first, second, third, fourth = (c.ravel() for c in corner)
        for sign in (-1.0, 1.0):
            points = np.empty((a.size, 3))
            points[:, axis], points[:, u], points[:, v] = sign, a.ravel(), b.ravel()
            normal = np.zeros(3)
            normal[axis] = sign
            triangles = [[first, second, third], [first, third, fourth]]
            ordered = triangles if sign > 0 else [t[::-1] for t in triangles]
            faces += [np.stack(t, axis=1) + count for t in ordered]
            vertices.append(points * size + np.asarray(centre))
            normals.append(np.broadcast_to(normal, points.shape))
            count += len(points)
    placed = np.concatenate(vertices)
    mesh = Mesh(placed, np.concatenate(normals), np.concatenate(faces).astype(np.int32))
    return Piece(mesh, color * (0.85 + 0.3 * grain(placed, (12.0, 40.0, 12.0)))[:, None])


def roller(
    a: Sequence[float] | Array, b: Sequence[float] | Array, radius: float, color: Array
) -> Piece:
    """Cylinder between two points."""
    start, axis = np.asarray(a, dtype=np.float64), np.asarray(b) - np.asarray(a)
    along = axis / np.linalg.norm(axis)
    helper = np.array([0.0, 1.0, 0.0]) if abs(along[1]) < 0.9 else np.array([1.0, 0.0, 0.0])
    u = np.cross(along, helper)
    u /= np.linalg.norm(u)
    v = np.cross(along, u)
    rings = max(2, int(np.linalg.norm(axis) / _TILE_M) + 1)
    angle = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    spokes = np.cos(angle)[:, None] * u + np.sin(angle)[:, None] * v
    stations = start + np.linspace(0, 1, rings)[:, None] * axis
    vertices = (stations[:, None] + radius * spokes).reshape(-1, 3)
    ring, spoke = np.meshgrid(np.arange(rings - 1), np.arange(16), indexing="ij")
    i, j = (ring * 16 + spoke).ravel(), (ring * 16 + (spoke + 1) % 16).ravel()
    faces = np.concatenate([np.stack([i, i + 16, j], 1), np.stack([j, i + 16, j + 16], 1)])
    mesh = Mesh(vertices, np.tile(spokes, (rings, 1)), faces.astype(np.int32))
    side = Piece(mesh, np.broadcast_to(color, vertices.shape).copy())
    ends = [_disc(start, -along, radius * spokes[::-1], color)]
    ends.append(_disc(start + axis, along, radius * spokes, color))
    return join([side, *ends])


def _disc(centre: Array, normal: Array, rim: Array, color: Array) -> Piece:
    """Disc whose rim runs counter-clockwise seen from where the normal points."""
    vertices = centre + np.concatenate([np.zeros((1, 3)), rim])
    i = np.arange(len(rim))
    faces = np.stack([0 * i, i + 1, (i + 1) % len(rim) + 1], axis=1).astype(np.int32)
    mesh = Mesh(vertices, np.broadcast_to(normal, vertices.shape).copy(), faces)
    return Piece(mesh, np.broadcast_to(color, vertices.shape).copy())


def _chair_drawn(seat_m: float, top_m: float) -> Piece:
    """Chair whose seat's middle is over the origin, its back behind it."""
    parts = [
        box((0, seat_m - 0.02, 0), (0.22, 0.02, 0.21), WOOD),
        box((0, top_m - 0.15, -0.205), (0.21, 0.15, 0.012), WOOD),
    ]
    for x in (-0.19, 0.19):
        front, back = 0.5 * (seat_m - 0.04), 0.5 * (top_m - 0.02)
        parts.append(box((x, front, 0.18), (0.015, front, 0.015), _METAL))
        parts.append(box((x, back, -0.2), (0.015, back, 0.015), _METAL))
    return join(parts)


def chair(place: Place) -> Piece:
    """Chair the figure sits on."""
    seat = place.seat_m - _FLESH_M * place.scale
    return place.put(_chair_drawn(seat, seat + 0.43))


def chair_back(place: Place) -> Piece:
    """Chair before the figure, its back to hold on to."""
    drawn = _chair_drawn(0.45, 0.93 * place.scale)
    ahead = np.array([0.0, 0.0, 0.31 * place.scale + 0.205])
    mesh = Mesh(drawn.mesh.vertices + ahead, drawn.mesh.normals, drawn.mesh.faces)
    return place.put(Piece(mesh, drawn.colors))


def mat(place: Place) -> Piece:
    """Mat under a lying figure; the head lies against the heading."""
    return place.put(box((0, 0.5 * MAT_M, 0.05), (0.36, 0.5 * MAT_M, 1.02 * place.scale), _MAT))


def pillow(place: Place) -> Piece:
    """Thin pillow under the head of a lying figure."""
    behind = -0.70 * place.scale
    return place.put(box((0, MAT_M + 0.022, behind), (0.20, 0.022, 0.14), _CUSHION))


def step(place: Place) -> Piece:
    """Step of 15 cm before the figure."""
    return place.put(box((0, 0.074, 0.10 * place.scale), (0.34, 0.074, 0.17), WOOD))


def table(place: Place) -> Piece:
    """Table before the figure."""
    parts = [box((0, 0.72, 0.62), (0.45, 0.018, 0.30), WOOD)]
    for x in (-0.41, 0.41):
        parts += [box((x, 0.35, 0.62 + dz), (0.02, 0.35, 0.02), _METAL) for dz in (-0.26, 0.26)]
    return place.put(join(parts))


def side_table(place: Place) -> Piece:
    """Table before the side that does not move, for its hand."""
    aside = 0.36 if place.moving == "right" else -0.36
    parts = [box((aside, 0.72, 0.62), (0.30, 0.018, 0.30), WOOD)]
    for x in (aside - 0.27, aside + 0.27):
        parts += [box((x, 0.35, 0.62 + dz), (0.02, 0.35, 0.02), _METAL) for dz in (-0.26, 0.26)]
    return place.put(join(parts))


def wall(place: Place) -> Piece:
    """Wall behind the figure's back."""
    return place.put(box((0, 1.2, -0.23 * place.scale), (0.6, 1.2, 0.04), PLASTER))


def wall_ahead(place: Place) -> Piece:
    """Wall an arm's length before the figure."""
    return place.put(box((0, 1.2, 0.60 * place.scale), (0.6, 1.2, 0.04), PLASTER))


def door_frame(place: Place) -> Piece:
    """Doorway just before the figure, as wide as its bent arms reach."""
    aside, ahead = 0.60 * place.scale, 0.12 * place.scale
    posts = [box((x, 1.03, ahead), (0.05, 1.03, 0.05), WOOD) for x in (-aside, aside)]
    lintel = box((0.0, 2.10, ahead), (aside + 0.05, 0.04, 0.05), WOOD)
    return place.put(join([*posts, lintel]))


def wall_behind_chair(place: Place) -> Piece:
    """Wall that the chair of a sitting figure stands against."""
    return place.put(box((0, 1.2, -0.30), (0.6, 1.2, 0.04), PLASTER))


def arm_table(place: Place) -> Piece:
    """Narrow table across the thighs, for a forearm whose hand is over its edge."""
    top = place.seat_m + 0.142 * place.scale
    middle = -0.10 if place.moving == "right" else 0.10
    parts = [box((middle, top - 0.015, 0.26), (0.42, 0.015, 0.12), WOOD)]
    for x in (middle - 0.38, middle + 0.38):
        half = 0.5 * (top - 0.03)
        parts += [box((x, half, 0.26 + dz), (0.015, half, 0.015), _METAL) for dz in (-0.09, 0.09)]
    return place.put(join(parts))


def knee_roll(place: Place) -> Piece:
    """Firm roll under the moving knee of a lying figure, beside its other leg."""
    along, radius = 0.40 * place.scale, 0.115 * place.scale
    aside = (0.30 if place.moving == "left" else -0.30) * place.scale
    a, b = (aside, MAT_M + radius, along), (0.0, MAT_M + radius, along)
    return place.put(roller(a, b, radius, srgb((90, 110, 150))))


FURNITURE: dict[str, Callable[[Place], Piece]] = {
    "chair": chair,
    "chair_back": chair_back,
    "mat": mat,
    "pillow": pillow,
    "step": step,
    "table": table,
    "side_table": side_table,
    "wall": wall,
    "wall_ahead": wall_ahead,
    "door_frame": door_frame,
    "wall_behind_chair": wall_behind_chair,
    "knee_roll": knee_roll,
    "arm_table": arm_table,
}


def furnish(wanted: Furnishing) -> Piece:
    """Piece of furniture that a specification puts in the room, for a reference body."""
    place = Place(wanted.x_m, wanted.nearer_m, wanted.faces_deg, _SEAT_M + _FLESH_M, 1.0)
    return FURNITURE[wanted.what](place)


def band(anchor: Array, hand: Array) -> Piece:
    """Elastic band from where it is fastened to a hand."""
    return roller(anchor, hand, 0.007, srgb((190, 60, 60)))


def bar(left_hand: Array, right_hand: Array, ceiling_m: float) -> Piece:
    """Bar to hang from, on two rods from the ceiling."""
    axis = unit((right_hand - left_hand) * [1.0, 0.0, 1.0])
    middle = 0.5 * (left_hand + right_hand)
    ends = [middle - 0.5 * axis, middle + 0.5 * axis]
    rods = [roller(end, np.array([end[0], ceiling_m, end[2]]), 0.012, _METAL) for end in ends]
    return join([roller(ends[0], ends[1], 0.015, _METAL), *rods])


def stick(left_hand: Array, right_hand: Array) -> Piece:
    """Stick held in both hands."""
    axis = right_hand - left_hand
    overhang = 0.14 * axis / max(float(np.linalg.norm(axis)), 1e-6)
    return roller(left_hand - overhang, right_hand + overhang, 0.013, WOOD)
