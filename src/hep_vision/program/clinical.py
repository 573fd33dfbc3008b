"""The clinical frame of a program: what it follows, where it began, and what comes next.

The blocks are part of the program file; the functions on them are pure, for whatever draws a
time axis or writes a heading.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from hep_vision.checked_yaml.problems import wrong
from hep_vision.measure.exercise import RomType
from hep_vision.program.fields import Angle, Day, Line, Spec, Text, Whole
from hep_vision.program.questionnaires import OUTCOMES
from hep_vision.program.words import day_words, degrees_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hep_vision.program.model import Program

BodySide = Literal["left", "right", "both"]
Instrument = Literal["koos_jr", "lefs", "quickdash"]
Method = Literal["goniometer", "inclinometer", "tape", "visual"]
INSTRUMENTS: tuple[Instrument, ...] = get_args(Instrument)
METHODS: tuple[Method, ...] = get_args(Method)

MovedBy = Annotated[RomType, Field(description="Whose force moved.", examples=["active"])]
MeasureId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Procedure(Spec):
    """An operation; its date is day 0 of the post-operative weeks."""

    name: Line = Field(description="What was done.", examples=["total knee replacement"])
    date: Day = Field(description="Day of the operation.", examples=["2026-11-09"])
    side: BodySide | None = Field(default=None, description="Side operated on.")


class Baseline(Spec):
    """Where one movement was at the start, as the clinic measured it."""

    measure: MeasureId = Field(
        description="What was measured, by the name that the library gives it.",
        examples=["knee_flexion"],
    )
    side: Literal["left", "right"] = Field(description="Side that was measured.")
    value_deg: Angle = Field(description="Angle, neutral-zero.", examples=[75])
    day: Day = Field(description="When.", examples=["2026-11-20"])
    method: Method = Field(
        default="goniometer", description="What it was measured with.", examples=["goniometer"]
    )
    rom_type: MovedBy = "active"


class OutcomePlan(Spec):
    """A questionnaire that the clinic follows; see `hep_vision.program.questionnaires`."""

    instrument: Instrument = Field(description="Which one.", examples=["lefs"])
    every_weeks: Whole | None = Field(
        default=None, ge=1, le=52, description="How often it is to be asked.", examples=[4]
    )


class ClinicalFrame(Spec):
    """What the program follows and what comes next; for the therapist, not on the sheet."""

    diagnosis: Text | None = Field(
        default=None, description="What it is for.", examples=["osteoarthritis of the knee"]
    )
    procedure: Procedure | None = Field(default=None, description="Operation it follows.")
    baseline: tuple[Baseline, ...] = Field(
        default=(), max_length=20, description="Where the movements were at the start."
    )
    outcomes: tuple[OutcomePlan, ...] = Field(
        default=(), description="Questionnaires that are followed."
    )
    next_visit: Day | None = Field(
        default=None, description="Day of the next visit.", examples=["2026-12-14"]
    )
    visits_left: Whole | None = Field(
        default=None, ge=0, le=200, description="Visits left, that one included.", examples=[4]
    )

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        names = [plan.instrument for plan in self.outcomes]
        if len(set(names)) != len(names):
            raise wrong("a questionnaire is named twice", "name each once", "outcomes")
        starts = [(one.measure, one.side, one.rom_type) for one in self.baseline]
        if len(set(starts)) != len(starts):
            raise wrong("a baseline is given twice", "give one for each movement", "baseline")
        if self.next_visit is not None and self.visits_left == 0:
            raise wrong(
                "there is a next visit but none is left", "correct one of the two", "visits_left"
            )
        return self


def days_since_operation(program: Program, day: date) -> int | None:
    """Days since the operation, 0 on its day; None without one, negative before it."""
    frame = program.clinical
    if frame is None or frame.procedure is None:
        return None
    return (day - frame.procedure.date).days


def postoperative_week(program: Program, day: date) -> int | None:
    """Full weeks since the operation; None without one, or before it.

    The week of the operation is 0, so that "2 weeks after" begins on day 14, as protocols
    that say "weeks 2 to 6" count.
    """
    days = days_since_operation(program, day)
    return None if days is None or days < 0 else days // 7


def week_ticks(program: Program, first: date, last: date) -> tuple[tuple[date, int], ...]:
    """Days on which a post-operative week begins, with its number, for a time axis.

    Parameters
    ----------
    program : Program
        With an operation, or nothing is to be drawn.
    first, last : date
        Ends of the axis, both included.
    """
    since = days_since_operation(program, first)
    if since is None:
        return ()
    start = first + timedelta(days=-since % 7 if since >= 0 else -since)
    starts = (start + timedelta(weeks=n) for n in range((last - start).days // 7 + 1))
    return tuple((day, (postoperative_week(program, day) or 0)) for day in starts)


def weeks_words(program: Program, day: date) -> str:
    """``3 weeks after total knee replacement``; empty without an operation, or before it."""
    week = postoperative_week(program, day)
    frame = program.clinical
    if week is None or frame is None or frame.procedure is None:
        return ""
    count = "less than a week" if week == 0 else f"{week} week" if week == 1 else f"{week} weeks"
    return f"{count} after {frame.procedure.name}"


def frame_facts(program: Program) -> tuple[tuple[str, str], ...]:
    """The frame in words, a label and a text each, for a therapist's page or card."""
    frame = program.clinical
    if frame is None:
        return ()
    facts: list[tuple[str, str]] = []
    if frame.diagnosis:
        facts.append(("Diagnosis", frame.diagnosis))
    if frame.procedure is not None:
        side = f", {frame.procedure.side}" if frame.procedure.side else ""
        day = day_words(frame.procedure.date)
        facts.append(("Procedure", f"{frame.procedure.name}{side}, {day}"))
    facts += [
        (
            "Baseline",
            f"{one.measure.replace('_', ' ')}, {one.side}: {degrees_words(one.value_deg)} "
            f"({one.rom_type.replace('_', '-')}, {one.method}, {day_words(one.day)})",
        )
        for one in frame.baseline
    ]
    for plan in frame.outcomes:
        weeks = plan.every_weeks
        often = "" if weeks is None else " every week" if weeks == 1 else f" every {weeks} weeks"
        facts.append(("Questionnaire", OUTCOMES[plan.instrument].name + often))
    if frame.next_visit is not None:
        facts.append(("Next visit", day_words(frame.next_visit)))
    if frame.visits_left is not None:
        facts.append(("Visits left", str(frame.visits_left)))
    return tuple(facts)


def outcomes_due(
    program: Program, entered: Iterable[tuple[Instrument, date]], today: date
) -> tuple[Instrument, ...]:
    """Questionnaires that are to be asked again, by the days on which they were last entered."""
    frame = program.clinical
    if frame is None:
        return ()
    last: dict[Instrument, date] = {}
    for instrument, day in entered:
        last[instrument] = max(last.get(instrument, day), day)
    return tuple(
        plan.instrument
        for plan in frame.outcomes
        if plan.instrument not in last
        or (
            plan.every_weeks is not None
            and today >= last[plan.instrument] + timedelta(weeks=plan.every_weeks)
        )
    )
