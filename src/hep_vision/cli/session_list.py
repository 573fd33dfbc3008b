"""The list of sessions as a person reads it in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rich.table import Table
from rich.text import Text

from hep_vision.cli.console import err, escape, out
from hep_vision.review.words import why_ended_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.store.views import SessionLine, StoredSession


def print_list(lines: Sequence[SessionLine]) -> None:
    """Print one line for each session."""
    if not lines:
        out.print("No sessions.")
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("Session", "Patient", "Day", "Time", "Sets", "Reps", "Pain"):
        numeric = heading in ("Session", "Sets", "Reps", "Pain")
        table.add_column(heading, justify="right" if numeric else "left", no_wrap=True)
    table.add_column("Exercises")
    for line in lines:
        ended = "not ended" if line.ended_at is None else why_ended_words(line.why_ended)
        remark = "" if line.why_ended == "done" else f"{ended}: "
        remark = "void: " if line.is_void else remark
        table.add_row(
            f"{line.id}{'*' * line.is_corrected}",
            escape(line.patient),
            line.day.isoformat(),
            clock_of(line),
            str(line.sets),
            f"{line.counted}{'*' * line.is_counted_otherwise}",
            ("" if line.pain_worst is None else str(line.pain_worst))
            + "*" * line.is_pain_corrected,
            # One line a session: what the terminal has no room for is cut, nothing else.
            Text(remark + ", ".join(line.exercises), no_wrap=True, overflow="ellipsis"),
        )
    out.print(table)
    if any(line.is_corrected or line.is_counted_otherwise for line in lines):
        err.print(
            "* corrected by a therapist; `hep-vision sessions show SESSION` shows what was "
            "measured and answered. Void sessions count for nothing.",
            soft_wrap=True,
        )


def clock_of(session: SessionLine | StoredSession) -> str:
    """Time at which a session began, on the patient's clock."""
    zone = ZoneInfo(session.timezone) if session.timezone else None
    return f"{session.started_at.astimezone(zone):%H:%M}"
