"""Results that `analyze` wrote, read back: whole, or refused in a sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from hep_vision.analysis.analyze import Job, analyze, write_outputs
from hep_vision.definitions.library import shipped_library
from hep_vision.errors import InputError
from hep_vision.measure.exercise import Prescription
from hep_vision.store.saving import read_results

GOLDEN = Path(__file__).parents[1] / "golden" / "squat_side.npz"


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("results")
    analysis = analyze(Job(GOLDEN, shipped_library().get("squat"), Prescription()), None)
    write_outputs(analysis, folder, annotate=False, picture=False)
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written, tmp_path / "results"))


def test_what_was_written_is_read_whole(folder: Path) -> None:
    end = read_results(folder)
    assert end.record.counted == 4
    assert [trace.side for trace in end.traces] == ["left", "right"]
    assert all(len(trace.time_s) == end.record.source.frames for trace in end.traces)
    assert max(np.nanmax(trace.value) for trace in end.traces) == pytest.approx(110, abs=3)
    assert end.log == (folder / "landmarks.npz").read_bytes()


def test_a_record_alone_will_do(folder: Path) -> None:
    for name in ("trace.csv", "landmarks.npz"):
        (folder / name).unlink()
    end = read_results(folder / "session.json")
    assert (end.traces, end.log) == ((), None)


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("session.json", cut),
        ("landmarks.npz", cut),
        ("trace.csv", cut),
        ("trace.csv", lambda content: content + b"inf,left,1,2,\n"),
        ("trace.csv", lambda content: content.replace(b",left,", b",up,")),
        ("trace.csv", lambda content: content.replace(b"value_deg", b"value_ratio")),
        ("trace.csv", lambda content: b"\xff" + content),
    ],
)
def test_a_damaged_file_is_named(folder: Path, name: str, spoil) -> None:
    path = folder / name
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(InputError, match=name):
        read_results(folder)
