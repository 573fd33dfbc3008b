"""One row of a manifest measured, or found measured before. Runs in a process of its own."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from hep_vision import __version__
from hep_vision.analysis.analyze import Analysis, Job, measure
from hep_vision.analysis.match import asked_side, day_within, find_sets, prescription_on
from hep_vision.analysis.recording import Recorded, Recording, is_landmark_file, read_recording
from hep_vision.batch.fetching import content_sha256, fetched
from hep_vision.batch.task import (
    Dose,
    Outcome,
    Result,
    Task,
    entry_of,
    landmarks_path,
    result_path,
    trace_path,
)
from hep_vision.definitions.library import Library, load_library
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.result import Finding
from hep_vision.program.model import Program
from hep_vision.record.files import replacing
from hep_vision.record.landmark_log import write_landmark_log
from hep_vision.record.private import private_folder
from hep_vision.sources.capture.video import require_video_file
from hep_vision.sources.pose.keypoint_files import ToldFacts
from hep_vision.sources.pose.models import ensure_model
from hep_vision.store.recounting import read_kept_definition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import numpy.typing as npt

    from hep_vision.analysis.recording import OnFrame
    from hep_vision.record.session import SessionRecord

# What was said of the video, in the landmark log: a result counted again says it as well.
FINDINGS = "findings_of_recording"


def measure_row(task: Task, on_frame: OnFrame) -> Outcome:
    """Measure what a row asks for, unless it was measured before.

    Raises
    ------
    HepVisionError
        If the recording cannot be measured.
    """
    began_s = time.perf_counter()
    with fetched(task.recording) as path:
        if not is_landmark_file(path):
            require_video_file(path)
        content = content_sha256(task.recording, path, task.out)
        key = task.result_key(content, __version__)
        known = result_path(task.out, key)
        if known.is_file():
            video_s = json.loads(known.read_text("utf-8"))["video_s"]
            return Outcome(
                row=task.row, status="kept", key=key, content_sha256=content, video_s=video_s
            )
        recorded, pictures = _landmarks(task, path, content, on_frame)
        analyses = list(_analyses(task, path, recorded))
    seconds = time.perf_counter() - began_s
    first, last = recorded.frames[0].time_s, recorded.frames[-1].time_s
    records = tuple(_named(task, analysis) for analysis in analyses)
    result = Result(content_sha256=content, video_s=last - first, seconds=seconds, records=records)
    private_folder(known.parent)
    if task.frames:
        for number, analysis in enumerate(analyses, start=1):
            _write_trace(trace_path(task.out, key, number), analysis)
    with replacing(known) as part:
        part.write_text(result.model_dump_json(by_alias=True), "utf-8")
    return Outcome(
        row=task.row,
        status="measured",
        key=key,
        content_sha256=content,
        seconds=seconds,
        video_s=last - first,
        pictures=pictures,
    )


def _named(task: Task, analysis: Analysis) -> SessionRecord:
    record = analysis.record
    return record.model_copy(
        update={"source": record.source.model_copy(update={"path": task.recording})}
    )


def _landmarks(task: Task, path: Path, content: str, on_frame: OnFrame) -> tuple[Recorded, bool]:
    """Landmarks of the recording, and whether its pictures were looked at for them."""
    told = ToldFacts(task.fps, task.size)
    asked = Recording(path, task.start_s, task.end_s, task.recorded_at, told)
    if asked.is_log:
        return read_recording(asked, None, on_frame), False
    log = landmarks_path(task.out, task.landmarks_key(content))
    if log.is_file():
        # The log holds the part that was asked for, so all of it is wanted.
        recorded = read_recording(Recording(log, recorded_at=task.recorded_at), None, on_frame)
        said = tuple(_findings(recorded.meta))
        return replace(recorded, findings=said), False
    recorded = read_recording(asked, ensure_model(task.model), on_frame)
    said = json.dumps([_plain(finding) for finding in recorded.findings])
    private_folder(log.parent)
    write_landmark_log(log, recorded.frames, {**recorded.meta, FINDINGS: said})
    return recorded, True


def _plain(finding: Finding) -> dict[str, str]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "advice": finding.advice,
    }


def _findings(meta: Mapping[str, str]) -> Iterator[Finding]:
    for one in json.loads(meta.get(FINDINGS, "[]")):
        yield Finding(**one)


def _analyses(task: Task, path: Path, recorded: Recorded) -> Iterator[Analysis]:
    program = None if task.program is None else Program.model_validate_json(task.program)
    zone = ZoneInfo(program.timezone) if program and program.timezone else None
    if task.definition is None:
        assert program is not None
        found = find_sets(path, recorded, program, _library(), zone)
        yield from (one.analysis for one in found.sets)
        return
    definition = read_kept_definition(task.definition)
    planned, sets, rom_type = Prescription(side=definition.side.default), None, None
    if program is not None:
        entry = entry_of(program, definition, task.dose.side)
        day = day_within(path, recorded, program, zone)
        planned = prescription_on(day, entry, definition, asked_side([entry], definition))
        sets, rom_type = entry.sets_each_day, entry.rom_type
    yield measure(
        Job(
            path,
            definition,
            _said(task.dose, planned),
            task.dose.sets or sets,
            task.start_s,
            task.end_s,
            task.recorded_at,
            _library().readable(),
            rom_type,
            ToldFacts(task.fps, task.size),
        ),
        recorded,
    )


def _said(dose: Dose, planned: Prescription) -> Prescription:
    """What was planned, with what the row says instead."""
    said = dose.model_dump(exclude={"sets"}, exclude_none=True)
    return replace(planned, **said)


@cache
def _library() -> Library:
    return load_library(None)


def _write_trace(path: Path, analysis: Analysis) -> None:
    with replacing(path) as part, part.open("wb") as file:
        arrays: dict[str, npt.NDArray[np.float64]] = {}
        for trace in analysis.result.traces:
            for name in ("time_s", "value", "smooth"):
                arrays[f"{trace.side}_{name}"] = getattr(trace, name)
        np.savez_compressed(file, allow_pickle=False, **arrays)
