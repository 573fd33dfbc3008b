"""A record that an older hep-vision filled is brought up to date and loses nothing."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.config import Config
from sample_results import alternating_set, squat_set
from sqlalchemy import inspect, text

from hep_vision.measure.body.landmarks import PoseFrame
from hep_vision.store.amending import Override, add_override
from hep_vision.store.blobs import pack_frames
from hep_vision.store.checking import verify
from hep_vision.store.database import SCHEMA_VERSION, Store, open_store
from hep_vision.store.engine import make_engine
from hep_vision.store.events import Answers, SetEnd
from hep_vision.store.history import read_history
from hep_vision.store.place import find_place
from hep_vision.store.reading import read_logs, read_record
from hep_vision.store.writing import begin_session, end_session, save_set, stored_as
from postgres_server import fresh_database
from store_samples import NOON, as_before_0_2, days_after, record_of

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
    """Undo the steps since, which only added columns and tables, in a record that has data."""
    with store.engine.begin() as connection:
        for table in ("seal", "seal_key"):
            connection.execute(text(f"DROP TABLE {table}"))
        for column in ("recorded_at", "recorded_at_from", "rom_type", "engine"):
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


def test_the_older_file_is_backed_up_first(tmp_path) -> None:
    place = tmp_path / "record.db"
    with open_store(str(place)) as store:
        fill(store)
        take_back_to_0001(store)
    open_store(str(place)).close()
    (backup,) = tmp_path.rglob(f"*before-{SCHEMA_VERSION}*.db")
    with open_store(str(backup)) as copy:
        assert len(read_history(copy, "P-1")) == 2
