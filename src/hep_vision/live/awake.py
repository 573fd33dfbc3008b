"""Keeps the screen on while a session goes on, in which nobody touches anything."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

    from wakepy import DBusAdapter


@contextmanager
def screen_kept_on() -> Generator[str | None]:
    """Keep the screen from turning off and the computer from going to sleep.

    Gives the name of the system's service that does; None if there is none, which is no error.
    """
    from wakepy import keep

    with ExitStack() as stack:
        mode = keep.presenting(on_fail="pass", dbus_adapter=_adapters(stack))
        mode.__enter__()
        try:
            yield mode.method.name if mode.method is not None else None
        finally:
            with suppress(RuntimeError):  # the service is gone, and with it what it was asked for
                mode.__exit__(None, None, None)


def _adapters(stack: ExitStack) -> tuple[type[DBusAdapter], ...]:
    """How to reach the services of Linux; the library leaves the way to one that fails open."""
    try:
        from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter
    except ImportError:  # Windows and macOS have no need of it
        return ()

    class Closed(JeepneyDBusAdapter):
        def __init__(self) -> None:
            super().__init__()
            stack.callback(self.close_connections)

    return (Closed,)
