"""``hep-vision keys``: the key of this computer, and those of others that it trusts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hep_vision.cli.console import err, escape, out
from hep_vision.cli.record_options import Db

if TYPE_CHECKING:
    from hep_vision.exchange.keys import Keyring, OwnKey

keys_app = typer.Typer(
    name="keys",
    help="The key of this computer, and the keys of others that it trusts.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)


@keys_app.command()
def make(db: Db = None) -> None:
    """Make this computer's key: it signs what is shared and opens what others send.

    A clinic makes one, and gives its card (`hep-vision keys show`) to its patients.
    """
    keyring = keyring_for(db)
    made = keyring.make_own()
    out.print("Made the key of this computer.")
    _print_own(keyring, made)


@keys_app.command()
def show(db: Db = None) -> None:
    """Show this computer's card with its check number, and the keys that are trusted.

    The card may be given to anybody. The check number is compared by telephone or face to
    face: a card sent by mail can be exchanged for another.
    """
    keyring = keyring_for(db)
    own = keyring.own()
    if own is None:
        out.print("This computer has no key yet; `hep-vision keys make` makes one.")
    else:
        _print_own(keyring, own)
    trusted = keyring.trusted()
    if not trusted:
        out.print("No other key is trusted yet; `hep-vision keys trust CARD --name NAME` adds one.")
    for one in trusted:
        out.print(
            f"Trusted since {one.since:%Y-%m-%d}: [bold]{escape(one.name)}[/], check number "
            f"{one.card.check_number}",
            soft_wrap=True,
        )


@keys_app.command()
def trust(
    card: Annotated[
        str,
        typer.Argument(
            help="The other one's card, as `hep-vision keys show` prints it there.",
            show_default=False,
        ),
    ],
    name: Annotated[
        str, typer.Option("--name", help="What to call it, such as the clinic.", prompt="Name")
    ],
    yes: Annotated[
        bool, typer.Option("--yes", help="The check number was compared: do not ask.")
    ] = False,
    db: Db = None,
) -> None:
    """Trust somebody else's key: share with it, and receive what it has signed."""
    from hep_vision.exchange.keys import card_of

    wanted = card_of(card)
    keyring = keyring_for(db)
    if not yes:
        typer.confirm(
            f"Its check number is {wanted.check_number}. Is that the one that "
            "`hep-vision keys show` shows there (ask by telephone)?",
            abort=True,
            err=True,
        )
    added = keyring.trust(name, wanted)
    out.print(f"{escape(added.name)} is trusted, check number {added.card.check_number}.")


@keys_app.command()
def forget(
    name: Annotated[str, typer.Argument(help="Its name.", show_default=False)], db: Db = None
) -> None:
    """Trust a key no longer. What was received stays."""
    gone = keyring_for(db).forget(name)
    out.print(f"{escape(gone.name)} is no longer trusted.")


def keyring_for(db: str | None) -> Keyring:
    """The keys that go with a record."""
    from hep_vision.exchange.keys import keyring_of
    from hep_vision.store.place import find_place

    return keyring_of(find_place(db))


def own_key(keyring: Keyring) -> OwnKey:
    """Key of this computer, made if there is none."""
    own = keyring.own()
    if own is None:
        own = keyring.make_own()
        err.print(
            "Made a key for this computer, which signs what it shares; its check number is "
            f"{own.card.check_number}.",
            soft_wrap=True,
        )
    return own


def _print_own(keyring: Keyring, own: OwnKey) -> None:
    from hep_vision.exchange.keys import OWN_FILE

    out.print(f"Card          {own.card.text}", soft_wrap=True)
    out.print(f"Check number  {own.card.check_number}")
    out.print(f"Secret key    {escape(str(keyring.folder / OWN_FILE))}", soft_wrap=True)
    out.print(
        "Keep a copy of the secret key in a safe place: without it nothing that was encrypted "
        "for it can be read. Give it to nobody; the card may be given to anybody.",
        soft_wrap=True,
    )
