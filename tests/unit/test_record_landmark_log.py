from __future__ import annotations

import json
import os
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest

from hep_vision.errors import LogError, OutputError
from hep_vision.measure.body.landmarks import LANDMARK_COUNT, PoseFrame
from hep_vision.record.landmark_log import (
    FORMAT,
    VERSION,
    read_landmark_log,
    write_landmark_log,
)
from hep_vision.record.npz_format import NotNpzError, read_npz

SHARED_LOGS = Path(__file__).parents[3] / "shared" / "bench" / "real"


def walk(seconds: float, fps: float = 30.0, seed: int = 1) -> list[PoseFrame]:
    """A person who moves like the model sees one: smooth, with a pixel or so of noise."""
    rng = np.random.default_rng(seed)
    count = round(seconds * fps)
    path = np.cumsum(rng.normal(0, 0.7, (count, 33, 3)), axis=0) + rng.uniform(0, 900, (33, 3))
    world = np.cumsum(rng.normal(0, 0.002, (count, 33, 3)), axis=0)
    seen = np.clip(0.9 + np.cumsum(rng.normal(0, 0.003, (count, 33)), axis=0), 0, 1)
    return [
        PoseFrame(
            i / fps,
            np.rint(path[i] * 16) / 16,
            np.rint(world[i] * 1000) / 1000,
            np.rint(seen[i] * 256) / 256,
            (1280, 720),
        )
        for i in range(count)
    ]


def assert_same_frames(got: tuple[PoseFrame, ...], expected: list[PoseFrame]) -> None:
    assert len(got) == len(expected)
    for a, b in zip(got, expected, strict=True):
        assert a.time_s == b.time_s
        assert a.size_px == b.size_px
        for name in ("image_px", "world_m", "visibility"):
            assert getattr(a, name).tobytes() == getattr(b, name).tobytes(), name


def rewrite(path: Path, **changes: np.ndarray | None) -> None:
    """Change or drop arrays of a log."""
    with np.load(path) as file:
        arrays = {name: file[name] for name in file.files}
    arrays.update({k: v for k, v in changes.items() if v is not None})
    for name, value in changes.items():
        if value is None:
            del arrays[name]
    np.savez_compressed(path, **arrays)


def header_bytes(**fields: object) -> np.ndarray:
    return np.frombuffer(json.dumps(fields).encode(), dtype=np.uint8)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "walk.npz"
    write_landmark_log(path, walk(0.5), {"model": "full"})
    return path


def test_reads_back_what_was_written(tmp_path):
    frames = walk(2)
    frames[3] = PoseFrame.empty(frames[3].time_s, (1280, 720))
    write_landmark_log(tmp_path / "a.npz", frames, {"source": "Übung.mp4", "model": "full"})

    log = read_landmark_log(tmp_path / "a.npz")

    assert_same_frames(log.frames, frames)
    assert not log.frames[3].has_pose
    assert log.meta == {"source": "Übung.mp4", "model": "full"}


def test_no_frames_is_a_log_too(tmp_path):
    write_landmark_log(tmp_path / "a.npz", [], {})
    assert read_landmark_log(tmp_path / "a.npz").frames == ()


def test_writes_the_name_it_was_given(tmp_path):
    write_landmark_log(tmp_path / "walk.landmarks", walk(0.1), {})
    assert [p.name for p in tmp_path.iterdir()] == ["walk.landmarks"]


def test_values_off_the_grid_are_not_rounded(tmp_path):
    frame = walk(0.1)[0]
    image = frame.image_px.copy()
    image[5] = (1 / 3, -1e5 / 7, np.nan)
    odd = PoseFrame(0.1, image, frame.world_m, frame.visibility, (640, 480))
    write_landmark_log(tmp_path / "a.npz", [odd], {})
    assert_same_frames(read_landmark_log(tmp_path / "a.npz").frames, [odd])


def test_negative_zero_keeps_its_sign(tmp_path):
    world = np.zeros((LANDMARK_COUNT, 3))
    world[7, 1] = -0.0
    frame = PoseFrame(0.0, np.zeros((33, 3)), world, np.ones(33), (640, 480))
    write_landmark_log(tmp_path / "a.npz", [frame], {})
    assert_same_frames(read_landmark_log(tmp_path / "a.npz").frames, [frame])


def test_same_frames_give_the_same_file(tmp_path):
    for name in ("a", "b"):
        write_landmark_log(tmp_path / name, walk(1), {"model": "full"})
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.shared
def test_a_second_of_real_movement_takes_at_most_10_kb(tmp_path):
    if not SHARED_LOGS.is_dir():
        pytest.skip("../shared/bench/real is not there")
    for source in sorted(SHARED_LOGS.glob("*.npz")):
        frames = [
            PoseFrame(
                f.time_s,
                np.rint(f.image_px * 16) / 16 + 0.0,
                np.rint(f.world_m * 1000) / 1000,
                np.rint(f.visibility * 256) / 256,
                f.size_px,
            )
            for f in read_landmark_log(source).frames
        ]
        write_landmark_log(tmp_path / source.name, frames, {})
        assert_same_frames(read_landmark_log(tmp_path / source.name).frames, frames)
        bytes_per_frame = (tmp_path / source.name).stat().st_size / len(frames)
        assert bytes_per_frame * 30 < 7500, source.name


class TestRefused:
    """One clear sentence for what cannot be read."""

    def assert_sentence(self, path: Path, words: str) -> None:
        with pytest.raises(LogError, match=words) as caught:
            read_landmark_log(path)
        assert str(caught.value).startswith(f"{path}: ")
        assert "\n" not in str(caught.value)

    def test_no_file(self, tmp_path):
        self.assert_sentence(tmp_path / "none.npz", "no such file")

    def test_folder(self, tmp_path):
        self.assert_sentence(tmp_path, "cannot be read")

    @pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04" + bytes(100)])
    def test_other_content(self, tmp_path, content):
        path = tmp_path / "a.npz"
        path.write_bytes(content)
        self.assert_sentence(path, "not a landmark log")

    def test_other_npz(self, tmp_path):
        np.savez(tmp_path / "a.npz", x=np.zeros(3))
        self.assert_sentence(tmp_path / "a.npz", "not a landmark log")

    def test_pickle(self, tmp_path):
        np.savez(tmp_path / "a.npz", header=np.array([{"format": FORMAT}], dtype=object))
        self.assert_sentence(tmp_path / "a.npz", "not a landmark log")

    def test_truncated(self, log):
        log.write_bytes(log.read_bytes()[:-300])
        self.assert_sentence(log, "damaged")

    def test_every_flipped_byte_is_told_or_harmless(self, log):
        good = log.read_bytes()
        expected = list(read_landmark_log(log).frames)
        for at in range(0, len(good), 97):
            log.write_bytes(good[:at] + bytes([good[at] ^ 0xFF]) + good[at + 1 :])
            try:
                got = read_landmark_log(log).frames
            except LogError:
                continue
            assert_same_frames(got, expected)  # bytes that say nothing, such as dates

    def test_newer(self, log):
        rewrite(log, header=header_bytes(format=FORMAT, version=VERSION + 1, anything="else"))
        self.assert_sentence(log, "update hep-vision")

    def test_foreign_header(self, log):
        rewrite(log, header=header_bytes(format="other", version=1))
        self.assert_sentence(log, "not a landmark log")

    @pytest.mark.parametrize(
        "header",
        [
            np.frombuffer(b"{", dtype=np.uint8),
            header_bytes(format=FORMAT, version=1),
            header_bytes(format=FORMAT, version="1", frames=15, arrays={}, meta={}),
        ],
    )
    def test_damaged_header(self, log, header):
        rewrite(log, header=header)
        self.assert_sentence(log, "header is damaged")

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("image_px", None),
            ("image_px", np.zeros((1, 99, 3), dtype=np.uint8)),
            ("world_m", np.zeros((1, 99, 15))),
            ("visibility", np.zeros((9, 33, 15), dtype=np.uint8)),
            ("visibility_special", np.zeros((2, 15), dtype=np.uint8)),
        ],
    )
    def test_damaged_arrays(self, log, name, value):
        rewrite(log, **{name: value})
        self.assert_sentence(log, "damaged")

    def test_more_than_is_read(self, log):
        with log.open("rb") as file, pytest.raises(NotNpzError, match="GiB; at most"):
            read_npz(file, lambda _: True, largest_bytes=1000)


def repack(path: Path, name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
    """Put other bytes in the place of one array of a log."""
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[f"{name}.npy"] = content
    with zipfile.ZipFile(path, "w", method) as archive:
        for entry, part in parts.items():
            archive.writestr(entry, part)


def npy(header: str, values: bytes = b"") -> bytes:
    text = header.encode("utf-8") + b"\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text + values


class TestHostile:
    """Files made to do harm: one sentence, quickly, and no memory taken for what they claim."""

    def assert_refused(self, path: Path, words: str) -> None:
        tracemalloc.start()
        try:
            with pytest.raises(LogError, match=words) as caught:
                read_landmark_log(path)
            assert tracemalloc.get_traced_memory()[1] < 20e6
        finally:
            tracemalloc.stop()
        assert str(caught.value).startswith(f"{path}: ")
        assert "\n" not in str(caught.value)

    @pytest.mark.parametrize(
        "header",
        [
            "{'descr': '<f8', 'fortran_order': False, 'shape': (5000000000,), }",
            "{'descr': '<f8', 'fortran_order': False, 'shape': (9999999999, 9999999999, 99), }",
            "{'descr': '|u1', 'fortran_order': False, 'shape': (-1, 99, 15), }",
            "{'descr': '|O', 'fortran_order': False, 'shape': (15,), }",
            "{'descr': '<U5000000', 'fortran_order': False, 'shape': (15,), }",
            "{'descr': '|V0', 'fortran_order': False, 'shape': (15,), }",
            "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (15,), }",
            "{'shape': " + "(" * 300 + ")" * 300 + "}",
            "[" * 60_000,
            "{'descr': '<f8', 'fortran_order': False, 'shape': (\u0661,), }",
            "",
        ],
    )
    def test_headers_that_claim_what_cannot_be(self, log, header):
        repack(log, "image_px", npy(header, bytes(100)))
        self.assert_refused(log, "no array|size of its shape")

    def test_a_length_that_reaches_past_the_end(self, log):
        repack(log, "image_px", b"\x93NUMPY\x02\x00\xff\xff\xff\xff{")
        self.assert_refused(log, "no array")

    @pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
    def test_packed_in_another_way(self, log, method):
        repack(log, "image_px", b"", method)
        self.assert_refused(log, "packed in an unknown way")

    def test_encrypted(self, log):
        content = bytearray(log.read_bytes())
        at = content.index(b"PK\x01\x02")
        content[at + 8] |= 1
        log.write_bytes(content)
        self.assert_refused(log, "encrypted")

    def test_a_bomb(self, log):
        header = "{'descr': '|u1', 'fortran_order': False, 'shape': (100000000,), }"
        repack(log, "image_px", npy(header, bytes(100_000_000)))
        self.assert_refused(log, "times its size")

    def test_more_than_the_archive_holds(self, log):
        content = bytearray(log.read_bytes())
        at = content.index(b"PK\x01\x02")
        content[at + 20 : at + 24] = (1 << 30).to_bytes(4, "little")
        log.write_bytes(content)
        self.assert_refused(log, "larger than it is")

    def test_thousands_of_parts(self, tmp_path):
        with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
            for number in range(5000):
                archive.writestr(f"{number}.npy", b"")
        self.assert_refused(tmp_path / "a.npz", "5000 parts")

    @pytest.mark.parametrize(
        "text",
        [
            '{"format": ' * 40_000,
            "[" * 100_000,
            '{"format": "' + FORMAT + '", "version": ' + "9" * 5000 + "}",
            '{"format": "' + FORMAT + '", "version": 1, "frames": 15, "arrays": {}, '
            '"meta": {"source": "\\ud800"}}',
            '{"format": "' + FORMAT + '", "version": 1, "frames": 1e999, "arrays": {}, "meta": {}}',
            "\ud800",
        ],
        ids=["deep", "deep list", "long number", "surrogate", "infinite", "no UTF-8"],
    )
    def test_headers_of_the_log(self, log, text):
        raw = text.encode("utf-8", "surrogatepass")
        rewrite(log, header=np.frombuffer(raw, dtype=np.uint8))
        self.assert_refused(log, "damaged|not a landmark log")

    @pytest.mark.parametrize("steps", [0, -1, 2**60])
    def test_a_grid_that_cannot_be(self, log, steps):
        with np.load(log) as file:
            header = json.loads(file["header"].tobytes())
        header["arrays"]["image_px"] = steps
        rewrite(log, header=header_bytes(**header))
        self.assert_refused(log, "header is damaged")

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    def test_what_is_no_regular_file(self, tmp_path):
        os.mkfifo(tmp_path / "a.npz")
        (tmp_path / "zero.npz").symlink_to("/dev/zero")
        for name in ("a.npz", "zero.npz"):
            self.assert_refused(tmp_path / name, "not a regular file")


class TestPlainLog:
    """Logs without a header, as other tools write them."""

    def arrays(self) -> dict[str, np.ndarray]:
        return {
            "t_s": np.array([0.0, 0.04]),
            "image_px": np.full((2, 33, 3), 1 / 3, dtype=np.float32),
            "world_m": np.zeros((2, 33, 3), dtype=np.float32),
            "visibility": np.ones((2, 33), dtype=np.float32),
            "presence": np.ones((2, 33), dtype=np.float32),
            "size_px": np.array([1280, 720]),
        }

    def write(self, path: Path, **changes: np.ndarray) -> Path:
        np.savez(path, **(self.arrays() | changes))
        return path

    def test_read(self, tmp_path):
        log = read_landmark_log(self.write(tmp_path / "a.npz"))
        assert [f.time_s for f in log.frames] == [0.0, 0.04]
        assert log.frames[0].size_px == (1280, 720)
        assert log.frames[1].image_px[0, 0] == np.float32(1 / 3)
        assert log.meta == {}

    @pytest.mark.parametrize(
        ("name", "value", "words"),
        [
            ("image_px", np.zeros((3, 33, 3)), r"image_px must be numbers of shape \(2, 33, 3\)"),
            (
                "visibility",
                np.full((2, 33), "x"),
                "'visibility' in it is no array of plain numbers",
            ),
            ("size_px", np.array([1280]), "size_px must be two whole numbers"),
            ("t_s", np.array([0.0, np.nan]), "time_s and size_px must be finite"),
            ("t_s", np.array([0.0, np.inf]), "time_s of inf"),
            ("t_s", np.array([0.0, 1e300]), "time_s of 1e"),
            ("t_s", np.array([0.0, 90_000.0]), "longer than 24 hours"),
            ("image_px", np.full((2, 33, 3), np.inf), "image_px of inf"),
            ("image_px", np.full((2, 33, 3), -1e30), "image_px of -1e"),
            ("world_m", np.full((2, 33, 3), 1e9), "world_m of 1e"),
            ("visibility", np.full((2, 33), -0.5), "visibility of -0.5"),
            ("size_px", np.array([0, 720]), "size_px of 0"),
            ("size_px", np.array([2**40, 720]), "size_px of 1.0"),
            ("t_s", np.array(0.0), "t_s must be numbers of shape"),
        ],
    )
    def test_unusable(self, tmp_path, name, value, words):
        with pytest.raises(LogError, match=words):
            read_landmark_log(self.write(tmp_path / "a.npz", **{name: value}))

    def test_incomplete(self, tmp_path):
        np.savez(tmp_path / "a.npz", image_px=np.zeros((2, 33, 3)))
        with pytest.raises(LogError, match="lacks t_s, world_m, visibility, size_px"):
            read_landmark_log(tmp_path / "a.npz")


def test_unwritable_place(tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        write_landmark_log(tmp_path / "none" / "a.npz", walk(0.1), {})
