"""A recount beside the original, as a person reads it in the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.table import Table

from hep_vision.cli.console import escape, out
from hep_vision.cli.option_values import side_of
from hep_vision.definitions.library import load_library
from hep_vision.definitions.loader import load_definition
from hep_vision.measure.exercise import Prescription
from hep_vision.measure.version import ENGINE_VERSION
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

STATUSES = ("counted", "partial", "rejected")
_AT_ONCE_S = 0.5  # attempts whose peaks are nearer than this are the same one


@dataclass(frozen=True, slots=True)
class Asked:
    """What a recount is to do otherwise than the original; nothing by default."""

    definition: Path | None = None
    side: str | None = None
    target: float | Literal["none"] | None = None
    current_engine: bool = False

    @property
    def otherwise(self) -> bool:
        """Whether anything is."""
        return self != Asked()


def stored_set(store: Store, set_number: int) -> StoredSet:
    """The original of a set."""
    with store.reading() as db:
        session = find_set(db, set_number).session_id
    return next(one for one in read_session(store, session).sets if one.id == set_number)


def stands(original: StoredSet) -> bool:
    """Whether a set has a result that this program's engine would not give again by right."""
    return original.ended_at is not None and original.engine != ENGINE_VERSION


def ask_again(store: Store, original: StoredSet, asked: Asked) -> Recount:
    """The landmarks of a set counted again."""
    set_number, definition = original.id, asked.definition
    measured_by = (
        load_definition(definition)
        if definition is not None
        else definition_of(store, set_number, load_library())
    )
    side = asked.side or ("auto" if original.side == "alternating" else original.side)
    prescription = Prescription(
        side=side_of(side),
        repetitions=original.prescribed_repetitions,
        target=None
        if asked.target == "none"
        else original.minimum_to_count
        if asked.target is None
        else asked.target,
        limit=original.prescribed_limit,
        hold_s=original.prescribed_hold_s,
    )
    # What the pose estimator is off by belongs to the engine that is asked for.
    as_stated = definition is None and not asked.current_engine
    return count_again(store, set_number, measured_by, prescription, as_stated=as_stated)


def print_original(original: StoredSet) -> None:
    """Print the result that stands, and what it takes to count anew."""
    out.print(f"[bold]{escape(original.exercise_name)}[/], set {original.id}")
    counts = (f"{len(original.with_status(name))} {name}" for name in STATUSES)
    out.print(f"{', '.join(counts)}, as measured by {_engine(original)}.")
    out.print(
        f"This hep-vision has engine {ENGINE_VERSION}, which may give other numbers. The result "
        "above stands; --current-engine counts the landmarks again and shows both."
    )
    unit: Unit = "deg" if original.unit == "deg" else "ratio"
    for attempt in original.attempts:
        out.print(f"{attempt.peak_s:6.1f} s  {escape(_words(attempt, unit))}")


def _engine(one: StoredSet) -> str:
    version = "an engine that was not named yet" if one.engine is None else f"engine {one.engine}"
    return f"{version} (hep-vision {escape(one.hep_vision)})"


def print_recount(original: StoredSet, again: Recount) -> None:
    """Print both counts, and each attempt beside what became of it now."""
    record = again.record
    unit: Unit = record.unit
    out.print(f"[bold]{escape(original.exercise_name)}[/], set {original.id}")
    table = Table(box=None, pad_edge=False)
    for heading in ("", "Original", "Recount"):
        table.add_column(heading)
    for name in STATUSES:
        table.add_row(name, str(len(original.with_status(name))), str(getattr(record, name)))
    table.add_row("minimum to count", *(_degrees(t, unit) for t in _targets(original, again)))
    table.add_row(
        "definition", original.definition_sha256[:12], record.versions.definition_sha256[:12]
    )
    table.add_row("hep-vision", original.hep_vision, record.versions.hep_vision)
    table.add_row("engine", original.engine or "not named", ENGINE_VERSION)
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
    return original.minimum_to_count, target


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
