"""Clothes as solids around the body in its bind posture, and shoes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from hep_vision_figure.body import THIGH_M, UPPER_ARM_M
from hep_vision_figure.skeleton import SIDES, SOLE_M, Frames, outward
from hep_vision_figure.solids import (
    Mesh,
    cone,
    intersection,
    mesh_solid,
    smoothstep,
    union,
)

if TYPE_CHECKING:
    from hep_vision.measure.body.landmarks import Side
    from hep_vision_figure.arrays import Array
    from hep_vision_figure.body import Shape

Top = Literal["t_shirt", "tank_top", "long_sleeves", "jumper"]
Bottom = Literal["shorts", "leggings", "trousers", "wide_trousers", "skirt"]

Weights = dict[str, "Array"]


@dataclass(frozen=True, slots=True)
class Cut:
    """How a garment sits: length along the limb and distance from the skin, metres."""

    length: float
    ease: float
    hem: float  # extra distance at the hem


TOPS: dict[Top, Cut] = {
    "t_shirt": Cut(0.185, 0.009, 0.012),
    "tank_top": Cut(0.035, 0.006, 0.004),
    "long_sleeves": Cut(0.525, 0.007, 0.004),
    "jumper": Cut(0.535, 0.022, 0.012),
}
BOTTOMS: dict[Bottom, Cut] = {
    "shorts": Cut(0.30, 0.012, 0.012),
    "leggings": Cut(0.80, 0.004, 0.002),
    "trousers": Cut(0.83, 0.014, 0.012),
    "wide_trousers": Cut(0.84, 0.026, 0.030),
    "skirt": Cut(0.42, 0.012, 0.050),
}


def local_to(frames: Frames, bone: str, points: Array) -> Array:
    """Points of the world in a bone's axes."""
    return (points - frames.joint(bone)) @ frames.axes(bone)


def _mirror_left(points: Array, side: Side) -> Array:
    """Points in limb axes as if the limb were the left one."""
    return points * np.array([outward(side), 1.0, 1.0])


def _sleeve(points: Array, bind: Frames, shape: Shape, cut: Cut, side: Side) -> Array:
    arm = _mirror_left(local_to(bind, f"{side}_upper_arm", points), side)
    flare = cut.ease + cut.hem * smoothstep(-0.08, -cut.length, arm[..., 1])
    sleeve = shape.arm.distance(arm, flare)
    shoulder = cone(arm, (0.004, -0.004, 0), (0, -0.05, 0), 0.036 + cut.ease, 0.045 + cut.ease)
    sleeve = union(sleeve, shoulder, 0.02)
    return np.maximum(sleeve, -(arm[..., 1] + cut.length))


def _top_solid(points: Array, bind: Frames, shape: Shape, cut: Cut) -> Array:
    height = points[..., 1]
    loose = cut.ease + (0.4 * cut.ease + cut.hem) * smoothstep(0.12, -0.08, height)
    solid = shape.trunk.distance(points, loose)
    for side in SIDES:
        solid = union(solid, _sleeve(points, bind, shape, cut, side), 0.055)
        out = outward(side)
        slope = cone(
            points, (0.162 * out, 0.466, 0.002), (0.045 * out, 0.500, -0.024), 0.041, 0.048
        )
        solid = union(solid, slope - 0.4 * cut.ease, 0.05)
    solid = intersection(solid, -(height + 0.085), 0.004)
    neckline = np.hypot(points[..., 0] / 1.06, points[..., 2] + 0.026) - 0.066
    solid = intersection(solid, -np.maximum(neckline, 0.46 - height), 0.010)
    return intersection(solid, height - 0.535 - 0.15 * (-0.02 - points[..., 2]), 0.006)


def _arm_weights(points: Array, bind: Frames, side: Side) -> tuple[Array, Array]:
    """Shares of the upper arm (against the chest) and of the forearm (against it)."""
    arm = _mirror_left(local_to(bind, f"{side}_upper_arm", points), side)
    along, inward = -arm[:, 1], -arm[:, 0]
    armpit = 1.0 - smoothstep(0.062, 0.112, inward + 0.25 * np.clip(0.05 - along, 0.0, 1.0))
    share = smoothstep(-0.045, 0.085, along) * armpit
    return share, smoothstep(UPPER_ARM_M - 0.055, UPPER_ARM_M + 0.055, along)


def trunk_weights(points: Array) -> Weights:
    """Shares of pelvis, spine and chest by height."""
    low, high = smoothstep(0.03, 0.17, points[:, 1]), smoothstep(0.18, 0.32, points[:, 1])
    return {"pelvis": 1.0 - low, "spine": low * (1.0 - high), "chest": low * high}


def top(kind: Top, bind: Frames, shape: Shape, cell_m: float) -> tuple[Mesh, Weights]:
    """Upper garment in the bind posture, with the bones that carry it."""
    cut = TOPS[kind]
    wide = 0.48 if cut.length < 0.3 else 0.62
    low = (-wide, -0.11, -0.22 * shape.leg_girth)
    high = (wide, 0.57, 0.24 * shape.leg_girth)
    mesh = mesh_solid(lambda p: _top_solid(p, bind, shape, cut), low, high, cell_m)
    weights = trunk_weights(mesh.vertices)
    for side in SIDES:
        arm, forearm = _arm_weights(mesh.vertices, bind, side)
        for bone in ("pelvis", "spine", "chest"):
            weights[bone] = weights[bone] * (1.0 - arm)
        weights[f"{side}_upper_arm"] = arm * (1.0 - forearm)
        weights[f"{side}_forearm"] = arm * forearm
    return mesh, weights


def _bottom_solid(points: Array, bind: Frames, shape: Shape, cut: Cut) -> Array:
    solid = intersection(shape.trunk.distance(points, 0.004), points[..., 1] - 0.07, 0.004)
    solid = intersection(solid, -(points[..., 1] + 0.12), 0.05)
    for side in SIDES:
        leg = _mirror_left(local_to(bind, f"{side}_thigh", points), side)
        flare = cut.ease + cut.hem * smoothstep(-0.10, -cut.length, leg[..., 1])
        trouser = shape.leg.distance(leg, flare)
        trouser = np.maximum(trouser, -(leg[..., 1] + cut.length))
        solid = union(solid, intersection(trouser, leg[..., 1] - 0.01, 0.03), 0.035)
    return solid


def _skirt_solid(points: Array, shape: Shape, cut: Cut) -> Array:
    solid = intersection(shape.trunk.distance(points, 0.006), points[..., 1] - 0.07, 0.004)
    down = np.clip(-points[..., 1], 0.0, cut.length)
    wide = 0.185 * shape.leg_girth + 0.30 * cut.hem * down / 0.1
    deep = 0.135 * shape.leg_girth + 0.28 * cut.hem * down / 0.1
    round_ = np.hypot(points[..., 0] / wide, (points[..., 2] + 0.010) / deep)
    folds = 1.0 + 0.03 * np.sin(14.0 * np.arctan2(points[..., 2], points[..., 0])) * down / 0.3
    cloth = (round_ / folds - 1.0) * deep
    cloth = intersection(cloth, points[..., 1] + 0.02, 0.02)
    return union(solid, np.maximum(cloth, -(points[..., 1] + cut.length)), 0.03)


def _leg_weights(points: Array, bind: Frames, side: Side, split_m: float) -> tuple[Array, Array]:
    leg = local_to(bind, f"{side}_thigh", points)
    along = -leg[:, 1]
    own_half = smoothstep(-split_m, 1.5 * split_m, outward(side) * points[:, 0])
    share = smoothstep(-0.075, 0.10, along) * own_half
    return share, smoothstep(THIGH_M - 0.075, THIGH_M + 0.075, along)


def bottom(kind: Bottom, bind: Frames, shape: Shape, cell_m: float) -> tuple[Mesh, Weights]:
    """Lower garment in the bind posture, with the bones that carry it."""
    cut, skirt = BOTTOMS[kind], kind == "skirt"

    def solid(points: Array) -> Array:
        if skirt:
            return _skirt_solid(points, shape, cut)
        return _bottom_solid(points, bind, shape, cut)

    wide, deep = 0.36 if skirt else 0.30, 0.30 if skirt else 0.22
    low = (-wide * shape.leg_girth, -cut.length - 0.06, -deep * shape.leg_girth)
    mesh = mesh_solid(solid, low, (-low[0], 0.10, -low[2]), cell_m)
    weights: Weights = {"pelvis": np.ones(len(mesh.vertices))}
    for side in SIDES:
        share, shank = _leg_weights(mesh.vertices, bind, side, 0.06 if skirt else 0.012)
        if skirt:  # cloth spans between the legs and stays above the knee
            share, shank = 0.85 * share, np.zeros_like(shank)
        weights["pelvis"] = weights["pelvis"] * (1.0 - share)
        weights[f"{side}_thigh"] = share * (1.0 - shank)
        weights[f"{side}_shank"] = share * shank
    return mesh, weights


def _shoe_solid(points: Array) -> Array:
    """Left shoe in foot axes."""
    slim = points.copy()
    slim[..., 0] = (slim[..., 0] - 0.004) / 1.18
    solid = cone(slim, (0, -0.046, -0.046), (0, -0.034, 0.015), 0.038, 0.038)
    instep = cone(slim, (0, -0.036, 0.02), (0.004, -0.054, 0.11), 0.038, 0.037)
    solid = union(solid, instep, 0.03)
    tip = cone(slim, (0.004, -0.054, 0.11), (-0.003, -0.062, 0.165), 0.036, 0.025)
    solid = union(solid, tip, 0.03)
    collar = cone(points, (0, -0.02, -0.008), (0, 0.004, -0.010), 0.044, 0.042)
    solid = union(solid, collar, 0.03)
    solid = intersection(solid, -(points[..., 1] + SOLE_M), 0.006)
    opening = points[..., 1] + 0.008 - 0.25 * np.clip(-points[..., 2], 0.0, 0.08)
    solid = intersection(solid, opening, 0.006)
    flat = slim * np.array([1.0, 0.0, 1.0])
    heel_half = cone(flat, (0, 0, -0.043), (0.004, 0, 0.11), 0.042, 0.044)
    toe_half = cone(flat, (0.004, 0, 0.11), (-0.003, 0, 0.160), 0.044, 0.033)
    outline = union(heel_half, toe_half, 0.02)
    sole = intersection(outline, np.abs(points[..., 1] + SOLE_M - 0.014) - 0.014, 0.004)
    return np.minimum(solid, sole)


def shoe() -> tuple[Mesh, Array]:
    """Left shoe in foot axes, and the share of each vertex that the toes carry."""
    mesh = mesh_solid(_shoe_solid, (-0.07, -0.10, -0.10), (0.07, 0.04, 0.21), 0.005)
    return mesh, smoothstep(0.085, 0.130, mesh.vertices[:, 2])
