"""Sets that the patient did without a camera and wrote down: marked so in the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from hep_vision.analysis.analyze import versions_of
from hep_vision.record.session import PrescriptionRecord
from hep_vision.store.events import BY_HAND, NOT_MEASURED, SetStart
from hep_vision.store.going_on import end_timed_set
from hep_vision.store.writing import begin_session, begin_set, end_session, keep_definition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hep_vision.definitions.schema import Definition
    from hep_vision.program.fields import SetSide
    from hep_vision.program.model import PrescribedExercise, Program
    from hep_vision.store.database import Store
    from hep_vision.store.events import Answers


@dataclass(frozen=True, slots=True)
class HandWritten:
    """What the patient says to have done of an exercise of the program."""

    entry: PrescribedExercise
    definition: Definition
    side: SetSide
    sets: int


def save_by_hand(
    store: Store,
    patient: str,
    program: Program,
    written: Sequence[HandWritten],
    *,
    at: datetime,
    answers: Answers,
) -> int:
    """Store what the patient wrote down as a session; returns its number.

    Parameters
    ----------
    store : Store
        The record.
    patient : str
        Pseudonym.
    program : Program
        What it was done under.
    written : sequence of HandWritten
        At least one.
    at : datetime
        When it was done, with its time zone.
    answers : Answers
        Pain and the patient's own words.

    Raises
    ------
    StoreError
        If it cannot be stored.
    """
    if not written:
        raise ValueError("written must have at least one exercise, got none")
    session = begin_session(store, patient, started_at=at, program=program)
    moment = at
    for one in written:
        keep_definition(store, one.definition)
        for _ in range(one.sets):
            number = begin_set(store, session, _start(one), started_at=moment)
            moment += timedelta(seconds=1)
            end_timed_set(store, number, "done", ended_at=moment)
    end_session(store, session, answers=answers, ended_at=moment)
    return session


def _start(one: HandWritten) -> SetStart:
    return SetStart(
        exercise=one.entry.exercise,
        exercise_name=one.definition.name,
        measure=NOT_MEASURED,
        unit="deg",
        side=one.side,
        prescription=PrescriptionRecord(
            sets=one.entry.sets_each_time,
            repetitions=one.entry.reps_in_set,
            hold_s=one.entry.hold_each_rep_s or None,
        ),
        versions=versions_of(one.definition, {}),
        source_name=BY_HAND,
    )
