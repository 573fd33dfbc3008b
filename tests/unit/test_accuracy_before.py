"""Figures of 0.1.0 beside today's: what is worse is told, and what nobody explains is called so."""

import pytest
from benchmarks.accuracy import before
from benchmarks.accuracy.tables import Table

from hep_vision.statistics.intervals import Interval


@pytest.fixture
def figures(tmp_path, monkeypatch):
    """Compares figures of today with those of before; the second line of each says why."""
    (tmp_path / "before.csv").write_text(
        "table,row,figure,value\n"
        "degrees,knee,MAE,3.0\n"
        'degrees,"knee, without squats",MAE,2.0\n'
        "degrees,knee,bias,-2.0\n"
        "exercises counted,squat,exact %,100.0\n"
        "exercises counted,lunge,exact %,100.0\n"
    )
    (tmp_path / "why.csv").write_text(
        "row,figure,why\nsquat,exact %,the chair hid a leg\n,SEM,all alike\n"
    )
    monkeypatch.setattr(before, "BEFORE", tmp_path / "before.csv")
    monkeypatch.setattr(before, "WHY", tmp_path / "why.csv")
    degrees = Table(
        "Degrees",
        ("repetitions of", "+bias|1", "MAE|1"),
        (
            ("knee", 1.0, Interval(3.5, 2.8, 4.2)),
            ("  without squats", 0.5, Interval(2.9, 2.5, 3.3)),
        ),
    )
    counted = Table(
        "Counting", ("exercise", "exact %|1"), (("squat", 90.0), ("lunge", 92.0), ("march", 50.0))
    )
    return before.compared({"degrees": degrees, "exercises counted": counted})


def test_worse_and_better_are_told_by_table(figures):
    rows = {row[0]: row[1:] for row in before.comparison(figures).rows}
    assert rows["degrees by joint"] == (3, 1, 0, 2, 1)
    assert rows["clips counted exactly, by exercise"] == (2, 0, 0, 2, 2)


def test_what_is_worse_beyond_chance_is_explained_or_called_unexplained(figures):
    told = {(row[0], row[1].split(",")[0]): row[-1] for row in before.worse(figures).rows}
    assert told == {
        ("knee, without squats", "MAE"): "unexplained",
        ("squat", "exact %"): "the chair hid a leg",
        ("lunge", "exact %"): "unexplained",
    }


def test_a_reason_may_stand_for_a_figure_in_every_row(figures):
    sem = before.Compared("repeatability", "march", "SEM", 1.0, 9.0, 1.0)
    assert before.worse([sem]).rows[0][-1] == "all alike"


def test_every_figure_of_before_is_of_a_table_that_is_compared():
    assert {line.split(",")[0] for line in before.BEFORE.read_text("utf-8").splitlines()[1:]} == (
        set(before.TABLES)
    )
