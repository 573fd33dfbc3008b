"""The accuracy benchmark's designed clips: what is in the set, and what a level changes."""

from dataclasses import replace

import numpy as np
import pytest
from benchmarks.accuracy.clips import clip_of, dimmed
from benchmarks.accuracy.design import designed_clips
from benchmarks.accuracy.people import FACING_LEFT, PEOPLE, STRANGERS

from hep_vision.definitions.library import shipped_library
from hep_vision_figure.choreography import Choreography
from hep_vision_figure.repertoire import REPERTOIRE


@pytest.fixture(scope="module")
def clips():
    return designed_clips()


def test_the_set_is_large_and_no_clip_is_in_it_twice(clips):
    assert len(clips) >= 150
    assert len({clip.name for clip in clips}) == len(clips)


def test_every_movement_is_done_by_all_people_and_in_both_halves_by_both_sides(clips):
    for exercise, movement in REPERTOIRE.items():
        ordinary = [c for c in clips if c.exercise == exercise and c.group == "exercise"]
        assert sorted(c.scene.person for c in ordinary) == sorted(PEOPLE)
        both = {"left", "right"} if movement.side_kind == "one" else {None}
        for half in ("calibration", "report"):
            assert {c.scene.side for c in ordinary if c.half == half} == both


def test_both_halves_are_about_as_large_and_a_retest_adds_to_the_half_of_its_first(clips):
    halves = {clip.name: clip.half for clip in clips}
    share = np.mean([c.half == "report" for c in clips if c.group != "retest"])
    assert 0.35 < share < 0.65
    assert all(c.half == halves[c.reference] for c in clips if c.group == "retest")
    for exercise in REPERTOIRE:
        ordinary = [c for c in clips if c.exercise == exercise and c.group == "exercise"]
        halves_of = {c.scene.person: c.half for c in ordinary}
        assert {p for p, half in halves_of.items() if half == "report"} == set(STRANGERS)


def test_somebody_is_filmed_again_in_every_exercise(clips):
    names = {clip.name for clip in clips}
    again = [clip for clip in clips if clip.group == "retest"]
    assert {(c.exercise, c.scene.person) for c in again} == {
        (exercise, person) for exercise in REPERTOIRE for person in ("A", "D")
    }
    assert {clip.reference for clip in again} < names


def test_a_factor_changes_nothing_but_itself(clips):
    plain = next(c for c in clips if c.name == "squat/A").spec
    for clip in clips:
        if clip.factor == "yaw" and clip.exercise == "squat":
            turned = clip.spec.camera.model_copy(update={"yaw_deg": 0.0})
            assert turned == plain.camera
            assert clip.spec.motion == plain.motion
            assert clip.spec.body == plain.body


def test_a_level_that_is_called_otherwise_keeps_its_clips(clips):
    named = {"lens at 0.4 m": 0.4, "lens at 1.7 m": 1.7}
    varied = [c for c in clips if c.factor == "pitch" and c.level in named]
    heights = [c for c in varied if c.exercise in ("seated_knee_extension", "shoulder_abduction")]
    assert {c.level: c.spec.camera.height_m for c in heights} == named
    # As they were given to "+10 deg" and "-15 deg", which they are not.
    assert [c.scene.seed for c in heights] == [49593, 56987, 29316, 15538]
    assert [c.half for c in heights] == ["report"] * 2 + ["calibration"] * 2


def test_the_pitch_of_a_height_differs_by_exercise(clips):
    high = {c.exercise: c.pitch_deg for c in clips if c.level == "lens at 1.7 m"}
    assert high["seated_knee_extension"] == pytest.approx(-27.8, abs=0.1)
    assert high["shoulder_abduction"] == pytest.approx(-10.1, abs=0.1)


def test_exercises_that_are_a_hold_are_held_for_short_and_for_long(clips):
    held = [c for c in clips if c.factor == "held"]
    exercises = {c.exercise for c in held}
    assert exercises == {"plank", "wall_sit", "single_leg_stance", "tandem_stance"}
    assert {shipped_library().get(exercise).kind for exercise in exercises} == {"hold"}
    for exercise in exercises:
        times = [c.spec.motion.hold_s for c in held if c.exercise == exercise]
        assert times == [5.0, 10.0, 30.0]


def test_people_face_either_way_in_exercises_of_both_sides(clips):
    for clip in clips:
        if clip.group in ("exercise", "retest"):
            movement = REPERTOIRE[clip.exercise]
            free = movement.side_kind != "one" and movement.view == "sagittal"
            turned = free and clip.scene.person in FACING_LEFT
            assert clip.scene.changes.get("facing") == ("left" if turned else None)
    assert len(FACING_LEFT) == len(PEOPLE) / 2
    by_name = {clip.name: clip for clip in clips}
    assert by_name["squat/B"].spec.facing == "left"
    assert by_name["squat/A/again"].spec.camera.height_m is not None


def test_somebody_passes_by_while_nobody_exercises(clips):
    passing = [c for c in clips if c.level == "somebody passes by"]
    assert len(passing) == 4
    for clip in passing:
        assert clip.spec.motion.repetitions == ()
        assert clip.spec.bystander is not None
    choreography = Choreography(passing[0].spec)
    assert not choreography.repetitions
    assert choreography.duration_s > 10


def test_compensations_are_done_one_at_a_time(clips):
    alone = [c for c in clips if c.factor == "compensation" and c.level != "on purpose"]
    for clip in alone:
        assert len(clip.spec.motion.compensations) == 1
    assert {name for c in alone for name in c.spec.motion.compensations} >= {
        "trunk_lean",
        "knee_bend",
        "shoulder_hike",
        "knee_valgus",
        "tremor",
    }


@pytest.mark.parametrize(
    ("factor", "level"),
    [
        ("bystander", "helps"),
        ("distance", "nearer"),
        ("light", "side"),
        ("occlusion", "chair before"),
        ("occlusion", "table before the legs"),
    ],
)
def test_a_level_differs_from_the_ordinary_clip(clips, factor, level):
    by_name = {clip.name: clip for clip in clips}
    there = [c for c in clips if (c.factor, c.level) == (factor, level)]
    assert there
    assert all(c.spec != by_name[c.reference].spec for c in there)


def test_a_darker_picture_is_the_same_clip_at_four_fifths(clips, tmp_path):
    dark = next(c for c in clips if c.level == "20 % darker")
    assert dark.scene.brightness == 0.8
    assert dimmed(np.array([0, 100, 255], np.uint8), 0.8).tolist() == [0, 80, 204]
    assert dimmed(np.array([0, 100, 255], np.uint8), 1.0).tolist() == [0, 100, 255]
    model = tmp_path / "model.task"
    model.write_bytes(b"weights")
    plain = replace(dark, scene=replace(dark.scene, changes={}))
    assert plain.spec == dark.spec
    assert clip_of(plain, tmp_path, model).log != clip_of(dark, tmp_path, model).log
