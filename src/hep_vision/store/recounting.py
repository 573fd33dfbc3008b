"""Computing a stored set anew from its landmarks, to be shown beside the original."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from hep_vision.analysis.analyze import Analysis, Job, analyze
from hep_vision.definitions.schema import Definition
from hep_vision.errors import InputError, NotInRecordError, VideoError
from hep_vision.measure.uncertainty import ModelError
from hep_vision.record.attempt import COLUMNS, StoredAttempt
from hep_vision.record.files import working_folder
from hep_vision.record.landmark_log import write_landmark_log
from hep_vision.store.queries import find_set
from hep_vision.store.reading import read_definition, read_logs
from hep_vision.store.tables import AttemptRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from hep_vision.definitions.library import Library
    from hep_vision.measure.exercise import Prescription
    from hep_vision.measure.result import SetResult
    from hep_vision.record.session import SessionRecord
    from hep_vision.store.database import Store


@dataclass(frozen=True, slots=True)
class Recount:
    """A set computed anew."""

    result: SetResult
    record: SessionRecord


def definition_of(store: Store, set_id: int, library: Library) -> Definition:
    """Definition a set was measured by; where it was not kept, the library's of today.

    Raises
    ------
    NotInRecordError
        If there is no such set.
    UnknownExerciseError
        If the definition was not kept and the library has no such exercise.
    """
    with store.reading() as db:
        row = find_set(db, set_id)
        exercise, sha256 = row.exercise, row.definition_sha256
    kept = read_definition(store, sha256)
    return read_kept_definition(kept) if kept else library.get(exercise)


def read_kept_definition(content: str) -> Definition:
    """Definition from the JSON that was kept of it."""
    return Definition.model_validate(_as_read(json.loads(content)))


def recount(
    store: Store,
    set_id: int,
    definition: Definition,
    prescription: Prescription,
    *,
    as_stated: bool = True,
) -> Recount:
    """Compute a set anew from its stored landmarks; nothing is changed in the record.

    Parameters
    ----------
    store : Store
        The record.
    set_id : int
        The set; also one that was broken off.
    definition : Definition
        What to measure it by.
    prescription : Prescription
        What to judge it against.
    as_stated : bool
        Take the pose estimator's error as the set states it, not as it is known today.

    Raises
    ------
    NotInRecordError
        If there is no such set, or it has no landmarks.
    InputError
        If the landmarks do not show what the definition measures.
    """
    logs = read_logs(store, set_id)
    if not logs:
        raise NotInRecordError(
            f"Set {set_id} was stored without its landmarks and cannot be counted again."
        )
    with store.reading() as db:
        row = find_set(db, set_id)
        name, started_at, sha256 = row.source_name, row.started_at, row.source_sha256
        rom_type: Any = row.rom_type
        stated = _stated(db, set_id) if as_stated else None
    frames = [frame for log in logs for frame in log.frames]
    with working_folder() as folder:
        path = folder / "log.npz"
        write_landmark_log(path, frames, logs[0].meta)
        try:
            job = Job(path, definition, prescription, rom_type=rom_type, stated=stated)
            analysis: Analysis = analyze(job, None)
        except VideoError as error:
            raise InputError(f"Set {set_id}: {error.problem}") from error
    # When it was done is the set's to say; the log was written just now.
    source = analysis.record.source.model_copy(
        update={
            "path": name,
            "sha256": sha256,
            "recorded_at": started_at,
            "recorded_at_from": None,
        }
    )
    return Recount(analysis.result, analysis.record.model_copy(update={"source": source}))


def _stated(db: Session, set_id: int) -> ModelError | None:
    """The pose estimator's error as a set's attempts state it; None if they do not."""
    rows = db.scalars(select(AttemptRow).where(AttemptRow.set_id == set_id)).all()
    attempts = [StoredAttempt(**{c.name: getattr(row, c.name) for c in COLUMNS}) for row in rows]
    told = [(one.model, one) for one in attempts if one.model is not None]
    if not told:
        return None
    least, attempt = min(told, key=lambda pair: pair[0])
    most = max(model for model, _ in told)
    # A limb behind the near one has a larger part.
    return ModelError(
        bias=attempt.bias or 0.0,
        u_model=least,
        df=math.inf if attempt.df is None else attempt.df,
        domain=attempt.domain or 0.0,
        hidden=math.sqrt(most**2 - least**2),
    )


def _as_read(value: Any) -> Any:
    """JSON as the definition's reader gives it, with tuples for lists."""
    if isinstance(value, list):
        return tuple(_as_read(one) for one in cast("list[Any]", value))
    if isinstance(value, dict):
        return {key: _as_read(one) for key, one in cast("dict[str, Any]", value).items()}
    return value
