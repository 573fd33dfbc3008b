"""Whatever is changed in a record outside of the program shows, and stays visible."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_results import squat_set
from sqlalchemy import text

from hep_vision.definitions.library import load_library
from hep_vision.definitions.schema import Definition
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.program.known import known_exercises
from hep_vision.program.load import load_program
from hep_vision.program.model import Program
from hep_vision.store.amending import Override, add_override, delete_patient, keep_recount
from hep_vision.store.backup import back_up
from hep_vision.store.blobs import pack_frames
from hep_vision.store.checking import verify
from hep_vision.store.database import Store, open_store
from hep_vision.store.events import Answers, SetEnd
from hep_vision.store.going_on import answer_set
from hep_vision.store.writing import begin_session, end_session, keep_definition, save_set
from store_samples import NOON, days_after, open_a_store, record_of

LOG = pack_frames([PoseFrame.empty(n / 30, (640, 480)) for n in range(3)], {})
PROGRAM = Path(__file__).parents[2] / "sample_programs" / "knee_replacement.yaml"


@pytest.fixture(scope="module")
def program() -> Program:
    return load_program(PROGRAM, known_exercises())


@pytest.fixture(scope="module")
def squat() -> Definition:
    return load_library().get("squat")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path, program, squat):
    """A record with something of every kind."""
    with open_a_store(request.param, tmp_path) as opened:
        measured = squat_set()
        for day, patient in enumerate((program.patient, "P-2")):
            record = record_of(measured, days_after(day))
            theirs = program if day == 0 else None
            session = begin_session(opened, patient, started_at=NOON, program=theirs)
            end = SetEnd(record=record, traces=measured.traces, log=LOG)
            one = save_set(opened, session, end)
            answers = Answers(pain_worst=3, note="Stiff in the morning.")
            end_session(opened, session, answers=answers, ended_at=days_after(day))
        keep_definition(opened, squat)
        add_override(opened, one, Override(author="D. Okafor", reason="video", count=5))
        keep_recount(opened, one, record)
        yield opened


def by_hand(store: Store, *statements: str) -> None:
    """Change the record as a hand would, past the program."""
    with store.engine.begin() as connection:
        if not store.is_file:
            connection.execute(text("SET session_replication_role = replica"))  # no triggers
        for statement in statements:
            connection.execute(text(statement))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE attempt SET peak = peak + 0.5 WHERE set_id = 1 AND number = 2", "Set 1 "),
        ("UPDATE attempt SET explanation = 'All is well.' WHERE set_id = 2", "Set 2 "),
        ("DELETE FROM attempt WHERE set_id = 2 AND number = 7", "Set 2 "),
        ("DELETE FROM finding WHERE set_id = 1", "Set 1 "),
        ("UPDATE exercise_set SET pain = 0 WHERE id = 1", "Set 1 was changed outside"),
        ("UPDATE exercise_set SET setup = 'kitchen' WHERE id = 1", "Set 1 was changed outside"),
        ("DELETE FROM trace WHERE set_id = 1", "Set 1 was changed outside"),
        ("DELETE FROM landmark_log WHERE set_id = 1", "Set 1 was changed outside"),
        ("UPDATE session SET pain_worst = 2 WHERE id = 1", "Session 1 was changed outside"),
        ("UPDATE session SET note = NULL WHERE id = 2", "Session 2 was changed outside"),
        ("UPDATE session SET patient_id = 1 WHERE id = 2", "Session 2 was changed outside"),
        ("UPDATE patient SET pseudonym = 'P-3' WHERE id = 2", "Patient 2 was changed outside"),
        ("UPDATE program SET version = 9", "Program 1 "),
        ("UPDATE override SET count = 10", "Override 1 was changed outside"),
        ("DELETE FROM override", "Override 1 was taken away"),
        ("DELETE FROM recount", "Recount 1 was taken away"),
        ("UPDATE definition SET exercise = 'sit_to_stand'", "Definition "),
    ],
)
def test_a_change_by_hand_shows(store: Store, change: str, fault: str):
    assert verify(store) == ()
    by_hand(store, change)
    found = verify(store)
    assert found
    assert found[0].startswith(fault)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE definition SET content = '{'", "cannot be read"),
        ("UPDATE recount SET record = '{\"schema\": 3}'", "Recount 1 cannot be read"),
        ("UPDATE exercise_set SET libraries = 'none' WHERE id = 1", "Set 1 cannot be read"),
        ("UPDATE session SET timezone = 'Mars/Olympus' WHERE id = 1", "Session 1 cannot be read"),
        ("UPDATE session SET why_ended = 'bored' WHERE id = 1", "Session 1 cannot be read"),
        ("UPDATE attempt SET status = 'good' WHERE set_id = 1", "Set 1 cannot be read"),
        ("UPDATE exercise_set SET unit = 'rad' WHERE id = 1", "Set 1 cannot be read"),
    ],
)
def test_what_the_program_cannot_read_is_named(store: Store, change: str, fault: str):
    by_hand(store, change)
    assert fault in verify(store)[0]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE session SET started_at = 'yesterday' WHERE id = 1", "Session 1 cannot be read"),
        ("UPDATE session SET day = '2026-02-31' WHERE id = 1", "Session 1 cannot be read"),
        ("UPDATE exercise_set SET pain = 'much' WHERE id = 1", "Set 1 cannot be read"),
        ("UPDATE attempt SET reliable = 7 WHERE set_id = 1", "Set 1 was changed outside"),
        ("UPDATE trace SET content = x'00' WHERE set_id = 1", "Set 1 cannot be read"),
        ("UPDATE patient SET pseudonym = CAST(x'ff00' AS TEXT) WHERE id = 1", "cannot be read"),
    ],
)
def test_what_only_sqlite_lets_in_is_named(tmp_path, change: str, fault: str):
    with open_a_store("sqlite", tmp_path) as store:
        measured = squat_set()
        session = begin_session(store, "P-1", started_at=NOON)
        save_set(store, session, SetEnd(record=record_of(measured), traces=measured.traces))
        by_hand(store, change)
        assert any(fault in one for one in verify(store))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (("DROP INDEX ix_override_set_id",), "The index ix_override_set_id"),
        (("ALTER TABLE session DROP COLUMN note",), "The column session.note is missing"),
        (("ALTER TABLE session ADD COLUMN mood text",), "The column session.mood is not"),
        (("DROP TABLE recount",), "The table recount is missing"),
        (("CREATE TABLE photo (id integer primary key)",), "The table photo is not"),
        (("CREATE VIEW everyone AS SELECT * FROM patient",), "The view everyone is not"),
    ],
)
def test_tables_are_those_of_the_migrations(store: Store, changes, fault: str):
    by_hand(store, *changes)
    assert any(one.startswith(fault) for one in verify(store))


def test_a_trigger_that_deletes_is_found(store: Store):
    if store.is_file:
        by_hand(
            store,
            "CREATE TRIGGER tidy AFTER INSERT ON session BEGIN DELETE FROM finding; END",
        )
    else:
        by_hand(
            store,
            "CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN DELETE FROM finding; RETURN NULL; END $$",
            "CREATE TRIGGER tidy AFTER INSERT ON session EXECUTE FUNCTION tidy()",
        )
    assert "The trigger tidy is not hep-vision's; it was added by something else." in verify(store)


def test_nobody_takes_a_set_away_with_its_seal(store: Store):
    by_hand(
        store,
        *(f"DELETE FROM {table} WHERE set_id = 2" for table in CHILDREN),
        "DELETE FROM exercise_set WHERE id = 2",
        "DELETE FROM seal WHERE subject IN ('set 2', 'override 1', 'recount 1')",
    )
    assert verify(store) == ("Seals were changed or taken away, and perhaps what they belong to.",)


CHILDREN = ("attempt", "finding", "trace", "landmark_log", "override", "recount")


def test_the_end_of_the_audit_trail_cannot_be_taken_away(store: Store):
    guard = "DROP TRIGGER audit_no_delete" if store.is_file else "SELECT 1"
    by_hand(store, guard, "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)")
    assert "The end of the audit trail was changed or taken away." in verify(store)


def test_a_change_by_hand_stays_visible_whatever_the_program_does_next(store: Store):
    by_hand(store, "UPDATE attempt SET peak = 120 WHERE set_id = 1 AND number = 2")
    found = verify(store)
    answer_set(store, 1, pain=4)
    assert verify(store) == found
    begin_session(store, "P-2")
    assert verify(store) == found
    delete_patient(store, "P-2")
    assert verify(store) == found


def test_every_act_of_the_program_leaves_the_record_sound(store: Store):
    answer_set(store, 1, pain=4, effort=3)
    begin_session(store, "P-9")
    delete_patient(store, "P-2")
    assert verify(store) == ()


def test_a_copy_has_the_same_seals_whatever_the_database(store: Store, tmp_path):
    copy = back_up(store, tmp_path / "copy.db")
    with open_store(str(copy)) as copied:
        assert verify(copied) == ()
        by_hand(copied, "UPDATE attempt SET peak = 120 WHERE set_id = 1 AND number = 2")
        assert verify(copied) != ()


def test_a_second_key_shows(store: Store):
    by_hand(
        store,
        "INSERT INTO seal_key SELECT 2, key, total, audit_end, erasing FROM seal_key",
    )
    assert verify(store) == ("A second key of the seals was added.",)


def test_without_its_key_nothing_is_sealed_anew(store: Store):
    by_hand(store, "DELETE FROM seal_key")
    begin_session(store, "P-9")
    assert "The key of the seals was taken away." in verify(store)
