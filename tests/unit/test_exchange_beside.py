"""Matters and what the clinic measured, on the way between home and clinic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sample_results import squat_set
from sqlalchemy import select, text

from exchange_samples import PHRASE, cheap_pass_phrases, exercised, laptop, whole
from hep_vision.errors import InputError, StoreError
from hep_vision.exchange.keys import OwnKey
from hep_vision.exchange.receiving import arrived, receive
from hep_vision.exchange.sharing import Shared, share
from hep_vision.matters.model import Occurrence
from hep_vision.store.checking import verify
from hep_vision.store.clinic_values import (
    ClinicValue,
    OutcomeScore,
    add_clinic_value,
    read_clinic_values,
    read_outcome_scores,
    withdraw_clinic_value,
)
from hep_vision.store.database import Store, open_store
from hep_vision.store.losing import lost_by
from hep_vision.store.matters import act_on_matter, keep_occurrences, read_matters
from hep_vision.store.merging import Merged
from hep_vision.store.sign_offs import add_sign_off, read_sign_offs
from hep_vision.store.tables import AuditRow, MatterEventRow
from postgres_server import fresh_database
from store_samples import NOON

__all__ = ["cheap_pass_phrases"]
pytestmark = pytest.mark.usefixtures("cheap_pass_phrases")

TODAY = date(2026, 11, 30)
BY = "D. Okafor, PT"
ANGLE = ClinicValue(
    day=TODAY, measure="knee_flexion", side="left", value_deg=95.0, author=BY, remark="supine"
)
SCORE = OutcomeScore(day=TODAY, instrument="lefs", score=54.0, author=BY)


def pain(key: str) -> Occurrence:
    return Occurrence(
        kind="pain", key=key, day=TODAY, evidence=f"pain {key}", proposal="Call", words="It hurt."
    )


def send(source: Store, target: Store, folder: Path) -> tuple[Shared, Merged]:
    file = folder / "file.hepv"
    shared = share(source, file, patient="P-7", lock=PHRASE, own=OwnKey(bytes(32)), everything=True)
    with arrived(file, PHRASE) as arrival:
        return shared, receive(target, arrival, {})


@pytest.fixture(params=["sqlite", "postgresql"])
def clinic(request, tmp_path):
    place = fresh_database() if request.param == "postgresql" else str(tmp_path / "clinic.db")
    with open_store(place) as store:
        yield store


@pytest.fixture
def home(tmp_path):
    with laptop(tmp_path, "home") as store:
        exercised(store, squat_set())
        yield store


def test_both_end_with_the_same_and_a_second_time_adds_nothing(
    home: Store, clinic: Store, tmp_path: Path
) -> None:
    keep_occurrences(home, "P-7", [pain("a")], NOON)
    _, first = send(home, clinic, tmp_path)
    assert (first.matters, first.clinic_values) == (1, 0)
    add_clinic_value(clinic, "P-7", ANGLE, today=TODAY)
    wrong = add_clinic_value(clinic, "P-7", SCORE, today=TODAY)
    (matter,) = read_matters(clinic)
    act_on_matter(clinic, matter.id or 0, "resolved", by=BY, reason="called")
    keep_occurrences(home, "P-7", [pain("a"), pain("b")], NOON + timedelta(hours=1))
    _, back = send(clinic, home, tmp_path)
    assert (back.matters, back.clinic_values) == (2, 2)
    withdraw_clinic_value(home, OutcomeScore, wrong, author=BY, reason="another patient's")
    _, again = send(home, clinic, tmp_path)
    assert (again.matters, again.clinic_values) == (1, 1)
    assert whole(home) == whole(clinic)
    for source, target in ((home, clinic), (clinic, home)):
        _, nothing = send(source, target, tmp_path)
        assert (nothing.matters, nothing.clinic_values, nothing.completed) == (0, 0, [])
    for store in (home, clinic):
        # What the therapist resolved stays so; what was not seen then is open.
        both = read_matters(store, with_resolved=True)
        assert [(m.state, [o.key for o in m.occurrences]) for m in both] == [
            ("open", ["b"]),
            ("resolved", ["a"]),
        ]
        assert both[1].history[-1].by == BY
        assert [replace(v, id=None) for v in read_clinic_values(store, "P-7")] == [ANGLE]
        assert read_outcome_scores(store, "P-7") == ()
        (withdrawn,) = read_outcome_scores(store, "P-7", withdrawn=True)
        assert withdrawn.withdrawn_why == "another patient's"
        assert verify(store) == ()
        keep_occurrences(store, "P-7", [pain("a"), pain("b")], NOON)
        assert len(read_matters(store, with_resolved=True)) == 2


def test_a_new_matter_or_value_is_shared_without_a_new_session(home: Store, tmp_path: Path) -> None:
    def shared() -> Shared:
        return share(home, tmp_path / "f.hepv", patient="P-7", lock=PHRASE, own=OwnKey(bytes(32)))

    assert (len(shared().sessions), home.read_only) == (1, False)
    with pytest.raises(InputError, match="no sessions that are new"):
        shared()
    keep_occurrences(home, "P-7", [pain("a")], NOON)
    again = shared()
    assert (again.sessions, again.has_beside) == ((), True)
    add_clinic_value(home, "P-7", ANGLE, today=TODAY)
    assert shared().has_beside
    with pytest.raises(InputError, match="no sessions that are new"):
        shared()
    assert verify(home) == ()


def test_a_changed_matter_is_not_handed_on(home: Store, tmp_path: Path) -> None:
    keep_occurrences(home, "P-7", [pain("a")], NOON)
    with home.engine.begin() as connection:
        connection.execute(MatterEventRow.__table__.update().values(text="nothing"))
    with pytest.raises(StoreError, match="Matter 1 was changed outside of hep-vision"):
        share(home, tmp_path / "f.hepv", patient="P-7", lock=PHRASE, own=OwnKey(bytes(32)))


def test_what_a_restore_would_lose_is_told(home: Store, tmp_path: Path) -> None:
    with laptop(tmp_path, "other") as other:
        send(home, other, tmp_path)
        assert lost_by(home, other) == {}
        keep_occurrences(home, "P-7", [pain("a")], NOON)
        number = add_clinic_value(home, "P-7", ANGLE, today=TODAY)
        assert lost_by(home, other) == {"P-7": "1 clinic value and 1 matter"}
        send(home, other, tmp_path)
        assert lost_by(home, other) == {}
        (matter,) = read_matters(home)
        act_on_matter(home, matter.id or 0, "acknowledged", by=BY, reason="seen")
        withdraw_clinic_value(home, ClinicValue, number, author=BY, reason="wrong side")
        assert lost_by(home, other) == {"P-7": "1 changed clinic value and 1 matter"}


def test_a_sign_off_travels_once_and_is_noted_where_it_arrives(
    home: Store, clinic: Store, tmp_path: Path
) -> None:
    send(home, clinic, tmp_path)
    days = {"first": TODAY, "last": TODAY}
    add_sign_off(clinic, "P-7", by=BY, report_sha256="a" * 64, **days)
    _, back = send(clinic, home, tmp_path)
    assert back.sign_offs == 1
    assert read_sign_offs(home, "P-7") == read_sign_offs(clinic, "P-7")
    assert len(read_sign_offs(home, "P-7")) == 1
    _, again = send(clinic, home, tmp_path)
    assert again.sign_offs == 0
    with home.reading() as db:
        rows = db.execute(select(AuditRow.actor).filter_by(action="sign-off received"))
        assert rows.scalars().all() == [BY]
    for store in (home, clinic):
        assert verify(store) == ()
    assert lost_by(clinic, home) == {}


def test_a_sign_off_changed_by_hand_is_told_and_not_shared(
    home: Store, clinic: Store, tmp_path: Path
) -> None:
    add_sign_off(home, "P-7", by=BY, first=TODAY, last=TODAY, report_sha256="a" * 64)
    with home.engine.begin() as connection:
        connection.execute(text("UPDATE sign_off SET author = 'Somebody'"))
    assert verify(home) == ("Sign-off 1 was changed outside of hep-vision.",)
    with pytest.raises(StoreError, match="Sign-off 1 was changed"):
        send(home, clinic, tmp_path)


def test_a_record_that_lacks_a_sign_off_would_lose_it(home: Store, clinic: Store, tmp_path: Path):
    send(home, clinic, tmp_path)
    add_sign_off(home, "P-7", by=BY, first=TODAY, last=TODAY, report_sha256="a" * 64)
    assert lost_by(home, clinic) == {"P-7": "1 sign-off"}
