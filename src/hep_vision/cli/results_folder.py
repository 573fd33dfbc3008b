"""The folder that results go to, as a command finds it when it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.cli.console import err, escape
from hep_vision.record.files import remove_left_behind
from hep_vision.record.private import make_private

if TYPE_CHECKING:
    from pathlib import Path

# Files by which a folder in it is known to hold results: of a recording, of a session that goes on
# or is over, or of a session of an earlier version.
_OURS = ("session.json", "messages.bin", "over-*", "journal.jsonl")


def tidy_results(folder: Path) -> None:
    """Remove what killed runs left there, and take results from other users' eyes."""
    remove_left_behind(folder)
    results = {path.parent for name in _OURS for path in folder.glob(f"*/{name}")}
    opened = [one for one in sorted(results) if make_private(one)]
    if opened:
        err.print(
            f"Results in {escape(str(folder))} could be read by other users of this computer; now "
            "only you can read them.",
            soft_wrap=True,
        )
