"""What became of each row, in a few bytes each: a manifest may have a hundred thousand."""

from __future__ import annotations

import numpy as np

from hep_vision.batch.task import Outcome

_KEY_BYTES = 20
_NONE, _DONE, _FAILED = 0, 1, 2


class Outcomes:
    """Outcomes by the number of their row.

    Parameters
    ----------
    last_row : int
        Largest number of a row.
    """

    def __init__(self, last_row: int) -> None:
        self._state = np.zeros(last_row + 1, np.uint8)
        self._tries = np.ones(last_row + 1, np.uint8)
        self._keys = np.zeros((last_row + 1, _KEY_BYTES), np.uint8)
        self._problems: dict[int, str] = {}
        self.measured = self.kept = self.failed = self.pictures = 0
        self.video_s = self.worked_s = 0.0

    def __len__(self) -> int:
        return self.measured + self.kept + self.failed

    def add(self, outcome: Outcome) -> None:
        """Note an outcome; each row has one."""
        row = outcome.row
        self._tries[row] = min(outcome.tries, 255)
        self.worked_s += outcome.seconds
        if outcome.status == "failed":
            self._state[row] = _FAILED
            self._problems[row] = outcome.problem
            self.failed += 1
            return
        self._state[row] = _DONE
        self._keys[row] = np.frombuffer(bytes.fromhex(outcome.key), np.uint8)
        if outcome.status == "measured":
            self.measured += 1
            self.video_s += outcome.video_s
            self.pictures += outcome.pictures
        else:
            self.kept += 1

    def get(self, row: int) -> Outcome | None:
        """Outcome of a row, as far as it is noted; None if it has none."""
        state, tries = self._state[row], int(self._tries[row])
        if state == _NONE:
            return None
        if state == _FAILED:
            problem = self._problems[row]
            return Outcome(row=row, status="failed", problem=problem, tries=tries)
        key = self._keys[row].tobytes().hex()
        return Outcome(row=row, status="measured", key=key, tries=tries)
