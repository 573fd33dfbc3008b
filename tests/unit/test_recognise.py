"""Telling which exercise the stick figure does, out of the library."""

import numpy as np
import pytest

from hep_vision.analysis.recognise import (
    another_exercise,
    candidate_of,
    recognise,
    without_tests_of,
)
from hep_vision.definitions.library import shipped_library
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.recognition.recognise import FLOOR, find_another
from hep_vision.measure.recognition.recognise import recognise as recognise_movement
from hep_vision.measure.recognition.scan import scan_frames
from hep_vision.measure.recognition.seen_frames import FollowedSignals
from stick_body import (
    Figure,
    extending_knee,
    frames_of,
    mirrored,
    raising_leg,
    repetitions,
    spreading_arms,
    squatting,
)

FPS = 15.0
LIBRARY = shipped_library()
SHOWN = {
    "squat": lambda bend: squatting(60 * bend),
    "seated_knee_extension": lambda bend: extending_knee(90 - 85 * bend),
    "straight_leg_raise": lambda bend: raising_leg(45 * bend),
    "shoulder_abduction": lambda bend: spreading_arms(120 * bend, 120 * bend),
    "shoulder_flexion": lambda bend: Figure(shoulder=(150 * bend, 150 * bend)),
    "elbow_flexion": lambda bend: Figure(elbow=(140 * bend, 140 * bend)),
}


def shown(exercise, *, count=3, noise_px=0.5):
    time_s, bend = repetitions([1.0] * count, fps=FPS)
    return frames_of(time_s, SHOWN[exercise](bend), noise_px=noise_px)


def ids(recognition):
    return [guess.candidate.exercise.id for guess in recognition.guesses]


@pytest.mark.parametrize("exercise", SHOWN)
def test_first_of_the_whole_library(exercise):
    recognition = recognise(shown(exercise), LIBRARY.all())
    assert ids(recognition)[0] == exercise
    assert recognition.guesses[0].counted == 3


def test_out_of_a_program_it_can_be_told():
    program = [LIBRARY.get(id_) for id_ in SHOWN]
    recognition = recognise(shown("straight_leg_raise"), program)
    assert recognition.doubt == ""
    assert recognition.best is recognition.guesses[0]
    assert recognition.best.candidate.exercise.id == "straight_leg_raise"


def test_mirrored_picture_changes_nothing():
    frames = shown("seated_knee_extension", noise_px=0.0)
    program = [LIBRARY.get(id_) for id_ in SHOWN]
    plain = recognise(frames, program)
    other = recognise([mirrored(frame) for frame in frames], program)
    assert ids(plain)[0] == ids(other)[0] == "seated_knee_extension"
    assert other.guesses[0].score == pytest.approx(plain.guesses[0].score, abs=0.02)


def test_score_is_the_product_of_the_evidence():
    for guess in recognise(shown("squat"), LIBRARY.all()).guesses:
        shares = [max(FLOOR, evidence.share) for evidence in guess.evidence]
        assert guess.score == pytest.approx(np.prod(shares))
        assert all(0 <= evidence.share <= 1 and evidence.words for evidence in guess.evidence)
    scores = [guess.score for guess in recognise(shown("squat"), LIBRARY.all()).guesses]
    assert scores == sorted(scores, reverse=True)


def test_one_of_a_pair_that_looks_the_same_cannot_be_told():
    twins = [LIBRARY.get("elbow_flexion"), LIBRARY.get("elbow_flexion")]
    recognition = recognise(shown("elbow_flexion"), twins)
    assert recognition.best is None
    assert "fit about as well" in recognition.doubt


def test_the_wrong_exercise_under_a_prescription_is_not_taken_for_it():
    recognition = recognise(shown("squat"), [LIBRARY.get("shoulder_abduction")])
    assert recognition.best is None
    assert "enough like" in recognition.doubt


def test_the_other_direction_is_not_the_same_exercise():
    order = ids(recognise(shown("squat"), LIBRARY.all()))
    assert order.index("squat") < order.index("sit_to_stand")


def test_standing_still_is_none_of_them():
    frames = frames_of(np.arange(60) / FPS, Figure(), noise_px=1.0)
    recognition = recognise(frames, LIBRARY.all())
    assert recognition.best is None
    assert recognition.guesses[0].score < 0.1


def test_nobody_seen():
    recognition = recognise(
        [PoseFrame.empty(i / FPS, (640, 480)) for i in range(20)], LIBRARY.all()
    )
    assert recognition.guesses == ()
    assert recognition.best is None
    assert recognition.doubt == "Nobody can be seen."


def test_nothing_to_choose_from():
    recognition = recognise(shown("squat"), [LIBRARY.get("pelvic_tilt")])
    assert recognition.guesses == ()
    assert "no exercise" in recognition.doubt


def test_a_test_of_function_is_left_out_beside_its_exercise():
    tested, trained = LIBRARY.get("chair_stand_30s"), LIBRARY.get("sit_to_stand")
    assert without_tests_of([tested, trained]) == [trained]
    assert without_tests_of([tested]) == [tested]


def test_candidates_are_what_a_camera_measures():
    assert list(candidate_of(LIBRARY.get("pelvic_tilt"))) == []
    (candidate,) = candidate_of(LIBRARY.get("straight_leg_raise"))
    assert candidate.position == "supine"
    assert ("knee_flexion", 20) in candidate.still  # its rule C6: knee is not straight
    (hold,) = candidate_of(LIBRARY.get("wall_sit"))
    assert hold.held


def test_another_exercise_than_the_one_asked_for_is_told():
    program = [LIBRARY.get(id_) for id_ in SHOWN]
    frames = shown("straight_leg_raise")
    finding = another_exercise(frames, LIBRARY.get("seated_knee_extension"), program)
    assert finding is not None
    assert finding.severity == "warning"
    assert finding.message == (
        "This looks like Straight leg raise rather than Seated knee extension."
    )


@pytest.mark.parametrize("exercise", SHOWN)
def test_looking_for_another_finds_what_the_whole_list_does(exercise):
    scan = scan_frames(shown(exercise))
    every = [one for definition in LIBRARY.all() for one in candidate_of(definition)]
    for asked in SHOWN:
        own = [one for one in every if one.exercise.id == asked]
        others = [one for one in every if one.exercise.id != asked]
        found = find_another(scan, own, others)
        expected = recognise_movement(scan, every).other_than(asked)
        assert (found is None) == (expected is None)
        if found is not None and expected is not None:
            assert found.candidate == expected.candidate
            assert found.score == expected.score


def test_the_right_exercise_is_plain_without_following_all_that_could_move():
    scan = scan_frames(shown("straight_leg_raise"))
    every = [one for definition in LIBRARY.all() for one in candidate_of(definition)]
    own = [one for one in every if one.exercise.id == "straight_leg_raise"]
    assert find_another(scan, own, every) is None
    assert isinstance(scan.signals, FollowedSignals)
    assert 0 < scan.signals.followed < len(scan.signals) / 4


@pytest.mark.parametrize("exercise", ["squat", "elbow_flexion", "straight_leg_raise"])
def test_the_right_exercise_is_taken_for_no_other(exercise):
    program = [LIBRARY.get(id_) for id_ in SHOWN]
    assert another_exercise(shown(exercise), LIBRARY.get(exercise), program) is None


def test_what_looks_like_nothing_known_is_taken_for_no_other():
    time_s = np.arange(60) / FPS
    still = frames_of(time_s, Figure())
    assert another_exercise(still, LIBRARY.get("squat"), [LIBRARY.get("lunge")]) is None
    nobody = [PoseFrame.empty(float(t), (640, 480)) for t in time_s]
    assert another_exercise(nobody, LIBRARY.get("squat"), [LIBRARY.get("lunge")]) is None
