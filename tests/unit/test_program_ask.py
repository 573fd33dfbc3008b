"""A drafted question: everything the therapist needs, and nothing sent."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from hep_vision.program.ask import MAX_MAILTO_LENGTH, Draft, draft_question
from program_examples import KNOWN, exercise_values, make_program

AT = datetime(2026, 11, 23, 18, 5)  # noqa: DTZ001 - the patient's clock


def draft(question: str = "", set_number: int | None = None) -> Draft:
    program = make_program()
    entry = program.exercises[0]
    return draft_question(
        program, entry, KNOWN[entry.exercise], at=AT, set_number=set_number, question=question
    )


def test_the_draft_says_exercise_set_time_and_question() -> None:
    made = draft("Does the other knee stay bent?", 2)
    assert made.to == "dana@clinic.example"
    assert made.subject == "Question about an exercise (P-1)"
    assert made.body.splitlines() == [
        "Hello Dana,",
        "",
        "Exercise: Straight leg raise (RIGHT side)",
        "Prescribed: 3 sets of 10 repetitions",
        "Set: 2",
        "When: 23 November 2026, 18:05",
        "Program: knee-1, version 1, patient P-1",
        "",
        "Does the other knee stay bent?",
    ]
    assert "(please write your question here)" in draft().body
    assert "Set:" not in draft().body


def test_the_address_opens_as_written() -> None:
    made = draft("50 % & more? #1 über 90°\nsecond line")
    parts = urlsplit(made.mailto)
    assert (parts.scheme, unquote(parts.path), parts.fragment) == ("mailto", made.to, "")
    fields = parse_qs(parts.query)
    assert fields["subject"] == [made.subject]
    assert fields["body"][0].replace("\r\n", "\n") == made.body


def test_a_long_question_is_cut_for_systems_that_cannot_take_it() -> None:
    made = draft("very " * 1000)
    assert len(made.mailto) <= MAX_MAILTO_LENGTH
    assert unquote(made.mailto).endswith("[cut off here]")
    assert "Straight leg raise" in unquote(made.mailto)


def test_no_address_no_draft() -> None:
    program = make_program(exercise_values(), contact={"name": "Desk", "phone": "123456"})
    with pytest.raises(ValueError, match="email must be given"):
        draft_question(program, program.exercises[0], KNOWN["straight_leg_raise"], at=AT)
