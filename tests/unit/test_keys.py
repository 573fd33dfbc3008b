"""Keys: made once, private, written as cards that slips are noticed in."""

from __future__ import annotations

import pytest

from hep_vision.errors import InputError
from hep_vision.exchange.keys import OWN_FILE, TRUSTED_FILE, Keyring, OwnKey, card_of

ONE, TWO = OwnKey(b"1" * 32).card, OwnKey(b"2" * 32).card


@pytest.fixture
def ring(tmp_path):
    return Keyring(tmp_path / "keys")


def test_a_key_is_made_once_and_kept_private(ring: Keyring):
    assert ring.own() is None
    made = ring.make_own()
    assert ring.own() == made
    with pytest.raises(InputError, match="a key already"):
        ring.make_own()
    assert ring.own() == made
    path = ring.folder / OWN_FILE
    assert path.stat().st_mode & 0o777 == 0o600
    assert ring.folder.stat().st_mode & 0o777 == 0o700
    path.chmod(0o644)
    ring.own()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_damaged_key_is_named(ring: Keyring):
    ring.make_own()
    path = ring.folder / OWN_FILE
    for text in ("", "hep-vision secret key 1\nABC", path.read_text()[:-5], "x\n" * 20):
        path.write_text(text)
        with pytest.raises(InputError, match=r"own\.key: is damaged"):
            ring.own()


def test_a_card_is_read_however_it_is_pasted():
    assert card_of(ONE.text) == ONE
    assert card_of(f"  {ONE.text.lower()}\n") == ONE
    assert card_of(ONE.text.replace("-", " ")) == ONE


@pytest.mark.parametrize("place", range(6, 74, 3))
def test_a_slip_in_a_card_is_noticed(place: int):
    text = ONE.text
    if text[place] == "-":
        place += 1
    other = "B" if text[place] != "B" else "C"
    for wrong in (text[:place] + other + text[place + 1 :], text[:place] + text[place + 1 :]):
        with pytest.raises(InputError, match="has a slip in it"):
            card_of(wrong)
    with pytest.raises(InputError, match="is no key card"):
        card_of("age1qqqq")


def test_keys_are_trusted_by_name_and_forgotten(ring: Keyring):
    assert ring.trust("Clinic", ONE).card == ONE
    assert ring.trust("another name", ONE).name == "Clinic"
    with pytest.raises(InputError, match="Clinic is another key already"):
        ring.trust(" clinic ", TWO)
    ring.trust("Home", TWO)
    assert [one.name for one in ring.trusted()] == ["Clinic", "Home"]
    assert (ring.folder / TRUSTED_FILE).stat().st_mode & 0o777 == 0o600
    assert ring.known(TWO) == ring.named("home")
    assert ring.forget("HOME").card == TWO
    assert ring.known(TWO) is None
    with pytest.raises(InputError, match="No key is called"):
        ring.forget("Home")
    for name in ("", "  ", "a\x1b[2J"):
        with pytest.raises(InputError, match="key's name"):
            ring.trust(name, TWO)
    (ring.folder / TRUSTED_FILE).write_text("[{}]")
    with pytest.raises(InputError, match=r"trusted\.json: is damaged"):
        ring.trusted()


def test_a_signature_is_of_one_key_and_one_text():
    own = OwnKey(b"1" * 32)
    signature = own.sign(b"text")
    assert ONE.has_signed(b"text", signature)
    assert not ONE.has_signed(b"text.", signature)
    assert not TWO.has_signed(b"text", signature)
    assert not ONE.has_signed(b"text", b"short")


def test_check_numbers_are_read_out_easily():
    assert ONE.check_number != TWO.check_number
    assert [len(part) for part in ONE.check_number.split()] == [5, 5, 5, 5]
