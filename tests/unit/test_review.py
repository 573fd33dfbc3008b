"""What the record comes to: values, changes, adherence, and a report that says so."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from io import BytesIO

import pytest
import sample_month
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from situations import LIBRARY, bring_to_life

from hep_vision.program.known import known_exercises
from hep_vision.review.adherence import data_days
from hep_vision.review.change_words import change_words
from hep_vision.review.html import report_html
from hep_vision.review.patient_page import make_patient_page
from hep_vision.review.pdf import report_pdf
from hep_vision.review.period import Period, read_period
from hep_vision.review.report import make_report
from hep_vision.review.trend import trends_of
from hep_vision.store.database import open_store
from hep_vision.store.events import NOT_MEASURED

KNOWN = known_exercises()
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))


@given(st.sets(DAYS), DAYS)
def test_data_days_are_distinct_days_of_thirty(days, last):
    window = {last - timedelta(days=n) for n in range(30)}
    assert data_days([*days, *days], last) == len(days & window)


@pytest.fixture(scope="module")
def period(tmp_path_factory) -> Period:
    db = str(tmp_path_factory.mktemp("month") / "record.db")
    with open_store(db) as store:
        sample_month.store_month(store)
        return read_period(
            store,
            sample_month.PATIENT,
            now=sample_month.NOW,
            first=sample_month.FIRST,
            last=sample_month.LAST,
        )


def test_the_calendar_of_a_month(period: Period):
    marks = {mark.day: mark.status for mark in period.marks}
    assert marks[date(2026, 1, 5)] == "done"
    assert marks[date(2026, 1, 6)] == "rest"
    assert marks[date(2026, 1, 14)] == "no_data"
    assert marks[date(2026, 1, 21)] == "too_much"
    assert marks[date(2026, 1, 28)] == "partial"
    assert len(marks) == 30


def test_done_is_counted_against_prescribed(period: Period):
    squat, raises, left, right = period.doses
    # The two sets of a Saturday and the third one of a Wednesday pay for no other day.
    assert (squat.exercise, squat.sets_done, squat.sets_due) == ("squat", 21, 26)
    assert squat.sets_extra == 3
    assert squat.days_too_much == 2
    assert (raises.side, raises.sets_done, raises.reps_done) == ("right", 21, 168)
    assert (left.side, right.side) == ("left", "right")


def test_the_longer_stretch_is_judged_once_where_the_latest_is_too_short(period: Period):
    courses = {(c.trend.exercise, c.trend.side): c for c in period.courses}
    squat = courses["squat", "both"]
    assert squat.change.kind == "judged"
    assert len(squat.points) == 8
    assert squat.points[-1].day < date(2026, 1, 24)
    assert not squat.is_current
    assert change_words(squat).startswith(
        "+10 degrees from the first three (5 to 9 January 2026) to the last three comparable "
        "sessions (19 to 23 January 2026)"
    )


def test_the_trend_breaks_where_the_camera_was_moved(period: Period):
    trends = {(trend.exercise, trend.side): trend for trend in period.trends}
    squat = trends["squat", "both"]
    assert [len(stretch) for stretch in squat.stretches] == [8, 4]
    assert squat.stretches[1][0].breaks == ("camera set-up",)
    assert set(trends) >= {("seated_knee_extension", "left"), ("seated_knee_extension", "right")}


class Page(HTMLParser):
    """What a browser and a screen reader find."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.drawings: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        named = dict(attrs)
        self.ids += [named["id"]] if "id" in named else []
        self.addresses += [named[a] for a in ("src", "href", "xlink:href") if a in named]
        if named.get("role") == "img":
            self.drawings.append(named.get("aria-label") or "")

    def handle_data(self, data) -> None:
        if self.lasttag not in ("style", "title"):
            self.words.append(data)


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    return page


def test_the_report_is_one_file_with_words_for_every_drawing(period: Period):
    html = report_html(make_report(period, KNOWN))
    page = read(html)
    assert len(page.ids) == len(set(page.ids))
    assert all(address.startswith("#") for address in page.addresses)
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", html)
    assert len(page.drawings) >= 9
    assert all(len(words) > 30 for words in page.drawings)


def test_the_report_says_what_therapists_look_for(period: Period):
    words = " ".join(" ".join(read(report_html(make_report(period, KNOWN))).words).split())
    for said in (
        "P-0147",
        "knee-0147, version 1",
        "Of 13 days with exercises due: 8 done as prescribed, 1 in part, 1 more than "
        "prescribed, 1 with "
        "something that happened (see what is to be decided), nothing recorded on 2.",
        "more than the exact dose on 2 days",
        "12 distinct days with data in the 30 days to 3 February 2026",
        "marks at 2 and 16",
        "no change that the camera can tell; it can tell changes from",
        "Not compared with sessions before 28 January 2026 (other camera set-up).",
        "middle of 5",
        "short of the person's own range",
        "trunk leans forward or back",
        "stopped because of pain",
        "pain 6 of 10; the rule is to stop above 5",
        "The knee clicked on the way down.",
        "Dana Okafor",
        "not interchangeable with a goniometer",
        "Due, and nothing recorded (done without a recording, or not done)",
        "How sure: Class ",
        "Minutes spent",
    ):
        assert said in words, said


def test_both_documents_are_set_as_pdf_and_the_patients_on_one_sheet(period: Period):
    whole = report_pdf(make_report(period, KNOWN), created=sample_month.NOW)
    assert whole.startswith(b"%PDF")
    assert whole.count(b"/Type /Page\n") > 3
    page = report_pdf(make_patient_page(period, KNOWN))
    assert page.count(b"/Type /Page\n") <= 2  # four exercises and a month: both sides of a sheet


def test_the_patients_page_is_one_page_where_it_can_be_and_breaks_between_its_parts(tmp_path):
    one = {
        "program": {"squat": {}},
        "record": [{"days": [0, 2, 4], "sets": ["squat both 80"]}],
    }
    many = ("squat", "bridge", "heel_raise", "shoulder_abduction")
    four = {
        "program": {name: {} for name in many},
        "record": [{"days": [0, 2, 4], "sets": [f"{name} both 60" for name in many], "pain": 8}],
    }
    pages = []
    with open_store(str(tmp_path / "record.db")) as store:
        for name, situation in (("P-1", one), ("P-2", four)):
            bring_to_life(store, name, situation)
            now = datetime(2026, 1, 9, 20, tzinfo=UTC)
            period = read_period(store, name, now=now, last=date(2026, 1, 11))
            document = make_patient_page(period, KNOWN)
            file = PdfReader(BytesIO(report_pdf(document)))
            pages.append([page.extract_text() for page in file.pages])
    assert len(pages[0]) == 1
    assert len(pages[1]) == 2
    titles = ("Important", "Today", "This week", "Your month", "Your own progress", "Good to know")
    assert pages[1][1].splitlines()[0] in titles


def test_the_first_page_is_one_page_however_much_there_is_to_decide(tmp_path):
    exercises = ("squat", "heel_raise", "straight_leg_raise", "heel_slide", "bridge",
                 "clamshell", "shoulder_abduction", "shoulder_flexion", "elbow_flexion",
                 "standing_hip_abduction",
                 "seated_knee_flexion", "step_up")  # fmt: skip
    sides = {one: "both" if LIBRARY.get(one).side.kind == "both" else "left" for one in exercises}
    rule = {"text": "Once in full, one set more.", "when": {"full_sessions_in_a_row": 1}}
    situation = {
        "program": {
            one: {"progression": {**rule, "propose": {"sets": 1}}} for one in exercises
        },
        "frame": {"clinical": {"diagnosis": "osteoarthritis", "next_visit": "2026-01-20",
                               "visits_left": 3}},
        "record": [
            {"days": [0, 2, 4], "pain": 8, "note": "Swollen, and I fell. " * 4,
             "sets": [f"{one} {sides[one]} 60" for one in exercises]},
            {"days": [7, 9], "pain": 8, "note": "I fell again.",
             "sets": [f"{one} right 60" for one in exercises if sides[one] == "left"]},
        ],
    }  # fmt: skip
    with open_store(str(tmp_path / "record.db")) as store:
        told = bring_to_life(store, "P-1", situation)
        now = datetime(2026, 1, 14, 20, tzinfo=UTC)
        period = read_period(store, "P-1", now=now, first=date(2026, 1, 5), last=now.date())
    assert len(told.matters) >= 12
    document = make_report(period, KNOWN)
    pages = [page.extract_text() for page in PdfReader(BytesIO(report_pdf(document))).pages]
    assert "Live contact with the patient" in pages[0]
    assert "All open matters" in pages[1]
    assert "more open matters behind this page" in pages[0]
    for words in ("Pain above the rule", "Fall", "Swelling"):
        assert words in pages[0]
    behind = " ".join("\n".join(pages[1:]).split())
    for matter in period.open_matters:
        assert f"(matter {matter.id})" in behind


def test_the_patients_page_is_kind_and_true(period: Period):
    words = " ".join(" ".join(read(report_html(make_patient_page(period, KNOWN))).words).split())
    assert "You exercised on 1 day this week: 56 repetitions." in words
    # The camera was moved: what was before is not told of as the last times.
    assert "From 6 times on you can see how it changes." in words
    assert "Well done" not in words
    assert "not a medical measurement" in words
    for clinical in ("MDC", "rejected", "partial", "P-0147"):
        assert clinical not in words


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("stopped",), "You exercised on 1 day this week. "),
        (("stopped", "done", "done"), "You exercised on 1 day this week: 2 sets. "),
    ],
)
def test_the_patients_page_does_not_count_what_the_patient_denied(period: Period, answers, told):
    latest = period.sessions[-1]
    quad = replace(latest.sets[0], measure=NOT_MEASURED, attempts=())
    session = replace(latest, sets=tuple(replace(quad, why_ended=why) for why in answers))
    changed = replace(period, sessions=(session,), history=(session,), traces={})
    html = report_html(make_patient_page(changed, KNOWN))
    assert told in " ".join(" ".join(read(html).words).split())


def test_a_report_of_nothing_says_so(period: Period):
    empty = replace(period, sessions=(), history=(), traces={}, plans=(), programs=())
    words = " ".join(read(report_html(make_report(empty, KNOWN))).words)
    assert "Nothing was recorded in this period." in words
    assert "The record has no program of this patient" in words
    assert "Nothing recorded yet this week" in " ".join(
        read(report_html(make_patient_page(empty, KNOWN))).words
    )


def test_an_exact_dose_done_otherwise_is_an_event(period: Period):
    for number, plan in enumerate(period.plans):
        if plan.day == date(2026, 1, 5):
            (squat, *others) = plan.exercises
            sets = tuple(
                replace(one, reps=reps) for one, reps in zip(squat.sets, (12, 9), strict=True)
            )
            changed = replace(plan, exercises=(replace(squat, sets=sets), *others))
            plans = (*period.plans[:number], changed, *period.plans[number + 1 :])
    html = report_html(make_report(replace(period, plans=plans), KNOWN))
    said = "5 January 2026, Squat: 12 and 9 repetitions in its sets, exactly 10 prescribed."
    assert said in html
    assert said not in report_html(make_report(period, KNOWN))


def test_compensations_are_counted_set_by_set(period: Period):
    html = report_html(make_report(period, KNOWN))
    row = re.search(r"<tr><td>Squat</td><td>trunk leans forward or back</td>(.*?)</tr>", html)
    assert row is not None
    cells = re.findall(r"<td[^>]*>(.*?)</td>", row.group(1))
    assert cells[:3] == ["24", "24 of 24", "1, 1, 1, 1, 1"]


def test_markup_in_a_note_stays_a_note(period: Period):
    told = replace(period.sessions[0], note="<script>alert(1)</script>")
    html = report_html(make_report(replace(period, sessions=(told,)), KNOWN))
    assert "<script>" not in html


def test_a_set_of_two_sides_has_a_trend_for_each(period: Period):
    trends = trends_of(period.sessions)
    assert {trend.side for trend in trends} == {"both", "left", "right"}
