"""Two laptops share with a clinic: in whatever order, however often, killed in between.

The record that comes of it is the same.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_results import alternating_set, squat_set
from sqlalchemy import event

from exchange_samples import LOG, exercised, laptop, told, whole
from hep_vision.matters.model import Occurrence
from hep_vision.record.attempt_record import attempt_record
from hep_vision.store.amending import Override, add_override, keep_recount
from hep_vision.store.checking import verify
from hep_vision.store.clinic_values import ClinicValue, add_clinic_value, withdraw_clinic_value
from hep_vision.store.correcting import (
    Signed,
    correct_pain,
    exclude_rom,
    move_session,
    undo_correction,
    void_session,
)
from hep_vision.store.database import Store, open_copy, open_store
from hep_vision.store.events import SetEnd
from hep_vision.store.extracting import extract
from hep_vision.store.going_on import keep_attempts
from hep_vision.store.history import read_history
from hep_vision.store.listing import list_sessions
from hep_vision.store.matters import act_on_matter, keep_occurrences, read_matters
from hep_vision.store.merging import merge
from hep_vision.store.queries import find_patient
from hep_vision.store.reading import patients, read_record
from hep_vision.store.tables import SessionRow
from hep_vision.store.writing import begin_session, begin_set, end_session, end_set, save_set
from store_killer import START
from store_samples import NOON, days_after

SIGNED = Signed("D. Okafor", "looked at the video")
VIDEO = "e" * 64
ANGLE = ClinicValue(
    day=NOON.date(), measure="knee_flexion", side="left", value_deg=95.0, author=SIGNED.author
)


def hurt(key: str) -> Occurrence:
    return Occurrence(
        kind="pain", key=key, day=NOON.date(), evidence=f"pain {key}", proposal="Call"
    )


@dataclass(frozen=True)
class Sent:
    """A file that a laptop sent, as a record of its own."""

    name: str
    path: Path
    partner: str


def send(store: Store, folder: Path, name: str) -> list[Sent]:
    """Everything that a laptop has at this moment, a file for each patient."""
    files = []
    for patient in patients(store):
        path = folder / f"{name}-{patient}.db"
        with store.reading() as db:
            patient_id = find_patient(db, patient)
            ids = list(db.query(SessionRow.id).filter_by(patient_id=patient_id))
        extract(store, patient_id, [id_ for (id_,) in ids], path)
        files.append(Sent(path.stem, path, name[0]))
    return files


def first_laptop(store: Store, folder: Path) -> list[Sent]:
    """Ended, broken off and resumed sessions; corrections, an override, a recount."""
    first = exercised(store, squat_set(), recording=VIDEO)
    open_ = begin_session(store, "P-7", started_at=days_after(1), timezone="UTC")
    set_id = begin_set(store, open_, START, started_at=days_after(1))
    so_far = [attempt_record(one, 1, 1, "deg") for one in squat_set().attempts[1:2]]
    keep_attempts(store, set_id, so_far, LOG)
    keep_occurrences(store, "P-7", [hurt("a")], NOON)
    angle = add_clinic_value(store, "P-7", ANGLE, today=ANGLE.day)
    files = send(store, folder, "a1")
    act_on_matter(store, 1, "resolved", by=SIGNED.author, reason="called")
    correct_pain(store, first, "worst", 5, SIGNED)
    record = told(squat_set(), days_after(1))
    end_set(store, set_id, SetEnd(record=record, log=LOG), ended_at=days_after(1.001))
    second = told(alternating_set(), days_after(1.002))
    save_set(store, open_, SetEnd(record=second, log=LOG), started_at=days_after(1.002))
    end_session(store, open_, ended_at=days_after(1.01))
    files += send(store, folder, "a2")
    withdraw_clinic_value(store, ClinicValue, angle, author=SIGNED.author, reason="other knee")
    wrong = correct_pain(store, first, "worst", 9, SIGNED)
    undo_correction(store, wrong, SIGNED)
    add_override(store, 1, Override(author="D. Okafor", reason="video", count=5))
    keep_recount(store, 1, read_record(store, 1))
    exclude_rom(store, 1, 2, SIGNED)
    third = exercised(store, squat_set(), at=days_after(3))
    void_session(store, third, SIGNED)
    return files + send(store, folder, "a3")


def second_laptop(store: Store, folder: Path) -> list[Sent]:
    """The same recording, the same result, and sessions that were the wrong patient's."""
    same_video = exercised(store, squat_set(), at=NOON + timedelta(seconds=1), recording=VIDEO)
    keep_occurrences(store, "P-7", [hurt("a"), hurt("b")], days_after(1))
    files = send(store, folder, "b1")
    act_on_matter(store, 1, "acknowledged", by=SIGNED.author, reason="will call")
    # The very result that the first laptop has: of a folder that was copied.
    exercised(store, squat_set(), recording=VIDEO)
    void_session(store, same_video, SIGNED)
    files += send(store, folder, "b2")
    other = exercised(store, alternating_set(), at=days_after(4))
    moved = move_session(store, other, "P-8", SIGNED, new_patient=True)
    back = exercised(store, alternating_set(), at=days_after(5))
    taken_back = move_session(store, back, "P-8", SIGNED)
    undo_correction(store, taken_back, SIGNED)
    assert moved != taken_back
    return files + send(store, folder, "b3")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exchange")
    with laptop(folder, "one") as one, laptop(folder, "two") as two:
        files = [*first_laptop(one, folder), *second_laptop(two, folder)]
    with laptop(folder, "clinic"):
        pass
    (folder / "reference").mkdir()
    reference = folder / "reference" / "record.db"
    shutil.copy(folder / "clinic" / "record.db", reference)
    with open_store(str(reference)) as store:
        for file in files:
            deliver(store, file)
        expected = told_of(store)
        assert verify(store) == ()
    return folder, files, expected


def deliver(store: Store, file: Sent) -> None:
    with open_copy(file.path) as copy:
        merge(copy, store, partner=file.partner, at=NOON)


def told_of(store: Store) -> tuple:
    """The record, and what its summaries say, without the numbers of this record."""
    summaries = {
        patient: [
            (s.started_at, s.pain_worst, [(o.exercise, o.done_repetitions, o.pain) for o in s.sets])
            for s in read_history(store, patient)
        ]
        for patient in patients(store)
    }
    lines = [
        (line.patient, line.started_at, line.counted, line.pain_worst, line.is_void)
        for line in list_sessions(store, limit=100)
    ]
    matters = [
        (m.patient, m.state, [one.key for one in m.occurrences])
        for m in read_matters(store, with_resolved=True)
    ]
    return whole(store), summaries, sorted(lines), sorted(matters)


def test_the_record_is_what_both_did(world):
    _, _, (sessions, summaries, lines, matters) = world
    assert len(sessions.keys() - summaries.keys()) == 7
    assert sorted(summaries) == ["P-7", "P-8"]
    # Of the same recording in three sessions one is void, and one counts, as corrected.
    first, resumed, back = (s for s in summaries["P-7"] if s[2])
    assert first[1:] == (5, [("squat", 5, None)])
    assert [name for name, _, _ in resumed[2]] == ["squat", "standing_hip_abduction"]
    assert back[0] == days_after(5)
    assert [s[0] for s in summaries["P-8"]] == [days_after(4)]
    assert sum(line[4] for line in lines) == 2
    # Resolved was only what was known at the first laptop; the second one acknowledged both.
    assert matters == [("P-7", "acknowledged", ["b"]), ("P-7", "resolved", ["a"])]


@settings(max_examples=8)
@given(data=st.data())
def test_any_order_and_any_repetition_give_the_same_record(world, tmp_path_factory, data):
    folder, files, expected = world
    order = data.draw(st.permutations(range(len(files))))
    again = data.draw(st.lists(st.sampled_from(range(len(files))), max_size=3))
    place = tmp_path_factory.mktemp("clinic") / "record.db"
    shutil.copy(folder / "clinic" / "record.db", place)
    with open_store(str(place)) as store:
        for number in [*again, *order, *again]:
            deliver(store, files[number])
        assert told_of(store) == expected
        assert verify(store) == ()


class Stopped(BaseException):
    """Stands for whatever ends a program in the middle."""


@settings(max_examples=5)
@given(data=st.data())
def test_a_merge_that_is_stopped_has_stored_nothing(world, tmp_path_factory, data):
    folder, files, expected = world
    order = data.draw(st.permutations(range(len(files))))
    place = tmp_path_factory.mktemp("clinic") / "record.db"
    shutil.copy(folder / "clinic" / "record.db", place)
    with open_store(str(place)) as store:
        for number in order:
            stop = data.draw(st.integers(5, 150))
            before = told_of(store)
            try:
                with stopped_after(store, stop):
                    deliver(store, files[number])
            except Stopped:
                assert told_of(store) == before
                deliver(store, files[number])
        assert told_of(store) == expected
        assert verify(store) == ()


class stopped_after:  # noqa: N801 - used like a function
    """Let a store's engine do so many statements of a writer, and no more."""

    def __init__(self, store: Store, statements: int) -> None:
        self.engine, self.left = store.engine, statements

    def __enter__(self) -> None:
        event.listen(self.engine, "before_cursor_execute", self.count)

    def __exit__(self, *_: object) -> None:
        event.remove(self.engine, "before_cursor_execute", self.count)

    def count(self, *_: object) -> None:
        self.left -= 1
        if self.left < 0:
            raise Stopped


def test_a_merge_that_is_killed_can_be_done_again(world, tmp_path):
    """With SIGKILL, at whatever moment; the record is as before or as after."""
    folder, files, expected = world
    place = tmp_path / "record.db"
    shutil.copy(folder / "clinic" / "record.db", place)
    chance = random.Random(7)
    killed = 0
    for file in chance.sample(files, len(files)) * 2:
        pid = os.fork()
        if pid == 0:
            try:
                with open_store(str(place)) as store:
                    deliver(store, file)
            finally:
                os._exit(0)
        time.sleep(chance.uniform(0, 0.25))
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        killed += os.WIFSIGNALED(status)
        with open_store(str(place)) as store:
            assert verify(store) == ()
    assert killed > 3
    with open_store(str(place)) as store:
        for file in files:
            deliver(store, file)
        assert told_of(store) == expected
        assert verify(store) == ()
