"""How much of a change is measurement error: the minimal detectable change of each joint.

The one place for these figures. They are placeholders, proposals without a source, until
test-retest figures of this product take their place, and the report says so wherever it uses
them.
"""

from __future__ import annotations

# Name of the measure contains the word: degrees, at 95 % (1.96 * sqrt(2) * SEM). First match.
MDC_DEG = (
    ("ankle dorsiflexion under load", 8.0),
    ("ankle", 12.0),
    ("knee", 10.0),
    ("shoulder", 15.0),
    ("elbow", 12.0),
    ("hip", 12.0),
    ("trunk", 10.0),
    ("neck", 10.0),
)


def mdc_of(measure: str, unit: str) -> float | None:
    """Minimal detectable change of a measure by its name; None where there is no figure."""
    if unit != "deg":
        return None
    return next((mdc for word, mdc in MDC_DEG if word in measure), None)
