"""Words for what the record keeps as codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hep_vision.store.views import StoredCorrection, StoredSession

WHY_ENDED = {
    "done": "done",
    "stopped": "stopped early",
    "pain": "stopped because of pain",
    "fatigue": "stopped because of fatigue",
    "lost_sight": "broken off: nobody in sight",
}


PAINS = {"pain_before": "pain before", "pain_worst": "worst pain", "pain_after": "pain after"}


def correction_words(one: StoredCorrection) -> str:
    """What a correction changed, with what was to be read before."""
    before, after = one.before or "not answered", one.after or "not answered"
    match one.what:
        case "void":
            return "the session is void and counts for nothing"
        case "patient":
            whose = f", before {one.before}'s" if one.before else ""
            return f"moved to {one.after or 'a deleted patient'}{whose}"
        case "rom":
            return f"range of attempt {one.attempt} of set {one.set_id} excluded, it read {before}"
        case "pain":
            return f"pain after set {one.set_id}: {after} instead of {before}"
        case _:
            return f"{PAINS.get(one.what, one.what)}: {after} instead of {before}"


def corrected_words(value: int | None, session: StoredSession, what: str) -> str:
    """An answer, and that it was corrected; empty if there is none."""
    one = session.correction_of(what)
    if one is None:
        return "" if value is None else str(value)
    now = "not answered" if value is None else str(value)
    return f"{now} (corrected from {one.before or 'not answered'})"


def why_ended_words(why: str | None) -> str:
    """Why a set or session ended."""
    return "not ended" if why is None else WHY_ENDED.get(why, why)
