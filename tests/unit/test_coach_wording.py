"""What is said of an exercise: translated where it is shipped, as written where it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach_room import Room, cue_of, set_plan, two_sets
from hep_vision.coach.advice import Advice
from hep_vision.coach.coach import Coach
from hep_vision.coach.moment import Key, Moment, Say, Stage, Volume
from hep_vision.coach.plan import SessionPlan
from hep_vision.coach.set_watch import SetNews
from hep_vision.coach.stage_views import session_view
from hep_vision.coach.timing import NOTICE_S
from hep_vision.coach.wording import Wording
from hep_vision.coach.words import languages, load_words
from hep_vision.definitions.library import load_library, shipped_library
from hep_vision.live.planning import plan_exercise
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import Finding
from sample_attempts import attempt
from sample_exercises import SQUAT

CUE = "Keep your heels on the floor."


def squat(library=None, **plan):
    definition = (library or shipped_library()).get("squat")
    (planned,) = plan_exercise(definition, Prescription(side="both", repetitions=5))
    return replace(planned.plan, **plan)


def wording(language: str, plan) -> Wording:
    return Wording(load_words(language), SessionPlan((plan,)))


def test_all_of_a_shipped_exercise_is_said_in_the_language():
    plan = squat(is_new=True)
    say = wording("es", plan)
    spoken = say.next_exercise(plan)
    assert spoken.startswith("Ahora: Sentadilla. 5 veces. Póngase de perfil")
    assert "Lleve las caderas hacia atrás" in spoken
    assert say.advice(plan, Finding("C9", "info", "", CUE)) == "No levante los talones del suelo."
    english = [plan.name, plan.start_position, *plan.steps]
    said = " ".join([spoken, say.about(plan), say.take_start(plan)])
    assert [text for text in english if text in said] == []


def test_what_a_therapist_has_changed_is_said_as_written(tmp_path):
    """In the shipped words' place, and the rest of the exercise still in the language."""
    own = shipped_library().paths["squat"].read_text("utf-8")
    for old, new in {
        "name: Squat": "name: Chair squat",
        "Push your hips back and bend your knees, as if to sit on a chair.": "Tap the chair.",
        CUE: "Heels!",
        "min_excursion: 20": "min_excursion: 25",
    }.items():
        assert old in own
        own = own.replace(old, new)
    (tmp_path / "squat.yaml").write_text(own, "utf-8")
    plan = squat(load_library(tmp_path), is_new=True)
    say = wording("de", plan)
    assert say.name(plan) == "Chair squat"
    assert "hüftbreit. Tap the chair. Gehen Sie nur so tief" in say.about(plan)
    assert say.start_position(plan).startswith("Stehen Sie aufrecht")
    cues = {entry.id: entry.cue for entry in plan.exercise.compensations}
    heels, trunk = (Finding(rule, "info", "", cues[rule]) for rule in ("C9", "C1"))
    assert say.advice(plan, heels) == "Heels!"
    assert say.advice(plan, trunk) == "Richten Sie den Oberkörper etwas auf."


def test_an_exercise_that_is_not_shipped_is_said_as_written():
    plan = squat(name="Mein Knie", start_position="Da.", steps=("Los.",), is_new=True)
    plan = replace(plan, safety=("Halt bei Schmerz",), watch_for=("Nicht drehen.",))
    plan = replace(plan, exercise=replace(plan.exercise, id="my_knee"))
    say = wording("de", plan)
    assert (say.name(plan), say.start_position(plan), say.about(plan)) == (
        "Mein Knie", "Da.", "Los. Halt bei Schmerz. Nicht drehen.",
    )  # fmt: skip


@pytest.mark.parametrize("language", languages())
def test_the_steps_are_for_what_is_new(language):
    known, new = squat(), squat(is_new=True)
    say = wording(language, new)
    assert say.about(known) == say.start_position(known)
    assert len(say.next_exercise(new)) > len(say.next_exercise(known)) + 150
    told = squat(is_new=True, instructions="Only to 60.")
    assert say.about(told) == f"{say.about(new)} Only to 60."
    assert say.next_exercise(told).endswith("Only to 60.")
    assert say.about(squat(instructions="Only to 60.")) == "Only to 60."


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "This is how loud I am"), ("es", "Así de fuerte hablo"), ("de", "So laut bin ich")],
)
def test_the_volume_is_tried_in_set_up_in_the_language(language, sentence):
    coach = Coach(SessionPlan((squat(),)), load_words(language), 0.0)
    coach.step(Moment(0.0))
    coach.stage = Stage.SETUP
    acts = coach.step(Moment(0.1, keys=(Key.LOUDER,)))
    assert acts == (Volume(1), Say(sentence, "cue"))
    assert session_view(coach).hint == coach.wording.text("volume-hint")


def with_findings(*codes: str):
    return attempt(findings=tuple(Finding(code, "info", "", CUE) for code in codes))


def told_after(advice: Advice, *codes: str) -> Finding | None:
    finding = advice.due([with_findings(*codes)])
    if finding is not None:
        advice.told(finding)
    return finding


def test_two_compensations_at_once_are_told_one_after_the_other():
    advice = Advice()
    told = [told_after(advice, "C9", "C1") for _ in range(4)]
    assert [one and one.code for one in told] == [None, "C9", "C1", None]


def test_a_compensation_is_told_when_it_comes_again_and_then_no_more():
    advice = Advice()
    told = [told_after(advice, *codes) for codes in (["C9"], [], ["C9"], ["C9"])]
    assert [finding and finding.code for finding in told] == [None, None, "C9", None]


class TestWhatIsTold:
    """Of one exercise: each thing once, and only what was really said counts as told."""

    def seen(self, room: Room, number: int) -> list[str]:
        room.counted = number
        news = SetNews(number, new_counted=(with_findings("C9"),))
        return [act.text for act in room.once(news=news) if isinstance(act, Say)]

    def start(self, room: Room) -> None:
        """The next set, from wherever the room is."""
        room.counted = 0
        for _ in range(5):
            if room.coach.stage is not Stage.WORKING:
                room.press(Key.GO)
        assert room.coach.stage is Stage.WORKING

    def missed(self, room: Room) -> int:
        acts = room.once(news=SetNews(room.counted, not_counted=(attempt(reason="too_fast"),)))
        return sum("slower" in act.text for act in acts if isinstance(act, Say))

    def test_what_is_due_after_the_last_repetition_is_told_in_the_next_set(self):
        room = Room(*two_sets(reps=2)).to_work()
        assert [CUE in self.seen(room, number) for number in (1, 2)] == [False, False]
        self.start(room)
        assert CUE in self.seen(room, 1)
        assert CUE not in self.seen(room, 2)

    def test_after_another_exercise_it_is_told_anew(self):
        one = {"reps": 3, "rest_s": 0.0}
        lunge = set_plan(exercise=replace(SQUAT, id="lunge"), **one)
        room = Room(set_plan(**one), lunge, set_plan(**one)).to_work()
        for plan in range(3):
            assert self.missed(room) == 1, plan
            assert self.missed(room) == 0, plan
            told = [CUE in self.seen(room, number) for number in (1, 2, 3)]
            assert told == [False, True, False], plan
            if plan < 2:
                self.start(room)

    def test_of_the_other_side_nothing_is_told_again(self):
        lunge = set_plan(exercise=replace(SQUAT, id="lunge", side_kind="one"))
        left, right = (
            replace(lunge, prescription=Prescription(side=side, repetitions=3))
            for side in ("left", "right")
        )
        room = Room(left, right).to_work()
        assert self.missed(room) == 1
        for number in (1, 2, 3):
            self.seen(room, number)
        self.start(room)
        assert self.missed(room) == 0
        assert [CUE in self.seen(room, number) for number in (1, 2)] == [False, False]


def test_one_thing_at_a_time():
    advice = Advice()
    twice = with_findings("C1", "C9")
    first, second = advice.due([twice]), advice.due([twice])
    assert first is None
    assert second is not None
    assert second.code == "C1"


def test_the_cue_is_heard_after_the_count_and_shown_with_its_word():
    coach = Coach(SessionPlan((squat(),)), load_words("de"), 0.0)
    coach.stage = Stage.WORKING
    said: list[str] = []
    for number in (1, 2, 3):
        news = SetNews(number, new_counted=(with_findings("C9"),))
        acts = coach.step(Moment(float(number), news=news))
        said += [act.text for act in acts if isinstance(act, Say)]
        if number == 2:
            assert cue_of(coach) == "FERSE RUNTER"
            assert session_view(coach).sentence == "Lassen Sie die Fersen am Boden."
    assert said[1:] == ["1", "2", "Lassen Sie die Fersen am Boden.", "3. Noch zwei."]


@pytest.mark.parametrize("code", ["C14", "off_plane", "gap"])
def test_limits_and_what_the_camera_met_are_no_advice(code):
    advice = Advice()
    assert [advice.due([with_findings(code)]) for _ in range(3)] == [None] * 3


@pytest.mark.parametrize(
    ("reason", "word", "sentence"),
    [
        ("unsteady", "NOT COUNTED", "I could not see that one. It was not counted."),
        ("changing_place", "NOT COUNTED", "Please keep to the same spot."),
        ("wrong_position", "NOT COUNTED", "Please start from the starting position."),
        ("person_changed", "NOT COUNTED", "Someone else came into view. Not counted."),
        ("too_fast", "SLOWER", "A little slower, please."),
    ],
)
def test_the_reason_that_is_said_is_also_shown(reason, word, sentence):
    room = Room().to_work()
    room.once(news=SetNews(0, not_counted=(attempt(status="not_counted", reason=reason),)))
    assert room.said(sentence) == 1
    assert (cue_of(room.coach), session_view(room.coach).sentence) == (word, sentence)
    assert session_view(room.for_(NOTICE_S - 0.5).coach).sentence == sentence
    assert session_view(room.for_(1).coach).sentence == ""


def test_what_is_taken_back_is_also_shown_and_gives_way_to_stop():
    room = Room(set_plan(reps=5)).to_work()
    room.count(1)
    room.counted = 0
    small = attempt(status="not_counted", reason="short_of_own_range")
    room.once(news=SetNews(0, withdrawn=(small,)))
    told = "One was too small and does not count. The count is 0."
    assert session_view(room.coach).sentence == told
    room.once(news=SetNews(0, over_limit=True, away=True))
    assert session_view(room.coach).sentence == ""


def test_a_sentence_stays_in_its_set():
    room = Room(*two_sets()).to_work()
    room.once(news=SetNews(0, not_counted=(attempt(reason="unsteady"),)))
    room.press(Key.GO)
    room.press(Key.GO)
    room.once(start_share=1.0)
    assert (room.coach.stage, session_view(room.coach).sentence) == (Stage.WORKING, "")
