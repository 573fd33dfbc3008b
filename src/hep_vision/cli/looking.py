"""Looking at a recording: the pose model comes as needed, progress goes to stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.analysis.recording import read_recording
from hep_vision.cli.console import escape, frame_progress, step_progress
from hep_vision.sources.capture.video import require_video_file
from hep_vision.sources.pose.models import ensure_model

if TYPE_CHECKING:
    from pathlib import Path

    from hep_vision.analysis.recording import Recorded, Recording


def install_if_missing(name: str | None = None) -> Path:
    """Path of a pose model, the default one if none is named; fetched the first time.

    Raises
    ------
    ModelError
        If there is none of that name, or it cannot be fetched or kept.
    """
    with step_progress() as on_step:
        return ensure_model(name, progress=on_step)


def look_at(recording: Recording, model_name: str | None = None) -> Recorded:
    """Landmarks of a recording, and when it was made.

    Raises
    ------
    VideoError, LogError
        If it cannot be read.
    ModelError
        If the pose model cannot be fetched or kept.
    """
    model = None
    if not recording.is_log:
        require_video_file(recording.path)  # before anything is fetched for it
        model = install_if_missing(model_name)
    with frame_progress(f"Looking at {escape(recording.path.name)}") as on_frame:
        return read_recording(recording, model, on_frame)
