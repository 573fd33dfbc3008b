"""Matters in a therapist's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.program.safety import BREACHES
from hep_vision.program.words import counted, day_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hep_vision.matters.model import Matter, MatterKind

TITLES: dict[MatterKind, str] = {
    "limit_passed": "Limit passed",
    "pain": "Pain above the rule",
    "stopped_for_pain": "Stopped because of pain",
    "fall": "Fall",
    "swelling": "Swelling",
    "wrong_side": "Other side than prescribed",
    "wrong_exercise": "Exercise that is not in the program",
    "limit_unseen": "Limit could not be checked",
    "worse": "Less far than before",
    "rule_less": "Rule for less is met",
    "silent": "Nothing recorded",
    "rule_more": "Rule for more is met",
    "program_ending": "Program ends",
    "camera": "Recording too poor to trust",
}

PROPOSALS: dict[MatterKind, str] = {
    "limit_passed": "Call the patient; confirm the limit, lower the goal, or explain where to stop",
    "pain": "Call the patient; reduce the dose or stop the exercise",
    "stopped_for_pain": "Call the patient before the next session",
    "fall": "Call the patient today",
    "swelling": "Call the patient; look at the joint before more is done",
    "wrong_side": "Ask the patient which side was done, and show them",
    "wrong_exercise": "Ask the patient what was done and why; adopt it or take it away",
    "limit_unseen": "Have the camera set up anew, or check the limit at the next visit",
    "worse": "Ask what changed; measure it at the next visit",
    "rule_less": "Reduce the dose with the next version of the program",
    "silent": "Call the patient",
    "rule_more": "Do more with the next version of the program, or leave it",
    "program_ending": "Write the next version, or discharge",
    "camera": "Have the camera set up anew: distance, height, whole body in view",
}

_SIDES = {
    "left": "LEFT",
    "right": "RIGHT",
    "both": "both sides",
    "each": "each side",
    "alternating": "LEFT and RIGHT in turn",
}


def title_of(matter: Matter, names: Mapping[str, str]) -> str:
    """``Limit passed: Squat, both sides``."""
    about = names.get(matter.exercise, matter.exercise)
    side = _SIDES.get(matter.side, matter.side)
    what = ", ".join(part for part in (about, side) if part)
    return f"{TITLES[matter.kind]}: {what}" if what else TITLES[matter.kind]


def proposal_of(matter: Matter, others: Iterable[Matter]) -> str:
    """What the therapist might do; nothing more as long as a breach of the patient is open.

    Parameters
    ----------
    matter : Matter
        The matter.
    others : iterable of Matter
        All matters, itself among them.
    """
    if matter.kind == "rule_more":
        for other in others:
            breach = other.kind in BREACHES and other.state != "resolved"
            if breach and other.patient == matter.patient:
                kind = TITLES[other.kind].lower()
                return f"No more until this is resolved: {kind} on {day_words(other.latest.day)}"
    return matter.proposal


def sentence_of(matter: Matter, names: Mapping[str, str]) -> str:
    """A matter in one line: what, since when, on how many days, and the evidence."""
    days = matter.days
    when = f"on {day_words(days[0])}"
    if len(days) > 1:
        when = f"on {counted(len(days), 'day')}, {day_words(days[0])} to {day_words(days[-1])}"
    return f"{title_of(matter, names)}, {when}: {matter.evidence}."
