"""The session's view: all that the page shows at a moment, as words and plain figures.

The page draws it and adds nothing: every text is made here, in the patient's language. Whole
texts are given as sentences in their order; the page lays them out.

Shares are between 0 and 1. None, an empty text or an empty list means that there is nothing to
show. Nothing here is in degrees unless the patient asked for degrees.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hep_vision.coach.moment import Stage
    from hep_vision.coach.state import Mood, QuestionKind

# One repetition of the set: counted, tried and not counted, or still to come.
Pip = Literal["counted", "partial", "open"]
# Of an exercise on a card.
CardState = Literal["open", "now", "done", "partly", "left_out"]
SHARE_DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """The moving demonstration beside the mirror.

    Parameters
    ----------
    exercise : str
        Id of the exercise: its pictures are ``exercises/pictures/<id>.webp`` and the stills
        ``<id>_start.jpg`` and ``<id>_end.jpg``.
    mirrored : bool
        Whether to flip them left to right. The library's pictures are photographs of the right
        side; flipped as the camera's picture is, they show it as a mirror would, and not flipped
        they show the left side.
    large : bool
        Whether help is needed: the demonstration grows.
    caption : str
        What it shows, ``left leg``.
    """

    exercise: str
    mirrored: bool = False
    large: bool = False
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueView:
    """One short word; ``mood`` gives its sign and colour (plain, good, care, stop)."""

    text: str
    mood: Mood = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A ring that fills or empties: its share, the number in it and the unit below that."""

    share: float
    text: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far the movement is, as shares of the way from the start past the goal.

    Parameters
    ----------
    value : float, optional
        Now; None while the joint is not seen.
    goal : float, optional
        Where the therapist's goal is.
    best : float, optional
        The furthest so far, of the set and of earlier sessions.
    limit : float, optional
        What must not be passed.
    goal_text, best_text : str
        Their labels.
    degrees : str
        The value in degrees, only for a patient who asked for it.
    """

    value: float | None
    goal: float | None = None
    best: float | None = None
    limit: float | None = None
    goal_text: str = ""
    best_text: str = ""
    degrees: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """The question that is open.

    Parameters
    ----------
    kind : {"pain", "effort", "swelling", "fall"}
        What is asked about.
    text : str
        The question.
    scale : {"number", "yes_no"}
        How it is answered.
    value : int, optional
        The answer that is marked: 0 to 10, or 1 for yes and 0 for no. None if none is marked.
    low, high : int
        The ends of the scale.
    low_text, high_text : str
        What they mean; of a yes-no question the words for no and for yes.
    how : tuple of str
        How to answer, by arm and by key, in sentences.
    arm_share : float
        How long the raised arm has been held, of what it takes.
    """

    kind: QuestionKind
    text: str
    scale: Literal["number", "yes_no"] = "number"
    value: int | None = None
    low: int = 0
    high: int = 10
    low_text: str = ""
    high_text: str = ""
    how: tuple[str, ...] = ()
    arm_share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One exercise and side of today: what is to be done, or what was done.

    Parameters
    ----------
    exercise, name, side : str
        Id, name, and the side as a chip; empty where it goes without saying.
    mirrored : bool
        Whether its picture has to be flipped to show that side. A card stands beside no mirror:
        it is a photograph of the side.
    dose : str
        What is asked for, in words.
    result : str
        What was done, in words; empty before the session has begun with it.
    gain : str
        What was gained, in words; empty where the figures do not prove a gain.
    remarks : tuple of str
        What else there is to say of it, such as that the patient confirmed it.
    state : {"open", "now", "done", "partly", "left_out"}
        Where it stands.
    """

    exercise: str
    name: str
    side: str = ""
    mirrored: bool = False
    dose: str = ""
    result: str = ""
    gain: str = ""
    remarks: tuple[str, ...] = ()
    state: CardState = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView:
    """Everything on the page at one moment.

    Parameters
    ----------
    stage : Stage
        Which screen it is.
    exercise, name, side : str
        Id and name of the exercise that is current or comes next, and its side as a chip; empty
        in the greeting and at the end.
    dose : str
        What is asked for, in words.
    demo : Demo, optional
        The demonstration.
    set_number, sets : int
        Which set of how many; 0 where none is current.
    set_text : str
        The same in words.
    heading : str
        What the screen is about, in a few words.
    sentences : tuple of str
        What there is to read, in order, whole.
    spoken : int, optional
        Which of the sentences is being read aloud about now, from 0.
    number, of : str
        The one large number and what stands below it, ``of 10``.
    pips : tuple of {"counted", "partial", "open"}
        The repetitions of the set in their order.
    cue : CueView, optional
        One short word.
    sentence : str
        What was said in full, beside the cue.
    celebrate : bool
        Whether a result has just been reached.
    ring : Ring, optional
        Time: of a hold, a rest, the start position.
    reach : Reach, optional
        Progress of the movement.
    skeleton : bool
        Whether to draw what the camera follows.
    question : QuestionView, optional
        The question that is open.
    cards : tuple of Card
        Today's exercises in the greeting, what was done at the end.
    hint : str
        What the keys do.
    """

    stage: Stage
    exercise: str = ""
    name: str = ""
    side: str = ""
    dose: str = ""
    demo: Demo | None = None
    set_number: int = 0
    sets: int = 0
    set_text: str = ""
    heading: str = ""
    sentences: tuple[str, ...] = ()
    spoken: int | None = None
    number: str = ""
    of: str = ""
    pips: tuple[Pip, ...] = ()
    cue: CueView | None = None
    sentence: str = ""
    celebrate: bool = False
    ring: Ring | None = None
    reach: Reach | None = None
    skeleton: bool = False
    question: QuestionView | None = None
    cards: tuple[Card, ...] = ()
    hint: str = ""


def as_plain(view: SessionView) -> dict[str, Any]:
    """A view as the plain values of JSON: objects, lists, texts, numbers, true, false and null."""
    return {name: _plain(value) for name, value in asdict(view).items()}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        values = cast("dict[str, object]", value)
        return {name: _plain(one) for name, one in values.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in cast("Sequence[object]", value)]
    if isinstance(value, float):
        return round(value, SHARE_DIGITS)
    return str(value) if isinstance(value, str) else value
