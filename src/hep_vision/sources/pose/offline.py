"""Keep MediaPipe from reporting its use: nothing of a patient's session leaves the machine.

Since 0.10.35 the published MediaPipe sends usage metrics to its maker
(https://github.com/google-ai-edge/mediapipe/issues/6291): version 1.2.2 does when a model is
closed. It offers no setting against it, but heeds the proxy variables. So these point to
nowhere from before it is loaded, and stay so: it may send at any time.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

NOWHERE = "http://127.0.0.1:9"  # the discard port, where nobody listens

_VARIABLES = ("https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY")
_users_own: dict[str, str | None] = {}


def keep_mediapipe_offline() -> None:
    """Send MediaPipe's reports nowhere, for the rest of the process."""
    for name in _VARIABLES:
        _users_own.setdefault(name, os.environ.get(name))
    _set({"https_proxy": NOWHERE, "HTTPS_PROXY": NOWHERE, "no_proxy": None, "NO_PROXY": None})


@contextmanager
def network_as_the_user_set_it() -> Generator[None, None, None]:
    """Give the user's own proxy settings back meanwhile, for a download they asked for."""
    hidden = {name: os.environ.get(name) for name in _VARIABLES}
    _set(_users_own)
    try:
        yield
    finally:
        if _users_own:
            _set(hidden)


def _set(variables: dict[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
