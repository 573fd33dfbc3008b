"""Files that only the holder of a key or of a pass phrase can read.

By the recipes of libsodium: a random key encrypts the content as a stream of authenticated
pieces (XChaCha20-Poly1305), and is itself encrypted for the recipient's key (a sealed box) or
with a key that Argon2id makes of the pass phrase. The last piece is marked, so that a file that
was cut off is noticed; the readable beginning is bound to the first piece.

::

    hep-vision sealed file 1        what it is, and its version
    {"kind": ..., "sum": ...}       whom it is for, and the encrypted key
    pieces                          first what the content is, then the content
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from nacl import bindings, utils
from nacl.exceptions import CryptoError
from nacl.public import PublicKey, SealedBox
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from hep_vision.errors import InputError
from hep_vision.exchange.keys import OwnKey, PublicCard
from hep_vision.record.files import replacing
from hep_vision.regular_file import open_regular

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Kind = Literal["share", "backup"]

NAME = b"hep-vision sealed file "
VERSION = 1
LARGEST_BYTES = 20_000_000_000
"""Beyond a clinic's years with all landmarks: what is larger was not made by hep-vision."""
SHORTEST_PASS_PHRASE = 12
# What making a key of a pass phrase costs: some 0.7 s and 256 MB, also for each guess.
OPS, MEMORY = argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE

_PIECE = 64 * 1024
_TAG_BYTES = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_STREAM_BYTES = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MORE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_LAST = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_LONGEST_LINE = 8192


class PassPhrase(str):
    """A pass phrase; never shown."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "PassPhrase('...')"


Lock = PublicCard | PassPhrase
Opener = OwnKey | PassPhrase


@dataclass(frozen=True, slots=True)
class Header:
    """The readable beginning of a sealed file.

    Parameters
    ----------
    kind : {"share", "backup"}
        What is in it.
    recipient : str
        Check number of the key it is for; empty if a pass phrase opens it.
    salt, ops, memory
        What Argon2id needs besides the pass phrase.
    key, stream : str
        The encrypted key, and where the stream begins; in Base64.
    about_bytes, content_bytes : int
        Sizes of what is encrypted.
    """

    kind: str
    recipient: str
    salt: str
    ops: int
    memory: int
    key: str
    stream: str
    about_bytes: int
    content_bytes: int

    @property
    def needs_pass_phrase(self) -> bool:
        """Whether a pass phrase opens it, and no key."""
        return not self.recipient

    def line(self) -> bytes:
        """The two lines that a file begins with."""
        content = asdict(self)
        content["sum"] = _sum(content)
        return b"%s%d\n%s\n" % (NAME, VERSION, json.dumps(content, sort_keys=True).encode())


def is_sealed(path: Path) -> bool:
    """Whether a file begins like a sealed one.

    Raises
    ------
    InputError
        If it cannot be read.
    """
    with _opened(path) as file:
        return file.read(len(NAME)) == NAME


def check_pass_phrase(text: str) -> PassPhrase:
    """Pass phrase for a new file.

    Raises
    ------
    InputError
        If it is too short to protect anything.
    """
    if len(text) < SHORTEST_PASS_PHRASE:
        raise InputError(
            f"The pass phrase has {len(text)} characters; it needs {SHORTEST_PASS_PHRASE}. "
            "Four words that have nothing to do with each other are good."
        )
    return PassPhrase(text)


def seal(content: Path, target: Path, lock: Lock, kind: Kind, about: dict[str, Any]) -> None:
    """Write a sealed copy of a file.

    Parameters
    ----------
    content, target : Path
        What is encrypted, and where to.
    lock : PublicCard or PassPhrase
        For whom.
    kind : {"share", "backup"}
        What it is.
    about : dict
        What goes before the content, encrypted as well; JSON.

    Raises
    ------
    OutputError
        If the target cannot be written; what is there stays then.
    """
    key = utils.random(bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES)
    told = json.dumps(about, sort_keys=True).encode()
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    stream = bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    header = Header(
        kind=kind,
        **_locked(key, lock),
        stream=b64encode(stream).decode(),
        about_bytes=len(told),
        content_bytes=content.stat().st_size,
    )
    push = bindings.crypto_secretstream_xchacha20poly1305_push
    with replacing(target) as part, content.open("rb") as source, part.open("wb") as file:
        file.write(header.line())
        file.write(push(state, told, header.line(), _MORE))
        for piece, is_last in _pieces(source, header.content_bytes):
            file.write(push(state, piece, None, _LAST if is_last else _MORE))
        file.flush()
        os.fsync(file.fileno())


def read_header(path: Path) -> Header:
    """The readable beginning of a sealed file.

    Raises
    ------
    InputError
        If it is no sealed file, of a newer version, changed, cut off or too large.
    """
    with _opened(path) as file:
        return _read_header(path, file)


def unseal(path: Path, opener: Opener, target: Path) -> dict[str, Any]:
    """Decrypt a sealed file into another one; gives what it says about its content.

    Parameters
    ----------
    path, target : Path
        The sealed file, and where its content goes.
    opener : OwnKey or PassPhrase
        What it is opened with.

    Raises
    ------
    InputError
        If it is not for this key or pass phrase, was changed or cut off, or there is no room.
    """
    with _opened(path) as file:
        header = _read_header(path, file)
        key = _unlocked(path, header, opener)
        _require_room(path, header, target)
        try:
            return _decrypt(file, header, key, target)
        except (CryptoError, RuntimeError, ValueError) as error:
            raise _changed(path) from error


def _decrypt(file: BinaryIO, header: Header, key: bytes, target: Path) -> dict[str, Any]:
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    stream = b64decode(header.stream, validate=True)
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, stream, key)
    pull = bindings.crypto_secretstream_xchacha20poly1305_pull
    told, _ = pull(state, file.read(header.about_bytes + _TAG_BYTES), header.line())
    written, tag = 0, _MORE
    with target.open("wb") as out:
        while tag != _LAST:
            piece, tag = pull(state, file.read(_PIECE + _TAG_BYTES), None)
            written += out.write(piece)
    if written != header.content_bytes or file.read(1):
        raise ValueError("more or less content than was stated")
    about: dict[str, Any] = json.loads(told)
    return about


def _read_header(path: Path, file: BinaryIO) -> Header:
    size = os.fstat(file.fileno()).st_size
    first = file.readline(_LONGEST_LINE)
    if not first.startswith(NAME):
        raise InputError(f"{path}: is no file that hep-vision has encrypted.")
    version = first[len(NAME) :].strip()
    if version.isdigit() and int(version) > VERSION:
        raise InputError(f"{path}: was made by a newer hep-vision; update this one.")
    if size > LARGEST_BYTES:
        raise InputError(
            f"{path}: has {size / 1e9:.0f} GB, more than any record; it is not what it should be."
        )
    second = file.readline(_LONGEST_LINE)
    if not second.endswith(b"\n"):
        raise _cut_off(path) if len(second) < _LONGEST_LINE else _changed(path)
    header = _parsed(path, second)
    if header.line() != first + second:
        raise _changed(path)
    pieces = max(1, -(-header.content_bytes // _PIECE))
    whole = len(header.line()) + header.about_bytes + header.content_bytes
    whole += _TAG_BYTES * (1 + pieces)
    if size < whole:
        raise _cut_off(path)
    if size > whole:
        raise _changed(path)
    return header


def _parsed(path: Path, line: bytes) -> Header:
    try:
        content: dict[str, Any] = json.loads(line)
        if content.pop("sum") != _sum(content):
            raise _changed(path)
        header = Header(**content)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _changed(path) from error
    if header.ops > argon2id.OPSLIMIT_SENSITIVE or header.memory > argon2id.MEMLIMIT_SENSITIVE:
        raise _changed(path)
    return header


def _locked(key: bytes, lock: Lock) -> dict[str, Any]:
    """What the header says of the key."""
    if isinstance(lock, PassPhrase):
        salt = utils.random(argon2id.SALTBYTES)
        box = SecretBox(_key_of(lock, salt, OPS, MEMORY))
        return {
            "recipient": "",
            "salt": b64encode(salt).decode(),
            "ops": OPS,
            "memory": MEMORY,
            "key": b64encode(box.encrypt(key)).decode(),
        }
    sealed = SealedBox(PublicKey(lock.encryption_key)).encrypt(key)
    return {
        "recipient": lock.check_number,
        "salt": "",
        "ops": 0,
        "memory": 0,
        "key": b64encode(sealed).decode(),
    }


def _unlocked(path: Path, header: Header, opener: Opener) -> bytes:
    if header.needs_pass_phrase != isinstance(opener, PassPhrase):
        needs = "a pass phrase" if header.needs_pass_phrase else "a key"
        raise InputError(f"{path}: was encrypted with {needs}.")
    wrapped = b64decode(header.key)
    try:
        if isinstance(opener, PassPhrase):
            salt = b64decode(header.salt)
            return SecretBox(_key_of(opener, salt, header.ops, header.memory)).decrypt(wrapped)
        if opener.card.check_number == header.recipient:
            return SealedBox(opener.decryption_key).decrypt(wrapped)
    except CryptoError as error:
        if not isinstance(opener, PassPhrase):
            raise _changed(path) from error
        raise InputError(f"{path}: this is not its pass phrase.") from error
    raise InputError(
        f"{path}: is for another key, with the check number {header.recipient}; the key of this "
        f"computer has {opener.card.check_number}. Ask for a file for this one."
    )


def _key_of(phrase: PassPhrase, salt: bytes, ops: int, memory: int) -> bytes:
    return argon2id.kdf(SecretBox.KEY_SIZE, phrase.encode(), salt, ops, memory)


def _pieces(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    left = size
    while True:
        piece = source.read(min(_PIECE, left))
        left -= len(piece)
        if left and not piece:
            raise OSError("the file became shorter while it was read")
        yield piece, left == 0
        if left == 0:
            return


def _require_room(path: Path, header: Header, target: Path) -> None:
    free = shutil.disk_usage(target.parent).free
    if header.content_bytes > free:
        raise InputError(
            f"{path}: needs {header.content_bytes / 1e9:.1f} GB for a moment, and the disk of "
            f"{target.parent} has {free / 1e9:.1f} GB left; make room."
        )


def _opened(path: Path) -> BinaryIO:
    try:
        return open_regular(path)
    except OSError as error:
        why = error.strerror or str(error)
        raise InputError(f"{path}: cannot be read ({why}).") from error


def _sum(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def _cut_off(path: Path) -> InputError:
    return InputError(f"{path}: is cut off; copy or send it again.")


def _changed(path: Path) -> InputError:
    return InputError(f"{path}: was changed or damaged on its way; copy or send it again.")
