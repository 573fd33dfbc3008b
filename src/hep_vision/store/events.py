"""What the record is told: how a set begins and ends, and what the patient answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.measure.result import Trace, Unit
    from hep_vision.record.session import PrescriptionRecord, SessionRecord, Versions

WhyEnded = Literal["done", "stopped", "pain", "fatigue", "lost_sight"]
# The measure of a set that the camera does not measure. It has no attempts; that it ended
# "done" is the patient's own word.
NOT_MEASURED = "not measured"
# The source of such a set that the patient wrote down, done without a camera.
BY_HAND = "entered by hand"
EffortScale = Literal["CR10", "RPE 6-20"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the patient said; None where nothing was asked or answered.

    Parameters
    ----------
    pain_before, pain_worst, pain_after : int, optional
        0 (none) to 10 (worst).
    effort : int, optional
        On ``effort_scale``.
    effort_scale : {"CR10", "RPE 6-20"}, optional
        Always given with ``effort``.
    note : str, optional
        Their own words, a question to the therapist.
    """

    pain_before: int | None = None
    pain_worst: int | None = None
    pain_after: int | None = None
    effort: int | None = None
    effort_scale: EffortScale | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        for name in ("pain_before", "pain_worst", "pain_after"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 10:
                raise ValueError(f"{name} must be 0 to 10, got {value}")
        if (self.effort is None) != (self.effort_scale is None):
            raise ValueError("effort and effort_scale go together")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStart:
    """What is known of a set when it begins.

    Parameters
    ----------
    exercise, exercise_name, measure, unit
        As in the session record.
    side : str
        As asked for; the record's side takes its place in the end.
    prescription : PrescriptionRecord
        What it is judged against.
    versions : Versions
        What it is measured with.
    source_name : str
        Camera or file, without its folder.
    setup : str, optional
        Name of the camera set-up: the same name for the same place, height and distance.
    """

    exercise: str
    exercise_name: str
    measure: str
    unit: Unit
    side: str
    prescription: PrescriptionRecord
    versions: Versions
    source_name: str
    setup: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetEnd:
    """What a finished set comes to.

    Parameters
    ----------
    record : SessionRecord
        The final word; its attempts take the place of the provisional ones.
    traces : sequence of Trace
        The measure over time.
    log : bytes, optional
        The whole landmark log, which takes the place of the parts stored so far; see
        `hep_vision.store.blobs.pack_frames`. None keeps the parts.
    why : str
        Why it ended.
    pain, effort : int, optional
        Asked after this set.
    """

    record: SessionRecord
    traces: Sequence[Trace] = ()
    log: bytes | None = None
    why: WhyEnded = "done"
    pain: int | None = None
    effort: int | None = None
