"""The sentences of a report that stand for themselves: the summary, the caveats, the sign-off."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hep_vision.definitions.words import ROM_TYPE_WORDS
from hep_vision.matters.words import proposal_of, sentence_of
from hep_vision.program.words import counted, day_words
from hep_vision.review.adherence import DATA_WINDOW_DAYS, data_days
from hep_vision.review.amounts import value_words
from hep_vision.review.change_words import change_words
from hep_vision.review.document import Bullets, Facts, Section, Text
from hep_vision.statistics.change import LEAST_SESSIONS
from hep_vision.statistics.session_value import LEAST_JUDGED, MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hep_vision.review.document import Block
    from hep_vision.review.period import Period
    from hep_vision.review.trend import Trend

_OTHER_DAYS = {
    "too_much": "more than prescribed",
    "unsafe": "with something that happened (see what is to be decided)",
    "unmatched": "with something else than was due",
}
SIDE_WORDS = {
    "left": "LEFT",
    "right": "RIGHT",
    "both": "both sides",
    "alternating": "LEFT and RIGHT in turn",
}

MEANING: tuple[Block, ...] = (
    Bullets(
        (
            "Every angle is an estimate from one camera. It is not interchangeable with a "
            "goniometer, and this is not a medical device.",
            "Angles are counted from the anatomical zero position (neutral-zero method). "
            "Whether the movement was active, active-assisted (a stick, a table, the other limb, "
            "a helper) or passive is what the program or the exercise says, not what the camera "
            "saw; how the end of the movement felt is not known.",
            f"The value of a session is the middle of the first {MOST} attempts of its first set "
            "that were measured, counted or not; of fewer than "
            f"{LEAST_JUDGED} it is shown and not judged. "
            "The ± is the half-width of its 95 % interval. It covers scatter, view, frame rate "
            "and the pose model, not clothes that hide the joint or a strap in the way.",
            "Change is told only within one camera set-up and version, from "
            f"{LEAST_SESSIONS} sessions on, and once a report: the first three sessions against "
            "the last three. What the camera can tell follows from how much the sessions scatter.",
            "MCID, the change that matters to a patient, is another thing and is not stated: "
            "for degrees there is no established figure.",
            "Counted repetitions are those that met the prescription. That a repetition was not "
            "counted does not say that it was harmful or useless.",
            "Compensations are rules of thumb applied to a stick figure. What the camera did "
            "not see, loads and what it felt like are not in here.",
            "A day without data is a day without a recording, not always one without exercise.",
        )
    ),
)

SIGN_OFF: tuple[Block, ...] = (
    Facts(
        (
            ("Reviewed by", "______________________________"),
            ("Date and time", "______________________________"),
            ("Minutes spent", "__________"),
            ("Live contact with the patient", "date ______________  by ______________"),
        )
    ),
)


def matters_section(period: Period, names: dict[str, str]) -> Section | None:
    """What must be decided, before anything else; None if there is nothing."""
    if not period.open_matters:
        return None
    return Section("To be decided", (Bullets(tuple(_matter_lines(period, names))),))


def _matter_lines(period: Period, names: dict[str, str]) -> Iterator[str]:
    for matter in period.open_matters:
        number = "new" if matter.id is None else f"matter {matter.id}"
        state = "" if matter.state == "open" else f", {matter.state} by {matter.history[-1].by}"
        words = "".join(
            f" In the patient's words: \N{LEFT DOUBLE QUOTATION MARK}{said}"
            f"\N{RIGHT DOUBLE QUOTATION MARK}"
            for said in matter.words
        )
        sentence = sentence_of(matter, names)
        proposal = proposal_of(matter, period.matters)
        yield f"{sentence}{words} Proposed: {proposal}. ({number}{state})"


def headline(period: Period, names: dict[str, str]) -> Iterator[Block]:
    """The report in a few sentences.

    Parameters
    ----------
    period : Period
        What the record knows.
    names : dict
        Names of prescribed exercises by their id.
    """
    if not period.sessions:
        yield Text("Nothing was recorded in this period.", "strong")
        return
    yield Bullets((*_took_part(period, names), *_moved(period), *_felt(period)))


def _took_part(period: Period, names: dict[str, str]) -> Iterator[str]:
    asked = [m for m in period.marks if m.due and m.status not in ("to_come", "rest")]
    if asked:
        statuses = Counter(mark.status for mark in asked)
        parts = [f"{statuses['done']} done as prescribed", f"{statuses['partial']} in part"]
        for status, words in _OTHER_DAYS.items():
            if statuses[status]:
                parts.append(f"{statuses[status]} {words}")
        parts.append(f"nothing recorded on {statuses['no_data']}")
        yield f"Of {counted(len(asked), 'day')} with exercises due: {', '.join(parts)}."
    for line in period.doses:
        if line.days_due and line.days_done < line.days_due:
            side = SIDE_WORDS[line.side]
            name = names.get(line.exercise, line.exercise)
            yield (
                f"{name}, {side}: due on {counted(line.days_due, 'day')}; {line.days_done} done, "
                f"{line.days_partial} in part, {line.days_missed} not."
            )
    for line in period.doses:
        if line.days_too_much and line.entry.exact_dose:
            days = counted(line.days_too_much, "day")
            yield f"{names.get(line.exercise, line.exercise)}: more than the exact dose on {days}."
    days = data_days((session.day for session in period.history), period.last)
    yield (
        f"{counted(days, 'day')} with data in the {DATA_WINDOW_DAYS} days to "
        f"{day_words(period.last)}."
    )


def _moved(period: Period) -> Iterator[str]:
    for course in period.courses:
        trend = course.trend
        value = value_words(trend.latest.value, trend.unit)
        yield f"{trend_name(trend)}: {value}; {change_words(course)}."


def _felt(period: Period) -> Iterator[str]:
    told = [s for s in period.sessions if s.pain_worst is not None]
    if told:
        worst = max(told, key=lambda s: (s.pain_worst or 0, s.day))
        corrected = ", as corrected" if worst.correction_of("pain_worst") else ""
        yield f"Worst pain {worst.pain_worst} of 10, on {day_words(worst.day)}{corrected}."
    stopped = [s for s in period.sessions if s.why_ended == "pain"]
    if stopped:
        yield f"{counted(len(stopped), 'session')} stopped because of pain."


def trend_name(trend: Trend) -> str:
    """``Heel slide, RIGHT, knee flexion, active``."""
    return f"{trend.name}, {SIDE_WORDS.get(trend.side, trend.side)}, {motion_words(trend)}"


def motion_words(trend: Trend) -> str:
    """``knee flexion, active``; the measured motion alone where nobody tells whose force it was."""
    rom_type = ROM_TYPE_WORDS.get(trend.rom_type or "")
    return f"{trend.measure}, {rom_type}" if rom_type else trend.measure
