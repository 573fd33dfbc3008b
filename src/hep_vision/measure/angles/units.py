"""Units of the measures, for thresholds in degrees and for sentences."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hep_vision.measure.angles.measure import Measure


def unit_scale(measure: Measure) -> float:
    """Units of a measure per degree, so that degrees and body lengths can be compared."""
    return 1.0 if measure.unit == "deg" else 0.005


def unit_text(value: float, unit: str) -> str:
    """Value for a sentence: whole degrees, or two decimals of a body length."""
    if math.isnan(value):
        return "an unknown angle" if unit == "deg" else "an unknown height"
    return f"{value:.0f}°" if unit == "deg" else f"{value:.2f} body lengths"
