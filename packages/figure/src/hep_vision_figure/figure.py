"""The figure: body and clothes in one skinned surface that follows the skeleton."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from pydantic import Field

from hep_vision_figure import body, clothes, paint
from hep_vision_figure.posture import Arm, Leg, Posture
from hep_vision_figure.raster import follow_bones
from hep_vision_figure.rotation import from_vector, to_vector
from hep_vision_figure.skeleton import (
    BONES,
    INDEX,
    PARENTS,
    SIDES,
    Build,
    Frames,
    Skeleton,
    build_skeleton,
    float_at_origin,
    forward,
    outward,
)
from hep_vision_figure.solids import Mesh, smoothstep
from hep_vision_figure.spec_part import SpecPart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hep_vision.measure.body.landmarks import Side
    from hep_vision_figure.arrays import Array, Numbers

HairStyle = Literal["short", "bun", "long", "bald"]


class Outfit(SpecPart):
    """Looks of the figure; colours in sRGB, 0 to 255."""

    skin: paint.Color = (222, 170, 140)
    """Of face, arms, hands and bare legs."""
    hair: paint.Color = (52, 36, 26)
    """Also of the brows."""
    iris: paint.Color = (88, 72, 52)
    """Of the eyes."""
    hair_style: HairStyle = "short"
    """How it is worn."""
    beard: float = Field(default=0.0, ge=0, le=1)
    """Stubble: 0 none, 1 dense."""
    top: clothes.Top = "t_shirt"
    """Tank tops and long sleeves are tight, a jumper is loose."""
    top_color: paint.Color = (40, 110, 170)
    """Of the cloth."""
    accent_color: paint.Color = (240, 240, 240)
    """Second colour of the top's pattern."""
    pattern: paint.Pattern = "plain"
    """Of the top."""
    bottom: clothes.Bottom = "shorts"
    """Leggings are tight, wide trousers loose."""
    bottom_color: paint.Color = (45, 48, 58)
    """Of the cloth."""
    shoe_color: paint.Color = (60, 62, 70)
    """Of the upper; soles and laces are pale."""
    sock_color: paint.Color = (225, 225, 225)
    """Seen where the legs are bare."""


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """One piece of the figure in the bind posture.

    Parameters
    ----------
    mesh : Mesh
    weights : mapping of bone to ndarray, shape (n,)
        How much each bone carries each vertex.
    colors : ndarray, shape (n, 3)
        Linear RGB.
    gloss : float
        Strength of the highlight.
    """

    mesh: Mesh
    weights: Mapping[str, Array]
    colors: Array
    gloss: float = 0.0


# Arms and legs a little apart, so that no surface touches another while it is cut.
_BIND = Posture(
    left_arm=Arm(abduction=50),
    right_arm=Arm(abduction=50),
    left_leg=Leg(abduction=7),
    right_leg=Leg(abduction=7),
)
_LEVELS = (0.25, 0.5, 0.75)  # rotations between a bone and its parent, for smooth joints


@dataclass(frozen=True, eq=False)
class Figure:
    """A body that can be posed.

    Parameters
    ----------
    skeleton : Skeleton
    vertices, normals, colors : ndarray, shape (n, 3)
        In the bind posture.
    gloss : ndarray, shape (n,)
    faces : ndarray of int32, shape (m, 3)
    bind : Frames
    carriers : ndarray of int32, shape (n, m)
        What carries each vertex: bones and, after these, three levels between each bone and
        its parent.
    shares : ndarray of float32, shape (n, m)
        How much each of them carries.
    """

    skeleton: Skeleton
    vertices: Numbers
    normals: Numbers
    colors: Numbers
    gloss: Numbers
    faces: Numbers
    bind: Frames
    carriers: Numbers
    shares: Numbers

    def pose(self, frames: Frames) -> tuple[Numbers, Numbers]:
        """Vertices and normals, each of shape (n, 3), float32, as the bones are."""
        vertices, normals = np.empty_like(self.vertices), np.empty_like(self.normals)
        self.pose_into(frames, vertices, normals)
        return vertices, normals

    def pose_into(self, frames: Frames, vertices: Numbers, normals: Numbers) -> None:
        """Write what `pose` gives into arrays that are there.

        Notes
        -----
        Joints bend by rotations between the two bones' own ("spherical blend"), which
        keeps their volume where plain linear blending would let them collapse.
        """
        count = len(BONES)
        palette = np.empty((4 * count, 3, 4))
        for bone, i in INDEX.items():
            turn = frames.rotation[i] @ self.bind.rotation[i].T
            shift = frames.origin[i] - turn @ self.bind.origin[i]
            palette[i, :, :3], palette[i, :, 3] = turn, shift
            parent = PARENTS[bone]
            if not parent:
                palette[count + 3 * i : count + 3 * i + 3] = palette[i]
                continue
            first, first_shift = palette[INDEX[parent], :, :3], palette[INDEX[parent], :, 3]
            bend = to_vector(first.T @ turn)
            pivot = self.bind.origin[i]
            for level, share in enumerate(_LEVELS):
                between = first @ from_vector(share * bend)
                at = (1 - share) * (first @ pivot + first_shift) + share * (turn @ pivot + shift)
                row = count + 3 * i + level
                palette[row, :, :3], palette[row, :, 3] = between, at - between @ pivot
        moves = palette.astype(np.float32)
        follow_bones(
            moves, self.carriers, self.shares, self.vertices, self.normals, vertices, normals
        )


def build_figure(build: Build, outfit: Outfit, cell_m: float = 0.008) -> Figure:
    """Cut the surfaces of a body, dress it and tie it to its skeleton.

    Parameters
    ----------
    build : Build
    outfit : Outfit
    cell_m : float
        Fineness of the clothes' surface.
    """
    drawn = build_skeleton(Build(girth=build.girth, femininity=build.femininity))
    drawn_bind = forward(drawn, float_at_origin(_BIND, drawn.build))
    shape = body.shape_of(build.girth, build.femininity)
    surfaces = [*_garments(drawn_bind, shape, outfit, cell_m)]
    for side in SIDES:
        surfaces += _limbs(drawn_bind, shape, outfit, side)
    surfaces += _head(drawn_bind, outfit)
    skeleton = build_skeleton(build)
    bind = forward(skeleton, float_at_origin(_BIND, drawn.build))
    return _assemble(skeleton, drawn, drawn_bind, bind, surfaces)


def _garments(bind: Frames, shape: body.Shape, outfit: Outfit, cell_m: float) -> list[Surface]:
    accent = paint.srgb(outfit.accent_color)
    pieces: list[Surface] = []
    mesh, weights = clothes.top(outfit.top, bind, shape, cell_m)
    colors = paint.paint_cloth(mesh.vertices, paint.srgb(outfit.top_color), accent, outfit.pattern)
    creased = Mesh(mesh.vertices, paint.crumple(mesh.vertices, mesh.normals, 0.55), mesh.faces)
    pieces.append(Surface(creased, weights, colors))
    mesh, weights = clothes.bottom(outfit.bottom, bind, shape, cell_m)
    colors = paint.paint_cloth(mesh.vertices, paint.srgb(outfit.bottom_color), accent, "plain")
    creased = Mesh(mesh.vertices, paint.crumple(mesh.vertices, mesh.normals, 0.5), mesh.faces)
    pieces.append(Surface(creased, weights, colors))
    return pieces


def _sided(mesh: Mesh, side: Side) -> Mesh:
    """Mesh of the left side, mirrored for the right."""
    if side == "left":
        return mesh
    mirror = np.array([-1.0, 1.0, 1.0])
    flipped = np.ascontiguousarray(mesh.faces[:, ::-1])
    return Mesh(mesh.vertices * mirror, mesh.normals * mirror, flipped)


def _on_bone(mesh: Mesh, bind: Frames, bone: str) -> Mesh:
    """Mesh in a bone's axes, brought to where the bone is."""
    axes = bind.axes(bone)
    return Mesh(mesh.vertices @ axes.T + bind.joint(bone), mesh.normals @ axes.T, mesh.faces)


def _limbs(bind: Frames, shape: body.Shape, outfit: Outfit, side: Side) -> list[Surface]:
    skin = paint.srgb(outfit.skin)
    arm = body.mesh_arm(shape)
    along = -arm.vertices[:, 1]
    elbow = smoothstep(body.UPPER_ARM_M - 0.055, body.UPPER_ARM_M + 0.055, along)
    twist, wrist = smoothstep(0.32, 0.53, along), smoothstep(0.513, 0.558, along)
    arm_weights = {
        f"{side}_upper_arm": 1 - elbow,
        f"{side}_forearm": elbow * (1 - twist),
        f"{side}_wrist_end": elbow * twist * (1 - wrist),
        f"{side}_hand": elbow * twist * wrist,
    }
    leg = body.mesh_leg(shape)
    along = -leg.vertices[:, 1]
    knee = smoothstep(body.THIGH_M - 0.075, body.THIGH_M + 0.075, along)
    ankle = smoothstep(0.82, 0.875, along)
    leg_weights = {
        f"{side}_thigh": 1 - knee,
        f"{side}_shank": knee * (1 - ankle),
        f"{side}_foot": knee * ankle,
    }
    hand = body.mesh_hand()
    shoe, toes = clothes.shoe()
    leg_colors = paint.paint_leg(leg.vertices, skin, paint.srgb(outfit.sock_color))
    shoe_colors = paint.paint_shoe(shoe.vertices, paint.srgb(outfit.shoe_color))
    shoe_weights = {f"{side}_foot": 1 - toes, f"{side}_toes": toes}
    whole_hand = {f"{side}_hand": np.ones(len(hand.vertices))}
    pieces = (
        (arm, f"{side}_upper_arm", arm_weights, paint.paint_skin(arm.vertices, skin), 0.12),
        (leg, f"{side}_thigh", leg_weights, leg_colors, 0.10),
        (hand, f"{side}_hand", whole_hand, paint.paint_skin(hand.vertices, skin), 0.12),
        (shoe, f"{side}_foot", shoe_weights, shoe_colors, 0.15),
    )
    return [
        Surface(_on_bone(_sided(mesh, side), bind, bone), weights, colors, gloss)
        for mesh, bone, weights, colors, gloss in pieces
    ]


def _head(bind: Frames, outfit: Outfit) -> list[Surface]:
    skin, hair = paint.srgb(outfit.skin), paint.srgb(outfit.hair)
    face = body.mesh_head()
    height = face.vertices[:, 1]
    neck = smoothstep(-0.165, -0.10, height)
    skull = smoothstep(-0.085, -0.01, height - 0.35 * face.vertices[:, 2])
    weights = {"chest": 1 - neck, "neck": neck * (1 - skull), "head": neck * skull}
    colors = paint.paint_face(face.vertices, skin, hair, outfit.beard)
    pieces = [Surface(_on_bone(face, bind, "head"), weights, colors, 0.14)]

    def on_head(mesh: Mesh, colors: Array, gloss: float) -> Surface:
        whole = {"head": np.ones(len(mesh.vertices))}
        return Surface(_on_bone(mesh, bind, "head"), whole, colors, gloss)

    if outfit.hair_style != "bald":
        mesh = body.mesh_hair(outfit.hair_style)
        pieces.append(on_head(mesh, paint.paint_hair(mesh.vertices, hair), 0.18))
    for side in SIDES:
        ball, centre = body.mesh_eye(outward(side))
        seen = (ball.vertices - centre) * [outward(side), 1.0, 1.0]
        pieces.append(on_head(ball, paint.paint_eye(seen, paint.srgb(outfit.iris), skin), 0.5))
    return pieces


def _assemble(
    skeleton: Skeleton, drawn: Skeleton, drawn_bind: Frames, bind: Frames, pieces: list[Surface]
) -> Figure:
    meshes = [piece.mesh for piece in pieces]
    starts = np.cumsum([0] + [len(mesh.vertices) for mesh in meshes])
    faces = np.concatenate([mesh.faces + at for mesh, at in zip(meshes, starts, strict=False)])
    share = np.zeros((starts[-1], len(BONES)))
    for piece, first, last in zip(pieces, starts[:-1], starts[1:], strict=True):
        for bone, weight in piece.weights.items():
            share[first:last, INDEX[bone]] = weight
    share[share < 1e-3] = 0.0
    share /= share.sum(axis=1, keepdims=True)
    vertices = np.concatenate([mesh.vertices for mesh in meshes])
    carriers, shares = _tie(share)
    return Figure(
        skeleton=skeleton,
        vertices=_stretch(vertices, share, drawn, drawn_bind, skeleton, bind).astype(np.float32),
        normals=np.concatenate([mesh.normals for mesh in meshes]).astype(np.float32),
        colors=np.concatenate([piece.colors for piece in pieces]).astype(np.float32),
        gloss=np.repeat([p.gloss for p in pieces], np.diff(starts)).astype(np.float32),
        faces=faces.astype(np.int32),
        bind=bind,
        carriers=carriers,
        shares=shares,
    )


def _stretch(
    vertices: Array, share: Array, drawn: Skeleton, from_: Frames, actual: Skeleton, to: Frames
) -> Array:
    """Bring the surface drawn on the reference body to the lengths of the actual one."""
    build, scale = actual.build, actual.scale
    moved = np.zeros_like(vertices)
    for bone, i in INDEX.items():
        carried = share[:, i] > 0
        if not carried.any():
            continue
        stretch = np.full(3, scale)
        name = bone.partition("_")[2]
        if name in ("upper_arm", "forearm", "wrist_end"):
            stretch[1] *= build.arm_length
        elif name in ("thigh", "shank"):
            stretch[1] *= build.leg_length
        elif bone in ("spine", "chest", "pelvis"):
            stretch[1] = actual.offsets["chest"][1] / drawn.offsets["chest"][1]
            if bone == "chest":
                stretch[0] *= build.shoulder_width
        local = clothes.local_to(from_, bone, vertices[carried]) * stretch
        placed = local @ to.rotation[i].T + to.origin[i]
        moved[carried] += share[carried, i : i + 1] * placed
    return moved


def _tie(share: Array) -> tuple[Numbers, Numbers]:
    """Carriers of `Figure` and their shares from the shares of the bones, shape (n, bones)."""
    count = len(BONES)
    width = max(2, int((share > 0).sum(axis=1).max()))
    carriers = np.zeros((len(share), width), np.int32)
    shares = np.zeros((len(share), width), np.float32)
    heaviest = np.argsort(-share, axis=1)[:, :width]
    carriers[:] = heaviest
    shares[:] = np.take_along_axis(share, heaviest, axis=1)
    carried = (share > 0).sum(axis=1)
    for bone, i in INDEX.items():
        parent = PARENTS[bone]
        if not parent:
            continue
        j = INDEX[parent]
        pair = np.flatnonzero((carried == 2) & (share[:, i] > 0) & (share[:, j] > 0))
        ladder = np.array([j, count + 3 * i, count + 3 * i + 1, count + 3 * i + 2, i])
        step = 4.0 * share[pair, i]
        lower = np.minimum(step.astype(int), 3)
        carriers[pair, 0], carriers[pair, 1] = ladder[lower], ladder[lower + 1]
        shares[pair, 0], shares[pair, 1] = 1.0 - (step - lower), step - lower
    return carriers, shares
