"""Encrypted files: who can open them, and what is said of those that cannot be opened."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange_samples import PHRASE, cheap_pass_phrases
from hep_vision.errors import InputError
from hep_vision.exchange import sealed_file
from hep_vision.exchange.keys import OwnKey
from hep_vision.exchange.sealed_file import (
    PassPhrase,
    check_pass_phrase,
    is_sealed,
    read_header,
    seal,
    unseal,
)

__all__ = ["cheap_pass_phrases"]
ABOUT = {"made_at": "2026-03-02T12:00:00+00:00"}
OWN, OTHER = OwnKey(b"1" * 32), OwnKey(b"2" * 32)
PIECE = 64 * 1024
MEANT = (sealed_file.OPS, sealed_file.MEMORY)

pytestmark = pytest.mark.usefixtures("cheap_pass_phrases")


def sealed(folder: Path, content: bytes, lock: object = OWN.card) -> Path:
    plain, target = folder / "plain", folder / "sealed"
    plain.write_bytes(content)
    seal(plain, target, lock, "share", ABOUT)  # pyright: ignore[reportArgumentType]
    return target


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
@pytest.mark.parametrize(("lock", "opener"), [(OWN.card, OWN), (PHRASE, PHRASE)])
def test_what_was_sealed_is_opened_again(tmp_path, size, lock, opener):
    content = os.urandom(size)
    path = sealed(tmp_path, content, lock)
    assert is_sealed(path)
    assert unseal(path, opener, tmp_path / "open") == ABOUT
    assert (tmp_path / "open").read_bytes() == content
    assert content[:100] not in path.read_bytes() or size < 100
    assert path.stat().st_mode & 0o077 == 0


def test_neither_the_pass_phrase_nor_the_key_is_in_the_file(tmp_path):
    assert PHRASE.encode() not in sealed(tmp_path, b"x", PHRASE).read_bytes()
    assert "words" not in repr(PHRASE)
    assert OWN.seed.hex() not in repr(OWN)


def said(path: Path, opener: object, target: Path) -> str:
    with pytest.raises(InputError) as error:
        unseal(path, opener, target)  # pyright: ignore[reportArgumentType]
    return str(error.value)


def test_what_cannot_be_opened_is_said_in_a_sentence(tmp_path):
    out = tmp_path / "open"
    for_key = sealed(tmp_path, b"x" * 1000)
    assert "is for another key" in said(for_key, OTHER, out)
    assert OWN.card.check_number in said(for_key, OTHER, out)
    assert "was encrypted with a key" in said(for_key, PHRASE, out)
    by_phrase = sealed(tmp_path, b"x" * 1000, PHRASE)
    assert "not its pass phrase" in said(by_phrase, PassPhrase("four other words here"), out)
    assert "with a pass phrase" in said(by_phrase, OWN, out)
    newer = tmp_path / "newer"
    newer.write_bytes(by_phrase.read_bytes().replace(b"file 1\n", b"file 2\n", 1))
    assert "newer hep-vision" in said(newer, PHRASE, out)
    (tmp_path / "note").write_text("something else, long enough")
    assert "no file that hep-vision" in said(tmp_path / "note", PHRASE, out)
    assert "cannot be read" in said(tmp_path / "missing", PHRASE, out)
    assert "cannot be read" in said(tmp_path, PHRASE, out)
    assert not out.exists()


def test_a_file_that_was_cut_off_is_told_from_one_that_was_changed(tmp_path):
    path = sealed(tmp_path, os.urandom(3 * PIECE))
    whole = path.read_bytes()
    cut = tmp_path / "cut"
    for length in (len(whole) - 1, len(whole) - PIECE, PIECE, 600, 40):
        cut.write_bytes(whole[:length])
        assert "is cut off" in said(cut, OWN, tmp_path / "open"), length
    cut.write_bytes(whole + b"x")
    assert "was changed" in said(cut, OWN, tmp_path / "open")
    # Whole pieces in another order, or one of them twice.
    begin = len(read_header(path).line()) + read_header(path).about_bytes + 17
    first, second = whole[begin : begin + PIECE + 17], whole[begin + PIECE + 17 :][: PIECE + 17]
    rest = whole[begin + 2 * (PIECE + 17) :]
    cut.write_bytes(whole[:begin] + second + first + rest)
    assert "was changed" in said(cut, OWN, tmp_path / "open")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(data=st.data())
def test_any_changed_byte_is_noticed(tmp_path, data):
    lock, opener = data.draw(st.sampled_from([(OWN.card, OWN), (PHRASE, PHRASE)]))
    path = sealed(tmp_path, b"y" * 500, lock)
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    said(path, opener, tmp_path / "open")


def test_a_file_larger_than_any_record_is_refused_unread(tmp_path, monkeypatch):
    path = sealed(tmp_path, b"x" * 5000)
    monkeypatch.setattr(sealed_file, "LARGEST_BYTES", 4000)
    assert "more than any record" in said(path, OWN, tmp_path / "open")


def test_a_file_that_there_is_no_room_for_is_refused(tmp_path, monkeypatch):
    path = sealed(tmp_path, b"x" * 5000)
    usage = type("Usage", (), {"free": 100})
    monkeypatch.setattr(sealed_file.shutil, "disk_usage", lambda _: usage)
    assert "make room" in said(path, OWN, tmp_path / "open")


def test_a_header_cannot_ask_for_more_memory_than_a_computer_has(tmp_path):
    path = sealed(tmp_path, b"x", PHRASE)
    first, second, rest = path.read_bytes().split(b"\n", 2)
    header = json.loads(second)
    del header["sum"]
    header["memory"] = 2**40
    header["sum"] = sealed_file._sum(header)
    path.write_bytes(b"\n".join([first, json.dumps(header, sort_keys=True).encode(), rest]))
    assert "was changed" in said(path, PHRASE, tmp_path / "open")


def test_a_short_pass_phrase_protects_nothing():
    with pytest.raises(InputError, match="has 11 characters"):
        check_pass_phrase("x" * 11)
    assert check_pass_phrase("x" * 12) == "x" * 12


def test_pass_phrases_cost_what_was_meant():
    """The fixture makes them cheap for the tests alone."""
    assert MEANT[0] >= 3
    assert MEANT[1] >= 200_000_000
