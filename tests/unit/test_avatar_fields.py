"""Every field of a clip specification changes what is drawn or what is true of it."""

from __future__ import annotations

import copy
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from pydantic import BaseModel

from hep_vision.checked_yaml.problems import model_within
from hep_vision_figure import body, choreography, clothes, figure
from hep_vision_figure.choreography import Choreography
from hep_vision_figure.clip import Clip, frame_times, render_clip
from hep_vision_figure.company import Company
from hep_vision_figure.framing import frame_picture
from hep_vision_figure.movement import Calibration, Movement, calibrate
from hep_vision_figure.posture import Posture
from hep_vision_figure.room import light_of, paint_backdrop
from hep_vision_figure.skeleton import Skeleton, build_skeleton, float_at_origin, forward
from hep_vision_figure.spec import ClipSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="module", autouse=True)
def quick_parts() -> Iterator[None]:
    """Work out only once what few fields change: bare surfaces and calibrations."""
    known: dict[tuple[str, str, str], Calibration] = {}

    def calibrated(movement: Movement, skeleton: Skeleton, side: Any) -> Calibration:
        key = movement.exercise, side, skeleton.build.model_dump_json()
        if key not in known:
            known[key] = calibrate(movement, skeleton, side)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        for name in ("mesh_arm", "mesh_leg", "mesh_hand", "mesh_head", "mesh_eye", "mesh_hair"):
            patch.setattr(body, name, cache(getattr(body, name)))
        patch.setattr(body, "shape_of", cache(body.shape_of))
        patch.setattr(clothes, "shoe", cache(clothes.shoe))
        patch.setattr(choreography, "calibrate", calibrated)
        yield


def skeleton_and_shape(spec: ClipSpec) -> list[np.ndarray]:
    stands = forward(build_skeleton(spec.body), float_at_origin(Posture(), spec.body))
    shape = body.shape_of(spec.body.girth, spec.body.femininity)
    return [stands.origin, stands.rotation, shape.trunk.section(np.linspace(-0.1, 0.5, 9))]


def surface(spec: ClipSpec) -> list[np.ndarray]:
    built = figure.build_figure(spec.body, spec.outfit, cell_m=0.03)
    return [built.colors, built.vertices]


def empty_room(spec: ClipSpec) -> list[np.ndarray]:
    camera = frame_picture(spec.camera, Choreography(spec).extent())
    backdrop, light = paint_backdrop(spec.room, camera), light_of(spec.room.light)
    return [backdrop.albedo, backdrop.glow, backdrop.point, *map(np.asarray, light)]


def lens_and_times(spec: ClipSpec) -> list[np.ndarray]:
    camera = frame_picture(spec.camera, Choreography(spec).extent())
    lens = np.array([camera.focal_px, *camera.size_px, *camera.distortion])
    times = frame_times(spec.camera, 5.0, np.random.default_rng(1))
    return [camera.position, camera.rotation, lens, np.array(times)]


def picture(spec: ClipSpec) -> list[np.ndarray]:
    return [Clip(spec).picture(1.9)]


def files(spec: ClipSpec) -> list[np.ndarray]:
    with tempfile.TemporaryDirectory() as folder:
        made = render_clip(spec, Path(folder), "clip")
        return [np.array([made.video.stat().st_size, made.truth.stat().st_size])]


def motion(spec: ClipSpec) -> list[np.ndarray]:
    stage = Choreography(spec)
    times = np.linspace(0.0, stage.duration_s, 25)
    return [np.array([stage.frames(float(time_s)).origin for time_s in times]), times]


def first_peak(spec: ClipSpec) -> list[np.ndarray]:
    stage = Choreography(spec)
    return [stage.frames(stage.repetitions[0].top_s).origin]


def somebody_else(spec: ClipSpec) -> list[np.ndarray]:
    assert spec.bystander is not None
    stage = Choreography(spec)
    company = Company(spec.bystander, stage)
    bones = [company.frames(time_s, stage.frames(time_s)) for time_s in (0.5, 2.0, 4.0)]
    return [np.zeros((1, 3)) if frames is None else frames.origin for frames in bones]


def things(spec: ClipSpec) -> list[np.ndarray]:
    stage = Choreography(spec)
    return [piece.mesh.vertices for piece in (*stage.furniture(), *stage.held(stage.rest()))]


ONE_SIDED = {"exercise": "seated_knee_extension"}
TWO = {"motion": {"repetitions": [{}, {}]}}
FEW_FRAMES = {"camera": {"size_px": [64, 64], "frame_rate": 1}, "motion": {"repetitions": []}}
# What else a specification says for a field to matter; by its path or the beginning of it.
NEEDED: dict[str, dict[str, Any]] = {
    "side": ONE_SIDED,
    "facing": ONE_SIDED,
    "joints": FEW_FRAMES,
    "outfit.accent_color": {"outfit": {"pattern": "stripes"}},
    "camera.crf": FEW_FRAMES,
    "motion.other_leg": {"exercise": "straight_leg_raise"},
    "motion.repetitions[]": TWO,
    "motion.repetitions[].side": {"exercise": "march", **TWO},
    "bystander": {"bystander": {"start_s": 0.0}},
    "furniture[]": {"furniture": [{"what": "mat"}]},
}
COLORS = ([10, 20, 30], [200, 90, 60])
SECONDS = (0.5, 2.0)
Shown = tuple["Callable[[ClipSpec], list[np.ndarray]]", Any, Any]
# Path of a field: what its effect shows in, and two values that must show differently.
FIELDS: dict[str, Shown] = {
    "exercise": (motion, "squat", "lunge"),
    "side": (first_peak, "left", "right"),
    "facing": (first_peak, "left", "right"),
    "seed": (motion, 0, 1),
    "joints": (files, False, True),
    "holds": (things, None, "stick"),
    "body.height_m": (skeleton_and_shape, 1.5, 1.9),
    "body.girth": (skeleton_and_shape, 0.9, 1.3),
    "body.femininity": (skeleton_and_shape, 0.0, 1.0),
    "body.leg_length": (skeleton_and_shape, 0.95, 1.05),
    "body.arm_length": (skeleton_and_shape, 0.95, 1.05),
    "body.shoulder_width": (skeleton_and_shape, 0.9, 1.1),
    "body.kyphosis_deg": (skeleton_and_shape, 0.0, 20.0),
    "outfit.skin": (surface, *COLORS),
    "outfit.hair": (surface, *COLORS),
    "outfit.iris": (surface, *COLORS),
    "outfit.hair_style": (surface, "short", "bald"),
    "outfit.beard": (surface, 0.0, 1.0),
    "outfit.top": (surface, "t_shirt", "jumper"),
    "outfit.top_color": (surface, *COLORS),
    "outfit.accent_color": (surface, *COLORS),
    "outfit.pattern": (surface, "plain", "checks"),
    "outfit.bottom": (surface, "leggings", "skirt"),
    "outfit.bottom_color": (surface, *COLORS),
    "outfit.shoe_color": (surface, *COLORS),
    "outfit.sock_color": (surface, *COLORS),
    "room.wall_color": (empty_room, *COLORS),
    "room.floor_color": (empty_room, *COLORS),
    "room.floor": (empty_room, "carpet", "tiles"),
    "room.decorations": (empty_room, [], ["window"]),
    "room.back_wall_m": (empty_room, 1.0, 3.0),
    "room.light": (empty_room, "bright", "dim"),
    "camera.size_px": (lens_and_times, [64, 64], [96, 64]),
    "camera.frame_rate": (lens_and_times, 10, 60),
    "camera.rate_jitter": (lens_and_times, 0.0, 0.4),
    "camera.dropped_frames": (lens_and_times, 0.0, 0.3),
    "camera.distance_m": (lens_and_times, 2.0, 4.0),
    "camera.height_m": (lens_and_times, 0.5, 1.5),
    "camera.yaw_deg": (lens_and_times, 0, 45),
    "camera.pitch_deg": (lens_and_times, -10, 10),
    "camera.roll_deg": (lens_and_times, -5, 5),
    "camera.field_of_view_deg": (lens_and_times, 50, 90),
    "camera.distortion": (lens_and_times, [0, 0], [-0.1, 0.02]),
    "camera.noise": (picture, 0, 10),
    "camera.shutter": (picture, 0.0, 1.0),
    "camera.crf": (files, 10, 45),
    "motion.start": (motion, 5, 40),
    "motion.up_s": (motion, *SECONDS),
    "motion.hold_s": (motion, *SECONDS),
    "motion.down_s": (motion, *SECONDS),
    "motion.rest_s": (motion, *SECONDS),
    "motion.lead_s": (motion, *SECONDS),
    "motion.tail_s": (motion, *SECONDS),
    "motion.skip_s": (motion, *SECONDS),
    "motion.stop_s": (motion, *SECONDS),
    "motion.tempo_spread": (motion, 0.0, 0.4),
    "motion.compensations": (motion, {}, {"trunk_lean": 15}),
    "motion.other_leg": (motion, "bent", "straight"),
    "motion.restlessness": (motion, 0, 3),
    "motion.enters": (motion, False, True),
    "motion.leaves": (motion, False, True),
    "motion.repetitions[].peak": (motion, 60, 100),
    "motion.repetitions[].side": (motion, "left", "right"),
    "motion.repetitions[].up_s": (motion, *SECONDS),
    "motion.repetitions[].hold_s": (motion, *SECONDS),
    "motion.repetitions[].down_s": (motion, *SECONDS),
    "motion.repetitions[].rest_s": (motion, *SECONDS),
    "motion.repetitions[].compensations": (motion, None, {"knee_valgus": 12}),
    "bystander.does": (somebody_else, "stands_beside", "helps"),
    "bystander.start_s": (somebody_else, 0.0, 1.5),
    "bystander.speed_m_per_s": (somebody_else, 0.5, 1.5),
    "bystander.comes_from": (somebody_else, "left", "right"),
    "bystander.outfit": (picture, {"top_color": COLORS[0]}, {"top_color": COLORS[1]}),
    "bystander.body": (somebody_else, {"height_m": 1.5}, {"height_m": 1.9}),
    "obstacles[].x_m": (things, -0.5, 0.5),
    "obstacles[].nearer_m": (things, 0.5, 1.0),
    "obstacles[].width_m": (things, 0.5, 1.0),
    "obstacles[].height_m": (things, 0.3, 0.6),
    "obstacles[].depth_m": (things, 0.2, 0.5),
    "furniture[].what": (things, "chair", "table"),
    "furniture[].x_m": (things, -0.5, 0.5),
    "furniture[].nearer_m": (things, 0.5, 1.0),
    "furniture[].faces_deg": (things, 0, 90),
}


def paths_of(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Paths of all fields; a bystander's body and outfit are like the figure's."""
    for name, field in model.model_fields.items():
        inner = model_within(field.annotation)
        if inner is None or (prefix == "bystander." and name in ("body", "outfit")):
            yield f"{prefix}{name}"
        else:
            listed = "[]" if "tuple" in str(field.annotation) else ""
            yield from paths_of(inner, f"{prefix}{name}{listed}.")


def test_no_field_is_left_out_here() -> None:
    assert set(FIELDS) == set(paths_of(ClipSpec))


def spec_with(path: str, value: object) -> ClipSpec:
    raw: dict[str, Any] = {"exercise": "squat", "camera": {"size_px": [64, 64]}}
    for beginning, needed in NEEDED.items():
        if path.startswith(beginning):
            raw |= copy.deepcopy(needed)
    *way, last = path.split(".")
    at: Any = raw
    for name in way:
        listed = name.endswith("[]")
        at = at.setdefault(name.removesuffix("[]"), [{}] if listed else {})
        at = at[0] if listed else at
    at[last] = value
    return ClipSpec.model_validate(raw)


@pytest.mark.parametrize("path", FIELDS)
def test_a_field_has_an_effect(path: str) -> None:
    shown, one, other = FIELDS[path]
    first, second = shown(spec_with(path, one)), shown(spec_with(path, other))
    same = (np.array_equal(a, b) for a, b in zip(first, second, strict=False))
    assert len(first) != len(second) or not all(same)
