"""One session of a patient at a time, and a dead program holds nobody up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hep_vision.errors import AlreadyOpenError
from hep_vision.store.database import open_store
from hep_vision.store.open_session import OpenSession
from store_samples import open_a_store

HOLDER = """
import sys, time
from hep_vision.store.database import open_store
from hep_vision.store.open_session import OpenSession
with open_store(sys.argv[1]) as store, OpenSession(store, "P-1"):
    print("open", flush=True)
    time.sleep(600)
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    with open_a_store(request.param, tmp_path) as opened:
        yield opened


def address(store) -> str:
    return store.place.url.render_as_string(hide_password=False)


def is_free(store, patient: str) -> bool:
    try:
        with OpenSession(store, patient):
            return True
    except AlreadyOpenError:
        return False


def test_a_second_session_of_the_patient_is_refused(store):
    with open_store(address(store)) as other, OpenSession(store, "P-1"):
        with pytest.raises(AlreadyOpenError, match="Your exercises are already open"):
            OpenSession(other, "P-1").__enter__()
        assert is_free(other, "P-2")
    assert is_free(store, "P-1")


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_program_holds_nobody_up(store):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, address(store)], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        assert not is_free(store, "P-1")
        holder.kill()
        holder.wait()
    # A server needs a moment to see that the connection has ended.
    for _ in range(100):
        if is_free(store, "P-1"):
            break
        subprocess.run(["sleep", "0.1"], check=True)
    assert is_free(store, "P-1")


def test_a_link_to_the_record_is_the_same_record(tmp_path):
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    with open_a_store("sqlite", tmp_path) as store:
        link.symlink_to(tmp_path / "record.db")
        with open_store(str(link)) as other, OpenSession(store, "P-1"):
            assert not is_free(other, "P-1")
        assert [path.name for path in Path(tmp_path).glob("*.lock")] == []
        assert list(tmp_path.glob(".*.lock")) == []
