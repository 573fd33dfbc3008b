"""Where the pose model puts the figure's joints, beside where they truly are in the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import numpy as np
from benchmarks.accuracy.clips import Clip
from benchmarks.accuracy.tables import Cell, Table

from hep_vision.definitions.library import shipped_library
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import Array, PoseFrame, Side, landmark_of
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision_figure.choreography import Choreography
from hep_vision_figure.clinical import body_points
from hep_vision_figure.framing import frame_picture

JOINTS = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")
MOMENTS = ("start", "peak")


@dataclass(frozen=True)
class PlacementRow:
    """One joint in one frame: how far the model's point lies from the true joint centre.

    ``up`` is along the trunk towards the head; ``out`` is square to it, to the front of
    the body where it is filmed from the side and away from its middle where it is filmed
    from the front. Both in per cent of the trunk's true length in the picture.
    """

    clip: str
    exercise: str
    joint: str
    view: str
    position: str
    at: Literal["start", "peak"]
    up: float
    out: float


def placements(clip: Clip) -> list[PlacementRow]:
    """Joints the exercise's measure stands on, at the start and peak of every repetition."""
    definition = shipped_library().get(clip.planned.exercise)
    joints = [j for j in JOINTS if j in MEASURES[definition.measure.id].points]
    truth, frames = clip.read_truth(), read_landmark_log(clip.log).frames
    spec = clip.planned.spec
    choreography = Choreography(spec)
    camera = frame_picture(spec.camera, choreography.extent())
    times_s = np.array([frame.time_s for frame in frames])
    rows: list[PlacementRow] = []
    for repetition in truth["repetitions"]:
        side: Side = repetition["measured_side"]
        for at in MOMENTS:
            frame = frames[int(np.argmin(np.abs(times_s - repetition[f"{at}_s"])))]
            points = body_points(choreography.frames(frame.time_s))
            true_px = {name: camera.project(point)[0] for name, point in points.items()}
            up, out, length = _trunk_axes(true_px, side, truth["view"])
            for joint in joints:
                off = _seen(frame, joint, side) - true_px[f"{side}_{joint}"]
                if np.isfinite(off).all():
                    rows.append(
                        PlacementRow(
                            clip.planned.name,
                            definition.id,
                            joint,
                            truth["view"],
                            definition.position,
                            at,
                            100 * float(off @ up) / length,
                            100 * float(off @ out) / length,
                        )
                    )
    return rows


def _seen(frame: PoseFrame, joint: str, side: Side) -> Array:
    return frame.image_px[landmark_of(joint, side), :2]


def _trunk_axes(true_px: Mapping[str, Array], side: Side, view: str) -> tuple[Array, Array, float]:
    """Unit vectors towards the head and outwards in the picture, and the trunk's length."""
    shoulder, hip = true_px[f"{side}_shoulder"], true_px[f"{side}_hip"]
    length = float(np.linalg.norm(shoulder - hip))
    up = (shoulder - hip) / length
    across = np.array([-up[1], up[0]])
    other = "left" if side == "right" else "right"
    middle = true_px[f"{other}_shoulder"] if view == "frontal" else hip
    towards = (shoulder if view == "frontal" else true_px["nose"]) - middle
    return up, across if across @ towards >= 0 else -across, length


def placement_table(rows: Sequence[PlacementRow]) -> Table:
    """How far off each joint is put, by view, position of the body and moment."""

    def key(row: PlacementRow) -> tuple[str, str, str, int]:
        return row.joint, row.view, row.position, MOMENTS.index(row.at)

    cells: list[tuple[Cell, ...]] = []
    for (joint, view, position, at), group in groupby(sorted(rows, key=key), key):
        found = list(group)
        up, out = np.array([r.up for r in found]), np.array([r.out for r in found])
        cells.append(
            (
                joint,
                view,
                position.replace("_", "-"),
                MOMENTS[at],
                len({r.exercise for r in found}),
                len(found),
                float(up.mean()),
                float(up.std()),
                float(out.mean()),
                float(out.std()),
            )
        )
    return Table(
        "Where the model puts the joints",
        (
            "joint",
            "view",
            "position",
            "at",
            "exercises|0",
            "n|0",
            "+up %|1",
            "SD|1",
            "+out %|1",
            "SD|1",
        ),
        tuple(cells),
        "The model's point less the figure's joint centre, in per cent of the trunk's length in "
        "the picture; up is towards the head, out is to the front of the body (sagittal) or away "
        "from its middle (frontal).",
    )
