"""Exercises for the tests of the measuring core, apart from the library's own figures."""

from collections.abc import Iterable
from dataclasses import replace

from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.engine import Engine
from hep_vision.measure.exercise import Exercise, Prescription
from hep_vision.measure.result import SetResult
from hep_vision.measure.uncertainty import ModelError


def measured(frames: Iterable[PoseFrame], exercise: Exercise, **prescribed) -> SetResult:
    """The set that the engine makes of the frames."""
    engine = Engine(exercise, Prescription(**prescribed))
    for frame in frames:
        engine.advance(frame)
    return engine.finish()


SQUAT = Exercise(
    id="squat",
    measure="knee_flexion",
    direction="increase",
    side_kind="both",
    view="sagittal",
    min_excursion=20.0,
    min_duration_s=0.5,
    max_duration_s=20.0,
    position="standing",
    anchors=("ankle",),
    error=ModelError(bias=0.0, u_model=3.0),
    start_range=(-30.0, 50.0),
)
LEG_RAISE = replace(
    SQUAT,
    id="straight_leg_raise",
    measure="hip_flexion",
    side_kind="one",
    position="supine",
    anchors=("hip",),
    start_range=(-40.0, 40.0),
)
ARM_RAISE = replace(
    SQUAT,
    id="shoulder_abduction",
    measure="shoulder_abduction",
    side_kind="one",
    view="frontal",
    anchors=("hip", "shoulder"),
    start_range=(-40.0, 60.0),
)
