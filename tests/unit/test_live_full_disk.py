"""A full disk costs what was to be written to it, and is told whatever ends the session."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from hep_vision.coach.words import load_words
from hep_vision.errors import OutputError, StoreError
from hep_vision.live import launch as launching
from hep_vision.live.journal import Journal
from hep_vision.live.launch import Launch, run_session
from hep_vision.measure.body.landmarks import PoseFrame
from rehearsal import STANDING, ready, rehearse, squat_sets

FPS = 10.0
FULL = OSError(28, "No space left on device")


@pytest.fixture
def full_journal(monkeypatch):
    def full(_):
        raise FULL

    monkeypatch.setattr("hep_vision.live.journal._to_disk", full)


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
    assert list(played.folder.glob("*.frames")), "they are all that is left of it here"


def test_a_set_that_the_database_cannot_take_has_its_files(tmp_path, monkeypatch):
    def full(*_, **__):
        raise StoreError("The record is full.")

    monkeypatch.setattr("hep_vision.live.store_session.end_set", full)
    errors = ("The record is full.",)
    played = rehearse(two_squats(), squat_sets(reps=2), tmp_path, errors=errors)
    assert played.finished
    assert len(played.records) == 1
    assert list(played.folder.glob("*.frames"))


@pytest.mark.usefixtures("full_journal")
def test_a_journal_that_cannot_be_written_says_so_in_a_sentence(tmp_path):
    journal = Journal(tmp_path)
    assert journal.error is None
    journal.note("begun")
    journal.note("note")
    journal.close()
    assert str(journal.error) == (
        f"{tmp_path} could not be written to (No space left on device). A session that is broken "
        "off there cannot be gone on with in full."
    )


def test_frames_that_are_still_to_be_written_at_the_end_are_told_as_well(tmp_path):
    class Full:
        def write(self, _) -> None:
            pass  # it waits in memory

        def close(self) -> None:
            raise FULL

    journal = Journal(tmp_path)
    journal._frames = Full()
    journal.add_frame(PoseFrame.empty(0.0, (6, 4)))
    journal.close()
    assert "No space left" in str(journal.error)


@pytest.mark.usefixtures("full_journal")
@pytest.mark.parametrize("end", [KeyboardInterrupt, None])
def test_what_could_not_be_kept_is_told_whatever_ends_the_session(tmp_path, monkeypatch, end):
    class Camera:
        source = SimpleNamespace(name="figure")
        taken = dropped = 0

        def __init__(self, *_) -> None:
            pass

        def start(self) -> str:
            return "figure"

        def close(self) -> None:
            pass

    class Session:
        finished = end is None

        def __init__(self, _) -> None:
            pass

        def run(self) -> None:
            if end is not None:
                raise end

    def put_together(*what):
        (records,) = (one for one in what if hasattr(one, "errors"))
        records._note(StoreError("The record is full."))
        return SimpleNamespace(watching=SimpleNamespace(start=lambda: None))

    for name, fake in (("Capture", Camera), ("Session", Session), ("_put_together", put_together)):
        monkeypatch.setattr(launching, name, fake)
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    said: list[str] = []
    launch = Launch(
        sets=squat_sets(), camera="0", model=tmp_path, words=load_words(), out=tmp_path,
        say=said.append,
    )  # fmt: skip
    if end is None:
        run_session(launch)
    else:
        with pytest.raises(end):
            run_session(launch)
    _, of_journal, of_record = said
    assert "could not be written to (No space left on device)" in of_journal
    assert of_record == "The record is full."
