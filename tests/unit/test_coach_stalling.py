"""Nothing comes of what is done: help after a while, naming what is seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from coach_room import Room
from hep_vision.coach.moment import Stage
from hep_vision.coach.plan import MeasuredSet
from hep_vision.coach.set_watch import SetNews, SetWatch
from hep_vision.coach.stage_views import session_view
from hep_vision.coach.stalling import MOVING_S, STILL_S, Stall, limb_of
from hep_vision.coach.wording import Wording
from hep_vision.coach.words import load_words
from hep_vision.definitions.library import load_library
from hep_vision.live.planning import plan_exercise, with_rivals
from hep_vision.measure.exercise import Prescription
from stick_body import (
    FACING_CAMERA,
    Figure,
    extending_knee,
    frames_of,
    raising_leg,
    repetitions,
    spreading_arms,
    squatting,
)

LIBRARY = load_library()
SESSION = ("seated_knee_extension", "squat", "straight_leg_raise", "shoulder_abduction")
JITTER_PX = 1.0
FPS = 20.0


def planned(exercise: str, side: str = "right", *, hold_s: float | None = None) -> MeasuredSet:
    """A set of a session of four exercises."""
    asked = Prescription(side=side, repetitions=10, hold_s=hold_s)
    others = [plan_exercise(LIBRARY.get(id_), asked)[0] for id_ in SESSION if id_ != exercise]
    own = plan_exercise(LIBRARY.get(exercise), asked)[0]
    plan = with_rivals([own, *others])[0].plan
    assert isinstance(plan, MeasuredSet)
    return plan


def helps(plan: MeasuredSet, times: np.ndarray, figure: Figure) -> list[tuple[float, Stall]]:
    """When help comes, and what is seen then."""
    watch = SetWatch(plan)
    found: list[tuple[float, Stall]] = []
    for frame in frames_of(times, figure, noise_px=JITTER_PX):
        news = watch.add(frame)
        if news.stall is not None:
            found.append((frame.time_s, news.stall()))
    return found


def moves(peaks: int, degrees: float, **timing) -> tuple[np.ndarray, np.ndarray]:
    return repetitions([degrees] * peaks, fps=FPS, **timing)


def test_the_wrong_leg_is_named_in_fifteen_seconds_and_again_with_growing_gaps() -> None:
    times, bend = moves(22, 80)
    found = helps(planned("seated_knee_extension", "right"), times, extending_knee(90.0, 90 - bend))
    assert {(stall.kind, stall.side) for _, stall in found} == {("other_side", "left")}
    at_s = [time_s for time_s, _ in found]
    assert MOVING_S <= at_s[0] < MOVING_S + 8
    gaps = np.diff([0.0, *at_s])
    assert (gaps[1:] > gaps[:-1]).all()
    assert len(found) >= 3


@pytest.mark.parametrize(
    ("asked", "figure", "seen"),
    [
        ("squat", lambda bend: extending_knee(90 - bend, 90 - bend), "seated_knee_extension"),
        ("squat", lambda bend: spreading_arms(bend, bend), "shoulder_abduction"),
        ("seated_knee_extension", lambda bend: squatting(bend), "squat"),
        ("seated_knee_extension", lambda bend: raising_leg(0.6 * bend), "straight_leg_raise"),
    ],
)
def test_another_exercise_of_the_session_is_named(asked, figure, seen) -> None:
    side = "both" if asked == "squat" else "right"
    times, bend = moves(6, 85)
    (_, stall), *_ = helps(planned(asked, side), times, figure(bend))
    assert (stall.kind, stall.exercise and stall.exercise.exercise.id) == ("other_exercise", seen)


def test_what_is_too_small_is_said_to_be() -> None:
    times, bend = moves(6, 13)
    found = helps(planned("squat", "both"), times, squatting(bend))
    assert found[0][1] in (Stall("too_small"), Stall("missed", reason="too_small"))
    assert found[0][0] < MOVING_S + 8


def test_a_movement_of_no_exercise_is_not_recognised() -> None:
    times = np.arange(0, 20, 1 / FPS)
    wave = 60 + 50 * np.sin(2 * np.pi * times / 1.3)
    figure = Figure(elbow=(wave, 0.0), shoulder=(70.0, 0.0), yaw_deg=FACING_CAMERA)
    (_, stall), *_ = helps(planned("seated_knee_extension"), times, figure)
    assert stall.kind == "unknown"


def test_somebody_who_rests_is_left_in_peace_for_longer() -> None:
    times = np.arange(0, 40, 1 / FPS)
    found = helps(planned("squat", "both"), times, squatting(0.0 * times))
    assert [stall.kind for _, stall in found] == ["still"]
    assert found[0][0] >= STILL_S


@pytest.mark.parametrize("period_s", [3.0, 8.0, 16.0])
def test_repetitions_that_count_need_no_help_however_slow(period_s) -> None:
    times, bend = moves(5, 90, period_s=period_s)
    assert helps(planned("squat", "both"), times, squatting(bend)) == []


def test_a_long_hold_is_progress() -> None:
    times, bend = moves(2, 90, hold_s=40.0)
    assert helps(planned("squat", "both", hold_s=40.0), times, squatting(bend)) == []


def test_a_gap_in_the_pictures_is_no_movement_without_a_count() -> None:
    times, bend = moves(6, 80)
    frames = frames_of(times, extending_knee(90.0, 90 - bend))
    watch = SetWatch(planned("seated_knee_extension"))
    for number, frame in enumerate(frames):
        pause_s = 20.0 * (number // 160)
        moved = replace(frame, time_s=frame.time_s + pause_s)
        assert watch.add(moved).stall is None, "eight seconds at a time"


STALLS = [
    Stall("other_side", side="left"),
    Stall("other_side", side="right"),
    Stall("other_exercise", exercise=planned("squat", "both").rivals[0]),
    Stall("too_small"),
    Stall("missed", reason="not_returned"),
    Stall("unknown"),
    Stall("still"),
]


@pytest.mark.parametrize("stall", STALLS, ids=lambda stall: f"{stall.kind} {stall.side or ''}")
def test_the_page_shows_the_example_large_and_one_sentence(stall) -> None:
    plan = replace(planned("seated_knee_extension", "left"), rest_s=20.0)
    room = Room(plan).to_work()
    before = session_view(room.coach).demo
    assert before is not None
    assert not before.large
    room.once(news=SetNews(0, stall=lambda: stall))
    view = session_view(room.coach)
    assert view.stage is Stage.WORKING
    assert (view.demo.large, view.demo.caption, view.demo.mirrored) == (True, "left leg", False)
    assert view.cue.mood == "care"
    assert view.sentence.endswith((".", "?"))
    assert room.said(view.sentence) == 1
    room.for_(10.5)
    assert not session_view(room.coach).demo.large


def test_a_count_ends_the_help() -> None:
    room = Room(planned("seated_knee_extension", "left")).to_work()
    room.once(news=SetNews(0, stall=lambda: Stall("unknown")))
    room.count(1)
    assert not session_view(room.coach).demo.large


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize(
    ("exercise", "limb"),
    [("seated_knee_extension", "leg"), ("shoulder_abduction", "arm"), ("heel_raise", "leg")],
)
def test_the_limb_is_called_by_its_name(language, exercise, limb) -> None:
    if exercise not in LIBRARY.ids:
        pytest.skip(f"no {exercise}")
    plan = planned(exercise, "left")
    assert limb_of(plan) == limb
    say = Wording(load_words(language), Room(plan).coach.plan)
    for side in ("left", "right"):
        stall = Stall("other_side", side=side)
        assert say.stall(plan, stall) != say.missed("other_side")
        assert say.stall_cue(plan, stall)
    assert say.limb(plan)
