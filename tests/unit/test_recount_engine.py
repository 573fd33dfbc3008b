"""A set keeps the result of the engine that measured it until another is asked for."""

from pathlib import Path

import pytest

from command_line import run
from hep_vision.analysis.analyze import Job, analyze
from hep_vision.definitions.library import shipped_library
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.version import ENGINE_VERSION
from hep_vision.store.checking import verify
from hep_vision.store.database import open_store
from hep_vision.store.events import SetEnd
from hep_vision.store.reading import read_record
from hep_vision.store.writing import begin_session, save_set
from joined_logs import FOLDER
from postgres_server import fresh_database
from store_samples import NOON, take_back_to_0004

LOG = FOLDER / "squat_side.npz"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    return fresh_database() if request.param == "postgresql" else str(tmp_path / "record.db")


@pytest.fixture(scope="module")
def measured():
    return analyze(Job(LOG, shipped_library().get("squat"), Prescription()), None)


def save(store, record, measured):
    """A set of squats whose stored result is ``record``."""
    session = begin_session(store, "P-1", started_at=NOON, timezone="UTC")
    end = SetEnd(record=record, traces=measured.result.traces, log=Path(LOG).read_bytes())
    return save_set(store, session, end, definition=shipped_library().get("squat"))


def by_an_older_engine(record):
    """As an engine without a name measured it: the last repetition did not count."""
    last = record.attempts[-1].model_copy(
        update={"status": "partial", "reason": "not_returned", "explanation": "Came back late."}
    )
    versions = record.versions.model_copy(update={"engine": None, "hep_vision": "0.1.0"})
    return record.model_copy(
        update={
            "attempts": (*record.attempts[:-1], last),
            "counted": record.counted - 1,
            "partial": record.partial + 1,
            "versions": versions,
        }
    )


def test_a_record_from_before_keeps_its_old_result(place, measured):
    assert measured.record.attempts[-1].status == "counted"
    with open_store(place) as store:
        set_id = save(store, by_an_older_engine(measured.record), measured)
        take_back_to_0004(store)
    old = f"{measured.record.counted - 1} counted, {measured.record.partial + 1} partial"

    plain = run("recount", set_id, "--db", place)
    assert plain.code == 0
    assert old in plain.out
    assert "measured by an engine that was not named yet (hep-vision 0.1.0)" in plain.out
    assert f"This hep-vision has engine {ENGINE_VERSION}" in plain.out
    assert "Came back late." in plain.out

    kept = run("recount", set_id, "--keep", "--db", place)
    assert (kept.code, "There is no recount to keep" in kept.err) == (3, True)

    both = run("recount", set_id, "--current-engine", "--db", place)
    rows = {line.split()[0]: line.split()[1:] for line in both.out.splitlines() if line.strip()}
    assert rows["counted"] == [str(measured.record.counted - 1), str(measured.record.counted)]
    assert rows["engine"] == ["not", "named", ENGINE_VERSION]
    assert rows["hep-vision"][0] == "0.1.0"
    with open_store(place) as store:
        assert read_record(store, set_id).versions.engine is None
        assert verify(store) == ()


def test_a_set_of_this_engine_is_counted_again_at_once(tmp_path, measured):
    place = tmp_path / "record.db"
    with open_store(str(place)) as store:
        set_id = save(store, measured.record, measured)
        assert read_record(store, set_id).versions.engine == ENGINE_VERSION
    again = run("recount", set_id, "--db", place)
    rows = {line.split()[0]: line.split()[1:] for line in again.out.splitlines() if line.strip()}
    assert rows["engine"] == [ENGINE_VERSION, ENGINE_VERSION]
    assert rows["counted"] == [str(measured.record.counted)] * 2


def test_another_target_is_asked_of_the_current_engine(tmp_path, measured):
    place = tmp_path / "record.db"
    with open_store(str(place)) as store:
        set_id = save(store, by_an_older_engine(measured.record), measured)
    strict = run("recount", set_id, "--target", 170, "--db", place)
    rows = {line.split()[0]: line.split()[1:] for line in strict.out.splitlines() if line.strip()}
    assert rows["counted"] == [str(measured.record.counted - 1), "0"]
