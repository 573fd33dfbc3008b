"""When a recording was made: as told, as its camera noted, or as its file is dated."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.analysis.recording import RECORDED_AT, Recording, read_recording, say_nothing
from hep_vision.definitions.library import load_library
from hep_vision.measure.exercise import Prescription
from hep_vision.record.landmark_log import read_landmark_log, write_landmark_log
from hep_vision.sources.capture.video import open_video
from video_files import write_video

GOLDEN = Path(__file__).parents[1] / "golden" / "squat_side.npz"
MORNING = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log that does not say when it was recorded, in a file that was changed one morning."""
    path = tmp_path / "squat.npz"
    write_landmark_log(path, read_landmark_log(GOLDEN).frames, {})
    os.utime(path, (MORNING.timestamp(), MORNING.timestamp()))
    return path


def test_the_files_date_is_the_last_resort(log: Path):
    found = read_recording(Recording(log), None, say_nothing).recorded_at
    assert (found.at, found.source) == (MORNING, "file")


def test_what_the_user_says_goes_first(log: Path):
    told = MORNING - timedelta(days=1)
    found = read_recording(Recording(log, recorded_at=told), None, say_nothing)
    assert (found.recorded_at.at, found.recorded_at.source) == (told, "told")


@pytest.mark.parametrize("noted", ["1904-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "yesterday"])
def test_a_camera_without_a_clock_is_not_believed(log: Path, noted: str):
    write_landmark_log(log, read_landmark_log(log).frames, {RECORDED_AT: noted})
    os.utime(log, (MORNING.timestamp(), MORNING.timestamp()))
    assert read_recording(Recording(log), None, say_nothing).recorded_at.at == MORNING


def test_a_video_says_when_it_was_made(tmp_path: Path):
    path = tmp_path / "clip.mp4"
    write_video(path, metadata={"creation_time": "2026-03-02T08:30:00.000000Z"})
    with open_video(path) as video:
        assert video.info.created is not None
        assert datetime.fromisoformat(video.info.created) == MORNING


def test_a_part_of_a_recording_was_done_when_the_part_begins(log: Path):
    definition = load_library().get("squat")
    part = analyze(Job(log, definition, Prescription(), start_s=5.0), None).record
    assert part.performed_at == MORNING + timedelta(seconds=5)
    assert part.source.recorded_at_from == "file"
