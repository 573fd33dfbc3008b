"""A stick figure with known joint angles, as the pose model would see it.

Angles are clinical (neutral zero: 0 standing upright with the arms hanging) and in degrees.
The camera is far away, so a plane parallel to the picture keeps its angles exactly.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from hep_vision.measure.body.landmarks import (
    LANDMARK_COUNT,
    SIDES,
    Landmark,
    PoseFrame,
    landmark_of,
)

Array = npt.NDArray[np.float64]
Angle = Array | float
Pair = tuple[Angle, Angle]  # of the left and the right limb

# Lengths in metres.
TRUNK, THIGH, SHANK, UPPER_ARM, FOREARM, HAND = 0.5, 0.42, 0.42, 0.3, 0.26, 0.1
HALF_HIPS, HALF_SHOULDERS, HALF_HEAD = 0.1, 0.18, 0.08
TOE, HEEL = 0.17, 0.05

FACING_CAMERA, FACING_RIGHT, FACING_LEFT = 0.0, 90.0, -90.0
UPRIGHT, ON_THE_BACK = 0.0, -90.0


@dataclass(frozen=True, kw_only=True)
class Figure:
    """How the figure is placed and held; any angle may be an array with one entry a frame.

    ``yaw_deg`` is the direction it faces: 0 to the camera, 90 to the right of the picture.
    ``lean_deg`` tilts the trunk forward (negative: back, -90 lies on the back). ``fixed`` is
    the point that stays at ``place_px``.
    """

    hip: Pair = (0.0, 0.0)
    knee: Pair = (0.0, 0.0)
    hip_abduction: Pair = (0.0, 0.0)
    shoulder: Pair = (0.0, 0.0)
    elbow: Pair = (0.0, 0.0)
    shoulder_abduction: Pair = (0.0, 0.0)
    lean_deg: Angle = UPRIGHT
    yaw_deg: Angle = FACING_RIGHT
    fixed: Literal["ankle", "hip"] = "ankle"
    place_px: tuple[Angle, Angle] = (640.0, 650.0)
    px_per_m: Angle = 320.0
    size_px: tuple[int, int] = (1280, 720)


def squatting(knee: Angle, **others: Any) -> Figure:
    """Standing sideways, both knees bent by so much, feet where they are."""
    return Figure(knee=(knee, knee), hip=(knee, knee), lean_deg=0.3 * np.asarray(knee), **others)


def extending_knee(right: Angle, left: Angle = 90.0, **others: Any) -> Figure:
    """Seated sideways, thighs level, knees bent by so much."""
    others = {"place_px": (500.0, 400.0), **others}
    return Figure(hip=(90.0, 90.0), knee=(left, right), fixed="hip", **others)


def raising_leg(right: Angle, left: Angle = 0.0, **others: Any) -> Figure:
    """Lying on the back with straight legs, hips bent by so much."""
    return Figure(hip=(left, right), lean_deg=ON_THE_BACK, fixed="hip", **others)


def spreading_arms(left: Angle, right: Angle, **others: Any) -> Figure:
    """Standing towards the camera, arms out to the sides by so much."""
    return Figure(shoulder_abduction=(left, right), yaw_deg=FACING_CAMERA, **others)


def walking(time_s: Array, *, speed_m_s: float, cycle_s: float = 1.2) -> Figure:
    """Walking through the picture to the right: knees bend by 60 degrees in turn."""

    def leg(phase: float) -> tuple[Array, Array]:
        cycle = (time_s / cycle_s + phase) % 1.0
        swing, loading = ((cycle - at) / width for at, width in ((0.72, 0.11), (0.15, 0.07)))
        hip = 10 + 22 * np.cos(2 * np.pi * (cycle - 0.95))
        return hip, 8 + 52 * np.exp(-(swing**2)) + 8 * np.exp(-(loading**2))

    (left_hip, left_knee), (right_hip, right_knee) = leg(0.0), leg(0.5)
    return Figure(
        hip=(left_hip, right_hip),
        knee=(left_knee, right_knee),
        fixed="hip",
        place_px=(100.0 + 320.0 * speed_m_s * time_s, 380.0),
    )


def repetitions(
    peaks: list[float],
    *,
    start: float = 0.0,
    period_s: float = 3.0,
    hold_s: float = 0.5,
    rest_s: float = 1.0,
    fps: float = 30.0,
) -> tuple[Array, Array]:
    """Times and angles of raised-cosine repetitions with a hold at the peak and rests."""
    count = round(fps * (len(peaks) * (period_s + hold_s + rest_s) + rest_s))
    time_s = np.arange(count) / fps
    share = np.zeros(count)
    height = np.zeros(count)
    for index, peak in enumerate(peaks):
        since = time_s - rest_s - index * (period_s + hold_s + rest_s)
        moving_s = np.where(since > period_s / 2, np.maximum(period_s / 2, since - hold_s), since)
        inside = (since >= 0) & (moving_s <= period_s)
        share[inside] = 0.5 - 0.5 * np.cos(2 * np.pi * moving_s[inside] / period_s)
        height[inside] = peak - start
    return time_s, start + height * share


def frames_of(
    time_s: Array,
    figure: Figure,
    *,
    noise_px: float = 0.0,
    seed: int = 0,
    on_grid: bool = True,
) -> list[PoseFrame]:
    """The figure at each time, as frames of the pose model.

    ``on_grid`` rounds as the estimator does, to a sixteenth of a pixel.
    """
    image_px, world_m = landmarks_of(len(time_s), figure)
    if noise_px:
        jitter = np.random.default_rng(seed).normal(0.0, noise_px, (*image_px.shape[:2], 2))
        image_px[..., :2] += jitter
    if on_grid:
        image_px = np.rint(image_px * 16) / 16 + 0.0
        world_m = np.rint(world_m * 1000) / 1000 + 0.0
    seen = np.ones(LANDMARK_COUNT)
    return [
        PoseFrame(float(t), image, world, seen, figure.size_px)
        for t, image, world in zip(time_s, image_px, world_m, strict=True)
    ]


def pitched(frame: PoseFrame, down_deg: float) -> PoseFrame:
    """What the model tells in depth where the camera looks down; the picture is left as it is."""
    x, y, z = frame.world_m.T
    turn = np.radians(down_deg)
    world_m = np.column_stack(
        (x, y * np.cos(turn) - z * np.sin(turn), z * np.cos(turn) + y * np.sin(turn))
    )
    return replace(frame, world_m=world_m)


def landmarks_of(count: int, figure: Figure) -> tuple[Array, Array]:
    """Landmarks in pixels and in metres about the hips, each of shape (count, 33, 3)."""
    body = np.zeros((count, LANDMARK_COUNT, 3))  # to the left, forward, up; hips at 0
    for place, side in enumerate(SIDES):
        _place_leg(body, figure, place, side)
        _place_arm(body, figure, place, side)
    _place_head(body)
    _lean(body, np.broadcast_to(np.radians(figure.lean_deg), count))
    turned = _to_camera(body, np.broadcast_to(np.radians(figure.yaw_deg), count))
    points = [landmark_of(figure.fixed, side) for side in SIDES]
    shifted = turned - turned[:, points].mean(axis=1, keepdims=True) * (1.0, 1.0, 0.0)
    image_px = shifted * np.broadcast_to(figure.px_per_m, count)[:, None, None]
    for axis in (0, 1):
        image_px[..., axis] += np.broadcast_to(figure.place_px[axis], count)[:, None]
    return image_px, turned


def _direction(count: int, forward_deg: Angle, outward_deg: Angle, outward: int) -> Array:
    """Unit vectors hanging down, swung forward and outward, shape (count, 3)."""
    forward, out = (np.broadcast_to(np.radians(a), count) for a in (forward_deg, outward_deg))
    level = np.cos(out)
    return np.stack(
        (outward * np.sin(out), level * np.sin(forward), -level * np.cos(forward)), axis=-1
    )


def _place_leg(body: Array, figure: Figure, place: int, side: str) -> None:
    count, outward = len(body), (1, -1)[place]
    flexed, spread = figure.hip[place], figure.hip_abduction[place]
    thigh = _direction(count, flexed, spread, outward)
    shank_deg = np.asarray(flexed) - np.asarray(figure.knee[place])
    shank = _direction(count, shank_deg, spread, outward)
    sole = _direction(count, shank_deg + 90.0, 0.0, outward)
    at = {"hip": np.array((outward * HALF_HIPS, 0.0, 0.0)) + 0.0 * thigh}
    at["knee"] = at["hip"] + THIGH * thigh
    at["ankle"] = at["knee"] + SHANK * shank
    at["heel"] = at["ankle"] - HEEL * sole + HEEL * shank
    at["foot_index"] = at["ankle"] + TOE * sole + HEEL * shank
    for name, points in at.items():
        body[:, landmark_of(name, side)] = points


def _place_arm(body: Array, figure: Figure, place: int, side: str) -> None:
    count, outward = len(body), (1, -1)[place]
    flexed, spread = figure.shoulder[place], figure.shoulder_abduction[place]
    arm = _direction(count, flexed, spread, outward)
    bent_deg = np.asarray(flexed) + np.asarray(figure.elbow[place])
    forearm = _direction(count, bent_deg, spread, outward)
    at = {"shoulder": np.array((outward * HALF_SHOULDERS, 0.0, TRUNK)) + 0.0 * arm}
    at["elbow"] = at["shoulder"] + UPPER_ARM * arm
    at["wrist"] = at["elbow"] + FOREARM * forearm
    for name in ("pinky", "index"):
        at[name] = at["wrist"] + HAND * forearm
    for name, points in at.items():
        body[:, landmark_of(name, side)] = points
    body[:, Landmark[f"{side.upper()}_THUMB"]] = at["wrist"] + 0.5 * HAND * forearm


def _place_head(body: Array) -> None:
    up = TRUNK + 0.22
    for side, outward in zip(SIDES, (1, -1), strict=True):
        name = side.upper()
        body[:, Landmark[f"{name}_EAR"]] = (outward * HALF_HEAD, 0.0, up)
        body[:, Landmark[f"MOUTH_{name}"]] = (outward * 0.03, 0.1, up - 0.06)
        for eye, out in (("EYE_INNER", 0.02), ("EYE", 0.03), ("EYE_OUTER", 0.04)):
            body[:, Landmark[f"{name}_{eye}"]] = (outward * out, 0.1, up + 0.03)
    body[:, Landmark.NOSE] = (0.0, 0.13, up)


def _lean(body: Array, angle: Array) -> None:
    """Tilt the whole body forward about the hips, so that ``hip`` stays trunk to thigh."""
    cos, sin = np.cos(angle)[:, None], np.sin(angle)[:, None]
    forward, up = body[..., 1].copy(), body[..., 2].copy()
    body[..., 1] = cos * forward + sin * up
    body[..., 2] = cos * up - sin * forward


def _to_camera(body: Array, yaw: Array) -> Array:
    """Right in the picture, down in the picture, away from the camera."""
    cos, sin = np.cos(yaw)[:, None], np.sin(yaw)[:, None]
    left, forward, up = body[..., 0], body[..., 1], body[..., 2]
    return np.stack((cos * left + sin * forward, -up, sin * left - cos * forward), axis=-1)


def mirrored(frame: PoseFrame) -> PoseFrame:
    """What the model sees in the mirrored picture: left and right exchanged as well."""
    image_px, world_m = frame.image_px.copy(), frame.world_m.copy()
    image_px[:, 0] = frame.size_px[0] - image_px[:, 0]
    world_m[:, 0] = -world_m[:, 0]
    other = [Landmark[_other_side(point.name)] for point in Landmark]
    return PoseFrame(
        frame.time_s, image_px[other], world_m[other], frame.visibility[other], frame.size_px
    )


def _other_side(name: str) -> str:
    if "LEFT" in name:
        return name.replace("LEFT", "RIGHT")
    return name.replace("RIGHT", "LEFT")
