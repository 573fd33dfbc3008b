"""``hep-vision analyze --program``: recorded videos beside what the program asks for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rich.table import Table

from hep_vision.analysis.analyze import write_outputs
from hep_vision.analysis.match import find_sets, match_days
from hep_vision.cli.console import err, escape, frame_progress, out, say_error
from hep_vision.cli.looking import look_at
from hep_vision.cli.report import SIDES
from hep_vision.errors import HepVisionError
from hep_vision.program.arcs import charted_degrees
from hep_vision.program.words import counted, weekday_words
from hep_vision.review.amounts import value_words
from hep_vision.review.record_value import value_of_record
from hep_vision.show.wording import name_attempts, remarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hep_vision.analysis.analyze import Analysis
    from hep_vision.analysis.match import FoundSet, MatchedDay, MatchedRecording
    from hep_vision.analysis.recording import Recording
    from hep_vision.definitions.library import Library
    from hep_vision.program.matching import Line
    from hep_vision.program.model import Program

SCHEMA = "hep-vision/match/1"
VERDICTS = {
    "done": "as prescribed",
    "past_limit": "past the limit",
    "fewer": "too few repetitions",
    "more": "too many repetitions",
    "hold_short": "held too short",
    "missing": "missing",
    "extra": "a set too many",
    "not_due": "not due on this day",
    "other_side": "another side than prescribed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What to put recordings beside, and where results go.

    Parameters
    ----------
    program : Program
        What is prescribed.
    library : Library
        Definitions of its exercises.
    out_dir : Path
        One folder a set in it.
    model : str, optional
        Name of the pose model; the default one if none is named.
    annotate : bool
        Whether to draw the annotated videos.
    as_json : bool
        Documents instead of tables on stdout.
    """

    program: Program
    library: Library
    out_dir: Path
    model: str | None
    annotate: bool
    as_json: bool


@dataclass(frozen=True, slots=True)
class Matched:
    """Recordings beside a program.

    Parameters
    ----------
    matching : Matching
        What they were put beside.
    days : sequence of MatchedDay
        In order of time.
    recordings : sequence of MatchedRecording
        Those that could be measured.
    folders : mapping from int to Path
        Where the results of each set are, by its `id`.
    worst : int
        Exit code of the worst failure; 0 if there was none.
    """

    matching: Matching
    days: Sequence[MatchedDay]
    recordings: Sequence[MatchedRecording]
    folders: Mapping[int, Path]
    worst: int

    @property
    def analyses(self) -> list[Analysis]:
        """Every set, in order of time."""
        return [one.analysis for day in self.days for one in day.sets]


def match(recordings: Sequence[Recording], matching: Matching) -> Matched:
    """Measure recordings as sets of a program, and write the results of each set."""
    program = matching.program
    zone = ZoneInfo(program.timezone) if program.timezone else None
    matched: list[MatchedRecording] = []
    worst = 0
    for recording in recordings:
        try:
            recorded = look_at(recording, matching.model)
            matched.append(find_sets(recording.path, recorded, program, matching.library, zone))
        except HepVisionError as error:
            # One bad video among many must not cost the others.
            worst = max(worst, say_error(error))
    days = match_days(program, matched)
    folders = {id(one): folder for day in days for one, folder in _write_sets(day.sets, matching)}
    return Matched(matching, days, matched, folders, worst)


def show(matched: Matched) -> None:
    """Print what was done on each day beside what was prescribed for it."""
    matching, folders = matched.matching, matched.folders
    for day in matched.days:
        others = [one for one in matched.recordings if one.day == day.plan.day]
        if matching.as_json:
            _print_documents(matching.program, day, others, folders)
        else:
            _print_day(matching, day, others, folders)


def _write_sets(sets: Sequence[FoundSet], matching: Matching) -> Iterator[tuple[FoundSet, Path]]:
    """Results of every set, each in a folder of its own."""
    taken: set[Path] = set()
    for one in sets:
        job = one.analysis.job
        stem = f"{job.path.stem}-{job.definition.id}"
        number = 1
        while (folder := matching.out_dir / f"{stem}-{number}") in taken:
            number += 1
        taken.add(folder)
        with frame_progress(f"Drawing {escape(folder.name)}") as on_frame:
            write_outputs(one.analysis, folder, annotate=matching.annotate, on_frame=on_frame)
        yield one, folder


def _print_day(
    matching: Matching,
    day: MatchedDay,
    recordings: Sequence[MatchedRecording],
    folders: Mapping[int, Path],
) -> None:
    program = matching.program
    out.print()
    out.print(
        f"[bold]{weekday_words(day.plan.day)}[/], program {escape(program.program)} "
        f"version {program.version}; ± is the half-width of the 95 % interval",
        soft_wrap=True,
    )
    if not day.lines:
        out.print("Nothing is due on this day, and nothing of the program was done.")
    else:
        out.print(_table(matching, day))
    for one in day.sets:
        _print_remarks(one)
    for sentence in _not_matched(recordings):
        out.print(escape(sentence), soft_wrap=True)
    if day.sets:
        out.print("Results")
        for one in day.sets:
            out.print(f"  {escape(str(folders[id(one)]))}", soft_wrap=True)


def _table(matching: Matching, day: MatchedDay) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("Exercise", "Side", "Set", "Prescribed", "Done", "Range of motion", "When"):
        table.add_column(heading)
    table.add_column("")
    for line in day.lines:
        one = None if line.done is None else day.sets[line.done]
        name = matching.library.get(line.entry.exercise).name
        table.add_row(
            escape(name),
            SIDES[line.side],
            f"{line.number} of {line.of}" if line.number else "-",
            _asked(line),
            "-" if one is None else _did(one.analysis, line.entry.hold_each_rep_s > 0),
            "" if one is None else _rom(one.analysis) + _aim(line),
            "" if one is None else _when(one.analysis),
            VERDICTS[line.verdict],
        )
    return table


def _asked(line: Line) -> str:
    if line.number is None:
        return "-"
    reps, hold_s = line.entry.reps_in_set, line.entry.hold_each_rep_s
    held = f"{hold_s:g} s" if hold_s else ""
    return ", ".join(part for part in (counted(reps, "repetition") if reps else "", held) if part)


def _did(analysis: Analysis, held: bool) -> str:
    result = analysis.result
    parts = [str(result.counted)]
    if result.partial:
        parts.append(f"{result.partial} partial")
    if result.rejected:
        parts.append(f"{result.rejected} rejected")
    if held and result.repetitions:
        holds = [attempt.hold_s for attempt in result.repetitions]
        parts.append(f"{min(holds):.0f}-{max(holds):.0f} s")
    return ", ".join(parts)


def _rom(analysis: Analysis) -> str:
    record = analysis.record
    value = value_of_record(record)
    if value is None:
        return "-"
    words = value_words(value, record.unit, record.measure)
    if value.start is None or record.unit != "deg":
        return words
    return f"{words}, from {charted_degrees(value.start, record.measure, value.sign)}"


def _aim(line: Line) -> str:
    aim = line.entry.goal_deg
    return "" if aim is None else f", goal {aim:g}°"


def _when(analysis: Analysis) -> str:
    source = analysis.record.source
    return f"{Path(source.path).name}, {source.start_s or 0:.0f}-{source.end_s or 0:.0f} s"


def _print_remarks(one: FoundSet) -> None:
    analysis = one.analysis
    result = analysis.result
    sentences = list(remarks(name_attempts(result), result.findings))
    if one.doubt:
        sentences.insert(0, f"It looks like {one.doubt} as well.")
    if sentences:
        out.print(escape(f"{analysis.job.definition.name}, {_when(analysis)}"), soft_wrap=True)
    for sentence in sentences:
        out.print(f"  {escape(sentence)}", soft_wrap=True)


def _not_matched(recordings: Sequence[MatchedRecording]) -> Iterator[str]:
    """What was seen and is no set of the program."""
    for recording in recordings:
        name = recording.path.name
        for other in recording.others:
            yield (
                f"{name}, {other.start_s:.0f}-{other.end_s:.0f} s: moved "
                f"{other.repeats} times, mostly {other.measure}, and it is none of the "
                "program's exercises."
            )
        if not recording.sets:
            yield f"{name}: nothing of the program was seen in it."


def _print_documents(
    program: Program,
    day: MatchedDay,
    recordings: Sequence[MatchedRecording],
    folders: Mapping[int, Path],
) -> None:
    """Print the record of each set, a line each, and then how the day matches."""
    for one in day.sets:
        out.print(one.analysis.record.model_dump_json(), soft_wrap=True, markup=False)
    document = {
        "schema": SCHEMA,
        "program": program.program,
        "version": program.version,
        "program_sha256": program.content_sha256,
        "day": day.plan.day.isoformat(),
        "lines": [_line_document(line, day, folders) for line in day.lines],
        "not_matched": [
            {
                "path": str(recording.path),
                "start_s": round(other.start_s, 3),
                "end_s": round(other.end_s, 3),
                "repeats": other.repeats,
                "measure": other.measure,
            }
            for recording in recordings
            for other in recording.others
        ],
        "nothing_seen": [str(one.path) for one in recordings if not one.sets],
    }
    out.print(json.dumps(document, ensure_ascii=False), soft_wrap=True, markup=False)


def _line_document(line: Line, day: MatchedDay, folders: Mapping[int, Path]) -> dict[str, object]:
    one = None if line.done is None else day.sets[line.done]
    return {
        "exercise": line.entry.exercise,
        "side": line.side,
        "set": line.number,
        "of": line.of,
        "repetitions": line.entry.reps_in_set,
        "hold_s": line.entry.hold_each_rep_s or None,
        "verdict": line.verdict,
        "doubt": (one.doubt or None) if one else None,
        "counted": one.analysis.result.counted if one else None,
        "results": str(folders[id(one)]) if one else None,
    }


def say_how_it_is_known(analyses: Sequence[Analysis]) -> None:
    """Say on stderr where the time of a recording is no better than the date of its file."""
    paths = {
        one.job.path: one.record.source.recorded_at
        for one in analyses
        if one.record.source.recorded_at_from == "file"
    }
    for path, at in paths.items():
        if at is not None:
            err.print(
                f"{escape(path.name)} does not say when it was recorded; the date of its file "
                f"is taken, {at.astimezone():%Y-%m-%d %H:%M}. --performed-at says it better.",
                soft_wrap=True,
            )
