"""A session, and two beside each other, as a person reads them in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rich.table import Table

from hep_vision.cli.console import escape, out
from hep_vision.cli.report import SIDES
from hep_vision.cli.session_list import clock_of
from hep_vision.definitions.words import ROM_TYPE_WORDS
from hep_vision.program.arcs import arc_of_value, charted_degrees, deficit_words
from hep_vision.program.words import counted
from hep_vision.review.amounts import measured_words, value_words
from hep_vision.review.change_words import single_sessions_words
from hep_vision.review.limbs import FROM_CURVES, limb_arcs
from hep_vision.review.trend import trends_of, values_of_set
from hep_vision.review.words import correction_words, why_ended_words
from hep_vision.show.wording import with_unit
from hep_vision.statistics.change import Series, compare_two, joint_of
from hep_vision.statistics.gain import gain_of
from hep_vision.statistics.repeatability import Repeatability

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hep_vision.measure.body.landmarks import Array
    from hep_vision.measure.result import Trace, Unit
    from hep_vision.record.attempt import StoredAttempt
    from hep_vision.review.trend import Trend
    from hep_vision.statistics.session_value import SessionValue
    from hep_vision.store.views import StoredSession, StoredSet

_BLOCKS = "▁▂▃▄▅▆▇█"
_CHART_WIDTH = 60


def print_session(
    session: StoredSession,
    traces: Mapping[int, Sequence[Trace]],
    recounts: Mapping[int, Sequence[str]],
) -> None:
    """Print a session with each of its attempts."""
    ended = "not ended" if session.ended_at is None else why_ended_words(session.why_ended)
    out.print(
        f"[bold]Session {session.id}[/] of {escape(session.patient)}, {session.day.isoformat()} "
        f"{clock_of(session)}, {ended}"
    )
    for line in (*_answers(session), *correction_lines(session)):
        out.print(escape(line), soft_wrap=True)
    for one in session.sets:
        out.print()
        _print_set(one, traces.get(one.id, ()), len(recounts.get(one.id, ())))


def _answers(session: StoredSession) -> Iterable[str]:
    if session.program is not None:
        yield f"Program {session.program}, version {session.program_version}"
    pains = (
        ("before", session.pain_before),
        ("worst", session.pain_worst),
        ("after", session.pain_after),
    )
    told = ", ".join(f"{word} {pain}" for word, pain in pains if pain is not None)
    if told:
        yield f"Pain (0 to 10): {told}"
    if session.effort is not None:
        yield f"Effort: {session.effort} ({session.effort_scale})"
    if session.note:
        yield f"Note: {session.note}"


def correction_lines(session: StoredSession) -> Iterable[str]:
    """What a therapist corrected, a line each, with what was there before."""
    for one in session.corrections:
        taken_back = f"; taken back by {one.undone}" if one.undone else ""
        yield (
            f"Correction {one.id} by {one.author}, {one.made_at:%Y-%m-%d}: "
            f"{correction_words(one)} ({one.reason}){taken_back}"
        )


def _print_set(one: StoredSet, traces: Sequence[Trace], recounts: int) -> None:
    if one.is_measured:
        _print_measured(one, traces)
    else:
        done = one.why_ended == "done"
        said = "done, by the patient's own word" if done else why_ended_words(one.why_ended)
        how = "entered by hand" if one.is_by_hand else "not measured by the camera"
        out.print(
            f"[bold]Set {one.id}[/]  {escape(one.exercise_name)}, {SIDES.get(one.side, one.side)}: "
            f"{how}; {said}"
        )
    if one.same_as is not None:
        out.print(f"  The same recording as set {one.same_as}: it counts there, not here.")
    _print_beside(one, recounts)


def _print_measured(one: StoredSet, traces: Sequence[Trace]) -> None:
    unit: Unit = "ratio" if one.unit == "ratio" else "deg"
    statuses = [attempt.status for attempt in one.attempts]
    provisional = ", provisional: the set was not ended" if one.ended_at is None else ""
    asked = f" of {one.prescribed_repetitions}" if one.prescribed_repetitions else ""
    out.print(
        f"[bold]Set {one.id}[/]  {escape(one.exercise_name)}, {SIDES.get(one.side, one.side)}: "
        f"[bold]{statuses.count('counted')}{asked}[/] counted, {statuses.count('partial')} "
        f"partial, {statuses.count('rejected')} rejected{provisional}"
    )
    if one.recorded_at_from == "file":
        out.print("The time is the date of the video's file: the video itself does not say.")
    values = values_of_set(one)
    for side, value in values.items():
        of_side = f", {side}" if len(values) > 1 else ""
        out.print(
            f"{escape(one.measure)}{_rom_type(one)}{of_side}: "
            f"{value_words(value, one.unit, one.measure)}{from_to_words(value, one)}, "
            f"{measured_words(value)}",
            soft_wrap=True,
        )
    limbs = limb_arcs(one, traces)
    if limbs:
        arcs = ", ".join(f"{side} {arc.words}" for side, arc in limbs.items())
        out.print(f"Each limb: {escape(arcs)} ({FROM_CURVES})", soft_wrap=True)
    moved = {attempt.side for attempt in one.attempts}
    shown = [t for t in traces if not moved or "both" in (*moved, t.side) or t.side in moved]
    for trace in shown:
        for row in chart(trace.smooth):
            out.print(f"  {row} {trace.side if len(shown) > 1 else ''}")
    table = Table(box=None, pad_edge=False)
    for heading in ("", "", "Time", "From", "To", "Off plane", "Side", ""):
        table.add_column(heading, justify="left" if heading in ("", "Side") else "right")
    for attempt in one.attempts:
        view = attempt.view_off_deg
        table.add_row(
            str(attempt.number),
            attempt.status,
            f"{attempt.start_s:.1f}-{attempt.end_s:.1f} s",
            _angle(attempt.start, one),
            f"{_angle(attempt.peak, one)} ± {_value(attempt.uncertainty, unit)}"
            + _why_not_used(one, attempt),
            "?" if view is None else f"{view:.0f}°",
            attempt.side,
            "" if attempt.status == "counted" else escape(attempt.explanation),
        )
    out.print(table)
    for finding in one.findings:
        about = "" if finding.attempt is None else f"{finding.attempt}: "
        out.print(f"  {about}{escape(finding.message)}", soft_wrap=True)


def _why_not_used(one: StoredSet, attempt: StoredAttempt) -> str:
    if attempt.number in one.excluded:
        return " (excluded)"
    return "" if attempt.reliable else " (unreliable)"


def _rom_type(one: StoredSet) -> str:
    return f", {ROM_TYPE_WORDS[one.rom_type]}" if one.rom_type else ""


def _print_beside(one: StoredSet, recounts: int) -> None:
    for override in one.overrides:
        about = "the set" if override.attempt is None else f"attempt {override.attempt}"
        count = "" if override.count is None else f"counts {override.count}"
        says = ", ".join(part for part in (count, override.remark) if part)
        taken_back = f"; taken back by {override.undone}" if override.undone else ""
        out.print(
            f"  Override {override.id} by [bold]{escape(override.author)}[/] on {about}, "
            f"{override.made_at:%Y-%m-%d}: {escape(says)} ({escape(override.reason)})"
            f"{escape(taken_back)}",
            soft_wrap=True,
        )
    if recounts:
        out.print(f"  Kept beside it: {counted(recounts, 'recount')}.")


def chart(values: Array) -> tuple[str, ...]:
    """One line of blocks for the course of a measure; empty where the terminal has none.

    What was not seen is blank.
    """
    if not out.encoding.lower().startswith("utf") or not np.isfinite(values).any():
        return ()
    pieces = np.array_split(values, min(_CHART_WIDTH, len(values)))
    tops = np.array([np.nanmax(p) if np.isfinite(p).any() else np.nan for p in pieces])
    low, high = np.nanmin(tops), np.nanmax(tops)
    share = (tops - low) / max(high - low, 1e-9)
    return ("".join(" " if np.isnan(s) else _BLOCKS[min(7, int(8 * s))] for s in share),)


def print_comparison(one: StoredSession, two: StoredSession, repeatability: Repeatability) -> None:
    """Print two sessions of the same person beside each other."""
    earlier, later = sorted((one, two), key=lambda session: session.started_at)
    out.print(
        f"Session {earlier.id} ({earlier.day.isoformat()}) and session {later.id} "
        f"({later.day.isoformat()})"
    )
    if earlier.patient != later.patient:
        out.print("They are of different patients; nothing is said about change.")
    table = Table(box=None, pad_edge=False)
    for heading in ("Exercise", "Side", f"Session {earlier.id}", f"Session {later.id}", "Change"):
        table.add_column(heading)
    for name, side, cells in _comparison(earlier, later, repeatability):
        table.add_row(escape(name), side, *cells)
    out.print(table)


def _comparison(
    earlier: StoredSession, later: StoredSession, repeatability: Repeatability
) -> Iterable[tuple[str, str, tuple[str, str, str]]]:
    counts = [_counts(session) for session in (earlier, later)]
    trends = {(t.exercise, t.side): t for t in trends_of((earlier, later))}
    for key in dict.fromkeys([*counts[0], *counts[1]]):
        one = next(one for s in (earlier, later) for one in s.sets if one.exercise == key[0])
        trend = trends.get(key)
        points = trend.points if trend else ()
        values = {
            point.session_id: value_words(point.value, one.unit, one.measure) for point in points
        }
        cells = [
            f"{count[key]} repetitions, {values.get(s.id, 'range not reliable')}"
            if key in count
            else "not done"
            for count, s in zip(counts, (earlier, later), strict=True)
        ]
        same = earlier.patient == later.patient
        change = _change(trend, repeatability) if trend and same else ""
        yield one.exercise_name, key[1], (cells[0], cells[1], change)


def _counts(session: StoredSession) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for one in session.sets:
        for attempt in one.attempts:
            key = (one.exercise, attempt.side)
            counts[key] = counts.get(key, 0) + (attempt.status == "counted")
    return counts


def _change(trend: Trend, repeatability: Repeatability) -> str:
    if len(trend.points) < 2:
        return ""
    first, last = trend.points
    if last.breaks:
        return f"not comparable: other {', '.join(last.breaks)}"
    if not (first.value.may_be_judged and last.value.may_be_judged):
        return "not judged: too little was measured"
    series = Series(
        (first.value.value, last.value.value),
        trend.unit,
        joint_of(trend.measure),
        gain_of(trend.exercise, trend.measure),
        repeatability.session_sd_deg(trend.exercise, trend.measure),
    )
    return single_sessions_words(first, last, compare_two(series), trend)


def from_to_words(value: SessionValue, one: StoredSet) -> str:
    """``, from-to 12-98° of knee flexion``; empty if its start is not known."""
    arc = arc_of_value(value, one.measure, one.unit)
    return f", from-to {escape(arc.words)}{deficit_words(arc)}" if arc is not None else ""


def _angle(value: float | None, one: StoredSet) -> str:
    """A value of the measure; what lies below 0 by the name of the other way."""
    if value is None:
        return "?"
    return charted_degrees(value, one.measure, 1) if one.unit == "deg" else f"{value:.2f}"


def _value(value: float | None, unit: Unit) -> str:
    return with_unit(float("nan") if value is None else value, unit)
