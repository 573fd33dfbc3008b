"""Which side a text names, in the languages of the patient's pages.

"Right" also means other things (a right angle, right away), and so do "derecho" (straight) and
"rechter Winkel": these do not name a side.
"""

from __future__ import annotations

import re
from typing import Literal

NamedSide = Literal["left", "right"]

_NAMES: dict[NamedSide, re.Pattern[str]] = {
    "left": re.compile(
        r"\b(left|izquierd[oa]s?|links|linke[rsnm]?)\b(?!\s+(over|out|to\s+do))", re.IGNORECASE
    ),
    "right": re.compile(
        r"(?<!\ball\s)(?<!\bsit\s)(?<!\bstand\s)(?<!\bespalda\s)(?<!\btronco\s)(?<!\bcuerpo\s)"
        r"(?<!\bcuello\s)(?<!\bcabeza\s)"
        r"\b(right|derech[oa]s?|rechts|rechte[rsnm]?)\b"
        r"(?!\s+(angles?|angled|away|after|now|before|back|up|down|winkel))",
        re.IGNORECASE,
    ),
}


def sides_named(text: str) -> dict[NamedSide, str]:
    """Sides that a text names, each with the first word that does.

    Examples
    --------
    >>> sides_named("Put a towel under the RIGHT heel.")
    {'right': 'RIGHT'}
    >>> sides_named("Bend it to a right angle.")
    {}
    """
    found: dict[NamedSide, str] = {}
    for side, pattern in _NAMES.items():
        match = pattern.search(text)
        if match is not None:
            found[side] = match.group(0)
    return found
