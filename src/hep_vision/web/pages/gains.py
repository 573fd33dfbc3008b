"""What was gained: the review's own judgement of each exercise, in words without degrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.plain_text import same_pseudonym
from hep_vision.program.day_words import DAYS_OF_MISSES
from hep_vision.program.safety import BREACHES
from hep_vision.program.schedule import monday_of
from hep_vision.review.change_words import patient_statement
from hep_vision.review.movement import asked_instead, goal_of
from hep_vision.review.own_progress import first_and_now, may_gain, not_measured, worst_first
from hep_vision.review.period import read_period
from hep_vision.statistics.change import AVERAGED, LEAST_SESSIONS
from hep_vision.store.reading import patients
from hep_vision.store.repeatability import read_repeatability
from hep_vision.web.pages.exercise import Shown, shown
from hep_vision.web.rendering import page
from hep_vision.web.site import site_of
from hep_vision.web.table import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.responses import Response

    from hep_vision.program.known import KnownExercises
    from hep_vision.program.model import Program
    from hep_vision.review.course import Course
    from hep_vision.review.own_progress import NotMeasured
    from hep_vision.review.period import Period
    from hep_vision.web.site import Site
    from hep_vision.web.words import PageWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """One exercise: ``share`` of the way to its goal in percent, None where none can be told."""

    name: str
    side: str
    picture: Shown | None
    sentences: tuple[str, ...]
    share: int | None


def routes() -> list[Entry]:
    """Entries of the table of routes."""
    return [Entry(path="/gains", endpoint=gains, who="patient")]


def gains(request: Request) -> Response:
    """The page."""
    site = site_of(request)
    period, program = _period(site)
    words = site.words(program)
    return page(
        "gains.html",
        words,
        site.settings,
        week=list(_week(period, words)) if period else [],
        gains=list(_gains(period, site, words)) if period else [],
    )


def _period(site: Site) -> tuple[Period | None, Program | None]:
    with site.store() as store:
        versions = site.versions(store)
        program = versions[-1] if versions else None
        if not same_pseudonym(site.patient, patients(store)):
            return None, program
        period = read_period(
            store,
            site.patient,
            now=site.zone_now(versions),
            programs=site.programs,
            repeatability=read_repeatability(store.place),
        )
    return period, program


def _week(period: Period, words: PageWords) -> Iterator[str]:
    monday = monday_of(period.now.date())
    days = {session.day for session in period.sessions if session.day >= monday}
    yield words.say("gains-week", count=len(days))
    repetitions = sum(one.done_repetitions for one in period.sets if one.day >= monday)
    if repetitions:
        yield words.say("gains-repetitions", count=repetitions)


def _gains(period: Period, site: Site, words: PageWords) -> Iterator[Gain]:
    courses = [
        c
        for c in period.courses
        if c.trend.unit == "deg" and may_gain(c.trend.exercise, site.known)
    ]
    for course in sorted(courses, key=worst_first):
        yield _gain(course, period, site, words)
    measured = {(c.trend.exercise, c.trend.side) for c in courses}
    for one in not_measured(period, site.known, measured):
        yield _plain(one, site.known, words)


def _gain(course: Course, period: Period, site: Site, words: PageWords) -> Gain:
    trend, say = course.trend, words.say
    passed = any(e.kind == "limit_passed" and e.exercise == trend.exercise for e in period.events)
    sets = [s for s in period.sets if (s.exercise, s.side) == (trend.exercise, trend.side)]
    sentences = [say("gain-days", count=len({one.day for one in sets}))] if sets else []
    sentences += [say("gain-limit")] if passed else _change(course, period, words)
    share = None
    goal = goal_of(period, trend.exercise, trend.side)
    if goal is not None and not passed:
        value = trend.latest.value
        first, now = first_and_now(course)
        if value.sign * (goal - value.value) <= 0 and not _hurt(period, trend.exercise):
            sentences.append(say("gain-goal-reached"))
        elif first is not None and value.sign * (goal - first) > 0:
            share = round(100 * max(0.0, min(1.0, (now - first) / (goal - first))))
    if site.settings.degrees:
        first, now = first_and_now(course)
        if first is None:
            sentences.append(say("gain-degrees-now", now=str(round(now))))
        else:
            sentences.append(say("gain-degrees", first=str(first), now=str(round(now))))
    return _named(trend.exercise, trend.name, trend.side, sentences, share, site.known, words)


def _change(course: Course, period: Period, words: PageWords) -> Iterator[str]:
    trend = course.trend
    no_praise = _hurt(period, trend.exercise) or asked_instead(period, trend.exercise, trend.side)
    if no_praise and not course.gained < 0:
        return
    name = patient_statement(course)
    yield words.say(f"gain-{name}", sessions=LEAST_SESSIONS, averaged=AVERAGED)


def _hurt(period: Period, exercise: str) -> bool:
    """Whether something happened in the last days after which nobody is praised."""
    since = period.now.date() - DAYS_OF_MISSES
    recent = [event for event in period.events if event.day > since]
    return any(e.kind in BREACHES and e.exercise in ("", exercise) for e in recent)


def _plain(one: NotMeasured, known: KnownExercises, words: PageWords) -> Gain:
    """What has no degrees: by how often it was done."""
    say = words.say
    sentences = [say("gain-days", count=one.days) if one.days else say("gain-nothing")]
    if one.why is not None and one.days:
        sentences.append(say(f"gain-{one.why}"))
    return _named(one.exercise, one.name, one.side, sentences, None, known, words)


def _named(
    exercise: str,
    name: str,
    side: str,
    sentences: list[str],
    share: int | None,
    known: KnownExercises,
    words: PageWords,
) -> Gain:
    is_known = exercise in known
    return Gain(
        name=words.patient.exercise(known[exercise]).name if is_known else name,
        side=words.say(f"chip-{side}") if side in ("left", "right", "alternating") else "",
        picture=shown(known[exercise], side) if is_known else None,
        sentences=tuple(sentences),
        share=share,
    )
