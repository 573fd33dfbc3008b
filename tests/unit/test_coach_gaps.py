"""Gaps have causes, and words and record name the right one."""

from __future__ import annotations

import pytest

from coach_room import FINE, NOBODY, Room, set_plan, two_sets
from hep_vision.coach.moment import Gap, Key, Stage
from hep_vision.coach.set_watch import NO_PICTURES, SetNews, SetWatch
from hep_vision.coach.stage_views import session_view
from hep_vision.live.set_record import gap_finding
from hep_vision.measure.exercise import Prescription
from sample_attempts import attempt
from sample_exercises import SQUAT
from stick_body import frames_of, repetitions, squatting

CAUSES = [
    # What happens to a set; why it pauses, what is said, what the record says.
    ({"sight": NOBODY}, "away", "I cannot see you", "patient"),
    ({"stranger": True}, "stranger", "Someone else", "stranger"),
    ({"sight": None}, "slow", "It is not you", "slow"),
    ({"sight": None, "why": "slow"}, "slow", "It is not you", "slow"),
    ({"sight": None, "why": "hidden"}, "hidden", "in the background", "hidden"),
]


def gaps(room: Room) -> list[Gap]:
    return [act for act in room.acts if isinstance(act, Gap)]


@pytest.mark.parametrize(("happens", "pause", "said", "cause"), CAUSES)
def test_each_pause_names_its_cause_and_the_record_does_too(happens, pause, said, cause) -> None:
    room = Room(*two_sets()).to_work()
    room.count(1)
    room.for_(3.5, **happens)
    assert (room.coach.stage, room.coach.pause) == (Stage.PAUSED, pause)
    view = session_view(room.coach)
    assert any(said in sentence for sentence in view.sentences)
    assert (view.number, view.of) == ("1", "of 3")
    assert room.said(said) == 1
    room.for_(1.5)
    assert room.coach.stage is Stage.READY, "it goes on by itself"
    room.once(start_share=1.0)
    (gap,) = gaps(room)
    assert (gap.index, gap.cause) == (0, cause)
    assert gap.seconds == pytest.approx(3.0, abs=1.1)


def test_a_slow_computer_is_not_called_slow_for_a_few_missing_pictures() -> None:
    room = Room().to_work()
    for _ in range(10):
        room.for_(2, None)
        room.once(FINE)
    assert room.coach.stage is Stage.WORKING
    assert gaps(room) == []


def test_a_machine_that_slept_is_told_from_a_patient_who_left() -> None:
    for why, pause in (("", "asleep"), ("hidden", "hidden")):
        room = Room().to_work()
        room.now_s += 600
        room.once(None, why=why)
        assert (room.coach.stage, room.coach.pause) == (Stage.PAUSED, pause)
        assert room.said("I cannot see you") == 0


@pytest.mark.parametrize(
    ("why", "heading", "cause"),
    [
        ("", "No camera", "camera"),
        ("unplugged", "No camera", "camera"),
        ("denied", "Camera not allowed", "camera"),
        ("busy", "Camera in use", "camera"),
        ("hidden", "Page in the background", "hidden"),
        ("crashed", "One moment", "camera"),
    ],
)
def test_a_camera_that_is_gone_says_why_and_comes_back_by_itself(why, heading, cause) -> None:
    room = Room().to_work()
    room.for_(4, None, camera="lost", why=why)
    view = session_view(room.coach)
    assert (view.stage, view.heading) == (Stage.LOST, heading)
    room.once()
    assert room.coach.stage is Stage.READY
    room.once(start_share=1.0)
    assert [gap.cause for gap in gaps(room)] == [cause]


def test_a_set_that_is_left_out_of_a_pause_keeps_its_gap() -> None:
    room = Room(*two_sets()).to_work()
    room.for_(10, NOBODY)
    room.press(Key.NEXT)
    (gap,) = gaps(room)
    assert gap.seconds == pytest.approx(7, abs=0.3)


def test_the_record_says_it_in_words() -> None:
    finding = gap_finding(Gap(0, "hidden", 12.4))
    assert finding.code == "interrupted"
    assert finding.message == "Nothing was measured for 12 s: the page was in the background."


def test_what_fell_into_missing_pictures_is_the_computers_fault() -> None:
    """The same squats: once the middle of one is not seen, once no pictures come of it."""
    times, angle = repetitions([90.0, 90.0, 90.0])
    plan = set_plan(prescription=Prescription(side="both", repetitions=5), exercise=SQUAT)
    frames = frames_of(times, squatting(angle))
    hole = (times > 6.2) & (times < 8.4)  # the second one
    blind = [
        frame if not out else frame.empty(frame.time_s, frame.size_px)
        for frame, out in zip(frames, hole, strict=True)
    ]
    missing = [frame for frame, out in zip(frames, hole, strict=True) if not out]
    found = {}
    for name, some in (("blind", blind), ("missing", missing)):
        watch = SetWatch(plan)
        news = [watch.add(frame) for frame in some]
        missed = [a for one in news for a in one.not_counted]
        lost = [a for one in news for a in one.not_pictured]
        found[name] = ([a.reason for a in missed], [a.reason for a in lost])
    assert found["blind"][1] == []
    reasons, lost = found["missing"]
    assert lost == [reason for reason in reasons if reason in ("out_of_sight", "unsteady")]
    assert lost, "the squat in the hole was told"


def test_the_computers_fault_is_never_said_as_not_seeing_the_patient() -> None:
    for missing in (True, False):
        room = Room().to_work()
        unseen = attempt(status="rejected", reason="out_of_sight", unseen_s=2.0)
        lost = (unseen,) if missing else ()
        room.once(news=SetNews(0, not_counted=(unseen,), not_pictured=lost))
        assert room.said("It was not you") == missing
        assert room.said("I could not see you") == (not missing)
        assert (NO_PICTURES in room.coach.reasons_told) is missing


SOFT = {
    "turn_side": "Turning more",
    "turn_front": "Turning more",
    "too_far": "Coming closer",
    "tilted": "A straight camera",
    "camera_high": "A lower camera",
    "camera_low": "A higher camera",
    "dim": "More light",
    "other_side": "The other side",
}


@pytest.mark.parametrize("problem", sorted(SOFT))
def test_giving_up_on_a_problem_is_said_as_such(problem) -> None:
    plan = set_plan(near_side="tested", prescription=Prescription(side="left", repetitions=3))
    room = Room(plan).to_setup()
    seen = type(FINE)(present=True, problem=problem)
    shown = set()
    while room.coach.stage is Stage.SETUP:
        room.once(seen)
        shown.add(session_view(room.coach).cue.text if session_view(room.coach).cue else "")
    assert room.coach.stage is Stage.READY
    assert "Very good. Stay there." not in shown
    assert room.said(f"We can start like this. {SOFT[problem]}") == 1
    cue = session_view(room.coach).cue
    assert cue is not None
    assert cue.text.startswith("We can start like this.")


def test_a_view_that_is_fine_is_praised_and_nothing_is_given_up() -> None:
    room = Room().to_setup()
    room.for_(0.9)
    room.for_(2)
    assert room.coach.stage is Stage.READY
    assert room.said("We can start like this") == 0


def test_a_notice_dies_with_its_set() -> None:
    room = Room(*two_sets()).to_work()
    room.count(3)
    room.count(4)
    assert room.said("That was enough") == 1
    assert session_view(room.coach).cue.text.startswith("That was enough")
    room.press(Key.GO)
    assert room.coach.stage is Stage.READY
    assert session_view(room.coach).cue is None


def test_the_last_screen_says_what_was_done_and_no_reproach() -> None:
    room = Room().to_work()
    room.count(3)
    assert room.coach.stage is Stage.DONE
    room.count(4)
    room.once(news=SetNews(2, withdrawn=(attempt(reason="short_of_own_range"),)))
    view = session_view(room.coach)
    assert view.cue is None
    assert room.said("too small") == 0
    assert room.said("That was enough") == 1, "said, and not shown"
    (card,) = view.cards
    assert (card.result, card.state) == ("2 of 3", "partly")
    assert card.remarks == ()


def test_numbers_of_frames_stay_out_of_the_words_for_patients() -> None:
    say = Room().coach.wording
    assert "picture" not in say.text("slow-lite")
    assert not any(character.isdigit() for character in say.text("slow-lite"))
