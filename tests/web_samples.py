"""A patient with some weeks of the program behind them, for the tests of the pages."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hep_vision.definitions.library import load_library
from hep_vision.store.by_hand import HandWritten, save_by_hand
from hep_vision.store.events import Answers

if TYPE_CHECKING:
    from hep_vision.web.site import Site


def fill(site: Site, *, pain: int | None = None) -> None:
    """Write down some days before today, the last exercise left out; today with that pain."""
    library = load_library()
    with site.store() as store:
        versions = site.versions(store)
        program = versions[-1]
        now = site.zone_now(versions)
        days_back = (5, 3, 2, 0) if pain is not None else (5, 3, 2)
        for back in days_back:
            at: datetime = now - timedelta(days=back)
            written = [
                HandWritten(entry, library.get(entry.exercise), side, entry.sets_each_day)
                for entry in program.exercises[:-1]
                for side in entry.set_sides
            ]
            answers = Answers(pain_worst=pain if not back else 1)
            save_by_hand(store, site.patient, program, written, at=at, answers=answers)
