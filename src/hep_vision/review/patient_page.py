"""The patient's page: today, this week, their own gain; kindly and truthfully, on one page."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from hep_vision.program.day_words import describe_day
from hep_vision.program.words import contact_words, counted, day_words, weekday_words
from hep_vision.review import charts
from hep_vision.review.document import Bullets, Chart, Document, Section, Text
from hep_vision.review.movement import goal_of
from hep_vision.review.participation import calendar
from hep_vision.review.report import imprint_of
from hep_vision.review.rom import amount_words
from hep_vision.review.wording import SIDE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hep_vision.program.known import KnownExercises
    from hep_vision.review.document import Block
    from hep_vision.review.period import Period
    from hep_vision.review.trend import Trend

TITLE = "Your exercises: how it is going"
_MOST_GAINS = 2  # more would not fit on the page, nor help


def make_patient_page(period: Period, known: KnownExercises) -> Document:
    """Put together the patient's page.

    Parameters
    ----------
    period : Period
        What the record knows; its last day is today or the end of the week.
    known : mapping
        The library, for the names of prescribed exercises.
    """
    sections = [
        Section("Today", tuple(_today(period, known))),
        Section("This week", tuple(_week(period))),
        *_gains(period),
        Section("Good to know", tuple(_good_to_know(period))),
    ]
    return Document(TITLE, (), tuple(sections), imprint_of(period), large=True)


def _today(period: Period, known: KnownExercises) -> Iterator[Block]:
    today = _day(period)
    plans = [plan for plan in period.plans if plan.day <= today]
    if not plans:
        yield Text(f"{weekday_words(today)}.")
        return
    clock = period.now.time() if today == period.now.date() else None
    card = describe_day(plans, period.programs, known, clock)
    yield Text(f"{card.title}. {card.headline}")
    items = tuple(f"{item.name}, {item.side}: {item.progress or item.dose}" for item in card.items)
    if items:
        yield Bullets(items)


def _day(period: Period) -> date:
    """Today, or the last day of a period that is over."""
    return min(period.now.date(), period.last)


def _week(period: Period) -> Iterator[Block]:
    today = _day(period)
    monday = today - timedelta(days=today.weekday())
    marks = tuple(m for m in period.marks if monday <= m.day <= monday + timedelta(days=6))
    sets = [one for one in period.sets if one.day >= monday]
    reps = sum(len(one.repetitions) for one in sets)
    days = len({session.day for session in period.sessions if session.day >= monday})
    if days:
        # Of sets that the camera does not measure no repetitions are known, only whether the
        # patient said that they were done.
        timed = [one for one in sets if not one.is_measured and one.why_ended == "done"]
        done = counted(reps, "repetition") if reps else counted(len(timed), "set")
        told = f": {done}" if reps or timed else ""
        yield Text(f"You exercised on {counted(days, 'day')} this week{told}.")
    else:
        yield Text("Nothing recorded yet this week. Today is a good day to begin again.")
    if any(mark.status == "missed" for mark in marks):
        yield Text("A missed day happens. Go on with the next one, and do not do double.")
    if any(mark.status == "too_much" for mark in marks):
        yield Text("On some days you did more than planned. More is not better: keep to the plan.")
    if marks:
        yield calendar(marks)


def _gains(period: Period) -> Iterator[Section]:
    trends = [t for t in period.trends if t.latest.day >= period.first and t.unit == "deg"]
    # What was exercised most says most.
    trends.sort(key=lambda trend: -len(trend.stretches[-1]))
    blocks: list[Block] = []
    for number, trend in enumerate(trends[:_MOST_GAINS]):
        blocks.append(Text(_gain_words(trend, goal_of(period, trend.exercise))))
        if number == 0 and len(trend.stretches[-1]) > 2:
            goal = goal_of(period, trend.exercise)
            blocks.append(
                Chart(
                    partial(charts.gain_chart, trend, goal, "degrees"),
                    f"{trend.name}: how far you move",
                    _gain_words(trend, goal),
                )
            )
    if blocks:
        yield Section("Your own progress", tuple(blocks))


def _gain_words(trend: Trend, goal: float | None) -> str:
    """What a session came to and whether it is a gain, without promising one."""
    value = trend.latest.value
    side = "" if trend.side == "both" else f", {SIDE_WORDS.get(trend.side, trend.side)} side"
    helped = ", with help" if trend.rom_type in ("active_assisted", "passive") else ""
    begin = f"{trend.name}{side}{helped}: about {amount_words(value.value, 'deg')} now."
    change = trend.change
    if change is None:
        return f"{begin} From the next times on you can see how it changes."
    then = f"on {day_words(change.since)}"
    gained = change.difference * value.sign
    if change.is_real and gained > 0:
        more = f" That is {amount_words(gained, 'deg')} further than {then}. Well done!"
    elif change.is_real:
        more = (
            f" That is {amount_words(-gained, 'deg')} less far than {then}. It may have many "
            "reasons; tell your therapist."
        )
    else:
        more = f" That is much the same as {then}: the camera cannot tell smaller changes." + (
            _gained_before(trend) or " It takes time; keep going."
        )
    if goal is not None and value.sign * (goal - value.value) > 0:
        more += f" Your goal is {amount_words(goal, 'deg')}."
    elif goal is not None:
        more += f" You reached your goal of {amount_words(goal, 'deg')}."
    return begin + more


def _gained_before(trend: Trend) -> str:
    """What was gained before the camera was moved; empty if nothing certain."""
    if len(trend.stretches) < 2:
        return ""
    stretch = trend.stretches[-2]
    change = trend.change_of(stretch)
    gained = change.difference * stretch[-1].value.sign if change and change.is_real else 0
    if gained <= 0:
        return ""
    return (
        f" Before, from {day_words(stretch[0].day)} to {day_words(stretch[-1].day)}, you gained "
        f"{amount_words(gained, 'deg')}. Well done!"
    )


def _good_to_know(period: Period) -> Iterator[Block]:
    yield Text(
        "The angles are estimates from a camera, not a medical measurement. "
        "If something hurts more than you agreed on, stop and ask."
    )
    if period.program is not None:
        yield Text(f"Questions? {contact_words(period.program.contact)}", "strong")
