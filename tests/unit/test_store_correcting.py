"""Corrections: read everywhere, audited, beside what was stored, and taken back."""

from __future__ import annotations

import pytest
from sample_results import alternating_set, squat_set
from sqlalchemy import select, text

from exchange_samples import exercised, whole
from hep_vision.errors import InputError, NotInRecordError
from hep_vision.export.tables import attempt_rows, set_rows
from hep_vision.review.trend import values_of_set
from hep_vision.store.amending import Override, add_override, delete_patient, doubt_about
from hep_vision.store.checking import verify
from hep_vision.store.correcting import (
    Signed,
    correct_pain,
    correct_set_pain,
    exclude_rom,
    move_session,
    undo_correction,
    undo_override,
    void_session,
)
from hep_vision.store.database import Store
from hep_vision.store.history import done_sets, read_corrected, read_history, read_session
from hep_vision.store.listing import list_sessions
from hep_vision.store.tables import AuditRow, SessionRow
from hep_vision.store.writing import begin_session, keep_program
from program_examples import make_program
from store_samples import days_after, open_a_store

SIGNED = Signed("Dana Okafor", "seen on the video")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    with open_a_store(request.param, tmp_path) as opened:
        yield opened


def stored_pain(store: Store) -> list[int | None]:
    with store.reading() as db:
        return list(db.scalars(select(SessionRow.pain_worst).order_by(SessionRow.id)))


def test_a_void_session_counts_for_nothing_and_stays_to_be_seen(store: Store):
    session = exercised(store, squat_set())
    number = void_session(store, session, SIGNED)
    assert read_history(store, "P-7") == ()
    (line,) = list_sessions(store)
    assert line.is_void
    shown = read_session(store, session)
    assert shown.is_void
    assert (shown.corrections[0].author, shown.corrections[0].reason) == (
        "Dana Okafor",
        "seen on the video",
    )
    assert [one.id for one in read_corrected(store, "P-7")] == [session]
    with pytest.raises(InputError, match="void already"):
        void_session(store, session, SIGNED)
    undo_correction(store, number, Signed("B. Lind", "it was the patient after all"))
    (back,) = read_history(store, "P-7")
    assert back.corrections[0].undone.startswith("B. Lind, ")
    with pytest.raises(InputError, match="taken back already"):
        undo_correction(store, number, SIGNED)
    with store.reading() as db:
        trail = [(e.actor, e.action, e.subject) for e in db.scalars(select(AuditRow))]
    assert ("Dana Okafor", "session corrected", "session 1") in trail
    assert ("B. Lind", "correction undone", "session 1") in trail
    assert verify(store) == ()


def test_corrected_pain_is_read_and_the_answer_stays(store: Store):
    session = exercised(store, squat_set())
    first = correct_pain(store, session, "worst", 6, SIGNED)
    second = correct_pain(store, session, "worst", None, SIGNED)
    assert read_session(store, session).pain_worst is None
    assert list_sessions(store)[0].pain_worst is None
    assert list_sessions(store)[0].is_pain_corrected
    undo_correction(store, second, SIGNED)
    (read,) = read_history(store, "P-7")
    assert read.pain_worst == 6
    assert read.correction_of("pain_worst").before == "3"
    (row,) = set_rows([read])
    assert (row["session_pain_worst_0_to_10"], row["corrected"]) == (6, True)
    undo_correction(store, first, SIGNED)
    assert read_session(store, session).pain_worst == 3
    assert stored_pain(store) == [3]
    with pytest.raises(InputError, match="is 3 already"):
        correct_pain(store, session, "worst", 3, SIGNED)
    correct_set_pain(store, 1, 7, SIGNED)
    assert read_session(store, session).sets[0].pain == 7
    with store.reading() as db:
        assert db.scalar(text("SELECT pain FROM exercise_set")) is None
    assert verify(store) == ()


def test_an_excluded_range_is_used_nowhere_and_shown_as_measured(store: Store):
    session = exercised(store, squat_set())
    (before,) = values_of_set(read_session(store, session).sets[0]).values()
    best = max((a for a in read_session(store, session).sets[0].repetitions), key=lambda a: a.peak)
    number = exclude_rom(store, 1, best.number, SIGNED)
    (one,) = read_history(store, "P-7")[0].sets
    (after,) = values_of_set(one).values()
    assert after.value < before.value
    assert ("excluded_by_therapist", 1) in after.unmeasured
    shown = next(a for a in one.attempts if a.number == best.number)
    assert (shown.peak, shown.reliable) == (best.peak, False)
    assert len(one.repetitions) == 4  # it still counts as a repetition
    rows = {row["attempt"]: row for row in attempt_rows(read_history(store, "P-7"))}
    assert rows[best.number]["excluded"]
    with pytest.raises(InputError, match="excluded already"):
        exclude_rom(store, 1, best.number, SIGNED)
    with pytest.raises(NotInRecordError, match="no attempt 99"):
        exclude_rom(store, 1, 99, SIGNED)
    undo_correction(store, number, SIGNED)
    (again,) = values_of_set(read_session(store, session).sets[0]).values()
    assert again == before


def test_a_moved_session_is_its_new_patients_with_that_patients_program(store: Store):
    theirs = make_program()
    keep_program(store, theirs)
    when = days_after(0).replace(
        year=theirs.valid_from.year, month=theirs.valid_from.month, day=theirs.valid_from.day
    )
    session = exercised(store, squat_set(), at=when)
    before = whole(store)
    with pytest.raises(NotInRecordError, match="no patient 'P-9'"):
        move_session(store, session, "P-9", SIGNED)
    number = move_session(store, session, theirs.patient.lower(), SIGNED)
    assert read_history(store, "P-7") == ()
    (moved,) = read_history(store, theirs.patient)
    assert (moved.patient, moved.program) == (theirs.patient, theirs.program)
    assert moved.correction_of("patient").before == "P-7"
    with pytest.raises(InputError, match="already"):
        move_session(store, session, theirs.patient, SIGNED)
    undo_correction(store, number, SIGNED)
    (back,) = read_history(store, "P-7")
    assert (back.patient, back.program) == ("P-7", None)
    assert {uid: told[0] for uid, told in whole(store).items()} == {
        uid: told[0] for uid, told in before.items()
    }
    assert verify(store) == ()


def test_who_is_deleted_is_not_named_in_the_corrections_of_others(store: Store):
    session = exercised(store, squat_set(), patient="P-SECRET-7")
    begin_session(store, "P-8", timezone="UTC")
    number = move_session(store, session, "P-8", SIGNED)
    delete_patient(store, "P-SECRET-7")
    moved = next(one for one in read_history(store, "P-8") if one.id == session)
    assert moved.corrections[0].before is None
    with pytest.raises(InputError, match="was deleted"):
        undo_correction(store, number, SIGNED)
    assert verify(store) == ()


def test_an_override_is_taken_back(store: Store):
    exercised(store, squat_set())
    add_override(store, 1, Override(author="D", reason="video", count=5))
    add_override(store, 1, Override(author="D", reason="slip", count=9))
    assert list_sessions(store)[0].counted == 9
    assert list_sessions(store)[0].is_counted_otherwise
    undo_override(store, 2, SIGNED)
    (one,) = read_history(store, "P-7")[0].sets
    assert one.count_override.count == 5
    assert one.overrides[1].undone.startswith("Dana Okafor")
    assert list_sessions(store)[0].counted == 5
    undo_override(store, 1, SIGNED)
    assert [done.reps for done in done_sets(read_history(store, "P-7"))] == [4]
    with pytest.raises(NotInRecordError, match="no override 9"):
        undo_override(store, 9, SIGNED)


def test_a_correction_changed_by_hand_is_found(store: Store):
    session = exercised(store, squat_set())
    number = correct_pain(store, session, "worst", 6, SIGNED)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE correction SET after = '0'"))
    assert verify(store) == (f"Correction {number} was changed outside of hep-vision.",)


def test_a_correction_says_who_and_why():
    for author, reason in (("", "why"), ("D", " "), ("D\x1b[2J", "why")):
        with pytest.raises(ValueError, match=r"author|reason"):
            Signed(author, reason)


def test_a_count_far_beyond_what_was_seen_is_questioned(store: Store):
    exercised(store, squat_set())  # 7 movements seen, 10 asked for
    assert "400 is far more" in doubt_about(store, 1, 400)
    assert doubt_about(store, 1, 21) is not None
    for count in (0, 4, 10, 20):
        assert doubt_about(store, 1, count) is None


def test_sets_of_one_recording_count_once_and_a_void_one_gives_way(store: Store):
    video = "e" * 64
    first = exercised(store, squat_set(), recording=video)
    second = exercised(store, squat_set(), at=days_after(1), recording=video)
    exercised(store, alternating_set(), at=days_after(2))
    assert [len(s.sets) for s in read_history(store, "P-7")] == [1, 0, 1]
    assert read_session(store, second).sets[0].same_as == 1
    assert [line.counted for line in list_sessions(store)][1:] == [0, 4]
    void_session(store, first, SIGNED)
    assert [len(s.sets) for s in read_history(store, "P-7")] == [1, 1]
    assert read_session(store, second).sets[0].same_as is None
