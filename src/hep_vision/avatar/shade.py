"""Light on what is seen: soft shadow, ambient occlusion, highlights; compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from hep_vision.avatar.compiled import compiled

if TYPE_CHECKING:
    from hep_vision.avatar.raster import Samples
    from hep_vision.avatar.room import Light

Array = npt.NDArray[Any]

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
    balls : ndarray of float32, shape (n, 4)
        Centre and radius of the body's rough stand-ins for ambient occlusion.
    touched : ndarray of bool, shape (height, width)
        Pixels of the room where any of it can make a difference.
    """

    heights: Array
    to_cells: Array
    softness: float
    balls: Array
    touched: Array


class Scene(NamedTuple):
    """Corners of all that is drawn, each of shape (n, ...)."""

    vertices: Array
    normals: Array
    colors: Array
    gloss: Array
    faces: Array


class View(NamedTuple):
    """What the camera sees of the empty room, each of shape (height, width, 3)."""

    eye: Array  # shape (3,)
    albedo: Array
    glow: Array
    point: Array
    normal: Array
    cell: Array  # the point's column, row and height in the shadow map
    unshaded: Array  # the room lit with nothing in it


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
    ca, sa = np.cos(6.2832 * jitter) * soft, np.sin(6.2832 * jitter) * soft
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
    x: float, y: float, z: float, nx: float, ny: float, nz: float, on_body: bool, balls: Array
) -> float:
    """Share of the ambient light that bodies leave to a point with a normal."""
    share = 1.0
    for i in range(balls.shape[0]):
        dx, dy, dz, r = balls[i, 0] - x, balls[i, 1] - y, balls[i, 2] - z, balls[i, 3]
        square = dx * dx + dy * dy + dz * dz
        facing = dx * nx + dy * ny + dz * nz
        if square > 36 * r * r or facing <= 0:
            continue
        distance = np.sqrt(square)
        if distance > 1.02 * r:
            share *= 1 - 0.85 * (facing / distance) * min(1.0, r * r / square)
        elif not on_body:
            share *= 0.3
    return share


@compiled
def _light_room(y: int, x: int, view: View, light: Light, shadows: Shadows, out: Array) -> None:
    """Light of the room at a pixel near a body or its shadow."""
    px, py, pz = view.point[y, x, 0], view.point[y, x, 1], view.point[y, x, 2]
    nx, ny, nz = view.normal[y, x, 0], view.normal[y, x, 1], view.normal[y, x, 2]
    towards = nx * light.direction[0] + ny * light.direction[1] + nz * light.direction[2]
    seen = 1.0
    if towards > 0:
        u, v, height = view.cell[y, x, 0], view.cell[y, x, 1], view.cell[y, x, 2] + 0.006
        seen = _visible(u, v, height, _random(x, y), shadows.softness, shadows.heights)
    open_ = _open(px, py, pz, nx, ny, nz, False, shadows.balls)
    up, fill = 0.5 + 0.5 * ny, max(0.0, 0.35 * ny + 0.87 * nz) * (0.5 + 0.5 * open_)
    for k in range(3):
        ambient = (light.sky[k] * up + light.ground[k] * (1 - up)) * open_
        total = light.key[k] * max(0.0, towards) * seen + ambient + light.fill[k] * fill
        out[k] = view.albedo[y, x, k] * total + view.glow[y, x, k]


@compiled
def _gather(t: int, u: float, v: float, scene: Scene, share: float, at: Array) -> None:
    """Add a sample's place (0-2), normal (3-5), colour (6-8) and gloss (9) to `at`."""
    a, b, c = scene.faces[t, 0], scene.faces[t, 1], scene.faces[t, 2]
    u, v, w = share * u, share * v, share * (1.0 - u - v)
    for k in range(3):
        places, normals, colors = scene.vertices, scene.normals, scene.colors
        at[k] += u * places[a, k] + v * places[b, k] + w * places[c, k]
        at[3 + k] += u * normals[a, k] + v * normals[b, k] + w * normals[c, k]
        at[6 + k] += u * colors[a, k] + v * colors[b, k] + w * colors[c, k]
    at[9] += u * scene.gloss[a] + v * scene.gloss[b] + w * scene.gloss[c]


@compiled
def _highlight(at: Array, eye: Array, direction: Array) -> float:
    """Strength of the key light's reflection towards the eye (Blinn)."""
    dx, dy, dz = eye[0] - at[0], eye[1] - at[1], eye[2] - at[2]
    far = np.sqrt(dx * dx + dy * dy + dz * dz)
    hx, hy, hz = direction[0] + dx / far, direction[1] + dy / far, direction[2] + dz / far
    long = np.sqrt(hx * hx + hy * hy + hz * hz + 1e-9)
    return max(0.0, (at[3] * hx + at[4] * hy + at[5] * hz) / long) ** 28


@compiled
def _light_body(
    at: Array, jitter: float, eye: Array, light: Light, shadows: Shadows, share: float, out: Array
) -> None:
    """Add the light from a gathered sample."""
    length = np.sqrt(at[3] * at[3] + at[4] * at[4] + at[5] * at[5] + 1e-12)
    nx, ny, nz = at[3] / length, at[4] / length, at[5] / length
    at[3], at[4], at[5] = nx, ny, nz
    towards = nx * light.direction[0] + ny * light.direction[1] + nz * light.direction[2]
    seen, m = 0.0, shadows.to_cells
    if towards > -0.18:
        u = m[0, 0] * at[0] + m[0, 1] * at[1] + m[0, 2] * at[2] + m[0, 3]
        v = m[1, 0] * at[0] + m[1, 1] * at[1] + m[1, 2] * at[2] + m[1, 3]
        z = m[2, 0] * at[0] + m[2, 1] * at[1] + m[2, 2] * at[2] + m[2, 3]
        seen = _visible(u, v, z + 0.014, jitter, shadows.softness, shadows.heights)
    open_ = _open(at[0], at[1], at[2], nx, ny, nz, True, shadows.balls)
    wrapped = max(0.0, (towards + 0.18) / 1.18) * seen  # skin and cloth let light creep round
    up = 0.5 + 0.5 * ny
    fill = max(0.0, 0.35 * nx + 0.35 * ny + 0.87 * nz) * (0.5 + 0.5 * open_)
    shine = 0.5 * at[9] * _highlight(at, eye, light.direction) * seen if at[9] > 0 else 0.0
    for k in range(3):
        ambient = (light.sky[k] * up + light.ground[k] * (1 - up)) * open_
        diffuse = light.key[k] * wrapped + ambient + light.fill[k] * fill
        out[k] += share * (at[6 + k] * diffuse + shine * light.key[k])


@compiled
def _light_seen(
    y: int, x: int, samples: Samples, scene: Scene, eye: Array, light: Light, shadows: Shadows,
    smooth: bool, at: Array, out: Array,
) -> None:  # fmt: skip
    """Add the light of a pixel's samples on bodies; once where they see one smooth surface."""
    at[:] = 0.0
    for i in range(4):
        row, column = 2 * y + i // 2, 2 * x + i % 2
        t = samples.triangle[row, column]
        if t < 0:
            continue
        u, v = samples.corner[row, column, 0], samples.corner[row, column, 1]
        if smooth:
            _gather(t, u, v, scene, 0.25, at)
        else:
            at[:] = 0.0
            _gather(t, u, v, scene, 1.0, at)
            _light_body(at, _random(column, row), eye, light, shadows, 0.25, out)
    if smooth:
        _light_body(at, _random(x, y), eye, light, shadows, 1.0, out)


@compiled
def light_picture(
    samples: Samples, scene: Scene, view: View, light: Light, shadows: Shadows, out: Array
) -> None:
    """Linear light at every pixel.

    Parameters
    ----------
    samples : Samples
        Two by two a pixel.
    scene, view, light, shadows
        What is there and what lights it.
    out : ndarray of float32, shape (height, width, 3)
        Written to.
    """
    # Taken out of their tuples once: that costs more than what most pixels need.
    triangle, nearness = samples.triangle, samples.nearness
    touched, unshaded = shadows.touched, view.unshaded
    for y in range(out.shape[0]):
        at, room, body = np.zeros(10), np.zeros(3), np.zeros(3)
        for x in range(out.shape[1]):
            seen, nearest, farthest = 0, 0.0, 1e9
            for i in range(4):
                row, column = 2 * y + i // 2, 2 * x + i % 2
                if triangle[row, column] >= 0:
                    seen += 1
                    nearest = max(nearest, nearness[row, column])
                    farthest = min(farthest, nearness[row, column])
            if seen < 4 and touched[y, x]:
                _light_room(y, x, view, light, shadows, room)
            elif seen < 4:
                for k in range(3):
                    room[k] = unshaded[y, x, k]
            if seen > 0:
                smooth = seen == 4 and nearest - farthest < 0.012 * nearest
                body[:] = 0.0
                _light_seen(y, x, samples, scene, view.eye, light, shadows, smooth, at, body)
            for k in range(3):
                out[y, x, k] = room[k] * (4 - seen) / 4 + (body[k] if seen else 0.0)


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
    for y in range(linear.shape[0]):
        for x in range(linear.shape[1]):
            for k in range(3):
                level = np.sqrt(max(linear[y, x, k] * gain[y, x], 0.0) / top) * last
                value = curve[min(int(level), last)] + noise[y + shift[0], x + shift[1], k]
                out[y, x, k] = np.uint8(min(max(value + 0.5, 0.0), 255.0))
