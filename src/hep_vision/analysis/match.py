"""Recordings of home exercise, measured set by set as a program asks for them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hep_vision.analysis.analyze import Analysis, Job, measure
from hep_vision.analysis.recognise import candidate_of
from hep_vision.errors import ProgramError
from hep_vision.measure.exercise import AskedSide, Prescription
from hep_vision.measure.recognition.detected_sets import (
    Bout,
    Expected,
    OtherMovement,
    find_bouts,
    other_movements,
)
from hep_vision.measure.recognition.scan import scan_frames
from hep_vision.program.done import DoneSet
from hep_vision.program.matching import Line, line_up
from hep_vision.program.reach import OVER_THE_LIMIT, Reach, reach_of
from hep_vision.program.schedule import plan_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, tzinfo
    from pathlib import Path

    from hep_vision.analysis.recording import Recorded
    from hep_vision.definitions.library import Library
    from hep_vision.definitions.schema import Definition
    from hep_vision.measure.body.landmarks import PoseFrame
    from hep_vision.program.model import PrescribedExercise, Program
    from hep_vision.program.schedule import DayPlan
    from hep_vision.record.session import SessionRecord


@dataclass(frozen=True, slots=True)
class FoundSet:
    """A set found in a recording.

    Parameters
    ----------
    analysis : Analysis
        What was measured in it.
    doubt : str
        Name of another exercise of the program that it looks like as well; mostly empty.
    """

    analysis: Analysis
    doubt: str


@dataclass(frozen=True, slots=True)
class MatchedRecording:
    """What of a program is in a recording, in order of time.

    ``others`` are movements that are no set of the program's exercises.
    """

    path: Path
    day: date
    sets: tuple[FoundSet, ...]
    others: tuple[OtherMovement, ...]


@dataclass(frozen=True, slots=True)
class MatchedDay:
    """The recordings of a day beside what was due on it.

    ``sets`` are in order of time; ``lines`` name them by their place.
    """

    plan: DayPlan
    sets: tuple[FoundSet, ...]
    lines: tuple[Line, ...]


def find_sets(
    path: Path, recorded: Recorded, program: Program, library: Library, zone: tzinfo | None
) -> MatchedRecording:
    """Find and measure the sets of a program's exercises in a recording.

    Parameters
    ----------
    path : Path
        Of the recording, for the records.
    recorded : Recorded
        Its landmarks.
    program : Program
        What is prescribed.
    library : Library
        Definitions of its exercises.
    zone : tzinfo, optional
        Where the patient is, which decides to what day the recording belongs; by default
        the computer's.

    Raises
    ------
    ProgramError
        If the program does not hold on the day of the recording, or the camera measures
        none of its exercises.
    """
    day = day_within(path, recorded, program, zone)
    entries = _entries(program)
    expected = [one for id_ in entries for one in _expected(entries[id_], library.get(id_))]
    if not expected:
        raise ProgramError(path, "the camera measures no exercise of the program")
    scan = scan_frames(recorded.frames)
    bouts = find_bouts(scan, expected)
    sets = [
        _measured(
            path,
            recorded,
            bout,
            entries[bout.expected.candidate.exercise.id],
            day,
            library,
            program.patient,
        )
        for bout in bouts
    ]
    return MatchedRecording(path, day, tuple(sets), other_movements(scan, bouts))


def day_within(path: Path, recorded: Recorded, program: Program, zone: tzinfo | None) -> date:
    """Day of a recording; see `find_sets`.

    Raises
    ------
    ProgramError
        If the program does not hold on it.
    """
    day = recorded.recorded_at.at.astimezone(zone).date()
    if not program.valid_from <= day <= program.valid_until:
        raise ProgramError(
            path,
            f"was recorded on {day} by {_SOURCES[recorded.recorded_at.source]}, and program "
            f"{program.program} version {program.version} holds from {program.valid_from} until "
            f"{program.valid_until}; give the version of that day, or --performed-at if it was "
            "another day",
        )
    return day


def match_days(program: Program, recordings: Iterable[MatchedRecording]) -> tuple[MatchedDay, ...]:
    """Put what was found beside what was due, day by day; several recordings add up."""
    by_day: dict[date, list[FoundSet]] = defaultdict(list)
    for recording in recordings:
        by_day[recording.day] += recording.sets
    days: list[MatchedDay] = []
    before: list[DoneSet] = []
    for day in sorted(by_day):
        sets = sorted(by_day[day], key=lambda one: one.analysis.record.performed_at)
        done = list(_done_sets(day, sets))
        plan = plan_day((program,), [*before, *done], day)
        days.append(MatchedDay(plan, tuple(sets), line_up(plan, done)))
        before += done
    return tuple(days)


_SOURCES = {
    "told": "what you say",
    "container": "its own clock",
    "file": "the date of its file",
}


def _entries(program: Program) -> Mapping[str, list[PrescribedExercise]]:
    entries: dict[str, list[PrescribedExercise]] = defaultdict(list)
    for entry in program.exercises:
        entries[entry.exercise].append(entry)
    return entries


def _expected(entries: Sequence[PrescribedExercise], definition: Definition) -> Iterator[Expected]:
    """What to look for; nothing if the camera does not measure the exercise."""
    first = entries[0]
    for candidate in candidate_of(definition):
        yield Expected(
            candidate=candidate,
            side=asked_side(entries, definition),
            repetitions=first.reps_in_set,
            hold_s=first.hold_each_rep_s or None,
            rest_s=first.rest_s,
            one_side_a_set=all(entry.side != "alternating" for entry in entries)
            and definition.side.kind == "one",
        )


def asked_side(entries: Sequence[PrescribedExercise], definition: Definition) -> AskedSide:
    """Side to measure: where either could be done, the one that moves."""
    sides = {side for entry in entries for side in entry.set_sides}
    match definition.side.kind:
        case "one":
            return "both" if sides == {"both"} else "auto"
        case "both":
            return "left" if sides == {"left"} else "right" if sides == {"right"} else "both"
        case _:
            return definition.side.default


def _measured(
    path: Path,
    recorded: Recorded,
    bout: Bout,
    entries: Sequence[PrescribedExercise],
    day: date,
    library: Library,
    patient: str,
) -> FoundSet:
    """Measure a set, against the dose of the side that turns out to have moved."""
    part = _part_of(recorded, bout)
    definition = library.get(bout.expected.candidate.exercise.id)
    analysis = measure(_job(path, bout, entries[0], day, definition), part)
    own = [entry for entry in entries if analysis.result.side in entry.set_sides]
    if own and own[0] is not entries[0]:
        analysis = measure(_job(path, bout, own[0], day, definition), part)
    record = analysis.record.model_copy(update={"patient": patient})
    return FoundSet(replace(analysis, record=record), bout.doubt)


def _part_of(recorded: Recorded, bout: Bout) -> Recorded:
    def time_of(frame: PoseFrame) -> float:
        return frame.time_s

    first = bisect_left(recorded.frames, bout.start_s, key=time_of)
    end = bisect_left(recorded.frames, bout.end_s, key=time_of)
    return replace(recorded, frames=recorded.frames[first:end])


def _job(
    path: Path, bout: Bout, entry: PrescribedExercise, day: date, definition: Definition
) -> Job:
    return Job(
        path,
        definition,
        prescription_on(day, entry, definition, bout.expected.side),
        entry.sets_each_day,
        bout.start_s,
        bout.end_s,
        rom_type=entry.rom_type,
    )


def prescription_on(
    day: date, entry: PrescribedExercise, definition: Definition, side: AskedSide
) -> Prescription:
    """What a program's exercise asks of a set on a day."""
    return Prescription(
        side=side,
        repetitions=entry.reps_in_set,
        target=entry.minimum_to_count_deg,
        limit=_limit(entry, day, definition),
        hold_s=entry.hold_each_rep_s or None,
        asks=entry.asked_rules,
    )


def _limit(entry: PrescribedExercise, day: date, definition: Definition) -> float | None:
    """The nearest limit in the direction of the exercise."""
    rising = definition.exercise().sign > 0
    bounds = [one.max_deg if rising else one.min_deg for one in entry.limits_on(day)]
    known = [bound for bound in bounds if bound is not None]
    return None if not known else min(known) if rising else max(known)


def _done_sets(day: date, sets: Sequence[FoundSet]) -> Iterator[DoneSet]:
    numbers: dict[tuple[str, str], int] = defaultdict(int)
    for one in sets:
        result = one.analysis.result
        numbers[result.exercise_id, result.side] += 1
        yield DoneSet(
            exercise_id=result.exercise_id,
            side=result.side,
            date=day,
            set_number=numbers[result.exercise_id, result.side],
            reps=result.counted,
            hold_s=max((attempt.hold_s for attempt in result.repetitions), default=0.0),
            reach=_reach(one.analysis.record),
        )


def _reach(record: SessionRecord) -> Reach:
    over = {
        attempt.number: finding.message
        for attempt, one in zip(record.stored_attempts, record.attempts, strict=True)
        for finding in one.findings
        if finding.code == OVER_THE_LIMIT
    }
    return reach_of(record.stored_attempts, record.unit, over)
