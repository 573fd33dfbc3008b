"""Every definition of the library, performed by a figure in space and counted by the engine.

The trajectories are made out of the definition itself: its measure goes from the typical
start to the typical end, in its body position, before a camera where it says. A definition
that no figure can perform fails here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from performer import ON_THE_TRAINED_SIDE
from posed_figure import DOWN, LEFT_IN_PICTURE, UP, frames_of, mirrored
from scenario import Scenario, Tempo

from hep_vision.definitions.library import shipped_library
from hep_vision.definitions.schema import Definition
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.angles.units import unit_scale
from hep_vision.measure.body.landmarks import SIDES
from hep_vision.measure.body.posture import posture_of
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.quality.view_error import RELIABLE_DEG
from hep_vision.measure.result import SetResult
from hep_vision.measure.uncertainty import Uncertainty
from hep_vision.sources.pose.profile import apply_pose_profile, profile_of

MEASURED = [definition for definition in shipped_library().all() if definition.is_measured]
HELD = [definition for definition in MEASURED if definition.hold is not None]
ONE_LIMB = [definition for definition in MEASURED if definition.side.kind == "one"]
FROM_A_START = [d for d in MEASURED if d.counting is not None and d.counting.start_range]
SIDE_LYING = [d for d in MEASURED if d.position == "side_lying"]
BENDS_ASIDE = [d for d in MEASURED if d.id == "standing_side_bend"]
SEEN_UPRIGHT_OR_SIDEWAYS = [d for d in MEASURED if d not in (*SIDE_LYING, *BENDS_ASIDE)]
ALTERNATING = [d for d in MEASURED if d.side.kind == "alternating"]
NOT_ALTERNATING = [d for d in MEASURED if d not in ALTERNATING]
POSITION_MATTERS = [
    d
    for d in MEASURED
    if d.counting is not None and d.counting.position_matters and d.position != "hanging"
]

# Measures that read the same however the body lies in the picture.
BETWEEN_SEGMENTS = {
    "knee_flexion",
    "hip_flexion",
    "shoulder_flexion",
    "elbow_flexion",
    "shoulder_abduction",
    "hip_abduction",
    "ankle_dorsiflexion",
    "shoulder_rotation",
}

FULL = [1.0] * 4
# Of degrees in a picture without noise: smoothing and the fit at the peak may take so much.
NEAR_DEG = 1.5


def each(definitions: list[Definition]):
    return pytest.mark.parametrize("definition", definitions, ids=lambda d: d.id)


def side_of(definition: Definition):
    """The left or the right side, so that the suite as a whole sees both."""
    return SIDES[sum(map(ord, definition.id)) % 2]


def outcomes(result: SetResult) -> Counter[str]:
    return Counter(f"{attempt.status} {attempt.reason}" for attempt in result.attempts)


@pytest.mark.parametrize("side", SIDES)
@each(MEASURED)
def test_full_repetitions_count_and_measure_what_was_done(definition, side):
    scenario = Scenario(definition, side)
    result = scenario.run(scenario.frames(FULL))
    assert outcomes(result) == {"counted complete": len(FULL)}
    for index, attempt in enumerate(result.repetitions):
        moved = "both" if len(scenario.moves(index)) == 2 else scenario.moves(index)[0]
        assert attempt.side == moved
        assert attempt.rom.peak == pytest.approx(scenario.end, abs=NEAR_DEG * scenario.unit)
        assert attempt.rom.start == pytest.approx(scenario.start, abs=NEAR_DEG * scenario.unit)
        assert attempt.rom.reliable == is_read_well(definition)


# What is stated of the view of a camera that stands in its place.
CAMERA_IN_PLACE_DEG = 1.45


def is_read_well(definition: Definition) -> bool:
    """Whether model and a camera in its place leave the measure within what is called reliable."""
    exercise = apply_pose_profile(definition.exercise(), profile_of("full"))
    error, unit = exercise.error, unit_scale(MEASURES[exercise.measure])
    view = CAMERA_IN_PLACE_DEG * unit
    stated = Uncertainty(0, view, 0, error.u_model, error.bias, error.domain, error.df)
    return stated.expanded < RELIABLE_DEG * unit


@each(MEASURED)
def test_a_clean_performance_is_not_corrected(definition):
    scenario = Scenario(definition, side_of(definition))
    result = scenario.run(scenario.frames([1.0] * 2))
    assert outcomes(result) == {"counted complete": 2}
    said = {finding.code for a in result.attempts for finding in a.findings} - {"small_movement"}
    assert said == (set() if is_read_well(definition) else {"uncertain"})


@each(MEASURED)
def test_a_short_repetition_among_full_ones_is_partial(definition):
    scenario = Scenario(definition, side_of(definition))
    # Sides that alternate have three repetitions each, the last but one short.
    result = scenario.run(scenario.frames([1.0, 1.0, 1.0, 1.0, 0.42, 0.42, 1.0, 1.0]))
    reached = 0.42 * abs(scenario.end - scenario.start)
    reason = "too_small" if reached < definition.counting.min_excursion else "short_of_own_range"
    assert outcomes(result) == {"counted complete": 6, f"partial {reason}": 2}


@each(MEASURED)
def test_half_of_a_prescribed_target_is_partial(definition):
    scenario = Scenario(definition, side_of(definition))
    target = replace(scenario.asked(), target=scenario.end)
    result = scenario.run(scenario.frames([1.0, 1.0, 0.55, 0.55, 1.0, 1.0]), target)
    assert outcomes(result) == {"counted complete": 4, "partial short_of_target": 2}


@each(MEASURED)
def test_too_fast_does_not_count(definition):
    scenario = Scenario(definition, side_of(definition))
    jerk = Tempo(rise_s=0.1, hold_s=0.0, fall_s=0.1, rest_s=1.5)
    result = scenario.run(scenario.frames(FULL, jerk))
    assert result.counted == 0
    # Faster than any limb, the landmarks are taken for slips of the model and dropped.
    seen_badly = {"too_fast", "too_small", "out_of_sight", "unsteady", "changing_place"}
    assert {a.reason for a in result.attempts} <= seen_badly


@each(MEASURED)
def test_a_short_drop_out_changes_no_count(definition):
    scenario = Scenario(definition, side_of(definition))
    time_s, pose = scenario.pose(FULL)
    middles_s = [0.8 + i * 3.3 + 0.5 for i in range(len(FULL))]
    unseen = np.any([np.abs(time_s - m) < 0.1 for m in middles_s], axis=0)
    result = scenario.run(frames_of(time_s, pose, unseen=unseen))
    assert result.counted == len(FULL)
    assert all(attempt.unseen_s > 0 for attempt in result.repetitions)


@each(MEASURED)
def test_out_of_sight_for_longer_is_not_counted(definition):
    scenario = Scenario(definition, side_of(definition))
    time_s, pose = scenario.pose(FULL)
    second_s = 0.8 + 3.3
    unseen = (time_s > second_s + 0.4) & (time_s < second_s + 2.1)
    result = scenario.run(frames_of(time_s, pose, unseen=unseen))
    assert outcomes(result) == {"counted complete": len(FULL) - 1, "rejected out_of_sight": 1}


@each(MEASURED)
def test_noise_changes_no_count(definition):
    scenario = Scenario(definition, side_of(definition))
    result = scenario.run(scenario.frames(FULL, noise_px=1.0))
    assert outcomes(result) == {"counted complete": len(FULL)}


@each(MEASURED)
def test_somebody_who_rests_does_nothing(definition):
    scenario = Scenario(definition, side_of(definition))
    result = scenario.run(scenario.frames([0.0, 0.0, 0.0], noise_px=1.0))
    assert result.attempts == ()


@each(ONE_LIMB)
def test_the_other_side_does_not_count_for_the_prescribed_one(definition):
    scenario = Scenario(definition, side_of(definition))
    result = scenario.run(scenario.frames(FULL), Prescription(side=scenario.other))
    assert result.counted == 0


@each(ONE_LIMB)
def test_without_a_prescribed_side_the_moving_one_is_found(definition):
    scenario = Scenario(definition, side_of(definition))
    result = scenario.run(scenario.frames(FULL), Prescription())
    assert result.counted == len(FULL)
    assert result.side == scenario.side


@each(MEASURED)
def test_the_mirrored_picture_shows_the_other_side_doing_the_same(definition):
    scenario = Scenario(definition, side_of(definition))
    frames = scenario.frames(FULL)
    seen = scenario.run(frames)
    twin = Scenario(definition, scenario.other)
    in_mirror = twin.run([mirrored(frame) for frame in frames])
    assert outcomes(in_mirror) == outcomes(seen)
    swapped = {"left": "right", "right": "left", "both": "both"}
    for one, other in zip(seen.attempts, in_mirror.attempts, strict=True):
        assert swapped[one.side] == other.side
        assert one.rom.peak == pytest.approx(other.rom.peak, abs=1e-6)
        assert one.rom.start == pytest.approx(other.rom.start, abs=1e-6)


@each(SEEN_UPRIGHT_OR_SIDEWAYS)
def test_a_wrong_view_is_reported(definition):
    scenario = Scenario(definition, side_of(definition))
    result = scenario.run(scenario.frames(FULL, yaw_deg=40.0))
    assert_off_plane(result)


@each(BENDS_ASIDE)
def test_a_wrong_view_of_somebody_bending_aside_is_reported(definition):
    scenario = Scenario(definition, side_of(definition))
    assert_off_plane(scenario.run(scenario.frames(FULL, yaw_deg=40.0)))


@each(SIDE_LYING)
def test_a_wrong_view_of_somebody_on_the_side_is_reported(definition):
    scenario = Scenario(definition, side_of(definition))
    assert_off_plane(scenario.run(scenario.frames(FULL, yaw_deg=40.0)))


@each(SIDE_LYING)
@pytest.mark.parametrize("side", SIDES)
def test_on_which_side_somebody_lies_is_told(definition, side):
    scenario = Scenario(definition, side)
    lower = side if definition.id in ON_THE_TRAINED_SIDE else scenario.other
    shown = {posture_of(frame, frame.plane.tolist()) for frame in scenario.frames(FULL)}
    assert shown == {f"on_{lower}_side"}


def assert_off_plane(result: SetResult) -> None:
    # What had begun before the recording has no view of its own, and no ROM either.
    measured = [a for a in result.attempts if a.reason != "began_before_start"]
    assert measured
    assert not any(attempt.rom.reliable for attempt in result.attempts)
    for attempt in measured:
        assert {"off_plane", "uncertain"} & {finding.code for finding in attempt.findings}
        assert attempt.view_off_deg == pytest.approx(40.0, abs=5.0)


@each(NOT_ALTERNATING)
def test_a_clip_cut_at_both_ends_counts_what_is_whole(definition):
    assert_cut_ends_are_partial(definition)


@each(ALTERNATING)
def test_a_clip_of_alternating_sides_cut_at_both_ends(definition):
    assert_cut_ends_are_partial(definition)


def assert_cut_ends_are_partial(definition: Definition) -> None:
    scenario = Scenario(definition, side_of(definition))
    shares = [1.0] * 6
    whole = scenario.frames(shares)
    first, last = (0.8 + i * 3.3 + 1.0 for i in (0, 5))
    result = scenario.run([frame for frame in whole if first < frame.time_s < last])
    assert result.counted == 4
    assert [a.reason for a in result.attempts if a.status != "counted"] == [
        "began_before_start",
        "not_returned",
    ]


@each(POSITION_MATTERS)
def test_another_body_position_does_not_count(definition):
    scenario = Scenario(definition, side_of(definition))
    time_s, pose = scenario.pose(FULL)
    lying = definition.position in ("supine", "side_lying", "prone", "quadruped")
    turned = replace(pose, **({"up": np.array(UP)} if lying else {"up": np.array(LEFT_IN_PICTURE)}))
    if abs(float(turned.up @ turned.forward)) > 0:  # keep the front of the body square to it
        turned = replace(turned, forward=np.array(LEFT_IN_PICTURE if lying else DOWN))
    result = scenario.run(frames_of(time_s, turned))
    assert result.counted == 0
    if scenario.measure.id in BETWEEN_SEGMENTS:  # the rest is not readable from there
        assert {a.reason for a in result.attempts} == {"wrong_position"}


@each(FROM_A_START)
def test_a_movement_from_elsewhere_is_not_this_exercise(definition):
    scenario = Scenario(definition, side_of(definition))
    low, high = definition.counting.start_range
    beyond = high + 15.0 if definition.measure.direction == "increase" else low - 15.0
    least = 1.3 * definition.counting.min_excursion * definition.exercise().sign
    elsewhere = replace(scenario, start_at=beyond, end_at=beyond + least)
    result = elsewhere.run(elsewhere.frames(FULL))
    assert result.counted == 0
    assert {a.reason for a in result.attempts} == {"wrong_position"}


@each([d for d in MEASURED if d.test is None])
def test_a_hold_is_timed_in_its_band_and_judged(definition):
    scenario = Scenario(definition, side_of(definition))
    asked = replace(scenario.asked(), hold_s=3.0)
    long, short = (Tempo(hold_s=hold_s) for hold_s in (3.2, 1.0))
    held = scenario.run(scenario.frames([1.0] * 2, long), asked)
    assert outcomes(held) == {"counted complete": 2}
    # Slow ends of the movement lie within the band and count with the hold.
    assert all(3.0 <= attempt.hold_s <= 4.2 for attempt in held.attempts)
    let_go = scenario.run(scenario.frames([1.0] * 2, short), asked)
    assert outcomes(let_go) == {"partial hold_too_short": 2}


@each(MEASURED)
def test_a_passed_limit_is_noted_and_changes_no_count(definition):
    scenario = Scenario(definition, side_of(definition))
    limit = scenario.start + 0.8 * (scenario.end - scenario.start)
    result = scenario.run(scenario.frames(FULL), replace(scenario.asked(), limit=limit))
    assert result.counted == len(FULL)
    for attempt in result.attempts:
        assert "C14" in {finding.code for finding in attempt.findings}


@each(list(shipped_library().all()))
def test_easier_and_harder_exercises_are_there_and_name_each_other(definition):
    library = shipped_library()
    for id_ in definition.harder:
        assert definition.id in library.get(id_).easier
    for id_ in definition.easier:
        assert definition.id in library.get(id_).harder


def test_no_way_to_something_harder_comes_back():
    library = shipped_library()

    def walk(id_: str, before: tuple[str, ...]) -> None:
        assert id_ not in before, " -> ".join((*before, id_))
        for harder in library.get(id_).harder:
            walk(harder, (*before, id_))

    for definition in library.all():
        walk(definition.id, ())


@each([d for d in MEASURED if d.exercise().position_edge is not None])
def test_past_a_position_is_told_of_it_and_counts(definition):
    rules = {entry.rule: entry.threshold for entry in definition.compensations}
    assert "C21" in rules or definition.hold.held_from is not None
    if "C21" not in rules:
        return
    beyond = rules["C21"] + 4.0
    past = definition.exercise().position_edge + definition.exercise().sign * beyond
    scenario = Scenario(definition, side_of(definition), end_at=past)
    result = scenario.run(scenario.frames(FULL))
    assert result.counted == len(FULL)
    for attempt in result.repetitions:
        (found,) = (finding for finding in attempt.findings if finding.code == "C21")
        assert found.amount == pytest.approx(beyond, abs=2 * NEAR_DEG)
