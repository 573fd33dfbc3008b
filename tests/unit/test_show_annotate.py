from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from sample_results import squat_set

from hep_vision.errors import OutputError
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.show import annotate
from hep_vision.show.annotate import annotate_video, video_writer
from hep_vision.show.overlay import STATUS_COLOURS, overlay_size
from hep_vision.show.timeline import SetTimeline

RED, GREEN, GREY = (200, 30, 30), (30, 160, 60), (128, 128, 128)
TIMELINE = SetTimeline(
    squat_set(), exercise="Squat", measure=MEASURES["knee_flexion"], prescribed=10
)


def plain(colour: tuple[int, int, int], width: int = 320, height: int = 240) -> np.ndarray:
    return np.full((height, width, 3), colour, dtype=np.uint8)


def decode(path: Path) -> list[tuple[float, np.ndarray]]:
    with av.open(str(path)) as file:
        return [
            (float(f.pts * f.time_base), f.to_ndarray(format="rgb24")) for f in file.decode(video=0)
        ]


def test_times_are_kept(tmp_path):
    times_s = [5.0, 5.04, 5.3, 5.3004, 7.0]
    with video_writer(tmp_path / "a.mp4", (320, 240)) as writer:
        for time_s in times_s:
            writer.write(plain(GREY), time_s)
    written = [time_s for time_s, _ in decode(tmp_path / "a.mp4")]
    np.testing.assert_allclose(written, np.array(times_s) - 5.0, atol=1 / 90_000)


def test_times_that_do_not_rise_are_moved_on(tmp_path):
    with video_writer(tmp_path / "a.mp4", (320, 240)) as writer:
        for time_s in (1.0, 1.0, 0.5, 1.1):
            writer.write(plain(GREY), time_s)
    written = [time_s for time_s, _ in decode(tmp_path / "a.mp4")]
    assert len(written) == 4
    assert written == sorted(set(written))


@pytest.mark.parametrize("colour", [RED, GREEN, GREY, (255, 194, 10)])
def test_colours_are_kept_and_named(tmp_path, colour):
    with video_writer(tmp_path / "a.mp4", (320, 240)) as writer:
        writer.write(plain(colour), 0.0)
    with av.open(str(tmp_path / "a.mp4")) as file:
        codec = file.streams.video[0].codec_context
        assert (codec.pix_fmt, codec.profile) == ("yuv420p", "High")
        assert (codec.colorspace, codec.color_primaries, codec.color_trc) == (1, 1, 1)
    ((_, shown),) = decode(tmp_path / "a.mp4")
    np.testing.assert_allclose(shown.mean(axis=(0, 1)), colour, atol=4)


def test_index_is_in_front(tmp_path):
    with video_writer(tmp_path / "a.mp4", (320, 240)) as writer:
        writer.write(plain(GREY), 0.0)
    content = (tmp_path / "a.mp4").read_bytes()
    assert 0 < content.index(b"moov") < content.index(b"mdat")


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_nothing_left_when_broken_off(tmp_path, error):
    with pytest.raises(error), video_writer(tmp_path / "a.mp4", (320, 240)) as writer:  # noqa: PT012
        writer.write(plain(GREY), 0.0)
        raise error
    assert list(tmp_path.iterdir()) == []


def test_unwritable_place(tmp_path):
    with (
        pytest.raises(OutputError, match="cannot be written"),
        video_writer(tmp_path / "none" / "a.mp4", (320, 240)),
    ):
        pytest.fail("opened")


def test_full_disk_is_a_sentence(tmp_path):
    with (
        pytest.raises(
            OutputError, match=r"a\.mp4: the annotated video cannot be written \(No space"
        ),
        video_writer(tmp_path / "a.mp4", (320, 240)),
    ):
        raise av.error.FFmpegError(28, "No space left on device")


def test_odd_sizes_are_refused(tmp_path):
    with pytest.raises(ValueError, match="even"), video_writer(tmp_path / "a.mp4", (321, 240)):
        pytest.fail("opened")


def poses(times_s: list[float]) -> list[PoseFrame]:
    return [PoseFrame.empty(time_s, (320, 240)) for time_s in times_s]


def test_annotated_video_shows_what_was_counted_by_then(tmp_path):
    frames = [(plain(GREY), pose) for pose in poses([0.0, 7.0, 22.9])]
    annotate_video(tmp_path / "a.mp4", frames, TIMELINE)
    shown = decode(tmp_path / "a.mp4")
    assert [round(time_s, 3) for time_s, _ in shown] == [0.0, 7.0, 22.9]
    width, height = overlay_size(320, 240)
    assert shown[0][1].shape == (height, width, 3)
    green = [
        int((np.abs(image.astype(int) - STATUS_COLOURS["counted"]).max(axis=2) < 40).sum())
        for _, image in shown
    ]
    assert green[0] == 0
    assert 0 < green[1] < green[2]


def test_large_pictures_are_scaled_down(tmp_path, monkeypatch):
    monkeypatch.setattr(annotate, "LARGEST_SIDE_PX", 200)
    annotate_video(tmp_path / "a.mp4", [(plain(RED), poses([0.0])[0])], TIMELINE)
    ((_, shown),) = decode(tmp_path / "a.mp4")
    assert shown.shape[1::-1] == overlay_size(200, 150)
    np.testing.assert_allclose(shown[60:120].mean(axis=(0, 1)), RED, atol=5)


def test_no_pictures(tmp_path):
    with pytest.raises(ValueError, match="at least one"):
        annotate_video(tmp_path / "a.mp4", [], TIMELINE)


def test_pictures_that_change_their_size(tmp_path):
    first, second = poses([0.0, 1.0])
    frames = [(plain(RED), first), (plain(RED, 160, 120), second)]
    with pytest.raises(ValueError, match="must stay 320x240"):
        annotate_video(tmp_path / "a.mp4", frames, TIMELINE)
    assert list(tmp_path.iterdir()) == []
