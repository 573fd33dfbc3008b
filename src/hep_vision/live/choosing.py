"""Which sets a session is made of, in the light of the sessions there have been."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from hep_vision.coach.plan import SessionPlan
from hep_vision.live.journal import find_interrupted, plan_summary
from hep_vision.live.own_gain import gains_of
from hep_vision.live.planning import with_gains, with_history, with_rivals
from hep_vision.store.views import all_sets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from hep_vision.live.journal import Interrupted
    from hep_vision.live.planning import PlannedSet
    from hep_vision.live.store_session import Owner
    from hep_vision.store.views import StoredSession


def choose_sets(
    plan: Callable[[Sequence[StoredSession]], list[PlannedSet]],
    history: Sequence[StoredSession],
    folder: Path,
    owner: Owner | None = None,
) -> tuple[list[PlannedSet], Interrupted | None]:
    """The sets to do, and the interrupted session to go on with, if there is one.

    What an interrupted session did is no reason to do less now, nor a best to compare with.

    Parameters
    ----------
    plan : callable
        Sets that are to be done after these sessions.
    history : sequence of StoredSession
        The patient's sessions.
    folder : Path
        In which the sessions' journals are; it need not exist.
    owner : Owner, optional
        Whose session it is to be.
    """

    def without(session: int | None) -> list[StoredSession]:
        return [one for one in history if one.id != session]

    def summary_without(session: int | None) -> list[dict[str, object]]:
        sets = tuple(one.plan for one in plan(without(session)))
        return plan_summary(SessionPlan(sets)) if sets else []

    now = datetime.now().astimezone()
    noted = owner.noted if owner else None
    before = find_interrupted(folder, summary_without, now, noted) if folder.is_dir() else None
    earlier = without(before.session if before else None)
    gains = gains_of(earlier, now.date())
    planned = [with_gains(with_history(one, all_sets(earlier)), gains) for one in plan(earlier)]
    return with_rivals(planned), before
