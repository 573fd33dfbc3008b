"""Tests of function: five times sit-to-stand and the 30-second chair stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace

import pytest

from coach_room import Room, set_plan
from hep_vision.coach.moment import EndSet, Key, Stage
from hep_vision.coach.stage_views import session_view
from hep_vision.definitions.checks import faults_of
from hep_vision.definitions.library import shipped_library
from hep_vision.live.planning import plan_exercise
from hep_vision.measure.exercise import Prescription
from hep_vision.review.document import Bullets, Section, Table
from hep_vision.review.function_tests import function_tests_section
from hep_vision.statistics.function_tests import count_within, time_for

LIBRARY = shipped_library()
FIVE, CHAIR = (LIBRARY.get(id_) for id_ in ("five_times_sit_to_stand", "chair_stand_30s"))


@dataclass(frozen=True)
class Stand:
    start_s: float
    peak_s: float
    end_s: float
    status: str = "counted"
    hold_s: float = 0.0


def stands(count: int, each_s: float = 2.0, start_s: float = 3.0) -> list[Stand]:
    starts = [start_s + number * each_s for number in range(count)]
    return [Stand(start, start + 0.4 * each_s, start + 0.9 * each_s) for start in starts]


def test_the_time_runs_from_the_first_movement_to_the_fifth_seat() -> None:
    result = time_for(stands(5), 5)
    assert result.value == pytest.approx(4 * 2.0 + 1.8)
    assert result.not_counted == 0
    assert time_for(stands(6), 5).value == result.value  # a sixth adds nothing


def test_a_test_that_was_not_completed_has_no_time() -> None:
    result = time_for(stands(3), 5)
    assert (result.value, result.counted) == (None, 3)


def test_an_attempt_between_that_does_not_count_is_told() -> None:
    done = stands(6)
    done[2] = replace(done[2], status="partial")
    result = time_for(done, 5)
    assert result.value == pytest.approx(5 * 2.0 + 1.8)
    assert result.not_counted == 1


@pytest.mark.parametrize(("beyond_s", "count"), [(-0.01, 16), (0.01, 15)])
def test_a_stand_half_way_up_at_the_end_counts(beyond_s: float, count: int) -> None:
    """The sixteenth begins at 33 s - 0.4 s; half of its way up is the end of the 30 s."""
    last = Stand(32.6 + beyond_s, 33.4 + beyond_s, 34.4 + beyond_s)
    assert count_within([*stands(15, each_s=1.97), last], 30.0).value == count


def test_nothing_counted_is_no_result() -> None:
    assert count_within([], 30.0).value is None


def test_the_norms_are_those_of_the_source() -> None:
    """Second transcription: Bohannon 2006, abstract; CDC STEADI."""
    assert [(norm.age, norm.limit) for norm in FIVE.test.norms] == [
        ((60, 69), 11.4),
        ((70, 79), 12.6),
        ((80, 89), 14.8),
    ]
    limits = {(norm.sex, norm.age[0]): norm.limit for norm in CHAIR.test.norms}
    men, women = (14, 12, 12, 11, 10, 8, 7), (12, 11, 10, 10, 9, 8, 4)
    for number, age in enumerate(range(60, 95, 5)):
        assert limits["male", age] == men[number]
        assert limits["female", age] == women[number]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"repetitions": None}, "needs repetitions"),
        ({"duration_s": 30.0}, "has no duration_s"),
        ({"result": "count"}, "needs duration_s"),
    ],
)
def test_a_test_that_contradicts_itself_is_refused(change, says) -> None:
    wrong = FIVE.model_copy(update={"test": FIVE.test.model_copy(update=change)})
    assert any(says in fault.problem for fault in faults_of(wrong))


def test_a_test_is_planned_by_its_own_rules() -> None:
    (five,) = plan_exercise(FIVE, Prescription())
    assert five.plan.repetitions == 5
    assert five.plan.lasts_s is None
    (chair,) = plan_exercise(CHAIR, Prescription(repetitions=10))
    assert chair.plan.lasts_s == 30.0
    assert chair.plan.prescription.repetitions is None  # so that no record says 10 of 10


def in_test() -> Room:
    return Room(set_plan(reps=None, lasts_s=30.0)).to_work()


def test_the_set_goes_on_until_the_time_is_over_and_no_longer() -> None:
    room = in_test()
    for number in range(1, 13):
        room.count(number)
        room.for_(2.0)
    assert room.coach.stage is Stage.WORKING
    room.for_(6.0)
    assert room.coach.stage is not Stage.WORKING
    assert room.coach.tallies[0].counted == 12
    assert any(isinstance(act, EndSet) for act in room.for_(30.0).acts)


def test_the_screen_shows_what_is_left_and_no_dose() -> None:
    view = session_view(in_test().for_(4.0).coach)
    assert view.of == ""
    assert view.ring is not None
    assert view.ring.text in {"26", "27"}
    assert view.ring.share == pytest.approx(4.0 / 30.0, abs=0.01)


def test_the_dose_is_told_as_a_time() -> None:
    room = Room(set_plan(reps=None, lasts_s=30.0))
    room.press(Key.GO)
    room.for_(6.0)
    assert room.said("30 seconds") == 1


def reported(exercise: str, attempts: list[Stand], hands: int = 0) -> Section:
    findings = [SimpleNamespace(code="C15", attempt=number) for number in range(1, hands + 1)]
    done = SimpleNamespace(
        exercise=exercise, day=date(2026, 1, 5), attempts=attempts, findings=findings
    )
    section = function_tests_section(SimpleNamespace(sets=[done]))
    assert section is not None
    return section


def words_of(section: Section) -> str:
    parts: list[str] = []
    for block in section.blocks:
        match block:
            case Table(rows=rows):
                parts += [cell for row in rows for cell in row]
            case Bullets(items=items):
                parts += items
            case _:
                parts.append(block.words)
    return " | ".join(parts)


def test_the_report_gives_the_time_and_the_limits_and_no_verdict() -> None:
    text = words_of(reported(FIVE.id, stands(5), hands=2))
    assert "9.8 s" in text
    assert "2 times" in text  # hands on the knees
    assert "60 to 69 years: longer than 11.4 s is worse than average" in text
    assert "Bohannon 2006" in text
    assert "Age and sex are not in the record" in text
    assert not re.search(r"\b(frail|abnormal|at risk|passed|failed)\b", text)


def test_the_report_gives_the_count_and_says_that_limits_are_recalled() -> None:
    text = words_of(reported(CHAIR.id, stands(20, each_s=2.5)))
    assert "12 in 30 s" in text
    assert "65 to 69 years, men: fewer than 12 is below average" in text
    assert "(recalled, to be looked up)" in text


def test_a_test_that_was_broken_off_is_reported_as_such() -> None:
    assert "not completed: 3 of 5" in words_of(reported(FIVE.id, stands(3)))


def test_an_exercise_is_no_test() -> None:
    other = SimpleNamespace(exercise="sit_to_stand", attempts=[], findings=[])
    assert function_tests_section(SimpleNamespace(sets=[other])) is None
