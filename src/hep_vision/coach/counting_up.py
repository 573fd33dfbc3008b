"""A scale that counts up slowly, until an arm is raised at the right number.

Pure time and arm: which number is there now, and which one a raised arm takes. It is the number
that was there when the arm began to go up, since to hear it and to raise the arm takes its time.
"""

from __future__ import annotations

from dataclasses import dataclass

# To hear a number takes 0.3 s and to raise the arm 0.5 s at least; somebody slow has 3.3 s.
STEP_S = 2.5
REACTION_S = 0.8
TAKE_S = 1.0  # the arm stays up for this long, so that no chance movement answers
ROUNDS = 2


@dataclass(slots=True)
class CountingUp:
    """Counts through a scale.

    Parameters
    ----------
    low, high : int
        Its ends.
    began_s : float
        When the first number was there.

    Attributes
    ----------
    chosen : int, optional
        The number that an arm has been raised at, while it is up.
    share : float
        How long that arm has been up, of what it takes.
    """

    low: int
    high: int
    began_s: float
    chosen: int | None = None
    share: float = 0.0

    def number(self, now_s: float) -> int:
        """The number that is there now, kept while an arm is up."""
        return self._at(now_s) if self.chosen is None else self.chosen

    def _at(self, now_s: float) -> int:
        steps = max(0, int((now_s - self.began_s) / STEP_S))
        return self.low + steps % self._numbers

    @property
    def _numbers(self) -> int:
        return self.high - self.low + 1

    def is_over(self, now_s: float) -> bool:
        """Whether the scale has been counted through as often as it is."""
        return self.chosen is None and now_s - self.began_s >= ROUNDS * self._numbers * STEP_S

    def add(self, now_s: float, up_s: float) -> int | None:
        """Take one picture with how long an arm has been up; gives the number that is taken."""
        if up_s <= 0.0:
            if self.chosen is not None:  # counts on from the number it was raised at
                self.began_s = now_s - (self.chosen - self.low) * STEP_S
            self.chosen, self.share = None, 0.0
            return None
        if self.chosen is None:
            self.chosen = self._at(max(self.began_s, now_s - REACTION_S))
        self.share = min(1.0, up_s / TAKE_S)
        return self.chosen if self.share >= 1.0 else None
