"""A report is signed by name: stored once, shown with its date, and noticed when it changed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import situations

from hep_vision.errors import InputError
from hep_vision.export.fhir_bundle import make_bundle
from hep_vision.export.fhir_check import check_bundle
from hep_vision.program.known import known_exercises
from hep_vision.review.chart_text import chart_text
from hep_vision.review.period import read_period
from hep_vision.review.report import first_page_digest, make_report
from hep_vision.store.database import open_store
from hep_vision.store.sign_offs import add_sign_off
from hep_vision.store.writing import begin_session, end_session

KNOWN = known_exercises()
NOW = datetime(2026, 1, 9, 20, tzinfo=UTC)
SITUATION = {
    "program": {"squat": {}},
    "record": [{"days": [0, 2, 4], "sets": ["squat both 80"], "note": "It clicked."}],
}


def test_a_sign_off_is_shown_and_a_later_change_is_said(tmp_path) -> None:
    with open_store(str(tmp_path / "record.db")) as store:
        situations.bring_to_life(store, "P-1", SITUATION)
        days = {"first": situations.FIRST, "last": NOW.date()}
        period = read_period(store, "P-1", now=NOW, **days)
        assert "REVIEWED" not in chart_text(make_report(period, KNOWN))
        bundle = make_bundle(period, KNOWN)
        assert report_in(bundle)["status"] == "preliminary"
        digest = first_page_digest(period, KNOWN)
        with pytest.raises(InputError, match="write who signs"):
            add_sign_off(store, "P-1", by=" ", report_sha256=digest, **days)
        add_sign_off(store, "P-1", by="Dana Okafor", report_sha256=digest, **days)
        signed = read_period(store, "P-1", now=NOW, **days)
        text = chart_text(make_report(signed, KNOWN))
        assert "Reviewed and signed by Dana Okafor on" in text
        assert "has changed since" not in text
        assert "____" not in text
        bundle = make_bundle(signed, KNOWN)
        assert not check_bundle(bundle)
        report = report_in(bundle)
        assert report["status"] == "final"
        assert report["resultsInterpreter"] == [{"display": "Dana Okafor"}]
        assert "It clicked." in report["conclusion"]
        assert report["presentedForm"][0]["data"].startswith("JVBERi")  # "%PDF" in base64
        late = begin_session(store, "P-1", started_at=NOW, timezone="UTC")
        end_session(store, late, why="pain", ended_at=NOW)
        changed = read_period(store, "P-1", now=NOW, **days)
        assert "has changed since" in chart_text(make_report(changed, KNOWN))


def report_in(bundle):
    (report,) = (
        entry["resource"]
        for entry in bundle["entry"]
        if entry["resource"]["resourceType"] == "DiagnosticReport"
    )
    return report
