"""Speaks in a thread of its own: of counts the newest is heard, and a cue is not lost to it."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from hep_vision.live.sounds import RATE_HZ
from hep_vision.live.voice import VoiceError, as_spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hep_vision.coach.moment import Say, Urgency
    from hep_vision.live.player import Mixer
    from hep_vision.live.sounds import Samples
    from hep_vision.live.voice import Voice

_RANK: dict[Urgency, int] = {"talk": 0, "cue": 1, "count": 2, "stop": 3}
_POLL_S = 0.02
# So long after its time, what is spoken is given up: nothing plays it any more.
_LATE_S = 2.0
_CLOSE_S = 5.0
# So long after it was told, a cue still belongs to what the patient does.
_FITS_S = 6.0
# Shorter ones ("Go", "Slowly return.") belong to their moment, and so do numbers.
_WORDS = 3


class Speaker:
    """Says what it is told, one thing after another.

    A count is spoken at once, whatever is being said, the count before included; only "stop" is
    heard out. A cue interrupts talk and waits for a count. What has not been begun when something
    newer of its kind comes is left out. A cue is told once an exercise: a sentence that a count has
    cut off is said once more after it, if it still fits.

    Parameters
    ----------
    voice : Voice
        What makes the samples.
    mixer : Mixer
        What plays them.
    ahead : iterable of str
        What is likely to be said, made in idle moments.
    """

    def __init__(self, voice: Voice, mixer: Mixer, ahead: Iterable[str] = ()) -> None:
        self._voice = voice
        self._mixer = mixer
        self._ahead = list(ahead)
        self._said: dict[str, Samples] = {}
        self._changed = threading.Condition()
        self._waiting: list[Say] = []
        self._now: Say | None = None
        self._cue_s = 0.0  # when the latest cue was told
        self._again: Say | None = None  # the latest that is said once more
        self._closed = False
        self.failed: VoiceError | None = None
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
        self._thread.start()

    @property
    def speaking(self) -> bool:
        """Whether something is being said or waits to be."""
        with self._changed:
            return bool(self._waiting) or self._now is not None

    def say(self, said: Say) -> None:
        """Say something as soon as its urgency allows."""
        with self._changed:
            # Of each urgency only the newest waits, and talk gives way to everything.
            self._waiting = [one for one in self._waiting if _outlasts(one, said)]
            self._queue(said)
            if said.urgency == "cue":
                self._cue_s = time.monotonic()
            self._changed.notify_all()

    def _queue(self, said: Say) -> None:
        self._waiting.append(said)
        self._waiting.sort(key=lambda one: -_RANK[one.urgency])

    def close(self) -> None:
        """Fall silent; calling it again does nothing."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._thread.join(_CLOSE_S)

    def _run(self) -> None:
        while (said := self._next()) is not None:
            samples = self._samples(said.text)
            heard = samples is None or self._is_heard_out(said, samples)
            with self._changed:
                if not heard and said is not self._again and self._is_told_later(said):
                    self._again = said
                    self._queue(said)
                self._now = None

    def _is_told_later(self, said: Say) -> bool:
        """Whether it has given way to a count only, and no newer cue takes its place."""
        waiting = [one.urgency for one in self._waiting]
        return waiting[:1] == ["count"] and "cue" not in waiting and _is_sentence(said)

    def _next(self) -> Say | None:
        """Wait for something to say, making what is likely to come meanwhile."""
        while True:
            with self._changed:
                if self._closed:
                    return None
                while self._waiting:
                    said = self._waiting.pop(0)
                    if said.urgency != "cue" or time.monotonic() - self._cue_s < _FITS_S:
                        self._now = said
                        return said
                text = self._ahead.pop(0) if self._ahead else None
                if text is None:
                    self._changed.wait()
                    continue
            self._samples(text)

    def _samples(self, text: str) -> Samples | None:
        if text not in self._said:
            try:
                self._said[text] = self._voice.speak(as_spoken(text))
            except VoiceError as error:
                self.failed = error
                return None
        return self._said[text]

    def _is_heard_out(self, said: Say, samples: Samples) -> bool:
        """Say it and wait for its end, unless something more urgent has come or comes."""
        if self._gives_way(said):
            return False
        self._mixer.speak(samples)
        given_up_s = time.monotonic() + len(samples) / RATE_HZ + _LATE_S
        while self._mixer.speaking and time.monotonic() < given_up_s:
            with self._changed:
                self._changed.wait(_POLL_S)
            if self._gives_way(said):
                return False
        return True

    def _gives_way(self, said: Say) -> bool:
        """Whether something waits that is not to wait for the end of this."""
        with self._changed:
            urgent = self._waiting[0].urgency if self._waiting else None
            return self._closed or (urgent is not None and _interrupts(urgent, said.urgency))


def _outlasts(waiting: Say, newer: Say) -> bool:
    """Whether something that waits is still said when something newer comes."""
    if _RANK[waiting.urgency] > _RANK[newer.urgency]:
        return True
    return newer.urgency == "count" and _is_sentence(waiting)


def _is_sentence(said: Say) -> bool:
    """Whether it is a cue that means the same a moment later."""
    words = said.text.split()
    numbers = any(letter.isdigit() for letter in said.text)
    return said.urgency == "cue" and len(words) >= _WORDS and not numbers


def _interrupts(newer: Urgency, older: Urgency) -> bool:
    return _RANK[newer] > _RANK[older] or (newer == older and newer != "cue")
