"""Sections on taking part: adherence, days with data, pain and effort."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from hep_vision.program.schedule import has_named_days
from hep_vision.program.words import counted, day_words, weekday_words
from hep_vision.review import charts
from hep_vision.review.adherence import DATA_MARKS, DATA_WINDOW_DAYS, data_days_over_time
from hep_vision.review.document import Bullets, Calendar, CalendarDay, Chart, Section, Table, Text
from hep_vision.review.wording import SIDE_WORDS
from hep_vision.review.words import corrected_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hep_vision.program.outcomes import Unmatched
    from hep_vision.review.adherence import DayMark, DoseLine
    from hep_vision.review.document import Block
    from hep_vision.review.period import Period
    from hep_vision.store.views import StoredSet

MARKS = {
    "unsafe": ("\N{WARNING SIGN}", "something happened, see the first page"),
    "done": ("\N{CHECK MARK}", "done as prescribed"),
    "partial": ("\N{CIRCLE WITH LEFT HALF BLACK}", "in part"),
    "no_data": ("?", "due, nothing recorded"),
    "too_much": ("!", "more than prescribed"),
    "unmatched": ("\N{MULTIPLICATION SIGN}", "something else was done than was due"),
    "rest": ("\N{EN DASH}", "nothing due"),
    "unplanned": ("+", "done, though nothing was due"),
    "due": ("\N{WHITE CIRCLE}", "to come"),
    "to_come": ("", "to come"),
    "nothing": ("", "no program"),
}


def adherence_section(period: Period, names: dict[str, str]) -> Section:
    """Calendar, and done against prescribed of each exercise."""
    if not period.plans:
        words = "The record has no program of this patient: what was done stands below as it is."
        return Section("Adherence", (Text(words), _done_table(period)))
    lines = [line for line in period.doses if line.sets_due or line.sets_extra]
    blocks: list[Block] = [calendar(period.marks)]
    if lines:
        labels = [f"{names.get(x.exercise, x.exercise)}, {SIDE_WORDS[x.side]}" for x in lines]
        says = "; ".join(
            f"{label}: {line.sets_done} of {line.sets_due} sets"
            for label, line in zip(labels, lines, strict=True)
        )
        blocks.append(
            Chart(partial(charts.dose_chart, lines, labels), "Sets against prescribed", says)
        )
        blocks.append(_dose_table(lines, labels))
    unknown = [mark.day for mark in period.marks if mark.status == "no_data"]
    if any(not has_named_days(line.entry) for line in lines):
        blocks.append(
            Text(
                "An exercise due on a number of days a week is counted by the calendar week: a day "
                "too few stands on a day of that week without exercises.",
                "note",
            )
        )
    if unknown:
        days = "; ".join(f"{day:%a} {day.day} {day:%b}" for day in unknown)
        blocks.append(
            Text(f"Due, and nothing recorded (done without a recording, or not done): {days}.")
        )
    blocks += _unmatched(period, names)
    return Section("Adherence", tuple(blocks))


def calendar(marks: tuple[DayMark, ...], words: Mapping[str, str] | None = None) -> Calendar:
    """Marks as weeks from Monday to Sunday; ``words`` take the place of the therapist's."""
    signs = {kind: (sign, (words or {}).get(kind, said)) for kind, (sign, said) in MARKS.items()}
    days = {mark.day: _calendar_day(mark, signs) for mark in marks}
    first, last = marks[0].day, marks[-1].day
    monday = first - timedelta(days=first.weekday())
    weeks: list[tuple[CalendarDay | None, ...]] = []
    while monday <= last:
        weeks.append(tuple(days.get(monday + timedelta(days=n)) for n in range(7)))
        monday += timedelta(days=7)
    used = {"due" if mark.status == "to_come" and mark.due else mark.status for mark in marks}
    key = tuple((kind, *signs[kind]) for kind in signs if kind in used and signs[kind][0])
    return Calendar(tuple(weeks), key)


def _calendar_day(mark: DayMark, signs: Mapping[str, tuple[str, str]]) -> CalendarDay:
    sign, words = signs[mark.status]
    if mark.status == "to_come" and mark.due:
        sign, words = signs["due"]
    sets = f", {mark.sets} of {mark.due} sets" if mark.due else ""
    return CalendarDay(mark.day, mark.status, sign, f"{weekday_words(mark.day)}: {words}{sets}")


def _dose_table(lines: list[DoseLine], labels: list[str]) -> Table:
    rows = [
        (
            label,
            f"{line.days_done} / {line.days_partial} / {line.days_missed}",
            f"{line.sets_done} of {line.sets_due}",
            f"{line.reps_done} of {line.reps_due}" if line.reps_due is not None else "holds",
            _against(line.hold_s or None, line.entry.hold_each_rep_s or None),
            _against(line.up_s, line.entry.tempo.up_s if line.entry.tempo else None),
            _against(line.down_s, line.entry.tempo.down_s if line.entry.tempo else None),
            str(line.sets_extra or ""),
            str(line.days_too_much or ""),
        )
        for label, line in zip(labels, lines, strict=True)
    ]
    headings = (
        *(
            "Exercise",
            "Days done / in part / not",
            "Sets",
            "Repetitions",
            "Hold, s",
            "Up, s",
            "Down, s",
            "Sets not due",
        ),
        "Days too much",
    )
    return Table(
        "Done of what was due on its day; seconds are medians of the counted repetitions, in "
        "brackets what was asked",
        headings,
        tuple(rows),
        frozenset(range(1, 9)),
    )


def _against(done: float | None, asked: float | None) -> str:
    if done is None:  # nothing measured is nothing, not 0
        return f"\N{EN DASH} ({asked:g})" if asked else ""
    return f"{done:.1f}" + (f" ({asked:g})" if asked else "")


def _done_table(period: Period) -> Table:
    sets: dict[tuple[str, str], list[StoredSet]] = defaultdict(list)
    for one in period.sets:
        sets[one.exercise_name, one.side].append(one)
    rows = tuple(
        (name, SIDE_WORDS.get(side, side), str(len(some)), _counted(some))
        for (name, side), some in sets.items()
    )
    return Table("Done", ("Exercise", "Side", "Sets", "Repetitions"), rows, frozenset((2, 3)))


def _counted(sets: list[StoredSet]) -> str:
    if not any(one.is_measured for one in sets):
        return "entered by hand" if all(one.is_by_hand for one in sets) else "not measured"
    corrected = " (with a therapist's count)" if any(one.count_override for one in sets) else ""
    return f"{sum(one.done_repetitions for one in sets)}{corrected}"


def _unmatched(period: Period, names: dict[str, str]) -> Iterator[Block]:
    """Work that nothing prescribed asked for; no adherence is made of it."""
    if period.unmatched:
        yield Text("Done, and not counted for anything prescribed:", "strong")
        yield Bullets(tuple(unmatched_words(work, names) for work in period.unmatched))


WHY_UNMATCHED = {
    "other_side": "the other side than prescribed",
    "other_exercise": "not in the program",
    "not_due": "more than was due",
}


def unmatched_words(work: Unmatched, names: dict[str, str]) -> str:
    """``5 January 2026, Heel slide, RIGHT: 2 sets, the other side than prescribed (LEFT)``."""
    asked = ", ".join(SIDE_WORDS[side] for side in dict.fromkeys(work.asked))
    prescribed = f" ({asked})" if asked else ""
    name = names.get(work.exercise, work.exercise)
    return (
        f"{day_words(work.day)}, {name}, {SIDE_WORDS[work.side]}: {counted(work.sets, 'set')}, "
        f"{WHY_UNMATCHED[work.why]}{prescribed}."
    )


def data_section(period: Period) -> Section:
    """Distinct days with data in the rolling window."""
    days = {session.day for session in period.history}
    counts = tuple(data_days_over_time(days, period.first, period.last))
    latest = counts[-1][1]
    passed = [mark for mark in DATA_MARKS if latest >= mark]
    at = f"the mark at {counted(passed[-1], 'day')} is reached" if passed else "no mark is reached"
    says = (
        f"{counted(latest, 'distinct day')} with data in the {DATA_WINDOW_DAYS} days to "
        f"{day_words(period.last)}; {at} (marks at {' and '.join(map(str, DATA_MARKS))})."
    )
    begun = min(days, default=None)
    since = f" First data on {day_words(begun)}." if begun else ""
    return Section(
        "Days with data",
        (
            Text(says + since),
            Chart(partial(charts.data_days_chart, counts), "Days with data", says),
            Text("What payers make of these days differs by payer and year: verify.", "note"),
        ),
    )


def pain_section(period: Period) -> Section | None:
    """Pain, effort and the patient's own words; None if nothing was said."""
    told = [
        s
        for s in period.sessions
        if any(v is not None for v in (s.pain_before, s.pain_worst, s.pain_after, s.effort, s.note))
    ]
    if not told:
        return None
    rows = tuple(
        (
            f"{s.day:%Y-%m-%d}",
            corrected_words(s.pain_before, s, "pain_before"),
            corrected_words(s.pain_worst, s, "pain_worst"),
            corrected_words(s.pain_after, s, "pain_after"),
            "" if s.effort is None else f"{s.effort} ({s.effort_scale})",
            s.note or "",
        )
        for s in told
    )
    headings = ("Day", "Before", "Worst", "After", "Effort", "In their own words")
    notes = tuple(f"{day_words(s.day)}: {s.note}" for s in told if s.note)
    says = "; ".join(f"{row[0]}: worst pain {row[2] or 'not asked'}" for row in rows)
    blocks: list[Block] = [
        Chart(
            partial(charts.pain_chart, period.sessions, period.first, period.last),
            "Worst pain (0 to 10) and effort of each session",
            says,
        ),
        Table("Pain from 0 (none) to 10 (worst), and effort", headings, rows, folded=True),
    ]
    if notes:
        blocks += [Text("In the patient's own words:", "strong"), Bullets(notes)]
    return Section("Pain and effort", tuple(blocks))
