"""Whether a set's range of motion was active, assisted or passive, wherever it is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sample_results import squat_set
from sqlalchemy import text

from hep_vision.analysis.analyze import Job, analyze
from hep_vision.definitions.library import shipped_library
from hep_vision.definitions.schema import Definition
from hep_vision.export.fhir_bundle import make_bundle
from hep_vision.export.tables import attempt_rows, set_rows
from hep_vision.live.planning import plan_program
from hep_vision.measure.exercise import Prescription, RomType
from hep_vision.program.known import known_exercises
from hep_vision.program.model import Program
from hep_vision.program.schedule import plan_day
from hep_vision.program.words import exercise_facts
from hep_vision.record.session import SessionRecord
from hep_vision.review.html import report_html
from hep_vision.review.patient_page import make_patient_page
from hep_vision.review.period import Period, read_period
from hep_vision.review.report import make_report
from hep_vision.store.database import Store, open_store
from hep_vision.store.events import SetEnd
from hep_vision.store.history import read_session
from hep_vision.store.reading import read_record
from hep_vision.store.rows import content_sha256
from hep_vision.store.writing import begin_session, save_set, stored_as
from program_examples import exercise_values, make_program
from store_samples import NOON, VERSIONS, as_before_0_2, open_a_store, record_of

GOLDEN = Path(__file__).parents[1] / "golden" / "squat_side.npz"
KNOWN = known_exercises()
SQUAT = shipped_library().get("squat")
HELPED = SQUAT.model_copy(
    update={"measure": SQUAT.measure.model_copy(update={"rom_type": "active_assisted"})}  # pyright: ignore[reportOptionalMemberAccess]
)


# Of the record of `squat_set`, as it was computed before there were types.
OLDER_SHA256 = "579d35c41ff825edc6b933e4b6038bcf2586d3d31dd60584d4f6f82dbc054765"


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    with open_a_store(request.param, tmp_path) as opened:
        yield opened


def program_of(rom_type: str | None) -> Program:
    squat = exercise_values(exercise="squat", side="both", rom_type=rom_type)
    return make_program(squat, valid_from="2026-03-01", valid_until="2026-04-30")


def period_of(
    store: Store, definition: Definition = SQUAT, told: str | None = None, *, keep: bool = True
) -> Period:
    measured_with = VERSIONS.model_copy(update={"definition_sha256": definition.content_sha256})
    record = record_of(squat_set()).model_copy(update={"versions": measured_with})
    session = begin_session(store, "P-1", started_at=NOON, timezone="UTC", program=program_of(told))
    kept = definition if keep else None
    save_set(store, session, SetEnd(record=record), definition=kept, started_at=NOON)
    return read_period(store, "P-1", now=NOON)


@pytest.mark.parametrize(
    ("definition", "told", "rom_type"),
    [
        (SQUAT, None, "active"),
        (HELPED, None, "active_assisted"),
        (HELPED, "active", "active"),
        (SQUAT, "passive", "passive"),
    ],
)
def test_the_program_goes_before_the_definition(
    store: Store, definition: Definition, told: str | None, rom_type: str
) -> None:
    (one,) = period_of(store, definition, told).sets
    assert one.rom_type == rom_type


@pytest.mark.parametrize(
    ("definition", "told", "rom_type"),
    [(SQUAT, None, "active"), (HELPED, None, "active_assisted"), (HELPED, "passive", "passive")],
)
def test_a_set_that_is_measured_has_it_in_its_record(
    definition: Definition, told: RomType | None, rom_type: str
) -> None:
    job = Job(GOLDEN, definition, Prescription(), rom_type=told)
    assert analyze(job, None).record.rom_type == rom_type


def test_a_live_set_knows_what_the_program_says() -> None:
    day = plan_day([program_of("passive")], (), NOON.date())
    (planned,) = {one.plan.rom_type for one in plan_program(day, NOON.time(), shipped_library())}
    assert planned == "passive"


def test_the_record_of_a_set_tells_where_program_and_definition_are_not_known(
    store: Store,
) -> None:
    record = record_of(squat_set(), rom_type="passive")
    session = begin_session(store, "P-1", started_at=NOON, timezone="UTC")
    set_id = save_set(store, session, SetEnd(record=record))
    assert read_session(store, session).sets[0].rom_type == "passive"
    assert read_record(store, set_id).rom_type == "passive"
    assert stored_as(store, record) == set_id


def test_a_record_from_before_there_were_types_is_known_again() -> None:
    older = as_before_0_2(record_of(squat_set())).model_dump(mode="json", by_alias=True)
    del older["rom_type"]
    for attempt in older["attempts"]:
        for name in ("bias", "domain", "df") if attempt["uncertainty_parts"] else ():
            del attempt["uncertainty_parts"][name]
    record = SessionRecord.model_validate_json(json.dumps(older))
    assert record.rom_type is None
    assert content_sha256(record) == OLDER_SHA256


def test_what_nobody_told_is_not_taken_for_active(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "record.db")) as store:
        period = period_of(store, keep=False)
    assert period.sets[0].rom_type is None
    assert "knee flexion, active" not in report_html(make_report(period, KNOWN))


def test_a_definition_from_before_there_were_types_does_not_tell(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "record.db")) as store:
        period_of(store)
        older = SQUAT.model_dump(mode="json", by_alias=True)
        del older["measure"]["rom_type"]
        with store.engine.begin() as connection:
            connection.execute(
                text("UPDATE definition SET content = :content"), {"content": json.dumps(older)}
            )
        assert read_period(store, "P-1", now=NOON).sets[0].rom_type is None


def test_report_page_tables_and_bundle_say_it(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "record.db")) as store:
        period = period_of(store, HELPED)
    assert "knee flexion, active-assisted" in report_html(make_report(period, KNOWN))
    assert "Squat, with help: about" in " ".join(
        report_html(make_patient_page(period, KNOWN)).split()
    ).replace(", LEFT side", "")
    assert {row["rom_type"] for row in set_rows(period.sessions)} == {"active_assisted"}
    assert {row["rom_type"] for row in attempt_rows(period.sessions)} == {"active_assisted"}
    codes = json.dumps(make_bundle(period, KNOWN))
    assert "Active-assisted range of motion: knee flexion" in codes
    assert "41343-5" not in codes  # LOINC's code of active flexion


def test_the_sheet_and_the_card_say_what_the_program_says() -> None:
    program = program_of("passive")
    facts = exercise_facts(program, program.exercises[0], KNOWN["squat"])
    assert ("Moved by", "let it be moved, your own muscles rest (passive)") in [
        (fact.label, fact.text) for fact in facts
    ]
