"""How much of a change is measurement error: the minimal detectable change of each exercise.

The figures stand in ``repeatability.csv``, which ``python -m benchmarks.accuracy --write``
makes: test and retest of the same motion of a rendered figure, the camera put back within 10
cm and 5 degrees. A person varies more; that is what the sessions' own scatter is for
(`hep_vision.review.rom.change_between`).

Rows name an exercise, or stand for their measure in all exercises that have no row.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

ALL = "all"
"""Row of the table that all measures are pooled in."""


@cache
def _mdc_deg() -> dict[str, float]:
    """By the id of an exercise, or by the label of a measure where a row names no exercise."""
    text = resources.files("hep_vision.review").joinpath("repeatability.csv").read_text("utf-8")
    return {
        row["exercise"] or row["measure"]: float(row["mdc95_deg"])
        for row in csv.DictReader(text.splitlines())
    }


def mdc_of(measure: str, unit: str, exercise: str | None = None) -> float | None:
    """Minimal detectable change in an exercise, in degrees at 95 %.

    Never less than that of all measures together, since a few pairs can agree by chance. None
    where neither was tested, or where it is not measured in degrees.

    Parameters
    ----------
    measure : str
        Label of the measure, which stands for exercises that were not tested themselves.
    unit : {"deg", "ratio"}
    exercise : str, optional
        Id of the exercise.
    """
    table = _mdc_deg()
    own = table.get(exercise or measure, table.get(measure))
    return None if unit != "deg" or own is None else max(own, table[ALL])
