"""The sentences of a report that stand for themselves: the caveats, and names of movements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.definitions.words import ROM_TYPE_WORDS
from hep_vision.review.document import Bullets
from hep_vision.statistics.change import LEAST_SESSIONS
from hep_vision.statistics.session_value import LEAST_JUDGED, MOST

if TYPE_CHECKING:
    from hep_vision.review.document import Block
    from hep_vision.review.trend import Trend

SIDE_WORDS = {
    "left": "LEFT",
    "right": "RIGHT",
    "both": "both sides",
    "alternating": "LEFT and RIGHT in turn",
}

MEANING: tuple[Block, ...] = (
    Bullets(
        (
            "Every angle is an estimate from one camera. It is not interchangeable with a "
            "goniometer, and this is not a medical device.",
            "Angles are counted from the anatomical zero position (neutral-zero method). "
            "Whether the movement was active, active-assisted (a stick, a table, the other limb, "
            "a helper) or passive is what the program or the exercise says, not what the camera "
            "saw; how the end of the movement felt is not known.",
            f"The value of a session is the middle of the first {MOST} attempts of its first set "
            "that were measured, counted or not; of fewer than "
            f"{LEAST_JUDGED} it is shown and not judged. "
            "The ± is the half-width of its 95 % interval. It covers scatter, view, frame rate "
            "and the pose model, not clothes that hide the joint or a strap in the way.",
            "Change is told only within one camera set-up and version, from "
            f"{LEAST_SESSIONS} sessions on, and once a report: the first three sessions against "
            "the last three. What the camera can tell follows from how much the sessions scatter.",
            "MCID, the change that matters to a patient, is another thing and is not stated: "
            "for degrees there is no established figure.",
            "Counted repetitions are those that met the prescription. That a repetition was not "
            "counted does not say that it was harmful or useless.",
            "Compensations are rules of thumb applied to a stick figure. What the camera did "
            "not see, loads and what it felt like are not in here.",
            "A day without data is a day without a recording, not always one without exercise.",
        )
    ),
)


def trend_name(trend: Trend) -> str:
    """``Heel slide, RIGHT, knee flexion, active``."""
    return f"{trend.name}, {SIDE_WORDS.get(trend.side, trend.side)}, {motion_words(trend)}"


def motion_words(trend: Trend) -> str:
    """``knee flexion, active``; the measured motion alone where nobody tells whose force it was."""
    rom_type = ROM_TYPE_WORDS.get(trend.rom_type or "")
    return f"{trend.charted}, {rom_type}" if rom_type else trend.charted
