"""The main job: a recorded video, or a landmark log, to a measured set with its record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import metadata
from typing import TYPE_CHECKING

import numpy as np

from hep_vision import __version__
from hep_vision.analysis.recognise import another_exercise
from hep_vision.analysis.recording import (
    OnFrame,
    Recorded,
    RecordedAt,
    Recording,
    is_landmark_file,
    read_recording,
    say_nothing,
)
from hep_vision.errors import VideoError
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import landmark_of
from hep_vision.measure.engine import Engine
from hep_vision.measure.version import ENGINE_VERSION
from hep_vision.record.files import OutputFolder
from hep_vision.record.landmark_log import write_landmark_log
from hep_vision.record.session import (
    ExerciseInfo,
    SessionRecord,
    SourceInfo,
    Versions,
    build_record,
    write_record,
)
from hep_vision.record.tables import write_attempts_table, write_trace_table
from hep_vision.sources.capture.video import VideoReader, open_video
from hep_vision.sources.pose.keypoint_files import NOTHING_TOLD, ToldFacts
from hep_vision.sources.pose.models import name_of
from hep_vision.sources.pose.profile import apply_pose_profile, profile_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from hep_vision.definitions.schema import Definition
    from hep_vision.measure.body.landmarks import PoseFrame
    from hep_vision.measure.exercise import Prescription, RomType
    from hep_vision.measure.result import Finding, SetResult
    from hep_vision.measure.uncertainty import ModelError

UNKNOWN = "unknown"  # the pose model, of a log that does not say
# With the measure seen in less than this share of the frames there is nothing to measure.
LEAST_SEEN_SHARE = 0.05
# What decodes, estimates and computes; their versions go into the record.
LIBRARIES = ("mediapipe", "av", "numpy", "opencv-contrib-python")


@dataclass(frozen=True, slots=True)
class Job:
    """What to measure in which recording.

    ``rom_type`` is whose force moves, where a program says it; else the definition's word holds.
    ``told`` is what the user says of a landmark file of another tool. ``stated`` is the pose
    estimator's error as a former measurement of the same set stated it; else today's holds.
    """

    path: Path
    definition: Definition
    prescription: Prescription
    sets: int | None = None
    start_s: float | None = None
    end_s: float | None = None
    recorded_at: datetime | None = None  # when the recording began, if the user says so
    others: tuple[Definition, ...] = ()  # what else it could be, to be warned of
    rom_type: RomType | None = None
    told: ToldFacts = NOTHING_TOLD
    stated: ModelError | None = None

    @property
    def is_log(self) -> bool:
        """Whether the recording is a file of landmarks instead of a video."""
        return is_landmark_file(self.path)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A measured set, its record and the landmarks it was measured from."""

    job: Job
    result: SetResult
    record: SessionRecord
    frames: Sequence[PoseFrame]
    meta: dict[str, str]


def analyze(job: Job, model: Path | None, on_frame: OnFrame = say_nothing) -> Analysis:
    """Measure a recording.

    Parameters
    ----------
    job : Job
        The recording, the exercise and what was prescribed.
    model : Path, optional
        The pose model; not needed for a landmark log.
    on_frame : callable
        Told after each frame how many are done and how many there are, if known.

    Raises
    ------
    VideoError, LogError
        If the recording cannot be read, shows nobody or not the joints to be measured.
    ValueError
        If a video comes without a model.
    """
    span = Recording(job.path, job.start_s, job.end_s, job.recorded_at, job.told)
    if model is None or job.is_log:  # which says itself what model saw it
        return measure(job, read_recording(span, model, on_frame))
    engine = _engine(job, name_of(model))
    return _measured(job, engine, read_recording(span, model, on_frame, engine.advance))


def measure(job: Job, recorded: Recorded) -> Analysis:
    """Measure what was read from a recording, as `analyze` does.

    Raises
    ------
    VideoError
        If nobody was seen, or not the joints to be measured.
    """
    engine = _engine(job, recorded.meta.get("model", UNKNOWN))
    for frame in recorded.frames:
        engine.advance(frame)
    return _measured(job, engine, recorded)


def _engine(job: Job, model: str) -> Engine:
    exercise = apply_pose_profile(job.definition.exercise(), profile_of(model))
    if job.stated is not None:
        exercise = replace(exercise, error=job.stated)
    return Engine(exercise, job.prescription)


def _measured(job: Job, engine: Engine, recorded: Recorded) -> Analysis:
    """What an engine that has taken every frame of a recording comes to."""
    other = another_exercise(recorded.frames, job.definition, job.others) if job.others else None
    return conclude(
        job,
        engine.finish(),
        recorded.frames,
        dict(recorded.meta),
        (*recorded.findings, other) if other else recorded.findings,
        recorded.recorded_at,
    )


def conclude(
    job: Job,
    measured: SetResult,
    frames: Sequence[PoseFrame],
    meta: dict[str, str],
    findings: tuple[Finding, ...],
    recorded_at: RecordedAt | None = None,
) -> Analysis:
    """Make the record of a set that has been measured, live or from a recording.

    Parameters
    ----------
    job : Job
        What was measured; its path is what the record names as the source.
    measured : SetResult
        What the engine found.
    frames : sequence of PoseFrame
        The landmarks it was found in.
    meta : dict of str to str
        ``model`` and ``model_sha256``, and whatever else goes into the landmark log.
    findings : tuple of Finding
        What is to be said about the source.
    recorded_at : RecordedAt, optional
        When the source begins; not needed for what is measured as it happens.

    Raises
    ------
    VideoError
        If nobody was seen, or not the joints to be measured.
    """
    _require_seen(job, measured, meta)
    measured = replace(measured, findings=measured.findings + findings)
    definition = job.definition
    record = build_record(
        measured,
        source=_source_info(job, measured, frames, recorded_at),
        exercise=_exercise_info(job),
        prescription=job.prescription,
        versions=versions_of(definition, meta),
        created=datetime.now(UTC),
        sets=job.sets,
    )
    return Analysis(job, measured, record, frames, meta)


def _exercise_info(job: Job) -> ExerciseInfo:
    definition = job.definition
    return ExerciseInfo(
        name=definition.name,
        measure=MEASURES[definition.exercise().measure].label,
        rom_type=job.rom_type or (definition.measure.rom_type if definition.measure else None),
    )


def versions_of(definition: Definition, meta: Mapping[str, str]) -> Versions:
    """What a set is measured with; ``meta`` names the pose model, as in `conclude`."""
    return Versions(
        hep_vision=__version__,
        engine=ENGINE_VERSION,
        model=meta.get("model", UNKNOWN),
        model_sha256=meta.get("model_sha256"),
        definition=definition.schema_,
        definition_sha256=definition.content_sha256,
        libraries={name: metadata.version(name) for name in LIBRARIES},
    )


def _require_seen(job: Job, measured: SetResult, meta: Mapping[str, str]) -> None:
    too_few = measured.frames_with_pose < LEAST_SEEN_SHARE * measured.frames
    if too_few or not measured.frames_with_pose:
        raise VideoError(
            job.path,
            "nobody can be seen in it. Film the whole body, in good light, from two to four "
            "metres away.",
        )
    seen = max(float(np.isfinite(trace.value).mean()) for trace in measured.traces)
    if seen < LEAST_SEEN_SHARE:
        needed = MEASURES[job.definition.exercise().measure].points
        form = profile_of(meta.get("model", UNKNOWN)).estimator.format
        lacking = [point for point in needed if landmark_of(point, "left") not in form.points]
        if lacking:
            raise VideoError(
                job.path,
                f"{form.name} has no {_list(lacking)}: {job.definition.name} is measured there.",
            )
        raise VideoError(
            job.path,
            f"{_list(needed)} cannot be seen together, and {job.definition.name} is measured "
            "there. Film so that they are in the picture all the time.",
        )


def _list(points: Iterable[str]) -> str:
    *most, last = (point.replace("_", " ") for point in points)
    return f"{', '.join(most)} and {last}" if most else last


def _source_info(
    job: Job,
    measured: SetResult,
    frames: Sequence[PoseFrame],
    recorded_at: RecordedAt | None,
) -> SourceInfo:
    time_s = measured.traces[0].time_s
    step_s = float(np.median(np.diff(time_s))) if len(time_s) > 1 else 0.0
    width, height = frames[0].size_px
    return SourceInfo(
        path=str(job.path),
        duration_s=float(time_s[-1] - time_s[0]) + step_s,
        width_px=width,
        height_px=height,
        frame_rate_hz=1.0 / step_s if step_s > 0 else None,
        start_s=job.start_s,
        end_s=job.end_s,
        recorded_at=recorded_at.at if recorded_at else None,
        recorded_at_from=recorded_at.source if recorded_at else None,
    )


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the results of one analysis were written."""

    folder: Path
    record: Path
    attempts: Path
    trace: Path
    landmarks: Path
    picture: Path | None
    video: Path | None


def write_outputs(
    analysis: Analysis,
    folder: Path,
    *,
    annotate: bool,
    picture: bool = True,
    on_frame: OnFrame = say_nothing,
) -> Outputs:
    """Write everything an analysis comes to, all of it or nothing.

    Parameters
    ----------
    analysis : Analysis
        From `analyze`.
    folder : Path
        Made if it does not exist; results of a former run in it are replaced.
    annotate : bool
        Whether to draw the annotated video, which takes about as long as measuring. A
        landmark log has no pictures to draw on.
    picture : bool
        Whether to draw the picture of the trace, which takes a second.
    on_frame : callable
        Told of the progress of the annotated video.

    Raises
    ------
    OutputError
        If something cannot be written.
    """
    job = analysis.job
    with OutputFolder(folder) as output:
        write_record(output.staged("session.json"), analysis.record)
        write_attempts_table(output.staged("attempts.csv"), analysis.result)
        write_trace_table(output.staged("trace.csv"), analysis.result)
        write_landmark_log(output.staged("landmarks.npz"), analysis.frames, analysis.meta)
        if picture:
            draw_trace(analysis, output.staged("trace.png"))
        drawn = annotate and not job.is_log
        if drawn:
            _annotate(analysis, output.staged("annotated.mp4"), on_frame)
    return Outputs(
        folder,
        folder / "session.json",
        folder / "attempts.csv",
        folder / "trace.csv",
        folder / "landmarks.npz",
        folder / "trace.png" if picture else None,
        folder / "annotated.mp4" if drawn else None,
    )


def draw_trace(analysis: Analysis, path: Path) -> None:
    """Draw the picture of a measured set's trace into a file."""
    # Drawing pulls in matplotlib; who only measures need not wait for it.
    from hep_vision.show.trace_plot import write_trace_plot

    job = analysis.job
    write_trace_plot(
        path,
        analysis.result,
        title=f"{job.definition.name}, {job.path.name}",
        measure=MEASURES[job.definition.exercise().measure].label.capitalize(),
        target=job.prescription.target,
    )


def _annotate(analysis: Analysis, path: Path, on_frame: OnFrame) -> None:
    """Read the video a second time and draw the finished set on it."""
    from hep_vision.show.annotate import LARGEST_SIDE_PX, annotate_video
    from hep_vision.show.timeline import SetTimeline

    job = analysis.job
    timeline = SetTimeline(
        analysis.result,
        exercise=job.definition.name,
        measure=MEASURES[job.definition.exercise().measure],
        prescribed=job.prescription.repetitions,
    )

    def pictures(video: VideoReader) -> Iterator[tuple[npt.NDArray[np.uint8], PoseFrame]]:
        total = len(analysis.frames)
        for image, frame in zip(video, analysis.frames, strict=True):
            yield image.rgb, frame
            on_frame(image.index + 1, total)

    with open_video(
        job.path, start_s=job.start_s, end_s=job.end_s, max_side_px=LARGEST_SIDE_PX
    ) as video:
        annotate_video(path, pictures(video), timeline)
