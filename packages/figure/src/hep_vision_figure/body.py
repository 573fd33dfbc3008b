"""The bare body: shapes of trunk, limbs, head and hands on the reference skeleton."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hep_vision_figure.rotation import about_y
from hep_vision_figure.solids import (
    Loft,
    Mesh,
    cone,
    ellipsoid,
    intersection,
    mesh_loft,
    mesh_solid,
    rounded_box,
    union,
)

if TYPE_CHECKING:
    from hep_vision_figure.arrays import Array

# Lengths of the reference body's limb bones, metres.
UPPER_ARM_M, FOREARM_M = 0.163 * 1.75, 0.146 * 1.75
THIGH_M, SHANK_M = 0.245 * 1.75, 0.246 * 1.75


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """Cross-sections of one body; trunk in pelvis axes, limbs from their upper joint."""

    trunk: Loft
    arm: Loft
    leg: Loft
    leg_girth: float


def shape_of(girth: float, femininity: float) -> Shape:
    """Cross-sections for a girth (1 average) and proportions (0 male, 1 female)."""
    f, heavy = femininity, max(girth - 1.05, 0.0)
    trunk = [
        # height, centre x, centre z, half width, half depth
        (-0.16, 0, -0.012, 0.165 + 0.008 * f, 0.118),
        (-0.09, 0, -0.014, 0.172 + 0.012 * f, 0.124),
        (0.00, 0, -0.012, 0.170 + 0.012 * f, 0.120),
        (0.06, 0, -0.002 + 0.10 * heavy, 0.158, 0.112 + 0.13 * heavy),
        (0.13, 0, 0.004 + 0.15 * heavy, 0.146 - 0.012 * f, 0.104 + 0.18 * heavy),
        (0.20, 0, 0.004 + 0.12 * heavy, 0.146 - 0.012 * f, 0.103 + 0.13 * heavy),
        (0.28, 0, 0.000, 0.156 - 0.008 * f, 0.108 + 0.002 * f),
        (0.34, 0, 0.000 + 0.006 * f, 0.164 - 0.010 * f, 0.115 + 0.012 * f),
        (0.40, 0, -0.004 + 0.003 * f, 0.160 - 0.012 * f, 0.112 + 0.006 * f),
        (0.445, 0, -0.010, 0.146 - 0.012 * f, 0.102),
        (0.480, 0, -0.016, 0.118, 0.088),
        (0.510, 0, -0.020, 0.086, 0.074),
        (0.54, 0, -0.024, 0.066, 0.062),
    ]
    arm = [
        (0.02, 0, 0.000, 0.030, 0.034),
        (-0.01, 0, 0.000, 0.041, 0.046),
        (-0.06, 0, 0.002, 0.047, 0.053),
        (-0.14, 0, 0.005, 0.045, 0.052),
        (-0.23, 0, 0.000, 0.039, 0.043),
        (-0.283, 0, -0.003, 0.040, 0.041),
        (-0.318, 0.003, 0.000, 0.042, 0.044),
        (-0.358, 0.002, 0.002, 0.0415, 0.0445),
        (-0.418, 0, 0.002, 0.035, 0.039),
        (-0.488, 0, 0, 0.025, 0.031),
        (-0.533, 0, 0, 0.021, 0.029),
        (-0.558, 0, 0, 0.020, 0.029),
    ]
    leg = [
        (0.06, 0, -0.010, 0.080, 0.095),
        (-0.02, 0, -0.008, 0.088, 0.096),
        (-0.10, 0, -0.002, 0.083, 0.090),
        (-0.20, 0, 0.004, 0.074, 0.081),
        (-0.30, 0, 0.004, 0.063, 0.069),
        (-0.38, 0, 0.002, 0.054, 0.060),
        (-0.43, 0, 0.004, 0.051, 0.059),
        (-0.47, 0, 0.000, 0.049, 0.056),
        (-0.52, 0, -0.009, 0.051, 0.057),
        (-0.57, 0, -0.013, 0.051, 0.058),
        (-0.64, 0, -0.010, 0.045, 0.051),
        (-0.72, 0, -0.004, 0.036, 0.041),
        (-0.79, 0, -0.003, 0.031, 0.036),
        (-0.84, 0, -0.004, 0.032, 0.040),
        (-0.88, 0, -0.004, 0.034, 0.044),
    ]
    arm_girth = girth * (1.0 - 0.08 * f)

    def loft(rows: list[tuple[float, ...]], wide: float, squareness: float = 2.0) -> Loft:
        return Loft([(y, x, z, a * wide, b * wide) for y, x, z, a, b in rows], squareness)

    return Shape(loft(trunk, girth, 2.3), loft(arm, arm_girth), loft(leg, 0.3 + 0.7 * girth), girth)


def mesh_arm(shape: Shape) -> Mesh:
    """Left arm from under the sleeve to inside the hand."""
    return mesh_loft(shape.arm, -0.06, -0.545, rings=84)


def mesh_leg(shape: Shape) -> Mesh:
    """Left leg from under the shorts to inside the shoe, with a kneecap and shin."""
    mesh = mesh_loft(shape.leg, -0.12, -0.875, rings=140, around=40)
    vertices = mesh.vertices + kneecap(mesh.vertices)[:, None] * np.array([0.0, 0.0, 0.010])
    return Mesh(vertices, mesh.normals, mesh.faces)


def kneecap(points: Array) -> Array:
    """How much of a point in thigh axes is kneecap, 0 to 1."""
    aside, along = points[..., 0] / 0.026, (points[..., 1] + THIGH_M - 0.012) / 0.030
    return np.exp(-(aside**2) - along**2) * (points[..., 2] > 0)


def _face(points: Array, mirrored: Array) -> Array:
    """Skull, jaw, cheeks, brows, eye sockets."""
    solid = ellipsoid(points, (0, 0.098, 0), (0.0745, 0.085, 0.096))
    solid = union(solid, ellipsoid(points, (0, 0.022, 0.038), (0.055, 0.066, 0.060)), 0.035)
    chin = cone(mirrored, (0, -0.027, 0.074), (0.012, -0.025, 0.071), 0.020, 0.019)
    solid = union(solid, chin, 0.045)
    jaw = cone(mirrored, (0.040, -0.010, 0.036), (0.053, 0.03, 0.0), 0.018, 0.017)
    solid = union(solid, jaw, 0.04)
    cheek = ellipsoid(mirrored, (0.036, 0.036, 0.062), (0.026, 0.024, 0.024))
    solid = union(solid, cheek, 0.025)
    brow = cone(mirrored, (0.014, 0.086, 0.090), (0.046, 0.085, 0.070), 0.010, 0.009)
    solid = union(solid, brow, 0.014)
    socket = ellipsoid(mirrored, (0.032, 0.067, 0.101), (0.019, 0.0125, 0.017))
    return intersection(solid, -socket, 0.010)


def _features(points: Array, mirrored: Array, solid: Array) -> Array:
    """Nose, lips and ears on the face."""
    nose = cone(points, (0, 0.070, 0.092), (0, 0.030, 0.112), 0.008, 0.0115)
    solid = union(solid, nose, 0.012)
    nostril = ellipsoid(mirrored, (0.0125, 0.027, 0.100), (0.009, 0.008, 0.010))
    solid = union(solid, nostril, 0.007)
    lower_lip = ellipsoid(points, (0, -0.0005, 0.0915), (0.024, 0.0055, 0.0095))
    solid = union(solid, lower_lip, 0.006)
    upper_lip = ellipsoid(points, (0, 0.0085, 0.0930), (0.023, 0.0045, 0.0085))
    solid = union(solid, upper_lip, 0.005)
    at_ear = (mirrored - np.array([0.077, 0.058, -0.008])) @ about_y(-25)
    ear = ellipsoid(at_ear, (0, 0, 0), (0.007, 0.032, 0.019))
    hollow = ellipsoid(at_ear, (0.009, 0.003, 0.002), (0.008, 0.02, 0.010))
    return union(solid, intersection(ear, -hollow, 0.005), 0.008)


def head_solid(points: Array) -> Array:
    """Head, neck and the slope of the shoulders, in head axes."""
    mirrored = points.copy()
    mirrored[..., 0] = np.abs(mirrored[..., 0])
    solid = _features(points, mirrored, _face(points, mirrored))
    neck = cone(points, (0, 0, -0.012), (0, -0.16, -0.026), 0.050, 0.055)
    solid = union(solid, neck, 0.035)
    slope = cone(mirrored, (0, -0.10, -0.03), (0.09, -0.165, -0.03), 0.045, 0.035)
    return union(solid, slope, 0.04)


def mesh_head() -> Mesh:
    """Head and neck, in head axes."""
    return mesh_solid(head_solid, (-0.13, -0.20, -0.13), (0.13, 0.20, 0.14), 0.0037)


def mesh_eye(side_sign: float) -> tuple[Mesh, Array]:
    """Eyeball in head axes, and its centre."""
    centre = np.array([side_sign * 0.0315, 0.0665, 0.0765])
    ball = mesh_solid(
        lambda p: np.linalg.norm(p - centre, axis=-1) - 0.0125,
        centre - 0.018,
        centre + 0.018,
        0.0015,
    )
    return ball, centre


def hand_solid(points: Array) -> Array:
    """Left hand in hand axes: palm to the thigh, thumb forward, fingers down."""
    solid = rounded_box(points, (-0.001, -0.050, -0.001), (0.013, 0.044, 0.037), 0.012)
    solid = union(solid, cone(points, (0, 0.01, 0), (0, -0.03, 0), 0.021, 0.022), 0.02)
    fingers = ((0.028, 0.072, 0.006), (0.0095, 0.080, 0.002), (-0.0095, 0.075, -0.003))
    for z, length, spread in (*fingers, (-0.0275, 0.058, -0.008)):
        knuckle = np.array((0.0, -0.088, z))
        middle = knuckle + np.array((-0.008, -0.5 * length, 0.5 * spread))
        tip = middle + np.array((-0.018, -0.46 * length, 0.3 * spread))
        first = cone(points, knuckle, middle, 0.0092, 0.0085)
        second = cone(points, middle, tip, 0.0085, 0.0068)
        solid = union(solid, np.minimum(first, second), 0.006)
    root = np.array((-0.004, -0.022, 0.026))
    middle = root + np.array((-0.010, -0.034, 0.022))
    tip = middle + np.array((-0.006, -0.030, 0.006))
    first, second = (
        cone(points, root, middle, 0.0135, 0.0105),
        cone(points, middle, tip, 0.0105, 0.008),
    )
    return union(solid, np.minimum(first, second), 0.012)


def mesh_hand() -> Mesh:
    """Left hand in hand axes."""
    return mesh_solid(hand_solid, (-0.06, -0.20, -0.06), (0.04, 0.05, 0.10), 0.0035)


def hair_solid(points: Array, style: str) -> Array:
    """Hair in head axes: ``short``, ``bun`` or ``long``."""
    strands = 0.0025 * np.sin(160 * points[..., 0] + 4 * np.sin(60 * points[..., 1]))
    strands = strands * np.sin(120 * points[..., 2] + 3)
    solid = ellipsoid(points, (0, 0.103, -0.004), (0.0855, 0.094, 0.106)) + strands
    fringe = ellipsoid(points, (0, 0.150, 0.045), (0.055, 0.032, 0.045))
    solid = union(solid, fringe, 0.03)
    above_the_face = -((points[..., 1] - 0.124) * 0.78 - (points[..., 2] - 0.090) * 0.62)
    solid = intersection(solid, above_the_face, 0.012)
    solid = intersection(solid, -(points[..., 1] + 0.03), 0.012)
    if style == "bun":
        solid = union(solid, ellipsoid(points, (0, 0.115, -0.125), (0.036, 0.036, 0.034)), 0.02)
    if style == "long":
        fall = ellipsoid(points, (0, 0.01, -0.062), (0.086, 0.145, 0.052)) + strands
        solid = union(solid, fall, 0.02)
    return solid


def mesh_hair(style: str) -> Mesh:
    """Hair in head axes."""
    return mesh_solid(
        lambda p: hair_solid(p, style), (-0.12, -0.16, -0.18), (0.12, 0.22, 0.14), 0.0045
    )
