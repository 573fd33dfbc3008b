"""Saving sets to the record from the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import typer

from hep_vision.cli.console import err, escape
from hep_vision.cli.option_values import CLOCKS_DIFFER
from hep_vision.cli.pass_phrases import can_ask
from hep_vision.cli.record_options import OWN_PATIENT, check_new_patient, opened
from hep_vision.errors import InputError
from hep_vision.plain_text import folded_pseudonym, same_pseudonym
from hep_vision.review.raising import raise_matters
from hep_vision.store.events import Answers
from hep_vision.store.identity import require_same_person, spelt_in
from hep_vision.store.queries import session_of
from hep_vision.store.repeats import known_recording, recording_key
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
        Pseudonym; by default that of the program, or that in the records.
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
    check : str, optional
        Birth year or check word of the patient.
    """

    patient: str | None = None
    db: str | None = None
    program: Path | None = None
    begun: datetime | None = None
    setup: str | None = None
    answers: Answers = field(default_factory=Answers)
    check: str | None = None


def save_analyses(analyses: Sequence[Analysis], saving: Saving) -> None:
    """Save what was just measured, with the definitions it was measured by."""
    definitions = {one.record.versions.definition_sha256: one.job.definition for one in analyses}
    save_ends([end_of(one) for one in analyses], saving, definitions)


def save_ends(
    ends: Sequence[SetEnd], saving: Saving, definitions: dict[str, Definition] | None = None
) -> None:
    """Save sets, and say on stderr which sessions they became.

    Raises
    ------
    InputError
        If nobody says whose they are, or they are dated in the future.
    OtherPersonError
        If the record has another birth year or check word of the patient.
    """
    program = _read_program(saving)
    known = definitions or _of_the_library(ends)
    asked = _patient(ends, saving, program)
    _require_past(ends, saving)
    with opened(saving.db, create=True) as store:
        patient = spelt_in(store, asked)
        if saving.check is not None:
            require_same_person(store, patient, saving.check)
        if program is not None:
            keep_program(store, program)
        new: list[SetEnd] = []
        for end in ends:
            if not _is_there(store, end, new):
                new.append(end)
        for group in group_by_session(new):
            session = _save_session(store, group, saving, program, known, patient)
            name, whose = escape(store.place.name), escape(patient)
            err.print(f"Saved as session {session} of {whose} in {name}", soft_wrap=True)
        if new:
            raise_matters(store, patient)
        if saving.check is not None and new:
            require_same_person(store, patient, saving.check)  # kept now that they are there


def _is_there(store: Store, end: SetEnd, new: Sequence[SetEnd]) -> bool:
    """Whether a set is in the record, or among those to be saved; says where."""
    name = escape(end.record.source.path)
    known = stored_as(store, end.record)
    if known is not None:
        err.print(f"{name}: already in the record as set {known}, left out.", soft_wrap=True)
        return True
    with store.reading() as db:
        recorded = known_recording(db, end.record)
        if recorded is not None:
            whose = session_of(db, recorded.session_id).pseudonym
            err.print(
                f"{name}: this recording is in the record already, as set {recorded.id} in "
                f"session {recorded.session_id} of {escape(whose)}, and is left out. To count it "
                f"again: `hep-vision recount {recorded.id}`.",
                soft_wrap=True,
            )
            return True
    twice = recording_key(end.record)
    if twice is not None and twice in map(recording_key, (one.record for one in new)):
        err.print(f"{name}: the same recording was given twice, left out.", soft_wrap=True)
        return True
    return False


def _save_session(
    store: Store,
    group: Sequence[SetEnd],
    saving: Saving,
    program: Program | None,
    definitions: dict[str, Definition],
    patient: str,
) -> int:
    first = group[0].record.performed_at
    begun = saving.begun or first
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
    if saving.patient is not None and not same_pseudonym(saving.patient, [program.patient]):
        raise ProgramError(
            saving.program,
            f"is for {program.patient}, the sets are saved for {saving.patient}; give "
            f"--patient {program.patient}",
        )
    return program


def _patient(ends: Sequence[SetEnd], saving: Saving, program: Program | None) -> str:
    """Whose sets they are: as told, as the program or the records say, or as is answered now."""
    if saving.patient or program:
        return saving.patient or (program.patient if program else "")
    named = list(dict.fromkeys(end.record.patient for end in ends))
    if len({None if one is None else folded_pseudonym(one) for one in named}) > 1:
        several = ", ".join("nobody" if one is None else one for one in named)
        raise InputError(
            f"The results are of several patients ({several}); add those of one at a time, with "
            "--patient."
        )
    if named and named[0] is not None:
        return named[0]
    if not can_ask():
        raise InputError(
            f"Nothing says whose results these are; name the patient with --patient, or "
            f"--patient {OWN_PATIENT} for yourself."
        )
    return _asked_patient(saving.db)


def _asked_patient(db: str | None) -> str:
    told: str = typer.prompt("Whose results are these? Pseudonym of the patient", err=True)
    check_new_patient(told.strip(), db)
    return told.strip()


def _require_past(ends: Sequence[SetEnd], saving: Saving) -> None:
    """See that nothing is filed under a day that has not come."""
    soon = datetime.now(UTC) + CLOCKS_DIFFER
    if saving.begun is not None:
        return  # told, and looked at where it was
    for end in ends:
        if end.record.performed_at > soon:
            raise InputError(
                f"{end.record.source.path}: is dated {end.record.performed_at:%Y-%m-%d %H:%M}, "
                "in the future: the camera's clock was wrong. Say when it was exercised with --at "
                "(sessions add) or --performed-at (analyze)."
            )


def _of_the_library(ends: Sequence[SetEnd]) -> dict[str, Definition]:
    """Definitions of the library that sets were measured by, by their hash."""
    from hep_vision.definitions.library import load_library

    library = load_library()
    exercises = {end.record.exercise for end in ends} & set(library.ids)
    return {one.content_sha256: one for one in map(library.get, sorted(exercises))}
