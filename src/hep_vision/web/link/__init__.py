"""The session page's connection: messages, the session on the server, storing, camera, speech.

docs/link.md describes the addresses and the messages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hep_vision.web.table import Entry


def routes() -> list[Entry]:
    """Entries of the table of routes."""
    from hep_vision.web.link.addresses import entries

    return entries()
