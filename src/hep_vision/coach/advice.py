"""Which compensations the patient is told of, and when."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from hep_vision.measure.quality.compensations import OVER_THE_LIMIT, RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hep_vision.measure.result import Attempt, Finding

# Once may be chance, or the camera's mistake: what is told was seen in this many ...
SEEN_BEFORE_TOLD = 2
# ... of this many of the latest repetitions. The first and the last of a set, with the way into the
# position and out of it, are no habit.
LATEST = 3


class Advice:
    """Watches the repetitions of one exercise for compensations."""

    def __init__(self) -> None:
        self._count = 0
        self._seen: defaultdict[str, deque[int]] = defaultdict(
            lambda: deque(maxlen=SEEN_BEFORE_TOLD)
        )
        self._told: set[str] = set()

    def due(self, attempts: Iterable[Attempt]) -> Finding | None:
        """What to tell after these repetitions, if anything: one at a time.

        What is not `told` then is due again when it is seen again. A finding without advice
        is for the therapist. A limit is left out: the patient was stopped at that moment.
        """
        due: Finding | None = None
        for attempt in attempts:
            self._count += 1
            for finding in attempt.findings:
                code = finding.code
                for_patient = code in RULES and code != OVER_THE_LIMIT and finding.advice
                if not for_patient or code in self._told:
                    continue
                seen = self._seen[code]
                seen.append(self._count)
                if due is None and _is_habit(seen, self._count):
                    due = finding
        return due

    def told(self, finding: Finding) -> None:
        """Note that the patient has been told: each is told only once."""
        self._told.add(finding.code)


def _is_habit(seen: Sequence[int], latest: int) -> bool:
    """Whether a finding, seen in repetitions of these numbers, is what the patient keeps doing."""
    return len(seen) >= SEEN_BEFORE_TOLD and latest - seen[0] < LATEST
