"""The questions about one exercise of a new program: side, dose, limits, effort, progression."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

from hep_vision.program.answer_parts import AnswerError
from hep_vision.program.answers import (
    DOSE_EXAMPLE,
    FREQUENCY_EXAMPLE,
    SIDE_EXAMPLE,
    read_dose,
    read_frequency,
    read_side,
)
from hep_vision.program.entry import complaints
from hep_vision.program.joint_ranges import beyond_usual_range
from hep_vision.program.parts import Frequency
from hep_vision.program.short_answers import (
    read_day,
    read_effort,
    read_limit,
    read_more,
    read_scale,
    read_seconds,
    read_yes,
)
from hep_vision.program.side_in_text import sides_named
from hep_vision.program.words import duration_words, frequency_words, limit_range_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from hep_vision.cli.conversation import Conversation, Value
    from hep_vision.program.known import KnownExercise

PER_SIDE = ("each", "alternating")


class ExerciseInterview:
    """Asks for one exercise.

    Parameters
    ----------
    talk : Conversation
        Asks and keeps.
    exercise : KnownExercise
        Which one.
    name : str
        Under which its answers are kept, ``"exercise 1"``.
    today : date
        For days that are told as "in 2 weeks".
    """

    def __init__(self, talk: Conversation, exercise: KnownExercise, name: str, today: date) -> None:
        self._talk = talk
        self._exercise = exercise
        self._name = name
        self._today = today

    def complete(self, values: dict[str, Any]) -> dict[str, Any]:
        """Ask for what an exercise cannot be without and does not say yet."""
        values = dict(values)
        if "side" not in values:
            values["side"] = self._side()
        counts = {"sets", "sets_per_side", "reps", "reps_per_side", "hold_s"}
        if not counts & values.keys():
            self._put_dose(values)
        if "frequency" not in values:
            values["frequency"] = self._frequency()
        return values

    def all(self) -> dict[str, Any]:
        """Ask for everything."""
        values = self.complete({"exercise": self._exercise.id})
        self._optional(values, "hold_s", "Hold, seconds (empty: no hold)", read_seconds)
        if values["frequency"].get("at") is None:
            at = self._ask("at", "Clock times, 8:00 and 6 pm (empty: up to the patient)", self._at)
            if at:
                values["frequency"] = {**values["frequency"], **at}
        self._optional(values, "rest_s", "Rest between sets (empty: none)", read_seconds)
        if self._exercise.measured:
            self._goal_and_limit(values)
        self._rules(values)
        exact = self._ask("exact", "Exact dose, not more and not less: yes or no", read_yes, "no")
        if exact:
            values["exact_dose"] = True
        text = self._ask(
            "instructions", "Special instructions (empty: none)", self._instructions(values)
        )
        if text:
            values["instructions"] = text
        for problem in complaints(values):
            raise self._talk.refuse(f"{problem.problem}; {problem.fix}")
        return values

    def _ask(
        self,
        part: str,
        question: str,
        read: Callable[[str], Value],
        default: str = "",
        echo: Callable[[Value], str] | None = None,
    ) -> Value:
        name = f"{self._name} {part}"
        return self._talk.ask(name, question, read, default=default, echo=echo)

    def _optional(
        self,
        values: dict[str, Any],
        field: str,
        question: str,
        read: Callable[[str], Any],
        *,
        put_in: str | None = None,
    ) -> None:
        """Ask for a field that may be left empty, unless it is there."""
        if field in values or (put_in and put_in in values):
            return

        def checked(answer: str) -> Any:
            if not answer:
                return None
            value = read(answer)
            tried = {put_in: {field: value}} if put_in else {field: value}
            _check(tried, field)
            return value

        value = self._ask(field, question, checked)
        if value is not None and put_in:
            values[put_in] = {field: value}
        elif value is not None:
            values[field] = value

    def _side(self) -> str:
        kind = self._exercise.side_kind
        if kind == "both":
            return "both"

        def read(answer: str) -> str:
            side = read_side(answer)
            if kind == "one" and side == "both":
                raise AnswerError(
                    f"{self._exercise.name} is done with one side at a time; write left, right or "
                    "each (one after the other)"
                )
            return side

        return self._ask("side", f"Side of {self._exercise.name}: {SIDE_EXAMPLE}", read)

    def _put_dose(self, values: dict[str, Any]) -> None:
        side = values["side"]

        def read(answer: str) -> dict[str, Any]:
            dose = read_dose(answer)
            sets = "sets_per_side" if side == "each" else "sets"
            spelt: dict[str, Any] = {sets: dose.pop("sets")}
            if "reps" in dose:
                spelt["reps_per_side" if side in PER_SIDE else "reps"] = dose.pop("reps")
            spelt |= dose
            _check({**spelt, "side": side, "frequency": {"days_per_week": 7}}, *spelt)
            return spelt

        each = " of each side" if side in PER_SIDE else ""
        question = f"Sets and repetitions{each}, {DOSE_EXAMPLE}"
        values.update(self._ask("dose", question, read, echo=_dose_echo))

    def _frequency(self) -> dict[str, Any]:
        question = f"Days, {FREQUENCY_EXAMPLE}"

        def echo(value: dict[str, Any]) -> str:
            return frequency_words(Frequency.model_validate(value))

        return self._ask("days", question, read_frequency, echo=echo)

    def _at(self, answer: str) -> dict[str, Any]:
        if not answer:
            return {}
        read = read_frequency(f"at {answer}")
        if "at" not in read or "days" in read:
            raise AnswerError(f"{answer!r} are no clock times; write for example 8:00 and 18:00")
        return {"at": read["at"], "times_per_day": read["times_per_day"]}

    def _goal_and_limit(self, values: dict[str, Any]) -> None:
        motion = self._exercise.measured
        self._optional(
            values,
            "goal_deg",
            f"Goal of {motion}, degrees; it is no limit (empty: none)",
            self._degrees,
        )
        bounds = self._ask(
            "limit",
            f"Limit of {motion} that must not be passed, e.g. max 90 (empty: none)",
            self._bounds(values.get("goal_deg")),
            echo=limit_range_words,
        )
        if not bounds:
            return
        author = self._ask("limit by", "Who ordered the limit, e.g. Dr Lee, surgeon", _text)
        expires = self._ask(
            "limit until", "Last day of the limit, e.g. in 6 weeks", self._day, echo=str
        )
        reason = self._ask("limit why", "Why (empty: not told)", str)
        limit = {"motion": motion, **bounds, "author": author, "expires": expires}
        values["rom_limits"] = [{**limit, "reason": reason} if reason else limit]

    def _degrees(self, answer: str) -> float:
        try:
            angle = float(answer.lower().rstrip("\N{DEGREE SIGN}").removesuffix("degrees").strip())
        except ValueError:
            raise AnswerError(f"{answer!r} is no angle; write degrees, for example 45") from None
        self._check_range(angle)
        return angle

    def _bounds(self, goal: float | None) -> Callable[[str], dict[str, Any]]:
        def read(answer: str) -> dict[str, Any]:
            bounds = read_limit(answer) if answer else {}
            for angle in bounds.values():
                self._check_range(angle)
            least, most = bounds.get("min_deg", -inf), bounds.get("max_deg", inf)
            if goal is not None and not least <= goal <= most:
                raise AnswerError(
                    f"the goal of {goal:g} degrees is past this limit; write another limit, or go "
                    "back with < to the goal"
                )
            return bounds

        return read

    def _check_range(self, angle: float) -> None:
        end = beyond_usual_range(self._exercise.measure_id, angle)
        if end is not None:
            raise AnswerError(
                f"{angle:g} degrees is beyond the joint's range: {self._exercise.measured} usually "
                f"ends at about {end:g}; write another angle, 0 being the anatomical position"
            )

    def _day(self, answer: str) -> date:
        return read_day(answer, self._today)

    def _rules(self, values: dict[str, Any]) -> None:
        self._optional(
            values,
            "stop_above_0_to_10",
            "Stop if pain is above, 0 to 10 (empty: no rule)",
            read_scale,
            put_in="pain_rule",
        )
        effort = self._ask(
            "effort",
            "Effort, e.g. 3-5 (CR10, 0 to 10) or RPE 11-13 (empty: none)",
            lambda answer: read_effort(answer) if answer else None,
        )
        if effort:
            values["effort"] = effort
        more = self._ask("more", "When to do more, in your words (empty: no rule)", str)
        if more:
            values["progression"] = {"text": more, **self._more_rule()}
        less = self._ask("less", "When to do less, in your words (empty: no rule)", str)
        if less:
            values["regression"] = {"text": less, **self._less_rule()}

    def _more_rule(self) -> dict[str, Any]:
        after = self._ask(
            "more after",
            "Propose it after how many full sessions in a row (empty: words alone)",
            _count,
        )
        if after is None:
            return {}
        pain = self._ask("more pain", "with pain of at most, 0 to 10 (empty: any)", _scale)
        add = self._ask("more what", "and add, e.g. 2 reps, 1 set, 5 s, 0.5 kg", read_more)
        when = {"full_sessions_in_a_row": after, "pain_at_most_0_to_10": pain}
        return {"when": {k: v for k, v in when.items() if v is not None}, "propose": add}

    def _less_rule(self) -> dict[str, Any]:
        pain = self._ask("less pain", "Propose it after pain above (empty: words alone)", _scale)
        if pain is None:
            return {}
        percent = self._ask("less what", "and go down to, percent of the repetitions", _count, "50")
        return {"when": {"pain_above_0_to_10": pain}, "propose": {"reps_percent": percent}}

    def _instructions(self, values: dict[str, Any]) -> Callable[[str], str]:
        other = {"left": "right", "right": "left"}.get(values["side"], "")

        def read(answer: str) -> str:
            word = sides_named(answer).get(other)  # type: ignore[arg-type]
            if word is not None:
                raise AnswerError(
                    f"it says {word!r}, but the side is {values['side']}; write it without a side, "
                    "or go back with <"
                )
            if answer:
                _check({"instructions": answer}, "instructions")
            return answer

        return read


def _check(values: dict[str, Any], *fields: str) -> None:
    """Refuse values that a program would refuse.

    Raises
    ------
    AnswerError
        With the first thing that is wrong.
    """
    for problem in complaints(values, fields):
        raise AnswerError(f"{problem.problem}; {problem.fix}")


def _text(answer: str) -> str:
    if not answer:
        raise AnswerError("this is needed; write a name")
    return answer


def _count(answer: str) -> int | None:
    if not answer:
        return None
    if not answer.isdigit() or not 1 <= int(answer) <= 99:
        raise AnswerError(f"{answer!r} is no whole number from 1 to 99; write for example 2")
    return int(answer)


def _scale(answer: str) -> int | None:
    return read_scale(answer) if answer else None


def _dose_echo(values: dict[str, Any]) -> str:
    sets = values.get("sets") or values["sets_per_side"]
    reps = values.get("reps") or values.get("reps_per_side")
    parts = [f"{sets} x {reps}" if reps else f"{sets} times"]
    if "hold_s" in values:
        parts.append(f"hold {duration_words(values['hold_s'])}")
    if "rest_s" in values:
        parts.append(f"rest {duration_words(values['rest_s'])}")
    return ", ".join(parts)
