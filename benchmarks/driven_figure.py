"""The rendered figure moved as a real person moved: ``python -m benchmarks.driven_figure``.

Recorded movements (UI-PRMD, `benchmarks.recorded_motion`) are put on bodies of the rendered figure,
drawn, and seen by the pose model. The truth is exact: the angles of the figure's own skeleton, by
the same conventions as in its clips. In here are the pose model's error on real motion, and what
leaves the plane of the exercise as a real person leaves it; not in here is real skin and cloth.

Trunk and limbs take the recorded directions, with the figure's own bone lengths; the lower foot
stands on the floor. How a limb is twisted about itself follows its bent hinge, or, where it is
straight, the shortest turn from the trunk: a depth camera does not see it.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.accuracy.figures import by, percent_interval
from benchmarks.accuracy.people import PEOPLE
from benchmarks.accuracy.tables import Cell, Table, write_rows
from benchmarks.mocap import MOCAP, MOVEMENTS, STILL_S, Movement, visible_repetitions
from benchmarks.recorded_motion import (
    CHEST,
    FRAME_RATE,
    JOINTS,
    NECK,
    WAIST,
    Motion,
    forward_of,
    read_motion,
)
from rich.console import Console

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.definitions.library import shipped_library
from hep_vision.errors import HepVisionError
from hep_vision.measure.body.landmarks import SIDES, Array, Side
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import Attempt, SetResult
from hep_vision.record.frame_store import FrameStore
from hep_vision.record.landmark_log import write_landmark_log
from hep_vision.sources.pose.estimator import PoseEstimator
from hep_vision.sources.pose.models import ensure_model, name_of
from hep_vision.statistics.intervals import mean_interval
from hep_vision_figure.clinical import clinical_values
from hep_vision_figure.clip import cached_figure
from hep_vision_figure.figure import Outfit
from hep_vision_figure.framing import frame_picture
from hep_vision_figure.renderer import Body, Renderer, noise_shift
from hep_vision_figure.room import Room
from hep_vision_figure.skeleton import (
    BONES,
    INDEX,
    PARENTS,
    Build,
    Frames,
    Skeleton,
    build_skeleton,
)
from hep_vision_figure.spec import CameraSpec

RESULTS = Path(__file__).with_name("driven_figure.csv")
MOVERS = 1  # people whose recorded movements these are
# Bodies as unlike as the set has them: a man of 1.75 m and a tall heavy one.
BODIES = ("A", "D")
TURNS_DEG = (0.0, 20.0)
EVERY = 2  # of the recorded frames, 15 a second
# Nothing stands where somebody sits down, and a side lunge is no exercise of the library.
WITHOUT = (4, 5)
# A limb bent by less has no hinge to be seen; from twice as much on the hinge is taken.
STRAIGHT_DEG = 12.0
FLAT_M, LIFTED_M = 0.04, 0.10  # of an ankle above its lowest: the foot is flat, and is not
DOWN = np.array([0.0, -1.0, 0.0])
UP = -DOWN


@dataclass(frozen=True)
class Driven:
    """One counted repetition of the figure, beside its own angle."""

    movement: str
    exercise: str
    measure: str
    body: str
    turned_deg: float
    visible: int  # repetitions of the clip
    counted: int
    true_deg: float  # NaN where the clip has no counted repetition
    peak_deg: float
    stated: float
    reliable: bool

    @property
    def error_deg(self) -> float:
        """Measured less true."""
        return self.peak_deg - self.true_deg

    @property
    def is_covered(self) -> bool:
        """Whether the truth lies within what is stated."""
        return abs(self.error_deg) <= self.stated


def _unit(vector: Array) -> Array:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)


def _turned_onto(start: Array, end: Array) -> Array:
    """Shortest rotation from one unit vector to another."""
    axis, cosine = np.cross(start, end), float(start @ end)
    if cosine < -1.0 + 1e-6:  # any axis across it
        across = _unit(np.cross(start, [1.0, 0.0, 0.0] if abs(start[0]) < 0.9 else [0, 1.0, 0]))
        return 2.0 * np.outer(across, across) - np.eye(3)
    cross = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    return np.eye(3) + cross + cross @ cross / (1.0 + cosine)


def _limb(parent: Array, upper: Array, lower: Array, hinge: Array) -> tuple[Array, Array]:
    """Rotations of the two bones of a limb that point along ``upper`` and ``lower``.

    ``hinge`` is the axis about which the limb bends, of the length of the sine of its angle.
    """
    swung = _turned_onto(-parent[:, 1], upper) @ parent
    bent_deg = float(np.degrees(np.arctan2(np.linalg.norm(hinge), upper @ lower)))
    share = float(np.clip(bent_deg / STRAIGHT_DEG - 1.0, 0.0, 1.0))
    axis = _unit(hinge)
    if axis @ swung[:, 0] < 0.0:  # over-stretched, or noise
        share = 0.0
    x = (1.0 - share) * swung[:, 0] + share * axis
    first = _from_down(upper, x)
    # The lower bone turns about the upper one's hinge, and off it by as much as was recorded.
    return first, _from_down(lower, first[:, 0])


def _from_down(down: Array, x: Array) -> Array:
    y = -down
    x = _unit(x - (x @ y) * y)
    return np.column_stack([x, y, np.cross(x, y)])


def pose(skeleton: Skeleton, motion: Motion, frame: int, heading: Array) -> Frames:
    """The figure as the person stood in one frame, its lower foot on the floor.

    ``heading`` turns the room of the recording into that of the figure.
    """
    turn = {
        bone: heading @ motion.turns[frame, joint]
        for bone, joint in (("pelvis", WAIST), ("spine", 1), ("chest", CHEST), ("neck", NECK))
    }
    turn["head"] = turn["neck"]
    for side in SIDES:
        at = {name: heading @ motion.places[frame, j] for name, j in JOINTS[side].items()}
        thigh, shank = _unit(at["knee"] - at["hip"]), _unit(at["ankle"] - at["knee"])
        upper, fore = _unit(at["elbow"] - at["shoulder"]), _unit(at["wrist"] - at["elbow"])
        turn[f"{side}_thigh"], turn[f"{side}_shank"] = _limb(
            turn["pelvis"], thigh, shank, np.cross(thigh, shank)
        )
        turn[f"{side}_upper_arm"], turn[f"{side}_forearm"] = _limb(
            turn["chest"], upper, fore, np.cross(fore, upper)
        )
        for bone in ("wrist_end", "hand"):
            turn[f"{side}_{bone}"] = turn[f"{side}_forearm"]
        turn[f"{side}_foot"] = turn[f"{side}_toes"] = _foot(motion, frame, side, heading, turn)
    return _placed(skeleton, turn, heading @ motion.places[frame, WAIST] / 100.0)


def _foot(motion: Motion, frame: int, side: Side, heading: Array, turn: dict[str, Array]) -> Array:
    """Flat on the floor where the ankle is low, square to the shank where it is lifted."""
    ankle, toes = (motion.places[:, JOINTS[side][name]] for name in ("ankle", "foot_index"))
    height_m = float(ankle[frame, 1] - ankle[:, 1].min()) / 100.0
    lifted = float(np.clip((height_m - FLAT_M) / (LIFTED_M - FLAT_M), 0.0, 1.0))
    ahead = heading @ (toes[frame] - ankle[frame])
    flat = _unit(ahead - (ahead @ UP) * UP)
    z = _unit((1.0 - lifted) * flat + lifted * turn[f"{side}_shank"][:, 2])
    y = (1.0 - lifted) * UP + lifted * turn[f"{side}_shank"][:, 1]
    y = _unit(y - (y @ z) * z)
    return np.column_stack([np.cross(y, z), y, z])


def _placed(skeleton: Skeleton, turn: dict[str, Array], waist_m: Array) -> Frames:
    rotation, origin = np.empty((len(BONES), 3, 3)), np.empty((len(BONES), 3))
    for number, bone in enumerate(BONES):
        rotation[number] = turn[bone]
        parent = PARENTS[bone]
        if parent:
            of = INDEX[parent]
            origin[number] = origin[of] + rotation[of] @ skeleton.offsets[bone]
        else:
            origin[number] = [waist_m[0], 0.0, waist_m[2]]
    frames = Frames(rotation, origin, skeleton.scale)
    soles = [
        frames.point(f"{side}_foot", offset)[1]
        for side in SIDES
        for offset in (skeleton.ball_offset, skeleton.heel_offset)
    ]
    origin[:, 1] -= min(soles)
    return Frames(rotation, origin, skeleton.scale)


def _heading(movement: Movement, motion: Motion, *, sagittal: bool) -> Array:
    """Turns the recorded room so that the figure shows its near side, or its front."""
    forward = forward_of(motion, movement.near if movement.steps else None)
    wanted = np.array([0.0, 0.0, 1.0])
    if sagittal:  # the near side towards the camera
        wanted = np.array([1.0 if movement.near == "right" else -1.0, 0.0, 0.0])
    return _turned_onto(forward, wanted)


def drive(movement: Movement, body: str, turned_deg: float, model: Path) -> list[Driven]:
    """Draw one movement on one body, let the pose model see it, and measure it."""
    definition = shipped_library().get(movement.exercise)
    exercise = definition.exercise()
    motion = read_motion(MOCAP / "ui-prmd", movement.number)
    sagittal = exercise.view == "sagittal"
    heading = _heading(movement, motion, sagittal=sagittal)
    told = PEOPLE[body]
    build, outfit = Build(**told.get("body", {})), Outfit(**told.get("outfit", {}))
    skeleton = build_skeleton(build)
    stood = [pose(skeleton, motion, frame, heading) for frame in range(len(motion.places))]
    centre = np.mean([frames.joint("pelvis") for frames in stood], axis=0) * [1.0, 0.0, 1.0]
    for frames in stood:
        frames.origin[:] -= centre
    still = round(STILL_S * FRAME_RATE)
    order = np.clip(np.arange(-still, len(stood) + still, EVERY), 0, len(stood) - 1)
    # From the front the camera turns towards the arm that moves, from the side to the front.
    yaw_deg = turned_deg if movement.near == "right" or sagittal else -turned_deg
    if sagittal and movement.near == "left":
        yaw_deg = -turned_deg
    camera = frame_picture(CameraSpec(yaw_deg=yaw_deg, frame_rate=FRAME_RATE / EVERY), stood)
    renderer = Renderer(camera, Room(**told.get("room", {})))
    figure, chance = cached_figure(build, outfit), np.random.default_rng(movement.number)
    seen = FrameStore()
    with PoseEstimator(model) as estimator:
        for number, frame in enumerate(order):
            light = renderer.expose([Body(figure, stood[frame])])
            picture = renderer.develop(light, noise_shift(chance))
            at_s = number * EVERY / FRAME_RATE
            seen.append(estimator.estimate(picture, at_s, camera.size_px))
    result = _measured(seen, movement.exercise, model)
    values = [clinical_values(frames)[exercise.measure] for frames in stood]
    truth: dict[Side, Array] = {
        side: np.array([values[frame][side] for frame in order]) for side in SIDES
    }
    visible = visible_repetitions(truth[movement.near], exercise.sign)
    head = (movement.name, movement.exercise, exercise.measure, body, turned_deg, visible)
    counted = result.counted if result else 0
    rows = [
        Driven(*head, counted, *_beside(one, truth, exercise.sign, movement.near))
        for one in (result.repetitions if result else ())
    ]
    nothing = Driven(*head, counted, np.nan, np.nan, np.nan, reliable=False)
    return rows or [nothing]


def _measured(seen: FrameStore, exercise: str, model: Path) -> SetResult | None:
    with tempfile.TemporaryDirectory() as scratch:
        log = Path(scratch) / "seen.npz"
        write_landmark_log(log, seen, {"model": name_of(model), "source": "driven figure"})
        try:
            job = Job(log, shipped_library().get(exercise), Prescription())
            return analyze(job, None).result
        except HepVisionError:
            return None


def _beside(
    attempt: Attempt, truth: dict[Side, Array], sign: int, near: Side
) -> tuple[float, float, float, bool]:
    measured = attempt.measured_side or attempt.side
    side: Side = near if measured == "both" else measured
    rate = FRAME_RATE / EVERY
    first, last = (round(at * rate) for at in (attempt.start_s, attempt.end_s))
    true = float(sign * (sign * truth[side])[first : last + 1].max())
    return true, attempt.rom.peak, attempt.rom.uncertainty, attempt.rom.reliable


def table(rows: list[Driven]) -> Table:
    """Errors by measure and turn; the unit is the body, since there is one mover."""
    groups = [(key, list(some)) for key, some in by(rows, lambda r: (r.measure, r.turned_deg))]
    cells: list[tuple[Cell, ...]] = []
    for (measure, turned), some in groups:
        clips = {(r.movement, r.body): r for r in some}.values()
        good = [r for r in some if r.reliable]
        bodies = [list(s) for _, s in by(good, lambda r: r.body)]
        errors = [float(np.mean([r.error_deg for r in s])) for s in bodies]
        sizes = [float(np.mean([abs(r.error_deg) for r in s])) for s in bodies]
        cells.append(
            (
                measure.replace("_", " "),
                turned,
                len({r.movement for r in some}),
                f"{sum(r.counted for r in clips)} of {sum(r.visible for r in clips)}",
                len(good),
                mean_interval(errors) if errors else None,
                mean_interval(sizes) if sizes else None,
                max((abs(r.error_deg) for r in good), default=None),
                percent_interval([[r.is_covered for r in s] for s in bodies]) if bodies else None,
            )
        )
    return Table(
        "The figure moved as a person moved",
        (
            *("measure", "turned, °|0", "movements|0", "counted", "reliable|0"),
            *("+mean error, °|1", "mean size, °|1", "largest, °|1", "inside ± %|0"),
        ),
        tuple(cells),
        "Measured less true at the peak, of reliable repetitions; 95 % intervals over the bodies "
        f"({len({r.body for r in rows})}), which made the same person's movements.",
    )


def read_rows(path: Path = RESULTS) -> list[Driven]:
    """Repetitions as they were measured; empty where nothing was drawn."""
    if not path.exists():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return [
            Driven(
                *(row[name] for name in ("movement", "exercise", "measure", "body")),
                float(row["turned_deg"]),
                *(int(row[name]) for name in ("visible", "counted")),
                *(float(row[name]) for name in ("true_deg", "peak_deg", "stated")),
                reliable=row["reliable"] == "True",
            )
            for row in csv.DictReader(file)
        ]


def main(words: list[str] | None = None) -> int:
    """Draw, measure and print; keep the repetitions beside this file if asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.driven_figure", description=__doc__)
    parser.add_argument("--bodies", nargs="+", default=list(BODIES), choices=sorted(PEOPLE))
    parser.add_argument("--write", action="store_true", help=f"keep them in {RESULTS.name}")
    asked = parser.parse_args(words)
    console = Console(width=150, highlight=False)
    if not MOCAP.is_dir():
        console.print(f"{MOCAP} is not there: nothing to play.")
        return 2
    model = ensure_model()
    rows: list[Driven] = []
    for movement in (one for one in MOVEMENTS if one.number not in WITHOUT):
        for body in asked.bodies:
            for turned in TURNS_DEG:
                rows += drive(movement, body, turned, model)
                last = rows[-1]
                console.print(f"{last.movement}, {body}, {turned:.0f}°: {last.counted} counted of "
                              f"{last.visible}, error {last.error_deg:+.1f}")  # fmt: skip
    table(rows).show(console)
    if asked.write:
        write_rows(RESULTS, rows, ("error_deg",))
        console.print(f"Wrote {RESULTS}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
