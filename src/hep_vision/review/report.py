"""The therapist's report: a patient's period in words, tables and charts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hep_vision import __version__
from hep_vision.program.compare import compare_programs
from hep_vision.program.words import day_words
from hep_vision.review.document import Bullets, Document, Section, Text
from hep_vision.review.findings import (
    amended_section,
    attempts_section,
    events_section,
    quality_section,
)
from hep_vision.review.first_page import (
    LITTLE_ROOM,
    ROOM,
    Room,
    about_facts,
    digest_of,
    first_page,
    matters_section,
    sign_off_section,
)
from hep_vision.review.function_tests import function_tests_section
from hep_vision.review.movement import movement_sections
from hep_vision.review.participation import adherence_section, data_section, pain_section
from hep_vision.review.wording import MEANING

if TYPE_CHECKING:
    from hep_vision.program.known import KnownExercises
    from hep_vision.review.document import Block
    from hep_vision.review.period import Period

TITLE = "Home exercise report"


def make_report(period: Period, known: KnownExercises) -> Document:
    """Put together the report of a period: the page to decide by, and the rest behind it.

    Parameters
    ----------
    period : Period
        What the record knows; see `hep_vision.review.period.read_period`.
    known : mapping
        The library, for the names of prescribed exercises.
    """
    # What a sign-off stands for does not depend on the paper: the digest is of the longer page.
    digest = first_page_digest(period, known)
    shorter = _report(period, known, LITTLE_ROOM, digest)
    return replace(_report(period, known, ROOM, digest), shorter=shorter)


def _report(period: Period, known: KnownExercises, room: Room, digest: str) -> Document:
    names = names_of(period, known)
    top = first_page(period, known, names, room)
    behind = (
        matters_section(period, names, room),
        versions_section(period, known),
        adherence_section(period, names),
        data_section(period),
        function_tests_section(period),
        *movement_sections(period),
        attempts_section(period),
        pain_section(period),
        events_section(period, names),
        amended_section(period),
        quality_section(period),
        Section("What the numbers do not mean", MEANING),
    )
    first, *others = (section for section in behind if section is not None)
    return Document(
        title=TITLE,
        about=about_facts(period, _versions(period) if period.versions else ""),
        sections=(
            *top,
            sign_off_section(period, digest),
            replace(first, new_page=True),
            *others,
        ),
        imprint=imprint_of(period),
    )


def first_page_digest(period: Period, known: KnownExercises) -> str:
    """Digest of what the first page says, by which a sign-off knows it again."""
    return digest_of(first_page(period, known, names_of(period, known)))


def names_of(period: Period, known: KnownExercises) -> dict[str, str]:
    """Names of the exercises of a period, by id."""
    ids = {entry.exercise for program in period.programs for entry in program.exercises}
    names = {one.exercise: one.exercise_name for one in period.sets}
    return {**{id_: known[id_].name for id_ in ids if id_ in known}, **names}


def imprint_of(period: Period) -> str:
    """When and by what it was made."""
    now = period.now
    return f"Made by hep-vision {__version__} on {day_words(now.date())}, {now:%H:%M}."


def _versions(period: Period) -> str:
    """``version 1 to 30 November 2026, version 2 from 1 December 2026 on``."""
    valid = period.versions
    if len(valid) == 1:
        return f"version {valid[0].program.version}"
    first = [f"version {one.program.version} to {day_words(one.last)}" for one in valid[:-1]]
    latest = valid[-1]
    return f"{', '.join(first)}, version {latest.program.version} from {day_words(latest.first)} on"


def versions_section(period: Period, known: KnownExercises) -> Section | None:
    """What each new version of the program changed; None if there was one only."""
    changed = [one for one in period.versions if one.before is not None]
    if not changed:
        return None
    blocks: list[Block] = []
    for one in changed:
        assert one.before is not None
        days = f"{day_words(one.first)} to {day_words(one.last)}"
        blocks.append(Text(f"Version {one.program.version}, {days}", "strong"))
        changes = compare_programs(one.before, one.program, known)
        lines = tuple(f"{c.title}. {line}." for c in changes for line in c.lines)
        blocks.append(Bullets(lines) if lines else Text("Nothing but the dates."))
    return Section("The program's versions", tuple(blocks))
