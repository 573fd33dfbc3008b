"""From home to clinic: what is shared, who may receive it, and what is asked."""

from __future__ import annotations

import pytest
from sample_results import alternating_set, squat_set
from sqlalchemy import text

from exchange_samples import PHRASE, cheap_pass_phrases, exercised, laptop, whole
from hep_vision.errors import InputError, StoreError
from hep_vision.exchange.keys import OwnKey
from hep_vision.exchange.receiving import Clash, arrived, clashes, in_the_future, receive
from hep_vision.exchange.sealed_backup import back_up_sealed, plain_backup
from hep_vision.exchange.sealed_file import PassPhrase, seal
from hep_vision.exchange.sharing import share, signed_about
from hep_vision.store.backup import back_up, check_backup, restore
from hep_vision.store.checking import verify
from hep_vision.store.correcting import Signed, correct_pain, void_session
from hep_vision.store.database import Store, open_store
from hep_vision.store.history import read_history
from hep_vision.store.identity import set_factor
from hep_vision.store.listing import list_sessions
from hep_vision.store.open_session import OpenSession
from hep_vision.store.reading import read_logs
from hep_vision.store.writing import begin_session
from store_samples import NOON, days_after, open_a_store

__all__ = ["cheap_pass_phrases"]
HOME, CLINIC, OTHER = (OwnKey(bytes([n]) * 32) for n in (1, 2, 3))
SIGNED = Signed("D", "why")

pytestmark = pytest.mark.usefixtures("cheap_pass_phrases")


@pytest.fixture
def home(tmp_path):
    with laptop(tmp_path, "home") as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def clinic(request, tmp_path):
    (tmp_path / "clinic").mkdir()
    with open_a_store(request.param, tmp_path / "clinic") as opened:
        yield opened


def sent(home: Store, name: str = "file", **more) -> tuple:
    path = home.place.file.with_name(name)
    told = {"patient": "P-7", "lock": CLINIC.card, "own": HOME, **more}
    return path, share(home, path, **told)


def got(clinic: Store, path, opener=CLINIC, names=None):
    with arrived(path, opener) as arrival:
        assert clashes(clinic, arrival, names or {}) == ()
        return receive(clinic, arrival, names or {})


def test_what_is_new_is_shared_and_arrives_whole(home: Store, clinic: Store):
    exercised(home, squat_set())
    path, done = sent(home)
    assert done.sessions == (1,)
    merged = got(clinic, path)
    assert (len(merged.new), merged.sets) == (1, 1)
    assert whole(clinic) == whole(home)
    # With the landmarks, so that the clinic can count again.
    assert len(read_logs(clinic, 1)[0].frames) == 3
    with pytest.raises(InputError, match="no sessions that are new"):
        sent(home)
    exercised(home, alternating_set(), at=days_after(1))
    path, done = sent(home, "second")
    assert done.sessions == (2,)
    got(clinic, path)
    correct_pain(home, 1, "worst", 5, SIGNED)
    path, done = sent(home, "third")
    assert done.sessions == (1,)
    merged = got(clinic, path)
    assert (len(merged.completed), merged.corrections) == (1, 1)
    assert read_history(clinic, "P-7")[0].pain_worst == 5
    _, done = sent(home, "all", everything=True)
    assert done.sessions == (1, 2)
    _, done = sent(home, "to another", lock=OTHER.card)
    assert done.sessions == (1, 2)
    again = got(clinic, path)
    assert (again.new, again.completed, len(again.known)) == ([], [], 1)
    assert whole(clinic) == whole(home)
    assert verify(clinic) == verify(home) == ()


def test_a_pass_phrase_does_as_well(home: Store, clinic: Store):
    exercised(home, squat_set())
    path, _ = sent(home, lock=PHRASE)
    with pytest.raises(InputError, match="not its pass phrase"):
        got(clinic, path, PassPhrase("another pass phrase"))
    got(clinic, path, PHRASE)
    assert whole(clinic) == whole(home)


def test_a_session_that_goes_on_is_left_out(home: Store):
    exercised(home, squat_set())
    exercised(home, squat_set(), at=days_after(1), end=False)
    with OpenSession(home, "p-7"):
        _, done = sent(home)
        assert (done.sessions, done.still_open) == ((1,), True)
    _, done = sent(home, "second")  # broken off: nobody has it open
    assert (done.sessions, done.still_open) == ((2,), False)


def test_what_was_changed_by_hand_is_not_handed_on(home: Store):
    exercised(home, squat_set())
    with home.engine.begin() as connection:
        connection.execute(text("UPDATE attempt SET peak = 120 WHERE number = 2"))
    with pytest.raises(StoreError, match="Set 1 was changed outside of hep-vision"):
        sent(home)


def forged(home: Store, tmp_path, **changes):
    """A file whose content is not what its signature is of."""
    exercised(home, squat_set())
    plain = back_up(home, tmp_path / "plain.db")
    about = signed_about(plain, CLINIC.card, HOME, 1) | changes
    target = tmp_path / "forged"
    seal(plain, target, CLINIC.card, "share", about)
    return target


@pytest.mark.parametrize(
    "changes",
    [
        {"by": OTHER.card.text},
        {"sha256": "0" * 64},
        {"for": OTHER.card.check_number},
        {"sessions": 9},
        {"signature": "00" * 64},
        {"signature": "no hex"},
        {"by": "nobody"},
    ],
)
def test_a_signature_that_does_not_hold_stops_everything(home: Store, tmp_path, changes):
    path = forged(home, tmp_path, **changes)
    with pytest.raises(InputError, match="its signature does not hold"), arrived(path, CLINIC):
        pass


def test_what_arrives_is_checked_as_verify_does(home: Store, tmp_path):
    exercised(home, squat_set())
    plain = back_up(home, tmp_path / "plain.db")
    with open_store(str(plain)) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE session SET pain_worst = 0"))
    target = tmp_path / "bad"
    seal(plain, target, CLINIC.card, "share", signed_about(plain, CLINIC.card, HOME, 1))
    unsound = pytest.raises(InputError, match=r"not sound\. Session 1 was changed")
    with unsound, arrived(target, CLINIC):
        pass
    junk = tmp_path / "junk"
    junk.write_bytes(b"no database at all, but long enough to be looked at")
    seal(junk, target, CLINIC.card, "share", signed_about(junk, CLINIC.card, HOME, 1))
    with pytest.raises(InputError, match=r"bad: "), arrived(target, CLINIC):
        pass
    with pytest.raises(InputError, match="no file that `hep-vision share`"), arrived(junk, CLINIC):
        pass


def found_clashes(clinic: Store, path, names=None) -> tuple[Clash, ...]:
    with arrived(path, CLINIC) as arrival:
        return clashes(clinic, arrival, names or {})


def test_a_pseudonym_that_may_be_somebody_elses_is_asked_about(home: Store, clinic: Store):
    exercised(home, squat_set())
    path, _ = sent(home)
    exercised(clinic, squat_set(), at=days_after(3), patient="p-7")
    assert found_clashes(clinic, path) == (Clash("P-7", "p-7", is_other=False),)
    assert found_clashes(clinic, path, {"P-7": "P-70"}) == ()
    with arrived(path, CLINIC) as arrival:
        receive(clinic, arrival, {})  # somebody has said that it is the same person
    exercised(home, squat_set(), at=days_after(1))
    path, _ = sent(home, "second")
    assert found_clashes(clinic, path) == ()  # the same key has sent them before
    assert len(read_history(clinic, "P-7")) == 2
    path, _ = sent(home, "by another computer", own=OTHER, everything=True)
    assert found_clashes(clinic, path) == ()  # the record has one of the sessions


def test_a_birth_year_tells_two_people_apart(home: Store, clinic: Store):
    exercised(home, squat_set())
    exercised(clinic, alternating_set(), at=days_after(3))
    set_factor(home, "P-7", "1950")
    set_factor(clinic, "P-7", "1950")
    path, _ = sent(home)
    assert found_clashes(clinic, path) == ()
    set_factor(clinic, "P-7", "1951")
    assert found_clashes(clinic, path) == (Clash("P-7", "P-7", is_other=True),)
    with arrived(path, CLINIC) as arrival:
        receive(clinic, arrival, {"P-7": "P-7b"})
    assert len(read_history(clinic, "P-7b")) == 1
    assert len(read_history(clinic, "P-7")) == 1


def test_a_wrong_clock_at_home_is_noticed(home: Store, clinic: Store):
    exercised(home, squat_set(), at=days_after(9000))
    path, _ = sent(home)
    with arrived(path, CLINIC) as arrival:
        assert in_the_future(arrival, NOON) == 1


def test_what_was_over_in_both_and_differs_is_told_and_kept(home: Store, clinic: Store):
    exercised(home, squat_set())
    path, _ = sent(home)
    got(clinic, path)
    with clinic.writing() as db:
        from hep_vision.store.seals import touch

        touch(db, "session", 1)
        db.execute(text("UPDATE session SET note = 'another note'"))
    assert got(clinic, path).differing == [1]
    assert read_history(clinic, "P-7")[0].note == "another note"
    assert verify(clinic) == ()


def test_a_backup_is_added_to_a_record_that_has_more(home: Store, tmp_path):
    exercised(home, squat_set())
    backup = back_up(home, tmp_path / "backup.db")
    sealed = back_up_sealed(home, PHRASE, tmp_path / "backup.sealed")
    with laptop(tmp_path, "another") as other:
        exercised(other, alternating_set(), at=days_after(1), patient="P-8")
        got(other, backup, None)
        got(other, sealed, PHRASE)
        assert [line.patient for line in list_sessions(other)] == ["P-8", "P-7"]


def asked(store: Store) -> str:
    return store.place.url.render_as_string(hide_password=False)


def test_restoring_refuses_to_lose_what_the_backup_lacks(clinic: Store, tmp_path):
    exercised(clinic, squat_set())
    backup = back_up(clinic, tmp_path / "backup.db")
    restore(asked(clinic), backup)  # nothing is lost
    exercised(clinic, squat_set(), at=days_after(1), patient="P-8")
    void_session(clinic, 1, SIGNED)
    before = whole(clinic)
    with pytest.raises(InputError) as error:
        restore(asked(clinic), backup)
    said = str(error.value)
    assert "P-7: 1 correction" in said
    assert "P-8: 1 session, 1 set and 1 patient" in said
    assert f"hep-vision receive {backup}" in said
    assert "--lose P-7 --lose P-8" in said
    with pytest.raises(InputError, match="P-8: 1 session"):
        restore(asked(clinic), backup, may_lose=["p-7"])
    assert whole(clinic) == before
    former = restore(asked(clinic), backup, may_lose=["P-7", "P-8"])
    assert former is not None
    assert [line.patient for line in list_sessions(clinic)] == ["P-7"]
    former.unlink()


def test_a_changed_session_would_be_lost_too(tmp_path):
    with open_a_store("sqlite", tmp_path) as store:
        exercised(store, squat_set(), end=False)
        backup = back_up(store, tmp_path / "backup.db")
        from hep_vision.store.writing import end_session

        end_session(store, 1)
        with pytest.raises(InputError, match="P-7: 1 changed session"):
            restore(asked(store), backup)


def test_an_encrypted_backup_is_verified_and_restored(tmp_path):
    with open_a_store("sqlite", tmp_path) as store:
        exercised(store, squat_set())
        before = whole(store)
        sealed = back_up_sealed(store, PHRASE)
        assert sealed.parent == store.place.backups
        assert b"SQLite" not in sealed.read_bytes()
        begin_session(store, "P-8")
        with plain_backup(sealed, lambda: PHRASE) as plain:
            check_backup(plain, sealed)
            restore(asked(store), plain, may_lose=["P-8"], named=sealed)
        assert whole(store) == before
        cut = tmp_path / "cut"
        cut.write_bytes(sealed.read_bytes()[:-100])
        with pytest.raises(InputError, match="cut off"), plain_backup(cut, lambda: PHRASE):
            pass
