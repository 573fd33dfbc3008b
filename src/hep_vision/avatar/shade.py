"""Light on what is seen: soft shadow, ambient occlusion, highlights; compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from hep_vision.avatar.compiled import compiled, compiled_parallel, prange

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
    low, high : ndarray, shape (3,)
        Box around all that is drawn, with the reach of its occlusion.
    cells_low, cells_high : ndarray, shape (2,)
        Columns and rows with anything in them.
    """

    heights: Array
    to_cells: Array
    softness: float
    balls: Array
    low: Array
    high: Array
    cells_low: Array
    cells_high: Array


class Scene(NamedTuple):
    """Corners of all that is drawn, each of shape (n, ...)."""

    vertices: Array
    normals: Array
    colors: Array
    gloss: Array
    faces: Array


class View(NamedTuple):
    """What the camera sees of the empty room, and the eye's place."""

    eye: Array
    albedo: Array
    glow: Array
    point: Array
    normal: Array
    unshaded: Array  # the room lit with nothing in it


@compiled
def _random(i: int, j: int) -> float:
    """Number between 0 and 1 that looks random, the same for the same pair."""
    n = (i * 374761393 + j * 668265263 + 971) & 0x7FFFFFFF
    n = ((n ^ (n >> 13)) * 1274126177) & 0x7FFFFFFF
    return ((n ^ (n >> 16)) & 0xFFFF) / 65535.0


@compiled
def _cell(p: Array, shadows: Shadows, axis: int) -> float:
    m = shadows.to_cells
    return m[axis, 0] * p[0] + m[axis, 1] * p[1] + m[axis, 2] * p[2] + m[axis, 3]


@compiled
def _visible(p: Array, jitter: float, bias: float, shadows: Shadows) -> float:
    """Share of the key light that reaches a point."""
    x, y, z = _cell(p, shadows, 0), _cell(p, shadows, 1), _cell(p, shadows, 2)
    soft, size = shadows.softness, shadows.heights.shape[0]
    if x < shadows.cells_low[0] - soft or x > shadows.cells_high[0] + soft:
        return 1.0
    if y < shadows.cells_low[1] - soft or y > shadows.cells_high[1] + soft:
        return 1.0
    if min(x, y) <= soft + 2 or max(x, y) >= size - soft - 2:
        return 1.0
    ca, sa = np.cos(6.2832 * jitter) * soft, np.sin(6.2832 * jitter) * soft
    blockers, height = 0, 0.0
    for i in range(_BLOCKER_TAPS):
        u, v = TAPS[i, 0], TAPS[i, 1]
        found = shadows.heights[int(y + ca * v + sa * u), int(x + ca * u - sa * v)]
        if found > z + bias:
            blockers += 1
            height += found
    if blockers == 0:
        return 1.0
    penumbra = min((height / blockers - z) * soft * 2.2 + 1.2, soft) / soft
    lit = 0
    for i in range(_BLOCKER_TAPS, _BLOCKER_TAPS + _SHADOW_TAPS):
        u, v = TAPS[i, 0] * penumbra, TAPS[i, 1] * penumbra
        if shadows.heights[int(y + ca * v + sa * u), int(x + ca * u - sa * v)] <= z + bias:
            lit += 1
    return lit / _SHADOW_TAPS


@compiled
def _open(p: Array, n: Array, on_body: bool, shadows: Shadows) -> float:
    """Share of the ambient light that the body leaves to a point."""
    for k in range(3):
        if p[k] < shadows.low[k] or p[k] > shadows.high[k]:
            return 1.0
    share = 1.0
    for i in range(shadows.balls.shape[0]):
        ball = shadows.balls[i]
        dx, dy, dz, r = ball[0] - p[0], ball[1] - p[1], ball[2] - p[2], ball[3]
        square = dx * dx + dy * dy + dz * dz
        facing = dx * n[0] + dy * n[1] + dz * n[2]
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
    p, n = view.point[y, x], view.normal[y, x]
    towards = n[0] * light.direction[0] + n[1] * light.direction[1] + n[2] * light.direction[2]
    seen = _visible(p, _random(x, y), 0.006, shadows) if towards > 0 else 0.0
    open_ = _open(p, n, False, shadows)
    if seen == 1.0 and open_ == 1.0:
        out[:] = view.unshaded[y, x]
        return
    up, fill = 0.5 + 0.5 * n[1], max(0.0, 0.35 * n[1] + 0.87 * n[2]) * (0.5 + 0.5 * open_)
    for k in range(3):
        ambient = (light.sky[k] * up + light.ground[k] * (1 - up)) * open_
        total = light.key[k] * max(0.0, towards) * seen + ambient + light.fill[k] * fill
        out[k] = view.albedo[y, x, k] * total + view.glow[y, x, k]


@compiled
def _gather(t: int, u: float, v: float, scene: Scene, share: float, at: Array) -> None:
    """Add a sample's place (0-2), normal (3-5), colour (6-8) and gloss (9) to `at`."""
    w = 1.0 - u - v
    a, b, c = scene.faces[t, 0], scene.faces[t, 1], scene.faces[t, 2]
    for k in range(3):
        at[k] += share * (
            u * scene.vertices[a, k] + v * scene.vertices[b, k] + w * scene.vertices[c, k]
        )
        at[3 + k] += share * (
            u * scene.normals[a, k] + v * scene.normals[b, k] + w * scene.normals[c, k]
        )
        at[6 + k] += share * (
            u * scene.colors[a, k] + v * scene.colors[b, k] + w * scene.colors[c, k]
        )
    at[9] += share * (u * scene.gloss[a] + v * scene.gloss[b] + w * scene.gloss[c])


@compiled
def _highlight(p: Array, n: Array, eye: Array, light: Light) -> float:
    dx, dy, dz = eye[0] - p[0], eye[1] - p[1], eye[2] - p[2]
    far = np.sqrt(dx * dx + dy * dy + dz * dz)
    hx, hy, hz = (
        light.direction[0] + dx / far,
        light.direction[1] + dy / far,
        light.direction[2] + dz / far,
    )
    half = max(
        0.0, (n[0] * hx + n[1] * hy + n[2] * hz) / np.sqrt(hx * hx + hy * hy + hz * hz + 1e-9)
    )
    return half**28


@compiled
def _light_body(
    at: Array, jitter: float, eye: Array, light: Light, shadows: Shadows, share: float, out: Array
) -> None:
    """Add the light from a gathered sample."""
    p, n = at[0:3], at[3:6]
    length = np.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2] + 1e-12)
    for k in range(3):
        n[k] /= length
    towards = n[0] * light.direction[0] + n[1] * light.direction[1] + n[2] * light.direction[2]
    seen = _visible(p, jitter, 0.012, shadows) if towards > -0.18 else 0.0
    open_ = _open(p, n, True, shadows)
    wrapped = max(0.0, (towards + 0.18) / 1.18) * seen  # skin and cloth let light creep round
    up = 0.5 + 0.5 * n[1]
    fill = max(0.0, 0.35 * n[0] + 0.35 * n[1] + 0.87 * n[2]) * (0.5 + 0.5 * open_)
    shine = 0.5 * at[9] * _highlight(p, n, eye, light) * seen if at[9] > 0 else 0.0
    for k in range(3):
        ambient = (light.sky[k] * up + light.ground[k] * (1 - up)) * open_
        diffuse = light.key[k] * wrapped + ambient + light.fill[k] * fill
        out[k] += share * (at[6 + k] * diffuse + shine * light.key[k])


@compiled
def _light_pixel(
    y: int,
    x: int,
    samples: Samples,
    scene: Scene,
    view: View,
    light: Light,
    shadows: Shadows,
    at: Array,
    room: Array,
    out: Array,
) -> None:
    """One pixel of 2 x 2 samples; lit once where all of them see one smooth surface."""
    seen, nearest, farthest = 0, 0.0, 1e9
    for i in range(4):
        row, column = 2 * y + i // 2, 2 * x + i % 2
        if samples.triangle[row, column] >= 0:
            seen += 1
            near = samples.nearness[row, column]
            nearest, farthest = max(nearest, near), min(farthest, near)
    out[:] = 0.0
    if seen < 4:
        _light_room(y, x, view, light, shadows, room)
        for k in range(3):
            out[k] = room[k] * (4 - seen) / 4
    if seen == 0:
        return
    smooth = seen == 4 and nearest - farthest < 0.012 * nearest
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
            _light_body(at, _random(column, row), view.eye, light, shadows, 0.25, out)
    if smooth:
        _light_body(at, _random(x, y), view.eye, light, shadows, 1.0, out)


@compiled_parallel
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
    for y in prange(out.shape[0]):
        at, room, pixel = np.zeros(10), np.zeros(3), np.zeros(3)
        for x in range(out.shape[1]):
            _light_pixel(y, x, samples, scene, view, light, shadows, at, room, pixel)
            for k in range(3):
                out[y, x, k] = pixel[k]


@compiled_parallel
def develop(linear: Array, gain: Array, noise: Array, curve: Array, top: float, out: Array) -> None:
    """Turn light into a picture: vignette, film curve, noise, 8 bits.

    Parameters
    ----------
    linear : ndarray of float32, shape (height, width, 3)
    gain : ndarray of float32, shape (height, width)
        Exposure and vignette.
    noise : ndarray of float32, shape (height, width, 3)
        In steps of the 8-bit scale.
    curve : ndarray of float32, shape (n,)
        Value, 0 to 255, over the square root of the light from 0 to `top`.
    out : ndarray of uint8, shape (height, width, 3)
        Written to.
    """
    last = curve.shape[0] - 1
    for y in prange(linear.shape[0]):
        for x in range(linear.shape[1]):
            for k in range(3):
                level = np.sqrt(max(linear[y, x, k] * gain[y, x], 0.0) / top) * last
                value = curve[min(int(level), last)] + noise[y, x, k]
                out[y, x, k] = np.uint8(min(max(value + 0.5, 0.0), 255.0))
