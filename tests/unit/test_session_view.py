"""The view that the page draws: complete, plain, without degrees."""

from __future__ import annotations

import json

import pytest

from coach_room import Room, set_plan, two_sets
from hep_vision.coach.moment import Key, Stage
from hep_vision.coach.set_watch import SetNews
from hep_vision.coach.stage_views import session_view
from hep_vision.coach.view import as_plain
from hep_vision.measure.exercise import Prescription
from sample_attempts import attempt


def test_a_view_is_plain_json_and_the_same_for_the_same_state() -> None:
    room = Room(*two_sets()).to_work()
    room.count(1)
    plain = as_plain(session_view(room.coach))
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert plain == as_plain(session_view(room.coach))
    assert plain["stage"] == "working"
    assert plain["name"] == "Squat"
    assert (plain["set_number"], plain["sets"]) == (1, 2)
    assert plain["set_text"] == "Set 1 of 2"
    assert plain["pips"] == ["counted", "open", "open"]


def test_pips_show_every_attempt_in_its_order() -> None:
    room = Room().to_work()
    room.once(news=SetNews(1, new_counted=(attempt(peak_s=2.0),)))
    room.once(news=SetNews(1, not_counted=(attempt(peak_s=4.0, reason="too_small"),)))
    room.counted = 1
    assert session_view(room.coach).pips == ("counted", "partial", "open", "open")
    taken_back = SetNews(0, withdrawn=(attempt(peak_s=2.1, reason="short_of_own_range"),))
    room.once(news=taken_back)
    assert session_view(room.coach).pips == ("partial", "partial", "open", "open", "open")


@pytest.mark.parametrize(
    ("side", "mirrored"), [("left", False), ("right", True), ("both", True), ("auto", True)]
)
def test_the_demonstration_shows_the_prescribed_side_as_a_mirror_does(side, mirrored) -> None:
    plan = set_plan(prescription=Prescription(side=side, repetitions=3))
    room = Room(plan)
    room.press(Key.GO)
    assert room.coach.stage is Stage.NEXT
    demo = session_view(room.coach).demo
    assert demo is not None
    assert demo.mirrored is mirrored
    assert demo.exercise == "squat"
