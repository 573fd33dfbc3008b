"""Raised once: occurrences put beside the matters that there are.

Pure. An occurrence that is known, of whatever state its matter is, changes nothing. A new one
joins the matter of the same kind, exercise and side that no therapist has resolved, else it
raises a matter of its own. The order in which occurrences come changes nothing either.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hep_vision.matters.model import Matter, MatterEvent, MatterKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from hep_vision.matters.model import Occurrence


def merge(
    matters: Sequence[Matter], occurrences: Iterable[Occurrence], patient: str, now: datetime
) -> tuple[Matter, ...]:
    """Matters with the occurrences that are new.

    Parameters
    ----------
    matters : sequence of Matter
        Those of the patient, the resolved ones among them.
    occurrences : iterable of Occurrence
        What there is now.
    patient : str
        Pseudonym.
    now : datetime
        When it is noticed, with its time zone.
    """
    known = {(*m.about, one.key) for m in matters for one in m.occurrences}
    merged = list(matters)
    places: dict[tuple[MatterKind, str, str], int] = {
        m.about: place for place, m in enumerate(matters) if m.state != "resolved"
    }
    for one in sorted(occurrences, key=lambda one: (one.day, one.about, one.key)):
        if (*one.about, one.key) in known:
            continue
        known.add((*one.about, one.key))
        place = places.get(one.about)
        if place is None:
            places[one.about] = len(merged)
            event = MatterEvent(action="raised", at=now, occurrence=one)
            kind, exercise, side = one.about
            merged.append(
                Matter(
                    id=None,
                    patient=patient,
                    kind=kind,
                    exercise=exercise,
                    side=side,
                    history=(event,),
                )
            )
        else:
            event = MatterEvent(action="seen again", at=now, occurrence=one)
            merged[place] = replace(merged[place], history=(*merged[place].history, event))
    return tuple(merged)
