"""Sections on what was not counted, compensations, events, remarks and the set-up's quality."""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import median
from typing import TYPE_CHECKING, get_args

from hep_vision.measure.exercise import RuleId
from hep_vision.measure.quality.compensations import RULES
from hep_vision.program.words import counted, day_words, listed
from hep_vision.review.document import Bullets, Section, Table, Text
from hep_vision.review.words import correction_words, why_ended_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hep_vision.record.attempt import StoredAttempt
    from hep_vision.review.document import Block
    from hep_vision.review.period import Period
    from hep_vision.store.views import StoredSet

REASONS = {
    "short_of_target": "less than the minimum to count",
    "short_of_own_range": "short of the person's own range",
    "too_small": "too small",
    "not_returned": "did not return to the start",
    "began_before_start": "had begun before the recording",
    "too_fast": "too fast",
    "out_of_sight": "out of sight",
    "unsteady": "seen too unsteadily",
    "person_changed": "another person",
    "changing_place": "moving into position",
    "wrong_position": "other body position",
    "other_side": "the side that was not asked for",
    "other_movement": "another movement",
    "hold_too_short": "not held long enough",
}
_RULE_CODES = frozenset(get_args(RuleId))
_LATEST_SETS = 5


def attempts_section(period: Period) -> Section | None:
    """Why attempts were not counted, and what ways round the exercise were seen."""
    blocks: list[Block] = []
    missed = _not_counted(period.sets)
    if missed:
        headings = ("Exercise", "Became", "Why", "Number", "The latest")
        blocks.append(Table("Attempts that were not counted", headings, missed, frozenset((3,))))
    seen = _compensations(period.sets)
    if seen:
        headings = (
            *("Exercise", "What the camera saw", "Attempts", "Sets"),
            *(f"Each of the latest {_LATEST_SETS}", "The latest"),
        )
        caption = "Compensations: attempts in which they were seen, in all and set by set"
        blocks.append(Table(caption, headings, seen, frozenset((2, 3))))
    if not blocks:
        return None
    return Section("Not counted, and compensations", tuple(blocks))


def _not_counted(sets: Iterable[StoredSet]) -> tuple[tuple[str, ...], ...]:
    found: dict[tuple[str, str, str], list[StoredAttempt]] = defaultdict(list)
    for one in sets:
        for attempt in one.attempts:
            if attempt.status != "counted":
                found[one.exercise_name, attempt.status, attempt.reason].append(attempt)
    return tuple(
        (name, status, REASONS.get(reason, reason), str(len(some)), some[-1].explanation)
        for (name, status, reason), some in sorted(
            found.items(), key=lambda item: (item[0][0], -len(item[1]))
        )
    )


def _compensations(sets: Iterable[StoredSet]) -> tuple[tuple[str, ...], ...]:
    by_exercise: dict[str, list[StoredSet]] = defaultdict(list)
    for one in sets:
        by_exercise[one.exercise_name].append(one)
    return tuple(
        _compensation_row(name, code, some)
        for name, some in sorted(by_exercise.items())
        for code in sorted({f.code for one in some for f in one.findings} & _RULE_CODES)
    )


def _compensation_row(name: str, code: str, sets: Sequence[StoredSet]) -> tuple[str, ...]:
    """One compensation in the sets of one exercise."""
    found = [[f for f in one.findings if f.code == code] for one in sets]
    attempts = [len({f.attempt for f in some if f.attempt is not None}) for some in found]
    sees = {str(rule_code): rule.sees for rule_code, rule in RULES.items()}[code]
    return (
        name,
        sees,
        str(sum(attempts)),
        f"{sum(map(bool, found))} of {len(sets)}",
        ", ".join(map(str, attempts[-_LATEST_SETS:])),
        next(some[-1].message for some in reversed(found) if some),
    )


def events_section(period: Period, names: dict[str, str]) -> Section:
    """Stops, limits, pain beyond the rule, doses other than prescribed."""
    found = sorted((*_safety(period, names), *_ends(period)), key=lambda event: event[0])
    events = (*(f"{day_words(day)}{said}" for day, said in found), *_other_doses(period, names))
    if not events:
        return Section("Events", (Text("None: no stop, no limit passed, no set broken off."),))
    return Section("Events", (Bullets(events),))


def _safety(period: Period, names: dict[str, str]) -> Iterator[tuple[date, str]]:
    """The same safety events as those the first page and the calendar go by."""
    for event in period.events:
        if event.kind != "stopped_for_pain":  # told by how the session or the set ended
            about = f", {names.get(event.exercise, event.exercise)}" if event.exercise else ""
            yield event.day, f"{about}: {event.evidence}."


def _ends(period: Period) -> Iterator[tuple[date, str]]:
    """Sessions and sets that ended otherwise than as planned."""
    for session in period.sessions:
        if session.why_ended not in (None, "done"):
            yield session.day, f": session {why_ended_words(session.why_ended)}."
        if session.ended_at is None:
            said = "was not ended; its last set may be provisional."
            yield session.day, f": session {session.id} {said}"
        for one in session.sets:
            if one.why_ended not in (None, "done", session.why_ended):
                words = f", {one.exercise_name}: set {why_ended_words(one.why_ended)}."
                yield session.day, words


def _other_doses(period: Period, names: dict[str, str]) -> Iterator[str]:
    for plan in period.days:
        for exercise in plan.exercises:
            name = names.get(exercise.entry.exercise, exercise.entry.exercise)
            said = f"{day_words(plan.day)}, {name}"
            done = sum(dose.done_sets for dose in exercise.doses)
            due = sum(dose.due_sets for dose in exercise.doses)
            if done > due:
                yield f"{said}: {counted(done, 'set')}, {due} due."
            asked = exercise.entry.reps_in_set
            reps = [one.reps for one in exercise.sets if one.reps is not None]
            if exercise.entry.exact_dose and asked is not None and any(n != asked for n in reps):
                each = listed([str(n) for n in reps])
                yield f"{said}: {each} repetitions in its sets, exactly {asked} prescribed."


def amended_section(period: Period) -> Section | None:
    """What therapists put beside the measured values; None if nothing."""
    rows = tuple(
        (
            f"{one.day:%Y-%m-%d}",
            f"{one.exercise_name}, set {one.id}"
            + (f", attempt {o.attempt}" if o.attempt is not None else ""),
            str(len(one.repetitions)),
            "" if o.count is None else str(o.count),
            o.remark or "",
            f"{o.author}, {o.made_at:%Y-%m-%d}: {o.reason}"
            + (f"; taken back by {o.undone}" if o.undone else ""),
        )
        for one in period.sets
        for o in one.overrides
    )
    headings = ("Day", "About", "Measured", "Therapist", "Remark", "Who and why")
    blocks: list[Block] = []
    if rows:
        blocks.append(Table("The measured value stays as it is", headings, rows, frozenset((2, 3))))
    corrections = tuple(_corrections(period))
    if corrections:
        blocks.append(
            Table(
                "Corrections; this report reads the corrected values, the record keeps both",
                ("Day", "Session", "Corrected", "Who and why"),
                corrections,
            )
        )
    if not blocks:
        return None
    return Section("Therapist's word beside the measurement", tuple(blocks))


def _corrections(period: Period) -> Iterator[tuple[str, ...]]:
    for session in period.corrected:
        for one in session.corrections:
            taken_back = f"; taken back by {one.undone}" if one.undone else ""
            yield (
                f"{session.day:%Y-%m-%d}",
                str(session.id),
                correction_words(one).capitalize(),
                f"{one.author}, {one.made_at:%Y-%m-%d}: {one.reason}{taken_back}",
            )


def quality_section(period: Period) -> Section | None:
    """How well the camera could see."""
    by_exercise: dict[str, list[StoredSet]] = defaultdict(list)
    for one in period.sets:
        if one.is_measured:
            by_exercise[one.exercise_name].append(one)
    if not by_exercise:
        return None
    rows = tuple((name, *_quality(sets)) for name, sets in by_exercise.items())
    headings = (
        *("Exercise", "Sets", "Person found, % of frames (worst)", "Off the plane (worst)"),
        *("Repetitions left out of the range", "Slowest camera, 1/s"),
    )
    blocks: list[Block] = [
        Table("Set-up and view", headings, rows, frozenset(range(1, 6))),
    ]
    setups = {one.setup for one in period.sets if one.setup}
    if setups:
        blocks.append(Text(f"Camera set-ups: {', '.join(sorted(setups))}."))
    said = Counter(
        f.message for one in period.sets for f in one.findings if f.code not in _RULE_CODES
    )
    if said:
        blocks.append(Text("Most often noted of the set-up:", "strong"))
        blocks.append(Bullets(tuple(f"{m} ({n})" for m, n in said.most_common(5))))
    return Section("Quality of the recordings", tuple(blocks))


def _quality(sets: list[StoredSet]) -> tuple[str, ...]:
    tracked = [100 * (one.frames_with_pose or 0) / one.frames for one in sets if one.frames]
    reps = [attempt for one in sets for attempt in one.repetitions]
    views = [abs(a.view_off_deg) for a in reps if a.view_off_deg is not None]
    rates = [one.frame_rate_hz for one in sets if one.frame_rate_hz]
    return (
        str(len(sets)),
        f"{median(tracked):.0f} ({min(tracked):.0f})" if tracked else "?",
        f"{median(views):.0f}° ({max(views):.0f}°)" if views else "?",
        f"{sum(not a.reliable for a in reps)} of {len(reps)}",
        f"{min(rates):.0f}" if rates else "?",
    )
