"""What is read from the record: sessions, sets and attempts as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hep_vision.store.events import BY_HAND, NOT_MEASURED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from hep_vision.record.attempt import StoredAttempt


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """A session in a list.

    ``exercises`` are the names of its exercises in order, ``counted`` its repetitions, and
    ``ended_at`` is None while it goes on or if it was broken off. Pain and repetitions are as
    corrected; the last three say that something in it, its repetitions or its worst pain is not
    as it was stored.
    """

    id: int
    patient: str
    day: date
    timezone: str | None
    started_at: datetime
    ended_at: datetime | None
    why_ended: str | None
    sets: int
    exercises: tuple[str, ...]
    counted: int
    pain_worst: int | None
    is_void: bool = False
    is_corrected: bool = False
    is_counted_otherwise: bool = False
    is_pain_corrected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFinding:
    """A finding; ``attempt`` is the attempt's number, None if it concerns the whole set."""

    attempt: int | None
    code: str
    severity: str
    message: str
    amount: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCorrection:
    """A correction of a session, or of a set or an attempt of it.

    ``what`` is one of `hep_vision.store.correcting.What`; ``before`` and ``after`` are what was
    to be read until then and from then on, None for nothing. ``undone`` is by whom, when and why
    it was taken back; a correction that was taken back, or came before another one of the same,
    does not stand.
    """

    id: int
    what: str
    set_id: int | None
    attempt: int | None
    before: str | None
    after: str | None
    author: str
    reason: str
    made_at: datetime
    undone: str | None
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOverride:
    """What a therapist said about a set or one of its attempts, beside what was measured.

    ``undone`` is by whom, when and why it was taken back, None if it stands.
    """

    id: int
    set_id: int
    attempt: int | None
    count: int | None
    remark: str | None
    author: str
    reason: str
    made_at: datetime
    undone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSet:
    """A set with its attempts, findings and overrides; what a therapist corrected is corrected.

    ``same_as`` is the number of the set by which its recording is in the record already, None
    if it is the first. ``excluded`` are the numbers of the attempts whose range of motion a
    therapist excluded: their values stay, not reliable, with a finding that says so.
    ``ended_at`` is None if it goes on or was broken off: its attempts are provisional then.
    ``rom_type`` is ``active``, ``active_assisted`` or ``passive`` as its program says, or else
    its own record or definition; None if none of them does.
    """

    id: int
    session_id: int
    number: int
    day: date
    started_at: datetime
    ended_at: datetime | None
    why_ended: str | None
    pain: int | None
    effort: int | None
    exercise: str
    exercise_name: str
    measure: str
    unit: str
    side: str
    rom_type: str | None
    prescribed_sets: int | None
    prescribed_repetitions: int | None
    minimum_to_count: float | None
    prescribed_limit: float | None
    prescribed_hold_s: float | None
    duration_s: float | None
    frames: int | None
    frames_with_pose: int | None
    frame_rate_hz: float | None
    width_px: int | None
    height_px: int | None
    source_name: str
    recorded_at_from: str | None
    setup: str | None
    hep_vision: str
    engine: str | None
    model: str
    model_sha256: str | None
    definition_sha256: str
    attempts: tuple[StoredAttempt, ...]
    findings: tuple[StoredFinding, ...]
    overrides: tuple[StoredOverride, ...]
    same_as: int | None = None
    excluded: frozenset[int] = frozenset()

    @property
    def is_measured(self) -> bool:
        """Whether the camera measured it; else it was led by the clock and has no attempts."""
        return self.measure != NOT_MEASURED

    @property
    def is_by_hand(self) -> bool:
        """Whether the patient wrote it down, done without a camera."""
        return not self.is_measured and self.source_name == BY_HAND

    @property
    def repetitions(self) -> tuple[StoredAttempt, ...]:
        """The attempts that count."""
        return self.with_status("counted")

    def with_status(self, status: str) -> tuple[StoredAttempt, ...]:
        """Attempts of which that became."""
        return tuple(attempt for attempt in self.attempts if attempt.status == status)

    @property
    def done_repetitions(self) -> int:
        """Repetitions, as a therapist counts them where one did."""
        said = self.count_override
        return len(self.repetitions) if said is None or said.count is None else said.count

    @property
    def count_override(self) -> StoredOverride | None:
        """The latest count a therapist put beside the measured one."""
        counts = [
            o
            for o in self.overrides
            if o.count is not None and o.attempt is None and o.undone is None
        ]
        return counts[-1] if counts else None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSession:
    """A session with its sets and what the patient answered, as corrected.

    What was stored is in its ``corrections``. A void one, and a set that is the same as another,
    are in no history.
    """

    id: int
    patient: str
    day: date
    timezone: str | None
    started_at: datetime
    ended_at: datetime | None
    why_ended: str | None
    pain_before: int | None
    pain_worst: int | None
    pain_after: int | None
    effort: int | None
    effort_scale: str | None
    note: str | None
    program: str | None
    program_version: int | None
    program_sha256: str | None
    sets: tuple[StoredSet, ...]
    corrections: tuple[StoredCorrection, ...] = ()

    @property
    def is_void(self) -> bool:
        """Whether a therapist declared that it counts for nothing."""
        return any(one.what == "void" for one in self.standing)

    @property
    def standing(self) -> tuple[StoredCorrection, ...]:
        """The corrections that hold."""
        return tuple(one for one in self.corrections if one.stands)

    def correction_of(self, what: str) -> StoredCorrection | None:
        """The correction of something of the session by which it is read; None if there is none."""
        return next((one for one in self.standing if one.what == what), None)


def all_sets(sessions: Iterable[StoredSession]) -> tuple[StoredSet, ...]:
    """Sets of sessions, in order."""
    return tuple(one for session in sessions for one in session.sets)
