"""Stored logs of rendered clips, replayed: no committed figure has got worse."""

import pytest
from benchmarks.accuracy import quick


@pytest.fixture(scope="module")
def replayed():
    return quick.replay()


def test_no_figure_is_worse_than_committed(replayed):
    assert quick.worse(quick.figures_of(*replayed), quick.read_committed()) == []


def test_nothing_is_counted_before_after_or_beside_the_exercise(replayed):
    counts, _ = replayed
    beside = [row for row in counts if row.group == "phantom"]
    assert len(beside) == 18
    # Legs that walk past behind a lying patient are taken for a raise once: known, and published.
    known = "beside the exercise/somebody passes by/straight_leg_raise"
    assert {row.clip for row in beside if row.error or row.phantom} <= {known}
