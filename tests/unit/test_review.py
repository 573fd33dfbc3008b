"""What the record comes to: values, changes, adherence, and a report that says so."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from importlib import resources

import pytest
import sample_month
from hypothesis import given
from hypothesis import strategies as st

from hep_vision.measure.angles.measures import MEASURES
from hep_vision.program.known import known_exercises
from hep_vision.record.attempt import StoredAttempt
from hep_vision.review import mdc
from hep_vision.review.adherence import data_days
from hep_vision.review.html import report_html
from hep_vision.review.mdc import mdc_of
from hep_vision.review.patient_page import make_patient_page
from hep_vision.review.pdf import report_pdf
from hep_vision.review.period import Period, read_period
from hep_vision.review.report import make_report
from hep_vision.review.rom import RomValue, change_between, rom_value, value_words
from hep_vision.review.trend import Conditions, trends_of
from hep_vision.store.database import open_store
from hep_vision.store.events import NOT_MEASURED
from store_samples import NOON

KNOWN = known_exercises()
TABLE = resources.files("hep_vision.review").joinpath("repeatability.csv")


@pytest.fixture(autouse=True)
def _known_errors(monkeypatch):
    """Figures of the test's own, so that a better table does not change what is tested."""
    table = {"knee flexion": 10.0, "ankle dorsiflexion": 2.0, "hip flexion": 12.0, "all": 5.0}
    monkeypatch.setattr(mdc, "_mdc_deg", lambda: table)


def attempt(peak: float | None, **changes: object) -> StoredAttempt:
    one = StoredAttempt(
        number=1,
        repetition=1,
        status="counted",
        reason="complete",
        explanation="",
        side="left",
        measured_side=None,
        start_s=0.0,
        peak_s=1.0,
        end_s=2.0,
        hold_s=0.0,
        unseen_s=0.0,
        start=5.0,
        peak=peak,
        excursion=None if peak is None else abs(peak - 5.0),
        uncertainty=8.0,
        reliable=True,
        noise=1.0,
        view=0.0,
        sampling=0.0,
        model=3.0,
        view_off_deg=2.0,
    )
    return replace(one, **changes)


def value(degrees: float, scatter: float = 1.0) -> RomValue:
    return RomValue(degrees, 8.0, scatter, 3, 10, 1)


def test_the_value_of_a_session_is_the_median_of_its_best_three():
    found = rom_value([attempt(peak) for peak in (90, 101, 95, 103, 60)])
    assert found is not None
    assert (found.value, found.used, found.reliable) == (101, 3, 5)
    # Twice the root of the variance / 3 and the model's 3^2.
    assert found.uncertainty == pytest.approx(2 * (303.7 / 3 + 9) ** 0.5)


def test_an_extension_is_best_where_it_is_smallest():
    found = rom_value([attempt(peak, start=70.0) for peak in (12, 5, 8, 30)])
    assert found is not None
    assert (found.value, found.sign) == (8, -1)


def test_what_was_not_counted_or_not_reliable_has_no_part_in_the_value():
    bad = (attempt(150, status="partial"), attempt(150, reliable=False), attempt(None))
    assert rom_value(bad) is None
    found = rom_value([attempt(90), *bad])
    assert found is not None
    assert (found.value, found.reliable) == (90, 1)
    assert found.uncertainty == pytest.approx(2 * 10**0.5)
    unknown = rom_value([attempt(90, uncertainty=None)])
    assert unknown is not None
    assert value_words(unknown, "deg") == "90° (±?)"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (90, 104, "+14 degrees since 2 March, more than the 10 degrees that measurement error"),
        (90, 96, "+6 degrees since 2 March: within measurement error (10 degrees)"),
        (90, 100, "+10 degrees since 2 March: within measurement error (10 degrees)"),
        (90, 100.4, "+10 degrees since 2 March: within measurement error (10 degrees)"),
        (90, 78, "\N{MINUS SIGN}12 degrees since 2 March, more than the 10 degrees"),
        (90, 90, "0 degrees since 2 March: within measurement error (10 degrees)"),
    ],
)
def test_a_change_is_stated_against_what_error_explains(before, after, words):
    change = change_between(
        value(before), value(after), since=NOON.date(), measure="knee flexion", unit="deg"
    )
    assert change.words.startswith(words)


def test_sessions_that_scatter_widely_need_a_larger_change():
    change = change_between(
        value(90, 6), value(104, 6), since=NOON.date(), measure="knee flexion", unit="deg"
    )
    assert change.explained == 17
    assert change.is_real is False


def test_without_a_figure_for_the_error_nobody_can_tell():
    change = change_between(
        value(0.10), value(0.22), since=NOON.date(), measure="heel rise", unit="ratio"
    )
    assert change.is_real is None
    assert change.words.startswith("+0.12 body lengths since 2 March; no figure says")
    assert mdc_of("wrist flexion, palm down", "deg") is None
    assert mdc_of("ankle dorsiflexion", "deg") == 5  # a few pairs may agree by chance


def test_an_exercise_that_was_tested_itself_goes_before_its_measure(monkeypatch):
    table = {"knee flexion": 10.0, "heel_slide": 14.0, "squat": 2.0, "all": 5.0}
    monkeypatch.setattr(mdc, "_mdc_deg", lambda: table)
    assert mdc_of("knee flexion", "deg", "heel_slide") == 14
    assert mdc_of("knee flexion", "deg", "lunge") == 10
    assert mdc_of("knee flexion", "deg", "squat") == 5
    assert mdc_of("knee flexion", "ratio", "heel_slide") is None
    change = change_between(
        value(90), value(103), since=NOON.date(), measure="knee flexion", unit="deg",
        exercise="heel_slide",
    )  # fmt: skip
    assert change.is_real is False


def test_the_table_that_comes_with_the_product_says_where_it_is_from(monkeypatch):
    monkeypatch.undo()
    rows = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
    assert {row["origin"] for row in rows} == {"rendered figure"}
    assert "all" in {row["measure"] for row in rows}
    labels = {measure.label for measure in MEASURES.values()}
    assert {row["measure"] for row in rows} <= labels | {"all"}
    assert mdc_of("knee flexion", "deg") > 1


@given(st.floats(-180, 180), st.floats(-180, 180), st.floats(0, 20))
def test_a_change_and_its_way_back_are_judged_alike(one, two, scatter):
    def judged(a: float, b: float) -> tuple[float, bool | None]:
        change = change_between(
            value(a, scatter),
            value(b, scatter),
            since=NOON.date(),
            measure="knee flexion",
            unit="deg",
        )
        return abs(change.difference), change.is_real

    assert judged(one, two) == judged(two, one)


HERE = Conditions("room", (640, 480), 5.0, ("0.1", "full"), "abc", "active")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"setup": "garden"}, "camera set-up"),
        ({"picture_px": (480, 640)}, "picture size"),
        ({"view_off_deg": 21.0}, "camera angle"),
        ({"versions": ("0.2", "full")}, "program or model version"),
        ({"definition": "def"}, "exercise definition"),
        ({"rom_type": "passive"}, "help with the movement"),
    ],
)
def test_other_conditions_break_a_trend(changed, words):
    assert replace(HERE, **changed).differences(HERE) == (words,)


def test_the_same_conditions_do_not_break_a_trend():
    assert replace(HERE, view_off_deg=15.0).differences(HERE) == ()
    assert replace(HERE, view_off_deg=None).differences(HERE) == ()


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
    assert marks[date(2026, 1, 14)] == "missed"
    assert marks[date(2026, 1, 21)] == "too_much"
    assert marks[date(2026, 1, 28)] == "partial"
    assert len(marks) == 30


def test_done_is_counted_against_prescribed(period: Period):
    squat, raises, left, right = period.doses
    assert (squat.exercise, squat.sets_done, squat.sets_due) == ("squat", 24, 26)
    assert squat.days_too_much == 2
    assert (raises.side, raises.sets_done, raises.reps_done) == ("right", 21, 168)
    assert (left.side, right.side) == ("left", "right")


def test_the_trend_breaks_where_the_camera_was_moved(period: Period):
    trends = {(trend.exercise, trend.side): trend for trend in period.trends}
    squat = trends["squat", "both"]
    assert [len(stretch) for stretch in squat.stretches] == [8, 4]
    assert squat.stretches[1][0].breaks == ("camera set-up",)
    first = squat.change_of(squat.stretches[0])
    assert first is not None
    assert first.is_real
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
        "Of 16 days with exercises due: 9 done as prescribed",
        "more than the exact dose on 2 days",
        "12 distinct days with data in the 30 days to 3 February 2026",
        "marks at 2 and 16",
        "more than the 10 degrees that measurement error explains",
        "within measurement error (10 degrees)",
        "are not compared (other camera set-up)",
        "short of the person's own range",
        "trunk leans forward or back",
        "stopped because of pain",
        "worst pain 6, above the rule's 5",
        "The knee clicked on the way down.",
        "Dana Okafor",
        "not interchangeable with a goniometer",
        "retest of a rendered figure",
        "Minutes spent",
    ):
        assert said in words, said


def test_both_documents_are_set_as_pdf_and_the_patients_on_one_page(period: Period):
    whole = report_pdf(make_report(period, KNOWN), created=sample_month.NOW)
    assert whole.startswith(b"%PDF")
    assert whole.count(b"/Type /Page\n") > 3
    page = report_pdf(make_patient_page(period, KNOWN))
    assert page.count(b"/Type /Page\n") == 1


def test_the_patients_page_is_kind_and_true(period: Period):
    words = " ".join(" ".join(read(report_html(make_patient_page(period, KNOWN))).words).split())
    assert "You exercised on 1 day this week: 56 repetitions." in words
    assert "much the same as on 28 January 2026" in words
    assert "you gained 15 degrees" in words
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
