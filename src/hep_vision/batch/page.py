"""The page of a batch: one HTML file that needs nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from hep_vision import __version__
from hep_vision.batch.summary import MOST_LISTED, Remarkable
from hep_vision.plain_text import shown

if TYPE_CHECKING:
    from hep_vision.batch.manifest import Manifest
    from hep_vision.batch.summary import Summary


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast the last run was.

    Parameters
    ----------
    seconds : float
        By the clock on the wall.
    video_s : float
        Length of the recordings measured in it.
    measured, kept, pictures : int
        Recordings measured in it, measured before, and those whose pictures were looked at.
    """

    seconds: float
    video_s: float
    measured: int
    kept: int
    pictures: int

    @property
    def words(self) -> str:
        """In a sentence."""
        if not self.measured:
            return f"Nothing was missing: all {self.kept} recordings had been measured before."
        rate = self.video_s / self.seconds if self.seconds > 0 else 0.0
        before = f"; {self.kept} had been measured before" if self.kept else ""
        logs = self.measured - self.pictures
        of_logs = f", {logs} of them from landmarks" if logs and self.pictures else ""
        return (
            f"{self.measured} recordings{of_logs}, {_duration(self.video_s)} in all, took "
            f"{_duration(self.seconds)}: {rate:.1f} times real time{before}."
        )


def page_html(manifest: Manifest, summary: Summary, speed: Speed) -> str:
    """Set the page."""
    environment = Environment(
        loader=PackageLoader("hep_vision.batch", "templates"),
        autoescape=True,
        finalize=_plain,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    exercises = sorted(summary.exercises.values(), key=lambda one: -one.sets)
    return environment.get_template("batch.html.j2").render(
        name=manifest.path.name,
        version=__version__,
        summary=summary,
        exercises=exercises,
        totals={
            "sets": sum(one.sets for one in exercises),
            "counted": sum(one.counted for one in exercises),
            "partial": sum(one.partial for one in exercises),
            "rejected": sum(one.rejected for one in exercises),
            "measured": sum(one.measured for one in exercises),
            "reliable": sum(one.reliable for one in exercises),
        },
        hours=_duration(summary.video_s),
        outliers=_named(manifest, summary),
        most=MOST_LISTED,
        speed=speed.words,
    )


def _plain(value: Any) -> Any:
    return shown(value) if type(value) is str else value


def _named(manifest: Manifest, summary: Summary) -> list[Remarkable]:
    """Outliers of range with the names of their recordings."""
    found = summary.range_outliers()
    rows = {row for _, row, _ in found}
    names = {
        row.number: row.cells.get("recording", "") for row in manifest.rows() if row.number in rows
    }
    return [Remarkable(score, row, names[row], "", why) for score, row, why in found]


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
