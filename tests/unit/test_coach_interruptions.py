"""What comes between the patient and the set: pauses, sleep, a lost camera, a second start."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach_room import Room, cue_of, set_plan, two_sets
from hep_vision.coach.hold import HoldNow
from hep_vision.coach.moment import BeginSet, Close, EndSet, Key, Play, Say, Stage, StartAnew
from hep_vision.coach.plan import Resumption, TimedSet
from hep_vision.coach.set_watch import SetNews
from hep_vision.coach.sight import Sight
from hep_vision.coach.stage_views import session_view
from hep_vision.coach.view import CueView
from sample_exercises import SQUAT

NOBODY = Sight(present=False, problem="nobody")


def test_who_comes_back_to_another_place_is_not_waited_for_forever():
    room = Room().to_work().for_(3.5, NOBODY)
    assert room.coach.pause == "away"
    room.for_(9, stranger=True)
    assert room.coach.stage is Stage.PAUSED, "it may be somebody else"
    room.for_(2, stranger=True)
    assert room.coach.stage is Stage.READY


def test_a_stranger_who_comes_and_goes_is_not_taken_for_the_patient():
    room = Room().to_work().for_(3.5, NOBODY)
    for _ in range(4):
        room.for_(6, stranger=True).for_(1, NOBODY)
    assert room.coach.stage is Stage.PAUSED


def test_a_pause_by_key_outlasts_a_lost_camera():
    room = Room().to_work()
    room.press(Key.GO)
    room.for_(3, None, camera="lost")
    assert room.coach.stage is Stage.LOST
    room.for_(5)
    assert (room.coach.stage, room.coach.pause) == (Stage.PAUSED, "key")
    room.press(Key.GO)
    assert room.coach.stage is Stage.READY


@pytest.mark.parametrize("more_s", [10.0, 24.0])
def test_a_question_is_still_there_when_the_machine_wakes(more_s):
    room = Room(set_plan(reps=1, ask_pain=True)).to_work()
    room.count(1)
    room.now_s += 3600
    room.for_(more_s)
    assert room.coach.stage is Stage.QUESTION


def test_the_summary_is_still_there_when_the_machine_wakes():
    room = Room(set_plan(reps=1)).to_work()
    room.count(1)
    room.now_s += 3600
    assert room.for_(10).coach.stage is Stage.DONE
    assert Close() not in room.acts


class TestLimitAfterTheDose:
    def room(self, **others) -> Room:
        room = Room(*two_sets(reps=1, **others)).to_work()
        room.count(1)
        room.acts.clear()
        room.once(news=SetNews(1, over_limit=True, away=True))
        return room

    def test_whoever_goes_on_over_a_limit_is_stopped(self):
        room = self.room()
        assert Play("limit") in room.acts
        assert Say("Stop. That is your limit. Come back slowly.", "stop") in room.acts
        assert cue_of(room.coach) == "STOP"

    def test_it_is_shown_at_the_end_of_the_session_as_well(self):
        room = Room(set_plan(reps=1)).to_work()
        room.count(1)
        room.once(news=SetNews(1, over_limit=True, away=True))
        assert room.coach.stage is Stage.DONE
        assert cue_of(room.coach) == "STOP"

    def test_and_beside_a_question(self):
        room = Room(set_plan(reps=1, ask_pain=True)).to_work()
        room.count(1)
        room.count(2)
        assert cue_of(room.coach) == "That was enough. Please stop here."


def test_a_repetition_over_a_limit_is_counted_and_not_praised():
    room = Room(set_plan(reps=5)).to_work()
    room.once(news=SetNews(0, over_limit=True, away=True))
    acts = room.count(1)
    assert Say("1", "count") in acts
    assert session_view(room.coach).cue == CueView(text="STOP", mood="stop")
    room.for_(5)
    room.count(2)
    cue = session_view(room.coach).cue
    assert cue is not None
    assert cue.mood == "good"


class TestStopIsNotOverwritten:
    def over_the_limit(self, *sets, **news) -> Room:
        room = Room(*(sets or (set_plan(reps=5),))).to_work()
        room.once(news=SetNews(0, over_limit=True, away=True, **news))
        return room

    def test_by_a_hold_beyond_the_limit(self):
        room = self.over_the_limit(hold=HoldNow(0.0, 3.0))
        for held_s in (0.4, 0.8, 1.2):
            room.once(news=SetNews(0, hold=HoldNow(held_s, 3.0), away=True))
        view = session_view(room.coach)
        assert room.coach.stage is Stage.HOLD
        assert view.cue == CueView(text="STOP", mood="stop")
        room.for_(4, news=SetNews(0, hold=HoldNow(2.0, 3.0), away=True))
        assert cue_of(room.coach) != "STOP"

    @pytest.mark.parametrize(
        ("rest_s", "key", "stage"),
        [(20.0, None, Stage.REST), (0.0, None, Stage.NEXT), (20.0, Key.GO, Stage.PAUSED)],
    )
    def test_by_the_stage_that_follows(self, rest_s, key, stage):
        others = replace(SQUAT, id="lunge")
        room = self.over_the_limit(set_plan(reps=1, rest_s=rest_s), set_plan(exercise=others))
        if key is None:
            room.count(1)
        else:
            room.press(key)
        assert room.coach.stage is stage
        assert cue_of(room.coach) == "STOP"
        assert cue_of(room.for_(4.5).coach) != "STOP"


def resumed(counted: int, *, index: int = 0, earlier=None, **others) -> Room:
    plans = two_sets(**others)
    resumption = Resumption(index, counted, earlier or {}, begun=counted > 0)
    return Room(*plans, resumption=resumption)


@pytest.mark.parametrize("key", [Key.END, Key.NEXT])
def test_an_unfinished_set_that_is_left_is_ended(key):
    room = resumed(2)
    room.press(Key.GO)
    if key is Key.END:
        room.press(key)
    assert EndSet(0, "stopped") in room.press(key)


def test_a_set_that_lacked_only_its_end_is_ended_and_not_asked_for_again():
    room = resumed(3)
    acts = room.press(Key.GO)
    assert EndSet(0, "done") in acts
    assert room.coach.stage is Stage.REST
    room.for_(21)
    assert room.coach.stage is Stage.READY
    acts = room.once(start_share=1.0)
    assert BeginSet(1) in acts


def test_started_anew_nothing_is_ended():
    room = resumed(3)
    acts = room.press(Key.BACK)
    assert StartAnew() in acts
    assert not any(isinstance(act, EndSet) for act in acts)
    assert room.coach.stage is Stage.NEXT


def test_what_was_more_than_the_dose_stays_more_than_the_dose():
    room = resumed(0, index=1, earlier={0: 5})
    assert [(t.counted, t.extra) for t in room.coach.tallies] == [(3, 2), (0, 0)]


def test_between_two_sets_it_does_not_say_after_none():
    assert resumed(0, index=1, earlier={0: 3}).for_(0.1).said("We go on with set 2.") == 1


def test_the_greeting_is_up_for_its_time_however_long_the_start_took():
    room = Room()
    room.now_s = 6.5
    assert room.for_(6).coach.stage is Stage.WELCOME


def test_what_the_clock_leads_is_said_in_writing_too():
    plan = set_plan()
    led = TimedSet(
        id="quad_set", kind_of_side="one", name="Quad set", repetition_s=5.0,
        prescription=replace(plan.prescription, side="left"),
    )  # fmt: skip
    room = Room(led)
    room.press(Key.GO)
    shown: list[str] = []
    for _ in range(100):
        shown += session_view(room.for_(0.1, speaking=True).coach).sentences
    assert {"I cannot measure this one.", "I will count the time for you."} <= set(shown)


def test_escape_in_the_last_question_leaves_that_out_and_nothing_else():
    room = Room(set_plan(reps=1, ask_pain=True)).to_work()
    room.count(1)
    assert room.coach.nothing_left
    room.press(Key.END)
    assert (room.coach.stage, room.coach.why_over) == (Stage.DONE, "done")
    assert session_view(room.coach).heading == "That is all for now"


def test_escape_in_an_earlier_question_ends_the_session_early():
    plans = set_plan(reps=1, ask_pain=True), set_plan(exercise=replace(SQUAT, id="lunge"))
    room = Room(*plans).to_work()
    room.count(1)
    assert not room.coach.nothing_left
    room.press(Key.END)
    room.press(Key.END)
    assert (room.coach.stage, room.coach.why_over) == (Stage.DONE, "stopped")


LUNGE = set_plan(exercise=replace(SQUAT, id="lunge"), name="Lunge")
LED = TimedSet(
    id="quad_set", kind_of_side="one", name="Quad set", repetition_s=5.0,
    prescription=replace(LUNGE.prescription, side="left"),
)  # fmt: skip


def room_in(stage: Stage) -> Room:
    """A room in a stage, with an exercise to follow."""
    led = stage in (Stage.TIMED, Stage.CONFIRM)
    first = LED if led else set_plan(reps=1, ask_pain=stage is Stage.QUESTION)
    room = Room(first, LUNGE)
    if stage in (Stage.NEXT, Stage.SETUP, Stage.READY):
        while room.coach.stage is not stage:
            room.press(Key.GO)
    elif led:
        while room.coach.stage is not stage:
            room.press(Key.GO) if room.coach.stage in (Stage.WELCOME, Stage.NEXT) else room.for_(1)
    else:
        room.to_work()
        if stage is Stage.HOLD:
            room.once(news=SetNews(0, hold=HoldNow(1.0, 3.0), away=True))
        elif stage is not Stage.WORKING:
            room.count(1)
            room.for_(5)
    assert room.coach.stage is stage
    return room


STOPPABLE = (
    Stage.NEXT, Stage.SETUP, Stage.READY, Stage.WORKING, Stage.HOLD, Stage.TIMED, Stage.CONFIRM,
    Stage.REST, Stage.QUESTION,
)  # fmt: skip


class TestEscape:
    @pytest.mark.parametrize("stage", STOPPABLE)
    def test_the_first_pauses_and_says_so_and_the_second_ends(self, stage):
        room = room_in(stage)
        room.press(Key.END)
        view = session_view(room.coach)
        assert view.stage is Stage.PAUSED
        assert view.sentences == ("Paused.", "Press Escape again to finish.")
        assert view.hint == "Space: go on"
        assert room.said("Paused. Press Escape again to finish.") == 1
        assert room.for_(60).coach.stage is Stage.PAUSED
        room.press(Key.END)
        assert (room.coach.stage, room.coach.why_over) == (Stage.DONE, "stopped")

    @pytest.mark.parametrize("stage", STOPPABLE)
    def test_space_goes_back_to_where_it_was(self, stage):
        room = room_in(stage)
        index = room.coach.index
        room.press(Key.END)
        room.for_(2)
        room.press(Key.GO)
        work = stage in (Stage.WORKING, Stage.HOLD)
        assert room.coach.stage is (Stage.READY if work else stage)
        assert room.coach.index == index

    def test_the_rest_goes_on_meanwhile(self):
        room = room_in(Stage.REST)
        before_s = room.coach.rest_left_s
        room.press(Key.END)
        room.for_(5)
        room.press(Key.GO)
        assert room.coach.rest_left_s == pytest.approx(before_s - 5.2, abs=0.05)

    @pytest.mark.parametrize(
        ("stage", "said"),
        [
            (Stage.NEXT, "Next: Squat"),
            (Stage.QUESTION, "How much did it hurt"),
            (Stage.CONFIRM, "Did you do all of them?"),
        ],
    )
    def test_what_it_cut_short_is_said_anew(self, stage, said):
        room = room_in(stage)
        room.press(Key.END)
        room.press(Key.GO)
        assert room.said(said) == 2

    @pytest.mark.parametrize("stage", STOPPABLE)
    def test_a_set_can_be_left_out_of_it(self, stage):
        room = room_in(stage)
        room.press(Key.END)
        room.press(Key.NEXT)
        if stage in (Stage.QUESTION, Stage.CONFIRM):
            assert room.coach.stage is stage
        elif stage is Stage.REST:
            assert room.coach.stage is Stage.DONE
        else:
            assert room.coach.index == 1

    def test_it_outlasts_a_lost_camera(self):
        room = room_in(Stage.WORKING)
        room.press(Key.END)
        room.for_(3, None, camera="lost")
        assert room.coach.stage is Stage.LOST
        room.for_(5)
        assert (room.coach.stage, room.coach.pause) == (Stage.PAUSED, "escape")

    def test_where_nothing_is_under_way_it_ends_at_once(self):
        welcome = Room().for_(1)
        lost = room_in(Stage.WORKING).for_(3, None, camera="lost")
        for room in (welcome, lost):
            room.press(Key.END)
            assert room.coach.stage is Stage.DONE
        assert Close() in room.press(Key.END)
