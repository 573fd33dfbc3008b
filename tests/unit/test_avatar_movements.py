"""Every movement of the repertoire: sound, true to its definition, and the same on both sides."""

import numpy as np
import pytest

from hep_vision.definitions.library import load_library
from hep_vision.errors import UnknownExerciseError
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import Landmark
from hep_vision_figure.camera import Camera
from hep_vision_figure.clinical import RATIOS, body_points, clinical_values
from hep_vision_figure.contact import Stage, bend_limb
from hep_vision_figure.movement import (
    Movement,
    calibrate,
    turned,
    with_other_hand,
    with_other_leg_straight,
)
from hep_vision_figure.repertoire import REPERTOIRE, find_movement
from hep_vision_figure.skeleton import Build, build_skeleton

SKELETON = build_skeleton(Build())
ALL = pytest.mark.parametrize("movement", REPERTOIRE.values(), ids=REPERTOIRE)


@ALL
def test_more_progress_always_means_more_of_the_measure(movement: Movement) -> None:
    table = calibrate(movement, SKELETON, "right")
    steps = np.diff(table.value) * np.sign(table.value[-1] - table.value[0])
    assert steps.min() > -0.15
    assert abs(table.value[-1] - table.value[0]) > (0.1 if movement.measure in RATIOS else 20)


@ALL
def test_movements_follow_their_exercise_definitions(movement: Movement) -> None:
    definition = load_library().get(movement.exercise)
    assert definition.measure is not None
    assert definition.camera is not None
    assert movement.measure == definition.measure.id
    assert movement.view == definition.camera.view
    assert movement.side_kind == definition.side.kind


_OF_THE_ARM = ("elbow", "wrist", "pinky", "index", "thumb")


@ALL
def test_the_left_side_is_the_mirror_image_of_the_right(movement: Movement) -> None:
    right = Stage(SKELETON, movement.support_for("right"), movement.posture(0.0, "right"))
    left = Stage(SKELETON, movement.support_for("left"), movement.posture(0.0, "left"))
    for progress in (0.0, 0.6, 1.0):
        one = body_points(right.place(movement.posture(progress, "right")))
        other = body_points(left.place(movement.posture(progress, "left")))
        for name, point in one.items():
            side, _, rest = name.partition("_")
            if movement.far_hand_holds and rest in _OF_THE_ARM:
                continue  # that hand holds on, whichever side moves
            twin = {"left": "right_", "right": "left_"}.get(side, side) + rest
            np.testing.assert_allclose(other[twin], point * [-1, 1, 1], atol=1e-9)


@ALL
def test_nothing_sinks_into_the_floor(movement: Movement) -> None:
    stage = Stage(SKELETON, movement.support, movement.posture(0.0))
    for progress in np.linspace(0, 1, 7):
        points = body_points(stage.place(movement.posture(float(progress))))
        name, lowest = min(points.items(), key=lambda item: item[1][1])
        assert lowest[1] > -0.01, (name, progress)


def _seen_from_afar(points: dict[str, np.ndarray], side_sign: float) -> np.ndarray:
    """Landmarks in pixels of a camera so far away that there is no perspective."""
    camera = Camera(np.array([0.0, 1.0, 400.0]), np.eye(3), 400.0 * 250.0, (640, 480))
    seen = np.full((33, 2), np.nan)
    for landmark in Landmark:
        if landmark.name.lower() in points:
            seen[landmark] = camera.project(points[landmark.name.lower()])[0]
    assert side_sign in (-1.0, 1.0)
    return seen


# Movements that really leave the picture's plane a little, and by how much they may.
_OUT_OF_PLANE = {
    "lunge": 3.0,
    "push_up": 6.0,
    "wall_push_up": 4.0,
    "squat": 3.0,
    "sit_to_stand": 3.0,
    "heel_raise": 0.02,
    "neck_rotation": 6.0,  # the picture only shows nose against ears
    # What turns towards the camera is measured by an assumed length of forearm or thigh.
    "band_external_rotation": 9.0,
    "side_lying_external_rotation": 11.0,
    "clamshell": 6.0,
}


@ALL
@pytest.mark.parametrize("side", ["right", "left"])
def test_square_on_the_picture_shows_the_true_value(movement: Movement, side: str) -> None:
    """The truth in space and the measuring core's formula in the picture agree."""
    heading = 0.0 if movement.view == "frontal" else (90.0 if side == "right" else -90.0)
    stage = Stage(
        SKELETON, movement.support_for(side), turned(movement.posture(0.0, side), heading)
    )
    measure = MEASURES[movement.measure]
    sign = 1.0 if (side == "right") == (movement.view == "sagittal") else -1.0
    for progress in (0.0, 0.5, 1.0):
        frames = stage.place(turned(movement.posture(progress, side), heading))
        true = clinical_values(frames)[movement.measure][side]
        pixels = _seen_from_afar(body_points(frames), sign)
        seen = measure.orient(measure.formula((pixels @ (1, 1j)).tolist(), side), sign)
        assert seen == pytest.approx(true, abs=_OUT_OF_PLANE.get(movement.exercise, 2.0)), progress


def test_planted_feet_and_hands_stay_where_they_are() -> None:
    for exercise, points in (
        ("squat", ("left_foot", "right_foot")),
        ("push_up", ("left_hand", "right_hand", "left_foot")),
        ("bridge", ("left_foot", "right_foot")),
    ):
        movement = REPERTOIRE[exercise]
        stage = Stage(SKELETON, movement.support, movement.posture(0.0))
        before, after = (stage.place(movement.posture(p)) for p in (0.0, 1.0))
        for bone in points:
            np.testing.assert_allclose(after.joint(bone), before.joint(bone), atol=0.004)


def test_the_hand_that_holds_on_stays_while_the_legs_take_turns() -> None:
    march = REPERTOIRE["march"]
    stage = {
        side: Stage(SKELETON, march.support_for(side), march.posture(0.0, side))
        for side in ("left", "right")
    }
    wrists = [
        stage[side].place(march.posture(progress, side)).joint("left_hand")
        for side in ("left", "right")
        for progress in (0.0, 1.0)
    ]
    for wrist in wrists[1:]:
        np.testing.assert_allclose(wrist, wrists[0], atol=0.01)
    other = with_other_hand(march)
    assert "right_hand" in other.support.planted
    assert other.posture(0.0).right_arm == march.posture(0.0).left_arm


def test_hands_on_a_wall_stay_where_they_are() -> None:
    movement = REPERTOIRE["wall_push_up"]
    stage = Stage(SKELETON, movement.support, movement.posture(0.0))
    before, after = (stage.place(movement.posture(p)) for p in (0.0, 1.0))
    for side in ("left", "right"):
        np.testing.assert_allclose(
            after.joint(f"{side}_hand"), before.joint(f"{side}_hand"), atol=0.004
        )
        fingers = after.axes(f"{side}_hand") @ [0.0, -1.0, 0.0]
        assert fingers[1] > 0.95  # up the wall


def test_an_unknown_exercise_names_the_nearest() -> None:
    with pytest.raises(UnknownExerciseError, match="squat"):
        find_movement("sqat")


def test_a_value_beyond_the_movement_is_refused() -> None:
    table = calibrate(REPERTOIRE["squat"], SKELETON, "both")
    with pytest.raises(ValueError, match="within"):
        table.progress_at(175.0)
    low, high = table.span
    assert table.progress_at(high) > table.progress_at(0.5 * (low + high)) > table.progress_at(low)


def test_the_other_leg_can_lie_flat() -> None:
    flat = with_other_leg_straight(REPERTOIRE["straight_leg_raise"])
    stage = Stage(SKELETON, flat.support, flat.posture(0.0))
    assert clinical_values(stage.place(flat.posture(1.0)))["knee_flexion"]["left"] < 5


@pytest.mark.parametrize("target", [(0.1, -0.5, 0.2), (0.0, -0.84, 0.05), (-0.2, -0.3, -0.3)])
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_a_bent_limb_reaches_its_target(target: tuple[float, float, float], sign: float) -> None:
    from hep_vision_figure.rotation import about_x

    upper, hinge = bend_limb(np.eye(3), np.zeros(3), np.array(target), (0.43, 0.42), sign)
    lower = upper @ about_x(sign * hinge)
    reached = upper @ [0, -0.43, 0] + lower @ [0, -0.42, 0]
    np.testing.assert_allclose(reached, target, atol=1e-6)
    assert 0 <= hinge < 180


def test_a_target_out_of_reach_straightens_the_limb() -> None:
    _, hinge = bend_limb(np.eye(3), np.zeros(3), np.array([0, -2.0, 0]), (0.4, 0.4), 1.0)
    assert hinge < 0.1
