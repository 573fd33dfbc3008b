"""The pictures of a report."""

from datetime import date, timedelta

import pytest

from hep_vision.review.angle_lines import AngleLines
from hep_vision.review.charts import rom_chart

FIRST = date(2026, 2, 27)


@pytest.mark.parametrize("days", [1, 2, 6, 7, 30, 400])
def test_no_date_is_written_twice(days):
    figure = rom_chart((), FIRST, FIRST + timedelta(days=days - 1), AngleLines(), "degrees")
    figure.draw_without_rendering()
    (axes,) = figure.axes
    low, high = axes.get_xlim()
    written = [
        label.get_text()
        for label, at in zip(axes.get_xticklabels(), axes.get_xticks(), strict=True)
        if low <= at <= high
    ]
    assert len(written) >= 3
    assert len(set(written)) == len(written)
