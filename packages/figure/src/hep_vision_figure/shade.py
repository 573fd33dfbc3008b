"""Light on what is seen: soft shadow, ambient occlusion, highlights; compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from hep_vision_figure.compiled import compiled

if TYPE_CHECKING:
    from hep_vision_figure.raster import Samples
    from hep_vision_figure.room import Light

Array = npt.NDArray[Any]
Single = np.float32

# Of single precision, as all they are reckoned with.
_ONE, _NONE, _HALF = Single(1.0), Single(0.0), Single(0.5)
_TINY, _WHITE = Single(1e-12), Single(255.0)
_DARKEST = Single(0.85)  # share of the ambient light that one ball keeps away at most
_CREASE = Single(0.3)  # what is left of it where a ball meets the room
_INSIDE = Single(1.02**2)  # squared distance over squared radius: in the ball
_REACH = Single(36.0)  # and too far to matter

_GOLDEN = 2.39996
_BLOCKER_TAPS, _SHADOW_TAPS = 8, 14
# Sunflower discs: where a shadow is looked up around a point, first to find what blocks
# the light, then to see how much of it.
TAPS = np.array(
    [
        (
            np.sqrt((i + 0.5) / n) * np.cos(o + i * _GOLDEN),
            np.sqrt((i + 0.5) / n) * np.sin(o + i * _GOLDEN),
        )
        for n, o in ((_BLOCKER_TAPS, 0.0), (_SHADOW_TAPS, 1.0))
        for i in range(n)
    ]
)
# A disc is turned by another angle at each point, or the shadows would show steps.
TURNS = np.array([(np.cos(a), np.sin(a)) for a in np.linspace(0.0, 2 * np.pi, 256)])


class Shadows(NamedTuple):
    """What keeps light away.

    Parameters
    ----------
    heights : ndarray of float32, shape (cells, cells)
        Greatest height towards the light over each cell.
    to_cells : ndarray, shape (3, 4)
        World to column, row, height.
    softness : float
        Widest penumbra in cells.
    balls : ndarray of float32, shape (4, n)
        Centre and squared radius of the body's rough stand-ins for ambient occlusion.
    touched : ndarray of bool, shape (height, width)
        Pixels of the room where any of it can make a difference.
    """

    heights: Array
    to_cells: Array
    softness: float
    balls: Array
    touched: Array


class Scene(NamedTuple):
    """All that is drawn.

    Parameters
    ----------
    corners : ndarray of float32, shape (n, 10)
        Place, normal, colour and gloss of each corner.
    faces : ndarray of int32, shape (m, 3)
    """

    corners: Array
    faces: Array


class View(NamedTuple):
    """What the camera sees of the empty room.

    Parameters
    ----------
    eye : ndarray, shape (3,)
    surface : ndarray of float32, shape (height, width, 15)
        Place, normal, place in the shadow map (column, row, height), colour and own light.
    unshaded : ndarray of float32, shape (height, width, 3)
        The room lit with nothing in it.
    """

    eye: Array
    surface: Array
    unshaded: Array


def lamp_of(light: Light) -> Array:
    """Direction and colour of the key light, of the sky's, ground's and camera's; shape (5, 3)."""
    rows = (light.direction, light.key, light.sky, light.ground, light.fill)
    return np.array(rows, np.float32)


@compiled
def _random(i: int, j: int) -> float:
    """Number between 0 and 1 that looks random, the same for the same pair."""
    n = (i * 374761393 + j * 668265263 + 971) & 0x7FFFFFFF
    n = ((n ^ (n >> 13)) * 1274126177) & 0x7FFFFFFF
    return ((n ^ (n >> 16)) & 0xFFFF) / 65535.0


@compiled
def _visible(x: float, y: float, z: float, jitter: float, soft: float, heights: Array) -> float:
    """Share of the key light that reaches a point of the shadow map."""
    size = heights.shape[0]
    if min(x, y) <= soft + 2 or max(x, y) >= size - soft - 2:
        return 1.0
    turned = TURNS[int(jitter * (TURNS.shape[0] - 1))]
    ca, sa = turned[0] * soft, turned[1] * soft
    blockers, height = 0, 0.0
    for i in range(_BLOCKER_TAPS):
        u, v = TAPS[i, 0], TAPS[i, 1]
        found = heights[int(y + ca * v + sa * u), int(x + ca * u - sa * v)]
        if found > z:
            blockers += 1
            height += found
    if blockers == 0:
        return 1.0
    penumbra = min((height / blockers - z) * soft * 2.2 + 1.2, soft) / soft
    lit = 0
    for i in range(_BLOCKER_TAPS, _BLOCKER_TAPS + _SHADOW_TAPS):
        u, v = TAPS[i, 0] * penumbra, TAPS[i, 1] * penumbra
        if heights[int(y + ca * v + sa * u), int(x + ca * u - sa * v)] <= z:
            lit += 1
    return lit / _SHADOW_TAPS


@compiled
def _open(
    x: Single, y: Single, z: Single, nx: Single, ny: Single, nz: Single, inside: Single,
    balls: Array,
) -> Single:  # fmt: skip
    """Share of the ambient light that bodies leave to a point with a normal.

    ``inside`` is the share a ball leaves to a point that is in it. All is of single precision
    and nothing branches, so that several balls are reckoned at once.
    """
    share = _ONE
    for i in range(balls.shape[1]):
        dx, dy, dz, square_radius = balls[0, i] - x, balls[1, i] - y, balls[2, i] - z, balls[3, i]
        square = dx * dx + dy * dy + dz * dz
        facing = dx * nx + dy * ny + dz * nz
        near = _ONE / square
        dark = _DARKEST * facing * np.sqrt(near) * min(_ONE, square_radius * near)
        left = _ONE - dark if square > _INSIDE * square_radius else inside
        share *= left if facing > _NONE and square < _REACH * square_radius else _ONE
    return share


@compiled
def _light_room(
    y: int, x: int, surface: Array, lamp: Array, heights: Array, soft: float, balls: Array,
    out: Array,
) -> None:  # fmt: skip
    """Light of the room at a pixel near a body or its shadow."""
    px, py, pz = surface[y, x, 0], surface[y, x, 1], surface[y, x, 2]
    nx, ny, nz = surface[y, x, 3], surface[y, x, 4], surface[y, x, 5]
    towards = nx * lamp[0, 0] + ny * lamp[0, 1] + nz * lamp[0, 2]
    seen = 1.0
    if towards > 0:
        u, v, height = surface[y, x, 6], surface[y, x, 7], surface[y, x, 8] + 0.006
        seen = _visible(u, v, height, _random(x, y), soft, heights)
    open_ = _open(px, py, pz, nx, ny, nz, _CREASE, balls)
    up, fill = 0.5 + 0.5 * ny, max(0.0, 0.35 * ny + 0.87 * nz) * (0.5 + 0.5 * open_)
    for k in range(3):
        ambient = (lamp[2, k] * up + lamp[3, k] * (1 - up)) * open_
        total = lamp[1, k] * max(0.0, towards) * seen + ambient + lamp[4, k] * fill
        out[k] = surface[y, x, 9 + k] * total + surface[y, x, 12 + k]


@compiled
def _gather(
    face: int, u: float, v: float, corners: Array, faces: Array, share: float, at: Array
) -> None:
    """Add a sample's place, normal, colour and gloss to `at`."""
    a, b, c = faces[face, 0], faces[face, 1], faces[face, 2]
    first, second = Single(share * u), Single(share * v)
    third = Single(share) - first - second
    for k in range(10):
        at[k] += first * corners[a, k] + second * corners[b, k] + third * corners[c, k]


@compiled
def _highlight(at: Array, eye: Array, lamp: Array) -> float:
    """Strength of the key light's reflection towards the eye (Blinn)."""
    dx, dy, dz = eye[0] - at[0], eye[1] - at[1], eye[2] - at[2]
    far = np.sqrt(dx * dx + dy * dy + dz * dz)
    hx, hy, hz = lamp[0, 0] + dx / far, lamp[0, 1] + dy / far, lamp[0, 2] + dz / far
    long = np.sqrt(hx * hx + hy * hy + hz * hz + 1e-9)
    return max(0.0, (at[3] * hx + at[4] * hy + at[5] * hz) / long) ** 28


@compiled
def _light_body(
    at: Array, jitter: float, eye: Array, lamp: Array, m: Array, heights: Array, soft: float,
    balls: Array, share: float, out: Array,
) -> None:  # fmt: skip
    """Add the light from a gathered sample; `m` brings it into the shadow map."""
    length = np.sqrt(at[3] * at[3] + at[4] * at[4] + at[5] * at[5] + _TINY)
    nx, ny, nz = at[3] / length, at[4] / length, at[5] / length
    at[3], at[4], at[5] = nx, ny, nz
    towards = nx * lamp[0, 0] + ny * lamp[0, 1] + nz * lamp[0, 2]
    seen = 0.0
    if towards > -0.18:
        u = m[0, 0] * at[0] + m[0, 1] * at[1] + m[0, 2] * at[2] + m[0, 3]
        v = m[1, 0] * at[0] + m[1, 1] * at[1] + m[1, 2] * at[2] + m[1, 3]
        z = m[2, 0] * at[0] + m[2, 1] * at[1] + m[2, 2] * at[2] + m[2, 3]
        seen = _visible(u, v, z + 0.014, jitter, soft, heights)
    open_ = _open(at[0], at[1], at[2], nx, ny, nz, _ONE, balls)
    wrapped = max(0.0, (towards + 0.18) / 1.18) * seen  # skin and cloth let light creep round
    up = 0.5 + 0.5 * ny
    fill = max(0.0, 0.35 * nx + 0.35 * ny + 0.87 * nz) * (0.5 + 0.5 * open_)
    shine = 0.5 * at[9] * _highlight(at, eye, lamp) * seen if at[9] > 0 and seen > 0 else 0.0
    for k in range(3):
        ambient = (lamp[2, k] * up + lamp[3, k] * (1 - up)) * open_
        diffuse = lamp[1, k] * wrapped + ambient + lamp[4, k] * fill
        out[k] += share * (at[6 + k] * diffuse + shine * lamp[1, k])


@compiled
def _look(y: int, x: int, triangle: Array, nearness: Array) -> tuple[int, bool]:
    """How many of a pixel's samples are on bodies, and whether they see one smooth surface."""
    seen, nearest, farthest = 0, 0.0, 1e9
    for i in range(4):
        row, column = 2 * y + i // 2, 2 * x + i % 2
        if triangle[row, column] >= 0:
            seen += 1
            nearest = max(nearest, nearness[row, column])
            farthest = min(farthest, nearness[row, column])
    return seen, seen == 4 and nearest - farthest < 0.012 * nearest


@compiled
def light_room(
    samples: Samples, drawn: Array, view: View, lamp: Array, shadows: Shadows, out: Array
) -> None:
    """Linear light of the room at every pixel, as far as no body is before it.

    Parameters
    ----------
    samples : Samples
        Two by two a pixel.
    drawn : ndarray of int64, shape (2, 2)
        First and last column and row of pixels that have any; the others are the room's.
    view, shadows
        What is there and what keeps light from it.
    lamp : ndarray of float32, shape (5, 3)
        `lamp_of` the light.
    out : ndarray of float32, shape (height, width, 3)
        Written to.
    """
    # Taken out of their tuples once, and handed on one by one: a tuple's arrays are counted
    # as used wherever they are taken out, by threads that wait for each other's counts.
    triangle, nearness = samples.triangle, samples.nearness
    surface, unshaded = view.surface, view.unshaded
    heights, soft, balls = shadows.heights, shadows.softness, shadows.balls
    touched = shadows.touched
    left, top, right, bottom = drawn[0, 0], drawn[0, 1], drawn[1, 0], drawn[1, 1]
    room = np.zeros(3)
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            seen = 0
            if top <= y <= bottom and left <= x <= right:
                seen = _look(y, x, triangle, nearness)[0]
            if seen < 4 and touched[y, x]:
                _light_room(y, x, surface, lamp, heights, soft, balls, room)
            else:
                for k in range(3):
                    room[k] = unshaded[y, x, k]
            for k in range(3):
                out[y, x, k] = room[k] * (4 - seen) / 4


@compiled
def light_bodies(
    samples: Samples, drawn: Array, scene: Scene, eye: Array, lamp: Array, shadows: Shadows,
    out: Array,
) -> None:  # fmt: skip
    """Add the light of all that stands in the room; the arguments are those of `light_room`."""
    triangle, nearness, corner = samples.triangle, samples.nearness, samples.corner
    corners, faces = scene.corners, scene.faces
    heights, soft, balls = shadows.heights, shadows.softness, shadows.balls
    to_cells = shadows.to_cells
    at, body = np.zeros(10, np.float32), np.zeros(3)
    for y in range(max(drawn[0, 1], 0), min(drawn[1, 1] + 1, out.shape[0])):
        for x in range(max(drawn[0, 0], 0), min(drawn[1, 0] + 1, out.shape[1])):
            seen, smooth = _look(y, x, triangle, nearness)
            if seen == 0:
                continue
            body[:] = 0.0
            at[:] = 0.0
            for i in range(4):
                row, column = 2 * y + i // 2, 2 * x + i % 2
                t = triangle[row, column]
                if t < 0:
                    continue
                u, v = corner[row, column, 0], corner[row, column, 1]
                if smooth:
                    _gather(t, u, v, corners, faces, 0.25, at)
                else:
                    at[:] = 0.0
                    _gather(t, u, v, corners, faces, 1.0, at)
                    jitter = _random(column, row)
                    _light_body(at, jitter, eye, lamp, to_cells, heights, soft, balls, 0.25, body)
            if smooth:
                jitter = _random(x, y)
                _light_body(at, jitter, eye, lamp, to_cells, heights, soft, balls, 1.0, body)
            for k in range(3):
                out[y, x, k] += body[k]


@compiled
def develop(
    linear: Array, gain: Array, noise: Array, shift: Array, curve: Array, top: float, out: Array
) -> None:
    """Turn light into a picture: vignette, film curve, noise, 8 bits.

    Parameters
    ----------
    linear : ndarray of float32, shape (height, width, 3)
    gain : ndarray of float32, shape (height, width)
        Exposure and vignette.
    noise : ndarray of float32, shape (height + n, width + n, 3)
        In steps of the 8-bit scale.
    shift : ndarray of int64, shape (2,)
        First row and column of the noise to use.
    curve : ndarray of float32, shape (n,)
        Value, 0 to 255, over the square root of the light from 0 to `top`.
    out : ndarray of uint8, shape (height, width, 3)
        Written to.
    """
    last = curve.shape[0] - 1
    steps = Single(last / np.sqrt(top))
    down, across = shift[0], shift[1]
    for y in range(linear.shape[0]):
        for x in range(linear.shape[1]):
            for k in range(3):
                level = np.sqrt(max(linear[y, x, k] * gain[y, x], _NONE)) * steps
                value = curve[min(int(level), last)] + noise[y + down, x + across, k] + _HALF
                out[y, x, k] = np.uint8(min(max(value, _NONE), _WHITE))
