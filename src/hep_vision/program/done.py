"""Which sets were done, as far as the day's plan needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, Self

from pydantic import AwareDatetime, BaseModel, Field, ValidationError, model_validator

from hep_vision.errors import ProgramError
from hep_vision.plain_values import check_values
from hep_vision.program.fields import SetSide  # noqa: TC001 - pydantic reads it
from hep_vision.program.reach import OVER_THE_LIMIT, Reach, reach_of
from hep_vision.regular_file import files_below, read_regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, time, tzinfo
    from pathlib import Path

    from hep_vision.program.model import PrescribedExercise

RECORD_KIND = "hep-vision/session/"
_LARGEST_BYTES = 32_000_000

SHARE_THAT_MAKES_A_SET = 0.5
"""A set with at least this share of its repetitions (or hold) is done, and is not asked for
again: the safer mistake is too little. A default of ours, without a clinical source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneSet:
    """A performed set.

    Parameters
    ----------
    exercise_id : str
        Id in the library.
    side : {"left", "right", "both", "alternating"}
        What it was done with.
    date : date
        The patient's own calendar day.
    set_number : int
        Which set of that exercise and side on that day, from 1; with the three above it
        identifies the set, so that one told twice counts once.
    reps : int, optional
        Counted repetitions, those of both sides if alternating; None if not known.
    hold_s : float, optional
        Longest hold; None if not known.
    at : time, optional
        Wall-clock time; None if not known.
    reach : Reach, optional
        How far its attempts went, for limits; None if not known or not measured.
    why_ended : str
        Why it ended, as the record says; empty if not known.
    pain : int, optional
        Pain asked after the set, 0 to 10.
    session : int, optional
        Number of its session in the record; None if it is of a file.
    """

    exercise_id: str
    side: SetSide
    date: date
    set_number: int
    reps: int | None = None
    hold_s: float | None = None
    at: time | None = None
    reach: Reach | None = None
    why_ended: str = ""
    pain: int | None = None
    session: int | None = None

    def serves(self, side: SetSide) -> bool:
        """Whether it counts where sets of this side are asked for.

        A set in turn is one of the left and one of the right. Whether both sides move together
        or in turn is a matter of the exercise, so these two stand for each other.
        """
        if side in ("left", "right"):
            return self.side in (side, "alternating")
        return self.side in ("both", "alternating")

    def fulfils(self, entry: PrescribedExercise) -> bool:
        """Whether it is enough of a set not to be asked for again."""
        asked, did = self._asked_and_done(entry)
        return did is None or did >= SHARE_THAT_MAKES_A_SET * asked

    def completes(self, entry: PrescribedExercise) -> bool:
        """Whether nothing is missing of it: all repetitions, or the hold to the second."""
        asked, did = self._asked_and_done(entry)
        return did is None or round(did) >= asked

    def _asked_and_done(self, entry: PrescribedExercise) -> tuple[float, float | None]:
        if entry.reps_in_set is None:
            return entry.hold_each_rep_s, self.hold_s
        return entry.reps_in_set, self.reps


class _Part(BaseModel):
    @model_validator(mode="after")
    def _values_can_be_meant(self) -> Self:
        check_values(self.__dict__.values())
        return self


class _Source(_Part):
    path: str
    sha256: str | None = None
    start_s: float | None = None
    end_s: float | None = None
    recorded_at: AwareDatetime | None = None


class _Finding(_Part):
    code: str
    message: str = ""


class _Attempt(_Part):
    number: int = 0
    status: str
    reason: str = ""
    hold_s: float = 0.0
    start: float | None = Field(default=None, alias="start_deg")
    peak: float | None = Field(default=None, alias="peak_deg")
    uncertainty: float | None = Field(default=None, alias="uncertainty_deg")
    reliable: bool = True
    findings: tuple[_Finding, ...] = ()


class _Record(_Part):
    """As much of a session record as matters here; the rest may be of any later make."""

    schema_: Literal["hep-vision/session/1"] = Field(alias="schema")
    created: AwareDatetime
    exercise: str
    side: SetSide
    unit: str = "deg"
    counted: int = Field(ge=0)
    source: _Source
    attempts: tuple[_Attempt, ...]

    @property
    def reach(self) -> Reach:
        """How far its attempts went."""
        over = {
            attempt.number: finding.message
            for attempt in self.attempts
            for finding in attempt.findings
            if finding.code == OVER_THE_LIMIT
        }
        return reach_of(self.attempts, self.unit, over)

    @property
    def performed_at(self) -> datetime:
        """When it was exercised: a recording's own time, else when it was measured."""
        if self.source.recorded_at is None:
            return self.created
        return self.source.recorded_at + timedelta(seconds=self.source.start_s or 0.0)


@dataclass(frozen=True, slots=True)
class DoneSets:
    """What a folder of records says was done, and which of its files could not be read."""

    sets: tuple[DoneSet, ...]
    unreadable: tuple[Path, ...]


def read_done_sets(folder: Path, timezone: tzinfo | None = None) -> DoneSets:
    """Read the session records in a folder and its subfolders.

    Parameters
    ----------
    folder : Path
        Where ``hep-vision analyze`` wrote its records; other files in it are passed over.
    timezone : tzinfo, optional
        Where the patient lives, which decides to what day a record belongs; by default the
        computer's.

    Raises
    ------
    ProgramError
        If there is no such folder, or it cannot be read.
    """
    if not folder.is_dir():
        raise ProgramError(folder, "is no folder; give the one in which the records are")
    records: list[_Record] = []
    unreadable: list[Path] = []
    try:
        paths = files_below(folder, ".json")
    except OSError as error:
        why = error.strerror or str(error)
        raise ProgramError(folder, f"cannot be read ({why}); name another folder") from error
    for path in paths:
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue  # being written
        record = _read_record(path)
        if isinstance(record, _Record):
            records.append(record)
        elif record:
            unreadable.append(path)
    return DoneSets(tuple(_number(_once(records), timezone)), tuple(unreadable))


def _read_record(path: Path) -> _Record | bool:
    """Read one file: a record, True if it should be one but is not readable, or False."""
    try:
        text = read_regular(path, _LARGEST_BYTES).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return True
    if RECORD_KIND not in text:
        return False
    try:
        return _Record.model_validate_json(text)
    except ValidationError:
        return True


def _once(records: Iterable[_Record]) -> list[_Record]:
    """Leave out analyses of what was analysed before, and put the rest in order of time."""
    seen: set[tuple[object, ...]] = set()
    first: list[_Record] = []
    for record in sorted(records, key=lambda record: record.performed_at):
        source = record.source
        what = (source.sha256 or source.path, source.start_s, source.end_s)
        # Without a hash the path may have been used again, for another recording.
        when = None if source.sha256 else record.performed_at
        key = (record.exercise, record.side, what, when)
        if key not in seen:
            seen.add(key)
            first.append(record)
    return first


def _number(records: Iterable[_Record], timezone: tzinfo | None) -> Iterator[DoneSet]:
    numbers: dict[tuple[str, str, date], int] = {}
    for record in records:
        local = record.performed_at.astimezone(timezone)
        place = (record.exercise, record.side, local.date())
        numbers[place] = numbers.get(place, 0) + 1
        holds = [attempt.hold_s for attempt in record.attempts if attempt.status == "counted"]
        yield DoneSet(
            exercise_id=record.exercise,
            side=record.side,
            date=local.date(),
            set_number=numbers[place],
            reps=record.counted,
            hold_s=max(holds, default=0.0),
            at=local.time(),
            reach=record.reach,
        )
