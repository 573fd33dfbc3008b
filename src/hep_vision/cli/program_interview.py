"""The questions of ``hep-vision program new``; every answer is checked as it is given."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import typer
import tzlocal
from pydantic import ValidationError

from hep_vision.checked_yaml.problems import explain
from hep_vision.cli.console import err, escape
from hep_vision.cli.option_values import day_of
from hep_vision.errors import UnknownExerciseError
from hep_vision.program.entry import complaints, put_field
from hep_vision.program.known import find_exercise
from hep_vision.program.model import Program
from hep_vision.program.review import MOST_EXERCISES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hep_vision.checked_yaml.problems import Problem
    from hep_vision.program.known import KnownExercises

DEFAULT_WEEKS = 6

SIDES = "left, right, both (together), each (one after the other) or alternating"

# Asked of each exercise after its sets and days; all may be left empty.
FURTHER_QUESTIONS = (
    ("times_per_day", "Times a day (empty: once)"),
    ("rest_s", "Rest between sets, seconds (empty: none)"),
    ("target_rom_deg", "Angle to aim for, degrees; it is no limit (empty: none)"),
    ("stop_above_0_to_10", "Stop if pain is above, 0 to 10 (empty: no rule)"),
    ("exact_dose", "Exact dose, not more and not less: true or false (empty: false)"),
    ("instructions", "Special instructions (empty: none)"),
)


class Interview:
    """Gathers what a new program says: as given by flags, and for the rest as answered.

    Nothing is asked if patient, author, a way to reach the contact and an exercise are given.

    Parameters
    ----------
    given : mapping
        Values by the names of the flags; None where a flag was not used.
    known : mapping
        The library.
    today : date
        First day, if no other is told.
    """

    def __init__(self, given: Mapping[str, Any], known: KnownExercises, today: date) -> None:
        self._given = given
        self._known = known
        self._today = today
        reachable = given["email"] or given["phone"]
        needed = (given["patient"], given["author"], reachable, given["exercises"])
        self._asking = not all(needed)

    def values(self) -> dict[str, Any]:
        """Everything the program says, asked where it was not given."""
        patient = self._text("patient", "Pseudonym of the patient, never the name", "patient")
        author = self._text("author", "Your name and title", "author.name")
        clinic = self._text("clinic", "Practice or hospital (empty: none)", optional=True)
        contact = self._text("contact", "Whom the patient asks", "contact.name", default=author)
        email = self._text("email", "E-mail for questions (empty: none)", optional=True)
        phone = self._text("phone", "Telephone for questions (empty: none)", optional=True)
        name = re.sub("[^a-z0-9_-]+", "-", f"{patient.lower()}-program")
        values: dict[str, Any] = {
            "program": self._text("program", "Name that all versions keep", default=name),
            "version": 1,
            **self._validity(),
            "patient": patient,
            "author": _filled({"name": author, "clinic": clinic}),
            "contact": _filled({"name": contact, "email": email, "phone": phone}),
            "timezone": self._given["timezone"] or tzlocal.get_localzone_name(),
            "goals": self._several("goals", "A goal"),
            "precautions": self._several("precautions", "Something to watch out for"),
            "catch_up": self._catch_up(),
            "exercises": self._given["exercises"] or self._exercises(),
        }
        return _filled(values)

    def _text(
        self,
        flag: str,
        question: str,
        field: str = "",
        *,
        default: str = "",
        optional: bool = False,
    ) -> str:
        given = self._given[flag]
        if given is not None or not self._asking:
            return given or default
        places = {"clinic": "author.clinic", "email": "contact.email", "phone": "contact.phone"}
        place = field or places.get(flag, flag)

        def check(answer: str) -> list[Problem]:
            return _program_complaints(place, answer) if answer or not optional else []

        return _ask(question, check, default=default)

    def _validity(self) -> dict[str, date]:
        first = self._text("first", "First day", "valid_from", default=self._today.isoformat())
        day = day_of(first, "--from") or self._today
        weeks = self._given["weeks"] or DEFAULT_WEEKS
        if self._asking and self._given["weeks"] is None:
            weeks = typer.prompt("For how many weeks", DEFAULT_WEEKS, type=int, err=True)
        return {"valid_from": day, "valid_until": day + timedelta(weeks=weeks, days=-1)}

    def _several(self, flag: str, question: str) -> list[str]:
        given = self._given[flag]
        if given is not None or not self._asking:
            return list(given or ())
        texts: list[str] = []
        while text := _ask(f"{question} (empty: no more)", lambda _: []):
            texts.append(text)
        return texts

    def _catch_up(self) -> dict[str, Any]:
        days = self._given["catch_up_days"]
        if days is None and self._asking:
            question = "For how many days may a missed day be made up, 0 to 6 (0: left out)"
            days = typer.prompt(question, 0, type=int, err=True)
        return {"rule": "next_free_day", "within_days": days} if days else {"rule": "skip"}

    def _exercises(self) -> list[dict[str, Any]]:
        exercises: list[dict[str, Any]] = []
        while True:
            if len(exercises) == MOST_EXERCISES:
                err.print(f"{MOST_EXERCISES} exercises are as many as most people keep up.")
            question = f"Exercise {len(exercises) + 1}, by id or name"
            name = _ask(
                question if not exercises else f"{question} (empty: no more)",
                lambda answer: [] if answer or exercises else ["name at least one exercise"],
            )
            if not name:
                return exercises
            try:
                id_ = find_exercise(name, self._known).id
            except UnknownExerciseError as error:
                err.print(escape(str(error)), soft_wrap=True)
                continue
            values = self._exercise(id_)
            for problem in complaints(values):
                err.print(f"{escape(problem.problem)}; {escape(problem.fix)}", soft_wrap=True)
            if not complaints(values):
                exercises.append(values)

    def _exercise(self, id_: str) -> dict[str, Any]:
        """Ask for the dose of one exercise."""
        values: dict[str, Any] = {"exercise": id_}
        usual = "both" if self._known[id_].side_kind == "both" else ""
        _ask_field(values, "side", f"Side: {SIDES}", default=usual)
        side = values["side"]
        _ask_field(values, "sets_per_side" if side == "each" else "sets", "Sets each time")
        if side in ("each", "alternating"):
            _ask_field(values, "reps_per_side", "Repetitions per side in a set", optional=True)
        else:
            _ask_field(values, "reps", "Repetitions in a set (empty: only hold)", optional=True)
        _ask_field(values, "hold_s", "Hold, seconds (empty: no hold)", optional=True)
        days = _ask("Days: names (monday friday) or how many a week (3)", _days_complaints)
        put_field(values, "days_per_week" if days.isdigit() else "days", days)
        for field, question in FURTHER_QUESTIONS:
            _ask_field(values, field, question, optional=True)
        return values


def _ask(
    question: str, check: Callable[[str], list[Problem] | list[str]], *, default: str = ""
) -> str:
    """Ask until the answer is one."""
    while True:
        answer: str = typer.prompt(question, default, show_default=bool(default), err=True)
        answer = answer.strip()
        problems = check(answer)
        if not problems:
            return answer
        for problem in problems:
            text = problem if isinstance(problem, str) else f"{problem.problem}; {problem.fix}"
            err.print(f"[yellow]{escape(text)}[/]", soft_wrap=True)


def _ask_field(
    values: dict[str, Any],
    field: str,
    question: str,
    *,
    default: str = "",
    optional: bool = False,
) -> None:
    """Ask for one field of an exercise and put it into the values, unless left empty."""

    def check(answer: str) -> list[Problem]:
        if not answer and optional:
            return []
        tried: dict[str, Any] = {}
        put_field(tried, field, answer)
        return complaints(tried, (field,))

    answer = _ask(question, check, default=default)
    if answer:
        put_field(values, field, answer)


def _days_complaints(answer: str) -> list[Problem]:
    field = "days_per_week" if answer.isdigit() else "days"
    tried: dict[str, Any] = {}
    put_field(tried, field, answer)
    return complaints(tried, (field,))


def _program_complaints(place: str, answer: str) -> list[Problem]:
    """What is wrong with one field of a program, ``author.name``, taken by itself."""
    outer, _, inner = place.partition(".")
    try:
        Program.model_validate({outer: {inner: answer} if inner else answer})
    except ValidationError as error:
        problems = explain(error.errors(include_url=False), Program, lambda _: 0)
        return [problem for problem in problems if problem.field == place]
    return []


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is empty."""
    return {name: value for name, value in values.items() if value not in ("", [])}
