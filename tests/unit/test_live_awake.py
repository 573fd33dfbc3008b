"""The screen is kept on where the system can, and else the terminal says that it cannot."""

from __future__ import annotations

import time
from contextlib import ExitStack
from types import SimpleNamespace

import pytest
import wakepy

from hep_vision.cli.doctor import _keeps_screen_on
from hep_vision.live import launch as launching
from hep_vision.live.awake import screen_kept_on

CANNOT = "The screen cannot be kept on from here; if it turns off by itself, set it not to."


@pytest.fixture
def nothing_can(monkeypatch):
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "1")


def keep_on() -> list[str]:
    """What the terminal is told when a session begins."""
    said: list[str] = []
    with ExitStack() as stack:
        launching._keep_screen_on(SimpleNamespace(say=said.append), stack)
    return said


def test_a_session_keeps_the_screen_on_and_lets_go_of_it(monkeypatch):
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    with screen_kept_on() as service:
        assert service == "WakepyFakeSuccess"
        assert wakepy.modecount() == 1
    assert wakepy.modecount() == 0
    assert keep_on() == []
    assert _keeps_screen_on() == "WakepyFakeSuccess"


@pytest.mark.usefixtures("nothing_can")
def test_where_nothing_can_the_terminal_says_so_once():
    with screen_kept_on() as service:
        assert service is None
    assert keep_on() == [CANNOT]
    assert _keeps_screen_on() == "nothing on this system"


@pytest.mark.parametrize("address", [None, "unix:path=/nonexistent", "nonsense"])
def test_without_a_message_bus_nothing_fails_nor_hangs(monkeypatch, address):
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    begun_s = time.monotonic()
    keep_on()
    assert time.monotonic() - begun_s < 5.0


def test_a_service_that_is_gone_at_the_end_is_no_fault(monkeypatch):
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")

    def gone(*_):
        raise RuntimeError("the service is gone")

    with screen_kept_on():
        monkeypatch.setattr("wakepy.core.mode.deactivate_method", gone)
    monkeypatch.undo()


def test_what_ends_a_session_is_not_hidden(nothing_can):
    with pytest.raises(KeyboardInterrupt), screen_kept_on():
        raise KeyboardInterrupt
