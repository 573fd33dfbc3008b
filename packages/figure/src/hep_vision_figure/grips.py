"""What the figure holds, and what stands where its hands or feet need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hep_vision_figure.furniture import PLASTER, WOOD, Piece, band, bar, box, join, roller, stick
from hep_vision_figure.paint import srgb
from hep_vision_figure.room import CEILING_M
from hep_vision_figure.rotation import about_y, unit
from hep_vision_figure.skeleton import SIDES, outward
from hep_vision_figure.solids import Mesh

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from hep_vision.measure.body.landmarks import Side
    from hep_vision_figure.arrays import Array
    from hep_vision_figure.contact import Support
    from hep_vision_figure.skeleton import Frames

_CUPBOARD = srgb((226, 224, 218))
_BAND = srgb((190, 60, 60))
_STRAP = srgb((120, 90, 160))
_BAND_M = 3.0  # how far away a band is fastened, beyond the picture's edge
_PALM_M = 0.035  # from the wrist to what a flat hand rests on, reference body


def furniture_at_hands(
    things: Collection[str], frames: Frames, support: Support, heading_deg: float
) -> list[Piece]:
    """Furniture that stands where the hands are in the start position.

    Parameters
    ----------
    things : collection of str
        Names of a movement's furniture; what does not go by the hands is passed over.
    frames : Frames
        The start position.
    support : Support
        Tells which hands are planted.
    heading_deg : float
        Way the figure faces.
    """
    wrists = [frames.joint(f"{s}_hand") for s in SIDES if f"{s}_hand" in support.planted]
    palm_m = _PALM_M * frames.scale
    pieces: list[Piece] = []
    if "counter" in things:
        pieces.append(_counter(wrists, heading_deg, support.surface_m))
    if "wall_at_hands" in things:
        pieces.append(_wall_at_hands(wrists, heading_deg, palm_m))
    if "rail" in things:
        pieces.append(_rail(wrists[0], heading_deg, support.surface_m))
    if "bar" in things:
        hands = hands_of(frames)
        pieces.append(bar(hands["left"], hands["right"], CEILING_M))
    return pieces


def held_by(
    things: Collection[str], frames: Frames, moving: Side, heading_deg: float
) -> list[Piece]:
    """What the figure holds or wears at a moment, where its hands and feet are.

    Parameters
    ----------
    things : collection of str
        Names of a movement's furniture; what is not held is passed over.
    frames : Frames
        The moment.
    moving : {"left", "right"}
        Side that moves.
    heading_deg : float
        Way the figure faces.
    """
    hands = hands_of(frames)

    def away(x: float, y: float, z: float) -> Array:
        """Where a band is fastened, seen from a figure that faces z."""
        return frames.scale * (about_y(heading_deg) @ np.array([x, y, z]))

    pieces: list[Piece] = []
    if "stick" in things:
        pieces.append(stick(hands["left"], hands["right"]))
    if "band_ahead" in things:
        pieces += [band(away(0.0, 1.1, _BAND_M), hand) for hand in hands.values()]
    if "band_across" in things:
        pieces.append(band(away(-outward(moving) * _BAND_M, 1.1, 0.3), hands[moving]))
    if "band_from_above" in things:
        pieces.append(band(away(0.0, 2.3, 0.6), hands[moving]))
    if "strap" in things:
        sole = frames.point(f"{moving}_foot", (0.0, -0.09 * frames.scale, 0.06 * frames.scale))
        pieces += [roller(hand, sole, 0.009, _STRAP) for hand in hands.values()]
    if "ankle_band" in things:
        shins = [_on_shank(frames, side, 0.78) for side in SIDES]
        pieces.append(_loop(*shins))
    if "knee_band" in things:  # round the back of the knee, fastened ahead
        knee = frames.joint(f"{moving}_shank")
        aside = about_y(heading_deg) @ np.array([0.06, 0.0, 0.0]) * frames.scale
        anchor = away(outward(moving) * 0.1, 0.45, _BAND_M)
        pieces += [band(anchor, knee + sign * aside) for sign in (-1.0, 1.0)]
    return pieces


def hands_of(frames: Frames) -> dict[Side, Array]:
    """Where the hands grip."""
    grip = (0.0, -0.07 * frames.scale, 0.0)
    return {side: frames.point(f"{side}_hand", grip) for side in SIDES}


def _on_shank(frames: Frames, side: Side, share: float) -> Array:
    knee, ankle = frames.joint(f"{side}_shank"), frames.joint(f"{side}_foot")
    return knee + share * (ankle - knee)


def _loop(one: Array, other: Array) -> Piece:
    """Elastic loop round both legs: one strand before them, one behind."""
    along = unit(other - one)
    aside = 0.05 * unit(np.cross(along, [0.0, 1.0, 0.0]))
    over = 0.045 * along
    ends = ((one - over, other + over),)
    strands = [roller(a + d, b + d, 0.009, _BAND) for a, b in ends for d in (aside, -aside)]
    return join(strands)


def _counter(wrists: Sequence[Array], heading_deg: float, top_m: float) -> Piece:
    """Kitchen counter that planted hands rest on: before both, beside one."""
    turn = about_y(heading_deg)
    hand = turn.T @ np.mean(wrists, axis=0)
    before = len(wrists) == len(SIDES)
    across, along = (0.6, 0.27) if before else (0.2, 0.5)
    x = hand[0] + (0.0 if before else float(np.sign(hand[0])) * 0.11)
    z = hand[2] + (0.20 if before else 0.05)
    cabinet = 0.5 * (top_m - 0.04)
    parts = [
        box((x, top_m - 0.02, z), (across, 0.02, along), WOOD),
        box((x, cabinet, z + 0.03), (across - 0.02, cabinet, along - 0.05), _CUPBOARD),
    ]
    return _turned(join(parts), turn)


def _wall_at_hands(wrists: Sequence[Array], heading_deg: float, palm_m: float) -> Piece:
    turn = about_y(heading_deg)
    hand = turn.T @ np.mean(wrists, axis=0)
    return _turned(box((hand[0], 1.2, hand[2] + palm_m + 0.04), (0.6, 1.2, 0.04), PLASTER), turn)


def _rail(wrist: Array, heading_deg: float, top_m: float) -> Piece:
    """Handrail along the way the figure faces, under its hand."""
    turn = about_y(heading_deg)
    hand = turn.T @ wrist
    z = (float(hand[2]) - 0.45, float(hand[2]) + 0.55)
    ends = [np.array([hand[0], top_m - 0.02, end]) for end in z]
    posts = [box((hand[0], 0.5 * top_m, end), (0.02, 0.5 * top_m, 0.02), WOOD) for end in z]
    return _turned(join([roller(ends[0], ends[1], 0.022, WOOD), *posts]), turn)


def _turned(piece: Piece, turn: Array) -> Piece:
    mesh = Mesh(piece.mesh.vertices @ turn.T, piece.mesh.normals @ turn.T, piece.mesh.faces)
    return Piece(mesh, piece.colors)
