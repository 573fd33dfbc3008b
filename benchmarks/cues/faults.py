"""Clips of a fault, without drawing: where the joints are, off by what the model was off by.

A drawn clip of the correct movement tells how far the pose model's landmarks lay from the true
points in every frame. The figure then does the same repetitions with the compensation, before
the same camera, and the same errors are added to its true points. Faults that the figure cannot
do are made by moving points, in shares of the trunk as it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from benchmarks.accuracy.clips import Clip
from benchmarks.cues.observe import RealClip, Seen, observe, prescription_of, rules_of

from hep_vision.definitions.library import Library
from hep_vision.definitions.schema import Definition
from hep_vision.measure.body.landmarks import Landmark, PoseFrame
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import RuleId
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision.sources.pose.profile import apply_pose_profile, profile_of
from hep_vision_figure.camera import Camera
from hep_vision_figure.choreography import Choreography
from hep_vision_figure.clinical import body_points
from hep_vision_figure.framing import frame_picture
from hep_vision_figure.spec import ClipSpec
from hep_vision_figure.spec_part import ImpossibleClipError

Array = npt.NDArray[np.float64]
# Image, share of the way to the peak, side of the movement -> image.
Mover = Callable[[Array, Array, str], Array]


@dataclass(frozen=True)
class Fault:
    """How a rule's fault is made: by the figure, or by moving points.

    Amounts are those from which a therapist would say something: clearly more than the rule's
    usual threshold, and no caricature [judgement]. ``move`` stands in where the figure cannot do
    it; with neither, the movement is swung.
    """

    says: str
    compensations: Mapping[str, float] | None = None
    move: Mover | None = None


def _moved(names: Sequence[str], right: float, down: float, *, of_both: bool = False) -> Mover:
    """Points of the moving side, or of both, that go right and down, in shares of the trunk."""

    def move(image: Array, share: Array, side: str) -> Array:
        moved = image.copy()
        trunk_px = _trunk_px(image)[:, None] * share[:, None]
        for point in _points(names, "both" if of_both else side):
            moved[:, point, 0] += right * trunk_px[:, 0]
            moved[:, point, 1] += down * trunk_px[:, 0]
        return moved

    return move


def _hands_on_knees(image: Array, share: Array, side: str) -> Array:
    del share, side
    moved = image.copy()
    for one in ("LEFT", "RIGHT"):
        to = image[:, Landmark[f"{one}_KNEE"], :2] - 0.05 * _trunk_px(image)[:, None]
        wrist = Landmark[f"{one}_WRIST"]
        moved[:, wrist, :2] = to
    return moved


def _limb_shortened(names: tuple[str, str], by: float) -> Mover:
    """The far end of a limb seen as if it had left the plane: nearer to its root."""

    def move(image: Array, share: Array, side: str) -> Array:
        moved = image.copy()
        root, end = (_points([name], side)[0] for name in names)
        gone = (by * share)[:, None] * (image[:, end, :2] - image[:, root, :2])
        moved[:, end, :2] -= gone
        for further in _points(_BEYOND[names[1]], side):
            moved[:, further, :2] -= gone
        return moved

    return move


_BEYOND = {"knee": ("ankle", "heel", "foot_index"), "elbow": ("wrist", "index", "pinky", "thumb")}


def _points(names: Sequence[str], side: str) -> list[Landmark]:
    sides = ("LEFT", "RIGHT") if side not in ("left", "right") else (side.upper(),)
    return [Landmark[f"{one}_{name.upper()}"] for one in sides for name in names]


def _trunk_px(image: Array) -> Array:
    middles = [
        0.5 * (image[:, Landmark[f"LEFT_{n}"], :2] + image[:, Landmark[f"RIGHT_{n}"], :2])
        for n in ("SHOULDER", "HIP")
    ]
    return np.linalg.norm(middles[0] - middles[1], axis=1)


def _elbow_out(image: Array, share: Array, side: str) -> Array:
    """Elbow and what hangs on it, away from the trunk."""
    moved = image.copy()
    for one in ("LEFT", "RIGHT") if side not in ("left", "right") else (side.upper(),):
        shoulder, elbow = (image[:, Landmark[f"{one}_{n}"], :2] for n in ("SHOULDER", "ELBOW"))
        turned = _turned(elbow - shoulder, _away(image, one) * 35.0 * share) - (elbow - shoulder)
        for name in ("elbow", "wrist", "index", "pinky", "thumb"):
            moved[:, Landmark[f"{one}_{name.upper()}"], :2] += turned
    return moved


def _away(image: Array, one: str) -> float:
    """Which turn of the upper arm takes the elbow away from the trunk, +1 or -1."""
    other = "RIGHT" if one == "LEFT" else "LEFT"
    shoulder = image[:, Landmark[f"{one}_SHOULDER"], :2]
    outward = shoulder - image[:, Landmark[f"{other}_SHOULDER"], :2]
    down = image[:, Landmark[f"{one}_HIP"], :2] - shoulder
    cross = down[:, 0] * outward[:, 1] - down[:, 1] * outward[:, 0]
    return 1.0 if float(np.nanmedian(cross)) >= 0 else -1.0


def _turned(vectors: Array, deg: Array) -> Array:
    turn = np.exp(1j * np.radians(deg))
    found = (vectors[:, 0] + 1j * vectors[:, 1]) * turn
    return np.stack((found.real, found.imag), axis=-1)


def _upper_body(deg: float) -> Mover:
    """Everything above the hips, turned about them."""

    def move(image: Array, share: Array, side: str) -> Array:
        del side
        moved = image.copy()
        hips = 0.5 * (image[:, Landmark.LEFT_HIP, :2] + image[:, Landmark.RIGHT_HIP, :2])
        ahead = image[:, Landmark.NOSE, 0] - 0.5 * (
            image[:, Landmark.LEFT_EAR, 0] + image[:, Landmark.RIGHT_EAR, 0]
        )
        facing = 1.0 if float(np.nanmedian(ahead)) >= 0 else -1.0
        for point in Landmark:
            if point.value <= Landmark.RIGHT_THUMB.value:
                moved[:, point, :2] = hips + _turned(
                    image[:, point, :2] - hips, facing * deg * share
                )
        return moved

    return move


# From the camera's axes (right, up, back) to those of the picture (right, down, away).
PICTURE_AXES = (1.0, -1.0, -1.0)
_THIGH, _ARM = ("hip", "knee"), ("shoulder", "elbow")
# The swung movement takes so many times as long as the correct one; eight tenths of its way are
# passed in a tenth of that time and more.
LONGER, SWUNG = 2.0, 4.0
_TOLD: dict[RuleId, Fault] = {
    "C1": Fault("trunk leans by 20 degrees", {"trunk_lean": 20.0}, _upper_body(20.0)),
    "C2": Fault("trunk leans sideways by 12 degrees", {"trunk_side_lean": 12.0}),
    "C3": Fault("shoulder hikes by 20 degrees", {"shoulder_hike": 20.0}),
    "C4": Fault("one hip 0.12 of the trunk higher", move=_moved(["hip"], 0.0, -0.12)),
    "C5": Fault(
        "hips and trunk 0.3 of the trunk to the side",
        move=_moved(["hip", "shoulder", "elbow", "wrist", "ear"], 0.3, 0.0, of_both=True),
    ),
    "C6": Fault("knee bends by 25 degrees", {"knee_bend": 25.0}),
    "C9": Fault("heels rise by 25 degrees", {"heel_lift": 25.0}),
    "C10": Fault("upper arm leaves the side by 35 degrees", move=_elbow_out),
    "C11": Fault("elbow bends by 40 degrees", {"elbow_bend": 40.0}),
    "C12": Fault("creeping at both ends, thrown through the middle"),
    "C15": Fault("hands on the knees", move=_hands_on_knees),
    "C16": Fault("trunk turns by 40 degrees", {"trunk_turn": 40.0}),
    "C17": Fault("head bent forward by 30 degrees", {"head_forward": 30.0}),
    "C18": Fault("limb leaves the plane by 45 degrees", move=_limb_shortened(_THIGH, 0.3)),
    "C19": Fault("back arches by 25 degrees", {"back_arch": 25.0}),
    "C20": Fault("foot 0.25 of the trunk aside", move=_moved(["ankle", "heel"], 0.25, 0.0)),
}
# Where some of it belongs to the movement, the fault is more.
_OWN: dict[tuple[str, RuleId], Fault] = {
    ("lunge", "C1"): Fault("trunk leans by 30 degrees", {"trunk_lean": 30.0}),
    ("step_up", "C1"): Fault("trunk leans by 30 degrees", {"trunk_lean": 30.0}),
    ("sit_to_stand", "C1"): Fault(
        "trunk leans 35 degrees more than usual", {"trunk_lean": 35.0}, _upper_body(35.0)
    ),
    # A greater lean makes it another movement, which is not counted.
    ("standing_hip_extension", "C1"): Fault("trunk leans by 15 degrees", move=_upper_body(15.0)),
    ("neck_rotation", "C16"): Fault("trunk turns by 25 degrees", {"trunk_turn": 25.0}),
    ("overhead_press", "C1"): Fault("trunk leans by 25 degrees", {"trunk_lean": 25.0}),
    ("elbow_flexion", "C10"): Fault("upper arm swings by 45 degrees", {"plane_drift": 45.0}),
    ("elbow_extension", "C10"): Fault("upper arm swings by 35 degrees", {"plane_drift": 35.0}),
}


def fault_of(rule: RuleId, definition: Definition) -> Fault | None:
    """How the rule's fault is made in an exercise; None where it cannot be made yet."""
    if (definition.id, rule) in _OWN:
        return _OWN[definition.id, rule]
    if rule == "C18" and definition.measure and "shoulder" in definition.measure.id:
        return replace(_TOLD[rule], move=_limb_shortened(_ARM, 0.3))
    return _TOLD.get(rule)


def observe_fault(clip: Clip, definition: Definition, rule: RuleId) -> list[Seen]:
    """What the rule finds in the clip's movement done with its fault; empty if it cannot be."""
    fault = fault_of(rule, definition)
    if fault is None:
        return []
    frames = faulty_frames(clip, fault)
    if not frames:
        return []
    prescription = prescription_of(definition, clip.planned.scene.side)
    name = f"{clip.planned.name}: {fault.says}"
    return observe(name, "fault", definition, frames, "full", prescription, (rule,))


def faulty_frames(clip: Clip, fault: Fault) -> list[PoseFrame]:
    """Frames of the fault, with the model's errors of the correct clip; none if it cannot be."""
    log = read_landmark_log(clip.log)
    spec = clip.planned.spec
    right = Choreography(spec)
    times = [frame.time_s for frame in log.frames]
    if fault.compensations is None and fault.move is None:
        return _swung(right, log.frames)
    camera = frame_picture(spec.camera, right.extent())
    true_px, true_m = _placed(right, camera, times)
    wrong = None if fault.compensations is None else _done_wrong(spec, fault, camera, times)
    if wrong is None and fault.move is not None:
        side = clip.planned.scene.side or "both"
        wrong = fault.move(true_px, _share(right, times), side), true_m
    if wrong is None:
        return []
    frames: list[PoseFrame] = []
    for index, frame in enumerate(log.frames):
        image = frame.image_px.copy()
        image[:, :2] += np.nan_to_num(wrong[0][index] - true_px[index])
        world = frame.world_m + np.nan_to_num(wrong[1][index] - true_m[index])
        frames.append(PoseFrame(frame.time_s, image, world, frame.visibility, frame.size_px))
    return frames


def _done_wrong(
    spec: ClipSpec, fault: Fault, camera: Camera, times_s: Sequence[float]
) -> tuple[Array, Array] | None:
    """The figure with its compensation; None where it cannot do it."""
    try:
        return _placed(Choreography(_with(spec, fault)), camera, times_s)
    except ImpossibleClipError:
        return None


def _swung(choreography: Choreography, frames: Sequence[PoseFrame]) -> list[PoseFrame]:
    """The same movements, twice as long: creeping at their ends, thrown through their middle."""
    begins = [each for p in choreography.repetitions for each in (p.start_s, p.leave_s)]
    ends = [each for p in choreography.repetitions for each in (p.top_s, p.end_s)]
    knots, seen_at = [0.0], [0.0]
    for begin, end in zip(begins, ends, strict=True):
        before = knots[-1] + begin - seen_at[-1]
        gone = np.array((0.0, 0.4, 0.4 + LONGER / SWUNG * 0.4, 1.0))
        shown = np.array((0.0, 0.1, 0.9, 1.0))
        length = (end - begin) * LONGER
        knots += list(before + length * gone)
        seen_at += list(begin + (end - begin) * shown)
    knots.append(knots[-1] + frames[-1].time_s - seen_at[-1])
    seen_at.append(frames[-1].time_s)
    time_s = np.array([frame.time_s for frame in frames])
    shown_s = np.arange(0.0, knots[-1], float(np.median(np.diff(time_s))))
    from_s = np.interp(shown_s, knots, seen_at)
    nearest = np.abs(time_s[None, :] - from_s[:, None]).argmin(axis=1)
    return [replace(frames[at], time_s=float(t)) for at, t in zip(nearest, shown_s, strict=True)]


def _with(spec: ClipSpec, fault: Fault) -> ClipSpec:
    told: dict[str, Any] = spec.model_dump(mode="python")
    told["motion"]["compensations"] = dict(fault.compensations or {})
    return ClipSpec.model_validate(told)


def _placed(
    choreography: Choreography, camera: Camera, times_s: Sequence[float]
) -> tuple[Array, Array]:
    """True points in pixels and in metres about the hips, picture axes; NaN for the others."""
    image = np.full((len(times_s), len(Landmark), 2), np.nan)
    world = np.full((len(times_s), len(Landmark), 3), np.nan)
    for index, time_s in enumerate(times_s):
        points = body_points(choreography.frames(time_s))
        for name, point in points.items():
            at = Landmark[name.upper()]
            image[index, at] = camera.project(point)[0]
            world[index, at] = (camera.rotation.T @ point) * PICTURE_AXES
        hips = 0.5 * (world[index, Landmark.LEFT_HIP] + world[index, Landmark.RIGHT_HIP])
        world[index] -= hips
    return image, world


def true_frames(spec: ClipSpec) -> list[PoseFrame]:
    """What a model without errors would see of a clip; what the figure does not mark is unseen."""
    choreography = Choreography(spec)
    camera = frame_picture(spec.camera, choreography.extent())
    times = [float(t) for t in np.arange(0.0, choreography.duration_s, 1.0 / TRUE_FPS)]
    frames: list[PoseFrame] = []
    for time_s, image, world in zip(times, *_placed(choreography, camera, times), strict=True):
        shoulder, hip = Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP
        px_per_m = np.linalg.norm(image[shoulder] - image[hip]) / np.linalg.norm(
            world[shoulder, :2] - world[hip, :2]
        )
        seen = np.isfinite(image[:, 0]).astype(float)
        points = np.column_stack((image, world[:, 2] * px_per_m))
        frames.append(PoseFrame(time_s, points, world, seen, camera.size_px))
    return frames


TRUE_FPS = 15.0


def _share(choreography: Choreography, times_s: Sequence[float]) -> Array:
    """How far each moment is on the way to a peak, 0 to 1."""
    share = np.zeros(len(times_s))
    for planned in choreography.repetitions:
        for index, time_s in enumerate(times_s):
            if planned.start_s <= time_s < planned.top_s:
                gone = (time_s - planned.start_s) / (planned.top_s - planned.start_s)
            elif planned.top_s <= time_s < planned.leave_s:
                gone = 1.0
            elif planned.leave_s <= time_s < planned.end_s:
                gone = (planned.end_s - time_s) / (planned.end_s - planned.leave_s)
            else:
                continue
            share[index] = max(share[index], gone)
    return share


def observe_real_fault(clip: RealClip, library: Library) -> list[Seen]:
    """The knees of somebody real who squats, moved inward as the squat goes down.

    The figure squats sideways to the camera: only real people show this rule's plane.
    """
    definition = library.get(clip.exercise)
    if clip.exercise != "squat" or "C7" not in rules_of(definition):
        return []
    log = read_landmark_log(clip.log)
    model = log.meta.get("model", "full")
    prescription = prescription_of(definition, clip.side)
    engine = Engine(apply_pose_profile(definition.exercise(), profile_of(model)), prescription)
    for frame in log.frames:
        engine.advance(frame)
    bent = np.nanmean([trace.value for trace in engine.finish().traces], axis=0)
    share = np.nan_to_num(np.clip(bent / np.nanmax(bent), 0.0, 1.0))
    frames = [_knees_inward(frame, float(at)) for frame, at in zip(log.frames, share, strict=False)]
    name = f"{clip.name}: knees {KNEES_IN:g} of the thigh inward"
    return observe(name, "fault", definition, frames, model, prescription, ("C7",))


# Of the thigh and the shank, by which the knee goes in: 16 degrees between the two.
KNEES_IN = 0.14


def _knees_inward(frame: PoseFrame, share: float) -> PoseFrame:
    image = frame.image_px.copy()
    for one, other in (("LEFT", "RIGHT"), ("RIGHT", "LEFT")):
        knee, hip = Landmark[f"{one}_KNEE"], Landmark[f"{one}_HIP"]
        leg_px = abs(image[Landmark[f"{one}_ANKLE"], 1] - image[hip, 1])
        inward = np.sign(image[Landmark[f"{other}_HIP"], 0] - image[hip, 0])
        image[knee, 0] += inward * 0.5 * KNEES_IN * leg_px * share
    return replace(frame, image_px=image)
