"""Two pose models together: which reading is taken, what is stated, and what is concluded."""

import math

import pytest
from benchmarks.accuracy import two_models
from benchmarks.accuracy.score import RepetitionRow
from benchmarks.accuracy.two_models import TOGETHER, Pair, comparison, verdict, with_section


def row(person: str, peak: float, **values) -> RepetitionRow:
    told = dict.fromkeys(RepetitionRow.__dataclass_fields__, 0.0)
    told |= {"clip": f"squat/{person}", "group": "exercise", "side": "right", "index": 0}
    told |= {"true_peak": 100.0, "peak": peak, "uncertainty": 8.0, "reliable": True}
    return RepetitionRow(**told | values)


def pair(person: str, full: float, heavy: float | None, **values) -> Pair:
    other = None if heavy is None else row(person, heavy, **values)
    return Pair("knee", row(person, full), other)


def test_the_second_model_is_read_where_both_agree():
    both = pair("C", 104.0, 101.0)
    assert (both.agrees, both.error("full"), both.error(TOGETHER)) == (True, 4.0, 1.0)


@pytest.mark.parametrize(
    "other",
    [
        pair("C", 104.0, 90.0),
        pair("C", 104.0, None),
        pair("C", 104.0, 101.0, reliable=False),
        pair("C", 104.0, 101.0, side="left"),
    ],
)
def test_else_the_first_one_is_read(other):
    assert not other.agrees
    assert other.error(TOGETHER) == 4.0


def test_what_they_differ_by_widens_what_is_stated():
    apart = pair("C", 112.0, 98.0)
    assert not apart.is_covered("full")
    assert apart.is_covered(TOGETHER)  # 12 within the root of 8 and 14 squared
    assert math.isnan(pair("C", 104.0, None).error("heavy"))


def test_it_is_called_better_only_if_people_show_it():
    sure = [pair(person, 104.0, 101.0 + n / 10) for n, person in enumerate("CDF")]
    assert verdict(sure).startswith("Both together are off by less")
    unsure = [pair("C", 104.0, 101.0), pair("D", 101.0, 104.0), pair("F", 102.0, 102.0)]
    assert "not shown to be better" in verdict(unsure)
    assert "not shown to be better" in verdict(sure[:1])


def test_the_table_has_each_way_of_reading_by_group():
    rows = comparison([pair("C", 104.0, 101.0), pair("D", 103.0, 90.0)]).rows
    assert [row[:2] for row in rows[:3]] == [("knee", one) for one in ("full", "heavy", TOGETHER)]
    assert rows[2][5].value == pytest.approx(2.0)
    assert rows[2][-1] == pytest.approx(50.0)


def test_the_section_takes_the_place_of_the_one_before(tmp_path, monkeypatch):
    kept = tmp_path / "section.txt"
    monkeypatch.setattr(two_models, "SECTION", kept)
    page = "# Models\n\n## What is stated\n\nmuch\n"
    assert with_section(page) == page
    kept.write_text("## Two models together\n\nfirst\n")
    once = with_section(page)
    kept.write_text("## Two models together\n\nsecond\n")
    twice = with_section(once)
    assert (once.count("first"), twice.count("first"), twice.count("second")) == (1, 0, 1)
    assert twice.endswith("## What is stated\n\nmuch\n")
