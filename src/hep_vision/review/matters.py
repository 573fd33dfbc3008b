"""Which matters there are: from the record, the program and the date.

Pure, and the same for the same record: every occurrence has a key by which it is known again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from hep_vision.matters.model import MatterKind, Occurrence
from hep_vision.matters.words import PROPOSALS
from hep_vision.program.outcomes import unmatched_work
from hep_vision.program.proposals import find_proposals
from hep_vision.program.schedule import has_named_days
from hep_vision.program.words import counted, day_words, listed
from hep_vision.review.amounts import why_words
from hep_vision.review.change_words import change_words
from hep_vision.statistics.session_value import LEAST_JUDGED, SELECTED_SHARE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hep_vision.matters.model import Matter
    from hep_vision.program.model import Program
    from hep_vision.program.proposals import AnswersByDay, Proposal
    from hep_vision.program.safety import SafetyEvent
    from hep_vision.program.schedule import DayPlan
    from hep_vision.review.course import Course
    from hep_vision.store.views import StoredSession, StoredSet

SILENT_DAYS = 7
"""Days without a recording after which somebody asks: a whole week of a program, so that no
weekend and no choice of days looks like silence. A default of ours."""

ENDING_DAYS = 7
"""Days before a program's end from which a successor is asked for: the usual distance of two
visits. A default of ours."""

LOOKED_BACK = timedelta(days=60)
"""How far back occurrences are looked for: a record that is older raises nothing of long ago."""

_NO_ANSWERS: AnswersByDay = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is known of a patient on a day.

    Parameters
    ----------
    today : date
        The patient's own day.
    sessions : sequence of StoredSession
        Oldest first.
    versions : sequence of Program
        Of the program; empty if there is none.
    plans : sequence of DayPlan
        Days in order, until today.
    events : sequence of SafetyEvent
        What happened.
    answers : mapping
        What the patient said of the version in force.
    courses : sequence of Course
        What everything measured comes to.
    matters : sequence of Matter
        Those that there are already: what a therapist has resolved blocks nothing any more.
    followed : bool
        Whether another program goes on beyond the end of this one.
    """

    today: date
    sessions: Sequence[StoredSession] = ()
    versions: Sequence[Program] = ()
    plans: Sequence[DayPlan] = ()
    events: Sequence[SafetyEvent] = ()
    answers: AnswersByDay = field(default_factory=lambda: _NO_ANSWERS)
    courses: Sequence[Course] = ()
    matters: Sequence[Matter] = ()
    followed: bool = False


def occurrences_of(case: Case) -> tuple[Occurrence, ...]:
    """Everything a therapist must see, resolved or not, oldest first."""
    found = [
        *_safety(case),
        *_mismatches(case),
        *_silence(case),
        *_worse(case),
        *_rules(case),
        *_ending(case),
        *_cameras(case),
    ]
    since = case.today - LOOKED_BACK
    return tuple(sorted((o for o in found if o.day > since), key=lambda o: (o.day, o.about)))


def unresolved(events: Iterable[SafetyEvent], matters: Iterable[Matter]) -> tuple[SafetyEvent, ...]:
    """Safety events that no therapist has resolved."""
    done = {
        (*matter.about, one.day)
        for matter in matters
        if matter.state == "resolved"
        for one in matter.occurrences
    }
    return tuple(e for e in events if (e.kind, e.exercise, e.side, e.day) not in done)


def _safety(case: Case) -> Iterator[Occurrence]:
    by_day: dict[tuple[MatterKind, str, str, date], list[SafetyEvent]] = defaultdict(list)
    for event in case.events:
        by_day[event.kind, event.exercise, event.side, event.day].append(event)
    for (kind, exercise, side, day), some in by_day.items():
        words = dict.fromkeys(event.words for event in some if event.words)
        yield _occurrence(
            kind,
            day,
            "; ".join(dict.fromkeys(event.evidence for event in some)),
            exercise=exercise,
            side=side,
            words=" ".join(words),
        )


def _occurrence(
    kind: MatterKind,
    day: date,
    evidence: str,
    *,
    key: str = "",
    exercise: str = "",
    side: str = "",
    words: str = "",
    proposal: str = "",
) -> Occurrence:
    return Occurrence(
        kind=kind,
        key=key or day.isoformat(),
        day=day,
        exercise=exercise,
        side=side,
        evidence=evidence,
        proposal=proposal or PROPOSALS[kind],
        words=words,
    )


def _mismatches(case: Case) -> Iterator[Occurrence]:
    if not case.plans:
        return
    by_day: dict[tuple[MatterKind, str, str, date], list[str]] = defaultdict(list)
    for work in unmatched_work(case.plans, case.plans[0].day, case.today):
        done = f"{counted(work.sets, 'set')} with the {work.side.upper()} side"
        if work.side in ("both", "alternating"):
            done = f"{counted(work.sets, 'set')} with both sides"
        if work.why == "other_side":
            asked = listed([side.upper() for side in dict.fromkeys(work.asked)])
            key = ("wrong_side", work.exercise, work.side, work.day)
            by_day[key].append(f"{done}; prescribed is {asked}")
        elif work.why == "other_exercise":
            key = ("wrong_exercise", work.exercise, work.side, work.day)
            by_day[key].append(f"{done}; the program does not have this exercise")
    for (kind, exercise, side, day), said in by_day.items():
        yield _occurrence(kind, day, "; ".join(said), exercise=exercise, side=side)


def _silence(case: Case) -> Iterator[Occurrence]:
    plan = case.plans[-1] if case.plans else None
    if plan is None or plan.program is None:
        return
    begun = min(version.valid_from for version in case.versions)
    last = max((s.day for s in case.sessions), default=begun - timedelta(days=1))
    last = max(last, begun - timedelta(days=1))
    days = (case.today - last).days - 1  # whole days that are over
    if days < SILENT_DAYS or not _asked_since(case, last):
        return
    since = f"since {day_words(last)}" if last >= begun else "since the program began"
    yield _occurrence(
        "silent",
        last + timedelta(days=1),
        f"nothing recorded {since}: {counted(days, 'day')}",
        key=last.isoformat(),
    )


def _asked_since(case: Case, last: date) -> bool:
    """Whether anything was due in the days without a recording."""
    return any(
        exercise.is_due or not has_named_days(exercise.entry)
        for plan in case.plans
        if last < plan.day < case.today
        for exercise in plan.exercises
    )


def _worse(case: Case) -> Iterator[Occurrence]:
    for course in case.courses:
        # For now, of few sessions, too: the patient is told at once, and the therapist no later.
        if course.is_worse and course.is_current:
            trend = course.trend
            yield _occurrence(
                "worse",
                trend.latest.day,
                f"{trend.measure}: {change_words(course)}",
                key=course.points[0].day.isoformat(),
                exercise=trend.exercise,
                side=trend.side,
            )


def _rules(case: Case) -> Iterator[Occurrence]:
    """Rules for more and less, as they stood after each day with something done.

    A rule that was met stays met: the next session does not take back that it hurt.
    """
    plans = [plan for plan in case.plans if plan.day <= case.today]
    unresolved_events = unresolved(case.events, case.matters)
    for number, plan in enumerate(plans):
        if plan.program is None or not any(exercise.sets for exercise in plan.exercises):
            continue
        until = [event for event in unresolved_events if event.day <= plan.day]
        for found in find_proposals(plans[: number + 1], case.answers, until):
            if found.kind != "blocked":
                yield _rule(found, plan)


def _rule(found: Proposal, plan: DayPlan) -> Occurrence:
    entry, version = found.entry, plan.program.version if plan.program else 0
    less = found.kind == "less"
    return _occurrence(
        "rule_less" if less else "rule_more",
        plan.day,
        f"the rule \N{LEFT DOUBLE QUOTATION MARK}{found.rule}\N{RIGHT DOUBLE QUOTATION MARK} is "
        f"met: {found.because}",
        # More is proposed once for a version; less each time that something happened.
        key=f"v{version} {plan.day}" if less else f"v{version}",
        exercise=entry.exercise,
        side=entry.side,
        proposal=f"{found.change}, as the next version of the program, or leave it",
    )


def _ending(case: Case) -> Iterator[Occurrence]:
    if not case.versions or case.followed:
        return
    newest = max(case.versions, key=lambda version: version.version)
    left = (newest.valid_until - case.today).days
    if newest.valid_from > case.today or left > ENDING_DAYS:
        return
    about = f"v{newest.version} {newest.valid_until}"
    # That it has ended is another occurrence: what was acknowledged before opens again.
    word, day, key = (
        ("ends", newest.valid_until - timedelta(days=ENDING_DAYS), about)
        if left >= 0
        else ("ended", newest.valid_until + timedelta(days=1), f"{about} ended")
    )
    yield _occurrence(
        "program_ending",
        day,
        f"version {newest.version} {word} on {day_words(newest.valid_until)}, and there is no "
        "later one",
        key=key,
    )


def _cameras(case: Case) -> Iterator[Occurrence]:
    for session in case.sessions:
        by_exercise: dict[tuple[str, str], list[StoredSet]] = defaultdict(list)
        for one in session.sets:
            if one.is_measured and one.ended_at is not None:
                by_exercise[one.exercise, one.side].append(one)
        for (exercise, side), sets in by_exercise.items():
            said = _unreadable(sets)
            if said:
                yield _occurrence("camera", session.day, said, exercise=exercise, side=side)


def _unreadable(sets: Sequence[StoredSet]) -> str:
    """Why the degrees of some sets cannot be trusted; empty if they can."""
    attempts = [a for one in sets for a in one.attempts if a.status != "rejected"]
    lost = [a for a in attempts if a.peak is None or not a.reliable]
    if len(attempts) < LEAST_JUDGED or len(lost) <= SELECTED_SHARE * len(attempts):
        return ""
    codes = [f.code for one in sets for f in one.findings if f.severity == "invalid"]
    most = max(set(codes), key=lambda code: (codes.count(code), code), default="")
    why = f", mostly: {why_words(most)}" if most else ""
    return f"{len(lost)} of {counted(len(attempts), 'attempt')} could not be measured{why}"
