"""A recount beside the original, as a person reads it in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.table import Table

from hep_vision.cli.console import escape, out
from hep_vision.cli.option_values import side_of
from hep_vision.definitions.library import load_library
from hep_vision.definitions.loader import load_definition
from hep_vision.measure.exercise import Prescription
from hep_vision.show.wording import with_unit
from hep_vision.store.history import read_session
from hep_vision.store.queries import find_set
from hep_vision.store.recounting import Recount, definition_of
from hep_vision.store.recounting import recount as count_again

if TYPE_CHECKING:
    from pathlib import Path

    from hep_vision.measure.result import Unit
    from hep_vision.record.attempt import StoredAttempt
    from hep_vision.store.database import Store
    from hep_vision.store.views import StoredSet

_AT_ONCE_S = 0.5  # attempts whose peaks are nearer than this are the same one


def ask_again(
    store: Store,
    set_number: int,
    definition: Path | None,
    side: str | None,
    target: float | Literal["none"] | None,
) -> tuple[StoredSet, Recount]:
    """The original set, and the same landmarks counted again."""
    with store.reading() as db:
        session = find_set(db, set_number).session_id
    original = next(one for one in read_session(store, session).sets if one.id == set_number)
    measured_by = (
        load_definition(definition)
        if definition is not None
        else definition_of(store, set_number, load_library())
    )
    asked = side or ("auto" if original.side == "alternating" else original.side)
    prescription = Prescription(
        side=side_of(asked),
        repetitions=original.prescribed_repetitions,
        target=None
        if target == "none"
        else original.prescribed_target
        if target is None
        else target,
        limit=original.prescribed_limit,
        hold_s=original.prescribed_hold_s,
    )
    again = count_again(store, set_number, measured_by, prescription, as_stated=definition is None)
    return original, again


def print_recount(original: StoredSet, again: Recount) -> None:
    """Print both counts, and each attempt beside what became of it now."""
    record = again.record
    unit: Unit = record.unit
    out.print(f"[bold]{escape(original.exercise_name)}[/], set {original.id}")
    table = Table(box=None, pad_edge=False)
    for heading in ("", "Original", "Recount"):
        table.add_column(heading)
    for name in ("counted", "partial", "rejected"):
        table.add_row(name, str(len(original.with_status(name))), str(getattr(record, name)))
    table.add_row("target", *(_degrees(t, unit) for t in _targets(original, again)))
    table.add_row(
        "definition", original.definition_sha256[:12], record.versions.definition_sha256[:12]
    )
    table.add_row("hep-vision", original.hep_vision, record.versions.hep_vision)
    out.print(table)
    out.print()
    pairs = Table(box=None, pad_edge=False)
    for heading in ("Time", "Original", "Recount"):
        pairs.add_column(heading)
    for before, after in _paired(original, record.stored_attempts):
        peak_s = before.peak_s if before else after.peak_s if after else 0.0
        pairs.add_row(
            f"{peak_s:.1f} s",
            "" if before is None else escape(_words(before, unit)),
            "" if after is None else escape(_words(after, unit)),
        )
    out.print(pairs)


def _targets(original: StoredSet, again: Recount) -> tuple[float | None, float | None]:
    prescription = again.record.prescription
    target = prescription.target_deg if original.unit == "deg" else prescription.target_ratio
    return original.prescribed_target, target


def _degrees(value: float | None, unit: Unit) -> str:
    return "none" if value is None else with_unit(value, unit)


def _words(attempt: StoredAttempt, unit: Unit) -> str:
    value = "" if attempt.peak is None else f", {with_unit(attempt.peak, unit)}"
    why = "" if attempt.status == "counted" else f": {attempt.explanation}"
    return f"{attempt.status}{value}{why}"


def _paired(
    original: StoredSet, attempts: tuple[StoredAttempt, ...]
) -> list[tuple[StoredAttempt | None, StoredAttempt | None]]:
    """Attempts of both counts in order of time, those of the same moment beside each other."""
    left = list(attempts)
    pairs: list[tuple[StoredAttempt | None, StoredAttempt | None]] = []
    for before in original.attempts:
        near = [
            a for a in left if a.side == before.side and abs(a.peak_s - before.peak_s) < _AT_ONCE_S
        ]
        after = min(near, key=lambda a: abs(a.peak_s - before.peak_s), default=None)
        if after is not None:
            left.remove(after)
        pairs.append((before, after))
    pairs += [(None, after) for after in left]
    return sorted(pairs, key=lambda pair: (pair[0] or pair[1]).peak_s)  # pyright: ignore[reportOptionalMemberAccess]
