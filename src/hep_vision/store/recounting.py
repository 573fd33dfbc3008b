"""Computing a stored set anew from its landmarks, to be shown beside the original."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from hep_vision.analysis.analyze import Analysis, Job, analyze
from hep_vision.definitions.schema import Definition
from hep_vision.errors import InputError, NotInRecordError, VideoError
from hep_vision.record.files import working_folder
from hep_vision.record.landmark_log import write_landmark_log
from hep_vision.store.queries import find_set
from hep_vision.store.reading import read_definition, read_logs

if TYPE_CHECKING:
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
    store: Store, set_id: int, definition: Definition, prescription: Prescription
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
        name, started_at = row.source_name, row.started_at
        rom_type: Any = row.rom_type
    frames = [frame for log in logs for frame in log.frames]
    with working_folder() as folder:
        path = folder / "log.npz"
        write_landmark_log(path, frames, logs[0].meta)
        try:
            job = Job(path, definition, prescription, rom_type=rom_type)
            analysis: Analysis = analyze(job, None)
        except VideoError as error:
            raise InputError(f"Set {set_id}: {error.problem}") from error
    # When it was done is the set's to say; the log was written just now.
    source = analysis.record.source.model_copy(
        update={"path": name, "recorded_at": started_at, "recorded_at_from": None}
    )
    return Recount(analysis.result, analysis.record.model_copy(update={"source": source}))


def _as_read(value: Any) -> Any:
    """JSON as the definition's reader gives it, with tuples for lists."""
    if isinstance(value, list):
        return tuple(_as_read(one) for one in cast("list[Any]", value))
    if isinstance(value, dict):
        return {key: _as_read(one) for key, one in cast("dict[str, Any]", value).items()}
    return value
