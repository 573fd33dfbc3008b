"""What set-up asks to change, from landmarks of a stick figure at a known place."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from hep_vision.coach.plan import MeasuredSet
from hep_vision.coach.sight import BASIC, DARK, Problem, look
from hep_vision.coach.words import languages, load_words
from hep_vision.measure.body.landmarks import SIDES, PoseFrame, Side, landmark_of
from hep_vision.measure.exercise import Prescription
from hep_vision.record.landmark_log import read_landmark_log
from hep_vision_figure.clip import Clip
from hep_vision_figure.spec import ClipSpec
from sample_exercises import ARM_RAISE, SQUAT
from stick_body import (
    FACING_CAMERA,
    FACING_LEFT,
    FACING_RIGHT,
    ON_THE_BACK,
    Figure,
    extending_knee,
    frames_of,
    pitched,
    squatting,
)

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
BRIGHT, IN_THE_DARK = 0.5, 0.02
LEGS = ("shoulder", "hip", "knee", "ankle", "heel", "foot_index")
ARMS = ("ear", "shoulder", "elbow", "wrist", "hip")
PORTRAIT = (720, 1280)
# The side nearest to the camera of somebody who faces the left or the right of the picture.
FACING: dict[Side, float] = {"left": FACING_LEFT, "right": FACING_RIGHT}
OTHER: dict[Side, Side] = {"left": "right", "right": "left"}

on_both_sides = pytest.mark.parametrize("side", SIDES)


def leg_set(side: Side, *must_see: str) -> MeasuredSet:
    """An exercise of one leg that is measured from that leg's side."""
    return MeasuredSet(
        exercise=replace(SQUAT, side_kind="one"),
        prescription=Prescription(side=side),
        name="One-legged squat",
        near_side="tested",
        must_see=must_see or LEGS,
        start_value=0.0,
        end_value=60.0,
    )


def arm_set(side: Side, *must_see: str) -> MeasuredSet:
    """An exercise of one arm that is measured from the front."""
    return MeasuredSet(
        exercise=ARM_RAISE,
        prescription=Prescription(side=side),
        name="Arm raise",
        near_side="front",
        must_see=must_see or ARMS,
        start_value=0.0,
        end_value=90.0,
    )


def sideways(side: Side, **others) -> PoseFrame:
    """Standing with that side to the camera."""
    return frame_of(Figure(**{"yaw_deg": FACING[side], **others}))


def in_front(**others) -> PoseFrame:
    """Standing and facing the camera."""
    return frame_of(Figure(**{"yaw_deg": FACING_CAMERA, **others}))


def frame_of(figure: Figure) -> PoseFrame:
    (frame,) = frames_of(np.zeros(1), figure)
    return frame


def rolled(frame: PoseFrame, roll_deg: float) -> PoseFrame:
    """The frame of a camera that is turned about its line of sight."""
    turn = np.exp(1j * np.radians(roll_deg))
    middle = complex(*frame.size_px) / 2
    turned = (frame.plane - middle) * turn + middle
    image_px, world_m = frame.image_px.copy(), frame.world_m.copy()
    image_px[:, 0], image_px[:, 1] = turned.real, turned.imag
    world = (world_m[:, 0] + 1j * world_m[:, 1]) * turn
    world_m[:, 0], world_m[:, 1] = world.real, world.imag
    return replace(frame, image_px=image_px, world_m=world_m)


def without(frame: PoseFrame, *names: str, sides: tuple[Side, ...] = SIDES) -> PoseFrame:
    """The frame with some body points hidden."""
    visibility = frame.visibility.copy()
    visibility[[landmark_of(name, side) for name in names for side in sides]] = 0.05
    return replace(frame, visibility=visibility)


def seen(frame: PoseFrame, plan: MeasuredSet, brightness: float = BRIGHT) -> Problem | None:
    sight = look(frame, plan, brightness)
    assert sight.present is frame.has_pose
    assert sight.brightness == brightness
    return sight.problem


@on_both_sides
def test_a_good_picture_has_no_problem(side: Side) -> None:
    assert seen(sideways(side), leg_set(side)) is None
    assert seen(in_front(), arm_set(side)) is None


@on_both_sides
def test_somebody_seated_or_lying_as_asked_has_no_problem(side: Side) -> None:
    for knee_deg in (90.0, 0.0):
        seated = frame_of(extending_knee(knee_deg, knee_deg, yaw_deg=FACING[side]))
        assert seen(seated, leg_set(side)) is None
    lying = Figure(lean_deg=ON_THE_BACK, yaw_deg=FACING[side], fixed="hip", place_px=(640.0, 400.0))
    assert seen(frame_of(lying), leg_set(side)) is None


@on_both_sides
def test_nobody(side: Side) -> None:
    for plan in (leg_set(side), arm_set(side)):
        assert seen(PoseFrame.empty(0.0, (1280, 720)), plan) == "nobody"


@on_both_sides
def test_nobody_is_found_in_the_dark(side: Side) -> None:
    for plan in (leg_set(side), arm_set(side)):
        assert seen(PoseFrame.empty(0.0, (1280, 720)), plan, IN_THE_DARK) == "dark"


@on_both_sides
def test_somebody_is_found_in_the_dark(side: Side) -> None:
    assert seen(sideways(side), leg_set(side), IN_THE_DARK) == "dim"
    assert seen(in_front(), arm_set(side), IN_THE_DARK) == "dim"


@on_both_sides
def test_what_is_in_the_dark_picture_and_not_made_out_needs_light(side: Side) -> None:
    assert seen(without(sideways(side), "ankle"), leg_set(side), IN_THE_DARK) == "dark"
    assert seen(without(in_front(), "wrist"), arm_set(side), IN_THE_DARK) == "dark"
    below = sideways(side, place_px=(640.0, 715.0))
    assert seen(below, leg_set(side), IN_THE_DARK) == "feet_hidden", "light would not help"


@on_both_sides
def test_how_to_stand_is_told_before_the_light(side: Side) -> None:
    turned = sideways(side, yaw_deg=FACING_CAMERA)
    assert seen(turned, leg_set(side), IN_THE_DARK) == "turn_side"


@pytest.mark.parametrize("light", ["dim", "back_lit"])
def test_a_dim_room_is_light_enough(light: str) -> None:
    """Even one with dark walls and somebody in dark clothes."""
    asked = {
        "exercise": "squat",
        "camera": {"size_px": [160, 120]},
        "room": {"light": light, "wall_color": [110, 80, 60], "floor_color": [80, 60, 45]},
        "outfit": {"top_color": [20, 20, 24], "bottom_color": [20, 20, 24]},
    }
    brightness = float(Clip(ClipSpec.model_validate(asked)).picture(0.0).mean()) / 255.0
    assert DARK < brightness < 0.3
    assert seen(sideways("left"), leg_set("left"), brightness) is None


@on_both_sides
def test_too_near(side: Side) -> None:
    near = sideways(side, px_per_m=820.0, size_px=PORTRAIT, place_px=(360.0, 1200.0))
    assert seen(near, leg_set(side)) == "too_near"
    legs_out = in_front(px_per_m=800.0, place_px=(640.0, 1300.0))
    assert seen(legs_out, arm_set(side)) == "too_near"


@on_both_sides
def test_too_far(side: Side) -> None:
    assert seen(sideways(side, px_per_m=150.0), leg_set(side)) == "too_far"
    assert seen(in_front(px_per_m=150.0), arm_set(side)) == "too_far"


@on_both_sides
def test_the_feet_are_below_the_picture(side: Side) -> None:
    low = (640.0, 715.0)
    assert seen(sideways(side, place_px=low), leg_set(side)) == "feet_hidden"
    assert seen(in_front(place_px=low), arm_set(side, *ARMS, "ankle")) == "feet_hidden"
    assert seen(in_front(place_px=low), arm_set(side)) is None, "the feet are not needed"


@on_both_sides
def test_the_head_is_above_the_picture(side: Side) -> None:
    high = (640.0, 480.0)
    assert seen(sideways(side, place_px=high), leg_set(side, *LEGS, "ear")) == "head_hidden"
    assert seen(in_front(place_px=high), arm_set(side)) == "head_hidden"
    assert seen(sideways(side, place_px=high), leg_set(side)) is None, "the head is not needed"


@on_both_sides
def test_hips_and_arms_are_hidden(side: Side) -> None:
    assert seen(without(sideways(side), "hip"), leg_set(side)) == "hips_hidden"
    assert seen(without(in_front(), "hip"), arm_set(side)) == "hips_hidden"
    with_arms = leg_set(side, *LEGS, "wrist")
    assert seen(without(sideways(side), "wrist"), with_arms) == "arms_hidden"
    assert seen(without(in_front(), "wrist"), arm_set(side)) == "arms_hidden"


@on_both_sides
def test_the_other_side_may_be_hidden(side: Side) -> None:
    other = (OTHER[side],)
    assert seen(without(sideways(side), *LEGS, sides=other), leg_set(side)) is None
    assert seen(without(in_front(), "wrist", sides=other), arm_set(side)) is None
    assert seen(without(in_front(), "wrist", sides=(side,)), arm_set(side)) == "arms_hidden"


@on_both_sides
def test_turned_to_face_the_camera_instead_of_sideways(side: Side) -> None:
    assert seen(sideways(side, yaw_deg=FACING_CAMERA), leg_set(side)) == "turn_side"


@on_both_sides
def test_turned_sideways_instead_of_to_face_the_camera(side: Side) -> None:
    assert seen(in_front(yaw_deg=FACING[side]), arm_set(side)) == "turn_front"


@on_both_sides
def test_the_tested_side_is_away_from_the_camera(side: Side) -> None:
    frame = sideways(OTHER[side])
    assert seen(frame, leg_set(side)) == "other_side"
    assert seen(frame, replace(leg_set(side), near_side="either")) is None


@on_both_sides
@pytest.mark.parametrize("roll_deg", [-20.0, 20.0])
def test_a_tilted_camera_is_told(side: Side, roll_deg: float) -> None:
    whole = {"px_per_m": 250.0, "place_px": (640.0, 560.0)}
    assert seen(sideways(side, **whole), leg_set(side)) is None
    assert seen(rolled(sideways(side, **whole), roll_deg), leg_set(side)) == "tilted"
    assert seen(rolled(in_front(**whole), roll_deg), arm_set(side)) == "tilted"


def test_a_tilted_camera_is_told_of_what_the_pose_model_saw() -> None:
    """In a recording of squats: while the person stands, and never where the camera is level."""
    plan = replace(leg_set("right"), near_side="either")
    frames = read_landmark_log(GOLDEN / "squat_side.npz").frames
    assert {seen(frame, plan) for frame in frames[::10]} == {None}
    standing = frames[:20:4]
    for roll_deg in (-20.0, 20.0):
        assert {seen(rolled(frame, roll_deg), plan) for frame in standing} == {"tilted"}


@on_both_sides
@pytest.mark.parametrize("roll_deg", [-8.0, 8.0])
def test_a_camera_that_is_nearly_level_will_do(side: Side, roll_deg: float) -> None:
    assert seen(rolled(sideways(side), roll_deg), leg_set(side)) is None
    assert seen(rolled(in_front(), roll_deg), arm_set(side)) is None


@on_both_sides
@pytest.mark.parametrize("lean_deg", [15.0, 40.0, -15.0])
def test_whoever_leans_with_legs_upright_is_not_taken_for_a_tilted_camera(
    side: Side, lean_deg: float
) -> None:
    leaning = sideways(side, lean_deg=lean_deg, hip=(lean_deg, lean_deg))
    assert seen(leaning, leg_set(side)) is None


@on_both_sides
def test_whoever_crouches_is_not_taken_for_a_tilted_camera(side: Side) -> None:
    crouching = frame_of(squatting(50.0, yaw_deg=FACING[side]))
    assert seen(crouching, leg_set(side)) is None


@on_both_sides
def test_whoever_leans_on_a_wall_is_not_taken_for_a_tilted_camera(side: Side) -> None:
    """Straight from the shoulders to the ankles, the soles on the floor."""
    whole = {"px_per_m": 250.0, "place_px": (640.0, 560.0)}
    leaning = sideways(side, lean_deg=20.0, **whole)
    assert seen(leaning, leg_set(side)) == "tilted", "with soles that lean as well"
    image_px = leaning.image_px.copy()
    for foot in SIDES:
        ankle_y = image_px[landmark_of("ankle", foot), 1]
        image_px[[landmark_of(name, foot) for name in ("heel", "foot_index")], 1] = ankle_y + 12.0
    assert seen(replace(leaning, image_px=image_px), leg_set(side)) is None


@on_both_sides
def test_in_a_tilted_picture_without_feet_the_tilt_is_not_told_from_the_side(side: Side) -> None:
    whole = {"px_per_m": 250.0, "place_px": (640.0, 560.0)}
    without_feet = without(rolled(sideways(side, **whole), 20.0), "heel", "foot_index")
    assert seen(without_feet, leg_set(side, "shoulder", "hip", "knee")) is None


@on_both_sides
def test_a_camera_too_high_or_low_is_told_from_the_side(side: Side) -> None:
    found = [seen(pitched(sideways(side), down), leg_set(side)) for down in (-15.0, 8.0, 15.0)]
    assert found == ["camera_low", None, "camera_high"]
    assert seen(pitched(in_front(), 15.0), arm_set(side)) is None


def test_only_what_stands_in_the_way_of_measuring_is_waited_for() -> None:
    assert set(get_args(Problem)) - BASIC == {
        *("too_far", "turn_side", "turn_front", "other_side"),
        *("tilted", "camera_high", "camera_low", "dim"),
    }


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("problem", get_args(Problem))
def test_every_problem_is_told_in_every_language(problem: Problem, language: str) -> None:
    words = load_words(language)
    sided = problem == "other_side"  # there is none to turn round to without a tested side
    for name in (
        [f"problem-{problem}-{side}" for side in SIDES] if sided else [f"problem-{problem}"]
    ):
        assert words.say(name)
