"""What the coach asks to be said, shown and played, and for how long it stays shown."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hep_vision.coach.moment import Play, Say
from hep_vision.coach.state import Cue
from hep_vision.coach.timing import CUE_S, NOTICE_S, REPEAT_S

if TYPE_CHECKING:
    from hep_vision.coach.moment import Act, Earcon, Urgency
    from hep_vision.coach.state import Mood


class Telling:
    """Collects the acts of a moment and keeps what is shown.

    A word or sentence is shown for a few seconds, and no longer than its stage: it is cleared
    when the session goes to another one, unless it was shown as a notice about what has just
    ended. Nothing takes the place of "stop".

    Attributes
    ----------
    acts : list of Act
        Of the moment at hand, in order.
    now_s : float
        Its time.
    """

    def __init__(self, now_s: float) -> None:
        self.now_s = now_s
        self.acts: list[Act] = []
        self._cue, self._sentence = Cue(), Cue()
        self._said_s: dict[str, float] = {}

    def begin(self, now_s: float) -> None:
        """A moment begins."""
        self.now_s, self.acts = now_s, []

    @property
    def cue(self) -> Cue | None:
        """The word or notice that is shown, while it is."""
        return self._cue if self.now_s < self._cue.until_s else None

    @property
    def sentence(self) -> str:
        """What was said in full, while it is shown; empty for nothing."""
        shown = self.now_s < self._sentence.until_s and not self.says_stop
        return self._sentence.text if shown else ""

    @property
    def says_stop(self) -> bool:
        """Whether "stop" is shown."""
        return self.cue is not None and self.cue.mood == "stop"

    def clear(self) -> None:
        """What was shown belongs to the stage that is left; only "stop" stays."""
        if not self.says_stop:
            self._cue = Cue()
        self._sentence = Cue()

    def show(self, text: str, mood: Mood, for_s: float = CUE_S) -> None:
        """Show a word or a sentence for a while; nothing takes the place of "stop"."""
        if mood == "stop" or not self.says_stop:
            self._cue = Cue(text, mood, self.now_s + for_s)

    def explain(self, text: str, urgency: Urgency = "cue", for_s: float = NOTICE_S) -> None:
        """Say a sentence, and show it beside the word that goes with it."""
        self.say(text, urgency)
        self._sentence = Cue(text, "care", self.now_s + for_s)

    def say(self, text: str, urgency: Urgency) -> None:
        """Speak a sentence."""
        self._said_s[text] = self.now_s
        self.acts.append(Say(text, urgency))

    def say_again(self, text: str, every_s: float = REPEAT_S) -> None:
        """Say it, unless it was said just now."""
        if self.now_s - self._said_s.get(text, -math.inf) >= every_s:
            self.say(text, "talk")

    def mark_said(self, text: str) -> None:
        """Note that a sentence was said as a part of another."""
        self._said_s[text] = self.now_s

    def forget(self, text: str) -> None:
        """A sentence is due again, however lately it was said."""
        self._said_s.pop(text, None)

    def play(self, earcon: Earcon) -> None:
        """Play a sound."""
        self.acts.append(Play(earcon))
