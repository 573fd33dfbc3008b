"""Real people's recorded movements played through the engine: ``python -m benchmarks.mocap``.

Two sources in ``../shared/bench/mocap``, one person each:

- UI-PRMD: joints in space, projected to a virtual camera (3 m away, at chest height, 1280 x 720)
  turned 0, 20 and 45 degrees out of the plane of the exercise, and measured as landmarks. No pose
  model takes part: what is left is what our planar definition differs by from the joint's angle
  in space, and what the turned camera costs (`benchmarks.recorded_motion` says how joint order
  and axes were found).
- Keraal: how far arms were raised by BlazePose and by Vicon (`benchmarks.keraal`).

Each UI-PRMD file holds one episode, cut tightly. It is played twice: its first frame stands for a
second before and its last one after, and a second leads from the last frame back to the first.
The second play is the same movement again and no further evidence; it lets the sit to stand,
which begins and ends standing, hold one whole repetition from the chair to the chair.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
from benchmarks import keraal
from benchmarks.accuracy.tables import Cell, Table
from benchmarks.recorded_motion import (
    FRAME_RATE,
    Camera,
    Motion,
    check,
    feet_by_order,
    forward_of,
    joint_angle_deg,
    read_motion,
    seen_by,
)
from rich.console import Console

from hep_vision.definitions.library import shipped_library
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import SIDES, Array, Side
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import AskedSide, Exercise, Prescription
from hep_vision.measure.result import Attempt, SetResult
from hep_vision.measure.uncertainty import half_width
from hep_vision.sources.pose.profile import DEFAULT, apply_pose_profile, profile_of

ROOT = Path(__file__).resolve().parents[1]
MOCAP = ROOT.parent / "shared" / "bench" / "mocap"
PAGE = ROOT / "docs" / "mocap.md"
TEMPLATE = Path(__file__).with_name("mocap_page.txt")
TURNS_DEG = (0.0, 20.0, 45.0)
PLAYS = 2
STILL_S = 1.0
# A repetition in the joint's own angle: from below to above these shares of its range and back.
LOW, HIGH = 0.5, 0.7
# The depth camera loses a limb for a frame: of each joint angle the median of so many is taken.
MEDIAN_FRAMES = 3


@dataclass(frozen=True)
class Movement:
    """A recorded movement and the exercise that it is measured as."""

    number: int
    name: str
    exercise: str
    asked: AskedSide
    near: Side  # the side that the camera stands on, or that it turns towards
    steps: bool = False  # the plane is that of a step, not the one in which the pelvis faces
    sideways: bool = False  # the limb leaves the plane of the exercise


MOVEMENTS = (
    Movement(1, "deep squat", "squat", "auto", "right"),
    Movement(2, "hurdle step", "march", "right", "right"),
    Movement(3, "inline lunge", "lunge", "left", "left", steps=True),
    Movement(4, "side lunge", "lunge", "right", "right", sideways=True),
    Movement(5, "sit to stand", "sit_to_stand", "auto", "right"),
    Movement(6, "standing leg raise", "march", "right", "right"),
    Movement(7, "shoulder abduction", "shoulder_abduction", "right", "right"),
    Movement(10, "scaption", "shoulder_abduction", "right", "right"),
)
LEFT_OUT = "m08 shoulder extension and m09 shoulder rotation with the arm raised have no exercise."


@dataclass(frozen=True)
class Repetition:
    """A counted repetition beside the joint's own angle."""

    peak_deg: float
    joint_deg: float
    stated: float  # +- as stated for landmarks of the model `full`
    of_view: float  # +- of which without the pose model's part
    reliable: bool

    @property
    def error_deg(self) -> float:
        """Ours less the joint's."""
        return self.peak_deg - self.joint_deg


@dataclass(frozen=True)
class Played:
    """One movement seen by one camera."""

    movement: Movement
    turned_deg: float
    measure: str
    visible: int
    result: SetResult
    repetitions: tuple[Repetition, ...]

    @property
    def error_deg(self) -> float:
        """Mean of its repetitions; NaN if none was counted."""
        errors = [one.error_deg for one in self.repetitions]
        return float(np.mean(errors)) if errors else float("nan")


def played(frames: Array) -> Array:
    """What the module's text says is played, of values with time along the first axis."""
    still = round(STILL_S * FRAME_RATE)
    share = np.linspace(0.0, 1.0, still + 2)[1:-1].reshape(-1, *[1] * (frames.ndim - 1))
    back = frames[-1] + share * (frames[0] - frames[-1])
    before, after = (np.repeat(frame, still, axis=0) for frame in (frames[:1], frames[-1:]))
    between = [part for _ in range(PLAYS - 1) for part in (back, frames)]
    return np.concatenate([before, frames, *between, after])


def steady(angle_deg: Array) -> Array:
    """An angle without what lasts for one frame."""
    around = np.pad(angle_deg, MEDIAN_FRAMES // 2, mode="edge")
    return np.median(np.lib.stride_tricks.sliding_window_view(around, MEDIAN_FRAMES), axis=1)


def visible_repetitions(angle_deg: Array, sign: int) -> int:
    """Whole movements away from the exercise's start and back in the joint's own angle."""
    level = sign * angle_deg
    share = (level - level.min()) / (level.max() - level.min())
    states: list[bool] = []
    for value in share:
        if value < LOW or value > HIGH:
            away = bool(value > HIGH)
            if not states or states[-1] != away:
                states.append(away)
    first = states.index(False)
    return (len(states) - first - 1) // 2


def play(movement: Movement, motion: Motion, turned_deg: float) -> Played:
    """Measure a movement from one camera."""
    definition = shipped_library().get(movement.exercise)
    exercise = apply_pose_profile(definition.exercise(), profile_of(DEFAULT))
    forward = forward_of(motion, movement.near if movement.steps else None)
    camera = Camera(exercise.view, movement.near, turned_deg)
    engine = Engine(exercise, Prescription(side=movement.asked))
    for frame in seen_by(camera, motion, played(motion.places), forward):
        engine.advance(frame)
    result = engine.finish()
    truth: dict[Side, Array] = {
        side: played(steady(joint_angle_deg(motion, exercise.measure, side))) for side in SIDES
    }
    return Played(
        movement,
        turned_deg,
        exercise.measure,
        visible_repetitions(truth[movement.near], exercise.sign),
        result,
        tuple(_beside(one, truth, exercise) for one in result.repetitions),
    )


def _beside(attempt: Attempt, truth: dict[Side, Array], exercise: Exercise) -> Repetition:
    side = attempt.measured_side or attempt.side
    angle = exercise.sign * truth["left" if side == "left" else "right"]
    first, last = (round(at * FRAME_RATE) for at in (attempt.start_s, attempt.end_s))
    parts = attempt.rom.parts
    spread = np.hypot(np.hypot(parts.noise, parts.view), parts.sampling) if parts else np.nan
    return Repetition(
        attempt.rom.peak,
        float(exercise.sign * angle[first : last + 1].max()),
        attempt.rom.uncertainty,
        half_width(0.0, float(spread)),
        attempt.rom.reliable,
    )


def play_all() -> list[Played]:
    """Every movement from every camera."""
    folder = MOCAP / "ui-prmd"
    motions = {one.number: read_motion(folder, one.number) for one in MOVEMENTS}
    return [play(one, motions[one.number], turn) for one in MOVEMENTS for turn in TURNS_DEG]


def by_movement(found: list[Played]) -> Table:
    """A row for each movement and turn."""
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        reps = one.repetitions
        name = f"m{one.movement.number:02d} {one.movement.name}"
        counted = f"{one.result.counted} of {one.visible}"
        means: list[Cell] = [
            float(np.mean([getattr(rep, field) for rep in reps])) if reps else None
            for field in ("joint_deg", "peak_deg", "error_deg", "stated", "of_view")
        ]
        inside = sum(abs(rep.error_deg) <= rep.stated for rep in reps)
        reliable = sum(rep.reliable for rep in reps)
        shares = [f"{n} of {len(reps)}" if reps else "-" for n in (inside, reliable)]
        rows.append((name, one.movement.exercise, one.turned_deg, counted, *means, *shares))
    columns = ("movement", "exercise", "turned, °|0", "counted", "joint, °|1", "ours, °|1",
               "+error, °|1", "±|1", "± without the model|1", "inside ±", "reliable")  # fmt: skip
    return Table("Movements", columns, tuple(rows))


def by_measure(found: list[Played]) -> Table:
    """A row for each measure and turn; what leaves the plane of its exercise stands by itself."""
    groups: dict[tuple[str, float], list[Played]] = {}
    for one in found:
        label = MEASURES[one.measure].label
        if one.movement.sideways:
            label = f"{label}, {one.movement.name}"
        groups.setdefault((label, one.turned_deg), []).append(one)
    rows: list[tuple[Cell, ...]] = []
    for (label, turn), these in sorted(groups.items()):
        errors = np.array([one.error_deg for one in these if one.repetitions])
        reps = [rep for one in these for rep in one.repetitions]
        inside = sum(abs(rep.error_deg) <= rep.stated for rep in reps)
        counted = f"{sum(o.result.counted for o in these)} of {sum(o.visible for o in these)}"
        mean, largest = (
            (float(errors.mean()), float(np.abs(errors).max())) if len(errors) else (None, None)
        )
        rows.append((label, turn, len(these), counted, mean, largest, f"{inside} of {len(reps)}"))
    columns = ("measure", "turned, °|0", "movements|0", "counted", "+mean error, °|1",
               "largest, °|1", "inside ±")  # fmt: skip
    return Table("Measures", columns, tuple(rows))


def not_counted(found: list[Played]) -> str:
    """Where a count differs from what is visible, and why in the engine's own words."""
    differing = [one for one in found if one.result.counted != one.visible]
    if not differing:
        return "Every count is that of the joint's own angle."
    lines = [
        f"- m{one.movement.number:02d} {one.movement.name}, turned {one.turned_deg:.0f} degrees: "
        + " ".join(dict.fromkeys(a.explanation for a in one.result.attempts if a.explanation))
        for one in differing
    ]
    return "\n".join(["Counts that differ from it:", "", *lines])


def reconstruction() -> Table:
    """What `benchmarks.recorded_motion.check` finds in each movement."""
    rows: list[tuple[Cell, ...]] = []
    for number in range(1, 11):
        found = check(read_motion(MOCAP / "ui-prmd", number))
        rows.append((f"m{number:02d}", *astuple(found)))
    columns = ("movement", "length error, cm|3", "left, right apart, cm|1", "bones' sd, cm|1",
               "lean, °|1", "knee error, °|3", "ankles' sd, cm|1")  # fmt: skip
    return Table("Reconstruction", columns, tuple(rows))


def orders() -> Table:
    """How far planted feet wander with each order of turning."""
    found = sorted(feet_by_order(MOCAP / "ui-prmd").items(), key=lambda each: each[1])
    rows = tuple((f"R = R{'  R'.join(order)}".replace("  ", " "), feet) for order, feet in found)
    return Table("Order of turning", ("order", "planted ankles' sd, cm|1"), rows)


def arms() -> Table:
    """BlazePose against Vicon."""
    rows: list[tuple[Cell, ...]] = []
    for one in keraal.compare(MOCAP / "keraal"):
        trial = f"{one.trial}, {keraal.TRIALS[one.trial]}"
        degrees = (one.vicon_deg, one.blazepose_deg, one.error_deg, one.off_plane_deg)
        rows.append((trial, one.side, one.same, one.exchanged, *degrees))
    agreement = ", ".join(
        f"{keraal.depth_agreement(MOCAP / 'keraal', trial):+.2f} in {trial}"
        for trial in keraal.TRIALS
    )
    note = (
        f"How far the left wrist is behind the right one, BlazePose against Vicon: r {agreement}."
    )
    columns = ("trial", "Vicon's arm", "+r, same arm|2", "+r, other arm|2", "Vicon, °|1",
               "BlazePose, °|1", "+difference, °|1", "out of plane, °|0")  # fmt: skip
    return Table("Arms raised", columns, tuple(rows), note)


def page(found: list[Played]) -> str:
    """The page of the documentation; the figure's part as `benchmarks.driven_figure` kept it."""
    from benchmarks import driven_figure  # it takes its movements from here

    rows = driven_figure.read_rows()
    driven = driven_figure.table(rows).markdown() if rows else "Nothing is drawn yet.\n"
    return TEMPLATE.read_text("utf-8").format(
        measures=by_measure(found).markdown(),
        movements=by_movement(found).markdown(),
        left_out=LEFT_OUT,
        differing=not_counted(found),
        orders=orders().markdown(),
        reconstruction=reconstruction().markdown(),
        arms=arms().markdown(),
        driven=driven,
    )


def main(words: list[str] | None = None) -> int:
    """Print the tables, and write the page if asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mocap", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name} anew")
    asked = parser.parse_args(words)
    console = Console(width=150, highlight=False)
    if not MOCAP.is_dir():
        console.print(f"{MOCAP} is not there: nothing to play.")
        return 2
    found = play_all()
    for table in (orders(), reconstruction(), by_measure(found), by_movement(found), arms()):
        table.show(console)
    console.print(f"{not_counted(found)}\n{LEFT_OUT}")
    if asked.write:
        PAGE.write_text(page(found), "utf-8")
        console.print(f"Written: {PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
