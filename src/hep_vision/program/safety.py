"""Safety events: what everything that decides, praises or summarises has to ask first.

Pure. A limit that was passed, pain above the rule, a stop because of pain, a fall, swelling and a
limit that could not be checked. A day with one of them is not done as prescribed, and no rule
proposes more after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from hep_vision.program.schedule import in_force
from hep_vision.program.words import counted, degrees_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hep_vision.program.done import DoneSet
    from hep_vision.program.fields import SetSide
    from hep_vision.program.model import PrescribedExercise, Program
    from hep_vision.program.parts import RomLimit
    from hep_vision.program.reach import Reach

SafetyKind = Literal["limit_passed", "pain", "stopped_for_pain", "fall", "swelling", "limit_unseen"]

KIND_WORDS: dict[SafetyKind, str] = {
    "limit_passed": "a limit was passed",
    "pain": "pain above the rule",
    "stopped_for_pain": "a stop because of pain",
    "fall": "a fall",
    "swelling": "swelling",
    "limit_unseen": "a limit that could not be checked",
}

USUAL_PAIN_RULE = 5
"""Pain above this, 0 to 10, is told where the program has no rule of its own: the pain-monitoring
model calls up to 5 acceptable (Thomee, Phys Ther 1997;77:1690-1703)."""

UNSEEN_SHARE = 0.30
"""Above this share of attempts whose furthest point could not be read, the limit was not checked:
the share above which the attempts that were read are a selection (`statistics.session_value`)."""

# Words by which a patient speaks of it, in English, German and Spanish. A note that denies it
# ("no swelling") is told as well: the therapist reads the words themselves.
_SPOKEN_OF = {
    "swelling": re.compile(r"swell|swoll|schwoll|schwell|hinch[aó]|inflamad", re.IGNORECASE),
    "fall": re.compile(
        r"\b(fell|falls?|fallen|falling|tripped|collapsed|gest[uü]rzt|st[uü]rz\w*|hingefallen|"
        r"umgefallen|ca[ií]d[ao]s?|me ca[ií])\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySaid:
    """What the patient said of a day as a whole, and whether it ended in pain.

    ``session`` is the number of the session in the record, None if it has none.
    """

    day: date
    pain: int | None = None
    stopped_for_pain: bool = False
    note: str = ""
    session: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyEvent:
    """Something that happened on a day and that the therapist has to know.

    Parameters
    ----------
    kind : str
        What it is.
    day : date
        The patient's own day.
    exercise : str
        Id of the exercise; empty if it concerns the day as a whole.
    side : str
        Side of the set; empty if it concerns no side.
    evidence : str
        What was measured or said, in a sentence without a full stop.
    words : str
        The patient's own words about it; empty if there are none.
    session : int, optional
        Number of the session in the record.
    """

    kind: SafetyKind
    day: date
    exercise: str = ""
    side: SetSide | Literal[""] = ""
    evidence: str
    words: str = ""
    session: int | None = None

    def concerns(self, entry: PrescribedExercise) -> bool:
        """Whether it bears on an exercise of the program: it happened in it, or to the day."""
        return self.exercise in ("", entry.exercise)


BREACHES = frozenset({"limit_passed", "pain", "stopped_for_pain", "fall", "swelling"})
"""Kinds after which a day is not done as prescribed; an unseen limit alone does not undo it."""


def safety_events(
    done: Iterable[DoneSet], said: Iterable[DaySaid], versions: Sequence[Program]
) -> tuple[SafetyEvent, ...]:
    """Safety events of everything that was done and said, by day.

    Parameters
    ----------
    done : iterable of DoneSet
        Every set, matched with the program or not.
    said : iterable of DaySaid
        Every session's answers.
    versions : sequence of Program
        All versions of the program; none if there is no program.
    """
    of_sets = [event for one in done for event in _events_of_set(one, versions)]
    said = tuple(said)
    of_days = [event for one in said for event in _events_of_day(one, versions)]
    words = {one.session: one.note for one in said}
    of_sets = [
        replace(e, words="" if e.session is None else words.get(e.session, "")) for e in of_sets
    ]
    # What is known of an exercise is not said again of the whole session.
    known = {(event.kind, event.session, event.evidence) for event in of_sets}
    told = {(kind, session) for kind, session, _ in known if kind == "stopped_for_pain"}
    of_days = [
        event
        for event in of_days
        if event.session is None
        or (
            (event.kind, event.session, event.evidence) not in known
            and (event.kind, event.session) not in told
        )
    ]
    return tuple(sorted((*of_sets, *of_days), key=lambda event: event.day))


def unsafe_days(
    events: Iterable[SafetyEvent], entry: PrescribedExercise | None = None
) -> frozenset[date]:
    """Days on which a breach concerns an exercise, or anything if none is named."""
    return frozenset(
        event.day
        for event in events
        if event.kind in BREACHES and (entry is None or event.concerns(entry))
    )


def _events_of_set(one: DoneSet, versions: Sequence[Program]) -> Iterator[SafetyEvent]:
    program = in_force(versions, one.date)
    entries = [e for e in program.exercises if e.exercise == one.exercise_id] if program else []
    limits = tuple(dict.fromkeys(limit for entry in entries for limit in entry.limits_on(one.date)))
    for kind, evidence in _about_limits(one, limits):
        yield _event(kind, one, evidence)
    rule = _strictest(entries, program)
    if one.pain is not None and one.pain > rule:
        yield _event("pain", one, _pain_words(one.pain, rule))
    if one.why_ended == "pain":
        yield _event("stopped_for_pain", one, "stopped because of pain")


def _event(kind: SafetyKind, one: DoneSet, evidence: str) -> SafetyEvent:
    return SafetyEvent(
        kind=kind,
        day=one.date,
        exercise=one.exercise_id,
        # Pain is of the person: both sides of a day are one event.
        side=one.side if kind in ("limit_passed", "limit_unseen") else "",
        evidence=evidence,
        session=one.session,
    )


def limit_passed(one: DoneSet, limits: Iterable[RomLimit]) -> str:
    """What is to be said of a limit that a set passed; empty if it passed none.

    Parameters
    ----------
    one : DoneSet
        The set.
    limits : iterable of RomLimit
        Those that hold on its day.
    """
    if one.reach is None:
        return ""
    passed = (words for limit in limits for words in _passed_words(one.reach, limit))
    return next(passed, one.reach.past_limit.rstrip("."))


def _about_limits(one: DoneSet, limits: Sequence[RomLimit]) -> Iterator[tuple[SafetyKind, str]]:
    reach = one.reach
    if reach is None:
        return
    passed = limit_passed(one, limits)
    if passed:
        yield "limit_passed", passed
    elif limits and reach.unseen > UNSEEN_SHARE * reach.attempts:
        attempts = counted(reach.attempts, "attempt")
        yield (
            "limit_unseen",
            f"the limit could not be checked: the camera could not read how far {reach.unseen} of "
            f"{attempts} went",
        )


def _passed_words(reach: Reach, limit: RomLimit) -> Iterator[str]:
    error = "" if reach.uncertainty is None else f" (±{reach.uncertainty:.0f}°)"
    most, least = limit.max_deg, limit.min_deg
    said: list[tuple[str, float, float]] = []
    if most is not None and reach.greatest is not None and reach.greatest > most:
        said.append(("up", reach.greatest, most))
    if least is not None and reach.least is not None and reach.least < least:
        said.append(("down", reach.least, least))
    for word, value, bound in said:
        yield (
            f"{limit.motion} went {word} to {degrees_words(round(value))}{error}; "
            f"the limit is {degrees_words(bound)} ({limit.author})"
        )


def _events_of_day(said: DaySaid, versions: Sequence[Program]) -> Iterator[SafetyEvent]:
    program = in_force(versions, said.day)
    rule = _strictest(program.exercises if program else (), program)

    def event(kind: SafetyKind, evidence: str) -> SafetyEvent:
        return SafetyEvent(
            kind=kind, day=said.day, evidence=evidence, words=said.note, session=said.session
        )

    if said.pain is not None and said.pain > rule:
        yield event("pain", _pain_words(said.pain, rule))
    if said.stopped_for_pain:
        yield event("stopped_for_pain", "the session was stopped because of pain")
    if _SPOKEN_OF["fall"].search(said.note):
        yield event("fall", "the patient's words speak of a fall")
    if _SPOKEN_OF["swelling"].search(said.note):
        yield event("swelling", "the patient's words speak of swelling")


def _strictest(entries: Iterable[PrescribedExercise], program: Program | None) -> int:
    """Pain above which to stop: the strictest rule of some exercises, else of the program."""
    for some in (entries, program.exercises if program else ()):
        rules = [e.pain_rule.stop_above_0_to_10 for e in some if e.pain_rule is not None]
        if rules:
            return min(rules)
    return USUAL_PAIN_RULE


def _pain_words(pain: int, rule: int) -> str:
    return f"pain {pain} of 10; the rule is to stop above {rule}"
