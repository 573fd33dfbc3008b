"""A dose in words leaves nothing to guess."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hep_vision.program.words import (
    catch_up_words,
    counted,
    degrees_words,
    dose_words,
    duration_words,
    exercise_facts,
    frequency_words,
    listed,
    rule_facts,
    side_words,
    weekday_words,
)
from program_examples import KNOWN, MONDAY, exercise_values, make_program

EACH = {"side": "each", "sets": None, "sets_per_side": 2, "reps": None}
TWICE = {"frequency": {"days_per_week": 7, "times_per_day": 2}}

DOSES: list[tuple[dict[str, Any], str, str]] = [
    ({}, "RIGHT side", "3 sets of 10 repetitions"),
    ({"sets": 1, "reps": 1}, "RIGHT side", "1 set of 1 repetition"),
    (TWICE, "RIGHT side", "3 sets of 10 repetitions, twice a day"),
    ({**TWICE, "sets": 1, "reps": 20}, "RIGHT side", "20 repetitions, twice a day"),
    (
        {**TWICE, **EACH, "sets_per_side": 1, "reps_per_side": 10},
        "LEFT side, then RIGHT side",
        "10 repetitions LEFT and 10 repetitions RIGHT, twice a day",
    ),
    (
        {**TWICE, "sets": 1, "side": "alternating", "reps": None, "reps_per_side": 12},
        "LEFT and RIGHT in turn",
        "12 LEFT and 12 RIGHT in turn (24 movements), twice a day",
    ),
    (
        {**TWICE, "sets": 1, "reps": None, "hold_s": 30},
        "RIGHT side",
        "Hold for 30 seconds, twice a day",
    ),
    ({"reps": None, "hold_s": 30}, "RIGHT side", "Hold for 30 seconds, 3 times"),
    (
        {**EACH, "reps_per_side": 10},
        "LEFT side, then RIGHT side",
        "2 sets of 10 repetitions LEFT, and 2 sets of 10 repetitions RIGHT",
    ),
    (
        {**EACH, **TWICE, "hold_s": 120},
        "LEFT side, then RIGHT side",
        "Hold for 2 minutes, 2 times LEFT and 2 times RIGHT, twice a day",
    ),
    (
        {"side": "alternating", "reps": None, "reps_per_side": 12},
        "LEFT and RIGHT in turn",
        "3 sets, in each set 12 LEFT and 12 RIGHT in turn (24 movements)",
    ),
]


@pytest.mark.parametrize(("changes", "side", "words"), DOSES)
def test_dose(changes: dict[str, Any], side: str, words: str) -> None:
    entry = make_program(exercise_values(**changes)).exercises[0]
    assert dose_words(entry) == words
    assert side_words(entry) == side


FREQUENCIES: list[tuple[dict[str, Any], str]] = [
    ({"days": ["friday", "monday"]}, "Monday and Friday"),
    ({"days": ["monday", "tuesday", "wednesday", "thursday", "friday"]}, "Monday to Friday"),
    ({"days_per_week": 7}, "Every day"),
    ({"days_per_week": 1}, "On 1 day a week, which ones is up to you"),
    (
        {"days_per_week": 7, "times_per_day": 2, "at": ["08:00", "18:30"]},
        "Every day, twice a day, at 08:00 and 18:30",
    ),
]


@pytest.mark.parametrize(("frequency", "words"), FREQUENCIES)
def test_frequency(frequency: dict[str, Any], words: str) -> None:
    entry = make_program(exercise_values(frequency=frequency)).exercises[0]
    assert frequency_words(entry.frequency) == words


def test_small_words() -> None:
    assert [listed(["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert counted(1, "set") == "1 set"
    assert counted(2.5, "second") == "2.5 seconds"
    assert weekday_words(date(2026, 11, 23)) == "Monday 23 November 2026"
    assert duration_words(1) == "1 second"
    assert duration_words(90) == "90 seconds"
    assert duration_words(120) == "2 minutes"
    assert duration_words(150) == "2 minutes 30 seconds"
    assert degrees_words(-10) == "\N{MINUS SIGN}10 degrees"


def facts_of(**changes: Any) -> dict[str, str]:
    program = make_program(exercise_values(**changes))
    entry = program.exercises[0]
    facts = (*exercise_facts(program, entry, KNOWN[entry.exercise]), *rule_facts(entry))
    return {fact.label: fact.text for fact in facts}


def test_everything_prescribed_is_said() -> None:
    facts = facts_of(
        hold_s=5,
        rest_s=60,
        tempo={"up_s": 3, "hold_s": 5, "down_s": 3},
        duration_weeks=4,
        until_next_visit=True,
        resistance={"band_color": "red", "band_make": "TheraBand"},
        goal_deg=60,
        minimum_to_count_deg=40,
        rom_limits=[
            {
                "motion": "hip flexion",
                "min_deg": 0,
                "max_deg": 70,
                "author": "Dr Lee",
                "expires": "2026-12-20",
                "reason": "the new joint",
            }
        ],
        pain_rule={"stop_above_0_to_10": 5, "settles_by": "the next morning"},
        effort={"scale": "RPE 6-20", "from": 11, "to": 13},
        progression={
            "text": "We add a set.",
            "when": {"full_sessions_in_a_row": 1, "pain_at_most_0_to_10": 3, "effort_at_most": 12},
            "propose": {"weight_kg": 0.5},
        },
        regression={
            "text": "We halve it.",
            "when": {"pain_above_0_to_10": 5, "unfinished_sessions_in_a_row": 2},
            "propose": {"reps_percent": 50, "rest_days": 1},
        },
        exact_dose=True,
        instructions="Toes up.",
        note_for_therapist="Lag 5.",
    )
    assert facts == {
        "Side": "RIGHT side",
        "How much": "3 sets of 10 repetitions",
        "Hold": "5 seconds in each repetition",
        "Pace": "up 3 seconds, hold 5 seconds, down 3 seconds",
        "Rest": "60 seconds between sets",
        "Against": "red band (TheraBand)",
        "When": "Monday, Wednesday and Friday",
        "How long": "4 weeks, until 20 December 2026, or until your next visit if that is earlier",
        "Limit": (
            "hip flexion: not below 0 degrees and not beyond 70 degrees, until 20 December 2026 "
            "(ordered by Dr Lee, because of the new joint)"
        ),
        "Exact dose": "Do not do more. Do not do less.",
        "Pain": "Stop if pain is above 5 out of 10; it must have settled by the next morning",
        "Goal": "60 degrees of hip flexion or more",
        "Minimum to count": "a repetition counts from 40 degrees or more",
        "Effort": "11 to 13 on a scale from 6 (rest) to 20 (as hard as you can; RPE)",
        "Remember": "Toes up.",
        "More": "We add a set.",
        "More, proposed": (
            "after 1 full session in a row, pain at most 3 out of 10, effort at most 12: "
            "0.5 kg more"
        ),
        "Less": "We halve it.",
        "Less, proposed": (
            "after pain above 5 out of 10 or after 2 unfinished sessions in a row: 50 % of the "
            "repetitions, 1 day without it and a message to the contact"
        ),
        "Note": "Lag 5.",
    }


def test_an_angle_that_shrinks_is_aimed_for_from_above() -> None:
    facts = facts_of(exercise="seated_knee_extension", goal_deg=5, minimum_to_count_deg=20)
    assert facts["Goal"] == "straighten to within 5 degrees"
    assert facts["Minimum to count"] == "a repetition counts from 20 degrees or less"


@pytest.mark.parametrize(
    ("resistance", "words"),
    [
        ({"weight_kg": 2.5}, "2.5 kg"),
        ({"weight_lb": 5}, "5 lb"),
        ({"band_color": "green"}, "green band"),
        ({"body_weight": True}, "your own body weight"),
    ],
)
def test_resistance(resistance: dict[str, Any], words: str) -> None:
    assert facts_of(resistance=resistance)["Against"] == words


def test_missed_days_are_never_doubled_in_words_either() -> None:
    for rule in ({"rule": "skip"}, {"rule": "next_free_day", "within_days": 1}):
        assert catch_up_words(make_program(catch_up=rule).catch_up).endswith("Never do double.")


def test_the_example_week_begins_on_a_monday() -> None:
    assert MONDAY.weekday() == 0
