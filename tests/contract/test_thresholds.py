"""Every named number of the measuring core has a fixture that is named after it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from benchmarks.mutation import thresholds

UNIT = Path(__file__).resolve().parents[1] / "unit"


def test_every_threshold_has_a_fixture_that_is_named_after_it():
    """`benchmarks/mutation.py` tells whether the fixture fails when the number moves."""
    fixtures = [
        name
        for path in sorted(UNIT.glob("test_thresholds_*.py"))
        for name in re.findall(r"def test_(\w+)\(", path.read_text("utf-8"))
    ]
    wanted = Counter(threshold.name.lower() for threshold in thresholds())
    without = [name for name, number in wanted.items() if fixtures.count(name) < number]
    assert without == []
