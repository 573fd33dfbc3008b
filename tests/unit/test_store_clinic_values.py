"""The clinic's own angles and scores: checked, withdrawn but never changed, sealed, erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from hep_vision.cli.sessions import sessions_app
from hep_vision.errors import HepVisionError, InputError, NotInRecordError
from hep_vision.store.amending import delete_patient
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
from hep_vision.store.writing import begin_session
from postgres_server import fresh_database
from store_samples import NOON

TODAY = date(2026, 11, 30)
ANGLE = ClinicValue(
    day=date(2026, 11, 28),
    measure="knee_flexion",
    side="left",
    value_deg=95.0,
    author="D. Okafor, PT",
    remark="supine, long arm",
)
SCORE = OutcomeScore(day=TODAY, instrument="lefs", score=54.0, author="D. Okafor, PT")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    is_server = request.param == "postgresql"
    with open_store(fresh_database() if is_server else str(tmp_path / "record.db")) as opened:
        begin_session(opened, "P-1", started_at=NOON, timezone="UTC")
        begin_session(opened, "P-2", started_at=NOON, timezone="UTC")
        yield opened


def test_what_is_entered_is_read_back_oldest_first(store: Store) -> None:
    later = replace(ANGLE, day=TODAY, value_deg=100.0, remark=None)
    assert add_clinic_value(store, "P-1", later, today=TODAY) == 1
    assert add_clinic_value(store, "P-1", ANGLE, today=TODAY) == 2
    assert add_clinic_value(store, "P-1", SCORE, today=TODAY) == 1
    assert read_clinic_values(store, "P-1") == (replace(ANGLE, id=2), replace(later, id=1))
    assert read_outcome_scores(store, "P-1") == (replace(SCORE, id=1),)
    assert read_clinic_values(store, "P-2") == ()
    assert verify(store) == ()


def test_a_withdrawn_value_stays_and_says_who_and_why(store: Store) -> None:
    number = add_clinic_value(store, "P-1", ANGLE, today=TODAY)
    withdraw_clinic_value(store, ClinicValue, number, author="J. Weber", reason="other patient")
    assert read_clinic_values(store, "P-1") == ()
    (kept,) = read_clinic_values(store, "P-1", withdrawn=True)
    assert kept == replace(ANGLE, id=number, withdrawn_by="J. Weber", withdrawn_why="other patient")
    with pytest.raises(InputError, match="was withdrawn already, by J"):
        withdraw_clinic_value(store, ClinicValue, number, author="D", reason="again")
    with pytest.raises(NotInRecordError, match="no clinic value 99"):
        withdraw_clinic_value(store, ClinicValue, 99, author="D", reason="x")
    with pytest.raises(InputError):
        withdraw_clinic_value(store, ClinicValue, number, author="D", reason=" ")
    assert verify(store) == ()


def test_a_change_by_hand_shows(store: Store) -> None:
    add_clinic_value(store, "P-1", ANGLE, today=TODAY)
    add_clinic_value(store, "P-1", SCORE, today=TODAY)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE clinic_value SET value_deg = 120"))
        connection.execute(text("UPDATE outcome_score SET score = 80"))
    faults = " ".join(verify(store)).lower()
    assert "clinic value 1" in faults
    assert "outcome score 1" in faults


def test_a_deleted_patient_s_values_are_gone_and_another_s_are_not(store: Store) -> None:
    for patient in ("P-1", "P-2"):
        add_clinic_value(store, patient, ANGLE, today=TODAY)
        add_clinic_value(store, patient, SCORE, today=TODAY)
    delete_patient(store, "P-1")
    assert len(read_clinic_values(store, "P-2")) == 1
    assert len(read_outcome_scores(store, "P-2")) == 1
    with store.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM clinic_value")) == 1
    assert verify(store) == ()


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (replace(ANGLE, value_deg=170.0), "beyond the joint's range"),
        (replace(ANGLE, value_deg=float("nan")), "is no angle"),
        (replace(ANGLE, measure="knee"), "There is no angle 'knee'"),
        (replace(ANGLE, measure="heel_rise"), "There is no angle 'heel_rise'"),
        (replace(ANGLE, method="guess"), "is no method"),  # type: ignore[arg-type]
        (replace(ANGLE, author=" "), "Nobody is named"),
        (replace(ANGLE, remark="\x07"), "A text holds"),
        (replace(ANGLE, day=date(2026, 12, 1)), "is in the future"),
        (replace(SCORE, score=81.0), "is no score"),
        (replace(SCORE, instrument="womac"), "is no questionnaire"),  # type: ignore[arg-type]
        (replace(SCORE, day=date(2027, 1, 1)), "is in the future"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, value: Any, why: str) -> None:
    with open_store(str(tmp_path / "record.db")) as store:
        begin_session(store, "P-1", started_at=NOON, timezone="UTC")
        with pytest.raises(InputError) as refused:
            add_clinic_value(store, "P-1", value, today=TODAY)
        assert why in str(refused.value)
        assert read_clinic_values(store, "P-1") == ()


def test_an_unknown_patient_is_not_made(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "record.db")) as store, pytest.raises(NotInRecordError):
        add_clinic_value(store, "P-9", ANGLE, today=TODAY)


def told(place: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(sessions_app, [*words, "--db", str(place)])
    said = result.stdout
    if isinstance(result.exception, HepVisionError):
        said += str(result.exception)
    return result.exit_code, said


def test_from_the_command_line(tmp_path: Path) -> None:
    place = tmp_path / "record.db"
    with open_store(str(place)) as store:
        begin_session(store, "P-1", started_at=NOON, timezone="UTC")
    whose = ("-p", "P-1", "--by", "D. Okafor, PT", "--on", "2026-11-20")
    assert told(place, "measure", "-p", "P-1")[1] == "There are none yet.\n"
    code, said = told(place, "measure", "knee_flexion", "95", "--side", "left", *whose)
    assert code == 0
    line = "2026-11-20  knee flexion left 95\u00b0 (active, goniometer, D. Okafor, PT)"
    assert line in said
    assert "Write --side left or right." in told(place, "measure", "knee_flexion", "9", *whose)[1]
    assert "No angle is told" in told(place, "measure", "knee_flexion", *whose)[1]

    assert "LEFS) 54, higher is better" in told(place, "outcome", "lefs", "54", *whose)[1]
    why = ("--withdraw", "1", "--reason", "other patient")
    assert "withdrawn by D. Okafor, PT: other patient" in told(place, "measure", *why, *whose)[1]
