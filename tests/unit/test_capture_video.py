from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest

from hep_vision.errors import VideoError
from hep_vision.sources.capture.video import open_video
from video_files import (
    BLUE,
    GREEN,
    GREY,
    RED,
    corner_picture,
    cut,
    moving_bar_pictures,
    noise_pictures,
    regular_times_s,
    set_matrix,
    write_reordered_video,
    write_video,
    write_video_after_picture,
    write_video_with_stamps,
)


def read(path, **options):
    with open_video(path, **options) as reader:
        frames = list(reader)
    return reader, frames


def corners(rgb: np.ndarray) -> list[tuple[int, ...]]:
    """Colour in the middle of each quarter: top left, top right, bottom left, bottom right."""
    height, width = rgb.shape[:2]
    return [
        tuple(int(value) for value in rgb[height * row // 4, width * column // 4])
        for row, column in ((1, 1), (1, 3), (3, 1), (3, 3))
    ]


def assert_colours(rgb: np.ndarray, expected: list[tuple[int, int, int]]) -> None:
    np.testing.assert_allclose(corners(rgb), expected, atol=12)


class TestFrames:
    def test_every_frame_in_order_with_its_time(self, tmp_path):
        path = write_video(tmp_path / "a.mp4", regular_times_s(40, 25))
        _, frames = read(path)
        assert [frame.index for frame in frames] == list(range(40))
        assert [frame.time_s for frame in frames] == pytest.approx(regular_times_s(40, 25))

    def test_pixels_are_rgb_and_the_right_way_round(self, tmp_path):
        _, frames = read(write_video(tmp_path / "a.mp4"))
        assert frames[0].rgb.dtype == np.uint8
        assert frames[0].rgb.shape == (48, 64, 3)
        assert_colours(frames[0].rgb, [RED, GREEN, BLUE, GREY])

    @pytest.mark.parametrize("width", [62, 64, 70, 98])
    def test_rows_are_whole_whatever_the_width(self, tmp_path, width):
        _, frames = read(write_video(tmp_path / "a.mp4", size=(width, 50)))
        red = frames[0].rgb[2:23, 2 : width // 2 - 2].astype(int)
        assert np.abs(red - RED).max() <= 12
        assert_colours(frames[0].rgb, [RED, GREEN, BLUE, GREY])

    def test_frames_stay_as_they_were_when_read_on(self, tmp_path):
        shades = [np.full((48, 64, 3), level, np.uint8) for level in range(20, 240, 20)]
        path = write_video(tmp_path / "a.mp4", regular_times_s(len(shades), 30), pictures=shades)
        _, frames = read(path)
        levels = [int(frame.rgb.mean()) for frame in frames]
        assert levels == pytest.approx(range(20, 240, 20), abs=3)

    @pytest.mark.parametrize("fps", [1, 5, 240])
    def test_any_frame_rate(self, tmp_path, fps):
        path = write_video(tmp_path / "a.mp4", regular_times_s(8, fps))
        _, frames = read(path)
        expected = regular_times_s(8, fps)
        assert [frame.time_s for frame in frames] == pytest.approx(expected, abs=0.0006)

    def test_variable_frame_rate_keeps_each_time(self, tmp_path):
        times_s = [0.0, 0.033, 0.1, 0.5, 0.51, 2.0]
        _, frames = read(write_video(tmp_path / "a.mp4", times_s))
        assert [frame.time_s for frame in frames] == pytest.approx(times_s)

    @pytest.mark.parametrize("name", ["a.mov", "a.mkv", "a.avi", "a.webm"])
    def test_containers_of_phones_cameras_and_messengers(self, tmp_path, name):
        codec = {"a.avi": "mpeg4", "a.webm": "libvpx"}.get(name, "libx264")
        _, frames = read(write_video(tmp_path / name, codec=codec))
        assert len(frames) == 10
        assert_colours(frames[0].rgb, [RED, GREEN, BLUE, GREY])

    def test_an_odd_file_name_is_no_matter(self, tmp_path):
        _, frames = read(write_video(tmp_path / "-Übung: 3 %d?.mp4"))
        assert len(frames) == 10


class TestInfo:
    def test_says_what_the_video_is(self, tmp_path):
        path = write_video(tmp_path / "a.mp4", regular_times_s(60, 30), size=(96, 64))
        reader, _ = read(path)
        info = reader.info
        assert (info.path, info.width, info.height) == (path, 96, 64)
        assert info.duration_s == pytest.approx(2.0, abs=0.05)
        assert (info.frames_estimate, info.codec, info.is_mirrored) == (60, "h264", False)
        assert info.fps_average == pytest.approx(30, rel=0.01)

    def test_estimate_is_of_the_span_asked_for(self, tmp_path):
        path = write_video(tmp_path / "a.mp4", regular_times_s(60, 30))
        reader, frames = read(path, start_s=0.5, end_s=1.5)
        assert reader.info.frames_estimate == pytest.approx(len(frames), abs=1)


class TestUpright:
    @pytest.mark.parametrize(
        ("clockwise_deg", "size", "expected"),
        [
            (90, (60, 100), [BLUE, RED, GREY, GREEN]),
            (180, (100, 60), [GREY, BLUE, GREEN, RED]),
            (270, (60, 100), [GREEN, GREY, RED, BLUE]),
        ],
    )
    def test_phone_video_is_turned(self, tmp_path, clockwise_deg, size, expected):
        path = write_video(tmp_path / "a.mp4", size=(100, 60), rotation_deg=clockwise_deg)
        reader, frames = read(path)
        assert (reader.info.width, reader.info.height) == size
        assert frames[0].rgb.shape == (size[1], size[0], 3)
        assert_colours(frames[0].rgb, expected)

    def test_turned_and_scaled_together(self, tmp_path):
        path = write_video(tmp_path / "a.mp4", size=(100, 60), rotation_deg=90)
        reader, frames = read(path, max_side_px=50)
        assert (reader.info.width, reader.info.height) == (60, 100)
        assert frames[0].rgb.shape == (50, 30, 3)
        assert_colours(frames[0].rgb, [BLUE, RED, GREY, GREEN])

    @pytest.mark.parametrize(
        ("matrix", "size", "expected"),
        [
            ((-1, 0, 0, 1), (100, 60), [GREEN, RED, GREY, BLUE]),
            ((1, 0, 0, -1), (100, 60), [BLUE, GREY, RED, GREEN]),
            ((0, 1, 1, 0), (60, 100), [RED, BLUE, GREEN, GREY]),
            ((0, -1, -1, 0), (60, 100), [GREY, GREEN, BLUE, RED]),
        ],
        ids=["left-right", "upside-down", "main diagonal", "other diagonal"],
    )
    def test_a_mirrored_picture_is_mirrored_and_that_is_said(
        self, tmp_path, matrix, size, expected
    ):
        path = set_matrix(write_video(tmp_path / "a.mp4", size=(100, 60)), *matrix)
        reader, frames = read(path)
        assert reader.info.is_mirrored
        assert (reader.info.width, reader.info.height) == size
        assert_colours(frames[0].rgb, expected)

    def test_scale_and_rounding_in_the_matrix_change_nothing(self, tmp_path):
        path = set_matrix(write_video(tmp_path / "a.mp4"), 0.5, 0.001, -0.001, 0.5)
        reader, frames = read(path)
        assert not reader.info.is_mirrored
        assert_colours(frames[0].rgb, [RED, GREEN, BLUE, GREY])

    @pytest.mark.parametrize(
        "matrix",
        [(0, 0, 0, 0), (0.7, 0.7, -0.7, 0.7), (1, 0, 1, 0), (1, 0, 0.5, 1), (1, 0, 0, 1, 0.1)],
        ids=["zero", "an eighth turn", "flat", "skewed", "in perspective"],
    )
    def test_an_impossible_matrix_is_refused(self, tmp_path, matrix):
        path = set_matrix(write_video(tmp_path / "a.mp4"), *matrix)
        with pytest.raises(VideoError, match="neither a quarter turn nor a mirror image"):
            read(path)

    def test_stretched_pixels_are_made_square(self, tmp_path):
        path = write_video(tmp_path / "a.mp4", size=(60, 80), aspect=Fraction(2))
        reader, frames = read(path)
        assert (reader.info.width, reader.info.height) == (120, 80)
        assert frames[0].rgb.shape == (80, 120, 3)


class TestScale:
    def test_larger_frames_are_scaled_to_the_side_asked_for(self, tmp_path):
        reader, frames = read(write_video(tmp_path / "a.mp4", size=(128, 96)), max_side_px=64)
        assert (reader.info.width, reader.info.height) == (128, 96)
        assert frames[0].rgb.shape == (48, 64, 3)
        assert_colours(frames[0].rgb, [RED, GREEN, BLUE, GREY])

    def test_smaller_frames_are_left_alone(self, tmp_path):
        _, frames = read(write_video(tmp_path / "a.mp4"), max_side_px=640)
        assert frames[0].rgb.shape == (48, 64, 3)

    def test_eight_k_is_read_scaled(self, tmp_path):
        path = write_video(tmp_path / "a.mp4", [0.0, 0.1], size=(7680, 4320))
        reader, frames = read(path)
        assert (reader.info.width, reader.info.height) == (7680, 4320)
        assert [frame.rgb.shape for frame in frames] == [(2160, 3840, 3)] * 2


class TestSpan:
    @pytest.fixture
    def path(self, tmp_path):
        return write_video(tmp_path / "a.mp4", regular_times_s(120, 25))

    def test_reads_from_start_to_before_end(self, path):
        _, frames = read(path, start_s=1.0, end_s=2.0)
        times_s = [frame.time_s for frame in frames]
        assert times_s == pytest.approx(regular_times_s(120, 25)[25:50])
        assert [frame.index for frame in frames] == list(range(25))

    def test_open_ends(self, path):
        assert len(read(path, start_s=4.0)[1]) == 20
        assert len(read(path, end_s=1.0)[1]) == 25

    def test_a_span_is_not_taken_for_a_cut_file(self, path):
        assert not read(path, end_s=1.0)[0].truncated

    def test_a_file_without_index_is_read_from_its_start(self, tmp_path):
        path = write_video(tmp_path / "a.h264", regular_times_s(30, 25), container="h264")
        _, frames = read(path, start_s=0.4, end_s=0.8)
        assert [frame.time_s for frame in frames] == pytest.approx(
            [0.4 + index / 25 for index in range(10)]
        )

    @pytest.mark.parametrize("span", [(2.0, 1.0), (1.0, 1.0)])
    def test_a_backward_span_is_a_mistake_of_the_caller(self, path, span):
        with pytest.raises(ValueError, match="end_s must be after start_s"):
            open_video(path, start_s=span[0], end_s=span[1])


class TestStamps:
    def test_repeated_and_backward_times_are_left_out_and_counted(self, tmp_path):
        path = write_video_with_stamps(tmp_path / "a.mkv", [0, 33, 33, 66, 50, 99, 133])
        reader, frames = read(path)
        times_s = [frame.time_s for frame in frames]
        assert times_s == pytest.approx([0.0, 0.033, 0.066, 0.099, 0.133])
        assert reader.dropped_timestamps == 2

    def test_negative_times_count_from_the_first_frame(self, tmp_path):
        path = write_video_with_stamps(tmp_path / "a.mkv", [-66, -33, 0, 33])
        reader, frames = read(path)
        assert [frame.time_s for frame in frames] == pytest.approx([0.0, 0.033, 0.066, 0.099])
        assert reader.dropped_timestamps == 0

    def test_missing_times_are_carried_on_by_the_frame_rate_and_counted(self, tmp_path):
        path = write_video(tmp_path / "a.h264", container="h264")
        reader, frames = read(path)
        assert reader.missing_timestamps == len(frames) == 10
        step_s = 1 / reader.info.fps_average
        assert [frame.time_s for frame in frames] == pytest.approx(
            [index * step_s for index in range(10)]
        )


class TestCutShort:
    @pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.avi"])
    def test_what_is_there_is_read_and_the_loss_is_said(self, tmp_path, name):
        path = write_video(
            tmp_path / name,
            regular_times_s(90, 30),
            pictures=noise_pictures(90, 64, 48),
            codec="mpeg4" if name == "a.avi" else "libx264",
        )
        reader, frames = read(cut(path, 0.6))
        assert 30 < len(frames) < 80
        assert reader.truncated

    @pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.avi", "a.ts"])
    @pytest.mark.parametrize("codec", ["mpeg4", "libx264"])
    def test_a_whole_file_is_not_called_cut(self, tmp_path, name, codec):
        reader, _ = read(write_video(tmp_path / name, regular_times_s(90, 30), codec=codec))
        assert (reader.truncated, reader.damaged_packets) == (False, 0)

    @pytest.mark.parametrize("name", ["a.avi", "a.mkv", "a.mp4"])
    def test_pictures_stored_out_of_order_are_all_there_in_time(self, tmp_path, name):
        path = write_reordered_video(tmp_path / name, 60)
        reader, frames = read(path)
        steps_s = np.diff([frame.time_s for frame in frames])
        assert len(frames) == 60
        assert steps_s == pytest.approx(1 / 30, abs=0.001)
        shades = [int(frame.rgb.mean()) for frame in frames]
        assert shades == sorted(shades)
        assert (reader.truncated, reader.dropped_timestamps, reader.damaged_frames) == (False, 0, 0)
        assert reader.missing_timestamps == 0

    def test_a_file_that_begins_late_is_not_called_cut(self, tmp_path):
        stamps_ms = [10_000 + 33 * index for index in range(90)]
        reader, frames = read(write_video_with_stamps(tmp_path / "a.mkv", stamps_ms))
        assert (len(frames), frames[0].time_s, reader.truncated) == (90, 0.0, False)

    def test_a_file_that_begins_late_and_is_cut_is_called_so(self, tmp_path):
        stamps_ms = [10_000 + 33 * index for index in range(90)]
        reader, frames = read(cut(write_video_with_stamps(tmp_path / "a.mkv", stamps_ms), 0.5))
        assert 10 < len(frames) < 80
        assert reader.truncated


class TestDamage:
    def test_damage_in_the_middle_is_passed_over_and_counted(self, tmp_path):
        path = write_video(
            tmp_path / "a.mp4",
            regular_times_s(90, 30),
            pictures=noise_pictures(90, 64, 48),
            codec="mpeg4",
        )
        content = bytearray(path.read_bytes())
        middle = len(content) // 2
        content[middle : middle + 4000] = bytes(4000)
        path.write_bytes(bytes(content))
        _, frames = read(path)
        assert 60 < len(frames) <= 90
        assert frames[-1].time_s == pytest.approx(89 / 30, abs=0.001)

    def test_no_frame_that_shows_something_else_is_called_whole(self, tmp_path):
        """Changed bytes in the pictures: a frame is as it was, or said to be damaged."""
        shades = list(moving_bar_pictures(90, 160, 120))
        path = write_video(
            tmp_path / "a.mp4", regular_times_s(90, 30), size=(160, 120), pictures=shades
        )
        good = {frame.time_s: frame.rgb.astype(int) for frame in read(path)[1]}
        content = path.read_bytes()
        begin = content.index(b"mdat") + 4
        wrong, damaged, whole = 0, 0, 0
        for seed in range(12):
            chance, changed = random.Random(seed), bytearray(content)
            for _ in range(chance.choice([1, 5, 30])):
                changed[chance.randrange(begin, len(changed))] = chance.randrange(256)
            path.write_bytes(changed)
            try:
                reader, frames = read(path)
            except VideoError:
                continue
            assert reader.damaged_frames == sum(frame.damaged for frame in frames)
            for frame in frames:
                off = np.abs(frame.rgb - good[frame.time_s]).mean() > 8
                wrong += off and not frame.damaged
                damaged += frame.damaged
                whole += not frame.damaged
        assert damaged > 100
        assert whole > 100
        assert wrong <= 0.01 * damaged

    def test_what_is_called_whole_is_the_same_every_time(self, tmp_path):
        """Decoders fill in lost parts with what their threads have at hand."""
        path = write_video(
            tmp_path / "a.mp4",
            regular_times_s(60, 30),
            size=(160, 120),
            pictures=moving_bar_pictures(60, 160, 120),
        )
        content = bytearray(path.read_bytes())
        begin, chance = content.index(b"mdat") + 4, random.Random(3)
        for _ in range(3):
            content[chance.randrange((begin + len(content)) // 2, len(content))] ^= 0x55
        path.write_bytes(content)
        first, *others = (
            [(f.time_s, f.damaged, b"" if f.damaged else f.rgb.tobytes()) for f in read(path)[1]]
            for _ in range(3)
        )
        assert {damaged for _, damaged, _ in first} == {True, False}
        assert others == [first, first]

    def test_a_whole_key_picture_ends_the_damage(self, tmp_path):
        path = write_video(
            tmp_path / "a.mp4",
            regular_times_s(90, 30),
            pictures=noise_pictures(90, 64, 48),
            codec="mpeg4",  # a key picture every twelve
        )
        content = bytearray(path.read_bytes())
        middle = len(content) // 2
        content[middle : middle + 200] = bytes(200)
        path.write_bytes(content)
        _, frames = read(path)
        damaged = [frame.index for frame in frames if frame.damaged]
        assert 1 <= len(damaged) <= 12
        assert not frames[-1].damaged

    def test_a_good_file_has_none(self, tmp_path):
        reader, frames = read(write_reordered_video(tmp_path / "a.mp4", 60))
        assert not any(frame.damaged for frame in frames)
        assert reader.damaged_frames == 0


class TestStream:
    @pytest.mark.parametrize("name", ["a.mkv", "a.mov"])
    def test_a_picture_that_comes_first_is_not_taken_for_the_video(self, tmp_path, name):
        path = write_video_after_picture(tmp_path / name)
        reader, frames = read(path)
        assert len(frames) == 30
        assert (reader.info.width, reader.info.height, reader.info.codec) == (64, 48, "mpeg4")


def test_the_corner_picture_of_these_tests_is_what_it_says():
    assert corners(corner_picture(64, 48)) == [RED, GREEN, BLUE, GREY]
