"""What keeps a patient safe is said and shown: when to stop, which side, and when to go on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import numpy as np
import pytest

from coach_room import Room, cue_of, set_plan
from hep_vision.coach.advice import Advice
from hep_vision.coach.coach import Coach
from hep_vision.coach.hold import HoldNow
from hep_vision.coach.moment import Key, Moment, Stage
from hep_vision.coach.plan import MeasuredSet, RestOfDay, SessionPlan, TimedSet
from hep_vision.coach.raised_arm import arm_is_raised
from hep_vision.coach.set_watch import SetNews, SetWatch
from hep_vision.coach.stage_views import session_view
from hep_vision.coach.wording import Wording
from hep_vision.coach.words import languages, load_words
from hep_vision.definitions.library import load_library, shipped_library
from hep_vision.live.planning import plan_exercise, plan_program, rest_of_day
from hep_vision.measure.body.landmarks import Landmark
from hep_vision.measure.exercise import Compensation, Prescription
from hep_vision.measure.result import Finding
from hep_vision.program.known import known_exercises
from hep_vision.program.load import load_program
from hep_vision.program.schedule import plan_day
from hep_vision.review.own_progress import may_gain
from sample_attempts import attempt
from stick_body import Figure, frames_of

PROGRAMS = Path(__file__).parents[2] / "sample_programs"
STOP = "Stop if you feel a sharp pain or a new pain."


def planned(id_: str, side="right", **others):
    (one,) = plan_exercise(shipped_library().get(id_), Prescription(side=side, repetitions=5))
    return replace(one.plan, **others)


def wording(*sets, language="en", **plan) -> Wording:
    return Wording(load_words(language), SessionPlan(sets, **plan))


def pages_shown(coach: Coach, seconds: int) -> str:
    """Everything that is read on the screen over so many seconds."""
    shown: list[str] = []
    begun_s = coach.since_s
    for passed in range(2 * seconds):
        coach.now_s = begun_s + 0.5 * passed
        view = session_view(coach)
        shown += [view.heading, *view.sentences]
    return " ".join(dict.fromkeys(shown))


@pytest.mark.parametrize("id_", shipped_library().ids)
def test_safety_is_said_and_shown_before_the_first_use(id_):
    definition = shipped_library().get(id_)
    plan = planned(id_, definition.side.default, is_new=True)
    coach = Coach(SessionPlan((plan,)), load_words(), 0.0)
    coach.enter(Stage.NEXT)
    spoken, shown = coach.announcement(), pages_shown(coach, 240)
    for text in (*(one.text for one in definition.safety), *definition.watch_for):
        assert text in spoken
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            assert sentence in shown
    known = replace(plan, is_new=False)
    assert not any(one.text in wording(known).next_exercise(known) for one in definition.safety)


def test_when_to_stop_is_said_and_shown_once_a_session():
    room = Room(set_plan(reps=1), set_plan(reps=1)).for_(1)
    assert room.said(STOP) == 1
    assert STOP in pages_shown(room.coach, 9)
    room.for_(30, speaking=False)
    assert room.said(STOP) == 1


def test_everything_can_be_heard_again():
    plan = planned("squat", "both", is_new=False)
    coach = Coach(SessionPlan((plan,)), load_words(), 0.0)
    coach.step(Moment(0.0))
    coach.step(Moment(0.1, keys=(Key.GO,)))
    assert coach.stage is Stage.NEXT
    assert plan.safety[0] not in coach.announcement()
    said = coach.step(Moment(3.0, keys=(Key.BACK,)))
    assert any(plan.safety[0] in getattr(act, "text", "") for act in said)
    assert plan.safety[0] in pages_shown(coach, 60)
    assert coach.since_s == 3.0, "it is given its time again"


def test_a_side_without_a_phrase_is_named():
    plan = planned("squat", "both")
    own = replace(plan, exercise=replace(plan.exercise, id="mine", side_kind="one"))
    own = replace(own, prescription=Prescription(side="left"))
    assert wording(own).side_phrase(own) == "LEFT side"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("rest", "says"),
    [
        (None, {"en": "for now", "de": "für jetzt", "es": "por ahora"}),
        (RestOfDay(more=False), {"en": "today", "de": "heute", "es": "hoy"}),
        (RestOfDay(more=True), {"en": "later today", "de": "später", "es": "después"}),
        (
            RestOfDay(more=True, at="13:00"),
            {"en": "Next time: 1 pm.", "de": "13 Uhr", "es": "13 h"},
        ),
        (RestOfDay(more=True, at="09:30"), {"en": "9:30 am", "de": "9:30 Uhr", "es": "9:30 h"}),
    ],
)
def test_what_is_over_is_over_for_now_or_for_today(language, rest, says):
    plan = set_plan()
    say = wording(plan, language=language, rest_of_day=rest)
    assert says[language] in say.all_done()
    assert say.set_done(plan, None, done=True) == say.all_done()
    assert say.done(for_pain=False, early=False) == say.all_done()


def test_a_program_of_three_times_a_day_goes_on_at_the_next_one():
    program = load_program(PROGRAMS / "knee_replacement.yaml", known_exercises())
    day = plan_day([program], (), date(2026, 11, 23))
    entries = [due.entry for due in day.due if due.entry.frequency.times_per_day > 1]
    assert entries, "the example has such an exercise"
    rest = rest_of_day(day, time(9, 0))
    assert rest.more
    times = sorted(at for entry in entries for at in entry.frequency.at if at > "09:00")
    assert rest.at in ("", *times)
    assert plan_program(day, time(9, 0), load_library())


def timed(id_: str, side: str) -> TimedSet:
    plan = planned(id_, side)
    assert isinstance(plan, TimedSet)
    return plan


def test_the_arm_whose_shoulder_is_treated_is_not_asked_for():
    squats = planned("squat", "both")
    for sets, arms, words in (
        ((squats,), ("left", "right"), "good arm"),
        ((timed("pendulum", "right"), squats), ("left",), "good arm"),
        ((timed("pendulum", "right"), planned("wall_slide", "left")), (), "press the space bar"),
    ):
        assert SessionPlan(sets).free_arms == arms
        assert words in wording(*sets).confirm()
    assert "arm" not in wording(*sets).confirm()
    (frame,) = frames_of(np.zeros(1), Figure())
    points = frame.image_px.copy()
    shoulder = points[Landmark.LEFT_SHOULDER, :2].copy()
    points[Landmark.LEFT_ELBOW, :2] = shoulder - np.array([0.0, 60.0])
    points[Landmark.LEFT_WRIST, :2] = shoulder - np.array([0.0, 120.0])
    raised = replace(frame, image_px=points)
    assert arm_is_raised(raised, ("left",))
    assert not arm_is_raised(raised, ("right",))
    assert not arm_is_raised(raised, ())


def test_nobody_is_praised_for_going_past_a_position():
    plan = planned("plank", "both")
    assert isinstance(plan, MeasuredSet)
    assert plan.furthest([0.0, -30.0]) is None
    plan = replace(plan, best=-30.0, last_best=0.0)
    room = Room(replace(plan, prescription=Prescription(side="both", repetitions=1))).to_work()
    room.count(1)
    room.for_(3)
    assert room.coach.stage is Stage.DONE
    (card,) = session_view(room.coach).cards
    assert (card.name, card.result, card.gain) == ("Plank", "1 of 1", "")
    assert wording(plan).gain(plan, -40.0) == ""
    watch = SetWatch(plan, ())
    assert np.isnan(watch._best)


def finding(code: str, advice: str = "Heels!") -> Finding:
    return Finding(code, "info", "", advice, amount=1.0)


@pytest.mark.parametrize(
    ("seen", "told_at"),
    [("x..x..x", None), ("x.x", 3), ("xx", 2), ("...xx", 5), ("x.........x", None)],
)
def test_a_habit_is_told_and_the_way_in_and_out_is_none(seen, told_at):
    advice, told = Advice(), None
    for number, mark in enumerate(seen, 1):
        findings = (finding("C9"),) if mark == "x" else ()
        due = advice.due([replace(attempt(), findings=findings)])
        told = told or (number if due is not None else None)
    assert told == told_at


def test_what_is_for_the_therapist_is_not_told_to_the_patient():
    advice = Advice()
    for _ in range(5):
        assert advice.due([replace(attempt(), findings=(finding("C9", ""),))]) is None


def test_a_hold_that_sinks_is_said_once():
    hold = set_plan(prescription=Prescription(side="both", repetitions=1, hold_s=30.0))
    room = Room(hold).to_work()
    for held_s in range(1, 20):
        state = HoldNow(held_s, 30.0, sinks=held_s > 10)
        room.once(news=SetNews(0, away=True, hold=state))
        if held_s == 12:
            assert cue_of(room.coach) == "KEEP HOLDING"
    assert room.said("easing off") == 1
    assert room.coach.stage is Stage.HOLD


def test_what_is_asked_for_is_watched_and_else_not():
    hands = Compensation("C15", 0.15, "No hands.", "when_asked")
    heels = Compensation("C9", 0.1, "Heels.", "therapist")
    assert Prescription().watched((hands, heels)) == (heels,)
    asked = Prescription(asks=("C15",)).watched((hands, heels))
    assert [each.told for each in asked] == ["patient", "therapist"]


def test_the_patients_page_tells_no_gain_of_a_position():
    known = known_exercises()
    assert [may_gain(id_, known) for id_ in ("plank", "squat", "of_my_own")] == [False, True, True]
