"""The check word around a session: refused before it, kept with a new patient's first one."""

from __future__ import annotations

from pathlib import Path

import pytest

from hep_vision.cli.same_person import same_person
from hep_vision.store.database import open_store
from hep_vision.store.identity import OtherPersonError, is_factor
from hep_vision.store.writing import begin_session
from store_samples import NOON


def exercise(db: str) -> None:
    with open_store(db) as store:
        begin_session(store, "P-1", started_at=NOON)


def test_a_new_patients_word_is_kept_with_the_first_session(tmp_path: Path) -> None:
    db = str(tmp_path / "record.db")
    with same_person(db, "P-1", "1956"):
        exercise(db)
    with open_store(db) as store:
        assert is_factor(store, "P-1", "1956")


def test_another_word_is_refused_before_anything_is_done(tmp_path: Path) -> None:
    db = str(tmp_path / "record.db")
    with same_person(db, "P-1", "1956"):
        exercise(db)
    done: list[str] = []
    with pytest.raises(OtherPersonError, match="two people under"), same_person(db, "P-1", "1961"):
        done.append("exercised")
    assert not done
    with same_person(db, "P-1", None):
        done.append("exercised")
    assert done
