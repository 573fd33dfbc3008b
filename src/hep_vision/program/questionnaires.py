"""Questionnaires that patients answer about themselves: name, scale, and what may be shown.

Only the score is kept and shown, none of the questions: no licence lets a program of this kind
carry the text. Each entry says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from hep_vision.program.clinical import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A questionnaire whose score is followed.

    Parameters
    ----------
    name : str
        As it is written.
    about : str
        What it asks about.
    lowest, highest : float
        Ends of its scale.
    better : {"higher", "lower"}
        Which way is better.
    detectable_change : float, optional
        Change beyond the error of repetition; None where none was found.
    source : str
        Where scale and change come from.
    text_right : str
        Why the questions are not shown.
    """

    name: str
    about: str
    lowest: float
    highest: float
    better: Literal["higher", "lower"]
    detectable_change: float | None
    source: str
    text_right: str


OUTCOMES: dict[Instrument, Outcome] = {
    "koos_jr": Outcome(
        name="KOOS, JR.",
        about="the knee before and after its replacement",
        lowest=0.0,
        highest=100.0,
        better="higher",
        detectable_change=None,
        source="Lyman et al. 2016, Clin Orthop Relat Res 474:1461 (recalled, to be looked up); "
        "interval score from 0 to 100",
        text_right="Copyright of the Hospital for Special Surgery; no licence that lets software "
        "carry the questions or the table of scores was found.",
    ),
    "lefs": Outcome(
        name="Lower Extremity Functional Scale (LEFS)",
        about="everyday tasks of the legs",
        lowest=0.0,
        highest=80.0,
        better="higher",
        detectable_change=9.0,
        source="Binkley et al. 1999, Phys Ther 79:371; minimal detectable change 9 points (90 %)",
        text_right="Reprinted elsewhere with permission of the American Physical Therapy "
        "Association; the permission is for each reprint, not for everybody.",
    ),
    "quickdash": Outcome(
        name="QuickDASH",
        about="everyday tasks of arm, shoulder and hand",
        lowest=0.0,
        highest=100.0,
        better="lower",
        detectable_change=None,
        source="Institute for Work & Health, dash.iwh.on.ca",
        text_right="The Institute for Work & Health licenses each software that shows it "
        "repeatedly, for a fee (dash.iwh.on.ca/licences).",
    ),
}


def score_fault(instrument: Instrument, score: float) -> str | None:
    """What is wrong with a score, as ``what; what would be right``; None if it can be one."""
    scale = OUTCOMES[instrument]
    if scale.lowest <= score <= scale.highest:
        return None
    return (
        f"{score:g} is no score of the {scale.name}; its scale goes from {scale.lowest:g} to "
        f"{scale.highest:g}, {scale.better} is better"
    )


def change_words(instrument: Instrument, first: float, now: float) -> str:
    """How a score changed, in words: better, worse or the same, and whether beyond its error."""
    scale = OUTCOMES[instrument]
    change = now - first
    if change == 0:
        return f"{scale.name}: {now:g}, as before"
    better = (change > 0) == (scale.better == "higher")
    text = f"{scale.name}: {now:g}, {'better' if better else 'worse'} by {abs(change):g} points"
    if scale.detectable_change is None:
        return text
    beyond = abs(change) >= scale.detectable_change
    verdict = "beyond" if beyond else "within"
    return f"{text}, {verdict} its error of {scale.detectable_change:g}"
