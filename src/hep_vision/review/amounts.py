"""Angles and lengths in words: decided unrounded, printed rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.program.arcs import charted_degrees
from hep_vision.program.words import counted

if TYPE_CHECKING:
    from hep_vision.statistics.session_value import SessionValue

MINUS = "\N{MINUS SIGN}"
WHY_UNMEASURED = {
    "off_plane": "turned away from the picture plane",
    "camera_high": "camera too high",
    "camera_low": "camera too low",
    "unsteady": "seen too unsteadily",
    "limb_lost": "limb lost from sight",
    "limb_swap": "left and right taken for each other",
    "out_of_sight": "out of sight",
    "peak_hidden": "furthest point hidden",
    "not_measured": "joint hidden",
    "uncertain": "too uncertain",
    "impossible": "read beyond what the joint can do",
    "facing_unknown": "not clear which way the body faced",
    "view_unknown": "view not clear",
}


def amount_words(amount: float, unit: str, *, signed: bool = False, decimals: int = 0) -> str:
    """``14 degrees``, ``+14 degrees``, ``0.12 body lengths``."""
    if unit != "deg":
        return f"{amount:+.2f} body lengths" if signed else f"{amount:.2f} body lengths"
    rounded = round(amount, decimals)
    words = counted(abs(rounded), "degree")
    if not signed or rounded == 0:
        return words
    return f"{'+' if rounded > 0 else MINUS}{words}"


def value_words(value: SessionValue, unit: str, measure: str) -> str:
    """``104° (±8°)``: whole degrees of what is charted, never decimals and never below 0."""
    error = value.uncertainty
    if unit != "deg":
        return f"{value.value:.2f}" + (f" (±{error:.2f})" if error is not None else " (±?)")
    known = f"±{error:.0f}°" if error is not None else "±?"
    return f"{charted_degrees(value.value, measure, value.sign)} ({known})"


def measured_words(value: SessionValue) -> str:
    """``middle of 5, 3 of them counted; 1 of 6 could not be measured (out of sight)``."""
    words = f"middle of {value.used}"
    if value.counted < value.used:
        words += f", {value.counted or 'none'} of them counted"
    lost = value.looked_at - value.used
    if lost:
        why = ", ".join(why_words(code) for code, _ in value.unmeasured)
        words += f"; {lost} of {value.looked_at} could not be measured ({why})"
    return words


def why_words(code: str) -> str:
    """Why an attempt could not be measured, by the code of its finding or reason."""
    if code.endswith("_moved"):  # a limb that was to rest, against which is measured
        return f"{code.removesuffix('_moved').replace('_', ' ')} did not rest"
    return WHY_UNMEASURED.get(code, code.replace("_", " "))
