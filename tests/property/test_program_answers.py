"""Clinic shorthand: what is written in any usual way is read back as what was meant."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_vision.program.answer_parts import AnswerError
from hep_vision.program.answers import read_dose, read_frequency, read_side
from hep_vision.program.fields import WEEKDAYS
from hep_vision.program.parts import Frequency
from hep_vision.program.short_answers import (
    read_day,
    read_effort,
    read_limit,
    read_more,
    read_scale,
    read_seconds,
    read_weeks,
    read_yes,
)

DOSES: list[tuple[str, dict[str, Any]]] = [
    ("3x10", {"sets": 3, "reps": 10}),
    ("3 x 10", {"sets": 3, "reps": 10}),
    ("3 \u00d7 10", {"sets": 3, "reps": 10}),
    ("3 sets of 10", {"sets": 3, "reps": 10}),
    ("three sets of ten reps", {"sets": 3, "reps": 10}),
    ("2 sets, 12 reps", {"sets": 2, "reps": 12}),
    ("10 reps hold 5 s", {"sets": 1, "reps": 10, "hold_s": 5}),
    ("10 reps, 5 sec hold", {"sets": 1, "reps": 10, "hold_s": 5}),
    ("10 times", {"sets": 1, "reps": 10}),
    ("3x10x5", {"sets": 3, "reps": 10, "hold_s": 5}),
    ("3 x 10 x 5s", {"sets": 3, "reps": 10, "hold_s": 5}),
    (
        "3 x 10 each side, hold 3 seconds, rest 1 min",
        {"sets": 3, "reps": 10, "hold_s": 3, "rest_s": 60},
    ),
    ("3x30s", {"sets": 3, "hold_s": 30}),
    ("3 x 1 min", {"sets": 3, "hold_s": 60}),
    ("3 sets hold 30 s", {"sets": 3, "hold_s": 30}),
    ("hold 2.5 s, 2x8", {"sets": 2, "reps": 8, "hold_s": 2.5}),
]


@pytest.mark.parametrize(("text", "meant"), DOSES)
def test_doses(text: str, meant: dict[str, Any]) -> None:
    assert read_dose(text) == meant


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "neither repetitions nor a hold"),
        ("10", "'10' is not understood"),
        ("3 x", "'3 x' is not understood"),
        ("3 x 10 squats", "'squats' is not understood"),
        ("3 sets", "neither repetitions nor a hold"),
        ("3 x 10, 12 reps", "10 or 12?"),
        ("3 x 10 hold 5 kg", "'kg' is not understood"),
    ],
)
def test_doses_that_are_none(text: str, named: str) -> None:
    with pytest.raises(AnswerError, match="; write "):
        read_dose(text)
    with pytest.raises(AnswerError) as refused:
        read_dose(text)
    assert named in str(refused.value)


FREQUENCIES: list[tuple[str, dict[str, Any]]] = [
    ("3 times a day", {"days_per_week": 7, "times_per_day": 3}),
    ("3x/day", {"days_per_week": 7, "times_per_day": 3}),
    ("3 x a day", {"days_per_week": 7, "times_per_day": 3}),
    ("twice daily", {"days_per_week": 7, "times_per_day": 2}),
    ("twice a day", {"days_per_week": 7, "times_per_day": 2}),
    ("two times per day", {"days_per_week": 7, "times_per_day": 2}),
    ("once a day", {"days_per_week": 7, "times_per_day": 1}),
    ("bid", {"days_per_week": 7, "times_per_day": 2}),
    ("every day", {"days_per_week": 7}),
    ("Daily", {"days_per_week": 7}),
    ("morning and evening", {"days_per_week": 7, "times_per_day": 2}),
    ("every other day", {"days": ("monday", "wednesday", "friday")}),
    (
        "every other day, twice a day",
        {"days": ("monday", "wednesday", "friday"), "times_per_day": 2},
    ),
    ("3", {"days_per_week": 3}),
    ("3 days a week", {"days_per_week": 3}),
    ("3 times a week", {"days_per_week": 3}),
    ("three times per week", {"days_per_week": 3}),
    ("3x/week", {"days_per_week": 3}),
    ("3 days a week, twice a day", {"days_per_week": 3, "times_per_day": 2}),
    ("twice weekly", {"days_per_week": 2}),
    ("monday friday", {"days": ("monday", "friday")}),
    ("Fri, Mon", {"days": ("monday", "friday")}),
    ("mon wed fri", {"days": ("monday", "wednesday", "friday")}),
    ("Mon/Wed/Fri", {"days": ("monday", "wednesday", "friday")}),
    ("Tuesdays and Thursdays", {"days": ("tuesday", "thursday")}),
    ("mon-fri", {"days": WEEKDAYS[:5]}),
    ("Saturday to Monday", {"days": ("monday", "saturday", "sunday")}),
    ("weekdays", {"days": WEEKDAYS[:5]}),
    ("monday to sunday", {"days_per_week": 7}),
    ("daily at 8:00 and 18:00", {"days_per_week": 7, "times_per_day": 2, "at": ("08:00", "18:00")}),
    ("daily at 6 pm and 8am", {"days_per_week": 7, "times_per_day": 2, "at": ("08:00", "18:00")}),
    ("mon fri at 9", {"days": ("monday", "friday"), "times_per_day": 1, "at": ("09:00",)}),
    (
        "twice a day at 12 am, 12 pm",
        {"days_per_week": 7, "times_per_day": 2, "at": ("00:00", "12:00")},
    ),
]


@pytest.mark.parametrize(("text", "meant"), FREQUENCIES)
def test_frequencies(text: str, meant: dict[str, Any]) -> None:
    assert read_frequency(text) == meant
    Frequency.model_validate(meant)


@pytest.mark.parametrize(
    "text",
    [
        *("", "funday", "often", "8", "0", "8 days a week", "25:00", "13 pm", "now and then"),
        *("3 days a week on monday", "3 times a day at 8:00", "20 times a day", "mon funday"),
        *("twice a day, 3 times a day", "every third day"),
    ],
)
def test_frequencies_that_are_none(text: str) -> None:
    with pytest.raises(AnswerError):
        read_frequency(text)


sets_ = st.integers(1, 20)
reps_ = st.integers(1, 200)
holds = st.integers(1, 600)
ways = st.sampled_from(
    [
        "{sets}x{reps}",
        "{sets} x {reps}",
        "{sets} X {reps} reps",
        "{sets} \u00d7 {reps}",
        "{sets} sets of {reps}",
        "{sets} sets of {reps} repetitions",
        "{reps} reps, {sets} sets",
        "{sets}  sets ,  {reps}  reps",
    ]
)
hold_ways = st.sampled_from(
    ["hold {hold} s", "hold for {hold} seconds", "{hold}s hold", 'held {hold}"']
)


@given(sets_, reps_, ways)
def test_any_way_of_writing_a_dose_is_that_dose(sets: int, reps: int, way: str) -> None:
    assert read_dose(way.format(sets=sets, reps=reps)) == {"sets": sets, "reps": reps}


@given(sets_, reps_, holds, ways, hold_ways, st.booleans())
def test_a_hold_before_or_after_is_that_hold(
    sets: int, reps: int, hold: int, way: str, hold_way: str, first: bool
) -> None:
    parts = [way.format(sets=sets, reps=reps), hold_way.format(hold=hold)]
    text = ", ".join(reversed(parts) if first else parts)
    assert read_dose(text) == {"sets": sets, "reps": reps, "hold_s": hold}


def shortened(day: str, length: int) -> str:
    return day if length == 9 else day[:length]


@given(
    st.sets(st.sampled_from(WEEKDAYS), min_size=1, max_size=6),
    st.integers(1, 16),
    st.sampled_from([2, 3, 9]),
    st.sampled_from([" ", ", ", " and ", "/"]),
    st.randoms(),
)
def test_named_days_in_any_order_and_length(
    days: set[str], times: int, length: int, between: str, random: Any
) -> None:
    shuffled = [shortened(day, length) for day in days]
    random.shuffle(shuffled)
    read = read_frequency(f"{between.join(shuffled)}, {times} times a day")
    assert read == {
        "days": tuple(day for day in WEEKDAYS if day in days),
        "times_per_day": times,
    }


@given(
    st.sets(st.tuples(st.integers(0, 23), st.integers(0, 59)), min_size=1, max_size=6),
    st.booleans(),
)
def test_clock_times_of_either_clock(times: set[tuple[int, int]], twelve: bool) -> None:
    def spelt(hour: int, minute: int) -> str:
        if not twelve:
            return f"{hour}:{minute:02d}"
        return f"{(hour - 1) % 12 + 1}:{minute:02d} {'am' if hour < 12 else 'pm'}"

    read = read_frequency("daily at " + ", ".join(spelt(*one) for one in times))
    assert read["at"] == tuple(sorted(f"{h:02d}:{m:02d}" for h, m in times))
    Frequency.model_validate(read)


READERS = [
    *(read_dose, read_frequency, read_side, read_seconds, read_effort, read_limit, read_more),
    *(read_scale, read_yes, read_weeks, lambda text: read_day(text, date(2026, 11, 23))),
]
WORDS = (
    "3 x 10 sets of reps hold 5 s twice daily a day every other mon fri at 8:00 pm left max 90 "
    "- / , . 7 days week to in 2 weeks rest 1 min \u00d7 each"
)
shorthand = st.lists(st.sampled_from(WORDS.split(" ")), max_size=8).map(" ".join)


def refusal(read: Any, text: str) -> str | None:
    """Sentence by which an answer is refused; None if it means something."""
    try:
        value = read(text)
    except AnswerError as error:
        return str(error)
    if read is read_frequency:
        Frequency.model_validate(value)
    return None


@given(st.one_of(st.text(max_size=40), shorthand))
def test_no_answer_does_anything_but_mean_something_or_be_refused(text: str) -> None:
    for read in READERS:
        said = refusal(read, text)
        assert said is None or "; " in said


@pytest.mark.parametrize(
    ("text", "side"),
    [
        *(
            ("L", "left"),
            ("left", "left"),
            ("Left side", "left"),
            ("r", "right"),
            ("RIGHT", "right"),
        ),
        *(("both", "both"), ("both sides together", "both"), ("bilateral", "both")),
        *(
            ("each", "each"),
            ("each side", "each"),
            ("alt", "alternating"),
            ("in turn", "alternating"),
        ),
    ],
)
def test_sides(text: str, side: str) -> None:
    assert read_side(text) == side


@pytest.mark.parametrize("text", ["", "lift", "left and right", "rigth", "x"])
def test_a_side_that_is_none_is_not_guessed(text: str) -> None:
    with pytest.raises(AnswerError, match="write left, right, both"):
        read_side(text)


def test_the_other_answers() -> None:
    assert [read_seconds(t) for t in ("60", "90 s", "1 min", "1:30", "1.5 min")] == [
        60,
        90,
        60,
        90,
        90,
    ]
    assert read_effort("3-5") == {"scale": "CR10", "from": 3, "to": 5}
    assert read_effort("RPE 11 to 13") == {"scale": "RPE 6-20", "from": 11, "to": 13}
    assert read_effort("cr10 4") == {"scale": "CR10", "from": 4, "to": 4}
    assert read_limit("max 90") == {"max_deg": 90}
    assert read_limit("not below -10 degrees") == {"min_deg": -10}
    assert read_limit("10 to 90\u00b0") == {"min_deg": 10, "max_deg": 90}
    assert [read_more(t) for t in ("2 reps", "1 set more", "0.5 kg", "5 s")] == [
        *({"reps": 2}, {"sets": 1}, {"weight_kg": 0.5}, {"hold_s": 5}),
    ]
    assert [read_scale(t) for t in ("5", "5/10", "0", "10 of 10")] == [5, 5, 0, 10]
    assert [read_yes(t) for t in ("y", "Yes", "no", "N")] == [True, True, False, False]
    assert [read_weeks(t) for t in ("6", "six weeks", "2 wk")] == [6, 6, 2]
    today = date(2026, 11, 23)
    days = ("2026-12-14", "14 Dec 2026", "in 3 weeks", "today", "tomorrow")
    assert [read_day(t, today) for t in days] == [
        *(date(2026, 12, 14), date(2026, 12, 14), date(2026, 12, 14), today, date(2026, 11, 24)),
    ]


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_effort, "11"),
        (read_effort, "5-3"),
        (read_effort, "RPE 3-25"),
        (read_limit, "90"),
        (read_more, "1.5 reps"),
        (read_scale, "11"),
        (read_yes, "perhaps"),
        (read_weeks, "0"),
        (read_weeks, "200"),
        (read_seconds, "a while"),
    ],
)
def test_answers_out_of_range_are_refused(read: Any, text: str) -> None:
    with pytest.raises(AnswerError):
        read(text)


@pytest.mark.parametrize("text", ["1/12/2026", "1.12.2026", "2026-13-01", "31 Foo 2026", "someday"])
def test_days_that_two_countries_read_differently_are_refused(text: str) -> None:
    with pytest.raises(AnswerError, match="year-month-day"):
        read_day(text, date(2026, 11, 23))
