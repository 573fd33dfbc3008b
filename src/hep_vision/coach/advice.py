"""Which compensations the patient is told of, and when."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hep_vision.measure.quality.compensations import OVER_THE_LIMIT, RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hep_vision.measure.result import Attempt, Finding

# Once may be chance, or the camera's mistake.
SEEN_BEFORE_TOLD = 2


class Advice:
    """Watches the repetitions of one exercise for compensations."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._told: set[str] = set()

    def due(self, attempts: Iterable[Attempt]) -> Finding | None:
        """What to tell after these repetitions, if anything: one at a time.

        What is not `told` then is due again when it is seen again. A limit is left out:
        whoever passes it is stopped at that moment.
        """
        due: Finding | None = None
        for attempt in attempts:
            for finding in attempt.findings:
                code = finding.code
                if code not in RULES or code == OVER_THE_LIMIT or code in self._told:
                    continue
                self._seen[code] += 1
                if due is None and self._seen[code] >= SEEN_BEFORE_TOLD:
                    due = finding
        return due

    def told(self, finding: Finding) -> None:
        """Note that the patient has been told: each is told only once."""
        self._told.add(finding.code)
