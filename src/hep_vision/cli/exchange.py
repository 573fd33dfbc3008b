"""``hep-vision share`` and ``hep-vision receive``: from home to clinic."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hep_vision.cli.console import err, escape, out
from hep_vision.cli.keys import keyring_for, own_key
from hep_vision.cli.pass_phrases import PassPhraseFile, can_ask, pass_phrase
from hep_vision.cli.record_options import Db, Patient, opened
from hep_vision.errors import InputError
from hep_vision.plain_text import PSEUDONYM_IN_WORDS, is_pseudonym
from hep_vision.program.words import counted

if TYPE_CHECKING:
    from hep_vision.exchange.keys import Keyring
    from hep_vision.exchange.receiving import Arrival, Clash
    from hep_vision.exchange.sealed_file import Lock, Opener
    from hep_vision.store.database import Store
    from hep_vision.store.merging import Merged


def share(
    to: Annotated[
        Path,
        typer.Option("--to", metavar="FILE", help="The file to write.", show_default=False),
    ],
    recipient: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="NAME",
            help="Whose key it is for, as in `hep-vision keys show`. Default: the only one there.",
            show_default=False,
        ),
    ] = None,
    by_pass_phrase: Annotated[
        bool,
        typer.Option("--pass-phrase", help="Encrypt with a pass phrase instead of a key."),
    ] = False,
    pass_phrase_file: PassPhraseFile = None,
    patient: Patient = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also what was shared before; it does no harm there."),
    ] = False,
    db: Db = None,
) -> None:
    """Write the sessions since last time into one file for the clinic, signed and encrypted.

    With their landmarks, so that the clinic can count again. Only the key or the pass phrase
    opens the file: it may be sent by e-mail or carried on a stick.
    """
    # The database takes a while to load: only the commands that use it do so.
    from hep_vision.cli.review import patient_of
    from hep_vision.exchange.keys import PublicCard
    from hep_vision.exchange.sharing import share as write

    with_phrase = by_pass_phrase or pass_phrase_file is not None
    if with_phrase and recipient is not None:
        raise typer.BadParameter("give --for or a pass phrase, not both.")
    keyring = keyring_for(db)
    with opened(db) as store:
        whose = patient_of(store, patient)
        lock = (
            pass_phrase(pass_phrase_file, new=True) if with_phrase else _key_for(keyring, recipient)
        )
        done = write(
            store, to, patient=whose, lock=lock, own=own_key(keyring), everything=everything
        )
    size_mb = to.stat().st_size / 1e6
    beside = " with matters and clinic values" if done.has_beside else ""
    out.print(
        f"Wrote {escape(str(to))} ({size_mb:.1f} MB): {counted(len(done.sessions), 'session')} "
        f"of {escape(done.patient)}{beside}, encrypted {_for_whom(keyring, lock)}.",
        soft_wrap=True,
    )
    if done.still_open:
        err.print("The session that is going on now was left out; share again when it is over.")
    if not isinstance(lock, PublicCard):
        err.print("Tell the pass phrase by telephone, never in the same message as the file.")


def receive(
    file: Annotated[
        Path,
        typer.Argument(
            help="What `hep-vision share` wrote, or a backup whose sessions are to be added.",
            show_default=False,
        ),
    ],
    pseudonym: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="PSEUDONYM",
            help="File the sessions under this pseudonym instead of the file's.",
            show_default=False,
        ),
    ] = None,
    same_person: Annotated[
        bool,
        typer.Option("--same-person", help="The pseudonym stands for the same person: do not ask."),
    ] = False,
    backup: Annotated[
        bool,
        typer.Option("--backup", help="It is a backup, which nobody signed: do not ask."),
    ] = False,
    pass_phrase_file: PassPhraseFile = None,
    db: Db = None,
) -> None:
    """Add what somebody shared to the record; nothing that is there is changed.

    The same file may come twice, and files in any order. Nothing is added before everything
    was checked.
    """
    from hep_vision.exchange.receiving import arrived, in_the_future
    from hep_vision.exchange.receiving import receive as add
    from hep_vision.review.raising import raise_matters
    from hep_vision.store.reading import patients

    if pseudonym is not None and not is_pseudonym(pseudonym.strip()):
        raise typer.BadParameter(
            f"{pseudonym[:60]!r} cannot be a pseudonym; it has {PSEUDONYM_IN_WORDS}",
            param_hint="--as",
        )
    keyring = keyring_for(db)
    opener = _opener(file, keyring, pass_phrase_file)
    with arrived(file, opener) as arrival, opened(db, create=True) as store:
        _require_trust(keyring, arrival, opener, backup=backup)
        names = _names(arrival, pseudonym)
        _require_same_people(store, arrival, names, same_person=same_person)
        late = in_the_future(arrival, datetime.now(UTC))
        done = add(store, arrival, names)
        for theirs in patients(arrival.copy):
            raise_matters(store, names.get(theirs, theirs))
        whose = _sender(keyring, arrival)
    _print_received(done, whose)
    if late:
        err.print(
            f"{counted(late, 'session')} dated in the future: the clock of the sender's computer "
            "is wrong. Ask for it to be set.",
            soft_wrap=True,
        )


def _key_for(keyring: Keyring, name: str | None) -> Lock:
    trusted = keyring.trusted()
    if name is not None:
        found = keyring.named(name)
        if found is None:
            raise InputError(f"No key is called {name!r}; `hep-vision keys show` lists them.")
        return found.card
    if len(trusted) == 1:
        return trusted[0].card
    if trusted:
        names = ", ".join(one.name for one in trusted)
        raise InputError(f"Several keys are trusted ({names}); name one with --for.")
    raise InputError(
        "No clinic's key is known here. Add it with `hep-vision keys trust CARD --name NAME`, or "
        "encrypt with a pass phrase: --pass-phrase."
    )


def _for_whom(keyring: Keyring, lock: Lock) -> str:
    from hep_vision.exchange.keys import PublicCard

    if not isinstance(lock, PublicCard):
        return "with the pass phrase"
    found = keyring.known(lock)
    return f"for {escape(found.name)}" if found else f"for the key {lock.check_number}"


def _opener(file: Path, keyring: Keyring, pass_phrase_file: Path | None) -> Opener | None:
    """What opens a file; None if it is not encrypted."""
    from hep_vision.exchange.sealed_file import is_sealed, read_header

    if not is_sealed(file):
        return None
    if read_header(file).needs_pass_phrase:
        return pass_phrase(pass_phrase_file, new=False)
    own = keyring.own()
    if own is None:
        raise InputError(
            f"{file}: is encrypted for a key, and this computer has none. It can be read only "
            "where that key is."
        )
    return own


def _require_trust(
    keyring: Keyring, arrival: Arrival, opener: Opener | None, *, backup: bool
) -> None:
    """See that the signer is known; a pass phrase that both know is as good."""
    from hep_vision.exchange.sealed_file import PassPhrase

    if arrival.signer is None:
        question = "It is a backup, which nobody signed. Add the sessions in it?"
        _confirm(backup, question, "It is a backup, which nobody signed; say --backup to add it.")
        return
    if isinstance(opener, PassPhrase) or keyring.known(arrival.signer) is not None:
        return
    number = arrival.signer.check_number
    _confirm(
        False,
        f"It is signed by a key that is not trusted yet, check number {number}. Is that the one "
        "that `hep-vision keys show` shows at the sender's (ask by telephone)?",
        f"It is signed by a key that is not trusted (check number {number}). Compare the number "
        f"with the sender's, then: `hep-vision keys trust {arrival.signer.text} --name NAME`.",
    )
    name = typer.prompt("What to call it", default=f"key {number[:5]}", err=True)
    keyring.trust(name, arrival.signer)


def _names(arrival: Arrival, pseudonym: str | None) -> dict[str, str]:
    from hep_vision.store.reading import patients

    whose = patients(arrival.copy)
    if pseudonym is None:
        return {}
    if len(whose) != 1:
        raise InputError(
            f"The file has several patients ({', '.join(whose)}); --as is for a file of one."
        )
    return {whose[0]: pseudonym.strip()}


def _require_same_people(
    store: Store, arrival: Arrival, names: dict[str, str], *, same_person: bool
) -> None:
    from hep_vision.exchange.receiving import clashes

    for clash in clashes(store, arrival, names):
        _confirm(
            same_person,
            f"{_clash_words(clash)} Is it the same person?",
            f"{_clash_words(clash)} Say --same-person if it is the same person, or --as "
            "PSEUDONYM if it is somebody else.",
        )


def _clash_words(clash: Clash) -> str:
    if clash.is_other:
        return (
            f"{clash.ours} has another birth year or check word in the record than "
            f"{clash.theirs} in the file: two people under one pseudonym?"
        )
    return (
        f"The record has sessions of {clash.ours} already, which did not come from this key, and "
        "nothing tells whether it is the same person."
    )


def _confirm(known: bool, question: str, instead: str) -> None:
    if known:
        return
    if not can_ask():
        raise InputError(f"{instead} Nothing was received.")
    typer.confirm(question, abort=True, err=True)


def _sender(keyring: Keyring, arrival: Arrival) -> str:
    if arrival.signer is None:
        return "the backup"
    found = keyring.known(arrival.signer)
    name = f"{found.name}, " if found else ""
    made = f", {arrival.made_at:%d %B %Y}" if arrival.made_at else ""
    return f"{name}check number {arrival.signer.check_number}{made}"


def _print_received(done: Merged, whose: str) -> None:
    numbers = ", ".join(map(str, done.new))
    new = f"{counted(len(done.new), 'new session')}" + (f" ({numbers})" if numbers else "")
    out.print(
        f"Received from {escape(whose)}: {new} with {counted(done.sets, 'set')}; "
        f"{len(done.completed)} completed, {len(done.known)} known already.",
        soft_wrap=True,
    )
    beside = [
        counted(number, word)
        for number, word in (
            (done.corrections, "correction"),
            (done.overrides, "override"),
            (done.recounts, "recount"),
            (done.clinic_values, "clinic value"),
            (done.matters, "matter"),
            (done.sign_offs, "sign-off"),
        )
        if number
    ]
    if beside:
        out.print(f"Beside them: {', '.join(beside)}.")
    for id_ in done.differing:
        err.print(
            f"Session {id_} is not the same in the file, although it was over in both: the "
            "record's own was kept. Ask the sender what was changed.",
            soft_wrap=True,
        )
