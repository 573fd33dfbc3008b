"""A recorded video, or a file of landmarks, to landmarks and what is known of their making."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Literal

from hep_vision import __version__
from hep_vision.errors import InputError, LogError, VideoError
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.measure.quality.findings import MIN_FRAME_RATE_HZ
from hep_vision.measure.result import Finding
from hep_vision.record.frame_store import FrameStore
from hep_vision.record.landmark_log import LandmarkLog, read_landmark_log
from hep_vision.regular_file import open_regular
from hep_vision.sources.capture.video import VideoReader, open_video
from hep_vision.sources.pose.estimator import PoseEstimator
from hep_vision.sources.pose.keypoint_files import (
    KEYPOINT_SUFFIX,
    NOTHING_TOLD,
    ToldFacts,
    read_keypoints,
)
from hep_vision.sources.pose.models import name_of
from hep_vision.sources.pose.profile import profile_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LOG_SUFFIX = ".npz"


def is_landmark_file(path: Path) -> bool:
    """Whether it holds landmarks instead of pictures: a log, or another tool's file or folder."""
    return path.suffix in (LOG_SUFFIX, KEYPOINT_SUFFIX) or path.is_dir()


# What a landmark log notes of the moment at which its first frame was recorded.
RECORDED_AT, RECORDED_AT_FROM = "recorded_at", "recorded_at_from"
SOURCE_SHA256 = "source_sha256"
"""Hash of the recording that landmarks were read from, in their notes: of the video, if any."""

# A repetition takes more pictures and more time than these, however fast. Below, the file is
# damaged (a wrong time scale puts all pictures into an instant) or the span asked for too short.
LEAST_PICTURES = 5
LEAST_SPAN_S = 0.2
# Pictures lost or damaged beyond this share leave more guessed than seen.
MOST_DAMAGED_SHARE = 0.5

TimeSource = Literal["told", "container", "file"]
OnFrame = Callable[[int, int | None], None]  # frames done, frames to come if known


def say_nothing(done: int, total: int | None) -> None:
    """Take note of a frame without telling anybody."""
    del done, total


@dataclass(frozen=True, slots=True)
class RecordedAt:
    """When a recording began, and who says so.

    ``source`` is "told" (by the user), "container" (the time that the camera wrote into the
    file) or "file" (when the file was last changed, which copying may alter).
    """

    at: datetime
    source: TimeSource


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording, from ``start_s`` until before ``end_s`` where these are given.

    ``recorded_at`` is when it began, where the user says so, and ``told`` what the user says of a
    landmark file of another tool.
    """

    path: Path
    start_s: float | None = None
    end_s: float | None = None
    recorded_at: datetime | None = None
    told: ToldFacts = NOTHING_TOLD

    @property
    def is_log(self) -> bool:
        """Whether it is a file of landmarks instead of a video."""
        return is_landmark_file(self.path)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a recording holds.

    Parameters
    ----------
    frames : sequence of PoseFrame
        Landmarks of every frame, in order of time; at least one.
    meta : mapping of str to str
        ``model``, ``model_sha256`` and whatever else goes into a landmark log.
    findings : tuple of Finding
        What is to be said of the file.
    recorded_at : RecordedAt
        When the file begins.
    """

    frames: Sequence[PoseFrame]
    meta: Mapping[str, str]
    findings: tuple[Finding, ...]
    recorded_at: RecordedAt


def read_recording(
    recording: Recording,
    model: Path | None,
    on_frame: OnFrame,
    take: Callable[[PoseFrame], object] = lambda _frame: None,
) -> Recorded:
    """Read a recording.

    Parameters
    ----------
    recording : Recording
        Video or file of landmarks.
    model : Path, optional
        The pose model; not needed for a file of landmarks.
    on_frame : callable
        Told after each frame how many are done and how many there are, if known.
    take : callable
        Given each frame as it is read, so that it is measured while the next is decoded.

    Raises
    ------
    VideoError, LogError
        If it cannot be read or has no frames in that span.
    ValueError
        If a video comes without a model.
    """
    if recording.is_log:
        return _of_log(recording, on_frame, take)
    if model is None:
        raise ValueError("model must be given for a video")
    return _of_video(recording, model, on_frame, take)


def _of_log(
    recording: Recording, on_frame: OnFrame, take: Callable[[PoseFrame], object]
) -> Recorded:
    log, findings = _landmarks_of(recording)
    start_s = -float("inf") if recording.start_s is None else recording.start_s
    end_s = float("inf") if recording.end_s is None else recording.end_s
    frames = [frame for frame in log.frames if start_s <= frame.time_s < end_s]
    _require_in_order(recording.path, frames)
    times_s = [frame.time_s for frame in frames]
    _require_movement(times_s, lambda problem: LogError(recording.path, problem))
    for done, frame in enumerate(frames, start=1):
        take(frame)
        on_frame(done, len(frames))
    recorded_at = _when(recording, log.meta.get(RECORDED_AT), log.meta.get(RECORDED_AT_FROM))
    findings = (*findings, *_rate_findings(times_s))
    return Recorded(frames, _with_time(log.meta, recorded_at), findings, recorded_at)


def _landmarks_of(recording: Recording) -> tuple[LandmarkLog, tuple[Finding, ...]]:
    """Frames and notes of a file of landmarks, and what is to be said of it."""
    path = recording.path
    if path.suffix == LOG_SUFFIX:
        if recording.told != NOTHING_TOLD:
            raise LogError(path, "it has its own times and size; leave --fps and --size out.")
        log = read_landmark_log(path)
        if SOURCE_SHA256 not in log.meta:
            log = replace(log, meta={**log.meta, SOURCE_SHA256: _sha256_of(path)})
        return log, tuple(profile_of(log.meta.get("model", "")).estimator.format.findings())
    keypoints = read_keypoints(path, recording.told)
    meta = {"source": path.name, "model": keypoints.format.id, "hep_vision": __version__}
    if path.is_file():
        meta[SOURCE_SHA256] = _sha256_of(path)
    return LandmarkLog(keypoints.frames, meta), keypoints.findings


_PIECE_BYTES = 1 << 20


def _sha256_of(path: Path) -> str:
    """Hash of a recording's content, by which it is known again under another name."""
    try:
        digest = hashlib.sha256()
        with open_regular(path) as file:
            while piece := file.read(_PIECE_BYTES):
                digest.update(piece)
        return digest.hexdigest()
    except OSError as error:
        raise VideoError(path, f"cannot be read ({error.strerror or error}).") from error


def _require_in_order(path: Path, frames: Sequence[PoseFrame]) -> None:
    if not frames:
        raise LogError(path, "it holds no frame of the span asked for.")
    for before, frame in pairwise(frames):
        if not frame.time_s > before.time_s:
            raise LogError(
                path,
                f"its times must rise, but {frame.time_s:.3f} s comes after "
                f"{before.time_s:.3f} s; write it anew with `analyze`.",
            )


def _require_movement(times_s: Sequence[float], error: Callable[[str], InputError]) -> None:
    """Refuse what is too little to show a movement, whatever its pictures show."""
    span_s = times_s[-1] - times_s[0]
    pictures = "1 picture" if len(times_s) == 1 else f"{len(times_s)} pictures"
    if len(times_s) < LEAST_PICTURES or span_s < LEAST_SPAN_S:
        raise error(
            f"only {pictures} within {span_s:.3g} s can be read, too few to show a movement. "
            "Copy the recording again, or choose a longer part of it."
        )


def _rate_findings(times_s: Sequence[float]) -> tuple[Finding, ...]:
    """What is to be said of a recording in which movements pass between two pictures."""
    rate_hz = 1 / median(after - before for before, after in pairwise(times_s))
    if rate_hz >= MIN_FRAME_RATE_HZ:
        return ()
    return (
        Finding(
            "low_frame_rate",
            "warning",
            f"Only {rate_hz:.2g} pictures a second, so repetitions can be missed; "
            f"{MIN_FRAME_RATE_HZ:g} are needed.",
            "Copy the recording again, or record with more light.",
        ),
    )


def _require_enough_whole(path: Path, frames: int, video: VideoReader) -> None:
    """Refuse a video of which most cannot be trusted."""
    damaged, of = video.damaged_frames + video.damaged_packets, frames + video.damaged_packets
    if damaged > MOST_DAMAGED_SHARE * of:
        raise VideoError(
            path,
            f"{damaged} of its {of} pictures are damaged, too many to measure the rest. "
            "Copy it from the phone or camera again.",
        )


def _of_video(
    recording: Recording, model: Path, on_frame: OnFrame, take: Callable[[PoseFrame], object]
) -> Recorded:
    frames = FrameStore()
    with (
        open_video(recording.path, start_s=recording.start_s, end_s=recording.end_s) as video,
        PoseEstimator(model) as estimator,
    ):
        size_px = (video.info.width, video.info.height)
        for image in video:
            if image.damaged:
                frame = PoseFrame.empty(image.time_s, size_px)
            else:
                frame = estimator.estimate(image.rgb, image.time_s, size_px)
            take(frame)
            frames.append(frame)
            on_frame(image.index + 1, video.info.frames_estimate)
    _require_enough_whole(recording.path, len(frames), video)
    times_s = [frame.time_s for frame in frames]
    _require_movement(times_s, lambda problem: VideoError(recording.path, problem))
    recorded_at = _when(recording, video.info.created, "container")
    meta = {
        "source": recording.path.name,
        "model": name_of(model),
        "model_sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        SOURCE_SHA256: _sha256_of(recording.path),
        "hep_vision": __version__,
    }
    findings = (*_findings(video), *_rate_findings(times_s))
    return Recorded(frames, _with_time(meta, recorded_at), findings, recorded_at)


def _when(recording: Recording, stated: str | None, by: str | None) -> RecordedAt:
    """When the recording began: as told, as it states itself, or else as the file system does."""
    if recording.recorded_at is not None:
        return RecordedAt(recording.recorded_at, "told")
    at = _moment(stated)
    if at is not None:
        return RecordedAt(at, "told" if by == "told" else "file" if by == "file" else "container")
    changed = recording.path.stat().st_mtime
    return RecordedAt(datetime.fromtimestamp(changed, UTC), "file")


def _moment(stated: str | None) -> datetime | None:
    """A point in time as a file states it; None if it is unreadable or the clock was not set."""
    try:
        at = datetime.fromisoformat(stated) if stated else None
    except ValueError:
        return None
    if at is None:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at if at.year >= _FIRST_YEAR else None  # 1904 and 1970: cameras without a clock


_FIRST_YEAR = 2000


def _with_time(meta: Mapping[str, str], recorded_at: RecordedAt) -> dict[str, str]:
    noted = {RECORDED_AT: recorded_at.at.isoformat(), RECORDED_AT_FROM: recorded_at.source}
    return {**meta, **noted}


def _findings(video: VideoReader) -> Iterator[Finding]:
    if video.truncated:
        yield Finding(
            "truncated",
            "warning",
            "The video ends before its file says it would; what is there was measured.",
            "Copy it from the phone or camera again.",
        )
    damaged = video.damaged_frames + video.damaged_packets
    if damaged:
        yield Finding(
            "damaged",
            "warning",
            f"{damaged} pictures are damaged, or build on one that is; they count as unseen.",
            "Copy it from the phone or camera again.",
        )
    if video.info.is_mirrored:
        yield Finding(
            "mirrored",
            "warning",
            "The file asks for its picture to be mirrored, so left and right are exchanged "
            "against what the camera stored.",
            "Look whether each side is the right one.",
        )
    if video.missing_timestamps:
        yield Finding(
            "timestamps",
            "warning",
            f"{video.missing_timestamps} frames carry no time; it was carried on by the average "
            "frame rate.",
        )
    if video.dropped_timestamps:
        yield Finding(
            "timestamps",
            "info",
            f"{video.dropped_timestamps} frames were left out, their time did not rise.",
        )
