"""Sets that no camera measures: done by the patient's own word, and never "0 counted"."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hep_vision.cli.session_cards import print_session
from hep_vision.export.fhir_bundle import make_bundle
from hep_vision.export.fhir_check import check_bundle
from hep_vision.export.tables import set_rows
from hep_vision.program.known import known_exercises
from hep_vision.record.session import PrescriptionRecord
from hep_vision.review.html import report_html
from hep_vision.review.patient_page import make_patient_page
from hep_vision.review.period import Period, read_period
from hep_vision.review.report import make_report
from hep_vision.store.database import Store, open_store
from hep_vision.store.events import NOT_MEASURED, SetStart
from hep_vision.store.going_on import end_timed_set
from hep_vision.store.writing import begin_session, begin_set, end_session
from store_samples import NOON, VERSIONS, days_after

KNOWN = known_exercises()
MINUTE = timedelta(minutes=1)


def start_of(exercise: str, name: str, measure: str) -> SetStart:
    return SetStart(
        exercise=exercise,
        exercise_name=name,
        measure=measure,
        unit="deg",
        side="left",
        prescription=PrescriptionRecord(repetitions=10, hold_s=5),
        versions=VERSIONS,
        source_name="camera 0",
    )


@pytest.fixture
def store(tmp_path: Path):
    with open_store(str(tmp_path / "record.db")) as opened:
        yield opened


@pytest.fixture
def quad_set(store: Store) -> Period:
    """A quad set, done this minute."""
    session = begin_session(store, "P-1", started_at=NOON, timezone="UTC")
    start = start_of("quad_set", "Quad set", NOT_MEASURED)
    set_id = begin_set(store, session, start, started_at=NOON)
    end_timed_set(store, set_id, "done", ended_at=NOON + MINUTE)
    end_session(store, session, ended_at=NOON + MINUTE)
    return read_period(store, "P-1", now=NOON + MINUTE)


def resource(period: Period, id_: str) -> dict[str, Any]:
    bundle = make_bundle(period, KNOWN)
    assert check_bundle(bundle) == ()
    return next(e["resource"] for e in bundle["entry"] if e["resource"]["id"] == id_)


def test_the_terminal_says_so(quad_set: Period, capsys) -> None:
    print_session(quad_set.sessions[0], {}, {})
    said = " ".join(capsys.readouterr().out.split())
    assert (
        "Quad set, left side: not measured by the camera; done, by the patient's own word" in said
    )
    assert "0 of 10" not in said


def test_the_table_has_no_counts(quad_set: Period) -> None:
    (row,) = set_rows(quad_set.sessions)
    assert row["measure"] == NOT_MEASURED
    assert [row[name] for name in ("counted", "partial", "rejected")] == [None] * 3


def test_the_bundle_says_that_nothing_was_counted(quad_set: Period) -> None:
    done = resource(quad_set, "procedure-1-1")
    assert done["status"] == "completed"
    repetitions = resource(quad_set, "repetitions-1-1")
    assert "valueQuantity" not in repetitions
    assert repetitions["dataAbsentReason"]["coding"][0]["code"] == "not-performed"
    told = {part["code"]["coding"][0]["code"] for part in repetitions["component"]}
    assert told == {"sets-done", "repetitions-prescribed"}


def test_the_report_judges_no_recording_of_it(quad_set: Period) -> None:
    document = make_report(quad_set, KNOWN)
    assert "Quality of the recordings" not in [section.title for section in document.sections]
    assert "not measured" in report_html(document)


def test_the_patients_page_does_not_speak_of_no_repetitions(quad_set: Period) -> None:
    page = " ".join(report_html(make_patient_page(quad_set, KNOWN)).split())
    assert "You exercised on 1 day this week: 1 set." in page
    assert "0 repetitions" not in page


@pytest.mark.parametrize(("begun_days_ago", "status"), [(0, "in-progress"), (2, "stopped")])
def test_a_set_that_was_never_ended_goes_on_today_only(
    store: Store, begun_days_ago: int, status: str
) -> None:
    begun = days_after(-begun_days_ago)
    session = begin_session(store, "P-1", started_at=begun, timezone="UTC")
    begin_set(store, session, start_of("squat", "Squat", "knee flexion"), started_at=begun)
    period = read_period(store, "P-1", now=NOON + MINUTE)
    assert resource(period, "procedure-1-1")["status"] == status
