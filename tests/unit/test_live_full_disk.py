"""A full disk costs what was to be written to it, and is told in the summary of the session."""

from __future__ import annotations

from hep_vision.errors import OutputError, StoreError
from hep_vision.web.link.storing import FILE
from link_room import rehearse
from rehearsal import STANDING, ready, squat_sets

FPS = 10.0


def two_squats():
    return ready().squats([90, 90], FPS).play(STANDING, 5, FPS)


def test_a_set_whose_files_cannot_be_written_is_ended_in_the_database(tmp_path, monkeypatch):
    def full(*_, **__):
        raise OutputError("The disk is full.")

    monkeypatch.setattr("hep_vision.live.record_writer.write_outputs", full)
    errors = ("The disk is full.",)
    played = rehearse(two_squats(), squat_sets(reps=2), tmp_path, errors=errors)
    assert played.finished
    assert not played.records
    (one,) = played.stored[0].sets
    assert (one.why_ended, len(one.repetitions)) == ("done", 2)
    assert list(played.folder.glob(FILE)), "the next start writes what is missing"


def test_a_set_that_the_database_cannot_take_has_its_files(tmp_path, monkeypatch):
    def full(*_, **__):
        raise StoreError("The record is full.")

    monkeypatch.setattr("hep_vision.live.store_session.end_set", full)
    errors = ("The record is full.",)
    played = rehearse(two_squats(), squat_sets(reps=2), tmp_path, errors=errors)
    assert played.finished
    assert len(played.records) == 1
    assert list(played.folder.glob(FILE))
