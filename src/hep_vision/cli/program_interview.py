"""The questions of ``hep-vision program new``; every answer is checked and kept as it is given."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

import tzlocal
from pydantic import ValidationError

from hep_vision.checked_yaml.problems import explain
from hep_vision.cli.console import err
from hep_vision.cli.exercise_interview import ExerciseInterview
from hep_vision.coach.words import languages
from hep_vision.errors import UnknownExerciseError
from hep_vision.program.answer_parts import AnswerError
from hep_vision.program.known import find_exercise
from hep_vision.program.model import Program
from hep_vision.program.ready import load_ready, values_from
from hep_vision.program.review import MOST_EXERCISES
from hep_vision.program.short_answers import read_day, read_weeks
from hep_vision.program.words import weekday_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hep_vision.cli.conversation import Conversation, Value
    from hep_vision.program.known import KnownExercise, KnownExercises
    from hep_vision.program.ready import ReadyProgram

DEFAULT_WEEKS = 6

PLACES = {
    "author": "author.name",
    "clinic": "author.clinic",
    "contact": "contact.name",
    "email": "contact.email",
    "phone": "contact.phone",
    "procedure": "clinical.procedure.name",
    "diagnosis": "clinical.diagnosis",
}


class Interview:
    """Gathers what a new program says: as given by flags, and for the rest as answered.

    Where exercises are given, by flags or a ready program, only what a program cannot be
    without is asked.

    Parameters
    ----------
    given : mapping
        Values by the names of the flags; None where a flag was not used.
    known : mapping
        The library.
    today : date
        First day, if no other is told.
    talk : Conversation
        Asks and keeps the answers.
    """

    def __init__(
        self, given: Mapping[str, Any], known: KnownExercises, today: date, talk: Conversation
    ) -> None:
        self._given = given
        self._known = known
        self._today = today
        self._talk = talk
        self._ready = load_ready(given["template"]) if given["template"] else None
        self._whole = not given["exercises"] and self._ready is None

    def values(self) -> dict[str, Any]:
        """Everything the program says, asked where it was not given."""
        patient = self._needed("patient", "Pseudonym of the patient, never the name")
        author = self._needed("author", "Your name and title")
        clinic = self._optional("clinic", "Practice or hospital (empty: none)")
        contact = self._optional("contact", "Whom the patient asks", default=author) or author
        email, phone = self._reachable()
        first, weeks = self._first_day(), self._weeks()
        language = self._language()
        texts = self._ready_texts(language)
        values: dict[str, Any] = {
            "program": self._name(patient),
            "version": 1,
            "valid_from": first,
            "valid_until": first + timedelta(weeks=weeks, days=-1),
            "patient": patient,
            "author": _filled({"name": author, "clinic": clinic}),
            "contact": _filled({"name": contact, "email": email, "phone": phone}),
            "timezone": self._given["timezone"] or tzlocal.get_localzone_name(),
            "language": language,
            "link": self._optional("link", "Address of the session page (empty: none)"),
            "clinical": self._clinical(),
            "goals": self._several("goals", "A goal", texts["goals"]),
            "precautions": self._several(
                "precautions", "Something to watch out for in every exercise", texts["precautions"]
            ),
            "catch_up": self._catch_up(),
            "exercises": self._exercises(texts["exercises"]),
        }
        return _filled(values)

    def _needed(self, flag: str, question: str, *, default: str = "") -> str:
        if self._given[flag] is not None:
            return str(self._given[flag])
        return self._talk.ask(flag, question, self._checked(flag), default=default)

    def _optional(self, flag: str, question: str, *, default: str = "") -> str:
        if self._given.get(flag) is not None:
            return str(self._given[flag])
        if not self._whole:
            return default
        check = self._checked(flag)
        return self._talk.ask(flag, question, lambda a: check(a) if a else "", default=default)

    def _checked(self, flag: str) -> Callable[[str], str]:
        """Take an answer as the program's field takes it."""
        outer, _, inner = PLACES.get(flag, flag).partition(".")

        def read(answer: str) -> str:
            value: Any = answer
            for part in reversed(inner.split(".") if inner else []):
                value = {part: value}
            try:
                Program.model_validate({outer: value})
            except ValidationError as error:
                problems = explain(error.errors(include_url=False), Program, lambda _: 0)
                for problem in problems:
                    if problem.field == PLACES.get(flag, flag):
                        raise AnswerError(f"{problem.problem}; {problem.fix}") from None
            return answer

        return read

    def _reachable(self) -> tuple[str, str]:
        """E-mail and telephone of the contact: one of them at least."""
        email, phone = self._given["email"], self._given["phone"]
        if not self._whole and (email or phone):
            return email or "", phone or ""
        if email is None:
            check_email = self._checked("email")
            why = "empty: none" if phone is None else "empty: telephone alone"
            email = self._talk.ask(
                "email", f"E-mail for questions ({why})", lambda a: check_email(a) if a else ""
            )
        if phone is None:
            check_phone = self._checked("phone")

            def read(answer: str) -> str:
                if not answer and not email:
                    raise AnswerError(
                        "the patient must be able to ask; give a telephone, or go back with < and "
                        "give an e-mail"
                    )
                return check_phone(answer) if answer else ""

            need = "empty: e-mail alone" if email else "needed, without an e-mail"
            phone = self._talk.ask("phone", f"Telephone for questions ({need})", read)
        return email, phone

    def _name(self, patient: str) -> str:
        usual = re.sub("[^a-z0-9_-]+", "-", f"{patient.lower()}-program").strip("-")
        return self._optional("program", "Name that all versions keep", default=usual)

    def _first_day(self) -> date:
        given = self._given["first"]
        if given is not None or not self._whole:
            return given or self._today
        return self._talk.ask("first", "First day", self._day, default="today", echo=weekday_words)

    def _weeks(self) -> int:
        usual = self._ready.weeks if self._ready else DEFAULT_WEEKS
        if self._given["weeks"] is not None or not self._whole:
            return self._given["weeks"] or usual
        return self._talk.ask("weeks", "For how many weeks", read_weeks, default=str(usual))

    def _language(self) -> str:
        there = ", ".join(languages())

        def read(answer: str) -> str:
            if answer.replace("-", "_").split("_")[0] not in ("", *languages()):
                raise AnswerError(f"there are no words in {answer!r}; write one of {there}")
            return self._checked("language")(answer) if answer else ""

        if self._given["language"] is not None or not self._whole:
            return self._given["language"] or ""
        question = f"Language of the patient, {there} (empty: as this computer)"
        return self._talk.ask("language", question, read)

    def _clinical(self) -> dict[str, Any]:
        procedure = self._ready.procedure if self._ready else None
        if not self._whole and procedure is None:
            return {}
        frame: dict[str, Any] = {}
        if self._whole:
            frame["diagnosis"] = self._optional("diagnosis", "Diagnosis (empty: none)")
            procedure = self._optional("procedure", "Operation that it follows (empty: none)")
        if procedure:
            day = self._day_of("operated", f"Day of the {procedure} (empty: left out)")
            if day is not None:
                frame["procedure"] = {"name": procedure, "date": day}
                if self._ready and self._ready.needs_side:
                    frame["procedure"]["side"] = self._treated_side()
        if self._whole:
            frame["next_visit"] = self._day_of("next visit", "Next visit (empty: not known)")
        return {name: value for name, value in frame.items() if value}

    def _day_of(self, name: str, question: str) -> date | None:
        given = self._given.get(name)
        if given is not None:
            return given

        def read(answer: str) -> date | None:
            return self._day(answer) if answer else None

        def echo(day: date | None) -> str:
            return "" if day is None else weekday_words(day)

        return self._talk.ask(name, question, read, echo=echo)

    def _day(self, answer: str) -> date:
        return read_day(answer, self._today)

    def _several(self, flag: str, question: str, proposed: list[str]) -> list[str]:
        given = self._given[flag]
        if given is not None or not self._whole:
            return [*proposed, *(given or ())]
        texts: list[str] = []
        while text := self._talk.ask(
            f"{flag} {len(texts) + 1}", f"{question} (empty: no more)", str
        ):
            texts.append(text)
        return texts

    def _catch_up(self) -> dict[str, Any]:
        days = self._given["catch_up_days"]

        def read(answer: str) -> int:
            if not re.fullmatch("[0-6]", answer):
                raise AnswerError(f"{answer!r} is no number of days; write 0 to 6")
            return int(answer)

        if days is None and self._whole:
            question = "For how many days may a missed day be made up, 0 to 6 (0: left out)"
            days = self._talk.ask("catch up", question, read, default="0")
        return {"rule": "next_free_day", "within_days": days} if days else {"rule": "skip"}

    def _ready_texts(self, language: str) -> dict[str, Any]:
        ready = self._ready
        if ready is None:
            return {"goals": [], "precautions": [], "exercises": []}
        side = self._treated_side() if ready.needs_side else None
        return values_from(ready, side=side, language=language or "en")

    def _treated_side(self) -> Literal["left", "right"]:
        def read(answer: str) -> Literal["left", "right"]:
            for side in ("left", "right"):
                if answer.lower() in (side, side[0]):
                    return side
            raise AnswerError(f"{answer!r} is no side; write left or right")

        if self._given["side"] is not None:
            return self._given["side"]
        ready: ReadyProgram | None = self._ready
        title = ready.title if ready else "it"
        return self._talk.ask("side", f"Treated side of {title}: left or right", read)

    def _exercises(self, proposed: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if not self._whole:
            entries = [*proposed, *self._given["exercises"]]
            return [
                self._asking(self._known[entry["exercise"]], number).complete(entry)
                for number, entry in enumerate(entries, 1)
            ]
        exercises: list[dict[str, Any]] = []
        while True:
            number = len(exercises) + 1
            if len(exercises) == MOST_EXERCISES:
                err.print(f"{MOST_EXERCISES} exercises are as many as most people keep up.")
            found = self._talk.ask(
                f"exercise {number}",
                f"Exercise {number}, by id or name{' (empty: no more)' if exercises else ''}",
                self._finder(needed=not exercises),
                echo=lambda exercise: exercise.name if exercise else "",
            )
            if found is None:
                return exercises
            exercises.append(self._asking(found, number).all())
            self._refuse_twice(exercises)

    def _asking(self, exercise: KnownExercise, number: int) -> ExerciseInterview:
        return ExerciseInterview(self._talk, exercise, f"exercise {number}", self._today)

    def _finder(self, *, needed: bool) -> Callable[[str], KnownExercise | None]:
        def read(answer: str) -> KnownExercise | None:
            if not answer and not needed:
                return None
            if not answer:
                raise AnswerError("a program needs an exercise; write its id or name")
            try:
                return find_exercise(answer, self._known)
            except UnknownExerciseError as error:
                raise AnswerError(f"{error}".replace(". ", "; ", 1)) from None

        return read

    def _refuse_twice(self, exercises: list[dict[str, Any]]) -> None:
        """Refuse an exercise that is there already for that side."""

        def keys(entry: dict[str, Any]) -> set[tuple[str, str]]:
            sides = ("left", "right") if entry["side"] == "each" else (entry["side"],)
            return {(entry["exercise"], side) for side in sides}

        *others, last = exercises
        if any(keys(last) & keys(other) for other in others):
            raise self._talk.refuse(
                f"{last['exercise']} is there already for that side; go back with < and name "
                "another exercise or side"
            )


def ask_to_write(talk: Conversation, file: str) -> bool:
    """Ask whether the program that was shown is to be written."""

    def read(answer: str) -> bool:
        match answer.lower():
            case "y" | "yes":
                return True
            case "n" | "no":
                return False
            case _:
                raise AnswerError(
                    f"{answer!r} is neither; write yes, no (keeps the draft), or < to change an "
                    "answer"
                )

    return ask_once(talk, f"Write it to {file}: yes, no, or < to change an answer", read)


def ask_once(talk: Conversation, question: str, read: Callable[[str], Value]) -> Value:
    """Ask what is not kept in the draft: each time anew."""
    return talk.ask("", question, read, keep=False)


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is empty."""
    return {name: value for name, value in values.items() if value not in ("", [], {}, None)}
