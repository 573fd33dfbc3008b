"""A record that an older hep-vision filled is brought up to date and loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from alembic.config import Config
from sample_results import alternating_set, squat_set
from sqlalchemy import inspect, select, text

from hep_vision.matters.model import Occurrence
from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.store.amending import Override, add_override, keep_recount
from hep_vision.store.backup import back_up
from hep_vision.store.blobs import pack_frames
from hep_vision.store.checking import verify
from hep_vision.store.clinic_values import ClinicValue, add_clinic_value, read_clinic_values
from hep_vision.store.correcting import Signed, correct_pain
from hep_vision.store.database import SCHEMA_VERSION, Store, open_copy, open_store
from hep_vision.store.engine import make_engine
from hep_vision.store.events import Answers, SetEnd
from hep_vision.store.global_ids import new_uid
from hep_vision.store.history import read_history
from hep_vision.store.matters import act_on_matter, keep_occurrences, read_matters
from hep_vision.store.place import find_place
from hep_vision.store.reading import read_logs, read_record
from hep_vision.store.sign_offs import add_sign_off, read_sign_offs
from hep_vision.store.tables import OverrideRow, RecountRow, SessionRow, SetRow, SignOffRow
from hep_vision.store.writing import begin_session, end_session, save_set, stored_as
from postgres_server import fresh_database
from store_samples import NOON, as_before_0_2, days_after, record_of, take_back, take_back_to_0004

ANGLE = ClinicValue(
    day=NOON.date(), measure="knee_flexion", side="left", value_deg=95.0, author="D. Okafor"
)
SWOLLEN = Occurrence(
    kind="swelling", key="a day", day=NOON.date(), evidence="said so", proposal="Call", words="Fat."
)
FRAMES = tuple(PoseFrame.empty(n / 30, (640, 480)) for n in range(3))


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    return fresh_database() if request.param == "postgresql" else str(tmp_path / "record.db")


def fill(store: Store) -> None:
    for day, measured in enumerate((squat_set(), alternating_set())):
        session = begin_session(store, "P-1", started_at=days_after(day), timezone="UTC")
        record = as_before_0_2(record_of(measured, days_after(day)))
        end = SetEnd(record=record, traces=measured.traces, log=pack_frames(FRAMES, {}))
        set_id = save_set(store, session, end)
        answers = Answers(pain_worst=3, note="Stiff in the morning.")
        end_session(store, session, answers=answers, ended_at=days_after(day))
        add_override(store, set_id, Override(author="D. Okafor", reason="video", count=5))


def take_back_to_0001(store: Store) -> None:
    """Undo the steps since, in a record that has data."""
    take_back_to_0004(store)
    with store.engine.begin() as connection:
        for table in ("seal", "seal_key"):
            connection.execute(text(f"DROP TABLE {table}"))
        for column in ("recorded_at", "recorded_at_from", "rom_type"):
            connection.execute(text(f"ALTER TABLE exercise_set DROP COLUMN {column}"))
        for column in ("bias", "domain", "df"):
            connection.execute(text(f"ALTER TABLE attempt DROP COLUMN {column}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))


def columns(store: Store) -> dict[str, set[str]]:
    seen = inspect(store.engine)
    return {name: {c["name"] for c in seen.get_columns(name)} for name in seen.get_table_names()}


def test_an_older_record_keeps_everything(place: str) -> None:
    with open_store(place) as store:
        fill(store)
        before = read_history(store, "P-1")
        records = [read_record(store, one.id) for session in before for one in session.sets]
        take_back_to_0001(store)
        assert "recorded_at" not in columns(store)["exercise_set"]
        assert "seal" not in columns(store)
    with open_store(place) as store:
        assert store.is_file == place.endswith(".db")
        with store.engine.connect() as connection:
            version = connection.scalar(text("SELECT version_num FROM alembic_version"))
        assert version == SCHEMA_VERSION
        assert read_history(store, "P-1") == before
        for session, record in zip(before, records, strict=True):
            (one,) = session.sets
            assert read_record(store, one.id) == record
            # Known again, so that the same results are not added a second time.
            assert stored_as(store, record) == one.id
            (log,) = read_logs(store, one.id)
            assert [frame.time_s for frame in log.frames] == [frame.time_s for frame in FRAMES]
        assert verify(store) == ()
        begin_session(store, "P-1", started_at=NOON)
        assert verify(store) == ()


def fill_beside(store: Store) -> None:
    """What later versions keep beside sessions: corrections, clinic values, matters, sign-offs."""
    add_clinic_value(store, "P-1", ANGLE, today=ANGLE.day)
    keep_occurrences(store, "P-1", [SWOLLEN], days_after(1))
    acted = act_on_matter(store, 1, "acknowledged", by="D. Okafor", reason="called")
    assert acted.state == "acknowledged"
    correct_pain(store, 1, "worst", 4, Signed("D. Okafor", "misheard"))
    add_sign_off(
        store, "P-1", by="D. Okafor", first=NOON.date(), last=NOON.date(), report_sha256="a" * 64
    )


def all_of(store: Store) -> dict[str, object]:
    return {
        "history": read_history(store, "P-1"),
        "clinic": read_clinic_values(store, "P-1"),
        "matters": read_matters(store, "P-1", with_resolved=True),
        "signed": read_sign_offs(store, "P-1"),
    }


# The version from which a record keeps each of them.
KEPT_FROM = {"history": "0005", "clinic": "0006", "matters": "0007", "signed": "0005"}


@pytest.mark.parametrize("version", ["0005", "0006", "0007", "0008"])
def test_a_filled_record_of_every_later_version_keeps_what_that_version_had(
    place: str, version: str
) -> None:
    with open_store(place) as store:
        fill(store)
        fill_beside(store)
        before = all_of(store)
        assert all(before.values())
        (signed,) = before["signed"]
        take_back(store, version)
        assert "sign_off" not in columns(store)
        assert "prescribed_target" in columns(store)["exercise_set"]
    with open_store(place) as store:
        after = all_of(store)
        for what, since in KEPT_FROM.items():
            if what == "signed":  # until 0008 in the audit trail alone, with its own moment
                (found,) = after["signed"]
                assert replace(found, at=signed.at) == signed
                assert abs(found.at - signed.at) < timedelta(seconds=5)
            else:
                assert after[what] == (before[what] if version >= since else ())
        sets = [one for session in after["history"] for one in session.sets]
        assert {one.minimum_to_count for one in sets} == {90.0}
        assert verify(store) == ()
        begin_session(store, "P-1", started_at=days_after(9))
        assert verify(store) == ()


def test_a_changed_minimum_of_an_older_record_is_still_told(place: str) -> None:
    with open_store(place) as store:
        fill(store)
        take_back(store, "0008")
        with store.engine.begin() as connection:
            connection.execute(text("UPDATE exercise_set SET prescribed_target = 45 WHERE id = 1"))
    with open_store(place) as store:
        assert verify(store) == ("Set 1 was changed outside of hep-vision.",)


def test_a_sign_off_of_the_audit_trail_gets_the_same_id_in_every_copy(
    place: str, tmp_path: Path
) -> None:
    with open_store(place) as store:
        fill(store)
        fill_beside(store)
        copy = back_up(store, tmp_path / "copy.db")
        with open_copy(copy) as other:
            take_back(other, "0008")
        take_back(store, "0008")
    with open_store(place) as store, open_copy(copy) as other:
        ids: list[list[str | None]] = []
        for one in (store, other):
            with one.reading() as db:
                ids.append(list(db.scalars(select(SignOffRow.uid))))
        assert ids[0] == ids[1]
        assert len(ids[0]) == 1


def test_what_is_taken_back_is_what_the_first_step_made(place: str) -> None:
    """Else the test above would bring another kind of record up to date."""
    engine = make_engine(find_place(place))
    config = Config()
    config.set_main_option("script_location", "hep_vision.store:migrations")
    with Store(find_place(place), engine) as first:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "0001")
        made = columns(first)
    with open_store(place) as store:
        take_back_to_0001(store)
        assert columns(store) == made


def uids(store: Store) -> dict[str, list[str]]:
    tables = (SessionRow, SetRow, OverrideRow, RecountRow)
    with store.reading() as db:
        return {t.__tablename__: list(db.scalars(select(t.uid).order_by(t.id))) for t in tables}


def test_rows_get_ids_that_every_copy_of_the_record_gives_them(place: str, tmp_path) -> None:
    with open_store(place) as store:
        fill(store)
        keep_recount(store, 1, read_record(store, 1))
        copy = back_up(store, tmp_path / "copy.db")
        with open_copy(copy) as other:
            take_back_to_0004(other)
        take_back_to_0004(store)
    with open_store(place) as store, open_copy(copy) as other:
        given = uids(store)
        assert given == uids(other)
        assert [len(some) for some in given.values()] == [2, 2, 2, 1]
        all_of_them = [UUID(uid) for some in given.values() for uid in some]
        assert {uid.version for uid in all_of_them} == {7}
        assert len(set(all_of_them)) == 7
        # They sort by when it was exercised, as new ones sort by when they are made.
        assert given["session"] == sorted(given["session"])
        assert max(given["session"]) < new_uid()
        assert verify(store) == ()


def test_a_migration_makes_no_change_good_that_was_there_before(place: str) -> None:
    with open_store(place) as store:
        fill(store)
        take_back_to_0004(store)
        with store.engine.begin() as connection:
            connection.execute(text("UPDATE session SET pain_worst = 9 WHERE id = 1"))
    with open_store(place) as store:
        assert verify(store) == ("Session 1 was changed outside of hep-vision.",)
        assert all(uids(store)["session"])


def test_the_older_file_is_backed_up_first(tmp_path) -> None:
    place = tmp_path / "record.db"
    with open_store(str(place)) as store:
        fill(store)
        take_back_to_0001(store)
    open_store(str(place)).close()
    (backup,) = tmp_path.rglob(f"*before-{SCHEMA_VERSION}*.db")
    with open_store(str(backup)) as copy:
        assert len(read_history(copy, "P-1")) == 2
