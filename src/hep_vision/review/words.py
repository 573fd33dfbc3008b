"""Words for what the record keeps as codes."""

from __future__ import annotations

WHY_ENDED = {
    "done": "done",
    "stopped": "stopped early",
    "pain": "stopped because of pain",
    "fatigue": "stopped because of fatigue",
    "lost_sight": "broken off: nobody in sight",
}


def why_ended_words(why: str | None) -> str:
    """Why a set or session ended."""
    return "not ended" if why is None else WHY_ENDED.get(why, why)
