"""Saving sets to the record from the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from hep_vision.cli.console import err, escape
from hep_vision.cli.record_options import OWN_PATIENT, opened
from hep_vision.store.events import Answers
from hep_vision.store.saving import end_of, group_by_session
from hep_vision.store.writing import (
    begin_session,
    end_session,
    keep_program,
    save_set,
    stored_as,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from hep_vision.analysis.analyze import Analysis
    from hep_vision.definitions.schema import Definition
    from hep_vision.program.model import Program
    from hep_vision.store.database import Store
    from hep_vision.store.events import SetEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """Whose sets they are, where they go, and what is known of them besides.

    Parameters
    ----------
    patient : str, optional
        Pseudonym; that of the program, or whoever keeps the record for themselves.
    db : str, optional
        The record; the user's own by default.
    program : Path, optional
        Program they were done under.
    begun : datetime, optional
        When exercising began; by default when the records say the sets were done.
    setup : str, optional
        Name of the camera set-up.
    answers : Answers
        What the patient said.
    """

    patient: str | None = None
    db: str | None = None
    program: Path | None = None
    begun: datetime | None = None
    setup: str | None = None
    answers: Answers = field(default_factory=Answers)


def save_analyses(analyses: Sequence[Analysis], saving: Saving) -> None:
    """Save what was just measured, with the definitions it was measured by."""
    definitions = {one.record.versions.definition_sha256: one.job.definition for one in analyses}
    save_ends([end_of(one) for one in analyses], saving, definitions)


def save_ends(
    ends: Sequence[SetEnd], saving: Saving, definitions: dict[str, Definition] | None = None
) -> None:
    """Save sets, and say on stderr which sessions they became."""
    program = _read_program(saving)
    known = definitions or _of_the_library(ends)
    with opened(saving.db, create=True) as store:
        if program is not None:
            keep_program(store, program)
        new = [end for end in ends if not _is_there(store, end)]
        for group in group_by_session(new):
            session = _save_session(store, group, saving, program, known)
            name = escape(store.place.name)
            whose = escape(_patient(saving, program))
            err.print(f"Saved as session {session} of {whose} in {name}", soft_wrap=True)


def _is_there(store: Store, end: SetEnd) -> bool:
    known = stored_as(store, end.record)
    if known is not None:
        name = escape(end.record.source.path)
        err.print(f"{name}: already in the record as set {known}, left out.", soft_wrap=True)
    return known is not None


def _save_session(
    store: Store,
    group: Sequence[SetEnd],
    saving: Saving,
    program: Program | None,
    definitions: dict[str, Definition],
) -> int:
    first = group[0].record.performed_at
    begun = saving.begun or first
    patient = _patient(saving, program)
    session = begin_session(store, patient, started_at=begun, program=program)
    ended = begun
    for end in group:
        started = begun + (end.record.performed_at - first)
        save_set(
            store,
            session,
            end,
            definition=definitions.get(end.record.versions.definition_sha256),
            setup=saving.setup,
            started_at=started,
        )
        ended = max(ended, started + timedelta(seconds=end.record.source.duration_s))
    end_session(store, session, answers=saving.answers, ended_at=ended)
    return session


def _read_program(saving: Saving) -> Program | None:
    if saving.program is None:
        return None
    from hep_vision.errors import ProgramError
    from hep_vision.program.known import known_exercises
    from hep_vision.program.load import load_program

    program = load_program(saving.program, known_exercises())
    if saving.patient not in (None, program.patient):
        raise ProgramError(
            saving.program,
            f"is for {program.patient}, the sets are saved for {saving.patient}; give "
            f"--patient {program.patient}",
        )
    return program


def _patient(saving: Saving, program: Program | None) -> str:
    return saving.patient or (program.patient if program else OWN_PATIENT)


def _of_the_library(ends: Sequence[SetEnd]) -> dict[str, Definition]:
    """Definitions of the library that sets were measured by, by their hash."""
    from hep_vision.definitions.library import load_library

    library = load_library()
    exercises = {end.record.exercise for end in ends} & set(library.ids)
    return {one.content_sha256: one for one in map(library.get, sorted(exercises))}
