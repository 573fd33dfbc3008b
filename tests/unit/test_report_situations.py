"""What each page must say and must not say, in every situation of the truth table."""

from __future__ import annotations

import re
from typing import Any

import pytest
from situations import PAGES, Told, bring_to_life, table

from hep_vision.store.database import open_store

SITUATIONS: list[dict[str, Any]] = table()["situations"]
_KEYS = {
    *("name", "program", "versions", "second_from", "until", "frame", "record", "as_of"),
    *("clinic", "resolved", "acknowledged", "signed_by", "open", *PAGES),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict[str, Told]:
    db = str(tmp_path_factory.mktemp("situations") / "record.db")
    with open_store(db) as store:
        return {
            one["name"]: bring_to_life(store, f"P-{number:03}", one)
            for number, one in enumerate(SITUATIONS, start=1)
        }


def test_the_table_is_well_formed() -> None:
    names = [one["name"] for one in SITUATIONS]
    assert len(names) == len(set(names)) >= 40
    for one in SITUATIONS:
        assert set(one) <= _KEYS, one["name"]
        pages = [page for page in PAGES if page in one]
        assert pages, one["name"]
        for page in pages:
            assert set(one[page]) <= {"must", "must_not"}, one["name"]


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda one: one["name"])
def test_each_page_says_what_it_must_and_nothing_it_must_not(
    situation: dict[str, Any], told: dict[str, Told]
) -> None:
    said = told[situation["name"]]
    for page in PAGES:
        text = getattr(said, page)
        for words in situation.get(page, {}).get("must", ()):
            assert words in text, f"{page} must say {words!r}:\n{text}"
        for words in situation.get(page, {}).get("must_not", ()):
            assert words not in text, f"{page} must not say {words!r}:\n{text}"
    if "open" in situation:
        assert sorted(said.matters) == sorted(situation["open"])


def test_what_no_page_may_ever_say(told: dict[str, Told]) -> None:
    never = table()["never"]
    for name, said in told.items():
        for page in PAGES:
            for pattern in never[page if page in never else "report"]:
                found = re.search(pattern, getattr(said, page))
                assert found is None, f"{name}, {page}: {found and found[0]!r}"
