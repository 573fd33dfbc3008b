"""The first page on paper: one page in a type that is read, whatever there is to decide."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from situations import bring_to_life

from hep_vision.program.known import known_exercises
from hep_vision.review.document import Document
from hep_vision.review.pdf import report_pdf
from hep_vision.review.period import read_period
from hep_vision.review.report import make_report
from hep_vision.store.database import open_store

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = {"motion": "shoulder abduction", "max_deg": 120, "author": "Dr Lee"}
LIMITED = {"goal_deg": 110, "rom_limits": [{**LIMIT, "expires": "2026-02-20"}]}
BAD: dict[str, Any] = {
    "versions": [
        {"squat": {"goal_deg": 100}, "straight_leg_raise": {}, "shoulder_abduction": {}},
        {"squat": {"reps": 4}, "straight_leg_raise": {}, "shoulder_abduction": LIMITED},
    ],
    "second_from": 14,
    "until": 30,
    "frame": {
        "clinical": {
            "diagnosis": "osteoarthritis of the knee",
            "procedure": {
                "name": "total knee replacement",
                "side": "left",
                "date": "2025-12-15",
            },
            "next_visit": "2026-02-02",
            "visits_left": 3,
            "outcomes": [{"instrument": "lefs", "every_weeks": 4}],
        }
    },
    "record": [
        {
            "days": [0, 2, 4, 14, 16, 18, 21, 23],
            "sets": [
                "squat both 95,96,95,94,70,50,49,50",
                "straight_leg_raise right 55",
                "shoulder_abduction both 150,150,150,161,160,159,150,161",
            ],
            "pain": 3,
        },
        {
            "days": [25],
            "sets": ["squat both 50", "shoulder_abduction both 150"],
            "pain": 7,
            "note": "Swollen after the stairs. I fell on the way down. " * 5,
        },
    ],
    "as_of": 28,
}
WEEK: dict[str, Any] = {"record": [{"days": [0, 2, 4], "sets": ["squat both 80"]}]}


@pytest.fixture(scope="module")
def reports(tmp_path_factory) -> dict[str, Document]:
    made: dict[str, Document] = {}
    folder: Path = tmp_path_factory.mktemp("front")
    with open_store(str(folder / "record.db")) as store:
        for name, situation, last in (("bad", BAD, date(2026, 2, 2)), ("week", WEEK, None)):
            patient = f"P-{name}"
            bring_to_life(store, patient, situation)
            now = datetime(2026, 2, 2, 20, tzinfo=UTC)
            period = read_period(store, patient, now=now, first=date(2026, 1, 5), last=last)
            made[name] = make_report(period, known_exercises())
    return made


def first_page_of(document: Document) -> tuple[str, float]:
    """Words of the first page on paper, and its smallest type in points."""
    sizes: list[float] = []
    page = PdfReader(BytesIO(report_pdf(document))).pages[0]

    def note(text: str, _: Any, __: Any, ___: Any, size: float) -> None:
        if text.strip():
            sizes.append(size)

    words = page.extract_text(visitor_text=note)
    return " ".join(words.split()), min(sizes)


def test_a_bad_month_says_less_in_front_instead_of_small_type(reports: dict[str, Document]):
    said, smallest = first_page_of(reports["bad"])
    assert smallest >= 9.0
    for title in ("Limit passed", "Pain above the rule", "Fall", "Swelling"):
        assert title in said, title
    for title in ("Other side than prescribed", "Less far than before", "Reviewed by"):
        assert title in said, title
    assert "less far than before (see above)" in said
    assert "(how, behind this page)" in said


def test_a_good_week_is_set_in_full(reports: dict[str, Document]):
    said, smallest = first_page_of(reports["week"])
    assert smallest == pytest.approx(9.5, abs=0.1)
    assert "from-to" in said
