"""What the coach remembers between moments."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from hep_vision.coach.majority import MajorityWindow
from hep_vision.coach.raised_arm import HeldArm
from hep_vision.coach.set_watch import SAME_S

if TYPE_CHECKING:
    from hep_vision.coach.counting_up import CountingUp
    from hep_vision.coach.set_watch import SetNews
    from hep_vision.measure.result import Attempt

PauseReason = Literal["away", "stranger", "key", "idle", "escape", "slow", "asleep", "hidden"]
# Pauses that end by themselves when the patient is seen again; the others wait for a key.
ENDS_BY_ITSELF: frozenset[PauseReason] = frozenset({"away", "stranger", "slow", "asleep", "hidden"})
Mood = Literal["plain", "good", "care", "stop"]
QuestionKind = Literal["pain", "effort", "swelling", "fall"]
YES_NO: frozenset[QuestionKind] = frozenset({"swelling", "fall"})


@dataclass(slots=True)
class SetTally:
    """What came of one set, as the coach saw it.

    ``attempts`` holds the peak of each attempt and whether it counted.
    """

    counted: int = 0
    extra: int = 0
    best: float = math.nan
    begun: bool = False
    ended: bool = False
    passed_limit: bool = False
    attempts: dict[float, Literal["counted", "partial"]] = field(
        default_factory=dict[float, Literal["counted", "partial"]]
    )

    def take_attempts(self, news: SetNews) -> None:
        """Keep what became of the attempts."""
        for attempt in news.new_counted:
            self.attempts[self._known(attempt)] = "counted"
        for attempt in (*news.not_counted, *news.withdrawn):
            self.attempts[self._known(attempt)] = "partial"

    def _known(self, attempt: Attempt) -> float:
        """The peak by which another reading of the same attempt was kept."""
        near = [peak_s for peak_s in self.attempts if abs(peak_s - attempt.peak_s) < SAME_S]
        return near[0] if near else attempt.peak_s


@dataclass(slots=True)
class PostSetCapture:
    """Looking on after the dose was reached."""

    index: int
    until_s: float
    away: bool = False  # whether somebody was moving when last seen


@dataclass(slots=True)
class Cue:
    """One short word for a few seconds; ``mood`` gives its sign."""

    text: str = ""
    mood: Mood = "plain"
    until_s: float = -math.inf


@dataclass(slots=True)
class Question:
    """The question being asked, and the answer so far.

    ``index`` is the latest set that was done of what is asked about. ``touched`` tells a 0 that
    was chosen from one that nobody has answered with; ``typed_s`` is when its digit was pressed,
    None if the arrows were used since. ``counting`` counts up to the number at which an arm is
    raised; a key stops it for good.
    """

    kind: QuestionKind = "pain"
    index: int = 0
    value: int = 0
    touched_s: float = -math.inf
    touched: bool = False
    typed_s: float | None = None
    counting: CountingUp | None = None
    by_hand: bool = False

    @property
    def highest(self) -> int:
        """The end of its scale."""
        return 1 if self.kind in YES_NO else 10


@dataclass(slots=True)
class ConditionTimer:
    """For how long a condition has been met; ``time_s`` is since when, None while it is not."""

    time_s: float | None = None

    def update(self, now_s: float, *, active: bool) -> float:
        """Take whether it is met now; gives the seconds that it has been."""
        if not active:
            self.time_s = None
            return 0.0
        if self.time_s is None:
            self.time_s = now_s
        return now_s - self.time_s


@dataclass(slots=True)
class Timers:
    """What is waited for; all begin anew with each stage."""

    absent: ConditionTimer = field(default_factory=ConditionTimer)
    stranger: ConditionTimer = field(default_factory=ConditionTimer)
    fine: ConditionTimer = field(default_factory=ConditionTimer)
    no_basic: ConditionTimer = field(default_factory=ConditionTimer)
    no_picture: ConditionTimer = field(default_factory=ConditionTimer)
    still: ConditionTimer = field(default_factory=ConditionTimer)
    back: ConditionTimer = field(default_factory=ConditionTimer)
    there: ConditionTimer = field(default_factory=ConditionTimer)
    arm: HeldArm = field(default_factory=HeldArm)
    majority: MajorityWindow = field(default_factory=MajorityWindow)
