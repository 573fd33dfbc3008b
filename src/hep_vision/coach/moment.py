"""What the coach is told at each moment, and what it asks to be done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from hep_vision.coach.set_watch import SetNews
    from hep_vision.coach.sight import Sight


class Stage(StrEnum):
    """Where a session is."""

    WELCOME = "welcome"
    NEXT = "next"
    SETUP = "setup"
    READY = "ready"
    TIMED = "timed"
    CONFIRM = "confirm"
    WORKING = "working"
    HOLD = "hold"
    RESULT = "result"
    REST = "rest"
    QUESTION = "question"
    PAUSED = "paused"
    LOST = "lost"
    DONE = "done"


class Key(StrEnum):
    """The few keys: of a keyboard or of a presenter."""

    GO = "go"  # space, enter, page down
    NEXT = "next"  # right
    BACK = "back"  # left, page up
    LOUDER = "louder"  # up
    QUIETER = "quieter"  # down
    END = "end"  # escape, or the button
    DIGIT_0 = "0"
    DIGIT_1 = "1"
    DIGIT_2 = "2"
    DIGIT_3 = "3"
    DIGIT_4 = "4"
    DIGIT_5 = "5"
    DIGIT_6 = "6"
    DIGIT_7 = "7"
    DIGIT_8 = "8"
    DIGIT_9 = "9"


# The patient was gone or wished to pause, or the fault was the computer's.
GapCause = Literal["patient", "stranger", "slow", "asleep", "hidden", "camera"]
Camera = Literal["on", "lost", "ended"]
# Why there are no pictures, where the page knows it; empty where it does not.
WhyNoPictures = Literal["", "denied", "unplugged", "busy", "hidden", "slow", "crashed"]


@dataclass(frozen=True, slots=True)
class Moment:
    """What there is to know now.

    Parameters
    ----------
    now_s : float
        A clock that never runs backwards.
    sight : Sight, optional
        Of a new picture; None if none has come since the last moment.
    start_share : float
        How much of the two seconds in the start position has passed, 0 to 1.
    news : SetNews, optional
        Of the running set, if the picture was part of it.
    stranger : bool
        Whether the picture shows somebody else than the patient.
    arm_raised : bool
        Whether an arm is raised, which answers; looked for while `Coach.awaits_arm`.
    keys : tuple of Key
        Pressed since the last moment.
    answer : int, optional
        A number that was chosen or spoken as a whole, in answer to the question shown; of a
        yes-no question 1 for yes and 0 for no.
    camera : {"on", "lost", "ended"}
        Ended: a file has been played to its end.
    why : {"", "denied", "unplugged", "busy", "hidden", "slow", "crashed"}
        Why there are no pictures, where somebody knows.
    speaking : bool
        Whether the voice is still at it.
    """

    now_s: float
    sight: Sight | None = None
    start_share: float = 0.0
    news: SetNews | None = None
    stranger: bool = False
    arm_raised: bool = False
    keys: tuple[Key, ...] = ()
    answer: int | None = None
    camera: Camera = "on"
    why: WhyNoPictures = ""
    speaking: bool = False


Earcon = Literal[
    "start", "count", "not_counted", "hold_start", "hold_end", "limit", "set_done", "lost"
]
Urgency = Literal["stop", "count", "cue", "talk"]


@dataclass(frozen=True, slots=True)
class Say:
    """Speak a text; a count interrupts whatever is being said but "stop"."""

    text: str
    urgency: Urgency = "talk"


@dataclass(frozen=True, slots=True)
class Play:
    """Play one of the short sounds."""

    earcon: Earcon


@dataclass(frozen=True, slots=True)
class BeginSet:
    """Begin to measure a set, or go on with it after a pause."""

    index: int


# The dose was reached, somebody ended it, or there was nobody to be seen any more.
WhySetEnded = Literal["done", "stopped", "lost_sight"]


@dataclass(frozen=True, slots=True)
class EndSet:
    """End the set and write its record.

    ``confirmed`` is how many repetitions the patient says to have done of a set that the
    camera does not measure; None of a measured one.
    """

    index: int
    why: WhySetEnded
    confirmed: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The patient's answer to a question; None if there was none.

    ``index`` is the set that it is about, or the first of a question about the day. Pain and
    effort are 0 to 10, swelling and a fall 1 for yes and 0 for no.
    """

    index: int
    question: Literal["pain", "effort", "swelling", "fall"]
    value: int | None


@dataclass(frozen=True, slots=True)
class Gap:
    """For so long nothing was measured of a set, and why."""

    index: int
    cause: GapCause
    seconds: float


@dataclass(frozen=True, slots=True)
class StartAnew:
    """What an interrupted session did stays as it is; its sets are begun again."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Louder (+1) or quieter (-1)."""

    step: int


@dataclass(frozen=True, slots=True)
class Close:
    """The session is over."""


Act = Say | Play | BeginSet | EndSet | Gap | Answer | StartAnew | Volume | Close
