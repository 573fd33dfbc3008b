"""Everything that is heard: sounds and voice, or as much of them as this machine can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hep_vision.errors import DeviceError
from hep_vision.live.player import Loudspeaker, Mixer, SoundFile
from hep_vision.live.sounds import earcon
from hep_vision.live.speaker import Speaker
from hep_vision.live.voice import find_voice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Literal

    from hep_vision.coach.moment import Earcon, Say
    from hep_vision.live.clock import Clock
    from hep_vision.live.player import Output
    from hep_vision.live.voice import Voice

# Letters read in a second, where what would be said can only be read.
READING_PER_S = 15.0


class Sound:
    """Plays and speaks where it can; where it cannot, nothing happens.

    Parameters
    ----------
    clock : callable
        The session's clock.
    language : str
        Of the voice.
    ahead : iterable of str
        What is likely to be said.
    file : Path, optional
        Sound file to write instead of using the loudspeaker.

    Attributes
    ----------
    lacks : {"sound", "voice"}, optional
        What this machine has not; to be said once.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """

    def __init__(
        self, clock: Clock, language: str, ahead: Iterable[str] = (), file: Path | None = None
    ) -> None:
        self._clock = clock
        self._read_until_s = 0.0
        self.mixer = Mixer()
        self._output = _output(self.mixer, file)
        voice = find_voice(language) if self._output else None
        self._speaker = Speaker(voice, self.mixer, ahead) if voice else None
        self.lacks: Literal["sound", "voice"] | None = _lacks(self._output, voice)

    @property
    def speaking(self) -> bool:
        """Whether somebody who listens, or reads, is not at the end of it yet."""
        if self._speaker is not None and self._speaker.failed is None:
            return self._speaker.speaking
        return self._clock() < self._read_until_s

    def play(self, name: Earcon) -> None:
        """Play a short sound now."""
        if self._output is not None:
            self.mixer.play(earcon(name))

    def say(self, said: Say) -> None:
        """Say something as soon as its urgency allows."""
        if self._speaker is not None:
            self._speaker.say(said)
        self._read_until_s = self._clock() + len(said.text) / READING_PER_S

    def turn(self, step: int) -> None:
        """Louder (+1) or quieter (-1)."""
        self.mixer.turn(step)

    def close(self) -> None:
        """Fall silent; calling it again does nothing."""
        if self._speaker is not None:
            self._speaker.close()
        if self._output is not None:
            self._output.close()
            self._output = None


def _output(mixer: Mixer, file: Path | None) -> Output | None:
    if file is not None:
        return SoundFile(mixer, file)
    try:
        return Loudspeaker(mixer)
    except DeviceError:
        return None


def _lacks(output: Output | None, voice: Voice | None) -> Literal["sound", "voice"] | None:
    if output is None:
        return "sound"
    return "voice" if voice is None else None
