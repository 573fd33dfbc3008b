"""What a person reads in the terminal after a measurement."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from rich.table import Table

from hep_vision.cli.console import escape, out
from hep_vision.program.arcs import arc_of_value, charted_degrees, deficit_words
from hep_vision.review.amounts import measured_words
from hep_vision.show.wording import name_attempts, remarks, with_unit
from hep_vision.statistics.session_value import session_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hep_vision.analysis.analyze import Analysis, Outputs
    from hep_vision.measure.result import SetResult, Turns, Unit
    from hep_vision.record.attempt import StoredAttempt

SIDES = {"left": "left side", "right": "right side", "both": "both sides"}
SIDES["alternating"] = "left and right in turn"


def print_report(analysis: Analysis, outputs: Outputs) -> None:
    """Print the set, each attempt with its range of motion, and where the files are."""
    result, job = analysis.result, analysis.job
    record = analysis.record
    out.print()
    out.print(
        f"[bold]{escape(job.definition.name)}[/], {SIDES[result.side]}: "
        f"[bold]{_count(analysis)}[/] counted{turns_text(result.turns)}, "
        f"{result.partial} partial, "
        f"{result.rejected} rejected"
    )
    out.print(
        f"{escape(job.path.name)}, {record.source.duration_s:.1f} s, {record.measure}; "
        "± is the half-width of the 95 % interval"
    )
    out.print()
    if result.attempts:
        for line in arc_lines(analysis):
            out.print(escape(line), soft_wrap=True)
        out.print(_table(result, record.measure))
    else:
        out.print("No movement of this exercise was seen.")
    named = name_attempts(result)
    for remark in remarks(named, result.findings):
        out.print(f"  {escape(remark)}", soft_wrap=True)
    out.print()
    _print_files(outputs)


def turns_text(turns: Turns | None) -> str:
    """How the repetitions share out among sides that move in turn, to follow their number."""
    if turns is None:
        return ""
    pairs = "1 pair" if turns.pairs == 1 else f"{turns.pairs} pairs"
    return f" ({turns.left} left, {turns.right} right: {pairs})"


def _count(analysis: Analysis) -> str:
    counted = analysis.result.counted
    prescribed, sets = analysis.job.prescription.repetitions, analysis.job.sets
    if prescribed is None:
        return str(counted)
    asked = f"{sets} x {prescribed}" if sets else str(prescribed)
    return f"{counted} of {asked}"


def arc_lines(analysis: Analysis) -> Iterator[str]:
    """Range of motion of each side from-to, and what a knee or an elbow lacks to be straight."""
    record = analysis.record
    by_side: dict[str, list[StoredAttempt]] = {}
    for attempt in record.stored_attempts:
        by_side.setdefault(attempt.side, []).append(attempt)
    for side, attempts in by_side.items():
        value = session_value(
            attempts, unit=record.unit, prescribed=record.prescription.repetitions
        )
        if value is None:
            continue
        arc = arc_of_value(value, record.measure, record.unit)
        if arc is not None:
            named = f", {SIDES[side]}" if len(by_side) > 1 else ""
            yield f"From-to{named}: {arc.words}{deficit_words(arc)}, {measured_words(value)}"


def _table(result: SetResult, measure: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("", "Time", "From", "To", "Movement", "Off plane", "Side"):
        table.add_column(heading, justify="left" if heading in ("", "Side") else "right")
    for entry in name_attempts(result):
        attempt, rom = entry.attempt, entry.attempt.rom
        doubt = "" if rom.reliable else " (unreliable)"
        off = f"{attempt.view_off_deg:.0f}°" if isfinite(attempt.view_off_deg) else "?"
        table.add_row(
            entry.label,
            f"{attempt.start_s:.1f}-{attempt.end_s:.1f} s",
            _angle(rom.start, result.unit, measure),
            f"{_angle(rom.peak, result.unit, measure)} ± {with_unit(rom.uncertainty, result.unit)}"
            f"{doubt}",
            with_unit(rom.excursion, result.unit),
            off,
            attempt.side,
        )
    return table


def _angle(value: float, unit: Unit, measure: str) -> str:
    """A value of the measure; what lies below 0 by the name of the other way."""
    if unit != "deg" or not isfinite(value):
        return with_unit(value, unit)
    return charted_degrees(value, measure, 1)


def _print_files(outputs: Outputs) -> None:
    rows = [("Record", outputs.record), ("Repetitions", outputs.attempts)]
    rows += [("Angle trace", outputs.trace), ("Landmarks", outputs.landmarks)]
    if outputs.picture is not None:
        rows.insert(3, ("Picture", outputs.picture))
    if outputs.video is not None:
        rows.append(("Annotated video", outputs.video))
    files = Table(box=None, show_header=False, pad_edge=False)
    for name, path in rows:
        files.add_row(name, escape(str(path)))
    out.print(files)
