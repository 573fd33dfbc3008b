"""The coach by itself: moments in, acts out, on a clock of the test's own."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach_room import FINE, NOBODY, WORDS, Room, cue_of, set_plan, two_sets
from hep_vision.coach.between import CLOSE_S
from hep_vision.coach.coach import Coach
from hep_vision.coach.hold import HoldNow
from hep_vision.coach.moment import (
    BeginSet,
    Close,
    EndSet,
    Key,
    Moment,
    Play,
    Say,
    Stage,
    Volume,
)
from hep_vision.coach.plan import SessionPlan
from hep_vision.coach.set_watch import SetNews
from hep_vision.coach.sight import Sight
from hep_vision.coach.stage_views import session_view
from sample_attempts import attempt
from sample_exercises import SQUAT


def test_it_greets_and_goes_on_by_itself():
    room = Room().for_(8)
    assert room.said("Hello") == 1
    assert room.coach.stage is Stage.NEXT
    assert room.said("Next: Squat") == 1
    assert room.for_(7).coach.stage in (Stage.SETUP, Stage.READY)


def test_long_instructions_stay_whole_and_the_sentence_that_is_read_is_marked():
    told = "Sit back in the chair. Straighten the knee as far as it goes, toes up. Hold it."
    room = Room(set_plan(instructions=told))
    room.press(Key.GO)
    marked: list[int | None] = []
    for _ in range(90):
        view = session_view(room.for_(0.1, speaking=True).coach)
        assert view.sentences == (
            "3 times",
            "Sit back in the chair.",
            "Straighten the knee as far as it goes, toes up.",
            "Hold it.",
        )
        marked.append(view.spoken)
    assert room.coach.stage is Stage.NEXT
    assert list(dict.fromkeys(marked)) == [0, 1, 2, 3]


def test_it_waits_until_the_instructions_have_been_read_aloud():
    room = Room(set_plan(instructions="Hold on to the counter."))
    room.press(Key.GO)
    assert room.said("Hold on to the counter.") == 1
    room.for_(20, speaking=True)
    assert room.coach.stage is Stage.NEXT
    room.once(speaking=False)
    assert room.coach.stage is Stage.SETUP


def test_long_instructions_are_not_cut_off_and_a_voice_that_hangs_is_not_waited_for():
    long = "Keep the knee over the foot, and breathe out as you rise. " * 34
    room = Room(set_plan(instructions=long))
    room.press(Key.GO)
    room.for_(len(long) / 10, speaking=True)
    assert room.now_s > 180
    assert room.coach.stage is Stage.NEXT
    room.for_(70, speaking=True)
    assert room.coach.stage is not Stage.NEXT
    short = Room()
    short.press(Key.GO)
    assert short.for_(61, speaking=True).coach.stage is not Stage.NEXT


def test_it_starts_after_two_seconds_in_the_start_position_and_not_before():
    room = Room().to_setup()
    room.press(Key.GO)
    room.for_(5, start_share=0.9)
    assert room.coach.stage is Stage.READY
    acts = room.once(start_share=1.0)
    assert BeginSet(0) in acts
    assert Play("start") in acts
    assert room.coach.stage is Stage.WORKING


def test_each_count_sounds_and_is_spoken_at_once():
    room = Room(set_plan(reps=5)).to_work()
    acts = room.count(1)
    assert acts == [Play("count"), Say("1", "count")]
    assert Say("3. Two more.", "count") in (room.count(2), room.count(3))[1]
    assert Say("4. One more.", "count") in room.count(4)
    assert cue_of(room.coach) == "LAST ONE"


def test_the_dose_ends_the_set_and_the_way_back_is_still_recorded():
    room = Room().to_work()
    acts = [room.count(n) for n in (1, 2, 3)][-1]
    assert Play("set_done") in acts
    assert room.coach.stage is Stage.DONE
    assert room.coach.measuring == 0
    assert not any(isinstance(act, EndSet) for act in room.acts)
    room.for_(4)
    assert room.acts.count(EndSet(0, "done")) == 1
    assert room.coach.measuring is None


def test_who_still_moves_after_the_dose_is_looked_on_at_between_two_pictures_too():
    room = Room().to_work()
    for number in (1, 2, 3):
        room.count(number)
    room.counted = 3
    for _ in range(40):
        room.once(news=SetNews(3, away=True))
        room.once(None)  # no new picture
    assert room.coach.measuring == 0
    room.once(news=SetNews(3))
    assert room.acts.count(EndSet(0, "done")) == 1


def test_between_sets_it_counts_the_rest_down():
    room = Room(*two_sets()).to_work()
    for number in (1, 2, 3):
        room.count(number)
    assert room.coach.stage is Stage.REST
    room.counted = 3
    assert room.for_(10).coach.rest_left_s == pytest.approx(10, abs=0.2)
    room.for_(11)
    assert room.coach.stage is Stage.READY
    assert [room.said(text) for text in ("10 seconds",)] == [1]
    texts = [act.text for act in room.acts if isinstance(act, Say)]
    assert [text for text in texts if text in ("3", "2", "1")][-3:] == ["3", "2", "1"]


def test_another_exercise_is_introduced():
    other = replace(SQUAT, id="lunge")
    room = Room(set_plan(reps=1), set_plan(reps=1, exercise=other, name="Lunge")).to_work()
    room.count(1)
    room.for_(21)
    assert room.coach.stage is Stage.NEXT
    assert room.said("Next: Lunge") == 1


def test_three_seconds_out_of_view_pause_and_less_do_not():
    room = Room().to_work().for_(2.5, NOBODY).for_(1)
    assert room.coach.stage is Stage.WORKING
    room.for_(3.3, NOBODY)
    assert room.coach.stage is Stage.PAUSED
    assert room.coach.measuring is None
    room.for_(1.5)
    assert room.coach.stage is Stage.READY
    acts = room.once(start_share=1.0)
    assert BeginSet(0) in acts
    assert Say("Go on", "cue") in acts


def test_a_pause_by_key_ends_by_key_alone():
    room = Room().to_work()
    room.press(Key.GO)
    assert room.for_(60).coach.stage is Stage.PAUSED
    room.press(Key.GO)
    assert room.coach.stage is Stage.READY


@pytest.mark.parametrize("stage", ["setup", "work"])
def test_a_lost_camera_is_waited_for(stage):
    room = Room()
    room.to_setup() if stage == "setup" else room.to_work()
    room.for_(40, None, camera="lost")
    assert room.coach.stage is Stage.LOST
    assert 1 <= room.said("camera is not connected") <= 3
    assert Play("lost") in room.acts
    room.once(None)
    assert room.coach.stage is (Stage.SETUP if stage == "setup" else Stage.READY)


def test_a_camera_lost_at_rest_is_no_matter_until_it_is_needed():
    room = Room(*two_sets(reps=1)).to_work()
    room.count(1)
    room.for_(15, None, camera="lost")
    assert room.coach.stage is Stage.REST
    room.for_(6, None, camera="lost")
    assert room.coach.stage is Stage.LOST


def test_escape_ends_the_session_and_keeps_what_was_done():
    room = Room().to_work()
    room.count(1)
    room.press(Key.END)
    acts = room.press(Key.END)
    assert EndSet(0, "stopped") in acts
    assert room.coach.stage is Stage.DONE
    assert room.press(Key.END)[-1] == Close()


def test_the_end_closes_by_itself():
    room = Room(set_plan(reps=1)).to_work()
    room.count(1)
    room.for_(CLOSE_S + 1)
    assert Close() in room.acts


def test_a_summary_has_a_card_for_each_exercise():
    ids = ("squat", "lunge", "bridge")
    plans = [
        set_plan(reps=1, exercise=replace(SQUAT, id=id_), name=id_, has_gained=True) for id_ in ids
    ]
    room = Room(*plans)
    for tally in room.coach.tallies:
        tally.counted, tally.best = 1, 90.0
    room.press(Key.END)
    gain = "Your knee bends further than at first."
    cards = session_view(room.coach).cards
    assert [(card.name, card.result, card.gain) for card in cards] == [
        (name, "1 of 1", gain) for name in ids
    ]


def test_the_end_of_a_hold_sounds_once_however_the_way_back_wavers():
    room = Room().to_work()
    for held_s in (1.0, 3.0, 0.0, 3.0, 0.0, 3.0):
        room.once(news=SetNews(0, hold=HoldNow(held_s, 3.0), away=True))
    assert room.acts.count(Play("hold_end")) == 1
    room.once(news=SetNews(0, hold=HoldNow(0.0, 3.0)))
    room.once(news=SetNews(0, hold=HoldNow(3.0, 3.0), away=True))
    assert room.acts.count(Play("hold_end")) == 2


@pytest.mark.parametrize(("key", "step"), [(Key.LOUDER, 1), (Key.QUIETER, -1)])
def test_volume_is_heard_as_it_is_changed(key, step):
    acts = Room().to_setup().press(key)
    assert Volume(step) in acts
    assert any(isinstance(act, Say) and "loud" in act.text for act in acts)


def test_volume_is_also_seen_as_it_is_changed():
    room = Room().to_setup()
    room.press(Key.LOUDER)
    assert cue_of(room.coach) == "This is how loud I am"
    assert "↑" in session_view(room.coach).hint
    assert cue_of(room.for_(1, NOBODY).coach) == "This is how loud I am"
    room.for_(7, NOBODY)
    assert cue_of(room.coach) == WORDS.say("problem-cue-nobody")
    assert session_view(room.coach).sentence == "Step into the picture"


@pytest.mark.parametrize("stage", ["setup", "ready"])
def test_what_the_session_has_to_say_besides_is_shown_too(stage):
    room = Room().to_setup()
    if stage == "ready":
        room.press(Key.GO)
    assert room.coach.tell("This computer is slow.") == Say("This computer is slow.")
    assert cue_of(room.coach) == "This computer is slow."


def test_one_more_than_the_dose_is_said_on_the_screen_of_the_rest():
    room = Room(*two_sets(reps=1)).to_work()
    room.count(1)
    assert session_view(room.coach).sentences == ("Then: set 2 of 2",)
    assert cue_of(room.coach) == "", "no word of the set is left over"
    room.count(2)
    assert cue_of(room.coach) == "That was enough. Please stop here."
    assert cue_of(room.for_(7).coach) == ""


@pytest.mark.parametrize(
    ("done", "then", "counted", "extra"), [(3, 2, 2, 0), (3, 3, 3, 0), (4, 3, 3, 0), (4, 4, 3, 1)]
)
def test_one_taken_back_after_the_dose_is_taken_from_the_summary_too(done, then, counted, extra):
    """The engine's count is what is recorded, so the screen must not keep the higher one."""
    room = Room(*two_sets(reps=3)).to_work()
    for number in (1, 2, 3):
        room.count(number)
    if done > 3:
        room.count(done)
    room.counted = then
    small = attempt(status="not_counted", reason="short_of_own_range")
    new = (attempt(),) if then >= done else ()
    room.once(news=SetNews(then, new_counted=new, withdrawn=(small,)))
    words = f"One was too small and does not count. The count is {then}."
    assert room.said(words) == 1
    assert room.coach.stage is Stage.REST
    assert cue_of(room.coach) == words
    room.for_(5)
    tally = room.coach.tallies[0]
    assert (tally.counted, tally.extra) == (counted, extra)
    assert room.said("That was enough") == (done > 3)


def test_one_in_the_place_of_one_taken_back_is_not_too_many():
    room = Room(*two_sets(reps=3)).to_work()
    for number in (1, 2, 3):
        room.count(number)
    room.counted = 2
    small = attempt(status="not_counted", reason="short_of_own_range")
    room.once(news=SetNews(2, withdrawn=(small,)))
    assert Play("count") in room.count(3)
    tally = room.coach.tallies[0]
    assert (tally.counted, tally.extra) == (3, 0)
    assert room.said("That was enough") == 0
    room.count(4)
    assert (tally.counted, tally.extra) == (3, 1)
    assert room.said("That was enough") == 1


@pytest.mark.parametrize(
    ("happens", "shown"),
    [
        ({"sight": NOBODY, "seconds": 3.5}, "I cannot see you. I will wait."),
        ({"stranger": True, "seconds": 1.5}, "Someone else is in the picture. I will wait."),
        (
            {"news": SetNews(0), "seconds": 121},
            "Are you still there? Press the space bar to go on.",
        ),
        ({"keys": (Key.GO,), "seconds": 0.1}, "Pause. Press the space bar to go on."),
    ],
)
def test_the_reason_of_a_pause_is_shown(happens, shown):
    view = session_view(Room().to_work().for_(**happens).coach)
    assert (view.stage, " ".join(view.sentences)) == (Stage.PAUSED, shown)


def test_a_machine_that_slept_does_not_count_it_as_idleness():
    room = Room().to_work()
    room.now_s += 3600
    room.once()
    assert room.coach.stage is Stage.PAUSED
    assert room.coach.pause == "asleep"


def test_a_gain_is_said_in_words_and_only_where_it_is_proven():
    say = Room().coach.wording
    gained = set_plan(last_best=80.0, has_gained=True)
    assert say.gain(gained, 92.0) == "Your knee bends further than at first."
    assert say.gain(gained, 78.0) == "Your knee bends further than at first."
    assert say.gain(gained, 70.0) == "", "not on a day on which less was reached"
    assert say.gain(set_plan(last_best=80.0), 120.0) == "", "two sessions prove nothing"
    assert say.gain(gained, math.nan) == ""


KEYS = st.sampled_from(list(Key))
MOMENTS = st.lists(
    st.tuples(
        st.sampled_from([0.03, 0.1, 1.0, 4.0]),
        st.sampled_from([None, FINE, NOBODY, Sight(present=True, problem="turn_side")]),
        st.sampled_from([0.0, 0.5, 1.0]),
        st.sampled_from(["on", "on", "on", "lost"]),
        st.one_of(st.none(), KEYS),
        st.booleans(),
    ),
    max_size=80,
)


@settings(max_examples=60)
@given(MOMENTS)
def test_whatever_happens_sets_begin_before_they_end_and_end_once(moments):
    """Sets in order, one at a time, never more counted than was done, a screen at any time."""
    coach = Coach(SessionPlan(two_sets(reps=2)), WORDS, 0.0)
    now_s, counted, begun, ended = 0.0, {}, [], []
    for wait_s, sight, share, camera, key, repetition in moments:
        now_s += wait_s
        news = None
        if coach.measuring is not None and sight is not None:
            index = coach.measuring
            counted[index] = counted.get(index, 0) + repetition
            news = SetNews(counted[index], new_counted=(attempt(),) if repetition else ())
        acts = coach.step(
            Moment(now_s, sight, share, news, keys=(key,) if key else (), camera=camera)
        )
        for act in acts:
            if isinstance(act, BeginSet):
                assert act.index not in ended
                assert act.index == coach.index
                begun.append(act.index)
            elif isinstance(act, EndSet):
                assert act.index in begun
                assert act.index not in ended
                ended.append(act.index)
        assert session_view(coach).stage is coach.stage
        assert all(tally.counted <= 2 for tally in coach.tallies)
        assert all(coach.tallies[i].counted <= n for i, n in counted.items())
    assert begun == sorted(begun)
    assert ended == sorted(ended)


@pytest.mark.parametrize(("side", "mirrored"), [("left", False), ("right", True)])
def test_the_screen_asks_for_the_side_that_is_trained(side, mirrored):
    plan = set_plan(reps=3)
    room = Room(replace(plan, prescription=replace(plan.prescription, side=side)))
    room.press(Key.GO)
    view = session_view(room.coach)
    assert view.exercise
    assert view.demo is not None
    assert view.demo.mirrored is mirrored
