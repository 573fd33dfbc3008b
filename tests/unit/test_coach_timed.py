"""Sets that the camera does not measure: the clock leads, the patient confirms."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hep_vision.coach.coach import Coach
from hep_vision.coach.moment import BeginSet, EndSet, Key, Moment, Play, Say, Stage
from hep_vision.coach.plan import SessionPlan, TimedSet
from hep_vision.coach.raised_arm import arm_is_raised
from hep_vision.coach.set_timer import LET_GO_S, PREPARE_S, timer_at
from hep_vision.coach.sight import Sight
from hep_vision.coach.stage_views import session_view
from hep_vision.coach.words import load_words
from hep_vision.definitions.library import load_library
from hep_vision.live.planning import PlannedSet, plan_exercise
from hep_vision.measure.body.landmarks import Landmark
from hep_vision.measure.exercise import Prescription
from hep_vision.store.history import done_sets
from link_room import rehearse
from rehearsal import STANDING, Script, ready, squat_sets
from stick_body import frames_of

THERE = Sight(present=True)
HELD = TimedSet(
    id="quad_set",
    kind_of_side="one",
    prescription=Prescription(side="left", repetitions=3, hold_s=5.0),
    repetition_s=5.0,
    name="Quad set",
)


def test_the_clock_prepares_holds_and_lets_go():
    ready_now = timer_at(HELD, 1.0)
    assert (ready_now.repetition, ready_now.left_s) == (0, PREPARE_S - 1)
    first = timer_at(HELD, PREPARE_S + 2.0)
    assert (first.repetition, first.left_s, first.letting_go) == (1, 3.0, False)
    pause = timer_at(HELD, PREPARE_S + 6.0)
    assert (pause.repetition, pause.left_s, pause.letting_go) == (1, LET_GO_S - 1, True)
    assert not timer_at(HELD, PREPARE_S + 3 * 5 + 2 * LET_GO_S - 0.1).done
    assert timer_at(HELD, PREPARE_S + 3 * 5 + 2 * LET_GO_S).done, "no pause after the last one"


def test_without_a_hold_one_repetition_follows_the_other():
    swings = replace(HELD, prescription=Prescription(repetitions=4), repetition_s=4.0)
    assert timer_at(swings, PREPARE_S + 4.0).repetition == 2
    assert timer_at(swings, PREPARE_S + 16.0).done


class Room:
    """A coach, ten moments a second."""

    def __init__(self, *sets) -> None:
        self.now_s, self.acts = 0.0, []
        self.coach = Coach(SessionPlan(sets or (HELD,)), load_words(), 0.0)

    def for_(self, seconds: float, **moment) -> Room:
        for _ in range(round(seconds * 10)):
            self.once(**moment)
        return self

    def once(self, **moment) -> None:
        self.now_s += 0.1
        self.acts += self.coach.step(Moment(self.now_s, **moment))
        if self.coach.stage is Stage.RESULT:
            self.acts += self.coach.step(Moment(self.now_s, keys=(Key.GO,)))
        assert session_view(self.coach).stage is self.coach.stage

    def said(self) -> list[str]:
        return [act.text for act in self.acts if isinstance(act, Say)]

    def to_set(self) -> Room:
        self.once(keys=(Key.GO,))
        self.once(keys=(Key.GO,))
        assert self.coach.stage is Stage.TIMED
        return self

    def to_question(self) -> Room:
        self.to_set().for_(PREPARE_S + 3 * 5 + 2 * LET_GO_S + 0.3)
        assert self.coach.stage is Stage.CONFIRM
        return self

    def ends(self) -> list[EndSet]:
        return [act for act in self.acts if isinstance(act, EndSet)]


def test_it_is_announced_led_aloud_and_asked_about():
    room = Room().to_question()
    said = room.said()
    assert any("cannot measure" in text for text in said)
    assert [text for text in said if text.endswith("Hold.")] == [f"{n}. Hold." for n in (1, 2, 3)]
    assert said.count("And relax.") == 2
    assert [text for text in said if text in "321"] == ["3", "2", "1"]
    assert BeginSet(0) in room.acts
    assert room.acts.count(Play("hold_start")) == 3


def test_the_last_seconds_of_a_long_hold_are_spoken():
    long = replace(HELD, prescription=Prescription(repetitions=1, hold_s=40.0), repetition_s=40.0)
    room = Room(long).to_set().for_(PREPARE_S + 41)
    assert [text for text in room.said() if text[0].isdigit()][4:] == [
        *("30 seconds", "10 seconds", "3", "2", "1"),
    ]


def test_a_raised_arm_is_a_yes():
    room = Room().to_question()
    room.for_(3, sight=THERE, arm_raised=True)
    assert room.ends() == [], "not an arm that was up already"
    room.for_(1, sight=THERE).for_(1.5, sight=THERE, arm_raised=True).for_(1, sight=THERE)
    room.for_(1.5, sight=THERE, arm_raised=True)
    assert room.ends() == [], "not for a moment"
    room.for_(0.8, sight=THERE, arm_raised=True)
    assert room.ends() == [EndSet(0, "done", 3)]
    assert room.coach.stage is Stage.DONE
    (card,) = session_view(room.coach).cards
    assert (card.name, card.result, card.remarks) == ("Quad set", "3 of 3", ("confirmed by you",))


@pytest.mark.parametrize(("key", "confirmed"), [(Key.GO, 3), (Key.NEXT, 0), (None, 0)])
def test_only_a_yes_confirms(key, confirmed):
    room = Room().to_question()
    room.for_(40, **({"keys": (key,)} if key else {})) if key is None else room.once(keys=(key,))
    assert room.ends() == [EndSet(0, "done" if confirmed else "stopped", confirmed)]


def test_a_pause_stops_the_clock():
    room = Room().to_set().for_(PREPARE_S + 1)
    left_s = room.coach.timer.left_s
    room.once(keys=(Key.GO,))
    room.for_(30)
    assert session_view(room.coach).number == "1"
    room.once(keys=(Key.GO,))
    assert room.coach.stage is Stage.TIMED
    assert room.coach.timer.left_s == pytest.approx(left_s, abs=0.3)


def test_a_set_that_is_left_is_not_done():
    room = Room().to_set().for_(PREPARE_S + 1)
    room.once(keys=(Key.NEXT,))
    assert room.ends() == [EndSet(0, "stopped", 0)]


def test_nobody_in_view_and_no_camera_are_no_matter():
    room = Room().to_set().for_(3, camera="lost").for_(3, camera="ended")
    assert room.coach.stage is Stage.TIMED


@pytest.mark.parametrize("turn", [0, 90], ids=["standing", "lying on the back"])
def test_a_raised_arm_is_told_from_a_hanging_one(turn):
    (frame,) = frames_of(np.zeros(1), STANDING)
    points = frame.image_px.copy()
    shoulder = points[Landmark.LEFT_SHOULDER, :2]
    up, aside = np.array([0.0, -60.0]), np.array([60.0, 0.0])
    for name, raised in (("up", up), ("aside", aside), ("down", -up)):
        points[Landmark.LEFT_ELBOW, :2] = shoulder + raised
        points[Landmark.LEFT_WRIST, :2] = shoulder + 2 * raised
        assert arm_is_raised(replace(frame, image_px=points)) is (name == "up")


def quad_sets() -> list[PlannedSet]:
    asked = Prescription(side="left", repetitions=2, hold_s=2.0)
    return plan_exercise(load_library().get("quad_set"), asked)


def test_it_is_recorded_as_said_never_as_measured(tmp_path):
    script = Script().idle(8).idle(8).idle(PREPARE_S + 4 + LET_GO_S + 1).press(Key.GO).idle(3)
    played = rehearse(script, quad_sets(), tmp_path)
    assert played.coach.tallies[0].counted == 2
    assert not played.records, "no measurement, no session.json"
    (session,) = played.stored
    (one,) = session.sets
    assert (one.measure, one.attempts, one.why_ended) == ("not measured", (), "done")
    (done,) = done_sets(played.stored)
    assert (done.exercise_id, done.reps, done.hold_s) == ("quad_set", 2, 2.0)


def test_measured_and_timed_sets_follow_one_another(tmp_path):
    led = PREPARE_S + 4 + LET_GO_S + 1
    script = Script().idle(16 + led).press(Key.GO).idle(31)
    ready(script).squats([90]).play(STANDING, 8)
    played = rehearse(script, [*quad_sets(), *squat_sets(reps=1)], tmp_path)
    assert [tally.counted for tally in played.coach.tallies] == [2, 1]
    assert [one.exercise for one in played.stored[0].sets] == ["quad_set", "squat"]
    assert played.finished


def test_one_that_nobody_confirmed_is_due_again(tmp_path):
    script = Script().idle(16 + PREPARE_S + 4 + LET_GO_S + 1 + 40)
    played = rehearse(script, quad_sets(), tmp_path)
    assert played.stored[0].sets[0].why_ended == "stopped"
    (done,) = done_sets(played.stored)
    assert done.reps == 0
