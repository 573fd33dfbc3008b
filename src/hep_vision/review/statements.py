"""Every sentence about change that a report, a patient's page or the terminal can print.

``docs/statements.md`` is made from this table; ``python -m hep_vision.review.statements`` prints
it. A sentence about change that is not in it cannot be printed.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Literal

from hep_vision.statistics.change import ALPHA, AVERAGED, LEAST_SESSIONS
from hep_vision.statistics.gain import LEAST_GAIN, MOST_GAIN
from hep_vision.statistics.session_value import LEAST_JUDGED, SELECTED_SHARE
from hep_vision.statistics.slope import LEAST_DAYS
from hep_vision.statistics.slope import LEAST_SESSIONS as LEAST_SLOPE

Reader = Literal["therapist", "patient"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with gaps, who reads it and when it is said."""

    reader: Reader
    when: str
    template: str


_FROM_TO = "from the first three ({first}) to the last three comparable sessions ({last})"
_JUDGED = f"At least {LEAST_SESSIONS} comparable sessions have a value that may be judged. "
_GAIN = (
    f"The camera's gain for the movement lies outside of {LEAST_GAIN:g} to {MOST_GAIN:g}, or is "
    "not known well enough. "
)
_EARLY = f"2 to {LEAST_SESSIONS - 1} comparable sessions have a value that may be judged. "

JUDGED_FROM = f"a change is judged from {LEAST_SESSIONS} sessions on"

STATEMENTS: dict[str, Statement] = {
    # -- the therapist's report, `sessions compare` and the FHIR bundle
    "nothing_to_compare": Statement(
        "therapist",
        "At most one comparable session has a value that may be judged.",
        "nothing to compare it with yet",
    ),
    "too_few_attempts": Statement(
        "therapist",
        f"The latest value is of fewer than {LEAST_JUDGED} attempts.",
        f"The latest value is shown and not judged: fewer than {LEAST_JUDGED} attempts were "
        "measured.",
    ),
    "selected": Statement(
        "therapist",
        f"More than {SELECTED_SHARE:.0%} of the latest session's attempts could not be measured.",
        "The latest value is shown and not judged: too many attempts could not be measured, so "
        "the others are a selection.",
    ),
    "real": Statement(
        "therapist",
        _JUDGED + "The difference is larger than what the camera can tell, at an error rate of "
        f"{ALPHA:.0%} shared by the exercises of the report (Holm).",
        "{difference} " + _FROM_TO + "; the camera can tell changes from {detectable}. A larger "
        "change than measurement error is not the same as an important one",
    ),
    "not_told": Statement(
        "therapist",
        _JUDGED + "The difference is not larger than what the camera can tell.",
        "{difference} "
        + _FROM_TO
        + ": no change that the camera can tell; it can tell changes from {detectable}",
    ),
    "held_back": Statement(
        "therapist",
        _JUDGED + "The difference would be told by itself, and is not among the several exercises "
        "of the report (Holm).",
        "{difference} " + _FROM_TO + ": not distinguished from chance, since several exercises "
        "are judged together",
    ),
    "real_direction": Statement(
        "therapist",
        _JUDGED + _GAIN + "The difference is larger than what the camera can tell.",
        "moved {direction} in the last three comparable sessions ({last}) than in the first three "
        "({first}), "
        "beyond measurement error; by how many degrees cannot be told of this movement",
    ),
    "not_told_direction": Statement(
        "therapist",
        _JUDGED + _GAIN + "The difference is not larger than what the camera can tell.",
        "no change that the camera can tell " + _FROM_TO + "; of this movement it can tell the "
        "direction only",
    ),
    "early_beyond": Statement(
        "therapist",
        _EARLY + "The latest differs from the first by more than the joint's placeholder and than "
        "what sessions usually scatter (in `sessions compare`: of two sessions at all).",
        "{difference} from {first} to {last}, more than the {detectable} by which two single "
        f"sessions may differ; {JUDGED_FROM}",
    ),
    "early_within": Statement(
        "therapist",
        _EARLY + "The latest differs from the first by no more than that.",
        "{difference} from {first} to {last}, within the {detectable} by which two single sessions "
        f"may differ; {JUDGED_FROM}",
    ),
    "early_direction": Statement(
        "therapist",
        _EARLY + _GAIN.strip(),
        f"{JUDGED_FROM}, by its direction only",
    ),
    "no_figure": Statement(
        "therapist",
        "At least two comparable sessions; the measure is not in degrees.",
        "{difference} from {first} to {last}; nobody has measured by how much two sessions of this "
        "measure differ, so no change is told",
    ),
    "not_comparable": Statement(
        "therapist",
        "The conditions differ from those of the first session of the stretch before.",
        "Not compared with sessions before {first} (other {why}).",
    ),
    "slope": Statement(
        "therapist",
        f"At least {LEAST_SLOPE} comparable sessions over {LEAST_DAYS} days or more, a movement "
        "whose changes may be told in degrees; the interval does not hold 0.",
        "About {slope} a week ({low} to {high}), described over {sessions} sessions and not "
        "judged.",
    ),
    "no_slope": Statement(
        "therapist",
        "The same; the interval holds 0, or chance explains the trend (Mann-Kendall).",
        "No steady change by the week ({low} to {high} a week, over {sessions} sessions).",
    ),
    "sides": Statement(
        "therapist",
        "One session measured both sides under the same conditions.",
        "RIGHT {difference} against LEFT on {first}; up to {detectable} can be the camera.",
    ),
    "sides_unknown": Statement(
        "therapist",
        "The same; the uncertainty of a side is not known.",
        "RIGHT {difference} against LEFT on {first}; how much of it the camera makes is not known.",
    ),
    # -- the patient's page
    "patient_first": Statement(
        "patient",
        f"Fewer than {LEAST_SESSIONS} sessions that are comparable with the latest have a value "
        "that may be judged.",
        f"From {LEAST_SESSIONS} times on you can see how it changes.",
    ),
    "patient_early_loss": Statement(
        "patient",
        "The same, and the latest went against the direction of the exercise from the first by "
        "more than two single sessions may differ.",
        "You moved less far than the first time. It may have many reasons; tell your therapist.",
    ),
    "patient_gain": Statement(
        "patient",
        "A change in the direction of the exercise is told now and was told one session ago.",
        f"In your last {AVERAGED} times you moved {{amount}} further than in your first "
        f"{AVERAGED}. Well done!",
    ),
    "patient_gain_direction": Statement(
        "patient",
        "The same, of a movement whose changes are not told in degrees.",
        f"In your last {AVERAGED} times you moved further than in your first {AVERAGED}. Well "
        "done!",
    ),
    "patient_loss": Statement(
        "patient",
        "A change against the direction of the exercise is told now.",
        f"In your last {AVERAGED} times you moved less far than in your first {AVERAGED}. It may "
        "have many reasons; tell your therapist.",
    ),
    "patient_same": Statement(
        "patient",
        f"{_JUDGED}No change is told.",
        "That is much the same as at the start: the camera cannot tell smaller changes. It takes "
        "time; keep going.",
    ),
    "patient_wait": Statement(
        "patient",
        "A change in the direction of the exercise is told now and was not told one session ago.",
        "The next times will show how it changes. Keep going.",
    ),
}

_EXAMPLE = {
    "difference": "+14 degrees",
    "direction": "further",
    "detectable": "9 degrees",
    "amount": "14 degrees",
    "first": "5 to 9 January 2026",
    "last": "2 to 6 February 2026",
    "why": "camera set-up",
    "slope": "+1.4 degrees",
    "low": "+0.5",
    "high": "+2.3 degrees",
    "sessions": "12",
}
_ONE_DAY = {"first": "5 January 2026", "last": "2 February 2026"}
_READERS: dict[Reader, str] = {
    "therapist": "In the report, `sessions compare` and the FHIR bundle",
    "patient": "On the patient's page",
}


def say(name: str, **parts: str) -> str:
    """The sentence of that name with its gaps filled."""
    return STATEMENTS[name].template.format(**parts)


def example(name: str) -> str:
    """The sentence of that name with made-up values."""
    parts = (
        _EXAMPLE if "comparable sessions (" in STATEMENTS[name].template else _EXAMPLE | _ONE_DAY
    )
    return say(name, **parts)


def statements_page() -> str:
    """The page ``docs/statements.md``."""
    lines = [
        "# What is said about change",
        "",
        "<!-- Written by `python -m hep_vision.review.statements`; do not edit. -->",
        "",
        "Every sentence about change that hep-vision can print, with values made up, and when it",
        "appears. [The rules](record.md#numbers-in-the-review) say how it is decided, and",
        "`python -m benchmarks.simulation` prints how often a rule is wrong.",
    ]
    for reader, title in _READERS.items():
        lines += ["", f"## {title}", "", "| Sentence | When |", "|---|---|"]
        lines += [
            f"| {example(name)} | {one.when.strip()} |"
            for name, one in STATEMENTS.items()
            if one.reader == reader
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(statements_page())
