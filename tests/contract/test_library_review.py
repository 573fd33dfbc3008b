"""The clinical review of the library has an answer for every exercise."""

from __future__ import annotations

import re
from pathlib import Path

from hep_vision.definitions.library import shipped_library

REVIEW = Path(__file__).parents[2] / "docs" / "library_review.md"
# Came with the answers to the review.
NEW = (
    *("split_squat", "semi_tandem_stance", "calf_stretch", "soleus_stretch", "hamstring_stretch"),
    *("seated_march",),
)


def test_every_row_has_an_answer() -> None:
    text = REVIEW.read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]*) \|$", text, re.MULTILINE)
    assert len(rows) > 100
    assert [remark for remark, answer in rows if not answer.strip()] == []


def test_every_reviewed_exercise_is_in_it() -> None:
    text = REVIEW.read_text("utf-8")
    reviewed = text.partition("## Every exercise")[2].partition("\n## ")[0]
    named = set(re.findall(r"\b[a-z_]+\b", "".join(re.findall(r"^\| ([^|]+)\|", reviewed, re.M))))
    assert len(named & set(shipped_library().ids)) == 52
    for id_ in NEW:
        assert id_ in text


def test_the_rows_name_exercises_that_there_are() -> None:
    text = REVIEW.read_text("utf-8")
    reviewed = text.partition("## Every exercise")[2].partition("\n## ")[0]
    first = re.findall(r"^\| ([a-z_, ]+) \|", reviewed, re.MULTILINE)
    for id_ in ", ".join(first).split(", "):
        assert id_ in shipped_library().ids
