"""Learning an exercise from a demonstration of the stick figure, whose angles are known."""

from __future__ import annotations

import numpy as np
import pytest

from hep_vision.measure.recognition.learn import Like, NotLearnt, learn_exercise
from hep_vision.measure.recognition.learnt_exercise import Lesson
from hep_vision.measure.recognition.scan import scan_frames
from stick_body import (
    FACING_CAMERA,
    Figure,
    extending_knee,
    frames_of,
    mirrored,
    raising_leg,
    repetitions,
    spreading_arms,
    squatting,
)

FPS = 15.0  # as many as it takes; every frame costs the tests time


def lesson_of(frames, **options) -> Lesson:
    learnt = learn_exercise(scan_frames(frames), "learnt", **options)
    assert isinstance(learnt, Lesson), learnt
    return learnt


def refusal_of(frames, **options) -> NotLearnt:
    learnt = learn_exercise(scan_frames(frames), "learnt", **options)
    assert isinstance(learnt, NotLearnt), learnt.exercise
    return learnt


def knee_extensions(count=4, **timing):
    time_s, knee = repetitions([5.0] * count, start=90.0, fps=FPS, **timing)
    return frames_of(time_s, extending_knee(knee), noise_px=0.5)


def leg_raises(count=4, **timing):
    time_s, hip = repetitions([60.0] * count, fps=FPS, **timing)
    return frames_of(time_s, raising_leg(hip), noise_px=0.5)


def arm_raises(left=True, right=True):
    time_s, angle = repetitions([100.0] * 4, fps=FPS)
    arms = (angle if left else 0.0, angle if right else 0.0)
    return frames_of(time_s, spreading_arms(*arms), noise_px=0.5)


def test_knee_extension_on_a_chair():
    lesson = lesson_of(knee_extensions())
    exercise = lesson.exercise
    assert (exercise.measure, exercise.direction) == ("knee_flexion", "decrease")
    assert (exercise.side_kind, lesson.carrier.side) == ("one", "right")
    assert lesson.start[0] <= 90 <= lesson.start[1]
    assert lesson.end[0] <= 5 <= lesson.end[1]
    assert lesson.arc == pytest.approx(85, abs=4)
    assert lesson.position == "seated"
    assert lesson.result.counted == 4


def test_leg_raise_on_the_back():
    lesson = lesson_of(leg_raises())
    exercise = lesson.exercise
    assert (exercise.measure, exercise.direction) == ("hip_flexion", "increase")
    assert lesson.position == "supine"
    # Somebody lying, seen from the feet, looks upright: counting must not insist on it.
    assert exercise.position == "any"
    assert lesson.start[0] <= 0 <= lesson.start[1]
    assert lesson.end[0] <= 60 <= lesson.end[1]
    assert "hip" in exercise.anchors
    assert lesson.result.counted == 4


def test_arm_raise_from_the_front():
    lesson = lesson_of(arm_raises())
    exercise = lesson.exercise
    assert (exercise.measure, exercise.view) == ("shoulder_abduction", "frontal")
    assert (exercise.side_kind, lesson.default_side) == ("both", "both")
    assert (lesson.position, exercise.position) == ("standing", "standing")
    assert lesson.view_off_deg == pytest.approx(0, abs=3)
    assert lesson.remarks == ()


def test_one_arm_of_two_in_view():
    lesson = lesson_of(arm_raises(left=False))
    assert lesson.exercise.side_kind == "one"
    assert lesson.carrier.side == "right"
    assert {attempt.side for attempt in lesson.result.repetitions} == {"right"}


def test_sides_in_turn():
    time_s, left = repetitions([60.0] * 6, fps=FPS)
    # Every other repetition is the other leg's.
    turn = 4.5  # seconds from one to the next
    ours = ((time_s - 1.0) // turn) % 2 == 0
    figure = raising_leg(np.where(ours, left, 0.0), np.where(ours, 0.0, left))
    lesson = lesson_of(frames_of(time_s, figure))
    assert lesson.exercise.side_kind == "alternating"
    assert lesson.result.counted == 6


def test_tempo_without_the_hold_and_the_hold():
    lesson = lesson_of(leg_raises(period_s=4.0, hold_s=3.0))
    assert lesson.is_held
    assert lesson.hold_s == pytest.approx(3.0, abs=0.9)
    assert lesson.out_s == pytest.approx(2.0, abs=1.0)
    assert lesson.back_s == pytest.approx(2.0, abs=1.0)
    assert lesson.exercise.hold_band >= 5.0


def test_no_hold_where_there_is_none():
    assert not lesson_of(leg_raises(hold_s=0.3)).is_held


def test_mirrored_picture_is_the_other_leg():
    plain = lesson_of(leg_raises())
    other = lesson_of([mirrored(frame) for frame in leg_raises()])
    assert plain.carrier.side != other.carrier.side
    assert other.exercise.measure == plain.exercise.measure
    assert other.start == plain.start
    assert other.end == plain.end


def test_patient_who_reaches_less_than_the_therapist_still_counts():
    """A post-operative 40 degrees of a demonstrated 85 are repetitions."""
    from hep_vision.measure.recognition.scan import count_as

    learnt = lesson_of(knee_extensions()).exercise
    time_s, knee = repetitions([50.0] * 3, start=90.0, fps=FPS)
    patient = scan_frames(frames_of(time_s, extending_knee(knee)))
    assert count_as(patient, learnt).counted == 3


@pytest.mark.parametrize(("count", "words"), [(1, "Only one repetition"), (2, "Only two")])
def test_few_repetitions_are_learnt_with_a_warning(count, words):
    lesson = lesson_of(leg_raises(count))
    assert lesson.result.counted == count
    assert any(remark.startswith(words) for remark in lesson.remarks)


def test_view_off_the_plane_is_said():
    time_s, angle = repetitions([80.0] * 3, fps=FPS)
    turned = Figure(shoulder_abduction=(angle, angle), yaw_deg=FACING_CAMERA + 35.0)
    lesson = lesson_of(frames_of(time_s, turned))
    assert lesson.exercise.measure in ("shoulder_abduction", "shoulder_flexion")
    assert any("not reliable" in remark for remark in lesson.remarks)


def test_known_repetitions_settle_the_direction():
    """Begun and ended bent: six times straight, or five times bent, in the same recording."""
    time_s, knee = repetitions([5.0] * 5, start=90.0, rest_s=0.2, period_s=2.0, hold_s=0.2, fps=FPS)
    frames = frames_of(time_s, extending_knee(knee))
    assert lesson_of(frames).exercise.direction == "decrease"
    other = lesson_of(frames, repetitions=4)
    assert (other.exercise.direction, other.result.counted) == ("increase", 4)


def test_cut_out_of_a_longer_recording_starts_nearer_to_neutral():
    """Begun at the end of one bend and broken off in another: more times straight than bent."""
    time_s, elbow = repetitions([120.0] * 6, period_s=2.0, rest_s=0.3, hold_s=0.3, fps=FPS)
    peaks = time_s[elbow > 119.0]
    cut = (time_s >= peaks[0]) & (time_s <= peaks[-1] + 0.5)
    lesson = lesson_of(frames_of(time_s[cut], Figure(elbow=(elbow[cut], elbow[cut]))))
    assert (lesson.exercise.measure, lesson.exercise.direction) == ("elbow_flexion", "increase")
    assert lesson.result.counted == 4


def test_known_repetitions_settle_the_measure():
    """Four squats, and the elbows bend twice in each."""
    time_s, bend = repetitions([1.0] * 4, fps=FPS)
    twice = np.interp(bend, (0.0, 0.5, 1.0), (0.0, 1.0, 0.0))
    frames = frames_of(time_s, squatting(70 * bend, elbow=(110 * twice, 110 * twice)))
    by_elbow = lesson_of(frames, repetitions=8)
    by_leg = lesson_of(frames, repetitions=4)
    assert (by_elbow.exercise.measure, by_elbow.result.counted) == ("elbow_flexion", 8)
    assert by_leg.exercise.measure != "elbow_flexion"
    assert by_leg.result.counted == 4


def test_limbs_in_turn_are_not_counted_twice_where_the_resting_one_stirs():
    time_s, bend = repetitions([1.0] * 6, fps=FPS)
    ours = ((time_s - 1.0) // 4.5) % 2 == 0
    left, right = np.where(ours, 60 * bend, 22 * bend), np.where(ours, 22 * bend, 60 * bend)
    lesson = lesson_of(frames_of(time_s, raising_leg(right, left)))
    assert lesson.exercise.side_kind == "alternating"
    assert lesson.result.counted == 6


def test_like_takes_measure_and_direction():
    frames = knee_extensions()
    like = Like("Knee bend", "knee_flexion", "increase")
    lesson = lesson_of(frames, like=like)
    assert (lesson.exercise.measure, lesson.exercise.direction) == ("knee_flexion", "increase")
    assert lesson.rivals == ()


def test_like_that_does_not_move_is_refused():
    refusal = refusal_of(knee_extensions(), like=Like("Curl", "elbow_flexion", "increase"))
    assert "Elbow flexion" in refusal.reason
    assert "knee flexion" in refusal.reason
    assert "--like" in refusal.advice


def test_side_that_rests_is_refused():
    assert isinstance(
        learn_exercise(scan_frames(knee_extensions()), "learnt", side="left"), NotLearnt
    )


def test_standing_still_is_refused():
    time_s = np.arange(75) / FPS
    refusal = refusal_of(frames_of(time_s, Figure(), noise_px=1.0))
    assert "No joint moves" in refusal.reason
    assert "three to five" in refusal.advice


def test_a_single_movement_without_return_is_refused():
    time_s = np.arange(75) / FPS
    angle = np.clip(time_s - 1.0, 0.0, 2.0) * 40.0
    refusal = refusal_of(frames_of(time_s, spreading_arms(angle, angle)))
    assert refusal.reason


def test_walking_is_refused():
    time_s = np.arange(120) / FPS
    step = 2 * np.pi * time_s / 1.2
    figure = Figure(
        hip=(25 * np.sin(step), -25 * np.sin(step)),
        knee=(30 + 30 * np.cos(step), 30 - 30 * np.cos(step)),
        fixed="hip",
        place_px=(250 + 110 * time_s, 350.0),
    )
    refusal = refusal_of(frames_of(time_s, figure))
    assert "walking" in refusal.reason or "no whole repetition" in refusal.reason


def test_nobody_is_refused():
    from hep_vision.measure.body.landmarks import PoseFrame

    empty = [PoseFrame.empty(i / 30, (640, 480)) for i in range(60)]
    assert "Nobody" in refusal_of(empty).reason
    assert "Nobody" in refusal_of([]).reason
