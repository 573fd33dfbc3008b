"""Plays sounds and the voice together, through the loudspeaker or into a file."""

from __future__ import annotations

import threading
import time
import wave
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from hep_vision.errors import DeviceError, OutputError
from hep_vision.live.sounds import RATE_HZ, Samples
from hep_vision.sources.pose.quiet import native_stderr_silenced

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

BUFFER_MS = 60
GAIN_STEPS = (0.15, 0.25, 0.4, 0.6, 0.8, 1.0)
USUAL_STEP = 3
_BLOCK_S = 0.02
# Of the voice while a sound is played, so that both are told apart.
_BEHIND = 0.4


class Mixer:
    """Adds up the voice and the sounds that are being played; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sounds: list[Samples] = []
        self._voice: Samples = np.zeros(0, np.float32)
        self._step = USUAL_STEP

    def play(self, samples: Samples) -> None:
        """Play a sound beside whatever is playing."""
        with self._lock:
            self._sounds.append(samples)

    def speak(self, samples: Samples) -> None:
        """Speak, in place of whatever is being spoken."""
        with self._lock:
            self._voice = samples

    @property
    def speaking(self) -> bool:
        """Whether the voice has not come to its end."""
        return len(self._voice) > 0

    def turn(self, step: int) -> None:
        """Louder (+1) or quieter (-1)."""
        self._step = min(len(GAIN_STEPS) - 1, max(0, self._step + step))

    def pull(self, count: int) -> Samples:
        """The next samples, shape (count,)."""
        mixed = np.zeros(count, np.float32)
        with self._lock:
            voice = self._voice[:count]
            self._voice = self._voice[count:]
            left: list[Samples] = []
            for sound in self._sounds:
                part = sound[:count]
                mixed[: len(part)] += part
                if len(sound) > count:
                    left.append(sound[count:])
            self._sounds = left
        mixed[: len(voice)] += voice * (_BEHIND if np.abs(mixed).max(initial=0.0) > 0.05 else 1.0)
        return np.clip(mixed * GAIN_STEPS[self._step], -1.0, 1.0)


class Output(Protocol):
    """Where the mixed sound goes."""

    def close(self) -> None:
        """Stop; calling it again does nothing."""
        ...


class Loudspeaker:
    """The machine's loudspeaker.

    Raises
    ------
    DeviceError
        If there is none, or it cannot be used.
    """

    def __init__(self, mixer: Mixer) -> None:
        import miniaudio  # pyright: ignore[reportMissingTypeStubs]

        try:
            with native_stderr_silenced():  # the sound system's own words, for each device
                device: Any = miniaudio.PlaybackDevice(
                    output_format=miniaudio.SampleFormat.FLOAT32,
                    nchannels=1,
                    sample_rate=RATE_HZ,
                    buffersize_msec=BUFFER_MS,
                    app_name="hep-vision",
                )
            stream = _stream(mixer)
            next(stream)
            device.start(stream)
        except miniaudio.MiniaudioError as error:
            raise DeviceError(
                "There is no loudspeaker on this computer, or it is in use."
            ) from error
        self._device = device

    def close(self) -> None:
        """Stop playing."""
        self._device.close()


def _stream(mixer: Mixer) -> Generator[bytes, int, None]:
    count = yield b""
    while True:
        count = yield mixer.pull(count).tobytes()


class SoundFile:
    """A sound file that fills at the pace at which a loudspeaker would play.

    Raises
    ------
    OutputError
        If it cannot be written.
    """

    def __init__(self, mixer: Mixer, path: Path) -> None:
        self._mixer = mixer
        try:
            self._file = wave.open(str(path), "wb")  # noqa: SIM115 - closed by the thread
        except OSError as error:
            raise OutputError(f"{path} cannot be written ({error.strerror}).") from error
        self._file.setnchannels(1)
        self._file.setsampwidth(2)
        self._file.setframerate(RATE_HZ)
        self._closed = threading.Event()
        self.begin_s = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Complete the file."""
        self._closed.set()
        self._thread.join()

    def _run(self) -> None:
        done = 0
        while not self._closed.wait(_BLOCK_S):
            due = round((time.monotonic() - self.begin_s) * RATE_HZ) - done
            samples = self._mixer.pull(due)
            self._file.writeframes((samples * 32767).astype("<i2").tobytes())
            done += due
        self._file.close()
