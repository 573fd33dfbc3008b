"""Speech for browsers without a voice: the texts of a session, synthesised and kept."""

from __future__ import annotations

import io
import threading
import wave
from collections import OrderedDict
from typing import TYPE_CHECKING

import numpy as np

from hep_vision.live.sounds import RATE_HZ
from hep_vision.live.voice import VoiceError, as_spoken, find_voice

if TYPE_CHECKING:
    from hep_vision.live.sounds import Samples
    from hep_vision.live.voice import Voice

# Some 20 MB: a sentence of three seconds has 150 kB.
MOST_KEPT = 128


class SpokenTexts:
    """Speaks texts into memory, one after another, and keeps the latest."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._voices: dict[str, Voice | None] = {}
        self._kept: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    def can_speak(self, language: str) -> bool:
        """Whether this machine has a voice of the language."""
        with self._lock:
            return self._voice(language) is not None

    def wav(self, language: str, text: str) -> bytes | None:
        """A text as a WAV file; None if this machine cannot speak it. It takes its time."""
        with self._lock:
            if (known := self._kept.get((language, text))) is not None:
                self._kept.move_to_end((language, text))
                return known
            voice = self._voice(language)
            if voice is None:
                return None
            try:
                made = as_wav(voice.speak(as_spoken(text)))
            except VoiceError:
                return None
            self._kept[language, text] = made
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            return made

    def close(self) -> None:
        """Forget everything that was spoken."""
        with self._lock:
            self._kept.clear()

    def _voice(self, language: str) -> Voice | None:
        if language not in self._voices:
            self._voices[language] = find_voice(language)
        return self._voices[language]


def as_wav(samples: Samples) -> bytes:
    """Samples as a WAV file: one channel, 16 bits, at `RATE_HZ`."""
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return content.getvalue()
