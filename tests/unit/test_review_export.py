"""Exported tables and OpenSim files, read back by those who would read them."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow.parquet
import pytest
import sample_month

from hep_vision.export.columns import TABLES, dictionary_text
from hep_vision.export.opensim import mot_text, trc_text
from hep_vision.export.tables import attempt_rows, set_rows, write_tables
from hep_vision.measure.body.landmarks import Landmark, PoseFrame
from hep_vision.measure.result import Trace
from hep_vision.store.database import open_store
from hep_vision.store.history import read_history

DICTIONARY = Path(__file__).parents[2] / "docs" / "data_dictionary.md"


@pytest.fixture(scope="module")
def tables(tmp_path_factory) -> tuple[Path, list]:
    """A folder with both formats, and the sessions they were made of."""
    folder = tmp_path_factory.mktemp("export")
    with open_store(str(folder / "record.db")) as store:
        sample_month.store_month(store)
        sessions = list(read_history(store, sample_month.PATIENT))[:3]
        write_tables(store, sessions, folder / "tables", "csv")
        write_tables(store, sessions, folder / "tables", "parquet")
    return folder / "tables", sessions


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_dictionary_explains_every_column():
    assert DICTIONARY.read_text("utf-8") == dictionary_text()


@pytest.mark.parametrize("name", [name for name in TABLES if name != "matters"])
def test_csv_and_parquet_say_the_same(tables, name):
    folder, _ = tables
    rows = read_csv(folder / f"{name}.csv")
    table = pyarrow.parquet.read_table(folder / f"{name}.parquet")
    assert list(rows[0]) == table.column_names == [column.name for column in TABLES[name]]
    assert len(rows) == table.num_rows > 0
    for column in TABLES[name]:
        field = table.schema.field(column.name)
        assert field.metadata[b"unit"].decode() == column.unit
        for text, value in zip([r[column.name] for r in rows], table[column.name], strict=True):
            plain = value.as_py()
            if plain is None or text == "":
                assert (plain, text) in ((None, ""), ("", ""))
            elif column.kind == "number":
                assert float(text) == plain
            elif column.kind == "whole":
                assert int(text) == plain


def test_there_is_a_row_for_every_set_attempt_and_frame(tables):
    folder, sessions = tables
    sets = [one for session in sessions for one in session.sets]
    assert len(read_csv(folder / "sets.csv")) == len(sets)
    assert len(read_csv(folder / "attempts.csv")) == sum(len(one.attempts) for one in sets)
    frames = read_csv(folder / "frames.csv")
    assert len(frames) == sum(one.frames for one in sets)
    within = [row for row in frames if row["set"] == str(sets[0].id) and row["attempt"] == "1"]
    first = sets[0].attempts[0]
    assert first.start_s <= float(within[0]["time_s"])
    assert float(within[-1]["time_s"]) < first.end_s


def test_a_set_without_a_value_has_empty_cells(tables):
    _, sessions = tables
    bare = replace(sessions[0].sets[0], attempts=(), findings=())
    (row,) = set_rows([replace(sessions[0], sets=(bare,))])
    assert (row["rom"], row["counted"]) == (None, 0)
    assert list(attempt_rows([replace(sessions[0], sets=(bare,))])) == []


def test_a_trc_file_has_every_landmark_in_millimetres():
    world = np.zeros((33, 3))
    world[Landmark.LEFT_KNEE] = (0.1, 0.4, -0.2)
    frames = [PoseFrame(n / 30, np.zeros((33, 3)), world, np.ones(33), (640, 480)) for n in (0, 1)]
    frames.append(PoseFrame.empty(2 / 30, (640, 480)))
    lines = trc_text(frames, "set-1.trc").splitlines()
    assert lines[2].split("\t")[:5] == ["30.0000", "30.0000", "3", "33", "mm"]
    assert lines[3].split("\t")[2::3][:33] == [landmark.name for landmark in Landmark]
    first, last = (line.split("\t") for line in (lines[6], lines[8]))
    assert len(first) == 2 + 3 * 33
    knee = 2 + 3 * Landmark.LEFT_KNEE
    assert first[knee : knee + 3] == ["100.00", "-400.00", "200.00"]
    assert set(last[2:]) == {"NaN"}


def test_a_mot_file_has_a_column_for_each_side():
    time_s = np.arange(4) / 30
    left = Trace("left", time_s, time_s, np.array([1.0, 2.0, np.nan, 4.0]))
    right = Trace("right", time_s[1:], time_s[1:], np.array([5.0, 6.0, 7.0]))
    lines = mot_text([left, right], "knee flexion", "deg").splitlines()
    assert "inDegrees=yes" in lines
    assert "nRows=4" in lines
    head = lines.index("endheader") + 1
    assert lines[head].split("\t") == ["time", "knee_flexion_left", "knee_flexion_right"]
    assert lines[head + 3].split("\t") == ["0.066667", "NaN", "6.0000"]
