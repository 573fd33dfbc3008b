"""What a matter is: something that a therapist must see, from its first day to its resolution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

MatterKind = Literal[
    "limit_passed",  # a limit of the program was passed
    "pain",  # above the rule
    "stopped_for_pain",
    "fall",
    "swelling",
    "wrong_side",  # the other side than prescribed was exercised
    "wrong_exercise",  # something that is not in the program was exercised
    "limit_unseen",  # the camera could not check a limit
    "worse",  # than before, by more than the measurement error
    "rule_less",  # the program's rule for doing less is met
    "silent",  # nothing was recorded for days on which something was due
    "rule_more",  # the program's rule for doing more is met
    "program_ending",  # the program ends soon or has ended, and there is no later version
    "camera",  # the recordings are too poor to trust
]
Severity = Literal["urgent", "soon", "routine"]
State = Literal["open", "acknowledged", "resolved"]
Action = Literal["raised", "seen again", "acknowledged", "resolved"]

SEVERITIES: dict[MatterKind, Severity] = {
    "limit_passed": "urgent",
    "pain": "urgent",
    "stopped_for_pain": "urgent",
    "fall": "urgent",
    "swelling": "urgent",
    "wrong_side": "soon",
    "wrong_exercise": "soon",
    "limit_unseen": "soon",
    "worse": "soon",
    "rule_less": "soon",
    "silent": "soon",
    "rule_more": "routine",
    "program_ending": "routine",
    "camera": "routine",
}
_ORDER: tuple[Severity, ...] = ("urgent", "soon", "routine")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One time that something happened which a therapist must see.

    Parameters
    ----------
    kind : str
        What it is.
    key : str
        Names this occurrence among those of its kind, exercise and side: the same record gives
        the same keys, so that nothing is raised twice.
    day : date
        When it happened, on the patient's own calendar.
    exercise, side : str
        Of what; empty if it concerns no exercise or no side.
    evidence : str
        What was measured, said or counted, without a full stop.
    proposal : str
        What the therapist might do about it.
    words : str
        The patient's own words; empty if there are none.
    """

    kind: MatterKind
    key: str
    day: date
    exercise: str = ""
    side: str = ""
    evidence: str
    proposal: str
    words: str = ""

    @property
    def about(self) -> tuple[MatterKind, str, str]:
        """What makes it one matter with others: its kind, exercise and side."""
        return self.kind, self.exercise, self.side


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterEvent:
    """What happened to a matter: raised, seen again, acknowledged or resolved.

    ``occurrence`` is None where a therapist acted, who is ``by`` then and whose reason is ``text``;
    ``uid`` is the act's global id, and ``seen`` are the keys of the occurrences it was about.
    """

    action: Action
    at: datetime
    by: str | None = None
    text: str = ""
    occurrence: Occurrence | None = None
    uid: str = ""
    seen: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """What it is known by in every record, among the events of its kind, exercise and side."""
        return self.occurrence.key if self.occurrence is not None else self.uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something a therapist must see, with its whole history.

    Parameters
    ----------
    id : int, optional
        Number in the record; None if it could not be stored.
    patient : str
        Pseudonym.
    kind, exercise, side : str
        As of `Occurrence`.
    history : tuple of MatterEvent
        Oldest first, the raising one at the head.
    """

    id: int | None
    patient: str
    kind: MatterKind
    exercise: str
    side: str
    history: tuple[MatterEvent, ...]

    @property
    def about(self) -> tuple[MatterKind, str, str]:
        """Its kind, exercise and side."""
        return self.kind, self.exercise, self.side

    @property
    def severity(self) -> Severity:
        """How soon a therapist should look at it."""
        return SEVERITIES[self.kind]

    @property
    def state(self) -> State:
        """Open until a therapist acts; what is acknowledged opens again when it is seen again."""
        match self.history[-1].action:
            case "acknowledged":
                return "acknowledged"
            case "resolved":
                return "resolved"
            case _:
                return "open"

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Every time that it happened, in order of their days."""
        found = [event.occurrence for event in self.history if event.occurrence is not None]
        return tuple(sorted(found, key=lambda one: one.day))

    @property
    def since(self) -> date:
        """Day on which it first happened."""
        return self.occurrences[0].day

    @property
    def latest(self) -> Occurrence:
        """The last time that it happened."""
        return self.occurrences[-1]

    @property
    def evidence(self) -> str:
        """What was measured, said or counted the last time."""
        return self.latest.evidence

    @property
    def proposal(self) -> str:
        """What the therapist might do about it."""
        return self.latest.proposal

    @property
    def words(self) -> tuple[str, ...]:
        """The patient's own words, each once."""
        return tuple(dict.fromkeys(one.words for one in self.occurrences if one.words))

    @property
    def days(self) -> tuple[date, ...]:
        """Days on which it happened, each once."""
        return tuple(sorted({one.day for one in self.occurrences}))

    @property
    def urgency(self) -> tuple[int, int, int]:
        """Key by which matters are listed: the most urgent first, then the latest."""
        unseen = 0 if self.state == "open" else 1
        return _ORDER.index(self.severity), unseen, -self.latest.day.toordinal()


def in_order(matters: tuple[Matter, ...] | list[Matter]) -> tuple[Matter, ...]:
    """Matters as they are listed: the most urgent first, then the latest."""
    return tuple(sorted(matters, key=lambda matter: (matter.urgency, matter.patient)))
