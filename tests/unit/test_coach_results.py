"""No stage change swallows a result: it is shown and said, and stays for two seconds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach_room import FINE, WORDS, Room, set_plan, two_sets
from hep_vision.coach.coach import Coach
from hep_vision.coach.hold import HoldNow
from hep_vision.coach.moment import Answer, Key, Moment, Say, Stage
from hep_vision.coach.plan import SessionPlan, TimedSet
from hep_vision.coach.results import RESULT_S
from hep_vision.coach.set_watch import SetNews
from hep_vision.coach.stage_views import session_view
from hep_vision.coach.view import SessionView
from hep_vision.measure.exercise import Prescription
from sample_attempts import attempt
from sample_exercises import SQUAT

LUNGE = replace(SQUAT, id="lunge")
HOLD = Prescription(side="both", repetitions=1, hold_s=8.0)


def views_until_it_goes_on(room: Room) -> list[SessionView]:
    """What is shown of a result, ten times a second."""
    shown: list[SessionView] = []
    while room.coach.stage is Stage.RESULT:
        shown.append(session_view(room.coach))
        room.once()
    return shown


@pytest.mark.parametrize(
    ("sets", "then"),
    [
        ([set_plan()], Stage.DONE),
        (two_sets(), Stage.REST),
        ([set_plan(rest_s=0.0), set_plan(exercise=LUNGE, name="Lunge")], Stage.NEXT),
        ([set_plan(ask_pain=True)], Stage.QUESTION),
    ],
)
def test_the_final_count_is_shown_and_said_before_anything_else(sets, then) -> None:
    room = Room(*sets, show_results=True).to_work()
    for number in (1, 2):
        room.count(number)
    acts = room.count(3)
    assert any(isinstance(act, Say) and act.text.startswith("3. Well done") for act in acts) or any(
        isinstance(act, Say) and act.text.startswith("3. That is all") for act in acts
    )
    shown = views_until_it_goes_on(room)
    assert room.coach.stage is then
    assert len(shown) == pytest.approx(10 * RESULT_S, abs=1)
    for view in shown:
        assert (view.number, view.of, view.celebrate) == ("3", "of 3", True)
        assert view.pips == ("counted",) * 3
        assert view.cue is not None
        assert view.cue.mood == "good"


def test_a_set_that_is_ended_early_shows_what_was_done_without_celebrating() -> None:
    room = Room(*two_sets(), show_results=True).to_work()
    room.count(2)
    room.press(Key.NEXT)
    shown = views_until_it_goes_on(room)
    assert len(shown) >= 10 * RESULT_S - 1
    assert {(view.number, view.celebrate) for view in shown} == {("2", False)}
    assert room.said("2. OK. This set ends here.") == 1


def test_a_set_that_the_time_ends_shows_its_count() -> None:
    room = Room(set_plan(lasts_s=30.0), show_results=True).to_work()
    room.count(7)
    room.for_(30)
    shown = views_until_it_goes_on(room)
    assert {(view.number, view.of) for view in shown} == {("7", "in 30 seconds")}


def test_a_single_hold_shows_its_seconds_and_no_count() -> None:
    room = Room(set_plan(prescription=HOLD), show_results=True).to_work()
    before = session_view(room.coach)
    assert (before.number, before.of, before.ring and before.ring.text) == ("", "", "8")
    room.once(news=SetNews(0, hold=HoldNow(3.0, 8.0), away=True))
    view = session_view(room.coach)
    assert view.stage is Stage.HOLD
    assert (view.number, view.of, view.pips) == ("", "", ())
    assert view.ring is not None
    assert (view.ring.text, view.ring.unit) == ("5", "seconds left")
    held = SetNews(0, hold=HoldNow(8.0, 8.0), away=True)
    room.once(news=held)
    for _ in range(round(10 * RESULT_S) - 1):  # the way back
        view = session_view(room.coach)
        assert view.ring is not None
        assert (view.ring.text, view.ring.unit, view.celebrate) == ("8", "seconds held", True)
        room.once(news=held)
    room.once(news=SetNews(1, new_counted=(attempt(),)))
    shown = views_until_it_goes_on(room)
    assert {(view.number, view.of) for view in shown} == {("8", "seconds held")}


def test_the_holds_of_a_set_are_led_by_their_seconds_with_the_count_below() -> None:
    plan = set_plan(prescription=Prescription(side="both", repetitions=3, hold_s=8.0))
    room = Room(plan).to_work()
    room.count(1)
    assert session_view(room.coach).number == "1"
    room.once(news=SetNews(1, hold=HoldNow(2.0, 8.0), away=True))
    view = session_view(room.coach)
    assert (view.number, view.of) == ("", "1 of 3")


def test_the_last_answer_is_shown_before_the_end() -> None:
    room = Room(set_plan(reps=1, ask_pain=True, ask_effort=True), show_results=True).to_work()
    room.count(1)
    room.for_(RESULT_S + 0.1)
    for value in (3, 4):
        assert room.coach.stage is Stage.QUESTION
        room.press(Key(str(value)))
        while room.coach.stage is Stage.QUESTION:
            room.once()
        shown = views_until_it_goes_on(room)
        assert len(shown) >= 10 * RESULT_S - 1
        assert {view.number for view in shown} == {str(value)}
        assert room.said(f"{value}. Thank you.") == 1
    assert room.coach.stage is Stage.DONE


def test_nothing_is_shown_of_an_answer_that_nobody_gave() -> None:
    room = Room(set_plan(reps=1, ask_pain=True), show_results=True).to_work()
    room.count(1)
    room.for_(90)
    assert Answer(0, "pain", None) in room.acts
    assert room.said("Thank you") == 0


def test_a_confirmed_set_shows_what_was_confirmed() -> None:
    plan = TimedSet(
        id="quad_set",
        kind_of_side="one",
        prescription=Prescription(side="left", repetitions=2, hold_s=5.0),
        repetition_s=5.0,
        name="Quad set",
    )
    coach = Coach(SessionPlan((plan,)), WORDS, 0.0)
    now_s, shown = 0.0, []
    while coach.stage is not Stage.DONE:
        now_s += 0.1
        yes = coach.stage in (Stage.WELCOME, Stage.NEXT, Stage.CONFIRM)
        coach.step(Moment(now_s, keys=(Key.GO,) if yes else ()))
        if coach.stage is Stage.RESULT:
            shown.append(session_view(coach))
    assert len(shown) >= 10 * RESULT_S - 1
    assert {(view.number, view.of, view.celebrate) for view in shown} == {("2", "of 2", True)}


def test_one_taken_back_while_the_result_is_shown_takes_the_set_back_up() -> None:
    room = Room(*two_sets(), show_results=True).to_work()
    room.count(3)
    room.for_(1)
    back = attempt(reason="short_of_own_range")
    room.counted = 2
    room.once(news=SetNews(2, withdrawn=(back,)))
    assert room.coach.stage is Stage.WORKING
    assert room.said("The count is 2.") == 1
    assert session_view(room.coach).number == "2"
    room.for_(3)
    assert room.coach.stage is Stage.WORKING
    room.count(3)
    assert room.coach.stage is Stage.RESULT
    room.for_(RESULT_S + 0.1)
    assert room.coach.stage is Stage.REST


WAYS = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(["count", "taken_back", "nothing", "nothing"])),
    min_size=4,
    max_size=40,
)


class Watched:
    """A session of two sets, and for how long the count of a result has been shown."""

    def __init__(self) -> None:
        self.coach = Coach(SessionPlan(two_sets(reps=3)), WORDS, 0.0)
        self.counted = [0, 0]
        self._now_s = self._shown_s = 0.0
        self._shown = ""

    def step(self, **moment) -> None:
        coach, before, index = self.coach, self.coach.stage, self.coach.index
        self._now_s += 0.1
        coach.step(Moment(self._now_s, sight=FINE, **moment))
        number = session_view(coach).number
        if before is Stage.RESULT and coach.stage in (Stage.REST, Stage.DONE):
            assert self._shown_s >= RESULT_S - 0.11
            assert self._shown == str(coach.tallies[index].counted) == "3"
        if coach.stage is Stage.RESULT:
            self._shown_s = self._shown_s + 0.1 if number == self._shown else 0.0
            self._shown = number
        elif before is Stage.WORKING:
            assert coach.stage is Stage.WORKING, "only a result ends a set"

    def go_on(self) -> None:
        """To the next set."""
        if self.coach.stage in (Stage.WELCOME, Stage.NEXT, Stage.SETUP, Stage.REST):
            self.step(keys=(Key.GO,))
        elif self.coach.stage is Stage.READY:
            self.step(start_share=1.0)

    def count(self, index: int, way: int) -> None:
        """One more, or one taken back."""
        self.counted[index] += way
        some = (
            attempt(peak_s=self._now_s, reason="complete" if way > 0 else "short_of_own_range"),
        )
        news = SetNews(self.counted[index])
        self.step(news=replace(news, **{"new_counted" if way > 0 else "withdrawn": some}))

    def wait(self, moments: int) -> None:
        for _ in range(moments):
            index = self.coach.measuring
            self.step(news=None if index is None else SetNews(self.counted[index]))


@settings(max_examples=60)
@given(WAYS)
def test_whatever_is_counted_the_last_count_of_a_set_is_seen_for_two_seconds(ways) -> None:
    """Pictures ten times a second; a set is left only over two seconds of its count."""
    watched = Watched()
    for moments, what in ways:
        watched.go_on()
        index = watched.coach.measuring
        if index is None:
            continue
        count = watched.counted[index]
        if what == "count" and count < 3:
            watched.count(index, 1)
        elif what == "taken_back" and count and watched.coach.stage is not Stage.REST:
            watched.count(index, -1)
        watched.wait(moments)
