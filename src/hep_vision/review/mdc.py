"""How much of a change is measurement error: the minimal detectable change of each measure.

The figures stand in ``repeatability.csv``, which ``python -m benchmarks.accuracy --write``
makes: test and retest of the same motion of a rendered figure, the camera put back within 10
cm and 5 degrees. A person varies more; that is what the sessions' own scatter is for
(`hep_vision.review.rom.change_between`).
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

ALL = "all"
"""Row of the table that all measures are pooled in."""


@cache
def _mdc_deg() -> dict[str, float]:
    text = resources.files("hep_vision.review").joinpath("repeatability.csv").read_text("utf-8")
    return {row["measure"]: float(row["mdc95_deg"]) for row in csv.DictReader(text.splitlines())}


def mdc_of(measure: str, unit: str) -> float | None:
    """Minimal detectable change of a measure by its label, in degrees at 95 %.

    Never less than that of all measures together, since a few pairs can agree by chance. None
    where the measure was not tested, or is not measured in degrees.
    """
    table = _mdc_deg()
    if unit != "deg" or measure not in table:
        return None
    return max(table[measure], table[ALL])
