"""Keys: this computer's own, and those of others that are trusted.

One key pair signs and decrypts (Ed25519, and the X25519 key that libsodium makes of it). Its
public half is written as a *card* that can be sent or read out; of the card a *check number* is
compared by telephone, so that nobody puts another card in its place. Everything is in the folder
``keys`` beside the record, readable by its owner alone.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b32decode, b32encode
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from hep_vision.errors import InputError
from hep_vision.plain_text import forbidden_sign
from hep_vision.record.files import replacing
from hep_vision.record.private import make_private, private_folder
from hep_vision.regular_file import read_regular
from hep_vision.store.place import data_folder

if TYPE_CHECKING:
    from pathlib import Path

    from nacl.public import PrivateKey

    from hep_vision.store.place import Place

FOLDER = "keys"
OWN_FILE = "own.key"
TRUSTED_FILE = "trusted.json"
_CARD_NAME = "HEPV1"
_OWN_NAME = "hep-vision secret key 1"
_KEY_BYTES, _SUM_BYTES = 32, 3
_LARGEST_BYTES = 1_000_000


@dataclass(frozen=True)
class PublicCard:
    """The public half of a key.

    Parameters
    ----------
    key : bytes
        32 bytes that verify its signatures.
    """

    key: bytes

    @property
    def text(self) -> str:
        """The card as it is written: ``HEPV1-ABCD-...``."""
        checked = self.key + hashlib.sha256(self.key).digest()[:_SUM_BYTES]
        letters = b32encode(checked).decode()
        return "-".join([_CARD_NAME, *(letters[i : i + 4] for i in range(0, len(letters), 4))])

    @property
    def check_number(self) -> str:
        """Twenty digits that two people can compare by telephone."""
        number = int.from_bytes(hashlib.sha256(b"hep-vision card" + self.key).digest(), "big")
        digits = f"{number % 10**20:020d}"
        return " ".join(digits[i : i + 5] for i in range(0, 20, 5))

    @cached_property
    def encryption_key(self) -> bytes:
        """The key that files are encrypted for."""
        return bytes(VerifyKey(self.key).to_curve25519_public_key())

    def has_signed(self, text: bytes, signature: bytes) -> bool:
        """Whether a signature is of this key."""
        try:
            VerifyKey(self.key).verify(text, signature)
        except (BadSignatureError, ValueError, TypeError):
            return False
        return True


def card_of(text: str) -> PublicCard:
    """Card from what somebody wrote or pasted.

    Raises
    ------
    InputError
        If it is none, or has a slip in it.
    """
    letters = re.sub(r"[\s-]", "", text).upper()
    if not letters.startswith(_CARD_NAME):
        raise InputError(
            f"{text.strip()[:60]!r} is no key card; one begins with {_CARD_NAME}- and is what "
            "`hep-vision keys show` prints."
        )
    try:
        content = b32decode(letters[len(_CARD_NAME) :])
    except ValueError:
        content = b""
    key, told = content[:_KEY_BYTES], content[_KEY_BYTES:]
    if len(content) != _KEY_BYTES + _SUM_BYTES or told != hashlib.sha256(key).digest()[:_SUM_BYTES]:
        raise InputError("The key card has a slip in it, or a part is missing; copy it again.")
    return PublicCard(key)


@dataclass(frozen=True)
class OwnKey:
    """The secret key of this computer.

    Parameters
    ----------
    seed : bytes
        32 random bytes.
    """

    seed: bytes

    def __repr__(self) -> str:
        return f"OwnKey({self.card.check_number})"

    @cached_property
    def card(self) -> PublicCard:
        """Its public half."""
        return PublicCard(bytes(SigningKey(self.seed).verify_key))

    @property
    def decryption_key(self) -> PrivateKey:
        """What opens files for this key."""
        return SigningKey(self.seed).to_curve25519_private_key()

    def sign(self, text: bytes) -> bytes:
        """Signature of a text."""
        return SigningKey(self.seed).sign(text).signature


@dataclass(frozen=True, slots=True)
class Trusted:
    """A key of somebody else that a person has found good."""

    name: str
    card: PublicCard
    since: datetime


@dataclass(frozen=True)
class Keyring:
    """The keys beside a record.

    Parameters
    ----------
    folder : Path
        Where they are; it need not exist.
    """

    folder: Path

    def own(self) -> OwnKey | None:
        """Key of this computer; None if none was made.

        Raises
        ------
        InputError
            If its file cannot be read or is damaged.
        """
        path = self.folder / OWN_FILE
        text = _read(path)
        if text is None:
            return None
        make_private(path)
        seed = _seed_in(text)
        if seed is None:
            raise InputError(
                f"{path}: is damaged; bring it back from a copy, or move it away and make a new "
                "key with `hep-vision keys make`."
            )
        return OwnKey(seed)

    def make_own(self) -> OwnKey:
        """Make this computer's key.

        Raises
        ------
        InputError
            If there is one already.
        OutputError
            If it cannot be written.
        """
        path = self.folder / OWN_FILE
        if path.exists():
            raise InputError(
                f"There is a key already ({path}). Files for it could not be read with another "
                "one; to make one all the same, move that file away."
            )
        made = OwnKey(bytes(SigningKey.generate()))
        self._write(path, f"{_OWN_NAME}\n{b32encode(made.seed).decode().rstrip('=')}\n")
        return made

    def trusted(self) -> tuple[Trusted, ...]:
        """Keys of others that are trusted, in the order in which they became so.

        Raises
        ------
        InputError
            If their file cannot be read or is damaged.
        """
        path = self.folder / TRUSTED_FILE
        text = _read(path)
        if text is None:
            return ()
        try:
            entries: list[dict[str, Any]] = json.loads(text)
            return tuple(
                Trusted(str(e["name"]), card_of(e["card"]), datetime.fromisoformat(e["since"]))
                for e in entries
            )
        except (ValueError, TypeError, KeyError, InputError) as error:
            raise InputError(
                f"{path}: is damaged; move it away and trust the keys anew with `hep-vision keys "
                "trust`."
            ) from error

    def named(self, name: str) -> Trusted | None:
        """The trusted key of a name; None if there is none."""
        wanted = name.strip().casefold()
        return next((one for one in self.trusted() if one.name.casefold() == wanted), None)

    def known(self, card: PublicCard) -> Trusted | None:
        """The entry of a trusted card; None if it is not trusted."""
        return next((one for one in self.trusted() if one.card == card), None)

    def trust(self, name: str, card: PublicCard) -> Trusted:
        """Trust a key from now on.

        Raises
        ------
        InputError
            If the name stands for another key, or cannot be shown.
        OutputError
            If it cannot be written.
        """
        name = name.strip()
        sign = forbidden_sign(name)
        if not name or sign is not None:
            raise InputError(f"The key's name {'is empty' if not name else f'holds {sign}'}.")
        there = self.named(name)
        if there is not None and there.card != card:
            raise InputError(
                f"{there.name} is another key already (check number {there.card.check_number}). "
                f"If it is no longer used: `hep-vision keys forget {there.name!r}` first."
            )
        same = self.known(card)
        if same is not None:
            return same
        added = Trusted(name, card, datetime.now(UTC))
        self._write_trusted((*self.trusted(), added))
        return added

    def forget(self, name: str) -> Trusted:
        """Trust a key no longer.

        Raises
        ------
        InputError
            If there is none of that name.
        """
        there = self.named(name)
        if there is None:
            raise InputError(f"No key is called {name!r}; `hep-vision keys show` lists them.")
        self._write_trusted(tuple(one for one in self.trusted() if one != there))
        return there

    def _write_trusted(self, entries: tuple[Trusted, ...]) -> None:
        told = [
            {"name": one.name, "card": one.card.text, "since": one.since.isoformat()}
            for one in entries
        ]
        self._write(self.folder / TRUSTED_FILE, json.dumps(told, indent=2, ensure_ascii=False))

    def _write(self, path: Path, text: str) -> None:
        try:
            private_folder(self.folder)
        except OSError as error:
            why = error.strerror or str(error)
            raise InputError(f"The folder {self.folder} cannot be made ({why}).") from error
        with replacing(path) as part:
            part.touch(mode=0o600)
            part.write_text(text, "utf-8")


def keyring_of(place: Place) -> Keyring:
    """The keys that go with a record; of one on a server, in the user's data folder."""
    return Keyring((place.file.resolve().parent if place.file else data_folder()) / FOLDER)


def _seed_in(text: str) -> bytes | None:
    name, _, rest = text.partition("\n")
    try:
        seed = b32decode(rest.strip() + "====")
    except ValueError:
        return None
    return seed if name.strip() == _OWN_NAME and len(seed) == _KEY_BYTES else None


def _read(path: Path) -> str | None:
    try:
        return read_regular(path, _LARGEST_BYTES).decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        why = error.strerror or str(error)
        raise InputError(f"{path}: cannot be read ({why}).") from error
