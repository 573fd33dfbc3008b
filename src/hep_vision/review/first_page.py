"""The report's first page: what must be decided, what changed and why, what is proposed."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.matters.words import TITLES, proposal_of, sentence_of
from hep_vision.program.arcs import deficit_words
from hep_vision.program.clinical import frame_facts, outcomes_due, weeks_words
from hep_vision.program.compare import FIRST_DAY, compare_programs
from hep_vision.program.questionnaires import OUTCOMES
from hep_vision.program.questionnaires import change_words as score_change_words
from hep_vision.program.words import counted, day_words, degrees_words, listed
from hep_vision.review.adherence import DATA_WINDOW_DAYS, data_days
from hep_vision.review.amounts import value_words
from hep_vision.review.change_words import change_words
from hep_vision.review.document import Bullets, Facts, Section, Text
from hep_vision.review.limbs import limbs_words, other_limb_words
from hep_vision.review.statements import JUDGED_FROM
from hep_vision.review.wording import SIDE_WORDS, trend_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hep_vision.matters.model import Matter
    from hep_vision.program.clinical import Instrument
    from hep_vision.program.history import ValidVersion
    from hep_vision.program.known import KnownExercises
    from hep_vision.program.proposals import Proposal
    from hep_vision.review.course import Course
    from hep_vision.review.document import Block
    from hep_vision.review.period import Period
    from hep_vision.store.clinic_values import ClinicValue, OutcomeScore

_OTHER_DAYS = {
    "too_much": "more than prescribed",
    "unsafe": "with something that happened (see what is to be decided)",
    "unmatched": "with something else than was due",
}
_NOTHING_OPEN = "Nothing is open: no limit passed, no pain above the rule, no other open matter."
_BLANK = "______________________________"


@dataclass(frozen=True, slots=True)
class Room:
    """How much the first page holds; the rest stands behind it, in full.

    ``words`` is the length of one note, ``notes`` how many of the patient's notes there are.
    ``in_full`` gives arcs, the other limb and the changes of a new version; else they are only
    named, and what a matter says already is not said again.
    """

    matters: int
    courses: int
    doses: int
    proposals: int
    words: int
    notes: int
    in_full: bool


ROOM = Room(matters=7, courses=5, doses=4, proposals=3, words=200, notes=3, in_full=True)
LITTLE_ROOM = Room(matters=5, courses=3, doses=3, proposals=2, words=100, notes=1, in_full=False)
"""On paper, of a patient of whom there is so much to say that small type would be needed."""


def first_page(
    period: Period, known: KnownExercises, names: dict[str, str], room: Room = ROOM
) -> tuple[Section, Section]:
    """Sections that a therapist decides by, before the sign-off.

    Parameters
    ----------
    period : Period
        What the record knows.
    known : mapping
        The library, for the words of what a version changed.
    names : dict
        Names of prescribed exercises by their id.
    room : Room
        How much there is room for.
    """
    decide = tuple(_matter_lines(period, names, room))
    return (
        Section("To be decided", (Bullets(decide) if decide else Text(_NOTHING_OPEN),)),
        Section("In short", tuple(_in_short(period, known, names, room))),
    )


def _matter_lines(period: Period, names: dict[str, str], room: Room) -> Iterator[str]:
    matters = period.open_matters
    noted = _who_has_the_words(matters)
    for matter in matters[: room.matters]:
        yield matter_line(matter, period, names, noted.get(matter.about, ()), room.words)
    rest = Counter(TITLES[matter.kind] for matter in matters[room.matters :])
    if rest:
        kinds = listed([f"{kind} ({n})" if n > 1 else kind for kind, n in rest.items()])
        more = counted(sum(rest.values()), "more open matter")
        yield f"{more} behind this page, none more urgent than these: {kinds}."


def matter_line(
    matter: Matter,
    period: Period,
    names: dict[str, str],
    words: Iterable[str],
    most: int = sys.maxsize,
) -> str:
    """A matter with the patient's words up to a length, what is proposed, number and state."""
    number = "new" if matter.id is None else f"matter {matter.id}"
    state = "" if matter.state == "open" else f", {matter.state} by {matter.history[-1].by}"
    cut = (one if len(one) <= most else f"{one[:most].rstrip()} [...]" for one in words)
    said = "".join(
        f" In the patient's words: \N{LEFT DOUBLE QUOTATION MARK}{one}"
        "\N{RIGHT DOUBLE QUOTATION MARK}"
        for one in cut
    )
    proposal = proposal_of(matter, period.matters)
    return f"{sentence_of(matter, names)}{said} Proposed: {proposal}. ({number}{state})"


def _who_has_the_words(matters: Sequence[Matter]) -> dict[tuple[str, str, str], list[str]]:
    """By matter, the patient's words to print with it: each note once, where it says most."""
    found: dict[tuple[str, str, str], list[str]] = {}
    told: set[str] = set()
    for matter in sorted(matters, key=lambda one: one.kind not in ("fall", "swelling")):
        for words in matter.words:
            if words not in told:
                told.add(words)
                found.setdefault(matter.about, []).append(words)
    return found


def matters_section(period: Period, names: dict[str, str], room: Room = ROOM) -> Section | None:
    """All open matters, where the first page has room for some of them only."""
    matters = period.open_matters
    long = any(len(words) > room.words for matter in matters for words in matter.words)
    if len(matters) <= room.matters and not long:
        return None
    noted = _who_has_the_words(matters)
    lines = (matter_line(one, period, names, noted.get(one.about, ())) for one in matters)
    return Section("All open matters", (Bullets(tuple(lines)),))


def _in_short(
    period: Period, known: KnownExercises, names: dict[str, str], room: Room
) -> Iterator[Block]:
    """What changed, why, and what is proposed; of each only what there is."""
    if not period.sessions:
        yield Text("Nothing was recorded in this period.", "strong")
    parts = (
        ("What changed", tuple(_changed(period, room))),
        ("Why", tuple(_why(period, known, names, room))),
        ("What is proposed", tuple(_proposed(period, names, room))),
    )
    for title, lines in parts:
        if lines:
            yield Text(title, "strong")
            yield Bullets(lines)


def _changed(period: Period, room: Room) -> Iterator[str]:
    courses = sorted(period.courses, key=lambda one: (not one.is_worse, not one.change.is_real))
    words = moved_words if room.in_full else _briefly_moved_words
    lines = [words(course, period) for course in courses[: room.courses]]
    early = [line for line in lines if line.endswith(f"; {JUDGED_FROM}.")]
    if len(early) > 1:  # of several movements it is said once, below them
        yield from (line.replace(f"; {JUDGED_FROM}.", ".") for line in lines)
        if room.in_full:
            yield f"{JUDGED_FROM[0].upper()}{JUDGED_FROM[1:]}."
    else:
        yield from lines
    if courses[room.courses :]:
        more = counted(len(courses) - room.courses, "more movement")
        yield f"{more} behind this page, none of them less far than before."
    yield from _clinic(period.clinic_values)
    yield from _scores(period.scores)


def moved_words(course: Course, period: Period) -> str:
    """The latest value of a movement, its arc, the other limb's, and the one judged change."""
    trend = course.trend
    other = other_limb_words(trend, period.trends) or limbs_words(trend, period.sets, period.traces)
    beside = f" ({other})" if other else ""
    arc = trend.arc_of(trend.latest)
    from_to = f", from-to {arc.words}{deficit_words(arc)}" if arc is not None else ""
    value = value_words(trend.latest.value, trend.unit, trend.measure)
    return f"{trend_name(trend)}: {value}{from_to}{beside}; {change_words(course)}."


def _briefly_moved_words(course: Course, period: Period) -> str:
    """The latest value and the change, which an open matter may have said already."""
    trend = course.trend
    about = [(one.kind, one.exercise, one.side) for one in period.open_matters]
    told = ("worse", trend.exercise, trend.side) in about
    change = "less far than before (see above)" if told else change_words(course)
    value = value_words(trend.latest.value, trend.unit, trend.measure)
    return f"{trend_name(trend)}: {value}; {change}."


def _clinic(values: Sequence[ClinicValue]) -> Iterator[str]:
    """The clinic's own angles: the latest beside the first of each movement."""
    keys = dict.fromkeys((v.measure, v.side, v.rom_type, v.method) for v in values)
    for key in keys:
        some = [v for v in values if (v.measure, v.side, v.rom_type, v.method) == key]
        first, latest = some[0], some[-1]
        before = ""
        if len(some) > 1:
            before = f" ({degrees_words(first.value_deg)} on {day_words(first.day)})"
        yield (
            f"Clinic's {latest.method}, {latest.measure.replace('_', ' ')} "
            f"{SIDE_WORDS[latest.side]}, {latest.rom_type.replace('_', '-')}: "
            f"{degrees_words(latest.value_deg)} on {day_words(latest.day)}{before}."
        )


def _scores(scores: Sequence[OutcomeScore]) -> Iterator[str]:
    instruments: dict[Instrument, None] = {score.instrument: None for score in scores}
    for instrument in instruments:
        some = [score for score in scores if score.instrument == instrument]
        first, latest = some[0], some[-1]
        if len(some) == 1:
            yield f"{OUTCOMES[instrument].name}: {latest.score:g} on {day_words(latest.day)}."
        else:
            change = score_change_words(instrument, first.score, latest.score)
            yield f"{change} ({day_words(first.day)} to {day_words(latest.day)})."


def _why(period: Period, known: KnownExercises, names: dict[str, str], room: Room) -> Iterator[str]:
    """What a change may come from: what was done, how it felt, and what was asked."""
    if period.sessions:
        yield from _took_part(period, names, room)
        yield from _felt(period)
        yield from _notes(period, room)
    for valid in period.versions:
        if valid.before is not None:
            words = _version_words(valid, known, room)
            yield f"Version {valid.program.version} from {day_words(valid.first)} on: {words}."
    moved = {
        stretch[0].day: ", ".join(stretch[0].breaks)
        for course in period.courses
        for stretch in course.trend.stretches[1:]
        if stretch[0].day >= period.first
    }
    for day, why in sorted(moved.items()):
        yield f"Other {why} from {day_words(day)} on: what was before it is not compared."


def _version_words(valid: ValidVersion, known: KnownExercises, room: Room) -> str:
    """What a version changed, by exercise; without its first day, which is named anyway."""
    assert valid.before is not None
    said: list[str] = []
    for change in compare_programs(valid.before, valid.program, known):
        lines = [line for line in change.lines if not line.startswith(FIRST_DAY)]
        if not room.in_full:
            lines = list(dict.fromkeys(line.split(":")[0] for line in lines))
        if lines:
            said.append(f"{change.title}: {', '.join(lines)}")
    if not said:
        return "nothing but the dates"
    return "; ".join(said) + ("" if room.in_full else " (how, behind this page)")


def _took_part(period: Period, names: dict[str, str], room: Room) -> Iterator[str]:
    asked = [m for m in period.marks if m.due and m.status not in ("to_come", "rest")]
    if asked:
        statuses = Counter(mark.status for mark in asked)
        parts = [f"{statuses['done']} done as prescribed", f"{statuses['partial']} in part"]
        for status, words in _OTHER_DAYS.items():
            if statuses[status]:
                parts.append(f"{statuses[status]} {words}")
        parts.append(f"nothing recorded on {statuses['no_data']}")
        yield f"Of {counted(len(asked), 'day')} with exercises due: {', '.join(parts)}."
    short = [line for line in period.doses if line.days_due and line.days_done < line.days_due]
    lines = [
        f"{names.get(line.exercise, line.exercise)}, {SIDE_WORDS[line.side]}: due on "
        f"{counted(line.days_due, 'day')}; {line.days_done} done, {line.days_partial} in part, "
        f"{line.days_missed} not."
        for line in sorted(short, key=lambda one: -one.days_missed)[: room.doses]
    ]
    if room.in_full:
        yield from lines
    elif lines:
        yield " ".join(lines)
    if short[room.doses :]:
        more = counted(len(short) - room.doses, "more exercise")
        yield f"{more} not done in full: see the adherence behind this page."
    for line in period.doses:
        if line.days_too_much and line.entry.exact_dose:
            days = counted(line.days_too_much, "day")
            yield f"{names.get(line.exercise, line.exercise)}: more than the exact dose on {days}."
    if room.in_full:
        days = data_days((session.day for session in period.history), period.last)
        yield (
            f"{counted(days, 'day')} with data in the {DATA_WINDOW_DAYS} days to "
            f"{day_words(period.last)}."
        )


def _felt(period: Period) -> Iterator[str]:
    told = [s for s in period.sessions if s.pain_worst is not None]
    if told:
        worst = max(told, key=lambda s: (s.pain_worst or 0, s.day))
        corrected = ", as corrected" if worst.correction_of("pain_worst") else ""
        yield f"Worst pain {worst.pain_worst} of 10, on {day_words(worst.day)}{corrected}."
    stopped = [s for s in period.sessions if s.why_ended == "pain"]
    if stopped:
        yield f"{counted(len(stopped), 'session')} stopped because of pain."


def _notes(period: Period, room: Room) -> Iterator[str]:
    """The patient's latest words that no open matter holds already."""
    told = {words for matter in period.open_matters for words in matter.words}
    notes = [(s.day, s.note) for s in period.sessions if s.note and s.note not in told]
    for day, words in notes[-room.notes :]:
        yield (
            f"In the patient's words, {day_words(day)}: \N{LEFT DOUBLE QUOTATION MARK}{words}"
            "\N{RIGHT DOUBLE QUOTATION MARK}"
        )


def _proposed(period: Period, names: dict[str, str], room: Room) -> Iterator[str]:
    for proposal in period.proposals[: room.proposals]:
        yield proposal_words(proposal, names)
    if period.proposals[room.proposals :]:
        more = counted(len(period.proposals) - room.proposals, "more proposal")
        yield f"{more}: hep-vision program proposals."
    program = period.program
    if program is None:
        return
    entered: list[tuple[Instrument, date]] = [
        (score.instrument, score.day) for score in period.scores
    ]
    due = outcomes_due(program, entered, period.today)
    if due:
        asked = listed([OUTCOMES[one].name for one in due])
        yield f"Questionnaire to be asked: {asked}."
    if program.clinical is not None and program.clinical.next_visit is not None:
        left = program.clinical.visits_left
        visits = f"; {counted(left, 'visit')} left" if left is not None else ""
        yield f"Next visit: {day_words(program.clinical.next_visit)}{visits}."


def proposal_words(one: Proposal, names: dict[str, str]) -> str:
    """What the program's own rule proposes, or why it proposes nothing for now."""
    name = names.get(one.entry.exercise, one.entry.exercise)
    if one.kind == "blocked":
        return f"{name}: no more for now, since there was {one.because}."
    return f"{name}: {one.because}. {one.change}"


def about_facts(period: Period, versions_words: str) -> tuple[tuple[str, str], ...]:
    """Of whom the report is, with the clinical frame of the program."""
    program = period.program
    versions = sorted({f"{one.hep_vision} with model {one.model}" for one in period.sets})
    by = f"{program.program}, {versions_words}, {program.author.name}" if program else ""
    # The next visit stands among what is proposed.
    facts = frame_facts(program) if program else ()
    frame = tuple(fact for fact in facts if fact[0] not in ("Next visit", "Visits left"))
    weeks = weeks_words(program, period.today) if program else ""
    return (
        ("Patient", period.patient),
        ("Period", f"{day_words(period.first)} to {day_words(period.last)}"),
        ("Program", by or "none in the record"),
        ("Measured by", "; ".join(f"hep-vision {one}" for one in versions) or "nothing"),
        *(frame or (("Diagnosis, surgery", "____________________ (filled in by the clinic)"),)),
        *((("Time since surgery", weeks),) if weeks else ()),
    )


def digest_of(sections: Sequence[Section]) -> str:
    """Digest of what some sections say; a sign-off stands for exactly that."""
    lines: list[str] = []
    for section in sections:
        lines.append(section.title)
        for block in section.blocks:
            match block:
                case Text(words):
                    lines.append(words)
                case Bullets(items):
                    lines += items
                case _:
                    pass
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def sign_off_section(period: Period, digest: str) -> Section:
    """Who reviewed the period and when, or lines to do it by hand."""
    blocks: list[Block] = []
    for one in period.sign_offs:
        at = one.at.astimezone(period.now.tzinfo)
        said = f"Reviewed and signed by {one.by} on {day_words(at.date())}, {at:%H:%M}."
        if one.report_sha256 != digest:
            said += " The first page has changed since."
        blocks.append(Text(said, "strong"))
    by_hand = (("Minutes spent", "__________"),)
    if not blocks:
        by_hand = (("Reviewed by", _BLANK), ("Date and time", _BLANK), *by_hand)
    contact = ("Live contact with the patient", "date ______________  by ______________")
    return Section("Reviewed", (*blocks, Facts((*by_hand, contact))))
