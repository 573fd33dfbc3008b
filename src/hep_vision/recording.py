"""The landmarks of a recorded video, or of a landmark log, when no exercise is known yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.capture.video import open_video
from hep_vision.errors import VideoError
from hep_vision.pose.estimator import PoseEstimator
from hep_vision.record.frame_store import FrameStore
from hep_vision.record.landmark_log import read_landmark_log

if TYPE_CHECKING:
    from pathlib import Path

    from hep_vision.measure.landmarks import PoseFrame

LOG_SUFFIX = ".npz"

OnFrame = Callable[[int, int | None], None]  # frames done, frames to come if known


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording, from ``start_s`` until before ``end_s`` where these are given."""

    path: Path
    start_s: float | None = None
    end_s: float | None = None

    @property
    def is_log(self) -> bool:
        """Whether it is a landmark log instead of a video."""
        return self.path.suffix == LOG_SUFFIX


def read_landmarks(
    recording: Recording, model: Path | None, on_frame: OnFrame
) -> Sequence[PoseFrame]:
    """Landmarks of every frame.

    Parameters
    ----------
    recording : Recording
        Video or landmark log.
    model : Path, optional
        The pose model; not needed for a landmark log.
    on_frame : callable
        Told after each frame how many are done and how many there are, if known.

    Raises
    ------
    VideoError, LogError
        If it cannot be read or has no frames in that span.
    ValueError
        If a video comes without a model.
    """
    frames = _of_log(recording) if recording.is_log else _of_video(recording, model, on_frame)
    if not len(frames):
        raise VideoError(recording.path, "there are no frames in the span asked for.")
    return frames


def _of_log(recording: Recording) -> Sequence[PoseFrame]:
    start_s = -float("inf") if recording.start_s is None else recording.start_s
    end_s = float("inf") if recording.end_s is None else recording.end_s
    frames = read_landmark_log(recording.path).frames
    return [frame for frame in frames if start_s <= frame.time_s < end_s]


def _of_video(recording: Recording, model: Path | None, on_frame: OnFrame) -> Sequence[PoseFrame]:
    if model is None:
        raise ValueError("model must be given for a video")
    frames = FrameStore()
    with (
        open_video(recording.path, start_s=recording.start_s, end_s=recording.end_s) as video,
        PoseEstimator(model) as estimator,
    ):
        size_px = (video.info.width, video.info.height)
        for image in video:
            frames.append(estimator.estimate(image.rgb, image.time_s, size_px))
            on_frame(image.index + 1, video.info.frames_estimate)
    return frames
