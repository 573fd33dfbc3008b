"""The commands of home and clinic, in one process: what they say and how they end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import typer
from sample_results import squat_set
from typer.testing import CliRunner

from exchange_samples import cheap_pass_phrases, exercised, laptop, told
from hep_vision.cli.correct import correct_app
from hep_vision.cli.exchange import receive, share
from hep_vision.cli.keys import keys_app
from hep_vision.cli.patients import patients_app
from hep_vision.cli.record import backup, override, restore, verify
from hep_vision.cli.sessions import sessions_app
from hep_vision.matters.model import Matter
from hep_vision.record.session import write_record
from hep_vision.store.database import open_store
from hep_vision.store.events import Answers
from hep_vision.store.listing import list_sessions
from hep_vision.store.matters import read_matters
from hep_vision.store.writing import begin_session, end_session, keep_program
from program_examples import exercise_values, make_program
from store_samples import days_after

__all__ = ["cheap_pass_phrases"]
pytestmark = pytest.mark.usefixtures("cheap_pass_phrases")

app = typer.Typer()
for group in (keys_app, correct_app, patients_app, sessions_app):
    app.add_typer(group)
for command in (share, receive, backup, restore, verify, override):
    app.command()(command)


def run(*words: object, error: type[BaseException] | str | None = None) -> str:
    """What a command says; nobody is there to be asked."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    said = result.output + str(result.exception or "")
    if error is None:
        assert result.exit_code == 0, said
    else:
        assert result.exit_code != 0, said
    return " ".join(said.split())


@pytest.fixture
def places(tmp_path):
    for name in ("home", "clinic"):
        with laptop(tmp_path, name) as store:
            if name == "home":
                exercised(store, squat_set())
    phrase = tmp_path / "phrase"
    phrase.write_text("four words of no meaning\n")
    return tmp_path / "home" / "record.db", tmp_path / "clinic" / "record.db", phrase


def card_of(db: Path) -> str:
    return run("keys", "show", "--db", db).split("Card ")[1].split()[0]


def test_a_clinic_and_a_patient_pair_and_exchange(places, tmp_path):
    home, clinic, _ = places
    file = tmp_path / "file"
    assert "No clinic's key is known" in run("share", "--to", file, "--db", home, error="x")
    run("keys", "make", "--db", clinic)
    run("keys", "trust", card_of(clinic), "--name", "Clinic", "--yes", "--db", home)
    said = run("share", "--to", file, "--db", home)
    assert "1 session of P-7, encrypted for Clinic" in said
    assert "not trusted" in run("receive", file, "--db", clinic, error="x")
    run("keys", "trust", card_of(home), "--name", "Mrs 7", "--yes", "--db", clinic)
    assert "1 new session (1)" in run("receive", file, "--db", clinic)
    assert "1 known already" in run("receive", file, "--db", clinic)
    assert "encrypted for a key, and this computer has none" in run(
        "receive", file, "--db", tmp_path / "other.db", error="x"
    )
    assert "Sound." in run("verify", "--db", clinic)
    run("keys", "forget", "mrs 7", "--db", clinic)
    assert "not trusted" in run("receive", file, "--db", clinic, error="x")


def test_a_pass_phrase_needs_nothing_but_itself(places, tmp_path):
    home, clinic, phrase = places
    file = tmp_path / "file"
    said = run("share", "--to", file, "--pass-phrase-file", phrase, "--db", home)
    assert "never in the same message" in said
    assert "nobody can be asked" in run("receive", file, "--db", clinic, error="x")
    wrong = tmp_path / "wrong"
    wrong.write_text("another pass phrase\n")
    assert "not its pass phrase" in run(
        "receive", file, "--pass-phrase-file", wrong, "--db", clinic, error="x"
    )
    assert "1 new session" in run("receive", file, "--pass-phrase-file", phrase, "--db", clinic)


def test_a_clash_is_asked_about(places, tmp_path):
    home, clinic, phrase = places
    with open_store(str(clinic)) as store:
        exercised(store, squat_set(), at=days_after(2), patient="p-7")
    file = tmp_path / "file"
    run("share", "--to", file, "--pass-phrase-file", phrase, "--db", home)
    receive_it = ("receive", file, "--pass-phrase-file", phrase, "--db", clinic)
    said = run(*receive_it, error="x")
    assert "Say --same-person" in said
    assert "Nothing was received" in said
    assert "cannot be a pseudonym" in run(*receive_it, "--as", "Anna Lind", error="x")
    run(*receive_it, "--as", "P-70")
    with open_store(str(clinic)) as store:
        assert [line.patient for line in list_sessions(store)] == ["p-7", "P-70"]


def test_encrypted_backups_by_command(places, tmp_path):
    home, _, phrase = places
    file = tmp_path / "backup.sealed"
    with_phrase = ("--pass-phrase-file", phrase)
    run("backup", file, "--encrypt", *with_phrase, "--db", home)
    assert "sound" in run("verify", file, *with_phrase)
    with open_store(str(home)) as store:
        exercised(store, squat_set(), at=days_after(1), patient="P-8")
    said = run("restore", file, *with_phrase, "--db", home, error="x")
    assert "P-8: 1 session" in said
    assert f"hep-vision receive {file}" in said
    run("restore", file, *with_phrase, "--lose", "p-8", "--db", home)
    with open_store(str(home)) as store:
        assert [line.patient for line in list_sessions(store)] == ["P-7"]
    file.write_bytes(file.read_bytes()[:-1])
    assert "cut off" in run("verify", file, *with_phrase, error="x")
    assert "goes with --encrypt" in run("backup", *with_phrase, "--db", home, error="x")


def test_corrections_by_command_are_shown_and_taken_back(places):
    home, _, _ = places
    signed = ("--by", "D. Okafor", "--reason", "seen on the video", "--db", home)
    assert "Correction 1" in run("correct", "pain", 1, 6, *signed)
    run("correct", "rom", 1, 2, *signed)
    run("correct", "set-pain", 1, 2, *signed)
    said = run("sessions", "show", 1, "--db", home)
    assert "worst 6" in said
    assert "worst pain: 6 instead of 3 (seen on the video)" in said
    assert "(excluded)" in said
    assert "6*" in run("sessions", "list", "--db", home)
    run("correct", "undo", 1, *signed)
    assert "taken back by D. Okafor" in run("sessions", "show", 1, "--db", home)
    run("correct", "move", 1, "--to", "P-8", "--new-patient", *signed)
    run("correct", "void", 1, *signed)
    assert "void: " in run("sessions", "list", "--patient", "p-8", "--db", home)
    for wrong in ("11", "-1", "x", "\N{SUPERSCRIPT TWO}"):
        run("correct", "pain", 1, "--", wrong, *signed, error="x")
    assert "no session 9" in run("correct", "void", 9, *signed, error="x")


def test_a_count_that_cannot_be_meant_needs_a_word(places):
    home, _, _ = places
    wanted = ("override", 1, "--by", "D", "--reason", "r", "--count", 400, "--db", home)
    assert "400 is far more" in run(*wanted, error="x")
    run(*wanted, "--yes")


def results(folder: Path, **changes: object) -> Path:
    folder.mkdir()
    record = told(squat_set(), days_after(3), "f" * 64).model_copy(update=changes)
    write_record(folder / "session.json", record)
    return folder


def test_results_are_filed_under_who_they_name_or_it_is_asked(places, tmp_path):
    home, _, _ = places
    nobodys = results(tmp_path / "nobody")
    assert "Nothing says whose results" in run("sessions", "add", nobodys, "--db", home, error="x")
    named = results(tmp_path / "named", patient="p-7", created=days_after(4))
    assert "of P-7 in" in run("sessions", "add", named, "--db", home)
    said = run("sessions", "add", nobodys, "--patient", "P-9", "--db", home)
    assert "this recording is in the record already, as set 2 in session 2 of P-7" in said
    several = "the results are of several patients"
    assert several in run("sessions", "add", nobodys, named, "--db", home, error="x").lower()


def test_dates_in_the_future_are_refused(places, tmp_path):
    home, _, _ = places
    folder = tmp_path / "late"
    folder.mkdir()
    write_record(folder / "session.json", told(squat_set(), days_after(10_000)))
    add = ("sessions", "add", folder, "--patient", "P-7", "--db", home)
    assert "in the future" in run(*add, error="x")
    assert "in the future" in run(*add, "--at", "2099-01-01T12:00", error="x")


def test_another_persons_results_are_noticed(places, tmp_path):
    home, _, _ = places
    run("patients", "set", "p-7", "--check", "1950", "--db", home)
    assert "It is P-7's" in run("patients", "check", "P-7", "--check", "1950", "--db", home)
    folder = results(tmp_path / "theirs")
    add = ("sessions", "add", folder, "--patient", "P-7", "--db", home, "--check")
    assert "two people under one pseudonym" in run(*add, "1951", error="x")
    run(*add, " 1950")
    assert "yes" in run("patients", "list", "--db", home)


def test_matters_are_raised_when_results_are_added_and_received(places, tmp_path):
    """Nobody has looked yet: what a therapist must see is there already."""
    home, clinic, phrase = places
    lately = datetime.now(UTC) - timedelta(days=1)
    begun = ("--at", f"{lately:%Y-%m-%dT%H:%M}")
    folder = results(tmp_path / "late")
    run("sessions", "add", folder, "--patient", "P-7", "--pain", 9, *begun, "--db", home)
    assert [matter.kind for matter in stored_matters(home)] == ["pain"]
    with open_store(str(home)) as store:  # written without a word of matters, as older versions did
        session = begin_session(store, "P-7", started_at=lately + timedelta(hours=3))
        end_session(store, session, answers=Answers(note="I fell on the stairs."))
    secret = ("--pass-phrase-file", phrase)
    run("share", "--to", tmp_path / "s.hepv", "--pass-phrase", *secret, "--db", home)
    run("receive", tmp_path / "s.hepv", *secret, "--db", clinic)
    assert {matter.kind for matter in stored_matters(clinic)} == {"pain", "fall"}


def test_adding_an_older_session_says_nothing_of_silence(places, tmp_path):
    """The next one may be added in a moment; silence is told when somebody looks."""
    home, _, _ = places
    lately = datetime.now(UTC) - timedelta(days=20)
    program = make_program(
        exercise_values(exercise="squat", side="both"),
        patient="P-7",
        valid_from=(lately - timedelta(days=1)).date().isoformat(),
        valid_until=(lately + timedelta(days=21)).date().isoformat(),
    )
    with open_store(str(home)) as store:
        keep_program(store, program)
    begun = ("--at", f"{lately:%Y-%m-%dT%H:%M}")
    run("sessions", "add", results(tmp_path / "old"), "--patient", "P-7", *begun, "--db", home)
    assert not stored_matters(home)
    assert "Nothing recorded" in run("sessions", "list", "--db", home)
    assert "silent" in {matter.kind for matter in stored_matters(home)}


def stored_matters(db: Path) -> tuple[Matter, ...]:
    with open_store(str(db)) as store:
        return read_matters(store)
