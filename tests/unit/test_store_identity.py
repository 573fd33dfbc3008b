"""Pseudonyms however they are spelt, names refused, and two people under one pseudonym."""

from __future__ import annotations

import pytest
from sample_results import squat_set
from sqlalchemy import text

from exchange_samples import exercised
from hep_vision.errors import AlreadyOpenError, InputError
from hep_vision.store.checking import verify
from hep_vision.store.database import Store
from hep_vision.store.history import read_history
from hep_vision.store.identity import (
    OtherPersonError,
    check_hash,
    is_factor,
    likeness,
    require_same_person,
    set_factor,
    spelt_in,
)
from hep_vision.store.listing import list_patients, list_sessions
from hep_vision.store.open_session import OpenSession
from hep_vision.store.writing import begin_session
from store_samples import open_a_store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    with open_a_store(request.param, tmp_path) as opened:
        yield opened


def test_a_pseudonym_is_the_same_however_it_is_spelt(store: Store):
    exercised(store, squat_set(), patient="P-7a")
    for spelling in ("p-7A", " P-7a ", "P-7A"):
        begin_session(store, spelling)
        assert spelt_in(store, spelling) == "P-7a"
        assert len(list_sessions(store, patient=spelling)) >= 2
    assert [line.pseudonym for line in list_patients(store)] == ["P-7a"]
    assert len(read_history(store, "p-7a")) == 4
    assert verify(store) == ()
    with OpenSession(store, "P-7A"), pytest.raises(AlreadyOpenError):
        OpenSession(store, "p-7a ").__enter__()


def test_names_are_refused_by_whatever_way_they_come(store: Store):
    for name in ("Anna Schmidt", "Müller", "a/b", "", "-x", "x" * 33):
        with pytest.raises(InputError, match="cannot be a pseudonym"):
            begin_session(store, name)
    assert list_patients(store) == ()


def test_two_patients_of_an_older_record_that_differ_in_case_are_told_apart(store: Store):
    begin_session(store, "P-7")
    with store.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO patient (pseudonym, added_at) SELECT 'p-7', added_at FROM patient")
        )
    begin_session(store, "p-7")
    assert [(line.pseudonym, line.sessions) for line in list_patients(store)] in (
        [("P-7", 1), ("p-7", 1)],
        [("p-7", 1), ("P-7", 1)],
    )
    with pytest.raises(InputError, match="exactly as it is there"):
        begin_session(store, " p-7 ")


def test_another_birth_year_is_noticed(store: Store):
    exercised(store, squat_set())
    require_same_person(store, "P-7", "1950")  # the first one is kept
    require_same_person(store, "p-7", " 1950 ")
    assert is_factor(store, "P-7", "1950")
    with pytest.raises(OtherPersonError, match="two people under one pseudonym"):
        require_same_person(store, "P-7", "1951")
    set_factor(store, "P-7", "1951")
    require_same_person(store, "P-7", "1951")
    require_same_person(store, "P-9", "1951")  # not there yet: nothing to compare
    assert list_patients(store)[0].has_check
    assert verify(store) == ()


def test_a_factor_is_kept_as_a_salted_hash_only(store: Store):
    exercised(store, squat_set())
    set_factor(store, "P-7", "Heron-1950")
    with store.reading() as db:
        kept = db.scalar(text("SELECT check_hash FROM patient"))
        trail = " ".join(db.scalars(text("SELECT detail FROM audit")))
    assert "eron" not in kept + trail
    assert kept == check_hash("p-7", "heron-1950 ")
    assert likeness(kept, check_hash("P-7", "other")) == "other"
    assert likeness(kept, check_hash("P-8", "heron-1950")) == "unknown"
    assert likeness(kept, None) == "unknown"
    assert is_factor(store, "P-7", "HERON-1950")
